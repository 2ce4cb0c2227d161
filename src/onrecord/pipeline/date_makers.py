"""The makers of TIMEX3 values by the names that ``date_rules.toml`` calls them."""

from . import date_lengths as lengths
from . import date_relative as relative
from . import date_values as values
from .date_clock import Clock, Made, Maker, Parts


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
    "calendar": values.make_calendar, "open_day": values.make_open_day,
    "close_day": values.make_close_day, "close_year": values.make_close_year,
    "spoken_year": values.make_spoken_year, "season": values.make_season,
    "quarter": values.make_quarter, "latest": values.make_latest, "decade": values.make_decade,
    "century": values.make_century, "before_christ": values.make_before_christ,
    "holiday": values.make_holiday, "year_end": values.make_year_end,
    "nth_weekday": values.make_nth_weekday,
    "deictic": relative.make_deictic, "part_of_day": relative.make_part_of_day,
    "weekday": relative.make_weekday, "step_weekday": relative.make_step_weekday,
    "period": relative.make_period, "offset": relative.make_offset, "step": relative.make_step,
    "same": relative.make_same,
    "year_ago": relative.make_year_ago, "clock": relative.make_clock,
    "named_time": relative.make_named_time,
    "duration": lengths.make_duration, "every": lengths.make_every, "often": lengths.make_often,
    "present": make_present, "past": make_past, "future": make_future,
}  # fmt: skip
