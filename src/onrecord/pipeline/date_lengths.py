"""Makers of durations and sets."""

import re

from .date_arithmetic import WEEKDAYS
from .date_clock import Clock, Made, Parts
from .date_numbers import number_of

_UNITS = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "night": "D", "week": "W",
    "month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "centurie": "CE", "century": "CE",
}  # fmt: skip
_OFTEN = {
    "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P1Q",
    "annually": "P1Y", "yearly": "P1Y", "hourly": "PT1H",
}  # fmt: skip


def make_duration(parts: Parts, clock: Clock) -> Made:
    """A length of time; X where the number is not told."""
    number = number_of(parts["number"]) if "number" in parts else None
    if "number" not in parts and not parts["text"].lower().endswith("s"):
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
    return Made("SET", _OFTEN[parts["often"].lower()])
