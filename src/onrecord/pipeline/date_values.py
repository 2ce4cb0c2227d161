"""Makers of the values of calendar dates: days, months, years, seasons, quarters, holidays."""

from datetime import date

from .date_arithmetic import WEEKDAYS, day_of, easter, nth_weekday, shifted
from .date_clock import Clock, Made, Parts
from .date_interval import SEASON_MONTHS, first_day
from .date_numbers import ordinal_of, spoken_year

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS_OF_DAY = {
    "morning": "MO", "dawn": "MO", "noon": "MI", "afternoon": "AF", "evening": "EV", "night": "NI",
}  # fmt: skip
_SATURDAY = 5
_COSTS = {"past": (1, 8), "future": (4, 1), None: (1, 4)}
"""What a day back and a day ahead count, by tense, when a date has no year: news tells of the past."""
_FIXED_HOLIDAYS = {
    "christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24),
    "new year's day": (1, 1), "new year's eve": (12, 31), "halloween": (10, 31),
    "valentine's day": (2, 14), "boxing day": (12, 26), "all saints' day": (11, 1),
    "may day": (5, 1), "bastille day": (7, 14), "st. patrick's day": (3, 17),
}  # fmt: skip
_WEEKDAY_HOLIDAYS = {
    "thanksgiving": (11, 3, 4), "thanksgiving day": (11, 3, 4), "labor day": (9, 0, 1),
    "memorial day": (5, 0, -1), "martin luther king day": (1, 0, 3), "columbus day": (10, 0, 2),
}  # fmt: skip
_EASTER = {
    "easter": 0,
    "easter sunday": 0,
    "good friday": -2,
    "easter monday": 1,
    "ash wednesday": -46,
}


def month_of(parts: Parts) -> int | None:
    """Return the month that *parts* name."""
    if "monthno" in parts:
        return int(parts["monthno"])
    return MONTHS.index(parts["month"][:3].lower()) + 1 if "month" in parts else None


def sign_of(which: str) -> int:
    """Return -1 for "last", 1 for "next", 0 for "this"."""
    which = which.lower()
    if which in ("last", "previous") or "past" in which:
        return -1
    return 1 if which in ("next", "following") or "coming" in which else 0


def with_part(day: date | str | None, part: str | None) -> Made:
    """Return the *day*, or the part of it."""
    kind: str | None = PARTS_OF_DAY[part.lower()] if part else None
    value = f"{day}T{kind}" if kind else f"{day}"
    return Made("TIME" if kind else "DATE", value if day else None)


def nearest_year(clock: Clock, month: int, day: int) -> int | None:
    """Return the year of a date without one: the story's, else the nearest one of its tense."""
    if clock.year is not None:
        return clock.year
    published = clock.published
    if published is None:
        return None
    back, ahead = _COSTS[clock.tense]

    def distance(year: int) -> int:
        there = day_of(year, month, min(day, 28))
        days = (there - published).days if there else 0
        if day == 1 and there and there.month == published.month and year == published.year:
            return 0
        return days * ahead if days > 0 else -days * back

    return min((published.year, published.year - 1, published.year + 1), key=distance)


def make_calendar(parts: Parts, clock: Clock) -> Made:
    """Day, month or year by name or number."""
    month = month_of(parts)
    if month is None:
        return Made("DATE", parts["year"])
    day = int(parts["day"]) if "day" in parts else None
    year = _year(parts, clock, month, day or 1)
    if year is None or (day and day_of(year, month, day) is None):
        return Made("TIME" if "part" in parts else "DATE", None)
    value = f"{year:04}-{month:02}" + (f"-{day:02}" if day else "")
    return with_part(value, parts.get("part"))


def _year(parts: Parts, clock: Clock, month: int, day: int) -> int | None:
    if "year" in parts:
        return int(parts["year"])
    if "which" in parts and clock.published:
        return _told_year(parts, clock.published, month)
    if "step" in parts and (there := first_day(clock.last) or clock.published):
        return clock.year or there.year
    until = month_of(clock.ahead)
    if "year" in clock.ahead and until:
        return int(clock.ahead["year"]) - (month > until)
    return nearest_year(clock, month, day)


def _told_year(parts: Parts, published: date, month: int) -> int:
    """Return the year of "October last year", or of "last October"."""
    sign = sign_of(parts["which"])
    if parts.get("text", "").lower().endswith("year"):
        return published.year + sign
    if sign < 0:
        return published.year - (month >= published.month)
    return published.year + (sign > 0 and month <= published.month)


def make_open_day(parts: Parts, clock: Clock) -> Made:
    """The "12" of "12-14 July": month and year stand at the end of the range."""
    month = month_of(clock.ahead)
    if month is None:
        return Made("DATE", None)
    return make_calendar({**clock.ahead, "day": parts["day"]}, clock)


def make_close_day(parts: Parts, clock: Clock) -> Made:
    """The "7" of "April 6-7", and "the 5th": a day of the month told before it."""
    there = first_day(clock.last) or clock.published
    day = int(parts["day"])
    if there is None or day_of(there.year, there.month, day) is None:
        return Made("DATE", None)
    return Made("DATE", f"{there.year:04}-{there.month:02}-{day:02}")


def make_close_year(parts: Parts, clock: Clock) -> Made:
    """The "94" of "1990-94"."""
    return Made("DATE", f"{clock.last[:2]}{parts['short']}" if clock.last else None)


def make_spoken_year(parts: Parts, clock: Clock) -> Made:
    """Nineteen ninety-four."""
    return Made("DATE", str(spoken_year(parts["spoken"])))


