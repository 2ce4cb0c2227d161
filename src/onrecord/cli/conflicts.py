"""``onrecord conflicts``: who contradicts whom, within articles and across them."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from .answering import Heading, Listing, answer
from .asking import Question, asks
from .identifiers import SHORT, short
from .visible import shortened, visible
from .wording import FACTUALITY, NOBODY, voices

if TYPE_CHECKING:
    from rich.text import Text

    from ..store.queries import ConflictRow, Side


@asks(listing=True)
def conflicts(
    question: Question,
    *,
    relation: Annotated[
        Literal["contradicts", "corroborates", "updates", "copies", "all"],
        typer.Option(
            "--relation", help="Other ways in which statements of two articles bear on each other."
        ),
    ] = "contradicts",
) -> None:
    """List the statements that contradict each other, by day of the later one.

    A pair is listed if one of its statements fits the filters, an event as in `onrecord events`,
    an attribution as in `onrecord attributions`.
    """
    from ..store import queries

    relations = queries.RELATIONS if relation == "all" else (relation,)
    answer(question, _LISTING, queries.conflicts, queries.count_conflicts, relations=relations)


def _cells(row: "ConflictRow") -> "list[Text]":
    from rich.text import Text

    first, second = row.between
    dates = dict.fromkeys((side.article.published or NOBODY)[:10] for side in row.between)
    why = Text(f"{row.relation}: {row.basis}", style="bold")
    why.append(f"\n{visible(row.why)}", style="not bold")
    if row.incident:
        why.append(f"\nincident {short(row.incident)}", style="dim")
    return [Text("\n".join(dates)), _said(first), _said(second), why]


def _said(side: "Side") -> "Text":
    from rich.text import Text

    said = Text(voices(side.chain, None), style="bold")
    mark = FACTUALITY[side.factuality] if side.factuality else side.stance
    said.append(f"  {mark}", style="dim")
    said.append(f"\n“{shortened(side.text, 240)}”" if side.text else "\n", style="not bold")
    return said.append(f"\n{short(side.article.id)}:{side.id}", style="dim")


_LISTING: "Listing[ConflictRow]" = Listing(
    noun="pair",
    least=70,
    headings=(
        Heading("when", width=SHORT + 2),
        Heading("one", ratio=5),
        Heading("the other", ratio=5),
        Heading("why", ratio=4),
    ),
    cells=_cells,
    columns=(
        ("relation", lambda c: c.relation),
        ("basis", lambda c: c.basis),
        ("incident", lambda c: c.incident),
        ("first_article", lambda c: c.between[0].article.id),
        ("first", lambda c: c.between[0].id),
        ("first_published", lambda c: c.between[0].article.published),
        ("first_publisher", lambda c: c.between[0].article.publisher),
        ("first_source", lambda c: c.between[0].source),
        ("first_chain", lambda c: c.between[0].chain),
        ("first_text", lambda c: c.between[0].text),
        ("second_article", lambda c: c.between[1].article.id),
        ("second", lambda c: c.between[1].id),
        ("second_published", lambda c: c.between[1].article.published),
        ("second_publisher", lambda c: c.between[1].article.publisher),
        ("second_source", lambda c: c.between[1].source),
        ("second_chain", lambda c: c.between[1].chain),
        ("second_text", lambda c: c.between[1].text),
        ("confidence", lambda c: c.confidence),
        ("why", lambda c: c.why),
    ),
)
