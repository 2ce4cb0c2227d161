"""The tables of ``words.toml``, keyed by stems."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ..incidents.words import stem

Stems = tuple[str, ...]
"""A word or phrase as the stems of its words."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What the comparison of statements knows of words.

    Attributes:
        alike: a phrase -> the class it stands for ("=kill").
        opposites: a phrase -> the poles it shows, as (name, +1 or -1).
        stages: a phrase -> the stages it shows, as (name, step).
        kinds: a stem -> the kind of people it names.
        against: pairs of kinds that exclude each other.
        measures: a stem -> what is counted beside it.
        longest: words in the longest phrase.
    """

    alike: dict[Stems, str]
    opposites: dict[Stems, list[tuple[str, int]]]
    stages: dict[Stems, list[tuple[str, int]]]
    ahead: frozenset[Stems]
    change: frozenset[Stems]
    light: frozenset[str]
    negations: frozenset[str]
    stops: frozenset[str]
    untruths: frozenset[str]
    proposals: frozenset[str]
    kinds: dict[str, str]
    against: frozenset[frozenset[str]]
    measures: dict[str, str]
    small: dict[str, int]
    large: dict[str, int]
    vague: dict[str, tuple[int, int]]
    bounds: list[tuple[list[str], str]]
    units: frozenset[str]
    witnesses: frozenset[str]
    speakers: frozenset[str]
    outlet: frozenset[str]
    vague_sources: frozenset[str]
    longest: int


def phrases(entry: str) -> list[Stems]:
    """Return the stems of an entry of the tables ("set_fire" -> ("set", "fire")), its own form first.

    The first word is inflected as a regular verb too, since stems of inflected forms may differ.
    """
    first, *rest = entry.lower().split("_")
    tail = tuple(stem(w) for w in rest)
    return list(dict.fromkeys((stem(form), *tail) for form in _forms(first)))


def _forms(word: str) -> list[str]:
    base = word.removesuffix("e")
    if word.endswith("y") and len(word) > 3:
        return [word, f"{word[:-1]}ies", f"{word[:-1]}ied", f"{word}ing"]
    return [word, f"{word}s", f"{base}ed", f"{base}ing"]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return the tables, read once."""
    tables = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
    alike = _alike(tables["alike"])
    opposites = _sides(tables["opposites"], (1, -1))
    stages = _sides(tables["stages"], (0, 1))
    ahead, change = _phrases(tables["ahead"]), _phrases(tables["change"]["words"])
    kinds = dict(tables["kinds"])
    against = frozenset(frozenset(pair.split()) for pair in kinds.pop("against"))
    sources = {name: _stems(words) for name, words in tables["sources"].items()}
    every = [*alike, *opposites, *stages, *ahead, *change]
    return Lexicon(
        alike=alike,
        opposites=opposites,
        stages=stages,
        ahead=ahead,
        change=change,
        light=frozenset(tables["light"].split()),
        negations=frozenset(tables["negations"].split()),
        stops=frozenset(tables["stops"].split()),
        untruths=_stems(tables["untruths"]),
        proposals=_stems(tables["proposals"]),
        kinds={stem(w): kind for kind in reversed(kinds) for w in kinds[kind].split()},
        against=against,
        measures={
            form[0]: name
            for name in tables["measures"]
            for form in sorted(_phrases(tables["measures"][name]))
            if len(form) == 1
        },
        small=_numerals(tables["numerals"]),
        large=tables["numerals"]["large"],
        vague={w: (low, high) for w, (low, high) in tables["numerals"]["vague"].items()},
        bounds=_bounds(tables["bounds"]),
        units=frozenset(tables["bounds"]["units"].split()),
        witnesses=sources["witnesses"],
        speakers=sources["speakers"],
        outlet=sources["outlet"],
        vague_sources=frozenset(tables["sources"]["nothing"].split()),
        longest=max(map(len, every)),
    )


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(w) for w in words.split())


def _phrases(words: str) -> frozenset[Stems]:
    return frozenset(p for w in words.split() for p in phrases(w))


def _alike(lines: str) -> dict[Stems, str]:
    """Return the class of each phrase; what is listed goes before what inflection makes."""
    found: dict[Stems, str] = {}
    rows = [line.split() for line in lines.strip().splitlines()]
    for row in rows:
        for word in row:
            found.setdefault(phrases(word)[0], f"={row[0]}")
    for row in rows:
        for word in row:
            for form in phrases(word)[1:]:
                found.setdefault(form, f"={row[0]}")
    return found


def _sides(
    table: dict[str, list[str]], values: tuple[int, int]
) -> dict[Stems, list[tuple[str, int]]]:
    found: dict[Stems, list[tuple[str, int]]] = {}
    for name, sides in table.items():
        for value, words in zip(values, sides, strict=True):
            for form in sorted(_phrases(words)):
                told = found.setdefault(form, [])
                if (name, value) not in told:
                    told.append((name, value))
    return found


def _numerals(table: dict[str, str]) -> dict[str, int]:
    small = {word: number for number, word in enumerate(table["small"].split())}
    tens = {word: 10 * number for number, word in enumerate(table["tens"].split(), start=2)}
    return small | tens


def _bounds(table: dict[str, list[str]]) -> list[tuple[list[str], str]]:
    """Return the phrases that bound a number, the longest first."""
    found = [(p.split(), kind) for kind in ("least", "above", "most", "about") for p in table[kind]]
    return sorted(found, key=lambda entry: (-len(entry[0]), entry[0]))
