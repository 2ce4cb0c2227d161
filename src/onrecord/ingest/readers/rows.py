"""Rows: CSV, or tab-separated where the header says so; the columns are the keys of an article."""

import csv
from collections.abc import Iterator
from typing import BinaryIO

from ...records import rejection
from ..limits import Limits
from ..raw import RawItem
from .fields import article_from
from .lines import bounded_lines


class _Characters:
    """The lines for :mod:`csv`; unlike a generator it goes on after an error."""

    def __init__(self, lines: Iterator[bytes | None]) -> None:
        self._lines = lines

    def __iter__(self) -> "_Characters":
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        if line is None:
            raise csv.Error("a line is longer than the limit")
        # Bytes that are no UTF-8 travel on, so that only their row is lost.
        return line.decode("utf-8", errors="surrogateescape")


def read_rows(stream: BinaryIO, name: str, limits: Limits) -> Iterator[RawItem]:
    """Yield one article or rejection for each row below the header."""
    lines = _Characters(bounded_lines(stream, limits))
    try:
        first = next(lines)
    except (csv.Error, StopIteration):
        first = ""
    dialect = csv.excel_tab if "\t" in first else csv.excel
    try:
        header = [column.strip().lower() for column in next(csv.reader([first], dialect), [])]
    except csv.Error:  # a carriage return in the middle: no header of ours
        header = []
    if not {"text", "html"} & set(header):
        empty = not first.strip()
        reason = "the file is empty" if empty else "the header names neither text nor html"
        yield rejection("read", "no_text" if empty else "bad_input", f"{name}: {reason}", key=name)
        return
    yield from _rows(csv.reader(lines, dialect), header, name)


def _rows(rows: Iterator[list[str]], header: list[str], name: str) -> Iterator[RawItem]:
    number = 0
    while True:
        where = f"{name}, row {number + 1}"
        try:
            row = next(rows)
        except StopIteration:
            break
        except csv.Error as error:
            number += 1
            yield rejection("read", "too_large", f"{where}: {error}", key=where)
            continue
        if any(cell.strip() for cell in row):
            number += 1
            yield _article(row, header, where)
    if not number:
        yield rejection("read", "no_text", f"{name}: no rows", key=name)


def _article(row: list[str], header: list[str], where: str) -> RawItem:
    if len(row) > len(header):
        detail = f"{where}: {len(row)} cells under {len(header)} columns"
        return rejection("read", "bad_input", detail, key=where)
    try:
        "".join(row).encode()
    except UnicodeEncodeError:
        return rejection("read", "encoding", f"{where}: not UTF-8", key=where)
    return article_from(dict(zip(header, row, strict=False)), where)
