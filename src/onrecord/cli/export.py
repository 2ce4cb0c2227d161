"""``onrecord export``: a store, or what filters select of it, in the formats of the field."""

import codecs
import sys
from collections.abc import Iterator
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, BinaryIO

import typer

from ..errors import InputError
from .asking import Question, asks

if TYPE_CHECKING:
    from ..export import Options, Snapshot
    from ..records import Incident, Link
    from ..store import Store

FORMATS = (
    "plover", "polecat", "icews", "petrarch", "gdelt", "acled", "ucdp", "geojson", "parquet",
    "jsonld", "csv",
)  # fmt: skip
"""As ``onrecord.export`` has them, which a test compares; --help need not load it."""
_RECORDS_KEPT = 64
_KEPT = "\n\t\u200c\u200d"
"""Unprintable, and harmless in a terminal; the joiners spell Persian and Indic names."""


@asks(listing=False)
def export(
    question: Question,
    *,
    format: Annotated[
        str,
        typer.Option(
            "--as", metavar="FORMAT", help=f"One of {', '.join(FORMATS)}.", show_default=False
        ),
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Write to FILE, which appears when all is done, and what belongs to it beside it.",
        ),
    ] = None,
    everything: Annotated[
        bool,
        typer.Option("--all", help="Also what is denied, planned or open, in formats of facts."),
    ] = False,
    raw: Annotated[
        bool, typer.Option("--raw", help="No apostrophe before cells that a spreadsheet computes.")
    ] = False,
    bom: Annotated[
        bool, typer.Option("--bom", help="A byte order mark before CSV, for old spreadsheets.")
    ] = False,
    country_points: Annotated[
        bool,
        typer.Option("--country-points", help="The middle of a country where no more is known."),
    ] = False,
    no_passages: Annotated[
        bool, typer.Option("--no-passages", help="Leave out the words of the articles.")
    ] = False,
) -> None:
    """Export a store in the formats of the field.

    The filters choose events and attributions as in `onrecord events` and `onrecord attributions`,
    incidents as in `onrecord incidents`. docs/exports.md has the columns.
    """
    # Imported here: --help needs no formats.
    from ..export import Options

    options = Options(
        everything=everything,
        guard=not raw,
        bom=bom,
        country_points=country_points,
        passages=not no_passages,
    )
    _write(question, format, out, options)


def _write(question: Question, format: str, out: Path | None, options: "Options") -> None:
    from ..export import FORMATS as KNOWN
    from ..export import export as export_to
    from ..export import write

    if format not in KNOWN:
        raise InputError(f"{format}: no such format; there are {', '.join(KNOWN)}")
    terminal = sys.stdout.isatty()
    if out is None and terminal and not KNOWN[format].text:
        raise InputError(f"{format} cannot be read in a terminal; name a file with --out")
    with question.opened() as store, store.transaction():  # one state of the store throughout
        taken = snapshot(store, question)
        if out is not None:
            for file in export_to(taken, format, out, options):
                typer.echo(str(file), err=True)
            return
        stream = sys.stdout.buffer
        write(taken, format, _Shown(stream) if terminal else stream, options)  # type: ignore[arg-type]
        stream.flush()


def snapshot(store: "Store", question: Question) -> "Snapshot":
    """Return what the filters of *question* select of *store*, as exports read it."""
    from ..export import Snapshot
    from ..store import queries
    from ..store.queries import selection

    filters = question.filters

    def incidents() -> "Iterator[Incident]":
        return queries.walk(queries.incidents, store, filters)

    def links() -> "Iterator[Link]":
        return queries.walk(queries.links, store, filters)

    return Snapshot(
        records=partial(selection.records, store, filters),
        incidents=incidents,
        claims=partial(selection.claims, store, filters),
        links=links,
        groups=partial(selection.groups, store, filters),
        record=lru_cache(maxsize=_RECORDS_KEPT)(store.record),
        incident_of=partial(selection.incident_of, store),
        group_of=partial(queries.copies_of, store),
    )


class _Shown:
    """A terminal that takes bytes of text and shows what would steer it."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def write(self, data: bytes) -> int:
        text = self._decoder.decode(data)
        shown = (c if c.isprintable() or c in _KEPT else "\ufffd" for c in text)
        self._stream.write("".join(shown).encode())
        return len(data)

    def flush(self) -> None:
        self._stream.flush()
