"""What is counted of a store, as columns in memory: an aggregate over a million reports takes
milliseconds, while SQL would read each of them again for every chart.

A store's columns are read once (about 2 s for a million reports) and hold for one state of it. Who
fits a question, SQL says; :meth:`Columns.mask` takes its answer to positions.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from ....errors import StoreDamaged
from ...faults import told
from ...store import Store

Ints = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]
NO_DAY = np.iinfo(np.int64).min
_CHUNK = 20_000
_MOST = 2**63 - 1
_decode = msgspec.json.Decoder(list[Any]).decode


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
            "incident", "id", "day", '"end"', "type", "mode", "quad", "country", "place",
            "precision", "actor", "recipient", "reports", "articles", "groups", "origins", "denied",
            "disputed",
        )  # fmt: skip
        c = _columns(store, "incidents", names)
        self.number = _ints(c["incident"])
        self.id = np.array(c["id"], dtype=np.str_)
        self.day = days(c["day"])
        self.end: Ints = np.maximum(days(c['"end"']), self.day)
        self.type, self.mode, self.quad = labels(c["type"]), labels(c["mode"]), labels(c["quad"])
        self.country, self.place = labels(c["country"]), labels(c["place"])
        self.precision = labels(c["precision"])
        self.actor, self.recipient = Lists(c["actor"]), Lists(c["recipient"])
        self.reports, self.articles = _ints(c["reports"]), _ints(c["articles"])
        self.copies: Ints = self.articles - _ints(c["groups"])
        self.origins = _ints(c["origins"])
        self.denied, self.disputed = _ints(c["denied"]), _ints(c["disputed"])
        with told(store.path):  # JSON would round the numbers
            points = store.db.execute("SELECT lat, lon FROM incidents ORDER BY incident").fetchall()
        self.point = labels(points)


class Reports:
    """The columns of the reports that incidents are made of; ``at`` is the incident's position."""

    def __init__(self, store: Store, incidents: Ints) -> None:
        members = _columns(store, "incident_reports", ("event", "incident"))
        names = ("event", "record", "source", "factuality", "depth", "time")
        c = _columns(store, "events", names)
        self.event = _ints(members["event"])
        self.at: Ints = np.searchsorted(incidents, _ints(members["incident"]))
        # events of records that are no longer current are of no incident
        kept = np.searchsorted(_ints(c["event"]), self.event)
        self.record, self.source, self.factuality, self.depth, self.time = (
            Labels(found.codes[kept], found.values) for found in (labels(c[n]) for n in names[1:])
        )


class Articles:
    """The columns of the articles: what was read, whether or not an event is in it."""

    def __init__(self, store: Store) -> None:
        sql = (
            "SELECT r.record, a.day, a.publisher FROM articles a "
            "JOIN records r ON r.article = a.article AND r.current"
        )
        with told(store.path):
            rows: list[Any] = store.db.execute(sql).fetchall()
        self.record: list[int] = [record for record, _, _ in rows]
        self.day = days(day for _, day, _ in rows)
        self.publisher = labels([publisher for _, _, publisher in rows])


class Columns:
    """All columns of one state of a store, with the publisher of each report."""

    def __init__(self, store: Store) -> None:
        self.incidents = Incidents(store)
        self.reports = Reports(store, self.incidents.number)
        self.articles = Articles(store)
        codes = self.articles.publisher.codes.tolist()
        of = dict(zip(self.articles.record, codes, strict=True))
        try:
            by_record = _ints([of[record] for record in self.reports.record.values])
        except KeyError as error:
            raise StoreDamaged(f"{store.path}: record {error} is not current") from error
        self.publisher = Labels(
            by_record[self.reports.record.codes], self.articles.publisher.values
        )
        self._lock = Lock()
        self._told: dict[str, Told] = {}

    def told(self, store: Store, field: str) -> "Told":
        """Return what the reports have of *field*, read through *store* where it is not here yet."""
        with self._lock:
            if field not in self._told:
                self._told[field] = self._of_reports(store, field)
            return self._told[field]

    def _of_reports(self, store: Store, field: str) -> "Told":
        at = self.reports.at
        if field == "publisher":
            return Told(at, self.publisher)
        if field != "sector":
            return Told(at, getattr(self.reports, field))
        c = _columns(store, "participants", ("event", "sector"), key="event")
        row = np.searchsorted(self.reports.event, _ints(c["event"]))
        row[row == len(at)] = 0
        found = labels(c["sector"])
        known = np.array([value is not None for value in found.values], dtype=np.bool_)
        kept = np.flatnonzero(self.reports.event[row] == _ints(c["event"])) if len(at) else row[:0]
        kept = kept[known[found.codes[kept]]] if len(known) else kept
        pairs = distinct(row[kept] * max(len(found.values), 1) + found.codes[kept])
        width = max(len(found.values), 1)
        return Told(at[pairs // width], Labels(pairs % width, found.values))

    def mask(self, numbers: Sequence[int]) -> Mask:
        """Return which incidents have one of these row numbers."""
        known = self.incidents.number
        mask = np.zeros(len(known), dtype=np.bool_)
        mask[np.searchsorted(known, _ints(numbers))] = True
        return mask


class Told:
    """What reports have of a field: the incident of each and the label.

    ``first`` marks the first report of an incident with a label, so that incidents are counted by
    adding up.
    """

    def __init__(self, at: Ints, found: Labels) -> None:
        self.at, self.labels = at, found
        pair = at * max(len(found.values), 1) + found.codes
        order = np.argsort(pair, kind="stable")
        self.first: Mask = np.zeros(len(at), dtype=np.bool_)
        self.first[order[np.diff(pair[order], prepend=-1) != 0]] = True


def distinct(values: Ints) -> Ints:
    """Return the values in order, each once."""
    ordered = np.sort(values)
    return ordered[np.diff(ordered, prepend=-1) != 0]


def _ints(values: Sequence[int]) -> Ints:
    return np.array(values, dtype=np.int64)


def _columns(
    store: Store, table: str, names: Sequence[str], key: str | None = None
) -> dict[str, list[Any]]:
    """Return columns of *table* in the order of *key*, its first column, by which it is stored.

    Some ten thousand cells come as one JSON array: rows one by one would cost three times as much.
    """
    key = key or names[0]
    # table and columns are this module's words
    cells = ", ".join(f"json_group_array({name})" for name in names)
    sql = f"SELECT {cells} FROM {table} NOT INDEXED WHERE {key} > ? AND {key} <= ?"
    ahead = f"SELECT {key} FROM {table} NOT INDEXED WHERE {key} > ? ORDER BY {key} LIMIT 1 OFFSET ?"
    columns: list[list[Any]] = [[] for _ in names]
    with told(store.path):
        low: Any = -1
        while True:
            high: Any = store.db.execute(ahead, (low, _CHUNK)).get
            rows: Any = store.db.execute(sql, (low, _MOST if high is None else high)).fetchone()
            for column, array in zip(columns, rows, strict=True):
                column.extend(_decode(array))
            if high is None:
                break
            low = high
    return dict(zip(names, columns, strict=True))
