"""The flat tables: the same content as CSV and Parquet, nothing left out."""

import sys

import pandas
import pyarrow.parquet
import pytest

from onrecord.errors import ExportError
from onrecord.export import FORMATS, Options, export
from onrecord.export import parquet as module
from tests.export import made

PARTS = ["", "attributions", "incidents", "claims", "links", "articles"]


def files(tmp_path, format, content=made.snapshot, options=None):
    """Return the files of an export by part."""
    found = export(content(), format, tmp_path / f"x.{format}", options)
    assert [part.name for part in FORMATS[format].parts] == PARTS
    return dict(zip(PARTS, found, strict=False))


def test_events_have_factuality_chain_and_incident(tmp_path):
    """Denied and planned events are there, marked, with who says so."""
    path = files(tmp_path, "csv", options=Options(guard=False))[""]
    rows = pandas.read_csv(path, dtype=str, keep_default_na=False).set_index("id")
    assert len(rows) == 9
    assert rows.loc["aa-e3", "factuality"] == "CT-"
    assert rows.loc["aa-e2", "time"] == "future"
    row = rows.loc["aa-e1"]
    assert row["chain"] == "Río Post; Río Post agency; the governor"
    assert (row["source"], row["incident"], row["group"]) == ("the governor", "inc-1", "g1")
    assert row["actor"] == made.REBELS.name
    assert row["title"] == '-1+1 "Attack"\r\non Velda'
    text = made.FIRST[int(row["trigger_start"]) : int(row["trigger_end"])]
    assert text == row["trigger"] == "killed"


def test_the_guard_holds_in_real_tables(tmp_path):
    """Names that are formulas are shown, not computed; longitudes stay numbers."""
    rows = pandas.read_csv(files(tmp_path, "csv")[""], dtype=str, keep_default_na=False)
    row = rows.set_index("id").loc["aa-e1"]
    assert row["actor"].startswith("'=HYPERLINK")
    assert row["title"].startswith("'-1+1")
    assert row["goldstein"] == "-10.0"


def test_parquet_has_what_csv_has(tmp_path):
    """Both formats hold the same tables, Parquet with types."""
    texts = files(tmp_path, "csv", options=Options(guard=False))
    for part, path in files(tmp_path, "parquet").items():
        typed = pyarrow.parquet.read_table(path)
        plain = pandas.read_csv(texts[part], dtype=str, keep_default_na=False)
        assert typed.column_names == list(plain)
        assert typed.num_rows == len(plain) > 0
    events = pyarrow.parquet.read_table(tmp_path / "x.parquet")
    (attack,) = [row for row in events.to_pylist() if row["id"] == "aa-e1"]
    assert attack["contexts"] == ["terrorism", "crime"]
    assert (attack["killed"], attack["historical"], attack["injured"]) == (12, False, None)
    assert pandas.read_parquet(tmp_path / "x.parquet")["score"].dtype == float
    description = events.schema.field("factuality").metadata[b"description"]
    assert b"innermost voice" in description


def test_parquet_is_written_in_row_groups(tmp_path, monkeypatch):
    """Not more than a group of rows is held at once."""
    monkeypatch.setattr(module, "ROWS", 4)
    path = files(tmp_path, "parquet")[""]
    read = pyarrow.parquet.ParquetFile(path)
    assert [read.metadata.row_group(n).num_rows for n in range(read.num_row_groups)] == [4, 4, 1]


def test_empty_tables_have_their_columns(tmp_path):
    """A store without articles makes files with all columns and no rows."""
    for part, path in files(tmp_path, "parquet", made.empty).items():
        table = next(t for t in FORMATS["parquet"].tables if t.name == part)
        read = pyarrow.parquet.read_table(path)
        assert (read.num_rows, read.column_names) == (0, table.header())


def test_without_pyarrow_the_error_says_what_to_install(tmp_path, monkeypatch):
    """The extra is named, and no file is left."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ExportError, match=r"pip install 'onrecord\[parquet\]'"):
        export(made.snapshot(), "parquet", tmp_path / "x.parquet")
    assert list(tmp_path.iterdir()) == []


def test_identifiers_join_the_tables(tmp_path):
    """What refers to an article, incident or statement finds it in its table."""
    tables = {
        part: pandas.read_csv(path, dtype=str, keep_default_na=False)
        for part, path in files(tmp_path, "csv").items()
    }
    articles = set(tables["articles"]["id"])
    assert set(tables[""]["article"]) == set(tables["claims"]["article"]) | {"ac"} == articles
    assert set(tables[""]["incident"]) - {""} == set(tables["incidents"]["id"])
    ids = set(tables[""]["id"]) | set(tables["attributions"]["id"])
    claims = tables["claims"]
    assert set(claims["article"] + "-" + claims["statement"]) <= ids
    assert tables["articles"].set_index("id").loc["ac", "copy_of"] == "aa"
    assert tables["claims"]["stance"].tolist() == ["supports", "denies"]
    assert tables["links"].iloc[0]["relation"] == "contradicts"
    assert tables["incidents"].set_index("id").loc["inc-2", "happened"] == "false"
