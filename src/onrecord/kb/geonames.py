"""Reading GeoNames' dumps: ``allCountries``, a country's ``XX``, ``cities500`` … as .txt or .zip.

A line is a feature, 19 tab-separated columns without header or quotes
(download.geonames.org/export/dump/readme.txt).
"""

import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BufferedReader
from pathlib import Path
from typing import IO, cast
from zipfile import BadZipFile, ZipFile

from ..errors import InputError
from .feature_codes import FeatureCodes, Kept
from .layout import LONGEST

COLUMNS = 19
_HEAD = 20
"""A file of which none of the first lines is a feature's is no dump."""
_FIRST_LEVEL = b"\tA\tADM1\t"
_U4 = 0xFFFFFFFF
_TOLD = 200_000
_LONG = 1 << 20


@dataclass(frozen=True, slots=True)
class Feature:
    """A line of a dump; degrees WGS 84, country as ISO 3166-1 alpha-2, admin1 as GeoNames' code."""

    geonames: int
    name: str
    ascii_name: str
    alternates: tuple[str, ...]
    lat: float
    lon: float
    country: str
    admin1: str
    population: int


@dataclass(slots=True)
class Faults:
    """Lines that are none of the format: how many, and where and what the first one is."""

    count: int = 0
    first: str = ""

    def note(self, at: str, reason: str) -> None:
        """Take one more."""
        self.first = self.first or f"{at}: {reason}"
        self.count += 1

    def plus(self, other: "Faults") -> "Faults":
        """Return both together."""
        return Faults(self.count + other.count, self.first or other.first)


@dataclass(slots=True)
class Dump:
    """The features of one or several files; of a number given twice the first line counts.

    Attributes:
        lines: how many lines have been read, of ``features`` alone.
        left_out: how many of them the feature codes leave out, or had too few names.
        repeated: how many gave a number that an earlier one had.
    """

    files: Sequence[Path]
    codes: FeatureCodes
    progress: Callable[[str], None]
    lines: int = 0
    left_out: int = 0
    repeated: int = 0
    faults: Faults = field(default_factory=Faults)

    def check(self) -> None:
        """Look at the head of every file.

        Raises:
            InputError: one cannot be read or is no dump.
        """
        for path in self.files:
            reasons = []
            for line in _heads(path):
                try:
                    _feature(_cells(line))
                except ValueError as error:
                    reasons.append(str(error))
                else:
                    break
            else:
                why = f"line 1: {reasons[0]}" if reasons else "it is empty"
                raise InputError(f"{path}: is no GeoNames dump: {why}")

    def first_level(self) -> Iterator[Feature]:
        """Yield the first-level units; wrong lines are not counted here.

        Raises:
            InputError: a file cannot be read.
        """
        for _, line in self._numbered():
            if _FIRST_LEVEL in line:
                try:
                    yield _feature(_cells(line))
                except ValueError:
                    continue

    def features(self) -> Iterator[tuple[Feature, Kept]]:
        """Yield the features that the codes keep; wrong lines are counted.

        Raises:
            InputError: a file cannot be read.
        """
        seen = _Numbers()
        for at, line in self._numbered():
            self.lines += 1
            if self.lines % _TOLD == 0:
                self.progress(f"{at[0].name}: {self.lines:,} lines")
            try:
                cells = _cells(line)
                kept = self.codes.lookup(cells[6], cells[7])
                if kept is None or (kept.names and _names(cells[3]) < kept.names):
                    self.left_out += 1
                    continue
                feature = _feature(cells)
            except ValueError as error:
                self.faults.note(f"{at[0]}:{at[1]}", str(error))
                continue
            if seen.add(feature.geonames):
                yield feature, kept
            else:
                self.repeated += 1

    def _numbered(self) -> Iterator[tuple[tuple[Path, int], bytes]]:
        for path in self.files:
            with opened(path) as file:
                for number, line in enumerate(file, 1):
                    yield (path, number), line


class _Numbers:
    """A set of GeoNames numbers, a bit each: they are dense."""

    def __init__(self) -> None:
        self._pages: dict[int, bytearray] = {}

    def add(self, number: int) -> bool:
        """Add *number*; tell whether it is new."""
        page = self._pages.get(number >> 16)
        if page is None:
            page = self._pages[number >> 16] = bytearray(1 << 13)
        at, bit = (number & 0xFFFF) >> 3, 1 << (number & 7)
        if page[at] & bit:
            return False
        page[at] |= bit
        return True


@contextmanager
def opened(path: Path) -> Iterator[IO[bytes]]:
    """Open a text file, or the one inside a .zip that is no readme.

    Raises:
        InputError: it is not there, cannot be read, or the archive holds none or several.
    """
    try:
        if path.suffix.lower() == ".zip":
            with ZipFile(path) as archive:
                names = [n for n in archive.namelist() if n.lower().endswith(".txt")]
                names = [n for n in names if "readme" not in n.lower()]
                if len(names) != 1:
                    raise InputError(f"{path}: holds {len(names)} text files, not one")
                with archive.open(names[0]) as member:
                    yield BufferedReader(cast("BufferedReader", member), 1 << 20)  # type: ignore[type-var]
        else:
            with path.open("rb", buffering=1 << 20) as file:
                yield file
    except (BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise InputError(f"{path}: is no sound zip archive: {error}") from error
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from error


def _heads(path: Path) -> list[bytes]:
    with opened(path) as file:
        lines = (file.readline(_LONG) for _ in range(_HEAD))  # what is no text may have no lines
        return [line for line in lines if line]


def _cells(line: bytes) -> list[bytes]:
    cells = line.split(b"\t")
    if len(cells) != COLUMNS:
        raise ValueError(f"{len(cells)} columns, not {COLUMNS}")
    return cells


def _names(alternates: bytes) -> int:
    return alternates.count(b",") + 1 if alternates else 0


def _feature(cells: list[bytes]) -> Feature:
    """Return the feature of a line.

    Raises:
        ValueError: a cell holds what it may not; the message names it.
    """
    try:
        name, ascii_name, alternates = (cell.decode().strip() for cell in cells[1:4])
        country, admin1 = cells[8].decode(), cells[10].decode()
    except UnicodeDecodeError as error:
        raise ValueError("is no UTF-8") from error
    if not name or len(cells[1]) > LONGEST or any(c < " " for c in name + ascii_name):
        raise ValueError(f"{name[:40]!r} is no name")
    if len(country) not in (0, 2):
        raise ValueError(f"{country[:40]!r} is no ISO 3166-1 alpha-2 code")
    number = _whole(cells[0])
    if not 0 < number <= _U4:
        raise ValueError(f"{number} is no GeoNames number")
    lat, lon = _degrees(cells[4]), _degrees(cells[5])
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError(f"{lat}, {lon} is no point")
    return Feature(
        geonames=number,
        name=name,
        ascii_name=ascii_name,
        alternates=tuple(alternates.split(",")) if alternates else (),
        lat=lat,
        lon=lon,
        country=country,
        admin1=admin1,
        population=_whole(cells[14] or b"0"),
    )


def _degrees(cell: bytes) -> float:
    try:
        return float(cell)
    except ValueError as error:
        raise ValueError(f"{_shown(cell)} is no number of degrees") from error


def _shown(cell: bytes) -> str:
    return repr(cell[:40].decode(errors="replace"))


def _whole(cell: bytes) -> int:
    if not cell.isdigit():
        raise ValueError(f"{_shown(cell)} is no number")
    return int(cell)
