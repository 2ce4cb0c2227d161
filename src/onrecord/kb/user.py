"""A user's own knowledge, a folder: actors in CSV files, which go before what ships, and a gazetteer."""

import csv
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import cast, get_args

from ..errors import KnowledgeError
from ..records.labels import EntityKind, Sector
from .countries import Countries
from .gazetteer import FILE, Gazetteer, fold

COLUMNS = ("name", "aliases", "country", "sector", "from", "to")
OPTIONAL = ("kind", "wikidata")
"""Columns that a file may have besides."""
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_EXACT = 5
"""Names of so many letters at most must match in case: "WHO" is not "who"."""
_WIKIDATA = re.compile(r"Q[1-9]\d*")
_KINDS: dict[str, EntityKind] = {"IGO": "igo", "NGO": "ngo", "REB": "armed_group"}


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor of the user's; country as ISO 3166-1 alpha-3, first and last as ISO dates ("": open).

    Kind, country, sector and the id in Wikidata are None where the user does not tell them.
    """

    names: tuple[str, ...]
    kind: EntityKind | None
    country: str | None
    sector: Sector | None
    first: str
    last: str
    wikidata: str | None = None

    def known_on(self, date: str | None) -> bool:
        """Tell whether an article of *date* (None: of any time) may mean this actor."""
        if date is None:
            return True
        # dates are compared as far as both are given: "2014" holds the whole year
        return self.first <= date[: len(self.first)] and date[: len(self.last)] <= self.last


class UserActors:
    """Look-up of the user's actors by name and date.

    Attributes:
        names: all names and aliases, the longest first.
        stamp: name and digest of the folder, "" where there is none.
    """

    def __init__(self, actors: tuple[Actor, ...] = (), *, stamp: str = "") -> None:
        self._actors: dict[str, list[Actor]] = {}
        for actor in actors:
            for name in actor.names:
                self._actors.setdefault(_key(name), []).append(actor)
        self.names = sorted({n for a in actors for n in a.names}, key=lambda n: (-len(n), n))
        self.stamp = stamp

    @classmethod
    def load(cls, folder: Path) -> "UserActors":
        """Read the ``*.csv`` of *folder*, in the order of their names; an earlier line goes first.

        Raises:
            KnowledgeError: one cannot be read, a line is wrong, or there is none and no gazetteer.
        """
        files = _files(folder)
        countries = Countries.load()
        actors = tuple(actor for path in files for actor in _read(path, countries))
        return cls(actors, stamp=_stamp(folder, files) if files else "")

    def lookup(self, name: str, date: str | None) -> Actor | None:
        """Return the first actor of that *name* who is known on *date*, an ISO date.

        Without a date, of what several lines tell of the name only what they agree in is told.
        """
        known = [a for a in self._actors.get(_key(name), ()) if a.known_on(date)]
        if date is not None or len(known) < 2:
            return next(iter(known), None)
        first = known[0]
        country = first.country if len({a.country for a in known}) == 1 else None
        return replace(
            first,
            country=country,
            sector=first.sector if len({a.sector for a in known}) == 1 else None,
            wikidata=first.wikidata if len({a.wikidata for a in known}) == 1 else None,
        )


@dataclass(frozen=True, slots=True)
class UserGazetteer:
    """The gazetteer to use and, if it is the user's, its folder and digest as stamp, else ""."""

    gazetteer: Gazetteer
    stamp: str

    @classmethod
    def load(cls, folder: Path | None) -> "UserGazetteer":
        """Map the gazetteer of *folder*, or the shipped one where it has none.

        Raises:
            KnowledgeError: the file is damaged.
        """
        if folder is None or not (folder / FILE).exists():
            return cls(Gazetteer.load(), "")
        gazetteer = Gazetteer.load(folder / FILE)
        return cls(gazetteer, f"{_shown(folder)}/{FILE} {gazetteer.digest}")


