"""``onrecord sources``: the voices of a store and how they fare."""

from typing import TYPE_CHECKING

from .answering import Heading, Listing, answer
from .asking import Question, asks
from .visible import visible
from .wording import NOBODY

if TYPE_CHECKING:
    from rich.text import Text

    from ..store.queries import SourceRow


@asks(listing=True)
def sources(question: Question) -> None:
    """List the voices of a store, the most heard first.

    The filters choose the statements that are counted, as in `onrecord attributions`; --source
    asks for the voice itself, not for others whom it quotes.
    """
    from ..store import queries

    answer(question, _LISTING, queries.sources, queries.count_sources)


def _cells(row: "SourceRow") -> "list[Text]":
    from rich.text import Text

    counts = (row.statements, row.articles, row.denials, row.first, row.contradicted)
    ends = dict.fromkeys(day for day in (row.first_day, row.last_day) if day)
    return [
        Text(visible(row.source)),
        *(Text(f"{count:,}") for count in counts),
        Text(" to ".join(ends) or NOBODY),
    ]


_LISTING: "Listing[SourceRow]" = Listing(
    noun="source",
    least=84,
    headings=(
        Heading("source", ratio=1),
        Heading("statements", width=10, number=True),
        Heading("articles", width=8, number=True),
        Heading("denials", width=7, number=True),
        Heading("first", width=5, number=True),
        Heading("contradicted", width=12, number=True),
        Heading("when", width=24),
    ),
    cells=_cells,
    columns=(
        ("source", lambda s: s.source),
        ("statements", lambda s: s.statements),
        ("articles", lambda s: s.articles),
        ("denials", lambda s: s.denials),
        ("first_day", lambda s: s.first_day),
        ("last_day", lambda s: s.last_day),
        ("first", lambda s: s.first),
        ("contradicted", lambda s: s.contradicted),
    ),
)
