"""``onrecord attributions``: who says what, in a store."""

from typing import TYPE_CHECKING

from .answering import Heading, Listing, answer
from .asking import Question, asks
from .identifiers import SHORT, short
from .visible import shortened
from .wording import NOBODY, speech, voices

if TYPE_CHECKING:
    from rich.text import Text

    from ..store.queries import AttributionRow


@asks(listing=True)
def attributions(question: Question) -> None:
    """List the statements of a store with their sources, by day of publication.

    --since and --until ask for the day of publication, --source for any voice that hands the
    statement on, --text for its own words; the other filters for an event that it reports.
    """
    from ..store import queries

    answer(question, _LISTING, queries.attributions, queries.count_attributions)


def _content(row: "AttributionRow") -> str:
    return " … ".join(span.text for span in row.content)


def _cells(row: "AttributionRow") -> "list[Text]":
    from rich.text import Text

    published = (row.article.published or NOBODY)[:10]
    return [
        Text(published).append(f"\n{short(row.article.id)}:{row.id}", style="dim"),
        Text(voices(row.chain, None)),
        Text(speech(row), style="red" if row.stance == "denies" else ""),
        Text(shortened(_content(row), 240) or NOBODY),
    ]


_LISTING: "Listing[AttributionRow]" = Listing(
    noun="attribution",
    least=60,
    headings=(
        Heading("when, id", width=SHORT + 5),
        Heading("says who", ratio=4),
        Heading("how", ratio=2),
        Heading("what", ratio=8),
    ),
    cells=_cells,
    columns=(
        ("article", lambda a: a.article.id),
        ("attribution", lambda a: a.id),
        ("published", lambda a: a.article.published),
        ("publisher", lambda a: a.article.publisher),
        ("title", lambda a: a.article.title),
        ("url", lambda a: a.article.url),
        ("source", lambda a: a.source_name),
        ("source_text", lambda a: a.source and a.source.text),
        ("cue", lambda a: a.cue and a.cue.text),
        ("content", _content),
        ("content_start", lambda a: a.content[0].span[0] if a.content else None),
        ("content_end", lambda a: a.content[-1].span[1] if a.content else None),
        ("type", lambda a: a.type),
        ("act", lambda a: a.act),
        ("stance", lambda a: a.stance),
        ("parent", lambda a: a.parent),
        ("chain", lambda a: a.chain),
        ("confidence", lambda a: a.confidence),
    ),
)
