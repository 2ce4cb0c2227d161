"""The gazetteer: names to candidate places, in one mapped file (layout: ``_SECTIONS``)."""

import json
import mmap
import unicodedata
import zlib
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..errors import KnowledgeError
from ..records.labels import Precision
from .tables import DATA

Uints = NDArray[np.uint32]
_MAGIC = b"ONRGAZ03"
_ALTERNATE = 1 << 31
"""The bit of a posting that tells that the name is an alternate one."""
_KINDS: tuple[Precision, ...] = (
    "point", "populated_place", "admin2", "admin1", "country", "border", "region", "water",
    "feature",
)  # fmt: skip
_PLACE = np.dtype([
    ("lat", "<f4"), ("lon", "<f4"), ("geonames", "<u4"), ("population", "<u4"), ("name", "<u4"),
    ("admin1", "<u2"), ("country", "<u2"), ("kind", "u1"), ("fame", "u1"),
])  # fmt: skip
_SECTIONS = (
    ("places", _PLACE),
    ("keys", np.dtype("u1")),  # folded names, sorted, end to end, UTF-8
    ("key_lengths", np.dtype("u1")),
    ("postings", np.dtype("<u4")),  # indices of places, most important first; _ALTERNATE or not
    ("posting_counts", np.dtype("<u2")),
    ("names", np.dtype("u1")),
    ("name_lengths", np.dtype("u1")),
)


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


class Gazetteer:
    """Exact look-up of folded names, by binary search in the mapped file."""

    def __init__(
        self, sections: dict[str, Any], *, countries: list[str], admin1: list[str]
    ) -> None:
        self._places = sections["places"]
        self._keys = memoryview(sections["keys"])
        self._key_ends = np.cumsum(sections["key_lengths"], dtype=np.uint32)
        self._postings = sections["postings"]
        self._posting_ends = np.cumsum(sections["posting_counts"], dtype=np.uint32)
        self._names = memoryview(sections["names"])
        self._name_ends = np.cumsum(sections["name_lengths"], dtype=np.uint32)
        self._countries = countries
        self._admin1 = admin1

    @classmethod
    def load(cls, path: Path = DATA / "gazetteer.bin") -> "Gazetteer":
        """Map the file.

        Raises:
            KnowledgeError: the file is missing or damaged.
        """
        try:
            with path.open("rb") as file:
                mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            header, sections = _split(mapped)
        except (OSError, ValueError, KeyError) as error:
            raise KnowledgeError(f"{path}: gazetteer is missing or damaged ({error})") from error
        return cls(sections, countries=header["countries"], admin1=header["admin1"])

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
        return tuple(self._place(int(i)) for i in self._postings[start : self._posting_ends[at]])

    def __len__(self) -> int:
        return len(self._places)

    @staticmethod
    def _text(blob: memoryview, ends: Uints, at: int) -> bytes:
        return bytes(blob[int(ends[at - 1]) if at else 0 : int(ends[at])])

    def _place(self, posting: int) -> GazetteerPlace:
        row = self._places[posting & ~_ALTERNATE]
        return GazetteerPlace(
            name=self._text(self._names, self._name_ends, int(row["name"])).decode(),
            precision=_KINDS[row["kind"]],
            country=self._countries[row["country"]] or None,
            admin1=self._admin1[row["admin1"]] or None,
            lat=round(float(row["lat"]), 5),
            lon=round(float(row["lon"]), 5),
            geonames=int(row["geonames"]) or None,
            population=int(row["population"]),
            fame=int(row["fame"]),
            alternate=bool(posting & _ALTERNATE),
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
    if mapped[:8] != _MAGIC:
        raise ValueError("not a gazetteer file")
    length = int.from_bytes(mapped[8:12], "little")
    header = json.loads(mapped[12 : 12 + length])
    view = memoryview(mapped)[12 + length :]
    if zlib.crc32(view) != header["crc32"]:
        raise ValueError("checksum differs")
    sections, at = {}, 0
    for name, kind in _SECTIONS:
        sections[name] = np.frombuffer(view, kind, header["counts"][name], at)
        at += header["counts"][name] * kind.itemsize
    return header, sections


def write_gazetteer(path: Path, rows: Iterable[Row]) -> None:
    """Write *rows* in the layout that :meth:`Gazetteer.load` reads; same rows, same bytes."""
    ordered = sorted(
        rows, key=lambda r: (r.kind != "country", -r.population, r.geonames or 0, r.names[0], r.lat)
    )
    countries = sorted({r.country or "" for r in ordered} | {""})
    admin1 = sorted({r.admin1 or "" for r in ordered} | {""})
    shown = sorted({r.names[0] for r in ordered})
    number = {"country": _index(countries), "admin1": _index(admin1), "name": _index(shown)}
    places = np.array(
        [
            (r.lat, r.lon, r.geonames or 0, r.population, number["name"][r.names[0]],
             number["admin1"][r.admin1 or ""], number["country"][r.country or ""],
             _KINDS.index(r.kind), min(255, r.fame))
            for r in ordered
        ],
        dtype=_PLACE,
    )  # fmt: skip
    postings: dict[bytes, list[int]] = defaultdict(list)
    for at, row in enumerate(ordered):
        own = {fold(name).encode() for name in row.names} - {b""}
        others = {fold(name).encode() for name in row.alternates} - own - {b""}
        for key in own:
            postings[key].append(at)
        for key in others:
            postings[key].append(at | _ALTERNATE)
    keys = sorted(postings)
    sections = {
        "places": places,
        **_packed("keys", "key_lengths", keys),
        "postings": np.array([i for k in keys for i in postings[k]], "<u4"),
        "posting_counts": np.array([len(postings[k]) for k in keys], "<u2"),
        **_packed("names", "name_lengths", [n.encode() for n in shown]),
    }
    body = b"".join(sections[name].tobytes() for name, _ in _SECTIONS)
    header = {
        "crc32": zlib.crc32(body),
        "counts": {name: len(sections[name]) for name, _ in _SECTIONS},
        "countries": countries,
        "admin1": admin1,
    }
    text = json.dumps(header, ensure_ascii=False).encode()
    text += b" " * (-(len(text) + 12) % 8)  # arrays start at a multiple of eight
    path.write_bytes(_MAGIC + len(text).to_bytes(4, "little") + text + body)


def _index(values: list[str]) -> dict[str, int]:
    return {value: at for at, value in enumerate(values)}


def _packed(blob: str, lengths: str, texts: list[bytes]) -> dict[str, Any]:
    return {
        blob: np.frombuffer(b"".join(texts), "u1"),
        lengths: np.array([len(t) for t in texts], "u1"),
    }
