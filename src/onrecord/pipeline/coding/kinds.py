"""What a word denotes, as far as frames ask: a person, a state, a document."""

import tomllib
from functools import lru_cache
from pathlib import Path

from spacy.tokens import Token

from ...kb import KnowledgeBase

_OF_NAMES = {
    "PER": frozenset(("person",)),
    "ORG": frozenset(("org", "group")),
    "GPE": frozenset(("state", "place")),
    "NORP": frozenset(("group", "people", "state")),
    "LOC": frozenset(("place",)),
    "FAC": frozenset(("building", "place")),
    "LAW": frozenset(("law", "document")),
    "WORK": frozenset(("document",)),
    "EVENT": frozenset(("event",)),
    "PROD": frozenset(("thing",)),
}
_OF_PRONOUNS = {
    word: frozenset(kinds)
    for words, kinds in (
        ("he she him her himself herself i me you who", ("person",)),
        ("they them themselves we us", ("person", "people", "group")),
        ("it itself", ("thing", "state", "org", "group", "event")),
    )
    for word in words.split()
}
THING = frozenset(("thing",))


@lru_cache(maxsize=1)
def _nouns() -> dict[str, frozenset[str]]:
    table = tomllib.loads(Path(__file__).with_name("kinds.toml").read_text(encoding="utf-8"))
    found: dict[str, set[str]] = {}
    for kind, words in table.items():
        for word in words.split():
            found.setdefault(word, set()).add(kind)
    return {word: frozenset(kinds) for word, kinds in found.items()}


def kinds_of(token: Token, kb: KnowledgeBase) -> frozenset[str]:
    """Return the kinds of what the noun phrase of *token* denotes; "thing" where nothing is known."""
    if token.pos_ == "PRON":
        return _OF_PRONOUNS.get(token.lower_, THING)
    if token.ent_type_:
        return _OF_NAMES.get(token.ent_type_, THING)
    known = _nouns().get(token.lemma_.lower())
    if known is not None:
        return known
    if kb.roles.sector(token.lemma_) is not None:
        return frozenset(("person", "group", "people", "org"))
    if kb.countries.lookup(token.text) is not None:
        return frozenset(("state", "place"))
    return THING
