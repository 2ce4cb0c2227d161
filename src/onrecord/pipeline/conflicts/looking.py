"""Looking things up in a document: sentences, names in a span, what a negation bears on."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import islice

from spacy.tokens import Doc, Token

from ...records import Entity, Offsets

_BEING = frozenset(("exist", "be", "happen", "occur", "arrive", "take"))
"""Verbs whose negation denies their subject: "no list existed", "an attack did not take place"."""


class SentenceOf:
    """Tells the index of the sentence in which a character stands."""

    def __init__(self, doc: Doc) -> None:
        known = doc.has_annotation("SENT_START", require_complete=True)
        self._starts = [s.start_char for s in doc.sents] if known else []

    def __call__(self, place: int) -> int:
        """Return the index, 0 before the first sentence."""
        return max(0, bisect_right(self._starts, place) - 1)


class Named:
    """Finds the entities and countries named in a span."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._mentions = sorted(
            (start, end, entity.id, entity.country or "")
            for entity in entities
            for start, end in entity.mentions
        )

    def within(self, spans: Iterable[Offsets]) -> frozenset[str]:
        """Return ids of entities and codes of countries."""
        found: set[str] = set()
        for low, high in spans:
            first = bisect_left(self._mentions, (low,))
            for start, end, *names in islice(self._mentions, first, None):
                if start >= high:
                    break
                if end <= high:
                    found.update(n for n in names if n)
        return frozenset(found)


def governed(negation: Token) -> Iterator[Token]:
    """Yield the words that *negation* bears on: its head, the head's objects, a noun's verb."""
    head = negation.head
    yield head
    yield from (c for c in head.children if c.dep_ in ("obj", "nsubj:pass", "xcomp"))
    yield from absent(negation)
    if head.pos_ in ("NOUN", "PROPN") and head.head.pos_ == "VERB":
        yield head.head


def absent(negation: Token) -> Iterator[Token]:
    """Yield the noun of "no list", the subject of "a list did not exist"."""
    head = negation.head
    if head.pos_ == "NOUN" and negation.dep_ == "det":
        yield head
    if head.lemma_ in _BEING and negation.dep_ == "advmod":
        yield from (c for c in head.children if c.dep_ == "nsubj" and c.pos_ == "NOUN")
