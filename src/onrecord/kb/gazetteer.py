"""The gazetteer: names to candidate places, in one mapped file (its layout: ``layout.py``)."""

import json
import mmap
import zlib
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import KnowledgeError
from ..records.labels import Precision
from .compiling import Draft, write_gazetteer
from .layout import ALTERNATE, KINDS, MAGIC, SECTIONS, Row, fold
from .tables import DATA

__all__ = ["Gazetteer", "GazetteerPlace", "Row", "fold", "write_gazetteer"]

Uints = NDArray[np.uint32]
FILE = "gazetteer.bin"
CHECKED = 1 << 26
"""Bytes of a file whose checksum is tested when it is loaded (64 MiB, some 10 ms). Of a larger one,
a full dump of GeoNames, only the size is: to read all of it would cost each process a second."""


@dataclass(frozen=True, slots=True)
class GazetteerPlace:
    """A place a name may mean; degrees WGS 84, country as ISO 3166-1 alpha-3."""

    name: str
    precision: Precision
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    geonames: int | None
    population: int
    fame: int = 0
    """How many names GeoNames knows for it, up to 255: known places have names in many languages."""
    alternate: bool = False
    """Whether the name looked up is but one of its names in other languages or of old."""


class Gazetteer:
    """Exact look-up of folded names, by binary search in the mapped file.

    Attributes:
        digest: eight hexadecimal digits that tell two gazetteers apart.
    """

    def __init__(self, sections: dict[str, Any], header: dict[str, Any]) -> None:
        self._places = sections["places"]
        self._keys = memoryview(sections["keys"])
        self._key_ends = np.cumsum(sections["key_lengths"], dtype=np.uint32)
        self._postings = sections["postings"]
        self._posting_ends = np.cumsum(sections["posting_counts"], dtype=np.uint32)
        self._names = memoryview(sections["names"])
        self._name_ends = np.cumsum(sections["name_lengths"], dtype=np.uint32)
        self._countries: list[str] = header["countries"]
        self._admin1: list[str] = header["admin1"]
        self.digest = _digest(header)

    @classmethod
    def load(cls, path: Path = DATA / FILE) -> "Gazetteer":
        """Map the file; the checksum of one larger than ``CHECKED`` is not tested.

        Raises:
            KnowledgeError: the file is missing or damaged.
        """
        try:
            with path.open("rb") as file:
                mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            header, sections = _split(mapped)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise KnowledgeError(f"{path}: gazetteer is missing or damaged ({error})") from error
        return cls(sections, header)

    def places(self, name: str) -> tuple[GazetteerPlace, ...]:
        """Return all places called *name*, countries first, then by population."""
        key = fold(name).encode()
        at = bisect_left(_Keys(self._keys, self._key_ends), key)
        if (
            not key
            or at == len(self._key_ends)
            or self._text(self._keys, self._key_ends, at) != key
        ):
            return ()
        start = int(self._posting_ends[at - 1]) if at else 0
        postings = self._postings[start : self._posting_ends[at]]
        rows = self._places[postings & ~np.uint32(ALTERNATE)]
        alternate = postings >= ALTERNATE
        return tuple(map(self._place, rows.tolist(), alternate.tolist()))

    def entries(self) -> Iterator[Draft]:
        """Yield all places with all their names, most important first, as they go into a file."""
        keys = np.repeat(np.arange(len(self._key_ends)), np.diff(self._posting_ends, prepend=0))
        owners = self._postings & ~np.uint32(ALTERNATE)
        order = np.argsort(owners, kind="stable")
        alternate = self._postings[order] >= ALTERNATE
        named = list(zip(keys[order].tolist(), alternate.tolist(), strict=True))
        ends = np.cumsum(np.bincount(owners, minlength=len(self)))
        start = 0
        for row, end in zip(self._places.tolist(), ends.tolist(), strict=True):
            lat, lon, geonames, population, name, admin1, country, kind, fame = row
            names: tuple[set[str], set[str]] = (set(), set())
            for key, is_alternate in named[start:end]:
                names[is_alternate].add(self._text(self._keys, self._key_ends, key).decode())
            start = end
            yield Draft(
                name=self._text(self._names, self._name_ends, name).decode(),
                kind=KINDS[kind],
                country=self._countries[country] or None,
                admin1=self._admin1[admin1] or None,
                lat=lat,
                lon=lon,
                geonames=geonames or None,
                population=population,
                own=names[False],
                others=names[True],
                fame=fame,
            )

    def __len__(self) -> int:
        return len(self._places)

    @staticmethod
    def _text(blob: memoryview, ends: Uints, at: int) -> bytes:
        return bytes(blob[int(ends[at - 1]) if at else 0 : int(ends[at])])

    def _place(self, row: tuple[Any, ...], alternate: bool) -> GazetteerPlace:
        lat, lon, geonames, population, name, admin1, country, kind, fame = row
        return GazetteerPlace(
            name=self._text(self._names, self._name_ends, name).decode(),
            precision=KINDS[kind],
            country=self._countries[country] or None,
            admin1=self._admin1[admin1] or None,
            lat=round(lat, 5),
            lon=round(lon, 5),
            geonames=geonames or None,
            population=population,
            fame=fame,
            alternate=alternate,
        )


class _Keys:
    """The sorted keys as the sequence that ``bisect`` wants."""

    def __init__(self, blob: memoryview, ends: Uints) -> None:
        self._blob = blob
        self._ends = ends

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, at: int) -> bytes:
        return Gazetteer._text(self._blob, self._ends, at)


def _split(mapped: mmap.mmap) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return header and sections; raise ValueError where the bytes are not what was written."""
    if mapped[:8] != MAGIC:
        raise ValueError("not a gazetteer file")
    length = int.from_bytes(mapped[8:12], "little")
    header = json.loads(mapped[12 : 12 + length])
    view = memoryview(mapped)[12 + length :]
    if len(view) != sum(header["counts"][name] * kind.itemsize for name, kind in SECTIONS):
        raise ValueError("its end is missing")
    if len(view) <= CHECKED and zlib.crc32(view) != header["crc32"]:
        raise ValueError("checksum differs")
    sections, at = {}, 0
    for name, kind in SECTIONS:
        sections[name] = np.frombuffer(view, kind, header["counts"][name], at)
        at += header["counts"][name] * kind.itemsize
    return header, sections


def _digest(header: dict[str, Any]) -> str:
    """Return a digest of the file: its header holds the checksum of the rest."""
    text = json.dumps(header, sort_keys=True).encode()
    return sha256(text).hexdigest()[:8]
