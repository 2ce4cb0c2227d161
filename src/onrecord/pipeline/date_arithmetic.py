"""Counting in days, weeks, months, quarters, years."""

import calendar
from datetime import date, timedelta

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def day_of(year: int, month: int, day: int) -> date | None:
    """Return the day, None where the calendar has none such."""
    return date(year, month, day) if day <= calendar.monthrange(year, month)[1] else None


def shifted(period: str, day: date | None, steps: int) -> str | None:
    """Return the value of the *period* that lies *steps* away from the one that holds *day*."""
    if day is None:
        return None
    if period == "day":
        return (day + timedelta(days=steps)).isoformat()
    if period in ("week", "weekend"):
        year, week, _ = (day + timedelta(weeks=steps)).isocalendar()
        return f"{year}-W{week:02}" + ("-WE" if period == "weekend" else "")
    if period in ("month", "quarter"):
        size, mark = (12, "-") if period == "month" else (4, "-Q")
        at = day.year * size + (day.month - 1) * size // 12 + steps
        number = f"{at % size + 1:02}" if period == "month" else f"{at % size + 1}"
        return f"{at // size:04}{mark}{number}" if at >= size else None
    digits = {"year": 4, "decade": 3, "century": 2}[period]
    number_of_period = day.year // 10 ** (4 - digits) + steps
    return f"{number_of_period:0{digits}}" if 0 < number_of_period < 10**digits else None


def easter(year: int) -> date:
    """Return Easter Sunday of *year* (the anonymous Gregorian computus)."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Return the *nth* such weekday (0 is Monday) of a month; -1 is its last."""
    days = [w[weekday] for w in calendar.monthcalendar(year, month) if w[weekday]]
    return date(year, month, days[nth - 1 if nth > 0 else nth])
