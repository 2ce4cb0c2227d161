"""What is counted of a store, as columns in memory: an aggregate over a million reports takes
milliseconds, while SQL would read each of them again for every chart.

A store's columns are read once (about 2 s for a million reports) and hold for one state of it. Who
fits a question, SQL says; :meth:`Columns.mask` takes its answer to positions.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt

from ...faults import told
from ...store import Store

Ints = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
NO_DAY = np.iinfo(np.int64).min
_CHUNK = 20_000


@dataclass(frozen=True, slots=True)
class Labels:
    """A column of labels: ``values[codes[n]]`` is the label of row n."""

    codes: Ints
    values: list[Any]


class Lists:
    """A column of lists of labels: row n has those of ``codes`` between its two offsets."""

    def __init__(self, cells: Iterable[str]) -> None:
        known: dict[str, int] = {}
        flat: list[int] = []
        ends = [0]
        for cell in cells:
            flat += [known.setdefault(value, len(known)) for value in dict.fromkeys(_names(cell))]
            ends.append(len(flat))
        self.values: list[Any] = list(known)
        self.codes: Ints = np.array(flat, dtype=np.int64)
        self.row: Ints = np.repeat(np.arange(len(ends) - 1), np.diff(np.array(ends)))


def _names(cell: str) -> list[str]:
    return [str(name) for name in json.loads(cell)] if cell != "[]" else []


def labels(cells: Sequence[Any]) -> Labels:
    """Return *cells* as labels, numbered as they come."""
    known: dict[Any, int] = {}
    codes = [known.setdefault(cell, len(known)) for cell in cells]
    return Labels(np.array(codes, dtype=np.int64), list(known))


def days(cells: Iterable[str | None]) -> Ints:
    """Return days as numbers (proleptic ordinals), ``NO_DAY`` where there is none."""
    known: dict[str | None, int] = {}
    return np.array([known.setdefault(cell, _ordinal(cell)) for cell in cells], dtype=np.int64)


def _ordinal(cell: str | None) -> int:
    try:
        return date.fromisoformat((cell or "")[:10]).toordinal()
    except ValueError:
        return int(NO_DAY)


class Incidents:
    """The columns of ``incidents``, by row number of the table."""

    def __init__(self, store: Store) -> None:
        names = (
            "incident", "day", '"end"', "type", "mode", "quad", "country", "place", "precision",
            "lat", "lon", "actor", "recipient", "reports", "articles", "groups",
        )  # fmt: skip
        c = _columns(store, f"SELECT {', '.join(names)} FROM incidents ORDER BY incident", names)
        self.number: Ints = np.array(c["incident"], dtype=np.int64)
        self.day = days(c["day"])
        end = days(c['"end"'])
        self.end: Ints = np.maximum(end, self.day)
        self.type, self.mode, self.quad = labels(c["type"]), labels(c["mode"]), labels(c["quad"])
        self.country, self.place = labels(c["country"]), labels(c["place"])
        self.precision = labels(c["precision"])
        self.point = labels(list(zip(c["lat"], c["lon"], strict=True)))
        self.actor, self.recipient = Lists(c["actor"]), Lists(c["recipient"])
        self.reports: Ints = np.array(c["reports"], dtype=np.int64)
        self.copies: Ints = np.array(c["articles"], dtype=np.int64) - np.array(
            c["groups"], dtype=np.int64
        )


class Reports:
    """The columns of the reports that incidents are made of; ``at`` is the incident's position."""

    def __init__(self, store: Store, incidents: Ints) -> None:
        names = ("incident", "event", "record", "source", "factuality", "depth", "time")
        sql = (
            "SELECT m.incident, e.event, e.record, e.source, e.factuality, e.depth, e.time "
            "FROM incident_reports m CROSS JOIN events e USING (event) ORDER BY m.event"
        )
        c = _columns(store, sql, names)
        numbers = np.array(c["incident"], dtype=np.int64)
        self.at: Ints = np.searchsorted(incidents, numbers)
        self.event: Ints = np.array(c["event"], dtype=np.int64)
        self.record = labels(c["record"])
        self.source, self.factuality = labels(c["source"]), labels(c["factuality"])
        self.depth, self.time = labels(c["depth"]), labels(c["time"])


class Articles:
    """The columns of the articles: what was read, whether or not an event is in it."""

    def __init__(self, store: Store) -> None:
        sql = (
            "SELECT r.record, a.day, a.publisher FROM articles a "
            "JOIN records r ON r.article = a.article AND r.current"
        )
        c = _columns(store, sql, ("record", "day", "publisher"))
        self.record: list[int] = c["record"]
        self.day = days(c["day"])
        self.publisher = labels(c["publisher"])


class Columns:
    """All columns of one state of a store, with the publisher of each report."""

    def __init__(self, store: Store) -> None:
        self.incidents = Incidents(store)
        self.reports = Reports(store, self.incidents.number)
        self.articles = Articles(store)
        codes = self.articles.publisher.codes.tolist()
        of = dict(zip(self.articles.record, codes, strict=True))
        by_record = [of[record] for record in self.reports.record.values]
        self.publisher = Labels(
            np.array(by_record, dtype=np.int64)[self.reports.record.codes],
            self.articles.publisher.values,
        )
        self._lock = Lock()
        self._sectors: tuple[Ints, Labels] | None = None

    def sectors(self, store: Store) -> tuple[Ints, Labels]:
        """Return position of the report and sector, once for each sector with a part in it.

        Read when it is first asked for, through *store*, which has the same state.
        """
        with self._lock:
            if self._sectors is None:
                sql = (
                    "SELECT DISTINCT m.event, p.sector FROM incident_reports m "
                    "JOIN participants p USING (event) WHERE p.sector IS NOT NULL"
                )
                c = _columns(store, sql, ("event", "sector"))
                events = np.array(c["event"], dtype=np.int64)
                self._sectors = (np.searchsorted(self.reports.event, events), labels(c["sector"]))
            return self._sectors

    def mask(self, numbers: Sequence[int]) -> Mask:
        """Return which incidents have one of these row numbers."""
        known = self.incidents.number
        mask = np.zeros(len(known), dtype=np.bool_)
        mask[np.searchsorted(known, np.array(numbers, dtype=np.int64))] = True
        return mask


def _columns(store: Store, sql: str, names: Sequence[str]) -> dict[str, list[Any]]:
    columns: list[list[Any]] = [[] for _ in names]
    with told(store.path):
        for rows in _chunks(store.db.execute(sql)):
            for column, cells in zip(columns, zip(*rows, strict=True), strict=True):
                column.extend(cells)
    return dict(zip(names, columns, strict=True))


def _chunks(cursor: Any) -> Iterator[list[tuple[Any, ...]]]:
    rows: list[tuple[Any, ...]] = []
    for row in cursor:
        rows.append(row)
        if len(rows) == _CHUNK:
            yield rows
            rows = []
    if rows:
        yield rows
