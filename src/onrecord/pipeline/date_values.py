"""Makers of TIMEX3 values: from the parts that a rule matched and the clock to a value."""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from ..records.labels import DateType

Parts = dict[str, str]
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
_PARTS = {
    "morning": "MO",
    "noon": "MI",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "dawn": "MO",
}
_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_UNITS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W",
    "month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "centurie": "CE", "century": "CE",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Clock:
    """What an expression is measured against.

    Attributes:
        published: the day of publication, None where it is not known.
        last: value of the nearest earlier date in the text, None at the start.
        year: year that the text itself last named, None where it named none nearby.
        future: whether the clause speaks of the future.
    """

    published: date | None
    last: str | None = None
    year: int | None = None
    future: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """A TIMEX3 type and value; the value is None where it cannot be known."""

    type: DateType
    value: str | None


FUTURE_COST = 4
"""Days ahead count this much more than days back when a date has no year and no word of the future."""
Maker = Callable[[Parts, Clock], Made]


def interval(value: str | None) -> tuple[str | None, str | None]:
    """Return the first and last day (ISO) that a TIMEX3 value covers, None where it has none."""
    if value is None:
        return None, None
    if found := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?", value):
        return value[:10], value[:10]
    if found := re.fullmatch(r"(\d{4})-(\d\d)", value):
        year, month = int(found[1]), int(found[2])
        return f"{value}-01", f"{value}-{calendar.monthrange(year, month)[1]:02}"
    if found := re.fullmatch(r"(\d{4})-W(\d\d)", value):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return monday.isoformat(), (monday + timedelta(days=6)).isoformat()
    if found := re.fullmatch(r"(\d{4})-W(\d\d)-WE", value):
        saturday = date.fromisocalendar(int(found[1]), int(found[2]), 6)
        return saturday.isoformat(), (saturday + timedelta(days=1)).isoformat()
    return _long_interval(value)


def _long_interval(value: str) -> tuple[str | None, str | None]:
    if found := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        year, first = found[1], int(found[2]) * 3 - 2
        last = calendar.monthrange(int(year), first + 2)[1]
        return f"{year}-{first:02}-01", f"{year}-{first + 2:02}-{last:02}"
    if found := re.fullmatch(r"(\d{4})-(SP|SU|FA|WI)", value):
        first, final = _SEASON_MONTHS[found[2]]
        until = int(found[1]) + (final < first)
        return (
            f"{found[1]}-{first:02}-01",
            f"{until}-{final:02}-{calendar.monthrange(until, final)[1]}",
        )
    if re.fullmatch(r"\d{2,4}", value):
        missing = 4 - len(value)
        return f"{value}{'0' * missing}-01-01", f"{value}{'9' * missing}-12-31"
    return None, None


def number_of(text: str) -> float | None:
    """Return the number that *text* says, None for "several"."""
    plain = text.lower().replace("-", " ")
    if re.fullmatch(r"[\d.]+", plain):
        return float(plain)
    fixed = {
        "a": 1,
        "an": 1,
        "a couple of": 2,
        "a dozen": 12,
        "a hundred": 100,
        "half a": 0.5,
        "half an": 0.5,
    }
    if plain in fixed:
        return float(fixed[plain])
    total = 0
    for word in plain.split():
        if word in _ONES:
            total += _ONES.index(word)
        elif word in _TENS:
            total += 20 + 10 * _TENS.index(word)
        else:
            return None
    return float(total)


def _month(parts: Parts) -> int | None:
    if "monthno" in parts:
        return int(parts["monthno"])
    return MONTHS.index(parts["month"][:3].lower()) + 1 if "month" in parts else None


def _shift_month(day: date, months: int) -> str | None:
    at = day.year * 12 + day.month - 1 + months
    if at < 12:
        return None
    return f"{at // 12:04}-{at % 12 + 1:02}"


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def _sign(which: str) -> int:
    which = which.lower()
    return (
        -1
        if which == "last" or "past" in which
        else 1
        if which == "next" or "coming" in which
        else 0
    )


