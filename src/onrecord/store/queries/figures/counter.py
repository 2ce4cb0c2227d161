"""Which incidents fit, and the counters that always stand together."""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from threading import Lock

import numpy as np

from ....records.spans import Record
from ...faults import told
from ...store import Store
from ...words import register
from ..narrowed import Narrowed
from .columns import Columns, Mask

_KEPT = 64
"""Questions whose answer is kept: the charts of a page ask the same one at once."""


class Total(Record, frozen=True, kw_only=True):
    """How many incidents fit, and the reports of these.

    ``articles`` are the articles with such reports. ``copies`` are those among them that only copy
    another one's text, counted for each incident that they report.
    """

    incidents: int
    reports: int
    copies: int
    articles: int


@dataclass(frozen=True, slots=True)
class Selection:
    """The columns of a store and which of its incidents fit."""

    store: Store
    columns: Columns
    mask: Mask

    @property
    def reports(self) -> Mask:
        """Which reports are of incidents that fit."""
        return self.mask[self.columns.reports.at]


class _Answer:
    """Who fits one question, once it is known."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.mask: Mask | None = None


class Selector:
    """Keeps the columns of the newest state of a store, and who fitted the latest questions.

    Safe to be shared by threads; one of them reads what all wait for.
    """

    def __init__(self) -> None:
        self._lock = Lock()
        self._state: Hashable = None
        self._columns: Columns | None = None
        self._answers: OrderedDict[Narrowed, _Answer] = OrderedDict()

    def select(self, store: Store, state: Hashable, asked: Narrowed) -> Selection:
        """Return what fits *asked*; *state* names the state of the store that *store* sees.

        Raises:
            StoreError: the store cannot be read.
        """
        with self._lock:
            if self._columns is None or state != self._state:
                self._columns, self._state = Columns(store), state
                self._answers.clear()
            columns = self._columns
            answer = self._answers.setdefault(asked, _Answer())
            self._answers.move_to_end(asked)
            if len(self._answers) > _KEPT:
                self._answers.popitem(last=False)
        with answer.lock:
            if answer.mask is None:
                answer.mask = _mask(store, columns, asked)
            return Selection(store, columns, answer.mask)


def _mask(store: Store, columns: Columns, asked: Narrowed) -> Mask:
    where = asked.of_incident()
    if not where.sql:
        return np.ones(len(columns.incidents.number), dtype=np.bool_)
    sql = f"SELECT i.incident FROM incidents i{where.clause('WHERE')}"
    with told(store.path):
        register(store.db)
        return columns.mask([n for (n,) in store.db.execute(sql, where.values)])


def total(selection: Selection) -> Total:
    """Return the counters."""
    columns, mask = selection.columns, selection.mask
    seen = np.zeros(len(columns.reports.record.values), dtype=np.bool_)
    seen[columns.reports.record.codes[selection.reports]] = True
    return Total(
        incidents=int(mask.sum()),
        reports=int(columns.incidents.reports[mask].sum()),
        copies=int(columns.incidents.copies[mask].sum()),
        articles=int(seen.sum()),
    )
