"""PLOVER's contexts: the fields of politics that the words of the event's clause belong to."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from spacy.tokens import Token

from ...errors import CodebookError
from ..inflection import bases

TABLE = Path(__file__).with_name("contexts.toml")
REACH = 25
"""Tokens on each side of the trigger within which a word of its clause counts."""
MOST = 3
"""So many contexts at most, those with most words first."""


@lru_cache(maxsize=1)
def _words() -> dict[str, list[str]]:
    """Return the contexts of each word or phrase; underscores join the words of a phrase."""
    found: dict[str, list[str]] = {}
    for context, words in tomllib.loads(TABLE.read_text(encoding="utf-8")).items():
        for word in words.split():
            found.setdefault(word, []).append(context)
    return found


def check(known: frozenset[str]) -> None:
    """Tell whether the table names only contexts of the codebook.

    Raises:
        CodebookError: it names another one.
    """
    for contexts in _words().values():
        for context in contexts:
            if context not in known:
                raise CodebookError(f"{TABLE.name}: the codebook has no context {context!r}")


def contexts(head: Token) -> list[str]:
    """Return the contexts of the event at *head*, at most three, in the codebook's spelling."""
    table, counts = _words(), Counter[str]()
    for token in _clause(head):
        for form in _forms(token):
            counts.update(table.get(form, ()))
    ranked = sorted(counts, key=lambda c: (-counts[c], c))
    return sorted(ranked[:MOST])


def _clause(head: Token) -> Iterator[Token]:
    """Yield *head*, what hangs on it, and the words of the verb that it is an argument of."""
    top = head
    if head.pos_ in ("NOUN", "PROPN") and head.dep_ in (
        "obj",
        "nsubj",
        "nsubj:pass",
        "obl",
        "conj",
    ):
        top = head.head
    yield from (t for t in top.subtree if abs(t.i - head.i) <= REACH and not t.is_punct)


def _forms(token: Token) -> Iterator[str]:
    """Yield the keys of *token*: its base forms, the phrase that it begins."""
    yield from bases(token.lower_, token.lemma_.lower())
    after = token.i + 1
    if after < len(token.doc):
        following = token.doc[after]
        yield f"{token.lower_}_{following.lemma_.lower() or following.lower_}"
