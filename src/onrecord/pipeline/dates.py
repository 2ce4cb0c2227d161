"""``onrecord_dates``: time expressions with TIMEX3 values, measured from the day of publication."""

import re
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from ..records import Date
from .date_rules import DateRules, Found
from .date_values import Clock, interval
from .extensions import register

_FUTURE = re.compile(
    r"\b(?:will|shall|scheduled|expected|due|set to|plans? to|planned|upcoming|until"
    r"|is to|are to)\b"
    r"|['’]ll\b"
)
_SENTENCE_END = re.compile(r"[.!?][\"”’']?\s+(?=[A-Z\"“])|\n")
_YEAR_REACH = 600
"""A date without a year takes the year of an older date at most this many characters before it."""


class Dates:
    """Writes ``doc._.onrecord_dates``."""

    def __init__(self, nlp: Language, name: str = "onrecord_dates") -> None:
        register()
        self.name = name
        self.rules = DateRules.load()

    def __call__(self, doc: Doc) -> Doc:
        """Annotate *doc*."""
        doc._.onrecord_dates = self.match(doc)
        return doc

    def match(self, doc: Doc) -> list[Date]:
        """Return the time expressions of *doc* in the order of the text."""
        return self.read(doc.text, doc._.onrecord_context.published)

    def read(self, text: str, published: str | None) -> list[Date]:
        """Return the time expressions; relative ones have no value without *published*."""
        day = _day(published)
        dates: list[Date] = []
        for found in self.rules.find(text):
            made = found.rule.make(found.parts, _clock(text, found, dates, day))
            start, end = interval(made.value) if made.type in ("DATE", "TIME") else (None, None)
            dates.append(
                Date(
                    id=f"d{len(dates) + 1}",
                    text=text[found.start : found.end],
                    span=(found.start, found.end),
                    type=made.type,
                    value=made.value,
                    start=start,
                    end=end,
                )
            )
        return dates


def _day(published: str | None) -> date | None:
    """Return the day of publication; None for what is no date, or one no newspaper can have."""
    try:
        day = date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None
    return day if day and 1500 <= day.year <= 2500 else None


def _clock(text: str, found: Found, dates: list[Date], day: date | None) -> Clock:
    """Return what the expression at *found* is measured against."""
    known = [d for d in dates if d.start is not None]
    last = known[-1].value if known else None
    return Clock(day, last, _year_before(found, known, day), _speaks_of_future(text, found))


def _year_before(found: Found, known: list[Date], day: date | None) -> int | None:
    """Return the year of the nearest earlier date if more than a year back (a narrative)."""
    if not known or known[-1].start is None:
        return None
    near = day is None or found.start - known[-1].span[1] <= _YEAR_REACH
    year = int(known[-1].start[:4])
    exact = known[-1].start[:4] == (known[-1].end or "")[:4]
    old = day is None or year < day.year - 1
    return year if near and exact and old else None


def _speaks_of_future(text: str, found: Found) -> bool:
    before = _SENTENCE_END.split(text[max(0, found.start - 80) : found.start])[-1]
    after = _SENTENCE_END.split(text[found.end : found.end + 40])[0]
    return bool(_FUTURE.search(before) or _FUTURE.search(after))
