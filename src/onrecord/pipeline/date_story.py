"""The story around a time expression: the year it has reached, its tense, its quarter.

News and narratives are read differently, as HeidelTime does by its document types (Strötgen and
Gertz 2013): in news a date without a year lies near the day of publication; in a narrative, such as
a history, it goes on from the dates told before it. Here the text itself says which of the two it is.
"""

import re
from collections.abc import Sequence
from datetime import date

from .date_clock import Clock, Made, Parts, Tense
from .date_interval import day_told, interval
from .date_rules import DateRules, Found

_SENTENCE_END = re.compile(
    r"(?<![A-Z])(?<!\b[A-Z][a-z])(?<!Corp)(?<!Inc)[.!?][\"”’']?\s+(?=[A-Z\"“])|\n"
)
_RANGE = re.compile(r"\s?(?:-|–|—|to|through|thru|until|till|and|or)\s?")
_BEFORE, _AFTER = 80, 40
_YEAR_REACH = 250
"""In news a date takes the year of an older full date, and in a narrative a weekday the week of the
day told, at most this many characters before it."""
_QUARTER_REACH = 800
"""A quarter is what a financial report compares with for this many characters."""
_OLD_YEARS = 3
"""A narrative names at least this many years long past, and twice as many as days around its own."""
_REPORTED = 200
"""Days after its end within which a quarter is news."""
_JUMP = 12
"""A bare year further off than this many years is an aside and does not move the story."""
_YEARS = range(1000, 3000)
"""Years that a story can reach; decades, centuries and what a chain of "later" leads to are none."""
_TURN = 8
"""Months that a date falls back when the story has passed into the next year."""
_DEICTIC = frozenset({"deictic", "part_of_day", "weekday", "period"})


class Story:
    """Follows the dates of one text and tells what each is measured against."""

    def __init__(
        self, text: str, found: Sequence[Found], published: date | None, rules: DateRules
    ) -> None:
        self._text = text
        self._found = found
        self._cue = rules.cue
        self._published = published
        self.narrative = _is_narrative(found, published)
        self._last: tuple[str, int, bool] | None = None  # value, end, full date
        self._quarter: tuple[str, int] | None = None
        self._year: int | None = None

    def clock(self, at: int) -> Clock:
        """Return what the expression number *at* is measured against."""
        here = self._found[at]
        near = self._quarter and here.start - self._quarter[1] <= _QUARTER_REACH
        return Clock(
            published=self._published,
            last=self._last[0] if self._last else None,
            year=self._year_for(here),
            quarter=self._quarter[0] if self._quarter and near else None,
            tense=self._tense(here),
            story_day=self._day_near(here),
            ahead=self._ahead(at),
        )

    def tell(self, here: Found, made: Made) -> None:
        """Go on with what *here* turned out to mean."""
        value = made.value
        if made.type not in ("DATE", "TIME") or value is None or not value[:4].isdigit():
            return
        year, full = int(value[:4]), len(value) > 4
        if year not in _YEARS:
            return
        if self._year is not None and not full and abs(year - self._year) > _JUMP:
            return
        if here.rule.maker == "quarter" and self._reported(value):
            self._quarter = value, here.end
        self._last = value, here.end, full and "year" in here.parts
        self._year = year

    def _reported(self, value: str) -> bool:
        """Tell whether a quarter is one that a report of the day of publication can be about."""
        last = interval(value)[1]
        if last is None or self._published is None or "-Q" not in value:
            return False
        return 0 <= (self._published - date.fromisoformat(last)).days < _REPORTED

    def _year_for(self, here: Found) -> int | None:
        if self._year is None or self._last is None:
            return None
        value, end, full = self._last
        if not self.narrative:
            old = self._published is None or self._year < self._published.year - 1
            return self._year if full and old and here.start - end <= _YEAR_REACH else None
        month = here.month
        known = re.match(r"\d{4}-(\d\d)", value)
        turned = month and known and int(known[1]) - month >= _TURN
        return self._year + bool(turned)

    def _tense(self, here: Found) -> Tense | None:
        """Return the tense of the clause: its nearest verb before the expression, else after it."""
        before = self._text[max(0, here.start - _BEFORE) : here.start]
        cues = list(self._cue.finditer(_SENTENCE_END.split(before)[-1]))
        if not cues:
            after = _SENTENCE_END.split(self._text[here.end : here.end + _AFTER])[0]
            cues = list(self._cue.finditer(after))[:1]
        if not cues:
            return None
        return "future" if cues[-1]["future"] else "past"

    def _day_near(self, here: Found) -> date | None:
        """Return the day that a narrative has told shortly before."""
        if not self.narrative or self._last is None or here.start - self._last[1] > _YEAR_REACH:
            return None
        return day_told(self._last[0])

    def _ahead(self, at: int) -> Parts:
        """Return the parts of the next expression if the two are the ends of a range."""
        if at + 1 == len(self._found):
            return {}
        here, there = self._found[at : at + 2]
        between = self._text[here.end : there.start]
        return there.parts if len(between) < 10 and _RANGE.fullmatch(between) else {}


def _is_narrative(found: Sequence[Found], published: date | None) -> bool:
    if published is None:
        return True
    old = sum(int(f.parts["year"]) < published.year - 1 for f in found if "year" in f.parts)
    here = sum(f.rule.maker in _DEICTIC for f in found)
    return old >= _OLD_YEARS and old > 2 * here
