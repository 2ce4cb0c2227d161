"""When an event happens: the date of its sentence that fits, a step from another, else only a bound.

Which of the dates in the sentence is the event's ("promised on Monday to pay by June") the third kind
of model in filling.py judges by the tree alone. "Two days after a bomb killed ten" dates the bomb from
what came after it.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from spacy.tokens import Doc, Token

from ...kb import KnowledgeBase
from ...records import Date, EventDate
from ...records.labels import Time
from .filling import likely
from .triggers import Trigger

NEEDED = 0.15
"""Probability from which on a date is the event's; chosen on the tenth of the written corpus."""
_STEP = re.compile(r"P(\d+)([DW])")
_DAYS = {"D": 1, "W": 7}
_SIDES = {"after": -1, "before": 1}
"""Where the event told after the preposition lies from the other one."""


def date_of(trigger: Trigger, time: Time, kb: KnowledgeBase) -> EventDate | None:
    """Return the date of the event at *trigger*; without any, the bound that publication sets."""
    doc = trigger.span.doc
    published = (doc._.onrecord_context.published or "")[:10]
    stepped = _stepped(trigger, published)
    if stepped is not None:
        return stepped
    told = dict(dates_near(trigger))
    scores = {t: likely(trigger, "date", t, set(), kb) for t in told}
    best = max(scores, key=scores.__getitem__, default=None)
    if best is not None and scores[best] >= NEEDED:
        found = told[best]
        return EventDate(
            value=found.value, start=found.start, end=found.end, basis="text", date=found.id
        )
    if not published:
        return None
    if time == "future":
        return EventDate(start=published, basis="published")
    return EventDate(end=published, basis="published") if time == "past" else None


def dates_near(trigger: Trigger) -> Iterator[tuple[Token, Date]]:
    """Yield the dates in the sentence of *trigger* that have a value, by the head of their words."""
    for token, found in _expressions(trigger):
        if found.type in ("DATE", "TIME") and found.value:
            yield token, found


def _expressions(trigger: Trigger) -> Iterator[tuple[Token, Date]]:
    doc, sentence = trigger.span.doc, trigger.span.sent
    for found in doc._.onrecord_dates:
        if sentence.start_char <= found.span[0] < sentence.end_char:
            span = doc.char_span(*found.span, alignment_mode="expand")
            if span is not None:
                yield span.root, found


def _stepped(trigger: Trigger, published: str) -> EventDate | None:
    """Return the day that lies a length of time from another: "two days after the *attack*"."""
    for token, length in _expressions(trigger):
        step = _STEP.fullmatch(length.value or "") if length.type == "DURATION" else None
        side = _side(trigger, length)
        if step is None or side is None:
            continue
        other = _other_day(trigger, token) or published
        try:
            day = date.fromisoformat(other)
        except ValueError:
            continue
        day += timedelta(days=side * int(step[1]) * _DAYS[step[2]])
        told = day.isoformat()
        return EventDate(value=told, start=told, end=told, basis="text", date=length.id)
    return None


def _side(trigger: Trigger, length: Date) -> int | None:
    """Return where the trigger's event lies if it follows *length* and "after" or "before"."""
    doc: Doc = trigger.span.doc
    end = doc.char_span(*length.span, alignment_mode="expand").end
    if end >= len(doc) or doc[end].lower_ not in _SIDES:
        return None
    word, head = doc[end], trigger.head
    governed = word.head == head or (word.head.dep_ == "nsubj" and word.head.head == head)
    return _SIDES[word.lower_] if governed and word.i < head.i else None


def _other_day(trigger: Trigger, length: Token) -> str | None:
    """Return the day that the sentence names for the event from which the length is counted."""
    days = (found for token, found in dates_near(trigger) if token.i < length.i)
    return next((d.value for d in days if d.value and len(d.value) == len("2020-01-01")), None)
