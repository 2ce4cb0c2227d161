"""The flat tables as CSV files."""

from functools import partial

from .delimited import write_csv
from .flat import TABLES
from .format import Format, Part

FORMAT = Format(
    name="csv",
    suffix=".csv",
    holds="all tables flat (CSV): event reports, attributions, incidents, claims, links, articles",
    parts=tuple(Part(table.name, partial(write_csv, table)) for table in TABLES),
    tables=TABLES,
    note="Lists stand in one cell with `; ` between their items.",
)
