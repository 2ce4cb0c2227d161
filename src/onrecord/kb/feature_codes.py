"""Which features of a GeoNames dump become places, and of what precision."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import cast, get_args

from ..errors import KnowledgeError
from ..records.labels import Precision

SHIPPED = Path(__file__).parent / "curated" / "geonames_codes.tsv"
_COLUMNS = ["code", "precision", "names"]
_LEFT_OUT = "-"


@dataclass(frozen=True, slots=True)
class Kept:
    """What becomes of features of one code: their precision, and how many names they must have."""

    precision: Precision
    names: int


class FeatureCodes:
    """Look-up of GeoNames' feature codes."""

    def __init__(self, table: dict[str, Kept | None]) -> None:
        self._table = table
        self.lookup = lru_cache(maxsize=None)(self._lookup)  # there are some 680 codes

    @classmethod
    def load(cls, path: Path = SHIPPED) -> "FeatureCodes":
        """Read a table like ``curated/geonames_codes.tsv``, which says what its columns mean.

        Raises:
            KnowledgeError: it cannot be read, or a line is wrong.
        """
        try:
            lines = path.read_text(encoding="utf-8-sig").splitlines()
        except OSError as error:
            raise KnowledgeError(f"{path}: {error.strerror}") from error
        except UnicodeDecodeError as error:
            raise KnowledgeError(f"{path}: is no UTF-8") from error
        told = [
            (f"{path}:{number}", line.split("\t"))
            for number, line in enumerate(lines, 1)
            if line and not line.startswith("#")
        ]
        if not told or told[0][1] != _COLUMNS:
            raise KnowledgeError(f"{path}: columns are not {', '.join(_COLUMNS)}")
        return cls(dict(_line(at, cells) for at, cells in told[1:]))

    def _lookup(self, feature_class: bytes, code: bytes) -> Kept | None:
        """Return what becomes of features of this class and code, None if they are left out."""
        name = feature_class.decode("ascii", "replace")
        full = f"{name}.{code.decode('ascii', 'replace')}"
        return self._table[full] if full in self._table else self._table.get(name)


def _line(at: str, cells: list[str]) -> tuple[str, Kept | None]:
    if len(cells) != len(_COLUMNS):
        raise KnowledgeError(f"{at}: expected {len(_COLUMNS)} columns")
    code, precision, names = cells
    if precision not in (_LEFT_OUT, *get_args(Precision)):
        raise KnowledgeError(f"{at}: {precision!r} is none of -, {', '.join(get_args(Precision))}")
    if not names.isdecimal():
        raise KnowledgeError(f"{at}: {names!r} is no number")
    if precision == _LEFT_OUT:
        return code, None
    return code, Kept(cast(Precision, precision), int(names))
