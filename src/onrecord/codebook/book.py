"""Loads a codebook folder (``data/README.md`` describes its files)."""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from typing import get_args

from ..errors import CodebookError
from ..records.labels import EventType, Quad
from .folder import LEXICON, SHIPPED, Row, files_of, rows, stamp
from .lexicon import EventLexicon, read

_QUADS: Mapping[str, Quad] = {quad: quad for quad in get_args(Quad)}
PLOVER = "PLOVER 2.0"


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
        preferred: (type, mode or None) -> CAMEO code, None where CAMEO has no such code.
        lexicon: the words that denote events (``lexicon/*.tsv``).
        version: stamped into each record.
    """

    types: Mapping[str, EventTypeEntry]
    modes: Mapping[tuple[str, str], ModeEntry]
    aliases: Mapping[tuple[str, str], str]
    contexts: Mapping[str, str]
    cameo: Mapping[str, CameoCode]
    crosswalk: Mapping[str, tuple[str, str | None]]
    preferred: Mapping[tuple[str, str | None], str | None]
    lexicon: EventLexicon
    version: str = PLOVER

    @classmethod
    def load(cls, path: Path | None = None) -> "Codebook":
        """Return the codebook that ships, with the files of the folder *path* instead of its own.

        A table of *path* replaces the shipped one; a file in its ``lexicon`` replaces the shipped
        file of that name or comes on top. ``version`` then tells the folder.

        Raises:
            CodebookError: *path* is no folder with files of a codebook, or a row breaks the schema
                (names file and line).
        """
        folder = path or SHIPPED
        own = files_of(folder)
        types = _types(folder)
        modes = {
            (row["event"], row["mode"]): ModeEntry(
                row["event"], row["mode"], row["label"], _number(row["plover_score"], at)
            )
            for row, at in rows(folder, "plover_modes.csv")
            if row["status"] == "current" and _known(row["event"], types, at)
        }
        aliases = {
            (row["event"], row["alias"]): row["mode"]
            for row, at in rows(folder, "mode_aliases.csv")
            if _known((row["event"], row["mode"]), modes, at)
        }
        cameo = {
            row["code"]: CameoCode(row["code"], row["name"], _number(row["goldstein"], at))
            for row, at in rows(folder, "cameo_codes.csv")
        }
        crosswalk = _crosswalk(folder, types, modes, aliases)
        preferred = _preferred(folder, types, modes, cameo)
        contexts = {row["context"]: row["label"] for row, _ in rows(folder, "plover_contexts.csv")}
        lexicon = read(SHIPPED / LEXICON, folder / LEXICON)
        _check(lexicon, modes, aliases, cameo)
        version = f"{PLOVER} + {stamp(path, own)}" if path else PLOVER
        return cls(types, modes, aliases, contexts, cameo, crosswalk, preferred, lexicon, version)

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
        """Return the most general CAMEO code of *type* and *mode*; None where CAMEO has none.

        The preferred code wins (``cameo_preferred.csv``), else the shortest, then the lowest of
        the crosswalk; a mode that no code carries falls back on the type's own code. The words
        may allow a finer code; that is for who has the words.
        """
        for wanted in ((type, mode), (type, None)):
            if wanted in self.preferred:
                return self.preferred[wanted]
            codes = [c for c, pair in self.crosswalk.items() if pair == wanted]
            if codes:
                return min(codes, key=lambda c: (len(c), c))
        return None


def _crosswalk(
    folder: Path,
    types: Container[object],
    modes: Container[object],
    aliases: Mapping[tuple[str, str], str],
) -> dict[str, tuple[str, str | None]]:
    """Return CAMEO code -> (type, mode); a mode that the codebook no longer has is left out."""
    crosswalk = {}
    for row, at in rows(folder, "cameo_to_plover.csv"):
        if row["plover_event"] and _known(row["plover_event"], types, at):
            kind, mode = row["plover_event"], row["plover_mode"]
            mode = aliases.get((kind, mode), mode)
            crosswalk[row["cameo"]] = (kind, mode if (kind, mode) in modes else None)
    return crosswalk


def _preferred(
    folder: Path, types: Container[object], modes: Container[object], cameo: Container[object]
) -> dict[tuple[str, str | None], str | None]:
    """Return (type, mode) -> the CAMEO code that goes before the crosswalk's."""
    preferred = {}
    for row, at in rows(folder, "cameo_preferred.csv"):
        kind, mode, code = row["event"], row["mode"] or None, row["cameo"] or None
        _known(kind, types, at)
        if mode:
            _known((kind, mode), modes, at)
        if code:
            _known(code, cameo, at)
        preferred[kind, mode] = code
    return preferred


def _check(
    lexicon: EventLexicon,
    modes: Container[object],
    aliases: Container[object],
    cameo: Container[object],
) -> None:
    """Raise if an entry of the lexicon has a mode or code that the tables do not know."""
    for entry in lexicon.entries:
        at = f"{entry.at}: {' '.join(entry.words)} ({entry.pos}, {entry.type})"
        if entry.mode and (entry.type, entry.mode) not in aliases:
            _known((entry.type, entry.mode), modes, at)
        _known(entry.cameo, cameo, at)


def _types(folder: Path) -> dict[str, EventTypeEntry]:
    """Return the types; raise unless they are those of the record."""
    name, known = "plover_events.csv", get_args(EventType)
    types = {}
    for row, at in rows(folder, name):
        if row["event"] not in known:
            raise CodebookError(f"{at}: no type {row['event']!r}")
        types[row["event"]] = _type(row, at)
    missing = sorted(set(known) - set(types))
    if missing:
        raise CodebookError(f"{folder / name}: no row for {', '.join(missing)}")
    return types


def _type(row: Row, at: str) -> EventTypeEntry:
    score = _number(row["plover_score"], at)
    quad = _QUADS.get(row["quad"])
    if quad is None or score is None:
        raise CodebookError(f"{at}: {row['event']} needs a quad class and a score")
    required = row["recipient_required"] == "yes"
    return EventTypeEntry(row["event"], row["label"], quad, required, score)


def _number(value: str, at: str) -> float | None:
    try:
        number = float(value) if value else None
    except ValueError as error:
        raise CodebookError(f"{at}: {value!r} is not a number") from error
    if number is not None and not isfinite(number):
        raise CodebookError(f"{at}: {value!r} is no score")
    return number


def _known(key: object, table: Container[object], at: str) -> bool:
    """Return True; raise if *key* does not stand in *table*."""
    if key not in table:
        said = " ".join(key) if isinstance(key, tuple) else key
        raise CodebookError(f"{at}: {said!r} is not in the codebook")
    return True
