"""Who did it to whom, as far as two statements are compared by it."""

from ...records import Attribution, Event, Participant
from ..incidents.words import stem
from .assertion import Party
from .content import Names, Token, tokens
from .lexicon import lexicon
from .names import is_country

_PARTIES = 4
_SUBJECT = 6
"""Words before a verb that may be its subject."""
_PASSIVE = frozenset(("was", "were", "been", "being", "is", "are", "be"))


def actors(event: Event, teller: Attribution | None, names: Names) -> list[Party]:
    """Return the actors, without the voice that names others: "Nordia accused Sudland of ..."."""
    voiced = teller.source_entity if teller is not None else None
    others = [p for p in event.actor if p.entity is None or p.entity != voiced]
    return parties(others or event.actor, names)


def parties(found: list[Participant], names: Names) -> list[Party]:
    """Return the participants that name somebody, the first few."""
    told = (party(p.name, p.country, _is_named(p, names)) for p in found)
    return [p for p in told if p is not None][:_PARTIES]


def _is_named(participant: Participant, names: Names) -> bool:
    span = participant.span
    return span is not None and any(k and a < span[1] and span[0] < b for a, b, k in names)


def party(name: str, country: str | None, linked: bool) -> Party | None:
    """Return what is compared of a participant; None for what names nobody ("a bomb")."""
    words = [t for t in tokens(name) if t.word and t.lower not in lexicon().light]
    stems = [stem(t.lower) for t in words]
    kind = next((lexicon().kinds[s] for s in reversed(stems) if s in lexicon().kinds), None)
    named = linked and any(t.text[0].isupper() for t in words)
    if not stems or (kind is None and not named):
        return None
    return Party(name=name, stems=stems, country=country, kind=kind, named=named)


def subject(found: list[Token], event: Event, names: Names) -> list[Party]:
    """Return who does it by the words alone: before an active verb, or after "by" behind a passive."""
    a, b = event.trigger.span
    before = [t for t in found if t.start < a]
    if any(t.lower in _PASSIVE for t in before[-2:]):
        after = [t for t in found if t.start >= b][:8]
        place = next((i for i, t in enumerate(after) if t.lower == "by"), None)
        words = after[place + 1 : place + 5] if place is not None else []
    else:
        words = before if len(before) <= _SUBJECT else []
    while words and words[-1].lower in lexicon().light:
        words = words[:-1]
    keys = [k for t in words for x, y, k in names if x <= t.start < y]
    country = next((k[1:] for k in keys if is_country(k)), None)
    who = party(" ".join(t.text for t in words), country, linked=bool(keys))
    return [who] if who is not None else []
