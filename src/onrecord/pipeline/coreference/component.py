"""``onrecord_coreference``: entities gain the pronouns and descriptions that mean them."""

from bisect import bisect_right
from collections.abc import Sequence

import msgspec
from spacy.language import Language
from spacy.tokens import Doc, Span

from ...kb import KnowledgeBase
from ...records import Entity, Offsets
from ..extensions import register
from .lexicon import lexicon
from .metonyms import metonyms
from .profiles import spans_of
from .reader import Reader


class Coreference:
    """Adds mentions to ``doc._.onrecord_entities``; where it is not clear who is meant, none."""

    def __init__(self, nlp: Language, name: str = "onrecord_coreference") -> None:
        register()
        self.name = name
        self.kb = KnowledgeBase.load()
        self.words = lexicon()

    def __call__(self, doc: Doc) -> Doc:
        """Annotate *doc*."""
        doc._.onrecord_entities = self.match(doc, doc._.onrecord_entities)
        return doc

    def match(self, doc: Doc, entities: Sequence[Entity]) -> list[Entity]:
        """Return *entities* with all mentions; a capital that means its country joins it."""
        if not entities:
            return []
        entities = self._without_metonyms(doc, entities)
        named = spans_of(doc, entities)
        found = Reader(doc, named, entities, self.words, self.kb).read()
        return _with(entities, found)

    def _without_metonyms(self, doc: Doc, entities: Sequence[Entity]) -> list[Entity]:
        means = metonyms(spans_of(doc, entities), entities, self.kb)
        more: dict[int, list[Offsets]] = {}
        for capital, country in means.items():
            more.setdefault(country, []).extend(entities[capital].mentions)
        return [
            _more(entity, more.get(i, [])) for i, entity in enumerate(entities) if i not in means
        ]


def _with(entities: Sequence[Entity], found: Sequence[tuple[int, Span]]) -> list[Entity]:
    """Return *entities* with the spans of *found* as mentions, none of them crossing a name."""
    names = sorted(m for e in entities for m in e.mentions)
    starts = [a for a, _ in names]
    more: dict[int, list[Offsets]] = {}
    for number, span in found:
        whole = (span.start_char, span.end_char)
        nearby = names[max(0, bisect_right(starts, whole[0]) - 3) : bisect_right(starts, whole[1])]
        head = span[-1]
        crossing = any(
            a < whole[1] and whole[0] < b and not _nested((a, b), whole) for a, b in nearby
        )
        kept = (head.idx, head.idx + len(head)) if crossing else whole
        more.setdefault(number, []).append(kept)
    return [_more(entity, more.get(i, [])) for i, entity in enumerate(entities)]


def _nested(one: Offsets, other: Offsets) -> bool:
    return (one[0] <= other[0] and other[1] <= one[1]) or (
        other[0] <= one[0] and one[1] <= other[1]
    )


def _more(entity: Entity, mentions: Sequence[Offsets]) -> Entity:
    if not mentions:
        return entity
    return msgspec.structs.replace(entity, mentions=sorted({*entity.mentions, *mentions}))
