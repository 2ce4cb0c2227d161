"""What a time expression is measured against, and what is made of it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from ..records.labels import DateType

Parts = dict[str, str]
Tense = Literal["past", "future"]


@dataclass(frozen=True, slots=True)
class Clock:
    """What an expression is measured against.

    Attributes:
        published: the day of publication, None where it is not known.
        last: value of the nearest earlier date of the story, None at its start.
        year: year that the story has reached, None where the day of publication decides.
        quarter: value of the quarter that the text speaks of, None where there is none nearby.
        tense: tense of the clause, None where no word tells it.
        story_day: day that a narrative has reached, None in news and where no day was told.
        ahead: parts of the expression that closes a range which this one opens.
    """

    published: date | None
    last: str | None = None
    year: int | None = None
    quarter: str | None = None
    tense: Tense | None = None
    story_day: date | None = None
    ahead: Parts = field(default_factory=dict)

    @property
    def future(self) -> bool:
        """Whether the clause speaks of the future."""
        return self.tense == "future"


@dataclass(frozen=True, slots=True)
class Made:
    """A TIMEX3 type and value; the value is None where it cannot be known."""

    type: DateType
    value: str | None


Maker = Callable[[Parts, Clock], Made]
