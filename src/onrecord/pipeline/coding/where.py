"""Where an event happens: the place of its sentence that the model of filling.py finds likeliest."""

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec.structs import replace
from spacy.tokens import Doc, Token

from ...kb import KnowledgeBase
from ...records import EventPlace, Participant, Place
from ..layers import Encoding
from .filling import judged
from .home import Home
from .triggers import Trigger

AGREEING = 3
NEEDED = 0.25
"""Score from which on a place is the event's; chosen on the tenth of the written corpus."""


def place_of(trigger: Trigger, encoding: Encoding, kb: KnowledgeBase) -> EventPlace | None:
    """Return the place of *trigger*, None if its sentence tells none."""
    told = dict(places_near(trigger.span.doc, trigger))
    scores = judged(trigger, "place", list(told), set(), encoding, kb)
    best = max(scores, key=scores.__getitem__, default=None)
    if best is None or scores[best] < NEEDED:
        return None
    place = told[best]
    return EventPlace(
        text=place.text,
        span=place.span,
        place=place.id,
        name=place.name,
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        precision=place.precision,
        relation=place.relation,
    )


def in_country(place: EventPlace, home: Home, participants: Sequence[Participant]) -> EventPlace:
    """Return *place*, if no gazetteer knows it with the country that the report around it speaks of.

    That is the one which most of these name: the report's first and its most frequent country, the
    paragraph's, those of the participants. Three must agree; then it is right for five in six places
    of the written corpus. No point is given.
    """
    if place.country is not None or place.lat is not None or not home.counts:
        return place  # known, or a sea or region of several countries
    votes = Counter([max(home.counts, key=home.counts.__getitem__), home.first])
    votes.update(c for c, _ in home.paragraph(place.span[0]).most_common(1))
    votes.update(p.country for p in participants if p.country)
    country, agreeing = votes.most_common(1)[0]
    return replace(place, country=country) if agreeing >= AGREEING else place


def places_near(doc: Doc, trigger: Trigger) -> Iterator[tuple[Token, Place]]:
    """Yield the places in the sentence of *trigger*, by the head of their words."""
    sentence = trigger.span.sent
    inside = range(trigger.span.start, trigger.span.end)
    for place in doc._.onrecord_places:
        if _inside_another(place, doc._.onrecord_places):
            continue  # "the border with Iran" is meant, not Iran
        if sentence.start_char <= place.span[0] < sentence.end_char:
            span = doc.char_span(*place.span, alignment_mode="expand")
            if span is not None and span.root.i not in inside:
                yield span.root, place


def _inside_another(place: Place, places: Sequence[Place]) -> bool:
    """Tell whether the words of *place* are part of a longer place's."""
    start, end = place.span
    return any(
        o.span[0] <= start and end <= o.span[1] and o.span != place.span
        for o in places
        if o.precision == "border"
    )
