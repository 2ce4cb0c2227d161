"""A record as its reviewers have it."""

from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import UNSET, UnsetType

from ...errors import InputError
from ...records import Attribution, CodedArticle, Event, EventDate, EventPlace, Participant
from ...store.reviews import (
    EventRecoding,
    RecodedParticipant,
    RecodedPlace,
    Recoding,
    Review,
    recoding,
    target,
)


def corrected(record: CodedArticle, reviews: Sequence[Review]) -> CodedArticle:
    """Return *record* without what is wrong and with what is recoded; the later review holds.

    A participant or place that the reviewer names stays on the words of the coder's, in its order;
    one more than the coder has has no words. What nobody reviewed stays as it is.
    """
    latest = {found.id: review for review in reviews if (found := target(record, review))}
    wrong = {id for id, review in latest.items() if review.verdict == "wrong"}
    attributions = [_attribution(a, record, latest) for a in record.attributions]
    events = [_event(e, record, latest) for e in record.events]
    parents = {a.id: a.parent for a in attributions}
    return msgspec.structs.replace(
        record,
        attributions=[
            msgspec.structs.replace(a, parent=_standing(a.parent, parents, wrong))
            for a in attributions
            if a.id not in wrong
        ],
        events=[
            msgspec.structs.replace(e, attribution=_standing(e.attribution, parents, wrong))
            for e in events
            if e.id not in wrong
        ],
        conflicts=[c for c in record.conflicts if not wrong.intersection(c.between)],
    )


def _standing(voice: str | None, parents: dict[str, str | None], wrong: set[str]) -> str | None:
    """Return the innermost voice from *voice* outwards that is not wrong."""
    seen: set[str] = set()
    while voice is not None and voice in wrong and voice not in seen:
        seen.add(voice)
        voice = parents.get(voice)
    return None if voice in seen else voice


def _set(record: CodedArticle, statement: Event | Attribution, review: Review) -> Recoding | None:
    if review.verdict != "recoded":
        return None
    try:
        return recoding(record, statement, review.fields)
    except InputError:
        return None  # what it refers to is not there in a new coding


def _attribution(a: Attribution, record: CodedArticle, latest: dict[str, Review]) -> Attribution:
    made = _set(record, a, latest[a.id]) if a.id in latest else None
    if made is None:
        return a
    return msgspec.structs.replace(a, **_given(made))


def _event(e: Event, record: CodedArticle, latest: dict[str, Review]) -> Event:
    made = _set(record, e, latest[e.id]) if e.id in latest else None
    if not isinstance(made, EventRecoding):
        return e
    fields = _given(made)
    if not isinstance(made.date, UnsetType):
        fields["date"] = _date(made.date)
    if not isinstance(made.place, UnsetType):
        fields["place"] = _place(made.place, e)
    for role, people in (("actor", made.actor), ("recipient", made.recipient)):
        if not isinstance(people, UnsetType):
            fields[role] = _people(people, getattr(e, role))
    return msgspec.structs.replace(e, **fields)


def _given(made: Recoding) -> dict[str, Any]:
    fields = {name: getattr(made, name) for name in made.__struct_fields__}
    return {name: value for name, value in fields.items() if value is not UNSET}


def _date(value: str | None) -> EventDate | None:
    if value is None:
        return None
    start, _, end = value.partition("/")
    return EventDate(value=value, start=start, end=end or start, basis="text")


def _place(place: RecodedPlace | None, event: Event) -> EventPlace | None:
    if place is None:
        return None
    words = event.place or event.trigger
    return EventPlace(text=words.text, span=words.span, name=place.name, country=place.country)


def _people(people: list[RecodedParticipant], coded: list[Participant]) -> list[Participant]:
    by_name = {p.name: p for p in reversed(coded)}
    made = []
    for at, person in enumerate(people):
        words = by_name.get(person.name) or (coded[at] if at < len(coded) else None)
        made.append(
            Participant(
                text=words.text if words else person.name,
                span=words.span if words else None,
                name=person.name,
                country=person.country,
                sector=person.sector,
            )
        )
    return made