def _day(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if day <= calendar.monthrange(year, month)[1] else None


def _nearest_year(clock: Clock, month: int, day: int) -> int | None:
    """Return the year of a date without one: the text's, else the nearest, rather a past one."""
    if clock.year is not None:
        return clock.year
    if clock.published is None:
        return None

    def distance(year: int) -> float:
        there = _day(year, month, min(day, 28))
        days = (there - clock.published).days if there and clock.published else 0
        return days * (1 if clock.future else FUTURE_COST) if days > 0 else -days

    this = clock.published.year
    return min((this, this - 1, this + 1), key=distance)


def make_calendar(parts: Parts, clock: Clock) -> Made:
    """Day, month or year by name or number."""
    month = _month(parts)
    if month is None:
        return Made("DATE", parts["year"])
    day = int(parts["day"]) if "day" in parts else None
    if "year" in parts:
        year: int | None = int(parts["year"])
    elif "which" in parts and clock.published:
        year = _told_year(parts, clock.published, month)
    else:
        year = _nearest_year(clock, month, day or 1)
    if year is None:
        return Made("DATE", None)
    if day is None:
        return Made("DATE", f"{year:04}-{month:02}")
    if _day(year, month, day) is None:
        return Made("DATE", None)
    return Made("DATE", f"{year:04}-{month:02}-{day:02}")


def _told_year(parts: Parts, published: date, month: int) -> int:
    """Return the year of "October last year", or of "last October"."""
    sign = _sign(parts["which"])
    if parts.get("text", "").lower().endswith("year"):
        return published.year + sign
    if sign < 0:
        return published.year - (month >= published.month)
    return published.year + (sign > 0 and month <= published.month)


def make_season(parts: Parts, clock: Clock) -> Made:
    """A season of a year; without one, the text's year or the year of publication."""
    code = SEASONS[parts["season"].lower()]
    if "year" in parts:
        return Made("DATE", f"{parts['year']}-{code}")
    year = clock.year or (clock.published.year if clock.published else None)
    if "which" in parts and clock.published:
        sign, (first, _) = _sign(parts["which"]), _SEASON_MONTHS[code]
        year = clock.published.year
        if sign < 0:
            year -= clock.published.month <= first + 2
        elif sign > 0:
            year += clock.published.month >= first
    return Made("DATE", f"{year}-{code}" if year else None)


def make_quarter(parts: Parts, clock: Clock) -> Made:
    """A quarter; without a year the latest one that has begun."""
    number = ("first", "second", "third", "fourth").index(parts["ordinal"].lower()) + 1
    if "year" in parts:
        return Made("DATE", f"{parts['year']}-Q{number}")
    if clock.published is None:
        return Made("DATE", None)
    begun = clock.published.month > number * 3 - 3
    return Made("DATE", f"{clock.published.year - (not begun and not clock.future)}-Q{number}")


def make_decade(parts: Parts, clock: Clock) -> Made:
    """The decade, as its first three digits."""
    return Made("DATE", parts["decade"][:3])


def make_century(parts: Parts, clock: Clock) -> Made:
    """The century, as the first two digits of its years."""
    return Made("DATE", f"{int(parts['century']) - 1:02}")


def make_before_christ(parts: Parts, clock: Clock) -> Made:
    """A year before Christ."""
    return Made("DATE", f"BC{int(parts['number']):04}")


def make_deictic(parts: Parts, clock: Clock) -> Made:
    """Today, yesterday, tomorrow, tonight."""
    word = parts["deictic"].lower()
    part = "night" if word == "tonight" else parts.get("part", "").lower()
    kind: DateType = "TIME" if part else "DATE"
    if clock.published is None:
        return Made(kind, None)
    day = clock.published + timedelta(days={"yesterday": -1, "tomorrow": 1}.get(word, 0))
    return Made(kind, day.isoformat() + (f"T{_PARTS[part]}" if part else ""))


def make_part_of_day(parts: Parts, clock: Clock) -> Made:
    """This morning, last night."""
    if clock.published is None:
        return Made("TIME", None)
    day = clock.published + timedelta(days=_sign(parts["which"]))
    return Made("TIME", f"{day}T{_PARTS[parts['part'].lower()]}")


def weekday_of(name: str, clock: Clock, which: str = "") -> date | None:
    """Return the day a weekday's name means: the nearest past one, publication day included."""
    if clock.published is None:
        return None
    back = (clock.published.weekday() - WEEKDAYS.index(name[:3].lower())) % 7
    if _sign(which) > 0 or (clock.future and not which):
        return clock.published + timedelta(days=7 - back if back or _sign(which) > 0 else 0)
    if _sign(which) < 0 and back == 0:
        back = 7
    return clock.published - timedelta(days=back)


def make_weekday(parts: Parts, clock: Clock) -> Made:
    """A weekday, with or without a part of the day."""
    day = weekday_of(parts["weekday"], clock, parts.get("which", ""))
    part = parts.get("part", "").lower()
    kind: DateType = "TIME" if part else "DATE"
    if day is None:
        return Made(kind, None)
    return Made(kind, day.isoformat() + (f"T{_PARTS[part]}" if part else ""))


def make_period(parts: Parts, clock: Clock) -> Made:
    """This, last or next week, month, year..."""
    value = _period(parts["period"].lower(), clock.published, _sign(parts["which"]))
    return Made("DATE", value)


def _period(period: str, day: date | None, steps: int) -> str | None:
    """Return the period *steps* away from the one that holds *day*."""
    if day is None:
        return None
    if period == "day":
        return (day + timedelta(days=steps)).isoformat()
    if period in ("week", "weekend"):
        week = _week(day + timedelta(weeks=steps))
        return week + "-WE" if period == "weekend" else week
    if period == "month":
        return _shift_month(day, steps)
    if period == "quarter":
        at = day.year * 4 + (day.month - 1) // 3 + steps
        return f"{at // 4}-Q{at % 4 + 1}"
    digits = {"year": 4, "decade": 3, "century": 2}[period]
    number = day.year // 10 ** (4 - digits) + steps
    return f"{number:0{digits}}" if 0 < number < 10**digits else None


def make_offset(parts: Parts, clock: Clock) -> Made:
    """Three days ago; two years later (than the date before it in the text)."""
    way, unit = parts["way"].lower(), parts["unit"].lower()
    number = number_of(parts["number"])
    there = clock.published
    if way in ("earlier", "later") and (last := first_day(clock.last)):
        there = last
    if number is None:
        return Made("DATE", "PAST_REF" if way in ("ago", "earlier") else "FUTURE_REF")
    steps = int(number) * (-1 if way in ("ago", "earlier") else 1)
    if unit in ("second", "minute", "hour"):
        return Made("TIME", None)
    unit = {"night": "day", "centurie": "century"}.get(unit, unit)
    return Made("DATE", _period(unit, there, steps))


def first_day(value: str | None) -> date | None:
    """Return the first day that *value* covers, None where it covers none the calendar has."""
    start, _ = interval(value)
    return date.fromisoformat(start) if start and start[:4] != "0000" else None


def make_step(parts: Parts, clock: Clock) -> Made:
    """The next day, the same year: counted from the date before it in the text."""
    steps = {"next": 1, "following": 1, "previous": -1, "preceding": -1}.get(
        parts["step"].lower(), 0
    )
    there = first_day(clock.last) or clock.published
    return Made("DATE", _period(parts["period"].lower(), there, steps))


def make_year_ago(parts: Parts, clock: Clock) -> Made:
    """The year-ago quarter."""
    return Made("DATE", str(clock.published.year - 1) if clock.published else None)


def make_duration(parts: Parts, clock: Clock) -> Made:
    """A length of time; X where the number is not told."""
    number = number_of(parts["number"]) if "number" in parts else None
    if "number" not in parts and "unit" in parts and not parts["text"].lower().endswith("s"):
        number = 1.0
    return Made("DURATION", _length(number, parts["unit"].lower()))


def _length(number: float | None, unit: str) -> str:
    code = _UNITS[unit]
    amount = "X" if number is None else f"{number:g}"
    if number is not None and number % 1 and code == "Y":
        amount, code = f"{number * 12:g}", "M"
    return f"PT{amount}{code[1]}" if code[0] == "T" else f"P{amount}{code}"


def make_every(parts: Parts, clock: Clock) -> Made:
    """Every day, each two years, per week."""
    if "unit" not in parts:
        found = re.search(r"mon|tue|wed|thu|fri|sat|sun", parts["text"].lower())
        return Made("SET", f"XXXX-WXX-{WEEKDAYS.index(found[0]) + 1}" if found else None)
    return Made("SET", _length(number_of(parts.get("number", "one")), parts["unit"].lower()))


def make_often(parts: Parts, clock: Clock) -> Made:
    """Daily, weekly, monthly."""
    codes = {
        "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P1Q",
        "annually": "P1Y", "yearly": "P1Y", "hourly": "PT1H",
    }  # fmt: skip
    return Made("SET", codes[parts["often"].lower()])


def make_clock(parts: Parts, clock: Clock) -> Made:
    """A time of day, on the weekday named beside it or the last date before it."""
    hour = int(parts["hour"])
    if "half" in parts:
        hour = hour % 12 + (12 if parts["half"].lower().startswith("p") else 0)
    day = weekday_of(parts["weekday"], clock) if "weekday" in parts else None
    day = day or _last_day(clock) or clock.published
    return Made("TIME", f"{day.isoformat()}T{hour:02}:{parts.get('minute', '00')}" if day else None)


def _last_day(clock: Clock) -> date | None:
    exact = clock.last is not None and re.fullmatch(r"\d{4}-\d\d-\d\d(?:T.*)?", clock.last)
    return first_day(clock.last) if exact else None


def make_named_time(parts: Parts, clock: Clock) -> Made:
    """Noon, midnight, overnight."""
    code = {"noon": "12:00", "midday": "12:00", "midnight": "00:00", "overnight": "NI"}
    day = _last_day(clock) or clock.published
    return Made("TIME", f"{day.isoformat()}T{code[parts['named'].lower()]}" if day else None)


def make_present(parts: Parts, clock: Clock) -> Made:
    """Now."""
    return Made("DATE", "PRESENT_REF")


def make_past(parts: Parts, clock: Clock) -> Made:
    """Recently."""
    return Made("DATE", "PAST_REF")


def make_future(parts: Parts, clock: Clock) -> Made:
    """Soon."""
    return Made("DATE", "FUTURE_REF")


MAKERS: dict[str, Maker] = {
    "calendar": make_calendar, "season": make_season, "quarter": make_quarter,
    "decade": make_decade, "century": make_century, "before_christ": make_before_christ,
    "deictic": make_deictic, "part_of_day": make_part_of_day, "weekday": make_weekday,
    "period": make_period, "offset": make_offset, "step": make_step, "year_ago": make_year_ago,
    "duration": make_duration, "every": make_every, "often": make_often, "clock": make_clock,
    "named_time": make_named_time, "present": make_present, "past": make_past,
    "future": make_future,
}  # fmt: skip
