"""A noun phrase that acts or is acted on becomes a participant: name, entity, country, sector."""

from bisect import bisect_right
from collections.abc import Sequence

from spacy.tokens import Span, Token

from ..kb import KnowledgeBase
from ..records import Entity, Offsets, Participant
from ..records.labels import Sector
from .naming import bare, body_of, country_around, sector_of

_DEEP = 4
"""So many mentions of one entity at most start before a word and may still hold it."""
_MEMBERS = frozenset(
    ("member", "element", "cell", "wing", "faction", "branch", "side", "supporter")
)
"""Heads that have the sector of the organization named with them."""
_BODIES = ("armed_group", "organization")
"""Kinds of entities that have members."""


def resolve(span: Span, entities: Sequence[Entity], kb: KnowledgeBase) -> Participant:
    """Return the participant that *span* means within its article; what is not told is None.

    A pronoun or description means the entity that has it as a mention.
    """
    phrase = bare(span)
    entity = _entity_of(phrase, entities)
    name = entity.name if entity and _names(phrase, entity) else " ".join(phrase.text.split())
    country = entity.country if entity else None
    sector = entity.sector if entity else None
    if phrase.root.pos_ != "PRON" and (entity is None or entity.kind != "igo"):
        country = country or country_around(phrase, kb) or _of_body(phrase, entities)
    if phrase.root.pos_ != "PRON":
        sector = sector or _sector(phrase, kb)
    return Participant(
        text=span.text,
        span=(span.start_char, span.end_char),
        name=name,
        entity=entity.id if entity else None,
        country=country,
        sector=sector,
    )


def _of_body(phrase: Span, entities: Sequence[Entity]) -> str | None:
    """Return the country of the organization named right before the head: "Red Hand fighters"."""
    at = phrase.root.i - 1
    body = entity_at(phrase.doc[at], entities) if at >= phrase.start else None
    return body.country if body is not None and body.kind in _BODIES else None


def _names(phrase: Span, entity: Entity) -> bool:
    """Tell whether *entity* is a better name than the words: a person's, or that of a mention."""
    if entity.kind == "person":
        return True
    return any(
        a <= phrase.start_char and phrase.end_char <= b
        for a, b in _around(phrase.root.idx, entity.mentions)
    )


def _entity_of(phrase: Span, entities: Sequence[Entity]) -> Entity | None:
    """Return the entity whose mention holds the head of *phrase*, or that is in apposition to it."""
    root = phrase.root
    for head in [root, *(c for c in root.children if c.dep_ in ("appos", "flat"))]:
        if entity := entity_at(head, entities):
            return entity
    return None


def entity_at(token: Token, entities: Sequence[Entity]) -> Entity | None:
    """Return the entity with the shortest mention around *token*."""
    found = [
        (b - a, i)
        for i, entity in enumerate(entities)
        for a, b in _around(token.idx, entity.mentions)
    ]
    return entities[min(found)[1]] if found else None


def _around(place: int, mentions: Sequence[Offsets]) -> list[Offsets]:
    """Return those of *mentions*, which are sorted, that hold the character at *place*."""
    end = bisect_right(mentions, (place, 1 << 62))
    return [m for m in mentions[max(0, end - _DEEP) : end] if place < m[1]]


def _sector(phrase: Span, kb: KnowledgeBase) -> Sector | None:
    """Return the sector by role; a country or capital that acts means its government."""
    match = kb.countries.lookup(phrase.text)
    if match:
        return "CVL" if match.how == "inhabitant" else "GOV"
    told = sector_of(phrase, kb)
    if told is None and phrase.root.lemma_.lower() in _MEMBERS:
        body = body_of(phrase, kb)
        return body.sector if body else None
    return told
