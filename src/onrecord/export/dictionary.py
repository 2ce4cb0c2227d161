"""The data dictionary: what the columns of an export mean, as Markdown, from the tables themselves."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from .columns import Table
from .format import Format
from .formats import FORMATS
from .options import Options

DAYS = (
    "Days: where an article does not say when something happened, the day of publication stands in, "
    "as event data have always done. It does not for what is still to come or lies further back."
)
FACTS = (
    "Only what is told as having happened, certainly or probably, is in it: nothing denied, doubted, "
    "asked, planned or supposed."
)
ALL = "Also what is denied, doubted, asked, planned or supposed is in it (`--all`)."


def readme(format: Format, options: Options) -> str:
    """Return what lies beside the files of a table format: rules and columns."""
    lines = [f"# {format.name}: {format.holds}", ""]
    lines += [format.note, ""] if format.note else []
    if format.name not in ("csv", "parquet"):
        lines += [ALL if options.everything else FACTS, "", DAYS, ""]
    return "\n".join([*lines, *_tables(format, "##")]) + "\n"


def page() -> str:
    """Return the part of ``docs/exports.md`` that is made of the formats."""
    lines = ["| format | files | what |", "| --- | --- | --- |"]
    for format in FORMATS.values():
        out = Path(f"OUT{format.suffix}")
        files = ", ".join(f"`{format.file(out, part)}`" for part in format.parts)
        lines.append(f"| `{format.name}` | {files} | {format.holds} |")
    for format in FORMATS.values():
        if format.name == "parquet":  # the tables of csv
            continue
        lines += ["", f"## {format.name}", "", format.note]
        if format.tables:
            lines += ["", *_tables(format, "###")]
    return "\n".join(lines) + "\n"


def _tables(format: Format, heading: str) -> Iterable[str]:
    for place, table in enumerate(format.tables):
        yield from _table(table, f"{heading} {table.name or 'main file'}", first=place == 0)


def _table(table: Table[Any], heading: str, *, first: bool) -> Iterable[str]:
    if not first:
        yield ""
    yield heading
    yield ""
    yield f"One row: {table.rows}. {len(table.columns)} columns."
    yield ""
    yield "| | column | meaning |"
    yield "| --- | --- | --- |"
    for number, column in enumerate(table.columns, start=1):
        yield f"| {number} | `{column.name}` | {column.meaning} |"
