"""Cells: nothing in them breaks a row, and no spreadsheet computes them."""

import csv
import io

import pandas
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.export import Options
from onrecord.export.columns import Column, Table
from onrecord.export.delimited import guarded, write_csv, write_tsv
from tests.export import made

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
rows_of_texts = st.lists(st.lists(texts, min_size=3, max_size=3), max_size=5)


def written(rows, write, options=None, **given):
    """Return what *write* makes of a table of three columns."""
    columns = tuple(Column(name, "", lambda row, n=n: row[n]) for n, name in enumerate("abc"))
    stream = io.BytesIO()
    table = Table("", "", columns, lambda *_: iter(rows))
    write(table, made.empty(), options or Options(), stream, **given)
    return stream.getvalue()


@given(rows_of_texts)
def test_csv_comes_back_as_it_was(rows):
    """In data mode a CSV reader gives back every text, whatever characters are in it."""
    data = written(rows, write_csv, Options(guard=False)).decode()
    _, *read = csv.reader(io.StringIO(data, newline=""))
    assert read == [[cell.replace("\0", "") for cell in row] for row in rows]


@given(rows_of_texts)
def test_no_csv_cell_is_a_formula(rows):
    """With the guard no cell begins with what spreadsheets compute, unless it is a number."""
    data = written(rows, write_csv).decode()
    for row in list(csv.reader(io.StringIO(data, newline="")))[1:]:
        for cell in row:
            assert not cell.startswith(("=", "@", "\t", "\r")), cell
            assert not cell.startswith(("+", "-")) or float(cell) is not None


@given(rows_of_texts)
def test_tsv_has_one_line_per_row_for_every_reader(rows):
    """Splitting by hand and a reader that heeds quotes see the same cells."""
    data = written(rows, write_tsv, header=True).decode()
    by_hand = [line.split("\t") for line in data.removesuffix("\n").split("\n")]
    assert by_hand == list(csv.reader(io.StringIO(data, newline=""), delimiter="\t"))
    assert len(by_hand) == len(rows) + 1
    assert all(len(line) == 3 for line in by_hand)
    assert data.splitlines() == data.removesuffix("\n").split("\n")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("-1+1", "'-1+1"),
        ("+39 06", "'+39 06"),
        ("＝1", "'＝1"),
        ("-7.2", "-7.2"),
        ("-9e-05", "-9e-05"),
        ("+5", "+5"),
        ("a=1", "a=1"),
        ("", ""),
    ],
)
def test_formulas_are_guarded_and_numbers_are_not(text, shown):
    """An apostrophe stands before what would be computed; negative numbers stay numbers."""
    assert guarded(text) == shown


def test_csv_has_crlf_and_a_mark_if_asked_for():
    """RFC 4180 line ends; the byte order mark is a choice and no part of the first name."""
    plain, marked = (written([["é", "", "x"]], write_csv, Options(bom=b)) for b in (False, True))
    assert plain == "a,b,c\r\né,,x\r\n".encode()
    assert marked == b"\xef\xbb\xbf" + plain
    assert list(pandas.read_csv(io.BytesIO(marked))) == ["a", "b", "c"]


def test_values_are_written_plainly():
    """Nothing known is an empty cell, lists are joined, truth values are words."""
    data = written([[None, ["a", "b"], True], [0, -2.5, []]], write_tsv, header=False)
    assert data == b"\ta; b\ttrue\n0\t-2.5\t\n"
