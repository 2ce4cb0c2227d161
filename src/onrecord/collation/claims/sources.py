"""Innermost voices in canonical form: two papers that quote one spokesman have one source."""

import re
import unicodedata

from ...records import Attribution, CodedArticle, Entity
from ...records.spans import Record
from ..incidents.words import stem
from .lexicon import lexicon

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_BODIES = frozenset(("armed_group", "igo", "ngo", "agency", "outlet"))
_PRONOUNS = frozenset(("he", "she", "they", "it", "who", "we", "i", "you", "this", "that"))


class Voice(Record, frozen=True, kw_only=True):
    """An innermost voice: its canonical ``key``, its words, its country; see ``Assertion``."""

    key: str | None = None
    words: str | None = None
    country: str | None = None
    named: bool = False
    witness: bool = False


def voice(record: CodedArticle, attribution: Attribution | None) -> Voice:
    """Return the innermost voice of *attribution*; that of the article itself has no key.

    A person or body with a Wikidata item is known by it, a person by the name, a body or an
    unnamed source by the stems of what it is called without country, number and spokesman.
    A reporter of the outlet itself is the article's own voice.
    """
    name = attribution.source_name if attribution is not None else None
    if attribution is None or not name:
        return Voice()
    entity = next((e for e in record.entities if e.id == attribution.source_entity), None)
    called = entity.name if entity is not None else name
    lowered = [w.lower() for w in _WORD.findall(called)]
    if not lowered or (len(lowered) == 1 and lowered[0] in _PRONOUNS):
        return Voice(key=f"?{attribution.id}", words=name)
    country = entity.country if entity is not None else None
    if entity is not None and entity.wikidata:
        return Voice(key=entity.wikidata, words=called, country=country, named=True)
    stems = [stem(w) for w in lowered]
    table = lexicon()
    if len(table.outlet.intersection(stems)) >= 2:
        return Voice()
    proper = _proper(called, entity)
    if proper is not None:
        return Voice(key=fold(proper), words=called, country=country, named=True)
    places = _place_words(record)
    told = [
        s
        for s, w in zip(stems, lowered, strict=True)
        if w not in table.vague_sources and s not in places
    ]
    kept = sorted(set(told) - {stem(w) for w in table.speakers} or set(told) or set(stems))
    return Voice(
        key=" ".join(kept),
        words=called,
        country=country,
        witness=not table.witnesses.isdisjoint(told),
    )


def fold(name: str) -> str:
    """Return *name* in lower case without accents and signs."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(w.lower().replace("’", "'").removesuffix("'s") for w in _WORD.findall(plain))


def _proper(called: str, entity: Entity | None) -> str | None:
    """Return the proper name in what a source is called, None if there is none."""
    if entity is None:
        return None
    if entity.kind in _BODIES:
        return called
    words = _WORD.findall(called)
    capitals = [w for w in words if w[:1].isupper()]
    alone = capitals == words and len(words) == 1 and stem(words[0].lower()) not in lexicon().kinds
    named = entity.kind == "person" and (len(capitals) > 1 or alone)
    return " ".join(capitals) if named else None


def _place_words(record: CodedArticle) -> frozenset[str]:
    """Return the stems of the countries, their people and the places that the article names."""
    text = record.article.text
    spans = [p.span for p in record.places]
    for entity in record.entities:
        if entity.kind == "country" or (entity.kind == "group" and " " not in entity.name):
            spans += entity.mentions
    words = {
        w.lower().replace("’", "'").removesuffix("'s")
        for a, b in spans
        for w in _WORD.findall(text[a:b])
        if w[:1].isupper()
    }
    return frozenset(stem(w) for w in words)
