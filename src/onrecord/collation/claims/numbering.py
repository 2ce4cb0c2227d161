"""Two counts of one thing: a toll that rises is an update, two figures at one time are a dispute."""

from collections.abc import Iterator

from .assertion import Assertion, Count
from .counts import comparable, excludes, rises
from .finding import Finding, one_voice, who
from .where import days

_TOLL, _GROWN, _EXACT, _NOUN = 0.85, 0.7, 0.85, 0.75
_TOLLS = frozenset(("killed", "injured", "arrested", "missing", "displaced", "kidnapped"))
"""What grows as news comes in."""


def quantities(a: Assertion, b: Assertion) -> Iterator[Finding]:
    """Yield that two counts of one thing exclude each other, or that a toll has grown."""
    if "denies" in (a.stance, b.stance) and a.stance != b.stance:
        return
    pairs = [(x, y) for x in a.counts for y in b.counts if comparable(x, y)]
    for kind in sorted({x.kind for x, _ in pairs}):
        here = [(x, y) for x, y in pairs if x.kind == kind]
        if all(excludes(x, y) for x, y in here):
            yield _told_apart(a, b, here[0])
        elif kind in _TOLLS and _later(a, b) and all(_grown(x, y) for x, y in here):
            yield _updated(here[0], _GROWN)


def _later(a: Assertion, b: Assertion) -> bool:
    return (days(a.published, b.published) or 0) >= 1


def _grown(x: Count, y: Count) -> bool:
    """Whether a bound ("at least 78") is followed by a higher count, which it does not exclude."""
    return y.low > x.low and x.high != x.low


def _told_apart(a: Assertion, b: Assertion, pair: tuple[Count, Count]) -> Finding:
    """A toll that is later higher, or corrected by who gave it, is brought up to date, else disputed."""
    x, y = pair
    if x.kind in _TOLLS and _later(a, b) and (rises(x, y) or one_voice(a, b) or b.change):
        return _updated(pair, _TOLL)
    kind, sure = (x.kind[1:], _NOUN) if x.kind.startswith("#") else (x.kind, _EXACT)
    why = f"{who(a)} says “{x.text}” ({kind}), {who(b)} says “{y.text}”."
    return Finding("contradicts", "quantity", sure, why)


def _updated(pair: tuple[Count, Count], sure: float) -> Finding:
    x, y = pair
    why = f"The count of {x.kind} was “{x.text}” and is later “{y.text}”."
    return Finding("updates", "quantity", sure, why)
