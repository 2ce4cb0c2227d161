"""CAMEO's finer digits: what an act is about, by the words that hang on it."""

import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from spacy.tokens import Token

from ...codebook import Codebook
from ...records.labels import EventType
from ..inflection import bases

REACH = 30
"""Tokens after the trigger within which a word may tell what it is about."""


class _Tables(NamedTuple):
    topic_of: dict[str, str]
    codes: dict[str, dict[str, str]]


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    table = tomllib.loads(Path(__file__).with_name("topics.toml").read_text(encoding="utf-8"))
    topic_of: dict[str, str] = {}
    for topic, words in table["topic"].items():
        for word in words.split():
            topic_of.setdefault(word, topic)
    return _Tables(topic_of, table["code"])


def refined(
    code: str, kind: EventType, head: Token, codebook: Codebook, *, promised: bool = False
) -> str:
    """Return *code* with the digits that the words around *head* allow, *code* itself where none do.

    Only a code that says less is made finer: 030 becomes 0331, 0331 stays. A promised act is a
    topic itself.
    """
    tables = _tables()
    family = tables.codes.get(kind)
    if family is None:
        return code
    stem = next((s for s in family["stem"].split() if code.startswith(s)), None)
    if stem is None or len(code.rstrip("0")) > max(len(stem), 3):
        return code
    for topic in _topics(head, tables.topic_of, itself=promised):
        suffix = family.get(topic)
        if suffix is not None and stem + suffix in codebook.cameo:
            finer = stem + suffix
            base = code.rstrip("0")
            return finer if finer.startswith(base) or base == stem else code
    return code


def _topics(head: Token, topic_of: dict[str, str], *, itself: bool) -> Iterator[str]:
    """Yield the topics of the words that hang on *head*, first those after it, in their order."""
    subtree = [t for t in head.subtree if abs(t.i - head.i) <= REACH and t.i != head.i]
    own = [head] if itself else []
    for token in own + [t for t in subtree if t.i > head.i] + [t for t in subtree if t.i < head.i]:
        if token.pos_ in ("NOUN", "VERB", "ADJ", "PROPN"):
            topic = next(
                (topic_of[b] for b in bases(token.lower_, token.lemma_.lower()) if b in topic_of),
                None,
            )
            if topic is not None:
                yield topic
