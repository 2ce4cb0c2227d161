"""What the dates of two reports say on whether they tell of one happening."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from .report import Report

_OPEN = 30
"""Days for which a date without an end is taken to last."""
_LONG = 11
"""Days from which an interval is no day but a stretch of time ("in September", "last year")."""


@dataclass(frozen=True, slots=True)
class When:
    """First and last day (ordinals) of an event; ``told`` if the text tells them, not the date of publication."""

    first: int
    last: int
    told: bool

    @property
    def precise(self) -> bool:
        """Whether the text tells the day, or nearly."""
        return self.told and self.last - self.first < _LONG


@lru_cache(maxsize=8192)
def ordinal(day: str) -> int | None:
    """Return the number of an ISO date, None if it is none."""
    try:
        return date.fromisoformat(day[:10]).toordinal()
    except ValueError:
        return None


def when(report: Report) -> When | None:
    """Return when *report* puts its event, or that it was published then; None if nothing is known."""
    start = ordinal(report.start) if report.start else None
    end = ordinal(report.end) if report.end else None
    if start is not None and report.basis in ("text", "discourse"):
        return When(start, end if end is not None and end >= start else start + _OPEN, told=True)
    day = published(report)
    return When(day, day, told=False) if day is not None else None


def published(report: Report) -> int | None:
    """Return the number of the day of publication."""
    return ordinal(report.published) if report.published else None


def apart(one: When, other: When) -> int:
    """Return the days between two dates, 0 if they overlap."""
    return max(0, one.first - other.last, other.first - one.last)


def time_evidence(a: Report, b: Report) -> tuple[str, str]:
    """Return what the dates of two reports are to each other: the feature, and it in words."""
    one, other = when(a), when(b)
    if one is None or other is None:
        return "dates: unknown", ""
    gap = apart(one, other)
    if one.told and other.told:
        return _both_told(one, other, gap)
    if not one.told and not other.told:
        return _published(gap)
    told, loose = (one, other) if one.told else (other, one)
    return _one_told(told, loose)


def _both_told(one: When, other: When, gap: int) -> tuple[str, str]:
    if not (one.precise and other.precise):
        if gap > _OPEN:
            return "dates: stretches far apart", f"{gap} days apart"
        if gap:
            return "dates: stretches apart", f"{gap} days apart"
        both = not one.precise and not other.precise
        name = "dates: stretches overlap" if both else "dates: a day in the stretch"
        return name, "dates that overlap"
    if not gap:
        day = max(one.first, other.first)
        same = (one.first, one.last) == (other.first, other.last)
        name = "dates: same day" if same else "dates: days overlap"
        return name, f"both on {date.fromordinal(day).isoformat()}"
    return _days("dates", gap), f"{gap} day{'s' * (gap > 1)} apart"


def _published(gap: int) -> tuple[str, str]:
    if not gap:
        return "published: same day", "published on the same day"
    return _days("published", gap), f"published {gap} day{'s' * (gap > 1)} apart"


def _one_told(told: When, loose: When) -> tuple[str, str]:
    """Judge a day that is told against a report that has just its day of publication."""
    if not told.precise:
        inside = told.first <= loose.first <= told.last + _OPEN
        return ("told or published: in the stretch" if inside else "told or published: outside"), ""
    late = loose.first - told.first
    if late < 0 and loose.first < told.first - 1:
        return "told or published: before the day", "published before the day"
    if late <= 2:
        return "told or published: within 2 days", "published within two days of it"
    return _days("told or published", late), f"published {late} days after it"


def _days(what: str, gap: int) -> str:
    if gap == 1:
        return f"{what}: 1 day apart"
    if gap <= 3:
        return f"{what}: 2-3 days apart"
    return f"{what}: 4-7 days apart" if gap <= 7 else f"{what}: more than a week apart"
