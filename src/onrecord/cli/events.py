"""``onrecord events``: the events of a store, or how many there were between whom."""

from typing import TYPE_CHECKING, Annotated

import typer

from .answering import Heading, Listing, answer, answer_all
from .asking import Question, asks
from .counting import By, Scale, tally
from .identifiers import SHORT, short
from .visible import shortened
from .wording import sureness, voices, when, where, who

if TYPE_CHECKING:
    from rich.text import Text

    from ..store.queries import EventRow


@asks(listing=True)
def events(
    question: Question,
    *,
    by: By = None,
    scale: Scale = "plover",
    everything: Annotated[
        bool,
        typer.Option("--all", help="With --by: count also what is denied, planned or open."),
    ] = False,
) -> None:
    """List the events of a store, by day.

    Who did what to whom, when, where, how surely, and who says so; `onrecord show` opens the id
    below the date. With --by, how many there were in each period between which countries.
    """
    from ..store import queries

    if by is not None:
        answer_all(question, *tally(question.filters, by, scale, "reports", everything))
        return
    answer(question, _LISTING, queries.events, queries.count_events)


def _cells(row: "EventRow") -> "list[Text]":
    from rich.text import Text

    from .table import STYLE_OF_MARK

    deed = Text(row.type if row.mode is None else f"{row.type} {row.mode}", style="bold")
    deed.append(f"\n“{shortened(row.trigger.text, 60)}”", style="not bold")
    sure = sureness(row)
    return [
        Text(when(row)).append(f"\n{short(row.article.id)}:{row.id}", style="dim"),
        Text(who(row.actor)),
        deed,
        Text(who(row.recipient)),
        Text(where(row)),
        Text(sure, style=STYLE_OF_MARK[sure[0]]),
        Text(voices(row.chain, None)),
    ]


_LISTING: "Listing[EventRow]" = Listing(
    noun="event",
    least=100,
    headings=(
        Heading("when, id", width=SHORT + 5),
        Heading("who", ratio=6),
        Heading("did what", ratio=6),
        Heading("to whom", ratio=5),
        Heading("where", ratio=4),
        Heading("sure?", width=10),
        Heading("says who", ratio=8),
    ),
    cells=_cells,
    columns=(
        ("article", lambda e: e.article.id),
        ("event", lambda e: e.id),
        ("incident", lambda e: e.incident),
        ("published", lambda e: e.article.published),
        ("publisher", lambda e: e.article.publisher),
        ("title", lambda e: e.article.title),
        ("url", lambda e: e.article.url),
        ("type", lambda e: e.type),
        ("mode", lambda e: e.mode),
        ("contexts", lambda e: e.contexts),
        ("trigger", lambda e: e.trigger.text),
        ("trigger_start", lambda e: e.trigger.span[0]),
        ("trigger_end", lambda e: e.trigger.span[1]),
        ("actor", lambda e: [p.name for p in e.actor]),
        ("actor_country", lambda e: [p.country or "" for p in e.actor]),
        ("actor_sector", lambda e: [p.sector or "" for p in e.actor]),
        ("recipient", lambda e: [p.name for p in e.recipient]),
        ("recipient_country", lambda e: [p.country or "" for p in e.recipient]),
        ("recipient_sector", lambda e: [p.sector or "" for p in e.recipient]),
        ("date", lambda e: e.date and e.date.value),
        ("start", lambda e: e.date and e.date.start),
        ("end", lambda e: e.date and e.date.end),
        ("date_basis", lambda e: e.date and e.date.basis),
        ("place_text", lambda e: e.place and e.place.text),
        ("place", lambda e: e.place and e.place.name),
        ("country", lambda e: e.place and e.place.country),
        ("lat", lambda e: e.place and e.place.lat),
        ("lon", lambda e: e.place and e.place.lon),
        ("precision", lambda e: e.place and e.place.precision),
        ("factuality", lambda e: e.factuality),
        ("time", lambda e: e.time),
        ("historical", lambda e: e.historical),
        ("attribution", lambda e: e.attribution),
        ("source", lambda e: e.chain[-1] if e.chain else None),
        ("chain", lambda e: e.chain),
        ("killed", lambda e: e.magnitude.killed),
        ("injured", lambda e: e.magnitude.injured),
        ("arrested", lambda e: e.magnitude.arrested),
        ("size", lambda e: e.magnitude.size),
        ("score", lambda e: e.score),
        ("quad", lambda e: e.quad),
        ("cameo", lambda e: e.cameo),
        ("goldstein", lambda e: e.goldstein),
        ("confidence", lambda e: e.confidence),
        ("why", lambda e: f"{e.why.rule}: {e.why.evidence}"),
    ),
)
