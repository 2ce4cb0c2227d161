"""What a stretch of text says, as far as words tell without a parse: keys, poles, stages."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ..incidents.words import senses, stem, weight
from ..similarity import term
from .lexicon import Lexicon, Stems, lexicon

_TOKEN = re.compile(r"\d[\d,.]*\d|\d+|[^\W\d_]+(?:[-'’][^\W\d_]+)*|[^\w\s]")
_REACH = 4
"""So many words after a negation are negated, unless the clause ends before."""
MOST = 26
"""Keys that are kept of one statement, the weightiest first."""
_SHORTEST = 2
"""No name is so short."""
NAME, CLASS, PLAIN = 2.2, 1.0, 2.0
"""What a name, a class of words, and at most a plain word weighs."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or sign of the text; ``start`` is its offset in the article."""

    text: str
    start: int

    @property
    def lower(self) -> str:
        """The word in lower case without a possessive ending."""
        return self.text.lower().replace("’", "'").removesuffix("'s")

    @property
    def word(self) -> bool:
        """Whether it is a word (no number, no sign)."""
        return self.text[0].isalpha()


@dataclass(slots=True)
class Content:
    """Keys of the words with their sign, poles, stages, and whether it is to come or a change."""

    words: dict[str, int] = field(default_factory=dict)
    poles: dict[str, int] = field(default_factory=dict)
    stages: dict[str, int] = field(default_factory=dict)
    ahead: bool = False
    change: bool = False
    terms: list[int] = field(default_factory=list)


Names = list[tuple[int, int, str]]
"""Places of the article that a name stands at, with the name's key."""


def tokens(text: str, start: int = 0) -> list[Token]:
    """Return the words and signs of *text*, which stands at *start* of the article."""
    return [Token(m.group(), start + m.start()) for m in _TOKEN.finditer(text)]


def content(found: list[Token], names: Names) -> Content:
    """Return what the tokens *found* say; *names* are keys of the names of the article."""
    told = Content()
    table = lexicon()
    poles: dict[str, set[int]] = {}
    spelt = [stem(t.lower) if t.word else t.text for t in found]
    signs = _signs(found, table)
    covered: set[int] = set()
    for i, size, entry in _phrases(spelt, table):
        for name, side in table.opposites.get(entry, ()):
            poles.setdefault(name, set()).add(side * signs[i])
        for name, step in table.stages.get(entry, ()):
            told.stages[name] = max(step, told.stages.get(name, 0))
        told.ahead |= entry in table.ahead
        told.change |= entry in table.change
        key = table.alike.get(entry)
        if key is not None and covered.isdisjoint(range(i, i + size)):
            _add(told.words, key, signs[i])
            covered.update(range(i, i + size))
    for i, token in enumerate(found):
        plain = None if i in covered else _plain(found, i, spelt[i])
        key = next((k for a, b, k in names if a <= token.start < b), plain)
        if key:
            _add(told.words, key, 1 if key.startswith("@") else signs[i])
    told.poles = {name: sides.pop() for name, sides in poles.items() if len(sides) == 1}
    told.words = _weightiest(told.words)
    told.terms = _terms(found, names, spelt)
    return told


def _terms(found: list[Token], names: Names, spelt: list[str]) -> list[int]:
    """Return the words that say something and name nobody, as terms, the weightiest first."""
    table = lexicon()
    weighed = []
    for i, token in enumerate(found):
        if not token.word or _says_nothing(token, table) or _is_name(found, i):
            continue
        if any(a <= token.start < b for a, b, _ in names):
            continue
        number = term(token.lower)
        if number is not None:
            weighed.append((-min(weight(spelt[i]), PLAIN), i, number))
    return list(dict.fromkeys(number for _, _, number in sorted(weighed)))


def _plain(found: list[Token], i: int, spelt: str) -> str | None:
    """Return the key of a word that is in no table and names nothing known, None if it says nothing."""
    if not found[i].word or _says_nothing(found[i], lexicon()):
        return None
    if _is_name(found, i):
        return f"@{spelt}"
    kin = sorted(senses(spelt))
    return f"={kin[0]}" if kin else spelt


def _is_name(found: list[Token], i: int) -> bool:
    """Whether a word that no list knows begins with a capital where no sentence does.

    Where one does, a word is a name that the vocabulary of word vectors lacks.
    """
    token = found[i]
    if not token.word or not token.text[0].isupper() or len(token.text) <= _SHORTEST:
        return False
    inside = i > 0 and (found[i - 1].word or found[i - 1].text == ",")
    return inside or (term(token.lower) is None and "-" not in token.lower)


def _says_nothing(token: Token, table: Lexicon) -> bool:
    return token.lower in table.light or token.lower in table.small or token.lower in table.large


def _add(words: dict[str, int], key: str, sign: int) -> None:
    words[key] = min(sign, words.get(key, sign))


def _phrases(spelt: list[str], table: Lexicon) -> Iterator[tuple[int, int, Stems]]:
    """Yield the stretches that may be an entry of the tables, longer ones first."""
    for size in range(table.longest, 0, -1):
        for i in range(len(spelt) - size + 1):
            yield i, size, tuple(spelt[i : i + size])


def _signs(found: list[Token], table: Lexicon) -> list[int]:
    """Return -1 for each word that a negation before it reaches, else 1."""
    signs, left = [], 0
    for token in found:
        if not token.word or token.lower in table.stops:
            left = 0
        signs.append(-1 if left else 1)
        left = max(0, left - 1)
        if negates(token, table):
            left = _REACH
    return signs


def negates(token: Token, table: Lexicon) -> bool:
    """Whether *token* turns what follows into its opposite."""
    return token.lower in table.negations or token.lower.endswith("n't")


def weight_of(key: str) -> float:
    """Return how much it tells that two statements share *key*."""
    if key.startswith("@"):
        return NAME
    return CLASS if key.startswith("=") else min(weight(key), PLAIN)


def weigh(keys: Iterable[str]) -> float:
    """Return the weight of *keys* together, the same whatever their order."""
    return sum(sorted(weight_of(k) for k in keys))


def _weightiest(words: dict[str, int]) -> dict[str, int]:
    kept = sorted(words, key=lambda k: (-weight_of(k), k))[:MOST]
    return {k: words[k] for k in sorted(kept)}
