"""Makers of the values of what is said in relation to a day: yesterday, two weeks ago, the next day."""

from datetime import date, timedelta

from .date_arithmetic import WEEKDAYS, shifted
from .date_clock import Clock, Made, Parts
from .date_interval import day_told, first_day
from .date_numbers import number_of
from .date_values import make_calendar, sign_of, weekday_of, with_part

_STEPS = {"next": 1, "following": 1, "previous": -1, "preceding": -1, "before": -1, "after": 1}


def make_deictic(parts: Parts, clock: Clock) -> Made:
    """Today, yesterday, tomorrow, tonight."""
    word = parts["deictic"].lower()
    part = "night" if word == "tonight" else parts.get("part")
    day = clock.published
    if day:
        steps = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
        day += timedelta(days=steps * (2 if parts["text"].lower().startswith("the day") else 1))
    return with_part(day, part)


def make_part_of_day(parts: Parts, clock: Clock) -> Made:
    """This morning, last night; that evening: of the day told before it."""
    which = parts.get("which", "that").lower()
    day = clock.published
    if which in ("that", "that same", "the", "the same"):
        day = day_told(clock.last) or day
    elif which in ("the next", "the following", "the previous"):
        there = day_told(clock.last) or day
        day = there + timedelta(days=_STEPS[which[4:]]) if there else None
    elif day:
        day += timedelta(days=sign_of(which))
    return with_part(day, parts["part"])


def make_weekday(parts: Parts, clock: Clock) -> Made:
    """A weekday, with or without a part of the day."""
    day = weekday_of(parts["weekday"], clock, parts.get("which", ""))
    return with_part(day, parts.get("part"))


def make_step_weekday(parts: Parts, clock: Clock) -> Made:
    """The following Friday: counted from the day told before it."""
    there, steps = day_told(clock.last) or clock.published, _STEPS[parts["step"].lower()]
    if there is None:
        return Made("DATE", None)
    ahead = (WEEKDAYS.index(parts["weekday"][:3].lower()) - there.weekday()) % 7
    return Made(
        "DATE", (there + timedelta(days=(ahead or 7) if steps > 0 else ahead - 7)).isoformat()
    )


def make_period(parts: Parts, clock: Clock) -> Made:
    """This, last or next week, month, year..."""
    period, steps = parts["period"].lower(), sign_of(parts["which"])
    if period == "day":
        return Made("DATE", "PRESENT_REF")  # "to this day"
    return Made("DATE", shifted(period, clock.published, steps))


def make_offset(parts: Parts, clock: Clock) -> Made:
    """Three days ago; two years later (than the date before it in the text)."""
    way, unit = parts["way"].lower(), parts["unit"].lower()
    number = number_of(parts["number"]) if "number" in parts else None
    back = way in ("ago", "earlier", "before")
    if number is None:
        return Made("DATE", "PAST_REF" if back else "FUTURE_REF")
    if unit in ("second", "minute", "hour"):
        return Made("TIME", None)
    if unit == "year" and number == 1 and back and clock.quarter:
        return Made("DATE", _year_before(clock.quarter))  # a report compares like with like
    there = clock.published
    if way in ("earlier", "later", "before", "after") and (last := first_day(clock.last)):
        there = last
    elif way in ("later", "after"):
        return Made("DATE", None)  # later than what the text has not told
    # A decade or a century ago is a point in time, not the decade that it lies in.
    unit, number = {"decade": ("year", number * 10), "century": ("year", number * 100),
                    "centurie": ("year", number * 100), "night": ("day", number)}.get(
                        unit, (unit, number))  # fmt: skip
    return Made("DATE", shifted(unit, there, int(number) * (-1 if back else 1)))


def _year_before(quarter: str) -> str:
    return f"{int(quarter[:4]) - 1:04}{quarter[4:]}"


def make_step(parts: Parts, clock: Clock) -> Made:
    """The next day, the same year: counted from the date before it in the text."""
    period, steps = parts["period"].lower(), _STEPS.get(parts["step"].lower(), 0)
    there = first_day(clock.last) or clock.published
    if period == "year" and clock.year:
        there = date(clock.year, 1, 1)
    if period in ("quarter", "period"):
        there = first_day(clock.quarter) or there
    return Made("DATE", shifted(period, there, steps))


def make_same(parts: Parts, clock: Clock) -> Made:
    """Later in the day: the day told before it, else that of publication."""
    there = day_told(clock.last) or clock.published
    return Made("DATE", shifted(parts["period"].lower(), there, 0))


def make_year_ago(parts: Parts, clock: Clock) -> Made:
    """The year-ago quarter."""
    if clock.quarter:
        return Made("DATE", _year_before(clock.quarter))
    return Made("DATE", shifted("year", clock.published, -1))


def make_clock(parts: Parts, clock: Clock) -> Made:
    """A time of day, on the weekday named beside it or the last date before it."""
    hour, minute = int(number_of(parts["hour"]) or 0), parts.get("minute", "00")
    late = parts.get("part", "").lower() in ("afternoon", "evening", "night")
    if "half" in parts or late:
        hour = hour % 12 + (12 if late or parts["half"].lower().startswith("p") else 0)
    day = _named_day(parts, clock)
    return Made("TIME", f"{day}T{hour:02}:{minute}" if day else None)


def make_named_time(parts: Parts, clock: Clock) -> Made:
    """Noon, midnight (of the day that it ends, T24:00), overnight."""
    code = {"noon": "12:00", "midday": "12:00", "midnight": "24:00", "overnight": "NI"}
    day = _named_day(parts, clock)
    return Made("TIME", f"{day}T{code[parts['named'].lower()]}" if day else None)


def _named_day(parts: Parts, clock: Clock) -> date | str | None:
    """Return the day that a time of day belongs to."""
    if "month" in parts:
        return make_calendar(parts, clock).value
    if "weekday" in parts:
        return weekday_of(parts["weekday"], clock)
    if "deictic" in parts:
        return make_deictic({"text": "", "deictic": parts["deictic"]}, clock).value
    return day_told(clock.last) or clock.published
