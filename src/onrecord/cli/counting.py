"""The options ``--by`` and ``--scale``: counts per period and pair of countries."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from .answering import Heading, Listing
from .wording import NOBODY

if TYPE_CHECKING:
    from rich.text import Text

    from ..store import Store
    from ..store.filters import Filters
    from ..store.queries import Count

By = Annotated[
    Literal["day", "week", "month"] | None,
    typer.Option("--by", help="Count per period and pair of countries.", show_default=False),
]
Scale = Annotated[
    Literal["plover", "goldstein"], typer.Option("--scale", help="With --by: the scores summed up.")
]


def tally(
    filters: "Filters",
    by: Literal["day", "week", "month"],
    scale: Literal["plover", "goldstein"],
    count: Literal["incidents", "reports"],
    everything: bool,
) -> "tuple[Listing[Count], Callable[[Store], list[Count]]]":
    """Return how counts look, and the function that counts."""
    from ..store.queries import counts

    def rows(store: "Store") -> "list[Count]":
        return counts(store, filters, by=by, scale=scale, count=count, everything=everything)

    return _listing(by, scale), rows


def _cells(row: "Count") -> "list[Text]":
    from rich.text import Text

    sums = (row.sum, row.mean)
    return [
        Text(row.period),
        Text(row.actor or NOBODY),
        Text(row.recipient or NOBODY),
        Text(f"{row.incidents:,}"),
        Text(f"{row.reports:,}"),
        *(Text(NOBODY if value is None else f"{value:,.1f}") for value in sums),
    ]


def _listing(by: str, scale: str) -> "Listing[Count]":
    return Listing(
        noun="count",
        least=64,
        headings=(
            Heading(by, width=10),
            Heading("actor", width=9),
            Heading("recipient", width=9),
            Heading("incidents", width=9, number=True),
            Heading("reports", width=9, number=True),
            Heading(f"{scale} sum", ratio=1, number=True),
            Heading("mean", ratio=1, number=True),
        ),
        cells=_cells,
        columns=(
            ("period", lambda c: c.period),
            ("start", lambda c: c.start),
            ("actor", lambda c: c.actor),
            ("recipient", lambda c: c.recipient),
            ("incidents", lambda c: c.incidents),
            ("reports", lambda c: c.reports),
            ("sum", lambda c: c.sum),
            ("mean", lambda c: c.mean),
        ),
    )
