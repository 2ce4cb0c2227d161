"""Numbers in words and digits, with what is said about their bounds ("at least", "up to")."""

import re
from dataclasses import dataclass

from spacy.tokens import Token

from .lexicon import Lexicon

_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_VAGUE = {
    "dozen": (12.0, 12.0),
    "dozens": (24.0, 99.0),
    "scores": (40.0, 199.0),
    "hundreds": (200.0, 999.0),
    "thousands": (2000.0, 9999.0),
    "millions": (2e6, 9e6),
}
"""What a number left open covers: two dozen is the least that "dozens" can be."""
_DIGITS = re.compile(r"[$€£]?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?")
_SPREAD = 0.2
"""How far from "about 100" the true number may lie, as a share."""
_MANY = 5
"""So many words before a number are read for its bounds."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number and the interval that its wording leaves open.

    ``start`` and ``end`` index its tokens, ``first`` the first word that bounds it.
    """

    low: float
    high: float
    start: int
    end: int
    first: int

    def excludes(self, other: "Number") -> bool:
        """Whether no value fits both."""
        return self.low > other.high or other.low > self.high


def numbers(tokens: list[Token], lexicon: Lexicon) -> list[Number]:
    """Return the numbers in *tokens*, an interval ("10 to 20", "between 10 and 20") as one."""
    found: list[Number] = []
    at = 0
    while at < len(tokens):
        value, size = _value(tokens, at, lexicon)
        if not size:
            at += 1
            continue
        number, led = _bounded(tokens, at, value, lexicon)
        end = at + size
        if end + 1 < len(tokens) and tokens[end].lower_ in ("to", "and", "or", "-", "–"):
            upper, more = _value(tokens, end + 1, lexicon)
            ranged = tokens[end].lower_ != "and" or (at and tokens[at - 1].lower_ == "between")
            if more and ranged and upper[0] > value[0]:
                number, end = (value[0], upper[1]), end + 1 + more
        first = tokens[at - led].i
        found.append(Number(*number, tokens[at].i, tokens[end - 1].i + 1, first))
        at = end
    return found


def _value(tokens: list[Token], at: int, lexicon: Lexicon) -> tuple[tuple[float, float], int]:
    """Return the value that begins at *at* and how many tokens it takes, 0 for no number."""
    first = tokens[at].lower_
    if first in _VAGUE:
        return _VAGUE[first], 1
    total, size = _plain(tokens, at, lexicon)
    if not size and first in ("a", "several") and at + 1 < len(tokens):
        scale = tokens[at + 1].lower_
        if scale in _SCALES or scale == "dozen":
            few = _SCALES.get(scale, 12.0)
            return ((few, few) if first == "a" else (2 * few, 9 * few)), 2
    return (total, total), size


def _plain(tokens: list[Token], at: int, lexicon: Lexicon) -> tuple[float, int]:
    """Return the number of the words from *at* on ("two hundred and fifty") and how many they are."""
    total, current, size = 0.0, 0.0, 0
    for n in range(at, len(tokens)):
        word = tokens[n].lower_
        part = _unit(word, lexicon)
        if part is not None and not (size and _DIGITS.fullmatch(word)):
            current += part
        elif size and word == "dozen":
            current *= 12
        elif size and word in _SCALES:
            current *= _SCALES[word]
            if _SCALES[word] >= 1000:
                total, current = total + current, 0.0
        elif not (
            size
            and word == "and"
            and tokens[n - 1].lower_ in _SCALES
            and _follows(tokens, n, lexicon)
        ):
            break
        size += 1
    return total + current, size


def _follows(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a number word stands after *at*."""
    return at + 1 < len(tokens) and _unit(tokens[at + 1].lower_, lexicon) is not None


def _unit(word: str, lexicon: Lexicon) -> float | None:
    digits = _DIGITS.fullmatch(word)
    if digits:
        return float((digits[1] + (digits[2] or "")).replace(",", ""))
    parts = word.split("-")
    if all(p in lexicon.units for p in parts):
        return sum(lexicon.units[p] for p in parts)
    return None


def _bounded(
    tokens: list[Token], at: int, value: tuple[float, float], lexicon: Lexicon
) -> tuple[tuple[float, float], int]:
    """Return the interval that the words before the number leave open, and how many they are."""
    before = tuple(t.lower_ for t in tokens[max(0, at - _MANY) : at])
    low, high = value
    for words, kind in lexicon.bounds:
        if before[len(before) - len(words) :] == words:
            if kind == "least":
                return (low, float("inf")), len(words)
            if kind == "most":
                return (0.0, high), len(words)
            return (low * (1 - _SPREAD), high * (1 + _SPREAD)), len(words)
    return value, 0
