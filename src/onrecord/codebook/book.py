"""Loads a codebook folder (``data/README.md`` describes its files)."""

import csv
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from ..errors import CodebookError
from ..records.labels import Quad

SHIPPED = Path(__file__).with_name("data")
_QUADS: Mapping[str, Quad] = {quad: quad for quad in get_args(Quad)}
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class EventTypeEntry:
    """One PLOVER type; ``score`` is PLOVER's, from -10 (conflict) to 10 (cooperation)."""

    type: str
    label: str
    quad: Quad
    recipient_required: bool
    score: float


@dataclass(frozen=True, slots=True)
class ModeEntry:
    """One mode of a type; ``score`` is None where the manual gives none."""

    type: str
    mode: str
    label: str
    score: float | None


@dataclass(frozen=True, slots=True)
class CameoCode:
    """One CAMEO code with its Goldstein value (-10 to 10), None where the table has none."""

    code: str
    name: str
    goldstein: float | None


@dataclass(frozen=True, slots=True)
class Codebook:
    """Types, modes, contexts and the crosswalk of one codebook.

    Attributes:
        types: PLOVER type -> entry.
        modes: (type, mode) -> entry, current modes only.
        aliases: (type, older name) -> mode.
        contexts: context -> label.
        cameo: CAMEO code -> entry.
        crosswalk: CAMEO code -> (type, mode or None).
        version: stamped into each record.
    """

    types: Mapping[str, EventTypeEntry]
    modes: Mapping[tuple[str, str], ModeEntry]
    aliases: Mapping[tuple[str, str], str]
    contexts: Mapping[str, str]
    cameo: Mapping[str, CameoCode]
    crosswalk: Mapping[str, tuple[str, str | None]]
    version: str = "PLOVER 2.0"

    @classmethod
    def load(cls, path: Path | None = None) -> "Codebook":
        """Return the codebook of the folder *path*, or the one that ships.

        Raises:
            CodebookError: a file is missing or a row breaks the schema (names file and line).
        """
        folder = path or SHIPPED
        types = {row["event"]: _type(row, at) for row, at in _rows(folder, "plover_events.csv")}
        modes = {
            (row["event"], row["mode"]): ModeEntry(
                row["event"], row["mode"], row["label"], _number(row["plover_score"], at)
            )
            for row, at in _rows(folder, "plover_modes.csv")
            if row["status"] == "current" and _known(row["event"], types, at)
        }
        aliases = {
            (row["event"], row["alias"]): row["mode"]
            for row, at in _rows(folder, "mode_aliases.csv")
            if _known((row["event"], row["mode"]), modes, at)
        }
        cameo = {
            row["code"]: CameoCode(row["code"], row["name"], _number(row["goldstein"], at))
            for row, at in _rows(folder, "cameo_codes.csv")
        }
        crosswalk = {}
        for row, at in _rows(folder, "cameo_to_plover.csv"):
            if not row["plover_event"]:
                continue  # CAMEO 01, statements, and 02, appeals: the table has no row for them
            _known(row["plover_event"], types, at)
            kind, mode = row["plover_event"], row["plover_mode"]
            crosswalk[row["cameo"]] = (kind, aliases.get((kind, mode), mode) or None)
        contexts = {row["context"]: row["label"] for row, _ in _rows(folder, "plover_contexts.csv")}
        return cls(types, modes, aliases, contexts, cameo, crosswalk)

    def score(self, type: str, mode: str | None) -> float:
        """Return PLOVER's score of the mode, or of the type where the mode has none."""
        entry = self.modes.get((type, mode)) if mode else None
        if entry is not None and entry.score is not None:
            return entry.score
        return self.types[type].score

    def quad(self, type: str) -> Quad:
        """Return the quad class of *type*, one of the four names of RECORD.md."""
        return self.types[type].quad

    def goldstein(self, cameo: str) -> float | None:
        """Return the Goldstein value of a CAMEO code."""
        entry = self.cameo.get(cameo)
        return entry.goldstein if entry else None

    def plover_of(self, cameo: str) -> tuple[str, str | None] | None:
        """Return (type, mode) of a CAMEO code; None where PLOVER has no place for it (01)."""
        return self.crosswalk.get(cameo)

    def cameo_of(self, type: str, mode: str | None) -> str | None:
        """Return the most general CAMEO code that the crosswalk maps to *type* and *mode*.

        The shortest code wins, then the lowest; a mode that no code carries falls back on the
        type's own code. The words may allow a finer code; that is for who has the words.
        """
        for wanted in (mode, None):
            codes = [c for c, pair in self.crosswalk.items() if pair == (type, wanted)]
            if codes:
                return min(codes, key=lambda c: (len(c), c))
        codes = [c for c, pair in self.crosswalk.items() if pair[0] == type]
        return min(codes, key=lambda c: (len(c), c), default=None)


def _rows(folder: Path, name: str) -> Iterator[tuple[Row, str]]:
    """Yield the rows of a file, each with its place for error messages."""
    path = folder / name
    try:
        with path.open(encoding="utf8", newline="") as file:
            reader = csv.DictReader(file)
            for row in reader:
                at = f"{path}:{reader.line_num}"
                if None in row or None in row.values():
                    raise CodebookError(f"{at}: expected {len(reader.fieldnames or ())} columns")
                yield row, at
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise CodebookError(f"{path}: cannot be read: {error}") from error


def _type(row: Row, at: str) -> EventTypeEntry:
    score = _number(row["plover_score"], at)
    quad = _QUADS.get(row["quad"])
    if quad is None or score is None:
        raise CodebookError(f"{at}: {row['event']} needs a quad class and a score")
    required = row["recipient_required"] == "yes"
    return EventTypeEntry(row["event"], row["label"], quad, required, score)


def _number(value: str, at: str) -> float | None:
    try:
        return float(value) if value else None
    except ValueError as error:
        raise CodebookError(f"{at}: {value!r} is not a number") from error


def _known(key: object, table: Container[object], at: str) -> bool:
    """Return True; raise if *key* does not stand in *table*."""
    if key not in table:
        raise CodebookError(f"{at}: {key!r} is not in the codebook")
    return True
