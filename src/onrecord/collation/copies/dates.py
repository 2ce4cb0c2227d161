"""When an article appeared, where some know the minute and some only the day."""

from datetime import UTC, datetime
from typing import NamedTuple

_LAST = "9999"
_DAY = len("2021-10-05")


class Moment(NamedTuple):
    """Day and time (UTC where a zone is given) as text that sorts; what is unknown sorts last."""

    day: str = _LAST
    time: str = _LAST

    @property
    def known(self) -> bool:
        """Whether the day is known."""
        return self.day != _LAST

    @property
    def exact(self) -> bool:
        """Whether the time is known."""
        return self.time != _LAST


def moment(published: str | None) -> Moment:
    """Return the moment of an ISO date or date-time."""
    if not published:
        return Moment()
    if len(published) <= _DAY:
        return Moment(published)
    try:
        when = datetime.fromisoformat(published)
    except ValueError:
        return Moment(published[:_DAY])
    if when.tzinfo is not None:
        try:
            when = when.astimezone(UTC)
        except OverflowError:
            return Moment(published[:_DAY])
    return Moment(when.date().isoformat(), when.time().isoformat())


def day_of(published: str | None) -> str | None:
    """Return the day of *published*, None if there is none."""
    when = moment(published)
    return when.day if when.known else None
