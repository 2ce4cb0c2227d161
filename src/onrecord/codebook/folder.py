"""The files of a codebook folder: a user's own go before those that ship (``data/README.md``)."""

import csv
import os
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from ..errors import CodebookError

SHIPPED = Path(__file__).with_name("data")
LEXICON = "lexicon"
TABLES: Mapping[str, frozenset[str]] = {
    "plover_events.csv": frozenset(
        {"event", "label", "quad", "recipient_required", "plover_score"}
    ),
    "plover_modes.csv": frozenset({"event", "mode", "label", "plover_score", "status"}),
    "mode_aliases.csv": frozenset({"event", "alias", "mode"}),
    "plover_contexts.csv": frozenset({"context", "label"}),
    "cameo_codes.csv": frozenset({"code", "name", "goldstein"}),
    "cameo_to_plover.csv": frozenset({"cameo", "plover_event", "plover_mode"}),
    "cameo_preferred.csv": frozenset({"event", "mode", "cameo"}),
}
"""The tables of a codebook with the columns that each must have."""
Row = dict[str, str]


def files_of(folder: Path) -> list[Path]:
    """Return the tables and lexicon files that *folder* itself holds, in a fixed order.

    Raises:
        CodebookError: it is no folder, cannot be read, holds none or a table of another name.
    """
    may_hold = f"it may hold {', '.join(TABLES)} and {LEXICON}/*.tsv"
    listed = _listed(folder)
    for path in listed:
        if path.suffix in (".csv", ".tsv") and path.name not in TABLES:
            raise CodebookError(f"{path}: no file of a codebook; {may_hold}")
    tables = [path for path in listed if path.name in TABLES]
    found = tables + lexicon_files([folder / LEXICON])
    if not found:
        raise CodebookError(f"{folder}: holds no file of a codebook; {may_hold}")
    return found


def lexicon_files(folders: Iterable[Path]) -> list[Path]:
    """Return the ``*.tsv`` files of *folders* by name; one in a later folder replaces its namesake.

    Raises:
        CodebookError: one of them is no folder or cannot be read; one that is not there is empty.
    """
    there = [folder for folder in folders if os.path.lexists(folder)]
    files = {p.name: p for folder in there for p in _listed(folder) if p.suffix == ".tsv"}
    return [files[name] for name in sorted(files)]


def rows(folder: Path, table: str) -> Iterator[tuple[Row, str]]:
    """Yield the rows of *table*, of *folder* or else the shipped one, each with its place for messages.

    Raises:
        CodebookError: the table cannot be read, lacks a column or a row is too short or long.
    """
    path = folder / table if os.path.lexists(folder / table) else SHIPPED / table
    try:
        # utf-8-sig: spreadsheet programs write a byte order mark
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            missing = TABLES[table] - set(reader.fieldnames or ())
            if missing:
                raise CodebookError(f"{path}:1: no column {', '.join(sorted(missing))}")
            for row in reader:
                at = f"{path}:{reader.line_num}"
                if None in row or None in row.values():
                    raise CodebookError(f"{at}: expected {len(reader.fieldnames or ())} columns")
                yield row, at
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CodebookError(f"{path}: cannot be read: {error}") from error


def stamp(folder: Path, files: Iterable[Path]) -> str:
    """Return the name of *folder* with a digest of *files*: records tell two states of it apart."""
    digest = sha256()
    for path in files:
        content = sha256(path.read_bytes()).hexdigest()
        digest.update(f"{path.relative_to(folder).as_posix()} {content}\n".encode(errors="replace"))
    name = folder.resolve().name.encode(errors="replace").decode()
    return f"{name} {digest.hexdigest()[:8]}"


def _listed(folder: Path) -> list[Path]:
    """Return what *folder* holds, by name; hidden files (locks of editors, say) do not count."""
    try:
        return sorted(p for p in folder.iterdir() if not p.name.startswith("."))
    except OSError as error:
        raise CodebookError(f"{folder}: {error.strerror}") from error
