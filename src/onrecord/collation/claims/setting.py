"""One happening is set at two times or places (basis: time, place)."""

from collections.abc import Iterator

from .assertion import Assertion
from .content import weigh
from .finding import Finding, who
from .matter import Matter
from .sources import fold
from .where import days, foreseen, gap, places, times

_COVERED, _JOINED, _LEAST = 0.6, 0.4, 2.0
"""Share of the words that two statements must have in common to differ in time or place alone: outside
of incidents, in one; and their weight."""
_SURE = 0.65
_SEASON, _LONG, _MONTHS, _WHOLE = 5, 10, 60, 0.9
"""Days by which two dates of one happening may differ in two reports: outside of incidents, in one,
and where two statements of one day have that share of their words in common."""


def set_apart(a: Assertion, b: Assertion, same: Matter, joined: bool) -> Iterator[Finding]:
    """Yield that one happening is set at two times or places, where all else agrees."""
    if not (a.as_fact and b.as_fact) or foreseen(a, b) or foreseen(b, a):
        return
    when, where = times(a, b), places(a.place, b.place)
    if not _alike_but(a, b, joined):
        return
    if when == "apart" and where != "apart" and _one_time(a, b, same, joined):
        why = f"{who(a)} puts it on {a.start}, {who(b)} on {b.start}."
        yield Finding("contradicts", "time", _SURE, why)
    if when == "same" and where == "apart" and _both_told(a, b):
        why = f"{who(a)} puts it at {_named(a)}, {who(b)} at {_named(b)}."
        yield Finding("contradicts", "place", _SURE, why)


def _one_time(a: Assertion, b: Assertion, same: Matter, joined: bool) -> bool:
    """Whether two dates are meant for one happening: both told by the text, and not far apart.

    A longer time may lie between them if the same day's news tells them in the same words.
    """
    if a.basis != "text" or b.basis != "text":
        return False
    apart, between = gap(a, b), abs(days(a.published, b.published) or 0)
    if not a.names & b.names:
        return False
    short = apart <= (_LONG if joined else _SEASON) and between <= _SEASON
    return short or (apart <= _MONTHS and between <= 1 and same.covered >= _WHOLE)


def _both_told(a: Assertion, b: Assertion) -> bool:
    """Whether each says where it happened, and knows nothing of the other's place."""
    if a.place is None or b.place is None or not (a.place.told and b.place.told):
        return False
    mine, theirs = (f"@{fold(_named(x))}" for x in (a, b))
    return mine not in b.words and theirs not in a.words


def _named(a: Assertion) -> str:
    return a.place.name if a.place is not None else ""


def _alike_but(a: Assertion, b: Assertion, joined: bool) -> bool:
    """Whether the words agree once the names are left out."""
    shared = a.plain & b.plain
    least = min(weigh(a.plain), weigh(b.plain))
    needed = max(_LEAST, (_JOINED if joined else _COVERED) * least)
    return len(shared) >= 2 and weigh(shared) >= needed
