"""Words of a report without a model: stems, what they are akin to, how rare they are.

A record holds no lemmas, and a report must be made of the record alone. Stems are those of a short
list of English endings (``irregular.tsv`` has what no ending tells: "struck", "death"); words of one
sense ("blast", "exploded") are listed in ``kin.tsv``; ``frequencies.tsv`` tells in how many of the
articles of the written corpus (CC0) a stem stands, so that rare words weigh more (Sparck Jones 1972).
"""

import math
import re
from functools import lru_cache
from math import fsum
from pathlib import Path

_FOLDER = Path(__file__).parent
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_ENDINGS = (
    "ization", "isation", "ation", "ition", "ement", "ment", "ion", "ance", "ence", "ity", "ness", "ator", "ated",
    "ating", "ized", "ised", "izing", "ising", "ing", "ist", "ant", "ee", "ate", "ise", "ize", "ive", "er", "or", "ed",
    "ly", "al", "e",
)  # fmt: skip
_SHORT = frozenset(("ing", "ed", "e", "er", "or"))
_LEAST_LONG, _LEAST_SHORT = 4, 3
"""Letters that must be left of a word when an ending goes, for derivations and for inflections."""
_LONG = 6
"""Letters from which on a doubled l, s or z is an ending's too: "patrolled", not "killed"."""
_VOWELS = frozenset("aeiouy")
_FEW = 3.5
"""How much a word weighs that no article of the corpus holds, relative to one in a tenth of them."""
_STOP = """
a about above after again against all also although am among an and another any are as at away
back be because been before being between both but by can could day days did do does down during
each early either even every few first for from further get go had has have he her here him his
how however i if in including into is it its itself just last late later least less like made
make many may me might month more most much must my near nearly next no none nor not now of off
on once one only or other others our out over own part per put said same say says she should
since so some still such take than that the their them then there these they this those through
thus till to told too toward towards two three four five six seven eight nine ten under until up
upon us use very was way we week were what when where whether which while who whom whose why
will with within without would year years yesterday today tomorrow yet you monday tuesday
wednesday thursday friday saturday sunday january february march april june july august
september october november december mr mrs ms dr according added accord add tell told
"""
STOP = frozenset(_STOP.split())
"""Words that say nothing about which happening is meant."""


def words(text: str) -> list[str]:
    """Return the words of *text* in lower case, possessives taken off."""
    found = (m.group().lower().replace("’", "'") for m in _WORD.finditer(text))
    return [w.removesuffix("'s").strip("'") for w in found]


def stems(text: str) -> list[str]:
    """Return the stems of the words of *text* that say something, each once, in their order."""
    kept = (w for w in words(text) if w not in STOP and not w[0].isdigit())
    return list(dict.fromkeys(stem(w) for w in kept))


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return what *word*, in lower case, has in common with its kin: "attackers" -> "attack"."""
    word = _irregular().get(word, word)
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    word = _irregular().get(word, word)
    for ending in _ENDINGS:
        rest = word.removesuffix(ending)
        least = _LEAST_SHORT if ending in _SHORT else _LEAST_LONG
        if rest != word and len(rest) >= least and not _VOWELS.isdisjoint(rest):
            return _tidy(rest)
    return _tidy(word)


def _tidy(word: str) -> str:
    """Return a stem without the letter that an ending doubled or changed: "stopp", "tri"."""
    if len(word) > 3 and word[-1] == word[-2] and (word[-1] not in "lsz" or len(word) > _LONG):
        return word[:-1]
    return word[:-1] + "y" if word[-1] == "i" else word


def senses(word: str) -> frozenset[str]:
    """Return the senses of ``kin.tsv`` that a stem belongs to."""
    return _kin().get(word, frozenset())


def akin(ones: list[str], others: list[str]) -> bool:
    """Tell whether a stem of *ones* and one of *others* have a sense in common."""
    mine = {s for word in ones for s in senses(word)}
    return any(not mine.isdisjoint(senses(word)) for word in others)


def weight(word: str) -> float:
    """Return the inverse document frequency of a stem, 1 where a tenth of the articles hold it."""
    return _weights().get(word, _FEW)


def shared(ones: frozenset[str], others: frozenset[str]) -> float:
    """Return what two sets of stems have in common: the weights of the intersection over those of the union."""
    table = _weights()
    # exact sums: the order of a set does not tell
    both = fsum(table.get(w, _FEW) for w in ones & others)
    total = fsum(table.get(w, _FEW) for w in ones | others)
    return both / total if total else 0.0


def _rows(name: str) -> list[list[str]]:
    lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()[1:]
    return [line.split("\t") for line in lines]


@lru_cache(maxsize=1)
def _irregular() -> dict[str, str]:
    return {form: base for form, base in _rows("irregular.tsv")}


@lru_cache(maxsize=1)
def _kin() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for sense, members in _rows("kin.tsv"):
        for word in members.split():
            found.setdefault(stem(word), set()).add(sense)
    return {word: frozenset(names) for word, names in found.items()}


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    rows = _rows("frequencies.tsv")
    total = int(rows[0][1])
    return {word: max(0.1, math.log10(total / int(number))) for word, number in rows[1:]}
