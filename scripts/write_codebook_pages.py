"""Writes ``docs/codebook/``: an overview, and one page per event type with its lexicon entries.

The same tables make the same bytes. ``--check`` writes nothing and ends with 1 where the pages on
disk differ from the tables.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from onrecord.codebook import Codebook
from onrecord.codebook.folder import LEXICON, SHIPPED, Row, lexicon_files, rows
from onrecord.codebook.lexicon import COLUMNS

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "docs/codebook"
MARK = "<!-- Written by scripts/write_codebook_pages.py; do not edit. -->"
TABLES = "../../src/onrecord/codebook/data/README.md"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--check", action="store_true", help="write nothing, end with 1 if stale")
    given = parser.parse_args()
    made = pages()
    if given.check:
        differing = stale(made, given.out)
        for name in differing:
            print(f"{given.out / name}: differs; run scripts/write_codebook_pages.py")
        return 1 if differing else 0
    write(made, given.out)
    return 0


def pages(folder: Path | None = None) -> dict[str, str]:
    """Return file name -> Markdown of the shipped codebook, or of it with the files of *folder*.

    Raises:
        CodebookError: the codebook cannot be loaded.
    """
    book = Codebook.load(folder)
    types = [row for row, _ in rows(folder or SHIPPED, "plover_events.csv")]
    entries: dict[str, list[Row]] = defaultdict(list)
    for path in lexicon_files([SHIPPED / LEXICON, (folder or SHIPPED) / LEXICON]):
        for row in lexicon_rows(path):
            entries[row["type"]].append(row)
    made = {"README.md": overview(book, types, entries)}
    for row in types:
        made[f"{row['event']}.md"] = page(book, row, entries[row["event"]])
    return made


def write(made: dict[str, str], out: Path) -> None:
    """Write the pages into *out* and remove the pages there that this script once wrote."""
    out.mkdir(parents=True, exist_ok=True)
    for name in _left_over(made, out):
        (out / name).unlink()
    for name, content in made.items():
        (out / name).write_bytes(content.encode())


def stale(made: dict[str, str], out: Path) -> list[str]:
    """Return the names of the pages in *out* that differ, are missing or have no type any more."""
    differing = [
        name
        for name, content in made.items()
        if not (out / name).is_file() or (out / name).read_bytes() != content.encode()
    ]
    return sorted(differing + _left_over(made, out))


def _left_over(made: dict[str, str], out: Path) -> list[str]:
    found = (p for p in out.glob("*.md") if p.name not in made)
    return sorted(p.name for p in found if MARK in p.read_text(encoding="utf-8"))


def lexicon_rows(path: Path) -> Iterator[Row]:
    """Yield the entries of a lexicon file as they are written; loading has checked their form."""
    for line in path.read_text(encoding="utf-8-sig").splitlines()[1:]:
        if line and not line.startswith("#"):
            yield dict(zip(COLUMNS, line.split("\t"), strict=True))


def overview(book: Codebook, types: Sequence[Row], entries: dict[str, list[Row]]) -> str:
    """Return the page with one line per type."""
    total = sum(len(entries[row["event"]]) for row in types)
    lines = [
        [
            f"[{row['event']}]({row['event']}.md)",
            text(row["label"]),
            book.quad(row["event"]),
            signed(book.types[row["event"]].score),
            roots(row),
            f"{len(entries[row['event']]):,}",
        ]
        for row in types
    ]
    lines.append(["all", "", "", "", "", f"{total:,}"])
    head = ["type", "what", "quad", "score", "CAMEO roots", "entries"]
    return "\n".join(
        [
            f"# Codebook\n\n{MARK}\n",
            f"The {len(types)} event types of {book.version}. Each page gives a type's modes and CAMEO codes "
            "and all words\nof the lexicon that denote it, with an example for each. "
            f"The tables, their sources and the language of\nframes are described beside the data: "
            f"[{TABLES.removeprefix('../../')}]({TABLES}).\n",
            "The score is PLOVER's, from -10 (conflict) to 10 (cooperation). "
            "The quad says whether a type is word or deed,\nconflict or cooperation. "
            "CAMEO roots are the CAMEO chapters and codes that the manual counts as the type.\n",
            _markdown(head, lines),
        ]
    )


def page(book: Codebook, row: Row, entries: Sequence[Row]) -> str:
    """Return the page of the type in *row*, a line of ``plover_events.csv``."""
    kind = row["event"]
    facts = {
        "Quad": book.quad(kind),
        "Score": signed(book.types[kind].score),
        "Recipient required": row["recipient_required"],
        "CAMEO roots": roots(row),
        "CAMEO code where nothing finer is known": _code(book.cameo_of(kind, None)),
    }
    sections = [
        f"# {kind}\n\n{MARK}\n",
        f"{text(sentence(row['label']))}\n",
        "".join(f"- {what}: {fact}\n" for what, fact in facts.items()),
        "## Modes\n",
        _modes(book, kind),
        "## CAMEO codes\n",
        _codes(book, kind, entries),
        f"## Lexicon\n\n{_legend(len(entries))}\n",
        *_groups(book, kind, entries),
        "[All types](README.md)\n",
    ]
    return "\n".join(sections)


def _modes(book: Codebook, kind: str) -> str:
    older: dict[str, list[str]] = defaultdict(list)
    for (of, alias), mode in book.aliases.items():
        if of == kind:
            older[mode].append(alias)
    lines = [
        [
            text(entry.mode),
            text(entry.label),
            signed(entry.score),
            _code(book.cameo_of(kind, entry.mode)),
            text(", ".join(sorted(older[entry.mode]))),
        ]
        for (of, _), entry in book.modes.items()
        if of == kind
    ]
    if not lines:
        return "None.\n"
    return _markdown(["mode", "what", "score", "CAMEO", "older names"], lines)


def _codes(book: Codebook, kind: str, entries: Iterable[Row]) -> str:
    counts: dict[str, int] = defaultdict(int)
    for entry in entries:
        counts[entry["cameo"]] += 1
    lines = [
        [
            code,
            text(book.cameo[code].name) if code in book.cameo else "",
            signed(book.goldstein(code)),
            text(mode or ""),
            str(counts[code]),
        ]
        for code, (of, mode) in sorted(book.crosswalk.items())
        if of == kind
    ]
    if not lines:
        return "None.\n"
    return _markdown(["code", "name", "Goldstein", "mode", "entries"], lines)


def _legend(count: int) -> str:
    if not count:
        return "No entries."
    return (
        f"{count:,} entries. An empty frame is the default of the word class; polarity - says that "
        f"the act does not take place.\nThe language of frames: [codebook data]({TABLES}#lexicon)."
    )


def _groups(book: Codebook, kind: str, entries: Iterable[Row]) -> Iterator[str]:
    """Yield a section per CAMEO code, the entries in the order of their words."""
    groups: dict[str, list[Row]] = defaultdict(list)
    for entry in entries:
        groups[entry["cameo"]].append(entry)
    head = ["words", "class", "frame", "mode", "CAMEO", "polarity", "example"]
    for code, group in sorted(groups.items()):
        yield f"### {code} {text(sentence(book.cameo[code].name, end=''))}\n"
        place = book.plover_of(code)
        if place is None or place[0] != kind:
            yield f"The crosswalk gives this code to {place[0] if place else 'no type'}.\n"
        yield _markdown(head, map(_entry, sorted(group, key=lambda e: [e[c] for c in COLUMNS])))


def _entry(entry: Row) -> list[str]:
    return [
        text(entry["words"]),
        entry["pos"],
        spelt(entry["frame"]),
        text(entry["mode"]),
        entry["cameo"],
        entry["polarity"],
        text(entry["example"], keep="*"),
    ]


def text(value: str, *, keep: str = "") -> str:
    """Return *value* for a Markdown cell: what Markdown would read as a sign is escaped, but *keep*."""
    return "".join(f"\\{c}" if c in "\\|`*_<[" and c not in keep else c for c in value)


def spelt(value: str) -> str:
    """Return *value* as code in a cell: there too a bare "|" would end the cell."""
    return f"`{value.replace('|', chr(92) + '|')}`" if value else ""


def roots(row: Row) -> str:
    """Return the CAMEO roots of a type, which the table parts by ";"."""
    return text(", ".join(part.strip() for part in row.get("cameo_roots", "").split(";")))


def signed(value: float | None) -> str:
    """Return a score as short as it can be, "" for none."""
    return "" if value is None else f"{value:g}"


def sentence(words: str, end: str = ".") -> str:
    """Return *words* with one capital at the beginning and *end*: CAMEO's roots are all capitals."""
    words = words.lower() if words.isupper() else words
    return f"{words[:1].upper()}{words[1:]}{end}"


def _code(value: str | None) -> str:
    return value or "none"


def _markdown(head: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    table = [head, ["---"] * len(head), *lines]
    return "".join(f"| {' | '.join(line)} |\n" for line in table)


if __name__ == "__main__":
    sys.exit(main())
