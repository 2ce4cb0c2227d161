"""The flat tables as Parquet files, in row groups; needs pyarrow."""

from functools import partial
from importlib import import_module
from itertools import islice
from typing import Any, BinaryIO

from ..errors import ExportError
from ..records import SCHEMA
from .columns import Kind, Table
from .flat import TABLES
from .format import Format, Part
from .options import Options
from .snapshot import Snapshot

ROWS = 10_000
"""Rows in a row group: what is held in memory at once."""


def write_parquet(
    table: Table[Any], snapshot: Snapshot, options: Options, stream: BinaryIO
) -> None:
    """Write *table* with zstd compression; its meaning stands in the metadata of the columns.

    The same rows make the same bytes with the same version of pyarrow.

    Raises:
        ExportError: pyarrow is not installed.
    """
    arrow, parquet = _arrow()
    schema = _schema(table, arrow)
    rows = table.read(snapshot, options)
    with parquet.ParquetWriter(stream, schema, compression="zstd") as writer:
        while group := [table.cells(row) for row in islice(rows, ROWS)]:
            columns = [list(cells) for cells in zip(*group, strict=True)]
            arrays = [
                arrow.array(cells, field.type) for cells, field in zip(columns, schema, strict=True)
            ]
            writer.write_table(arrow.Table.from_arrays(arrays, schema=schema))


def _schema(table: Table[Any], arrow: Any) -> Any:
    types: dict[Kind, Any] = {
        "text": arrow.string(),
        "integer": arrow.int64(),
        "number": arrow.float64(),
        "boolean": arrow.bool_(),
        "list": arrow.list_(arrow.string()),
    }
    fields = [
        arrow.field(c.name, types[c.kind], metadata={"description": c.meaning})
        for c in table.columns
    ]
    return arrow.schema(fields, metadata={"onrecord.schema": SCHEMA, "onrecord.row": table.rows})


def _arrow() -> tuple[Any, Any]:
    try:
        return import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError as error:
        raise ExportError(
            "parquet: pyarrow is not installed; run: pip install 'onrecord[parquet]'"
        ) from error


FORMAT = Format(
    name="parquet",
    suffix=".parquet",
    holds="the same tables as Parquet (pip install 'onrecord[parquet]')",
    parts=tuple(Part(table.name, partial(write_parquet, table)) for table in TABLES),
    tables=TABLES,
    note="Lists are lists, numbers numbers, days text (ISO 8601).",
    text=False,
)