def _key(name: str) -> str:
    plain = " ".join(name.replace("’", "'").split()).removesuffix("'s")
    plain = plain.removeprefix("the ").removeprefix("The ")
    return plain if len(plain) <= _EXACT else fold(plain)


def _files(folder: Path) -> list[Path]:
    try:
        found = sorted(p for p in folder.iterdir() if not p.name.startswith("."))
    except OSError as error:
        raise KnowledgeError(f"{folder}: {error.strerror}") from error
    files = [path for path in found if path.suffix == ".csv"]
    if not files and not (folder / FILE).exists():
        raise KnowledgeError(f"{folder}: holds no .csv file of actors and no {FILE}")
    return files


def _read(path: Path, countries: Countries) -> Iterator[Actor]:
    try:
        # utf-8-sig: spreadsheet programs write a byte order mark
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            _check_header(path, reader.fieldnames or ())
            for row in reader:
                at = f"{path}:{reader.line_num}"
                if None in row or None in row.values():
                    raise KnowledgeError(f"{at}: expected {len(reader.fieldnames or ())} columns")
                cells = {column: " ".join(cell.split()) for column, cell in row.items()}
                if any(cells.values()):
                    yield _actor(cells, at, countries)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise KnowledgeError(f"{path}: cannot be read: {error}") from error


def _check_header(path: Path, columns: Sequence[str]) -> None:
    missing = [column for column in COLUMNS if column not in columns]
    if missing:
        raise KnowledgeError(f"{path}:1: no column {', '.join(missing)}")
    strange = [column for column in columns if column not in (*COLUMNS, *OPTIONAL)]
    if strange:
        raise KnowledgeError(f"{path}:1: no such column: {', '.join(strange)}")


def _actor(cells: dict[str, str], at: str, countries: Countries) -> Actor:
    """Return the actor of one line.

    Raises:
        KnowledgeError: a cell holds what it may not; the message names it.
    """
    country, sector, kind = cells["country"], cells["sector"], cells.get("kind", "")
    first, last, wikidata = cells["from"], cells["to"], cells.get("wikidata", "")
    if not cells["name"]:
        raise KnowledgeError(f"{at}: no name")
    if country and countries.name(country) is None:
        raise KnowledgeError(f"{at}: {country!r} is no ISO 3166-1 alpha-3 code")
    if sector and sector not in get_args(Sector):
        raise KnowledgeError(f"{at}: {sector!r} is none of {', '.join(get_args(Sector))}")
    if kind and kind not in get_args(EntityKind):
        raise KnowledgeError(f"{at}: {kind!r} is none of {', '.join(get_args(EntityKind))}")
    if wikidata and not _WIKIDATA.fullmatch(wikidata):
        raise KnowledgeError(f"{at}: {wikidata!r} is no Wikidata id such as Q30")
    for date in (first, last):
        if date and not _DATE.fullmatch(date):
            raise KnowledgeError(f"{at}: {date!r} is no date such as 2021, 2021-10 or 2021-10-05")
    if first and last and first[: len(last)] > last[: len(first)]:
        raise KnowledgeError(f"{at}: from {first} is after to {last}")
    aliases = (alias.strip() for alias in cells["aliases"].split("|"))
    return Actor(
        names=(cells["name"], *filter(None, aliases)),
        kind=cast(EntityKind, kind) if kind else _KINDS.get(sector),
        country=country or None,
        sector=cast(Sector, sector) if sector else None,
        first=first,
        last=last,
        wikidata=wikidata or None,
    )


def _stamp(folder: Path, files: list[Path]) -> str:
    """Return the name of *folder* with a digest of *files*: records tell two states of it apart."""
    digest = sha256()
    for path in files:
        digest.update(os.fsencode(path.name) + sha256(path.read_bytes()).digest())
    return f"{_shown(folder)} {digest.hexdigest()[:8]}"


def _shown(folder: Path) -> str:
    return os.fsencode(folder.resolve().name).decode(errors="replace")
