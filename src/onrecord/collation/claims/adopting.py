"""Which incident an attribution speaks of that tells no event of its own: "the toll has risen to 13"."""

from collections.abc import Iterable, Mapping, Sequence

from ...records import Link, Statement
from .assertion import Assertion

_AGREEING = ("corroborates", "updates")
LEAST = 0.7
"""Confidence that a link must have for a statement to be taken into the incident it leads to."""


def adopted(
    assertions: Sequence[Assertion], links: Iterable[Link], incidents: Mapping[Statement, str]
) -> dict[Statement, str]:
    """Return the incident of each of *assertions* that only links lead to one.

    *incidents* are those of events by their names. An assertion without an event goes with the
    statement that its surest link joins it to, if that one has an incident; the order does not matter. A contradiction
    does not take it in: without an event nothing shows that it is about the whole incident.
    """
    alone = {a.statement for a in assertions if a.event is None}
    best: dict[Statement, tuple[float, Statement]] = {}
    for link in links:
        one, other = link.between
        if link.relation not in _AGREEING or link.basis == "time" or link.confidence < LEAST:
            continue
        for mine, theirs in ((one, other), (other, one)):
            if mine in alone and theirs in incidents:
                best[mine] = min(best.get(mine, (0.0, theirs)), (-link.confidence, theirs))
    return {mine: incidents[theirs] for mine, (_, theirs) in sorted(best.items())}
