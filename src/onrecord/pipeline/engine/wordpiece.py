"""WordPiece (Devlin et al. 2019, uncased BERT): words to vocabulary ids, with a cache."""

import unicodedata
from collections.abc import Iterable, Sequence

MAX_PIECES = 8
"""Pieces kept of one word: the first stands for the word, the tail of a long string adds nothing."""
MAX_CHARACTERS = 64
CACHE_SIZE = 100_000


def _is_separate(char: str) -> bool:
    """Whether BERT's pre-tokenizer makes a word of *char* alone: punctuation, symbols, CJK."""
    code = ord(char)
    if 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126:
        return True
    return unicodedata.category(char).startswith("P") or 0x3400 <= code <= 0x9FFF


def _normalised(word: str) -> str:
    """Return *word* in lower case without accents and control characters."""
    decomposed = unicodedata.normalize("NFD", word[:MAX_CHARACTERS].lower())
    return "".join(c for c in decomposed if unicodedata.category(c) not in ("Mn", "Cc", "Cf"))


def _runs(word: str) -> Iterable[str]:
    """Yield *word* cut at punctuation, which stays as pieces of its own."""
    run = ""
    for char in word:
        if _is_separate(char):
            if run:
                yield run
            yield char
            run = ""
        else:
            run += char
    if run:
        yield run


class WordPiece:
    """Maps words to lists of vocabulary ids."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._ids = {piece: i for i, piece in enumerate(vocabulary)}
        self.unknown = self._ids["[UNK]"]
        self.start = self._ids["[CLS]"]
        self.end = self._ids["[SEP]"]
        self._cache: dict[str, list[int]] = {}

    def __call__(self, word: str) -> list[int]:
        """Return the ids of *word*'s pieces, at least one and at most ``MAX_PIECES``."""
        known = self._cache.get(word)
        if known is None:
            pieces = [i for run in _runs(_normalised(word)) for i in self._pieces(run)]
            known = pieces[:MAX_PIECES] or [self.unknown]
            if len(self._cache) < CACHE_SIZE:
                self._cache[word] = known
        return known

    def _pieces(self, run: str) -> list[int]:
        """Return the greedy longest-match-first pieces of *run*, or the unknown id."""
        out: list[int] = []
        start = 0
        while start < len(run):
            prefix = "##" if start else ""
            for end in range(len(run), start, -1):
                piece = self._ids.get(prefix + run[start:end])
                if piece is not None:
                    break
            else:
                return [self.unknown]
            out.append(piece)
            start = end
        return out
