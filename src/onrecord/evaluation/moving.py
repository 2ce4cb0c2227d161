"""A record whose text is not the gold's to the character, moved onto the gold text."""

import re
from collections.abc import Callable

from msgspec.structs import replace

from ..records import Attribution, CodedArticle, Event, Offsets, Participant, Span

Move = Callable[[Offsets], Offsets | None]


def moved(record: CodedArticle, text: str) -> CodedArticle:
    """Return *record* with its spans where the same words stand in *text*.

    What has no such place is dropped: a role, a place, a date, or an event with its trigger.
    """
    if record.article.text == text:
        return record
    move = mover(record.article.text, text)
    found = (_event(event, move) for event in record.events)
    return replace(
        record,
        article=replace(record.article, text=text),
        places=[replace(p, span=s) for p in record.places if (s := move(p.span))],
        dates=[replace(d, span=s) for d in record.dates if (s := move(d.span))],
        attributions=[_attribution(a, move) for a in record.attributions],
        events=[event for event in found if event],
    )


def mover(source: str, target: str) -> Move:
    """Return a function from a span of *source* to that of the same words in *target*."""
    scale = len(target) / max(1, len(source))

    def move(span: Offsets) -> Offsets | None:
        words = source[span[0] : span[1]].split()
        if not words:
            return None
        # White space is what cleaning an article changes.
        places = re.finditer(r"\s+".join(map(re.escape, words)), target)
        near = span[0] * scale
        return min((m.span() for m in places), key=lambda s: abs(s[0] - near), default=None)

    return move


def _span(span: Span | None, move: Move) -> Span | None:
    place = move(span.span) if span else None
    return replace(span, span=place) if span and place else None


def _attribution(attribution: Attribution, move: Move) -> Attribution:
    return replace(
        attribution,
        source=_span(attribution.source, move),
        cue=_span(attribution.cue, move),
        content=[s for c in attribution.content if (s := _span(c, move))],
    )


def _event(event: Event, move: Move) -> Event | None:
    trigger = _span(event.trigger, move)
    if trigger is None:
        return None
    return replace(
        event,
        trigger=trigger,
        also=[s for c in event.also if (s := _span(c, move))],
        actor=[_participant(p, move) for p in event.actor],
        recipient=[_participant(p, move) for p in event.recipient],
    )


def _participant(participant: Participant, move: Move) -> Participant:
    return replace(participant, span=move(participant.span) if participant.span else None)
