"""Loads a codebook folder (``data/README.md`` describes its files)."""

import csv
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from ..errors import CodebookError
from ..records.labels import Quad
from .lexicon import EventLexicon, read

SHIPPED = Path(__file__).with_name("data")
_QUADS: Mapping[str, Quad] = {quad: quad for quad in get_args(Quad)}
Row = dict[str, str]
_COLUMNS: Mapping[str, frozenset[str]] = {
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


@dataclass(frozen=True, slots=True)
class EventTypeEntry:
    """One PLOVER type; ``score`` is PLOVER's, from -10 (conflict) to 10 (cooperation)."""

    type: str
    label: str
    quad: Quad
    recipient_required: bool
    score: float


@dataclass(frozen=True, slots=True)
class ModeEntry:
    """One mode of a type; ``score`` is None where the manual gives none."""

    type: str
    mode: str
    label: str
    score: float | None


@dataclass(frozen=True, slots=True)
class CameoCode:
    """One CAMEO code with its Goldstein value (-10 to 10), None where the table has none."""

    code: str
    name: str
    goldstein: float | None


@dataclass(frozen=True, slots=True)
class Codebook:
    """Types, modes, contexts and the crosswalk of one codebook.

    Attributes:
        types: PLOVER type -> entry.
        modes: (type, mode) -> entry, current modes only.
        aliases: (type, older name) -> mode.
        contexts: context -> label.
        cameo: CAMEO code -> entry.
        crosswalk: CAMEO code -> (type, mode or None).
        preferred: (type, mode or None) -> CAMEO code, None where CAMEO has no such code.
        lexicon: the words that denote events (``lexicon/*.tsv``).
        version: stamped into each record.
    """

    types: Mapping[str, EventTypeEntry]
    modes: Mapping[tuple[str, str], ModeEntry]
    aliases: Mapping[tuple[str, str], str]
    contexts: Mapping[str, str]
    cameo: Mapping[str, CameoCode]
    crosswalk: Mapping[str, tuple[str, str | None]]
    preferred: Mapping[tuple[str, str | None], str | None]
    lexicon: EventLexicon
    version: str = "PLOVER 2.0"

    @classmethod
    def load(cls, path: Path | None = None) -> "Codebook":
        """Return the codebook of the folder *path*, or the one that ships.

        Raises:
            CodebookError: a file is missing or a row breaks the schema (names file and line).
        """
        folder = path or SHIPPED
        types = {row["event"]: _type(row, at) for row, at in _rows(folder, "plover_events.csv")}
        modes = {
            (row["event"], row["mode"]): ModeEntry(
                row["event"], row["mode"], row["label"], _number(row["plover_score"], at)
            )
            for row, at in _rows(folder, "plover_modes.csv")
            if row["status"] == "current" and _known(row["event"], types, at)
        }
        aliases = {
            (row["event"], row["alias"]): row["mode"]
            for row, at in _rows(folder, "mode_aliases.csv")
            if _known((row["event"], row["mode"]), modes, at)
        }
        cameo = {
            row["code"]: CameoCode(row["code"], row["name"], _number(row["goldstein"], at))
            for row, at in _rows(folder, "cameo_codes.csv")
        }
        crosswalk = _crosswalk(folder, types, modes, aliases)
        preferred = _preferred(folder, types, modes, cameo)
        contexts = {row["context"]: row["label"] for row, _ in _rows(folder, "plover_contexts.csv")}
        lexicon = read(folder / "lexicon")
        _check(lexicon, folder, modes, aliases, cameo)
        return cls(types, modes, aliases, contexts, cameo, crosswalk, preferred, lexicon)

    def score(self, type: str, mode: str | None) -> float:
        """Return PLOVER's score of the mode, or of the type where the mode has none."""
        entry = self.modes.get((type, mode)) if mode else None
        if entry is not None and entry.score is not None:
            return entry.score
        return self.types[type].score

    def quad(self, type: str) -> Quad:
        """Return the quad class of *type*, one of the four names of RECORD.md."""
        return self.types[type].quad

    def goldstein(self, cameo: str) -> float | None:
        """Return the Goldstein value of a CAMEO code."""
        entry = self.cameo.get(cameo)
        return entry.goldstein if entry else None

    def plover_of(self, cameo: str) -> tuple[str, str | None] | None:
        """Return (type, mode) of a CAMEO code; None where PLOVER has no place for it (01)."""
        return self.crosswalk.get(cameo)

    def cameo_of(self, type: str, mode: str | None) -> str | None:
        """Return the most general CAMEO code of *type* and *mode*; None where CAMEO has none.

        The preferred code wins (``cameo_preferred.csv``), else the shortest, then the lowest of
        the crosswalk; a mode that no code carries falls back on the type's own code. The words
        may allow a finer code; that is for who has the words.
        """
        for wanted in ((type, mode), (type, None)):
            if wanted in self.preferred:
                return self.preferred[wanted]
            codes = [c for c, pair in self.crosswalk.items() if pair == wanted]
            if codes:
                return min(codes, key=lambda c: (len(c), c))
        return None


def _rows(folder: Path, name: str) -> Iterator[tuple[Row, str]]:
    """Yield the rows of a file, each with its place for error messages."""
    path = folder / name
    try:
        # utf-8-sig: spreadsheet programs write a byte order mark
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            missing = _COLUMNS[name] - set(reader.fieldnames or ())
            if missing:
                raise CodebookError(f"{path}:1: no column {', '.join(sorted(missing))}")
            for row in reader:
                at = f"{path}:{reader.line_num}"
                if None in row or None in row.values():
                    raise CodebookError(f"{at}: expected {len(reader.fieldnames or ())} columns")
                yield row, at
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CodebookError(f"{path}: cannot be read: {error}") from error


def _crosswalk(
    folder: Path,
    types: Container[object],
    modes: Container[object],
    aliases: Mapping[tuple[str, str], str],
) -> dict[str, tuple[str, str | None]]:
    """Return CAMEO code -> (type, mode); a mode that the codebook no longer has is left out."""
    crosswalk = {}
    for row, at in _rows(folder, "cameo_to_plover.csv"):
        if row["plover_event"] and _known(row["plover_event"], types, at):
            kind, mode = row["plover_event"], row["plover_mode"]
            mode = aliases.get((kind, mode), mode)
            crosswalk[row["cameo"]] = (kind, mode if (kind, mode) in modes else None)
    return crosswalk


def _preferred(
    folder: Path, types: Container[object], modes: Container[object], cameo: Container[object]
) -> dict[tuple[str, str | None], str | None]:
    """Return (type, mode) -> the CAMEO code that goes before the crosswalk's."""
    preferred = {}
    for row, at in _rows(folder, "cameo_preferred.csv"):
        kind, mode, code = row["event"], row["mode"] or None, row["cameo"] or None
        _known(kind, types, at)
        if mode:
            _known((kind, mode), modes, at)
        if code:
            _known(code, cameo, at)
        preferred[kind, mode] = code
    return preferred


def _check(
    lexicon: EventLexicon,
    folder: Path,
    modes: Container[object],
    aliases: Container[object],
    cameo: Container[object],
) -> None:
    """Raise if an entry of the lexicon has a mode or code that the tables do not know."""
    for entry in lexicon.entries:
        at = f"{folder / 'lexicon'}: {' '.join(entry.words)} ({entry.pos}, {entry.type})"
        if entry.mode and (entry.type, entry.mode) not in aliases:
            _known((entry.type, entry.mode), modes, at)
        _known(entry.cameo, cameo, at)


def _type(row: Row, at: str) -> EventTypeEntry:
    score = _number(row["plover_score"], at)
    quad = _QUADS.get(row["quad"])
    if quad is None or score is None:
        raise CodebookError(f"{at}: {row['event']} needs a quad class and a score")
    required = row["recipient_required"] == "yes"
    return EventTypeEntry(row["event"], row["label"], quad, required, score)


def _number(value: str, at: str) -> float | None:
    try:
        return float(value) if value else None
    except ValueError as error:
        raise CodebookError(f"{at}: {value!r} is not a number") from error


def _known(key: object, table: Container[object], at: str) -> bool:
    """Return True; raise if *key* does not stand in *table*."""
    if key not in table:
        raise CodebookError(f"{at}: {key!r} is not in the codebook")
    return True
