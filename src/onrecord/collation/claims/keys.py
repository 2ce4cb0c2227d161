"""Keys under which a store finds the statements that a new one may have to be compared with."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from zlib import crc32

from ..incidents.words import stem, weight
from .assertion import Assertion
from .content import weight_of
from .where import day

_LEADING, _RARE_NAME, _COUNTRY, _BEGINNING = 3, 2.2, 4, 5
"""Sentences that an article opens with; what a name weighs that is rare; length of a country's key, and
of the shortest name; letters of a name that are compared."""
SPAN_DAYS = 8
"""Statements published within so many days share a key if they share a name and a word, or two names."""
_NAMES, _WORDS = 3, 4
"""Names and plain words, the weightiest, of which keys are made."""
_POLES = 1
_FEW = 2
"""Of so many names and words the keys without days are made: two names and a word, or a name and two."""
_LEAST, _RARE = 0.9, 1.4
"""Words that weigh less make no key; two that weigh as much as the second make one without a name."""


def keys(a: Assertion) -> list[str]:
    """Return the keys of *a*, sorted; two statements are candidates if they share one.

    A key stands for a name and a word, or two names, in a stretch of days, or for three of them at
    any time: a state of affairs may last. Days fall into two grids that lie half a stretch apart.
    There are none for acts of speech, background and what says too little: those are compared
    within incidents alone. A key is eight hexadecimal digits (CRC-32), so that a store can keep
    them as numbers; a collision costs one comparison.
    """
    if not a.lead or a.verbal or a.stance == "declines" or a.historical:
        return []
    names = sorted((k for k in a.words if k.startswith("@")), key=lambda k: (-len(k), k))
    around = sorted((k for k in a.context if k.startswith("@")), key=lambda k: (-len(k), k))
    names += around[: max(0, _FEW - len(names))]
    plain = sorted(
        (k for k in a.words if not k.startswith("@") and weight_of(k) >= _LEAST),
        key=lambda k: (-weight_of(k), k),
    )
    measured = {c.kind for c in a.counts if not c.kind.startswith("#")}
    rare = [k for k in plain if weight_of(k) >= _RARE][:_FEW]
    plain = (
        plain[:_WORDS]
        + [f"#{kind}" for kind in sorted(measured)]
        + [f"~{name}" for name in sorted(a.poles)[:_POLES]]
    )
    found = {
        f"{x}|{y}|{s}" for x, y in _pairs(names, plain, rare) for s in _stretches(day(a.published))
    }
    if a.sentence < _LEADING:
        single = {part for n in {*a.words, *a.context} for part in _rare_parts(n)}
        found |= {f"{n}|{s}" for n in single for s in _stretches(day(a.published))}
    found |= {"|".join(t) for t in _triples(names[:_FEW], plain[:_FEW])}
    if a.basis == "text" and a.start is not None and a.start == a.end:
        found |= {f"{x}|{y}|{a.start}" for x, y in combinations(sorted(plain[:_WORDS]), 2)}
    return sorted(f"{crc32(key.encode()):08x}" for key in found)


def _rare_parts(key: str) -> Iterator[str]:
    """Yield the beginnings of the words of a name that make a candidate of who else tells it.

    A country is none, nor a word that is daily news. "Karsenia" and "Karsenian" begin alike.
    """
    if not key.startswith("@") or (len(key) == _COUNTRY and key[1:].isupper()):
        return
    for word in key[1:].split():
        if len(word) >= _COUNTRY and weight(stem(word)) >= _RARE_NAME:
            yield f"@{word[:_BEGINNING]}"


def _pairs(names: list[str], plain: list[str], rare: list[str]) -> Iterator[tuple[str, str]]:
    for name in names[:_NAMES]:
        for word in plain:
            yield name, word
    yield from combinations(sorted(names[:_NAMES]), 2)
    for word in rare:
        yield from ((min(word, w), max(word, w)) for w in plain[:_FEW] if w != word)


def _triples(names: list[str], plain: list[str]) -> Iterator[tuple[str, ...]]:
    for three in combinations(sorted([*names, *plain]), 3):
        if three[0].startswith("@") or three[1].startswith("@") or three[2].startswith("@"):
            yield three


def _stretches(published: date | None) -> list[str]:
    if published is None:
        return ["-"]
    number = published.toordinal()
    return [f"{number // (2 * SPAN_DAYS)}", f"{(number + SPAN_DAYS) // (2 * SPAN_DAYS)}+"]
