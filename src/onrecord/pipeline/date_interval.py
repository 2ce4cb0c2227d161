"""Days that a TIMEX3 value covers."""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}


def interval(value: str | None) -> tuple[str | None, str | None]:
    """Return the first and last day (ISO) that a TIMEX3 value covers, None where it has none."""
    for pattern, days in _COVERS if value else ():
        if found := pattern.fullmatch(value or ""):
            return days(found)
    return None, None


def _months(year: int, first: int, last: int) -> tuple[str, str]:
    """Return the days that the months cover; a last month before the first is of the next year."""
    until = year + (last < first)
    days = calendar.monthrange(until, last)[1]
    return f"{year:04}-{first:02}-01", f"{until:04}-{last:02}-{days:02}"


def _week(found: re.Match[str]) -> tuple[str, str]:
    """Return Monday and Sunday of a week, Saturday and Sunday of a weekend."""
    first, days = (6, 1) if found[3] else (1, 6)
    start = date.fromisocalendar(int(found[1]), int(found[2]), first)
    return start.isoformat(), (start + timedelta(days=days)).isoformat()


def _part(size: int) -> Callable[[re.Match[str]], tuple[str, str]]:
    """Return what finds the days of a part of the year that is *size* months long."""
    return lambda m: _months(int(m[1]), int(m[2]) * size - size + 1, int(m[2]) * size)


def _years(found: re.Match[str]) -> tuple[str, str]:
    """Return the days of a year, decade or century: the digits that are told."""
    return f"{found[0]:0<4}-01-01", f"{found[0]:9<4}-12-31"


_COVERS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[str, str]]], ...] = (
    (re.compile(r"(\d{4}-\d\d-\d\d)(?:T.*)?"), lambda m: (m[1], m[1])),
    (re.compile(r"(\d{4})-(\d\d)"), _part(1)),
    (re.compile(r"(\d{4})-W(\d\d)(-WE)?"), _week),
    (re.compile(r"(\d{4})-Q([1-4])"), _part(3)),
    (re.compile(r"(\d{4})-H([12])"), _part(6)),
    (re.compile(r"(\d{4})-(SP|SU|FA|WI)"), lambda m: _months(int(m[1]), *SEASON_MONTHS[m[2]])),
    (re.compile(r"\d{2,4}"), _years),
)


def first_day(value: str | None) -> date | None:
    """Return the first day that *value* covers, None where it covers none the calendar has."""
    start, _ = interval(value)
    return date.fromisoformat(start) if start and start[:4] != "0000" else None


def day_told(value: str | None) -> date | None:
    """Return the day that *value* is or lies in, None where it is longer than a day."""
    exact = value is not None and re.fullmatch(r"\d{4}-\d\d-\d\d(?:T.*)?", value)
    return first_day(value) if exact else None
