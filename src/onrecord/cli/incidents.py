"""``onrecord incidents``: what happened, each thing once, however many reports there are of it."""

from typing import TYPE_CHECKING, Annotated

import typer

from ..records import Incident, Toll
from .answering import Heading, Listing, answer, answer_all
from .asking import Question, asks
from .counting import By, Scale, tally
from .identifiers import SHORT, short
from .visible import visible
from .wording import NOBODY, counted

if TYPE_CHECKING:
    from rich.text import Text


@asks(listing=True)
def incidents(
    question: Question,
    *,
    by: By = None,
    scale: Scale = "plover",
    everything: Annotated[
        bool,
        typer.Option("--all", help="With --by: count also what is denied, planned or open."),
    ] = False,
) -> None:
    """List the incidents of a store, by day.

    One row for each thing that happened or is said to have: in how many articles, how many of
    them copies, from how many independent origins, and whether it is denied or disputed.
    --source, --text and --factuality ask for one of its reports. With --by, how many there were
    in each period between which countries.
    """
    from ..store import queries

    if by is not None:
        answer_all(question, *tally(question.filters, by, scale, "incidents", everything))
        return
    answer(question, _LISTING, queries.incidents, queries.count_incidents)


def days(incident: Incident) -> str:
    """Return the days of *incident*, or a dash."""
    if incident.start is None or incident.end in (None, incident.start):
        return incident.start or incident.end or NOBODY
    return f"{incident.start} to {incident.end}"


def spot(incident: Incident) -> str:
    """Return the place of *incident* with its country, or a dash."""
    country = f"({incident.country})" if incident.country else ""
    return f"{visible(incident.place or '')} {country}".strip() or NOBODY


def tolls(incident: Incident) -> list[str]:
    """Return the counts told of *incident*, the lowest and highest of each kind."""
    kinds = ("killed", "injured", "arrested")
    return [f"{_range(toll)} {kind}" for kind in kinds if _range(toll := getattr(incident, kind))]


def _range(toll: Toll) -> str:
    ends = sorted({number for number in (toll.low, toll.high) if number is not None})
    return "–".join(f"{number:,}" for number in ends)


def told_by(incident: Incident) -> str:
    """Return in how many articles it is told, how many are copies, how many origins there are."""
    copies = incident.articles - incident.groups
    words = counted(incident.articles, "article")
    if copies:
        words += f", {copies:,} of them {'copy' if copies == 1 else 'copies'}"
    return f"{words}, {counted(incident.origins, 'origin')}"


def marks(incident: Incident) -> list[str]:
    """Return what speaks against taking *incident* as a fact."""
    marks = [] if incident.happened else ["? open" if incident.happened is None else "✗ not so"]
    if incident.denied:
        marks.append(f"denied {incident.denied:,}×")
    if incident.disputed:
        marks.append(f"disputed {incident.disputed:,}×")
    return marks


def _cells(incident: Incident) -> "list[Text]":
    from rich.text import Text

    label = incident.type if incident.mode is None else f"{incident.type} {incident.mode}"
    return [
        Text(days(incident)).append(f"\n{short(incident.id)}", style="dim"),
        Text(visible(incident.title)).append(f"\n{label}", style="dim"),
        Text(spot(incident)),
        Text("\n".join(tolls(incident)) or NOBODY),
        Text(told_by(incident)),
        Text("\n".join(marks(incident)), style="red"),
    ]


_LISTING: Listing[Incident] = Listing(
    noun="incident",
    least=90,
    headings=(
        Heading("when, id", width=SHORT + 5),
        Heading("what", ratio=10),
        Heading("where", ratio=4),
        Heading("toll", ratio=3),
        Heading("told in", ratio=4),
        Heading("but", ratio=3),
    ),
    cells=_cells,
    columns=(
        ("incident", lambda i: i.id),
        ("type", lambda i: i.type),
        ("mode", lambda i: i.mode),
        ("quad", lambda i: i.quad),
        ("title", lambda i: i.title),
        ("start", lambda i: i.start),
        ("end", lambda i: i.end),
        ("actor", lambda i: i.actor),
        ("actor_country", lambda i: i.actor_country),
        ("recipient", lambda i: i.recipient),
        ("recipient_country", lambda i: i.recipient_country),
        ("place", lambda i: i.place),
        ("country", lambda i: i.country),
        ("lat", lambda i: i.lat),
        ("lon", lambda i: i.lon),
        ("precision", lambda i: i.precision),
        ("killed_low", lambda i: i.killed.low),
        ("killed_high", lambda i: i.killed.high),
        ("injured_low", lambda i: i.injured.low),
        ("injured_high", lambda i: i.injured.high),
        ("arrested_low", lambda i: i.arrested.low),
        ("arrested_high", lambda i: i.arrested.high),
        ("happened", lambda i: i.happened),
        ("reports", lambda i: len(i.reports)),
        ("articles", lambda i: i.articles),
        ("groups", lambda i: i.groups),
        ("origins", lambda i: i.origins),
        ("denied", lambda i: i.denied),
        ("disputed", lambda i: i.disputed),
    ),
)
