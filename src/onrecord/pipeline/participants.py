"""A noun phrase that acts or is acted on becomes a participant: name, entity, country, sector."""

from collections.abc import Sequence

from spacy.tokens import Span

from ..kb import KnowledgeBase
from ..records import Entity, Participant
from ..records.labels import Sector
from .naming import bare, country_around, sector_of

_PERSONAL = {"he", "she", "him", "her", "himself", "herself"}
_PLURAL = {
    "they",
    "them",
    "themselves",
    "who",
    "which",
    "it",
    "itself",
    "that",
    "we",
    "i",
    "you",
    "us",
    "me",
}
_SUBJECTS = {"nsubj", "nsubj:pass", "nsubj:outer"}


def resolve(span: Span, entities: Sequence[Entity], kb: KnowledgeBase) -> Participant:
    """Return the participant that *span* means within its article; what is not told is None."""
    phrase = bare(span)
    entity = _antecedent(phrase, entities) if _is_pronoun(phrase) else _entity_of(phrase, entities)
    name = entity.name if entity and _names(phrase, entity) else " ".join(phrase.text.split())
    country = entity.country if entity else None
    sector = entity.sector if entity else None
    if not _is_pronoun(phrase):
        country = country or country_around(phrase, kb)
        sector = sector or _sector(phrase, kb)
    return Participant(
        text=span.text,
        span=(span.start_char, span.end_char),
        name=name,
        entity=entity.id if entity else None,
        country=country,
        sector=sector,
    )


def _is_pronoun(phrase: Span) -> bool:
    return len(phrase) == 1 and phrase[0].lower_ in _PERSONAL | _PLURAL


def _names(phrase: Span, entity: Entity) -> bool:
    """Tell whether *entity* is a better name than the words: a person's, or a pronoun's."""
    if _is_pronoun(phrase) or entity.kind == "person":
        return True
    return any(a <= phrase.start_char and phrase.end_char <= b for a, b in entity.mentions)


def _entity_of(phrase: Span, entities: Sequence[Entity]) -> Entity | None:
    """Return the entity whose mention holds the head of *phrase*, or that is in apposition to it."""
    root = phrase.root
    heads = [root, *(c for c in root.children if c.dep_ in ("appos", "flat"))]
    for head in heads:
        for entity in entities:
            if any(a <= head.idx < b for a, b in entity.mentions):
                return entity
    return _only_one(phrase, entities)


def _only_one(phrase: Span, entities: Sequence[Entity]) -> Entity | None:
    """Return the one organization whose name ends as "the ministry" does."""
    if len(phrase) != 1 or phrase.root.pos_ != "NOUN" or phrase.start == 0:
        return None
    if phrase.doc[phrase.start - 1].lower_ != "the":
        return None
    word = phrase.text.casefold()
    fits = [e for e in entities if e.kind != "person" and e.name.casefold().split()[-1:] == [word]]
    return fits[0] if len(fits) == 1 else None


def _antecedent(phrase: Span, entities: Sequence[Entity]) -> Entity | None:
    """Return the only person who is a subject before "he", in its sentence or the one before."""
    if phrase[0].lower_ not in _PERSONAL:
        return None
    people = [e for e in entities if e.kind == "person"]
    limit, sentence = phrase.start, phrase.sent
    for _ in range(2):
        window = phrase.doc[sentence.start : limit]
        found = _subjects(window, people)
        if found:
            return found[0] if len(found) == 1 else None
        if sentence.start == 0:
            return None
        limit, sentence = sentence.start, phrase.doc[sentence.start - 1].sent
    return None


def _subjects(window: Span, people: Sequence[Entity]) -> list[Entity]:
    """Return the people named in *window* as subjects."""
    found: dict[str, Entity] = {}
    for token in window:
        if token.dep_ in _SUBJECTS:
            start, end = token.left_edge.idx, token.right_edge.idx + 1
            for person in people:
                if any(
                    a <= token.idx < b or (start <= a < end and token.pos_ == "NOUN")
                    for a, b in person.mentions
                ):
                    found[person.id] = person
    return list(found.values())


def _sector(phrase: Span, kb: KnowledgeBase) -> Sector | None:
    """Return the sector by role; a country or capital that acts means its government."""
    match = kb.countries.lookup(phrase.text)
    if match:
        return "CVL" if match.how == "inhabitant" else "GOV"
    return sector_of(phrase, kb)
