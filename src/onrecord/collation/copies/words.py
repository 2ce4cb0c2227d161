"""An article's words as short numbers, with the marks that a comparison needs.

A text becomes 16-bit numbers: marks below ``FIRST_WORD`` (end of sentence, quotation marks), else a
word: 14 bits of hash, with ``NAME`` or ``FIGURE`` set on names and on what counts or dates. That two
words may have one hash (1 pair in 16,368) does little harm: what is matched is runs of words.
"""

import re
import sys
import unicodedata
from array import array
from collections.abc import Iterator
from functools import cache, lru_cache
from hashlib import blake2b
from importlib.resources import files

SENTENCE, OPEN, CLOSE = 1, 2, 3
FIRST_WORD = 16
NAME = 0x8000
FIGURE = 0x4000
HASH = 0x3FFF
MAX_WORDS = 2_500
"""Of a longer text only the first so many words are kept: 5 kB."""

_TOKEN = re.compile(
    r"(?P<word>(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’.,][^\W_]+)*)"
    r"|(?P<open>[“«]|(?<![^\s(\[])\"(?=\S))"
    r"|(?P<close>[”»\"])"
    r"|(?P<end>[.!?…][\"”’»)\]]*(?=\s|$)|\n\s*\n)"
)
_DATELINE = re.compile(r"\s*(?=[^\W\d_]{3})[A-Z]{3}[^\n]{0,80}?\s(?:--?|[–—])\s")
_POSSESSIVE = re.compile(r"['’]s?$")
_INNER = re.compile(r"['’.,]")


@cache
def _lists() -> tuple[frozenset[str], frozenset[str]]:
    """The words that every article has, and those that count or date."""
    lines = files(__package__).joinpath("common_words.txt").read_text(encoding="utf8").splitlines()
    found: dict[str, list[str]] = {}
    for line in lines:
        if line and not line.startswith("#"):
            kind, _, words = line.partition(":")
            found.setdefault(kind, []).extend(words.split())
    return frozenset(found["common"]), frozenset(found["figure"])


@cache
def common_hashes() -> frozenset[int]:
    """Return the hashes of the words that articles on any matter share."""
    common, figures = _lists()
    return frozenset(map(_hash, common | figures))


@lru_cache(maxsize=50_000)
def _hash(word: str) -> int:
    digest = int.from_bytes(blake2b(word.encode(), digest_size=4).digest(), "little")
    return FIRST_WORD + digest % (HASH + 1 - FIRST_WORD)


def encoded(text: str) -> tuple[bytes, int]:
    """Return the numbers of *text* as little-endian bytes, and how many words it has in all.

    A dateline is left out of both, as clients of an agency drop or change it.
    """
    numbers = array("H")
    count = 0
    for number in _numbers(unicodedata.normalize("NFKC", text)):
        count += number >= FIRST_WORD
        if count <= MAX_WORDS:
            numbers.append(number)
    return _swapped(numbers).tobytes(), count


def decoded(data: bytes) -> "array[int]":
    """Return the numbers of :func:`encoded`."""
    numbers = array("H")
    numbers.frombytes(data)
    return _swapped(numbers)


def _swapped(numbers: "array[int]") -> "array[int]":
    """The same bytes on every machine."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers


def _numbers(text: str) -> Iterator[int]:
    initial, inside = True, False
    for token in _TOKEN.finditer(text, _body(text)):
        kind = token.lastgroup
        if kind == "word":
            yield _word(token[0], initial=initial)
            initial = False
        elif kind == "end":
            # A closing mark behind the full stop is part of the token; a paragraph closes too.
            if inside and (token[0][-1] in '"”»' or token[0].isspace()):
                inside = False
                yield CLOSE
            yield SENTENCE
            initial = True
        else:
            opens = kind == "open" or not inside
            if opens != inside:
                inside = opens
                yield OPEN if opens else CLOSE
            initial = initial or opens


def _body(text: str) -> int:
    """Where the text begins behind a dateline."""
    dateline = _DATELINE.match(text)
    return dateline.end() if dateline else 0


def _word(form: str, *, initial: bool) -> int:
    plain = _INNER.sub("", _POSSESSIVE.sub("", form)).casefold()
    if plain in _lists()[1] or any(map(str.isdigit, plain)):
        return _hash(plain) | FIGURE
    return _hash(plain) | (NAME if form[:1].isupper() and not initial else 0)