def make_season(parts: Parts, clock: Clock) -> Made:
    """A season of a year; without one, the story's year or the year of publication."""
    code = SEASONS[parts["season"].lower()]
    if "year" in parts:
        return Made("DATE", f"{parts['year']}-{code}")
    year = clock.year or (clock.published.year if clock.published else None)
    if "year" in clock.ahead and "season" in clock.ahead:
        year = int(clock.ahead["year"])
    if "which" in parts and clock.published:
        sign, (first, _) = sign_of(parts["which"]), SEASON_MONTHS[code]
        year = clock.published.year
        if sign < 0:
            year -= clock.published.month <= first + 2
        elif sign > 0:
            year += clock.published.month >= first
    return Made("DATE", f"{year}-{code}" if year else None)


def make_quarter(parts: Parts, clock: Clock) -> Made:
    """A quarter or half of a year; without a year the latest one that has begun."""
    number = ordinal_of(parts["ordinal"])
    code, months = ("H", 6) if parts.get("half") else ("Q", 3)
    if "year" in parts:
        return Made("DATE", f"{parts['year']}-{code}{number}")
    if clock.published is None:
        return Made("DATE", None)
    begun = clock.published.month > (number - 1) * months
    year = clock.published.year - (not begun and not clock.future)
    if "which" in parts:
        year = clock.published.year + sign_of(parts["which"])
    return Made("DATE", f"{year}-{code}{number}")


def make_latest(parts: Parts, clock: Clock) -> Made:
    """The quarter, the latest period: the one that the report is about."""
    period = parts["period"].lower()
    if period in ("quarter", "period"):
        if clock.quarter or period == "period":
            return Made("DATE", clock.quarter)
        return Made("DATE", shifted("quarter", clock.published, -1))  # told of after its end
    if period == "year" and clock.year:
        return Made("DATE", str(clock.year))
    day = clock.published
    over = period == "weekend" and clock.tense == "past" and day and day.weekday() < _SATURDAY
    return Made("DATE", shifted(period, day, -1 if over else 0))


def make_decade(parts: Parts, clock: Clock) -> Made:
    """The decade, as its first three digits; without a century that of the 20th."""
    decade = parts["decade"]
    tens = {"twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7,
            "eighties": 8, "nineties": 9}.get(decade.lower())  # fmt: skip
    if tens is not None:
        return Made("DATE", f"19{tens}")
    if len(decade) == 2:
        return Made("DATE", f"19{decade[0]}")
    # "The 1800s" are a century, "the 2000s" a decade.
    return Made("DATE", decade[: 2 if decade.endswith("00") and decade < "2000" else 3])


def make_century(parts: Parts, clock: Clock) -> Made:
    """The century, as the first two digits of its years."""
    number = ordinal_of(parts["century"])
    return Made("DATE", f"BC{number - 1:02}" if "before" in parts else f"{number - 1:02}")


def make_before_christ(parts: Parts, clock: Clock) -> Made:
    """A year before Christ."""
    return Made("DATE", f"BC{int(parts['number']):04}")


def make_holiday(parts: Parts, clock: Clock) -> Made:
    """Christmas, Thanksgiving, Good Friday: by the tables of their days."""
    name = parts["holiday"].lower().replace("’", "'")
    some = _holiday(name, clock.published.year if clock.published else 2000)
    year = _year(parts, clock, some.month, some.day)
    return Made("DATE", _holiday(name, year).isoformat() if year else None)


def _holiday(name: str, year: int) -> date:
    if name in _FIXED_HOLIDAYS:
        return date(year, *_FIXED_HOLIDAYS[name])
    if name in _WEEKDAY_HOLIDAYS:
        return nth_weekday(year, *_WEEKDAY_HOLIDAYS[name])
    sunday = easter(year)
    return date.fromordinal(sunday.toordinal() + _EASTER[name])


def make_nth_weekday(parts: Parts, clock: Clock) -> Made:
    """The third Sunday in May."""
    month, ordinal = month_of(parts) or 1, parts["ordinal"].lower()
    year = _year(parts, clock, month, 1)
    if year is None:
        return Made("DATE", None)
    nth = -1 if ordinal == "last" else ordinal_of(ordinal)
    weekday = WEEKDAYS.index(parts["weekday"][:3].lower())
    return Made("DATE", nth_weekday(year, month, weekday, nth).isoformat())


def make_year_end(parts: Parts, clock: Clock) -> Made:
    """Year-end: the last day of the year of publication."""
    if clock.published is None:
        return Made("DATE", None)
    return Made("DATE", f"{clock.published.year}-12-31")


def weekday_of(name: str, clock: Clock, which: str = "") -> date | None:
    """Return the day a weekday's name means: the nearest past one, publication day included."""
    if clock.story_day and not sign_of(which):  # a narrative goes on
        ahead = WEEKDAYS.index(name[:3].lower()) - clock.story_day.weekday()
        return date.fromordinal(clock.story_day.toordinal() + ahead % 7)
    if clock.published is None:
        return None
    return date.fromordinal(
        clock.published.toordinal() + _days_to(name, clock, clock.published.weekday(), which)
    )


def _days_to(name: str, clock: Clock, today: int, which: str) -> int:
    back = (today - WEEKDAYS.index(name[:3].lower())) % 7
    sign, future = sign_of(which), clock.future or (which.lower() == "this" and not clock.tense)
    if sign > 0 or (sign == 0 and future):
        return 7 - back if back or sign > 0 else 0
    return -7 if sign < 0 and back == 0 else -back
