"""Keys under which copies of an article are looked up: two articles are compared iff they share one.

Three kinds, at most sixty in all, each of them specific enough that few articles share it:

* The address.
* Bands of a MinHash signature (Broder 1997; banding: Indyk and Motwani 1998) of the content words:
  texts that are alike as a whole, whatever the order of their paragraphs.
* Pairs of neighbouring sentences, each by the least hash of its word pairs: an excerpt of a longer
  article, a copy with its tail cut off. A sentence alone makes no key: thousands of articles share
  a sentence of boilerplate. Whole paragraphs of background come back for months; so these keys
  hold for ``PERIOD`` days, which begin for each pair on another day.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import blake2b
from itertools import pairwise

from rensa import RMinHash  # type: ignore[import-untyped]

from .dates import day_of
from .fingerprint import VERSION, Fingerprint
from .overlap import Words, words_of
from .words import common_hashes

SEED = 20_250_601
BANDS = 14
ROWS = 4
"""Texts with a Jaccard index of content words of 1/2 meet with 59 %, of 2/3 with 95 %."""
LEAST_CONTENT = 6
UNIT_WORDS = 5
"""Sentences with fewer content words are joined with the next."""
MOST_UNITS = 21
FUNCTIONS = ((8, 3), (12, 2), (MOST_UNITS, 1))
"""Up to 8 sentences have three least hashes each, up to 12 two: a short copy has few to be found by."""
REACH = 2
"""Each sentence is paired with the next two, so that one may have been put in between."""
PERIOD = 16
_KEY_BYTES = 8
_MASK = (1 << 64) - 1


def keys(fingerprint: Fingerprint) -> list[bytes]:
    """Return the keys of *fingerprint*, 8 bytes each, in ascending order."""
    words = words_of(fingerprint.tokens)
    found = {*_bands(words), *_pairs(words, _day(fingerprint.published))}
    if fingerprint.url is not None:
        found.add(_key(b"address", fingerprint.url.encode()))
    return sorted(found)


def _key(kind: bytes, *values: bytes) -> bytes:
    data = b"%d\0%b\0%b" % (VERSION, kind, b"\0".join(values))
    return blake2b(data, digest_size=_KEY_BYTES).digest()


def _bands(words: Words) -> Iterator[bytes]:
    common = common_hashes()
    content = [h.to_bytes(2, "little") for h in words.hashes if h not in common]
    if len(content) < LEAST_CONTENT:
        return
    signature = RMinHash(num_perm=BANDS * ROWS, seed=SEED)
    signature.update(content)
    digest = [value.to_bytes(4, "little") for value in signature.digest()]
    for band in range(BANDS):
        yield _key(b"band%d" % band, b"".join(digest[band * ROWS : (band + 1) * ROWS]))


def _pairs(words: Words, day: int | None) -> Iterator[bytes]:
    units = list(_units(words))[:MOST_UNITS]
    for function in range(next(count for most, count in FUNCTIONS if len(units) <= most)):
        least = [_least(unit, function) for unit in units]
        for i, one in enumerate(least):
            for other in least[i + 1 : i + 1 + REACH]:
                # Paragraphs change places: the order does not count.
                low, high = sorted((one, other))
                period = 0 if day is None else (day + (low ^ high) % PERIOD) // PERIOD
                numbers = (function, low, high, period)
                yield _key(b"pair", b"".join(n.to_bytes(8, "little") for n in numbers))


def _units(words: Words) -> Iterator[list[int]]:
    """Content words of sentences, of which short ones are joined."""
    common = common_hashes()
    unit: list[int] = []
    for start, end in words.sentences:
        unit += [h for h in words.hashes[start:end] if h not in common]
        if len(unit) >= UNIT_WORDS:
            yield unit
            unit = []


def _least(unit: Sequence[int], function: int) -> int:
    return min(_mixed(function << 32 | one << 16 | other) for one, other in pairwise(unit))


def _mixed(number: int) -> int:
    """The finaliser of SplitMix64 (Steele, Lea and Flood 2014): numbers in no order of their own."""
    number = (number + 0x9E3779B97F4A7C15) & _MASK
    number = (number ^ (number >> 30)) * 0xBF58476D1CE4E5B9 & _MASK
    number = (number ^ (number >> 27)) * 0x94D049BB133111EB & _MASK
    return number ^ (number >> 31)


def _day(published: str | None) -> int | None:
    day = day_of(published)
    try:
        return date.fromisoformat(day).toordinal() if day else None
    except ValueError:
        return None
