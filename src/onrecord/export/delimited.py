"""Rows of cells as CSV (RFC 4180) and as TSV that no reader can misread."""

import csv
import re
from typing import Any, BinaryIO

from .columns import Cell, Table
from .options import Options
from .snapshot import Snapshot

_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?")
_BREAKS = re.compile(r"[\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")


def write_csv(table: Table[Any], snapshot: Snapshot, options: Options, stream: BinaryIO) -> None:
    """Write *table* as CSV: header, CR LF, quotes only where needed, UTF-8.

    With ``options.guard`` a text that a spreadsheet would compute (it begins with =, +, -, @, a
    tab or a line break) gets an apostrophe before it (OWASP, "CSV injection"); numbers stay.
    """
    if options.bom:
        stream.write("\ufeff".encode())
    writer = csv.writer(_Encoded(stream), lineterminator="\r\n")
    writer.writerow(table.header())
    for row in table.read(snapshot, options):
        cells = [plain(cell).replace("\0", "") for cell in table.cells(row)]
        writer.writerow([guarded(cell) for cell in cells] if options.guard else cells)


def write_tsv(
    table: Table[Any], snapshot: Snapshot, options: Options, stream: BinaryIO, *, header: bool
) -> None:
    """Write *table* with tabs between cells and LF after rows, nothing quoted, UTF-8.

    Tabs and line breaks inside cells become spaces and straight double quotes apostrophes: readers
    that split at tabs and readers that heed quotes then see the same cells.
    """
    if header:
        stream.write(("\t".join(table.header()) + "\n").encode())
    for row in table.read(snapshot, options):
        line = "\t".join(unbroken(plain(cell)) for cell in table.cells(row))
        stream.write(f"{line}\n".encode("utf-8", "replace"))


def plain(cell: Cell) -> str:
    """Return the text of *cell*: nothing for None, lists joined by "; "."""
    match cell:
        case None:
            return ""
        case bool():
            return "true" if cell else "false"
        case list():
            return "; ".join(cell)
        case _:
            return str(cell)


def guarded(text: str) -> str:
    """Return *text* so that a spreadsheet shows it instead of computing it."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def unbroken(text: str) -> str:
    """Return *text* on one line, without tabs and straight double quotes."""
    return _BREAKS.sub(" ", text).replace("\0", "").replace('"', "'")


class _Encoded:
    """A text stream, as far as ``csv`` needs one, over a stream of bytes."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        return self._stream.write(text.encode("utf-8", "replace"))
