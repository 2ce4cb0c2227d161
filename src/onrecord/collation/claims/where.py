"""Where and when two assertions are set: whether both can be true."""

import math
from datetime import date

from .assertion import Assertion, Spot

NEAR, FAR = 25.0, 40.0
"""Kilometres up to which two spots are one place, and from which they are two."""
_EXACT = frozenset(("point", "populated_place", "feature"))
_WIDE = frozenset(("country", "admin1", "admin2", "region", "border", "water"))
_EARTH = 6371.0


def kilometres(a: Spot, b: Spot) -> float:
    """Return the great-circle distance (haversine formula)."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return 0.0
    north, other = math.radians(a.lat), math.radians(b.lat)
    chord = (
        math.sin((other - north) / 2) ** 2
        + math.cos(north) * math.cos(other) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    )
    return 2 * _EARTH * math.asin(min(1.0, math.sqrt(chord)))


def places(a: Spot | None, b: Spot | None) -> str:
    """Return how two places stand: "same", "within" (one may hold the other), "apart" or "unknown"."""
    if a is None or b is None:
        return "unknown"
    if a.name == b.name and a.country == b.country:
        return "same"
    if (
        a.country
        and b.country
        and a.country != b.country
        and "border" not in (a.precision, b.precision)
    ):
        return "apart"
    if a.precision in _EXACT and b.precision in _EXACT:
        gap = kilometres(a, b)
        return "same" if gap <= NEAR else "apart" if gap > FAR else "within"
    return "within"


def day(text: str | None) -> date | None:
    """Return the day of an ISO date or date-time, None for none."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def days(a: str | None, b: str | None) -> int | None:
    """Return the days from *a* to *b*, None if one is not known."""
    one, other = day(a), day(b)
    return (other - one).days if one and other else None


def told(a: Assertion) -> tuple[date, date] | None:
    """Return the interval that the text itself gives, None if it gives none."""
    start, end = day(a.start), day(a.end)
    if a.basis not in ("text", "discourse") or start is None or end is None:
        return None
    return start, end


def times(a: Assertion, b: Assertion) -> str:
    """Return how the times stand: "same", "near" (overlapping), "apart" or "unknown"."""
    one, other = told(a), told(b)
    if one is None or other is None:
        return "unknown"
    if one[1] < other[0] or other[1] < one[0]:
        return "apart"
    short = max((one[1] - one[0]).days, (other[1] - other[0]).days) <= 1
    return "same" if short else "near"


def gap(a: Assertion, b: Assertion) -> int:
    """Return the days between two intervals that are apart, 0 where they are not."""
    one, other = told(a), told(b)
    if one is None or other is None:
        return 0
    return max(0, (other[0] - one[1]).days, (one[0] - other[1]).days)


def foreseen(a: Assertion, b: Assertion) -> bool:
    """Whether *a* was published before the day of *b*: then it cannot be about what is told there as past."""
    published, other = day(a.published), told(b)
    return published is not None and other is not None and published < other[0]
