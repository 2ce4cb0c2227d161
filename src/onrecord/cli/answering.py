"""How rows of a store are printed: a table for readers, JSON Lines and CSV for programs."""

import csv
import io
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, BinaryIO, Generic, TypeVar

import msgspec

from .asking import Format, Question
from .visible import harmless_json, visible
from .wording import NOBODY, counted

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from ..store import Store
    from ..store.queries import Page

SHOWN = 50
"""Rows of a table where the user does not say."""
_CHUNK = 500
"""Rows that a table measures and prints together."""
T = TypeVar("T", bound=msgspec.Struct)
Row = TypeVar("Row", bound=msgspec.Struct)


@dataclass(frozen=True, slots=True)
class Heading:
    """A column of a table: its name, and its share of the width or its width."""

    name: str
    ratio: int | None = None
    width: int | None = None
    number: bool = False


@dataclass(frozen=True, slots=True)
class Listing(Generic[T]):
    """How the answers to one question look.

    Attributes:
        noun: one row, in words.
        headings: the columns of the table; ``cells`` gives those of a row.
        columns: name and value of the cells of a CSV row.
        least: below so many columns of the terminal, the cells of a row stand below each other.
    """

    noun: str
    least: int
    headings: Sequence[Heading]
    cells: Callable[[T], "list[Text]"]
    columns: Sequence[tuple[str, Callable[[T], Any]]]


def answer(
    question: Question,
    listing: Listing[T],
    ask: "Callable[..., Page[T]]",
    count: "Callable[..., int]",
    **more: Any,
) -> None:
    """Ask the store of *question* and print the rows of the answer.

    Raises:
        InputError: there is no such store.
        StoreError: it cannot be read.
    """
    from ..store.queries import walk

    with question.opened() as store, store.transaction():
        rows: Iterable[T] = walk(ask, store, question.filters, **more)
        if (question.format or _usual()) is Format.table:
            limit = SHOWN if question.limit is None else question.limit
            if limit:
                rows = ask(store, question.filters, limit=limit, **more).rows
            shown = show(rows, listing)
            if limit and shown == limit:
                _tell_more(shown, count(store, question.filters, **more), listing.noun)
        else:
            write(islice(rows, question.limit or None), listing, question)


def answer_all(question: Question, listing: Listing[T], rows: "Callable[[Store], list[T]]") -> None:
    """Print *rows*, which come all at once.

    Raises:
        InputError: there is no such store.
        StoreError: it cannot be read.
    """
    with question.opened() as store:
        found = rows(store)
    wanted = question.limit or None
    if (question.format or _usual()) is Format.table:
        wanted = SHOWN if question.limit is None else wanted
        show(found[:wanted], listing)
        if wanted and len(found) > wanted:
            _tell_more(wanted, len(found), listing.noun)
    else:
        write(found[:wanted], listing, question)


def _usual() -> Format:
    return Format.table if sys.stdout.isatty() else Format.jsonl


def _tell_more(shown: int, total: int, noun: str) -> None:
    if total > shown:
        print(f"{shown:,} of {counted(total, noun)}; --limit 0 shows all")


def write(rows: Iterable[T], listing: Listing[T], question: Question) -> None:
    """Write *rows* to standard output as JSON Lines or CSV."""
    stream = sys.stdout.buffer
    if question.format is Format.csv:
        _csv(rows, listing, stream)
    else:
        encoder = msgspec.json.Encoder(order=None)
        for row in rows:
            line = encoder.encode(row).decode()
            stream.write((harmless_json(line) if stream.isatty() else line).encode() + b"\n")
    stream.flush()


def _csv(rows: Iterable[T], listing: Listing[T], stream: BinaryIO) -> None:
    """Write CSV (RFC 4180, UTF-8); what a spreadsheet would compute gets an apostrophe before it."""
    from ..export.delimited import guarded, plain

    safe = visible if stream.isatty() else lambda text: text.replace("\0", "")
    header = [[name for name, _ in listing.columns]]
    cells = ([guarded(safe(plain(value(row)))) for _, value in listing.columns] for row in rows)
    for line in chain(header, cells):
        text = io.StringIO()
        csv.writer(text, lineterminator="\r\n").writerow(line)
        stream.write(text.getvalue().encode("utf-8", "replace"))


def show(rows: Iterable[T], listing: Listing[T], console: "Console | None" = None) -> int:
    """Print *rows* as a table and return how many there were."""
    from .table import console_on

    console = console or console_on(sys.stdout.buffer)
    remaining, shown = iter(rows), 0
    while some := list(islice(remaining, _CHUNK)):
        if console.width < listing.least:
            _blocks(some, listing, console)
        else:
            _table(some, listing, console, header=shown == 0)
        shown += len(some)
    if not shown:
        console.print(f"no {listing.noun} fits")
    return shown


def _table(rows: list[T], listing: Listing[T], console: "Console", *, header: bool) -> None:
    # Imported here: rich's tables cost start-up time that a pipe need not pay.
    from rich.table import Table

    table = Table(box=None, expand=True, padding=(0, 2, 0, 0), pad_edge=False, show_header=header)
    table.header_style = "dim underline"
    for heading in listing.headings:
        table.add_column(
            heading.name,
            ratio=heading.ratio,
            width=heading.width,
            overflow="fold",
            justify="right" if heading.number else "left",
        )
    for row in rows:
        table.add_row(*listing.cells(row))
    console.print(table)


def _blocks(rows: list[T], listing: Listing[T], console: "Console") -> None:
    from rich.table import Table
    from rich.text import Text

    width = max(len(heading.name) for heading in listing.headings)
    for row in rows:
        block = Table(box=None, padding=(0, 1, 0, 0), pad_edge=False, show_header=False)
        block.add_column(width=width, style="dim", overflow="fold")
        block.add_column(overflow="fold")
        for heading, cell in zip(listing.headings, listing.cells(row), strict=True):
            if cell.plain.strip(f"{NOBODY} \n"):
                block.add_row(Text(heading.name), cell)
        console.print(block)
        console.print()
