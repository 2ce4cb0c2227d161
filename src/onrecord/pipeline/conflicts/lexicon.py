"""What the conflict rules know of words, read from ``words.toml``."""

from functools import lru_cache
from pathlib import Path

import msgspec

from ...errors import KnowledgeError

WORDS = Path(__file__).parent / "words.toml"

_ENDINGS = (
    "isation", "ization", "ation", "ition", "ment", "ness", "ance", "ence",
    "ing", "ion", "ive", "ed", "er", "or", "al",
)  # fmt: skip
_STEM = 4
"""A stem keeps at least so many letters."""


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    claims: str
    figures: str
    parts: str
    untruths: str
    verdicts: str
    proforms: str
    accusing: str
    forward: str
    proposals: str
    unwilling: str
    estimates: str
    negations: str
    pronouns: str
    light: str
    opposites: str
    alike: str
    measures: dict[str, str]
    bounds: dict[str, list[str]]
    numerals: dict[str, str]


class Lexicon:
    """The word lists of ``words.toml``, as keys; those of function words as they are.

    Attributes:
        verdicts: words that judge a statement, those of ``untruths`` among them.
        opposites: for a key those that mean the opposite.
        measures: for a lemma, what a number beside it counts ("killed").
        units: what the number words below a hundred stand for.
        bounds: words before a number, longest first, with "least", "most" or "about".
    """

    def __init__(self, file: _File) -> None:
        self._class = {
            stem(word): stem(words.split()[0])
            for words in file.alike.strip().splitlines()
            for word in words.split()
        }
        self.claims = self._keys(file.claims)
        self.figures = self._keys(file.figures)
        self.parts = self._keys(file.parts)
        self.untruths = self._keys(file.untruths)
        self.verdicts = self._keys(file.verdicts) | self.untruths
        self.accusing = self._keys(file.accusing)
        self.forward = self._keys(file.forward)
        self.proposals = self._keys(file.proposals)
        self.unwilling = self._keys(file.unwilling)
        self.estimates = self._keys(file.estimates)
        self.proforms = frozenset(file.proforms.split())
        self.negations = frozenset(file.negations.split())
        self.pronouns = frozenset(file.pronouns.split())
        self.light = frozenset(file.light.split())
        self.opposites: dict[str, frozenset[str]] = {}
        for pair in file.opposites.strip().splitlines():
            one, other = (self.key(w) for w in pair.split())
            for a, b in ((one, other), (other, one)):
                self.opposites[a] = self.opposites.get(a, frozenset()) | {b}
        self.measures = {w: name for name, words in file.measures.items() for w in words.split()}
        self.units = {w: float(n) for n, w in enumerate(file.numerals["small"].split())}
        self.units |= {w: 10.0 * n for n, w in enumerate(file.numerals["tens"].split(), start=2)}
        self.bounds = sorted(
            ((tuple(words.split()), kind) for kind, each in file.bounds.items() for words in each),
            key=lambda b: (-len(b[0]), b[0]),
        )

    def _keys(self, words: str) -> frozenset[str]:
        return frozenset(self.key(w) for w in words.split())

    def key(self, lemma: str) -> str:
        """Return what stands for *lemma* in comparisons: its class of like words, else its stem."""
        root = stem(lemma)
        return self._class.get(root, root)


def stem(lemma: str) -> str:
    """Return *lemma* without the endings that make a noun of a verb ("shelling" and "shell" meet)."""
    word = lemma.lower()
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            word = word[: -len(ending)]
            break
    return word.rstrip("e") or word


@lru_cache(maxsize=2)
def load(path: Path = WORDS) -> Lexicon:
    """Return the lexicon in *path*.

    Raises:
        KnowledgeError: the file is no TOML, or a list is missing.
    """
    try:
        return Lexicon(msgspec.toml.decode(path.read_bytes(), type=_File))
    except (OSError, KeyError, msgspec.DecodeError) as error:
        raise KnowledgeError(f"{path}: no word lists: {error}") from error
