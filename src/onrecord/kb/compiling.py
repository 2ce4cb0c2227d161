"""Compiling places into a gazetteer file, any number of them: names are sorted on disk.

A place costs some 60 bytes of memory, most of them while all are ranked; its names wait in sorted
runs. The same places give the same bytes, in whatever order they come.
"""

import json
import os
import struct
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from ..errors import KnowledgeError
from ..records.labels import Precision
from .layout import ALTERNATE, KINDS, LONGEST, MAGIC, MOST_FAME, PLACE, SECTIONS, Row, fold
from .sorted_lines import RUN, SortedLines

Uints = NDArray[np.uint32]
_DRAFT = np.dtype([
    ("lat", "<f4"), ("lon", "<f4"), ("geonames", "<u4"), ("population", "<u4"), ("admin1", "<u4"),
    ("country", "<u2"), ("kind", "u1"), ("fame", "u1"), ("late", "u1"),
])  # fmt: skip
_PACKED = struct.Struct("<ffIIIHBBB")
_U2, _U4 = 0xFFFF, 0xFFFFFFFF
_BATCH = 1 << 18
_TAIL = 10
r"""Bytes of a line behind its name: NUL, place in 8 hexadecimal digits, line end; a key has one
digit more, whether it is an alternate name. NUL sorts before all that a name may go on with."""


@dataclass(slots=True)
class Draft:
    """A place as the file has it; *own* and *others* are folded names, its own and alternate ones.

    Of places with the same population, those that are *late* come last among their namesakes.
    """

    name: str
    kind: Precision
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    geonames: int | None
    population: int
    own: set[str]
    others: set[str]
    fame: int = 0
    late: bool = False


