"""One event, one record: mentions of the same event within an article joined.

Two mentions are one event if type and polarity agree, participants, date and place do not clash, and
either the words are the same, or the later one points back ("the attack", "this decision"), or it
tells more of a violent act a few sentences before ("the blast destroyed ...", "12 were wounded").
"""

from collections.abc import Sequence

from msgspec.structs import replace
from spacy.tokens import Token

from ...records import Event, Magnitude, Participant

NEAR = 3
"""Sentences within which a violent act is told on."""
_POINTING = frozenset(
    ("the", "this", "that", "these", "those", "such", "its", "their", "his", "her")
)
_PRONOUNS = frozenset(("it", "he", "she", "they", "him", "her", "them", "this", "that", "those"))
_TOLD_ON = frozenset(("ASSAULT",))


class Mention:
    """An event with what joining needs to know of it."""

    def __init__(self, event: Event, head: Token, sentence: int) -> None:
        self.event = event
        self.lemma = head.lemma_.lower()
        self.sentence = sentence
        self.points = head.pos_ in ("NOUN", "PROPN") and any(
            c.lower_ in _POINTING and c.dep_ in ("det", "nmod:poss") for c in head.children
        )


def merged(mentions: Sequence[Mention]) -> list[Event]:
    """Return the events of *mentions* (in the order of the text), those of one event joined."""
    kept: list[Mention] = []
    for mention in mentions:
        before = next((k for k in reversed(kept) if _one_event(mention, k)), None)
        if before is None:
            kept.append(mention)
        else:
            before.event = _joined(before.event, mention.event)
            before.sentence = mention.sentence
    return [k.event for k in kept]


def _one_event(later: Mention, before: Mention) -> bool:
    one, other = later.event, before.event
    if one.type != other.type or (one.factuality[-1] == "-") != (other.factuality[-1] == "-"):
        return False
    near = later.sentence - before.sentence <= NEAR
    same = later.lemma == before.lemma
    told_on = one.type in _TOLD_ON and near and one.time == other.time
    if not (same or (later.points and near) or told_on):
        return False
    return _agree(one, other)


def _agree(one: Event, other: Event) -> bool:
    """Tell whether participants, date and place leave room for one event."""
    if _value(one) is not None and _value(other) is not None and _value(one) != _value(other):
        return False
    if one.place is not None and other.place is not None and _where(one) != _where(other):
        return False
    pairs = ((one.actor, other.actor), (one.recipient, other.recipient))
    return all(_compatible(a, b) for a, b in pairs)


def _where(event: Event) -> str | None:
    return event.place.name or event.place.text if event.place is not None else None


def _value(event: Event) -> str | None:
    return event.date.value if event.date else None


def _compatible(one: Sequence[Participant], other: Sequence[Participant]) -> bool:
    mine, theirs = ({p.entity or p.name for p in who if not _open(p)} for who in (one, other))
    if not mine or not theirs or mine & theirs:
        return True
    countries, others = ({p.country for p in who if p.country} for who in (one, other))
    sectors, its = ({p.sector for p in who if p.sector} for who in (one, other))
    named = any(p.entity for p in one) and any(p.entity for p in other)
    apart = bool(sectors) and bool(its) and not sectors & its  # police and a mob of one country
    return bool(countries & others) and not named and not apart


def _open(participant: Participant) -> bool:
    """Tell whether *participant* is a pronoun of which nobody knows whom it means."""
    return participant.entity is None and participant.name.lower() in _PRONOUNS


def _joined(event: Event, again: Event) -> Event:
    """Return *event* with *again* as a further mention, what is missing filled from it."""
    changes: dict[str, object] = {"also": [*event.also, again.trigger, *again.also]}
    for field in ("actor", "recipient", "place"):
        if not getattr(event, field):
            changes[field] = getattr(again, field)
    if again.date is not None and again.date.value and not _value(event):
        changes["date"] = again.date
    counts = {f: getattr(again.magnitude, f) for f in Magnitude.__struct_fields__}
    told = {
        f: n for f, n in counts.items() if n is not None and getattr(event.magnitude, f) is None
    }
    if told:  # "a blast hit the church"; "twelve were killed", the report goes on
        changes["magnitude"] = replace(event.magnitude, **told)
    return replace(event, **changes)
