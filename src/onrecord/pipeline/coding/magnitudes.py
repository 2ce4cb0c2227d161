"""How many were killed, injured and arrested, and how large an event was, as its own clause tells.

A number left open counts as the least that its words allow: "dozens" is 24, "at least 12" is 12.
Counts go to the event whose words stand in the same clause: "killing 12" under "attacked", "the
blast wounded 40".
"""

import tomllib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from spacy.tokens import Token

from ...records import Magnitude
from ...records.labels import EventType
from ..conflicts.lexicon import load as number_words
from ..conflicts.numbers import Number, numbers
from ..inflection import bases
from .slots import fillers
from .triggers import Trigger

Harm = Literal["killed", "injured", "arrested"]
_TYPES: dict[Harm, frozenset[EventType]] = {
    "killed": frozenset(("ASSAULT", "PROTEST")),
    "injured": frozenset(("ASSAULT", "PROTEST")),
    "arrested": frozenset(("COERCE", "PROTEST")),
}
"""Types of which a count of the harm can be a magnitude."""
_UP = frozenset(("nsubj", "nsubj:pass", "obl", "nmod", "obj", "obl:agent"))
_STEPS = 4


class _Words(NamedTuple):
    harm: dict[str, Harm]
    counted: frozenset[str]
    people: frozenset[str]
    size: dict[EventType, str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    table = tomllib.loads(Path(__file__).with_name("magnitudes.toml").read_text(encoding="utf-8"))
    harm = {word: kind for kind, words in table["harm"].items() for word in words.split()}
    people = frozenset(table["people"]["nouns"].split())
    return _Words(harm, frozenset(table["counted"]["nouns"].split()), people, table["size"])


def magnitude(trigger: Trigger, actors: Sequence[Token], others: set[int]) -> Magnitude:
    """Return the counts told of the event at *trigger*.

    *actors* are the heads of its actors' phrases, *others* the heads of the other
    triggers of the document, whose counts are their own.
    """
    words = _words()
    found: dict[str, int] = {}
    for token in _clause(trigger.head, others):
        harm = next((words.harm[b] for b in _lemmas(token) if b in words.harm), None)
        if harm is None or trigger.type not in _TYPES[harm] or harm in found:
            continue
        count = _count_at(token)
        if count is not None:
            found[harm] = count
    role = words.size.get(trigger.type)
    ones = _moved(trigger) if role == "moved" else actors if role == "actor" else ()
    counts = [n for t in ones if (n := _people(t)) is not None]
    if counts:
        found["size"] = max(counts)
    return Magnitude(**found)


def _moved(trigger: Trigger) -> list[Token]:
    """Return the heads of what a verb moves or a noun is of: "sent 400 troops", "deployment of 400 troops"."""
    return [t for slot in ("obj", "of", "mod") for t in fillers(trigger.head, slot)]


def _clause(head: Token, others: set[int]) -> Iterator[Token]:
    """Yield *head*, what stands over it within its clause, and the clauses that hang on it."""
    yield head
    step = head
    for _ in range(_STEPS):  # "the blast wounded 40", "died in the attack"
        if step.dep_ not in _UP:
            break
        step = step.head
        if step.i in others:
            break
        yield step
        yield from (c for c in step.children if c.dep_ == "conj" and c.i not in others)
    for child in head.subtree:  # "attacked a convoy, killing 12 and wounding 40"
        if child != head and child.i not in others and not _behind(child, head, others):
            yield child


def _behind(token: Token, head: Token, others: set[int]) -> bool:
    """Tell whether another trigger stands between *token* and *head*."""
    step = token.head
    while step.i != head.i and step.dep_.lower() != "root":
        if step.i in others:
            return True
        step = step.head
    return False


def _count_at(harm: Token) -> int | None:
    """Return how many the word *harm* tells: of its object, its subject where it has none, or itself."""
    words = _words()
    if harm.pos_ in ("NOUN", "ADJ", "PROPN"):
        counts = any(c.dep_ == "nummod" for c in harm.children)
        if counts or not words.counted.isdisjoint(_lemmas(harm)):
            own = _number(harm)
            if own is not None:
                return own
        counted = [c for s in ("of", "subj") for c in fillers(harm, s)] + _before(harm)
    else:
        counted = fillers(harm, "obj") or fillers(harm, "subj")
    return next((n for c in counted if (n := _people(c)) is not None), None)


def _before(adjective: Token) -> list[Token]:
    """Return the number that "dead" or "wounded" follows: "left 12 people dead", "12 wounded"."""
    if adjective.pos_ != "ADJ":
        return []
    return [c for c in adjective.head.children if c.dep_ == "obj" and c.i < adjective.i]


def _people(token: Token) -> int | None:
    """Return how many people *token* names, None where it counts something else."""
    words = _words()
    bare = token.pos_ == "NUM" or not number_words().units.keys().isdisjoint((token.lower_,))
    if not bare and words.people.isdisjoint(_lemmas(token)) and not _of_people(token):
        return None
    own = _number(token)
    if own is None and token.dep_ == "nmod":  # "dozens of villagers"
        return _number(token.head)
    return own


def _of_people(token: Token) -> bool:
    """Tell whether *token* counts people after "of": "dozens of villagers"."""
    return any(
        c.dep_ == "nmod" and not _words().people.isdisjoint(_lemmas(c)) for c in token.children
    )


def _number(token: Token) -> int | None:
    """Return the number in the phrase of *token*, before its head."""
    start = token.left_edge.i
    if token.i - start > 12:
        start = token.i - 12
    found = numbers(list(token.doc[max(0, start - 3) : token.i + 1]), number_words())
    inside = [n for n in found if n.end > start]
    return _least(inside[-1]) if inside else None


def _least(number: Number) -> int | None:
    """Return the number that *number* stands for: the least that its words allow, the middle of "about"."""
    if number.high == float("inf"):
        return int(number.low)
    if number.low == 0:
        return int(number.high) or None
    if number.first < number.start:
        return round((number.low + number.high) / 2)
    return int(number.low)


def _lemmas(token: Token) -> Sequence[str]:
    return bases(token.lower_, token.lemma_.lower())
