"""The layout of a gazetteer file, and how names are folded into its keys.

After the magic bytes and the length of the header comes the header, JSON: counts of the sections,
checksum of what follows it, the codes of countries and names of first-level units that places give
by number. Then the sections, end to end, little-endian.
"""

import unicodedata
from dataclasses import dataclass

import numpy as np

from ..records.labels import Precision

MAGIC = b"ONRGAZ03"
ALTERNATE = 1 << 31
"""The bit of a posting that tells that the name is an alternate one."""
KINDS: tuple[Precision, ...] = (
    "point", "populated_place", "admin2", "admin1", "country", "border", "region", "water",
    "feature",
)  # fmt: skip
PLACE = np.dtype([
    ("lat", "<f4"), ("lon", "<f4"), ("geonames", "<u4"), ("population", "<u4"), ("name", "<u4"),
    ("admin1", "<u2"), ("country", "<u2"), ("kind", "u1"), ("fame", "u1"),
])  # fmt: skip
SECTIONS = (
    ("places", PLACE),
    ("keys", np.dtype("u1")),  # folded names, sorted, end to end, UTF-8
    ("key_lengths", np.dtype("u1")),
    ("postings", np.dtype("<u4")),  # indices of places, most important first; ALTERNATE or not
    ("posting_counts", np.dtype("<u2")),
    ("names", np.dtype("u1")),
    ("name_lengths", np.dtype("u1")),
)
MOST_FAME = 255
LONGEST = 255
"""Bytes of a name or key at most."""


@dataclass(frozen=True, slots=True)
class Row:
    """A place on its way into the file; the first of *names* is the one shown."""

    names: list[str]
    kind: Precision
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    geonames: int | None
    population: int
    alternates: tuple[str, ...] = ()
    fame: int = 0


def fold(name: str) -> str:
    """Return *name* without case, diacritics, apostrophes, hyphens and a leading article."""
    plain = name.casefold()
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in decomposed if not unicodedata.combining(c))
        plain = plain.translate(_PLAIN_LETTERS)
    plain = plain.replace("'", "").replace("-", " ").replace(".", "")
    return " ".join(plain.removeprefix("the ").split())


_PLAIN_LETTERS = str.maketrans(
    {"’": "", "‘": "", "ʻ": "", "ʼ": "", "ı": "i", "ə": "a", "ø": "o", "ł": "l", "đ": "d", "–": " "}
)
