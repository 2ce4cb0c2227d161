"""Reading GeoNames' ``alternateNamesV2``: English, unmarked and historic names of places.

A dump's own column of alternate names tells neither language nor age, so of small places it is left
aside; here the names that English texts use are told apart, and each place gets them.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from ..errors import InputError
from .compiling import GazetteerCompiler
from .geonames import Faults, opened
from .layout import fold
from .place_names import usable

_COLUMNS = (10, 8)
"""With the years from and to, and the older format without them."""
_LANGUAGES = {b"en", b""}
_NO_NAMES = {
    b"link",
    b"post",
    b"iata",
    b"icao",
    b"faac",
    b"wkdt",
    b"unlc",
    b"tcid",
    b"abbr",
    b"phon",
}
"""What stands in the column of the language and is none."""
_BATCH = 1 << 16
_TOLD = 200_000
_HEAD = 20
_LONG = 1 << 20


@dataclass(slots=True)
class AlternateNames:
    """The names of one or several files."""

    files: Sequence[Path]
    progress: Callable[[str], None]
    faults: Faults = field(default_factory=Faults)

    def check(self) -> None:
        """Look at the head of every file.

        Raises:
            InputError: one cannot be read or is no file of alternate names.
        """
        for path in self.files:
            with opened(path) as file:
                lines = [file.readline(_LONG) for _ in range(_HEAD)]
            reasons = [reason for reason in map(_fault, filter(None, lines)) if reason]
            if len(reasons) == len([line for line in lines if line]):
                why = f"line 1: {reasons[0]}" if reasons else "it is empty"
                raise InputError(f"{path}: is no file of alternate names: {why}")

    def give(self, compiler: GazetteerCompiler) -> int:
        """Add the names to the places in *compiler* by their GeoNames numbers; return how many.

        Raises:
            InputError: a file cannot be read.
        """
        if not self.files:
            return 0
        numbers = compiler.geonames()
        order = np.argsort(numbers, kind="stable")
        ordered = numbers[order]
        given = 0
        for wanted, names in self._batches():
            at = np.searchsorted(ordered, np.array(wanted, np.uint64))
            at = np.minimum(at, len(ordered) - 1)
            known = ordered[at] == np.array(wanted, np.uint64)
            for place, name, is_known in zip(
                order[at].tolist(), names, known.tolist(), strict=True
            ):
                if is_known:
                    compiler.add_alternate(place, name)
                    given += 1
        return given

    def _batches(self) -> Iterator[tuple[list[int], list[str]]]:
        wanted: list[int] = []
        names: list[str] = []
        for number, key in self._named():
            wanted.append(number)
            names.append(key)
            if len(wanted) >= _BATCH:
                yield wanted, names
                wanted, names = [], []
        if wanted:
            yield wanted, names

    def _named(self) -> Iterator[tuple[int, str]]:
        """Yield GeoNames numbers and folded names."""
        for path in self.files:
            with opened(path) as file:
                for line_number, line in enumerate(file, 1):
                    if line_number % _TOLD == 0:
                        self.progress(f"{path.name}: {line_number:,} lines")
                    reason = _fault(line)
                    if reason:
                        self.faults.note(f"{path}:{line_number}", reason)
                        continue
                    cells = line.rstrip(b"\r\n").split(b"\t")
                    historic = cells[7] == b"1" and cells[2] not in _NO_NAMES
                    if cells[2] not in _LANGUAGES and not historic:
                        continue
                    name = cells[3].decode(errors="replace").strip()
                    key = fold(name) if usable(name) else ""
                    if key and key.isprintable():
                        yield int(cells[1]), key


def _fault(line: bytes) -> str | None:
    """Return what is wrong with a line, None if nothing is."""
    cells = line.split(b"\t", 10)
    if len(cells) not in _COLUMNS:
        return f"{len(cells)} columns, not {_COLUMNS[0]}"
    if not (cells[0].isdigit() and cells[1].isdigit() and 0 < int(cells[1]) < 1 << 32):
        return f"{cells[1][:40].decode(errors='replace')!r} is no GeoNames number"
    return None