class GazetteerCompiler:
    """Collects places and writes them; *scratch* is a folder for its temporary files."""

    def __init__(self, scratch: Path, *, run: int = RUN) -> None:
        self._scratch = scratch
        self._rows = bytearray()
        self._countries = {"": 0}
        self._admin1 = {"": 0}
        self._names = SortedLines(scratch, "names", run=run)
        self._keys = SortedLines(scratch, "keys", run=run)

    def __len__(self) -> int:
        return len(self._rows) // _PACKED.size

    def add(self, draft: Draft) -> int:
        """Take one place; return its number, in order of arrival."""
        at = len(self)
        self._rows += _PACKED.pack(
            draft.lat, draft.lon, draft.geonames or 0, min(draft.population, _U4),
            self._admin1.setdefault(draft.admin1 or "", len(self._admin1)),
            self._countries.setdefault(draft.country or "", len(self._countries)),
            KINDS.index(draft.kind), min(draft.fame, MOST_FAME), draft.late,
        )  # fmt: skip
        self._names.add(b"%b\0%08x\n" % (draft.name.encode(), at))
        for key in draft.own:
            self._keys.add(b"%b\0%08x0\n" % (key.encode(), at))
        for key in draft.others - draft.own:
            self._keys.add(b"%b\0%08x1\n" % (key.encode(), at))
        return at

    def add_alternate(self, at: int, key: str) -> None:
        """Let the place of number *at* be found under the folded name *key* too."""
        self._keys.add(b"%b\0%08x1\n" % (key.encode(), at))

    def geonames(self) -> Uints:
        """Return the GeoNames numbers of the places so far, 0 for none, by number of arrival."""
        return np.frombuffer(self._rows, _DRAFT)["geonames"].astype(np.uint32)

    def write(self, path: Path) -> None:
        """Write the file; it appears under its name when it is complete.

        Raises:
            KnowledgeError: there is more of something than the layout has room for.
            OSError: the disk is full or does not let us write.
        """
        shown = self._write_names()
        rank = self._write_places(shown)
        del shown
        self._write_keys(rank)
        header = {
            "crc32": self._checksum(),
            "counts": {name: self._size(name) // kind.itemsize for name, kind in SECTIONS},
            "countries": sorted(self._countries),
            "admin1": sorted(self._admin1),
        }
        text = json.dumps(header, ensure_ascii=False).encode()
        text += b" " * (-(len(text) + 12) % 8)  # arrays start at a multiple of eight
        part = path.with_name(f"{path.name}.part")
        try:
            with part.open("wb") as file:
                file.write(MAGIC + len(text).to_bytes(4, "little") + text)
                for chunk in self._body():
                    file.write(chunk)
            os.replace(part, path)
        finally:
            part.unlink(missing_ok=True)

    def _write_names(self) -> Uints:
        """Write the names shown; return for each place the number of its name."""
        shown = np.zeros(len(self), np.uint32)
        number, previous = -1, None
        with self._section("names") as names, self._section("name_lengths") as lengths:
            for lines in _batches(self._names.merged()):
                numbers, places = [], []
                for line in lines:
                    name = line[:-_TAIL]
                    if name != previous:
                        lengths.write(_length(name))
                        names.write(name)
                        number, previous = number + 1, name
                    numbers.append(number)
                    places.append(int(line[1 - _TAIL : -1], 16))
                shown[places] = numbers
        self._check_size("names")
        return shown

    def _write_places(self, shown: Uints) -> Uints:
        """Write the places, most important first; return the rank of each."""
        rows = np.frombuffer(self._rows, _DRAFT)
        if len(rows) >= ALTERNATE or len(self._admin1) > _U2 + 1:
            raise KnowledgeError(
                f"{len(rows):,} places in {len(self._admin1):,} first-level units are too many"
            )
        country, admin1 = _renumbering(self._countries), _renumbering(self._admin1)
        is_country = rows["kind"] == KINDS.index("country")
        order = np.lexsort(
            (rows["lat"], shown, rows["geonames"], rows["late"], ~rows["population"], ~is_country)
        )
        rank = np.empty(len(rows), np.uint32)
        rank[order] = np.arange(len(rows), dtype=np.uint32)
        with self._section("places") as file:
            for start in range(0, len(order), _BATCH):
                part = order[start : start + _BATCH]
                drafts = rows[part]
                places = np.empty(len(part), PLACE)
                for field in ("lat", "lon", "geonames", "population", "kind", "fame"):
                    places[field] = drafts[field]
                places["name"] = shown[part]
                places["admin1"] = admin1[drafts["admin1"]]
                places["country"] = country[drafts["country"]]
                file.write(places.tobytes())
        return rank

    def _write_keys(self, rank: Uints) -> None:
        """Write the folded names and under each its places."""
        previous = None
        with (
            self._section("keys") as keys, self._section("key_lengths") as lengths,
            self._section("postings") as postings, self._section("posting_counts") as counts,
        ):  # fmt: skip
            for lines in _batches(self._keys.merged(), whole=_TAIL + 1):
                group, groups, tails = -1, [], []
                for line in lines:
                    key = line[: -_TAIL - 1]
                    if key != previous:
                        lengths.write(_length(key))
                        keys.write(key)
                        group, previous = group + 1, key
                    groups.append(group)
                    tails.append(int(line[-_TAIL:-1], 16))
                found, sizes = _ranked(np.array(groups), np.array(tails, np.uint64), rank)
                if len(sizes) and sizes.max() > _U2:
                    raise KnowledgeError(f"{sizes.max():,} places of one name are too many")
                postings.write(found.astype("<u4").tobytes())
                counts.write(sizes.astype("<u2").tobytes())
        self._check_size("keys")

    def _section(self, name: str) -> BinaryIO:
        return (self._scratch / f"{name}.section").open("wb")

    def _size(self, name: str) -> int:
        return (self._scratch / f"{name}.section").stat().st_size

    def _check_size(self, name: str) -> None:
        if self._size(name) > _U4:
            raise KnowledgeError(f"the {name} take more than 4 GiB")

    def _body(self) -> Iterator[bytes]:
        for name, _ in SECTIONS:
            with (self._scratch / f"{name}.section").open("rb") as file:
                while chunk := file.read(_BATCH):
                    yield chunk

    def _checksum(self) -> int:
        crc = 0
        for chunk in self._body():
            crc = zlib.crc32(chunk, crc)
        return crc


def write_gazetteer(path: Path, rows: Iterable[Row]) -> None:
    """Write *rows* in the layout that ``Gazetteer.load`` reads; same rows, same bytes.

    Raises:
        KnowledgeError: there is more of something than the layout has room for.
    """
    with TemporaryDirectory(dir=path.parent, prefix=f".{path.name}-") as scratch:
        compiler = GazetteerCompiler(Path(scratch))
        for row in rows:
            compiler.add(draft_of(row))
        compiler.write(path)


def draft_of(row: Row) -> Draft:
    """Return *row* with its names folded."""
    return Draft(
        name=row.names[0],
        kind=row.kind,
        country=row.country,
        admin1=row.admin1,
        lat=row.lat,
        lon=row.lon,
        geonames=row.geonames,
        population=row.population,
        own={fold(name) for name in row.names} - {""},
        others={fold(name) for name in row.alternates} - {""},
        fame=row.fame,
    )


def _batches(lines: Iterator[bytes], *, whole: int = 0) -> Iterator[list[bytes]]:
    """Yield *lines* in batches; those that are alike but for their last *whole* bytes stay together."""
    batch: list[bytes] = []
    for line in lines:
        if len(batch) >= _BATCH and not (whole and line[:-whole] == batch[-1][:-whole]):
            yield batch
            batch = []
        batch.append(line)
    yield batch


def _ranked(
    groups: NDArray[np.int64], tails: NDArray[np.uint64], rank: Uints
) -> tuple[Uints, Uints]:
    """Return postings, most important first within their group, and how many each group has.

    A tail is a place's number and in its lowest digit whether the name is an alternate one. Of a
    place that has a name both ways, its own counts.
    """
    places = rank[(tails >> np.uint64(4)).astype(np.int64)]
    alternate = (tails & np.uint64(1)).astype(np.uint32)
    order = np.lexsort((alternate, places, groups))
    groups, places, alternate = groups[order], places[order], alternate[order]
    first = np.ones(len(order), bool)
    first[1:] = (groups[1:] != groups[:-1]) | (places[1:] != places[:-1])
    postings = places[first] | alternate[first] * np.uint32(ALTERNATE)
    return postings, np.bincount(groups[first]).astype(np.uint32)


def _renumbering(numbers: dict[str, int]) -> Uints:
    """Return for each number, given in order of arrival, the one in the order of the names."""
    new = np.empty(len(numbers), np.uint32)
    new[[numbers[name] for name in sorted(numbers)]] = np.arange(len(numbers), dtype=np.uint32)
    return new


def _length(text: bytes) -> bytes:
    if len(text) > LONGEST:
        raise KnowledgeError(f"{text.decode()!r} is longer than {LONGEST} bytes")
    return bytes((len(text),))
