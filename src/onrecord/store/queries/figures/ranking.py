"""The incidents that fit as a list, in the order that the user chooses."""

from typing import Any, Literal

import msgspec
import numpy as np

from ....errors import InputError
from ....records import Incident
from ...faults import told
from ..events import read_incident
from ..paging import Page, _cursor, _key
from .columns import NO_DAY, Ints
from .counter import Selection

Sort = Literal["day", "-day", "reports", "origins", "articles", "disputed", "denied"]


def ranked(
    selection: Selection, sort: Sort, *, limit: int, after: str | None = None
) -> Page[Incident]:
    """Return incidents by *sort*, then by id; "-day" is the latest first, a number the most first.

    Those without a day come last. Why their reports are held to be of one is left out.

    Raises:
        InputError: *after* is no cursor of this question.
        StoreDamaged: an incident cannot be read back.
    """
    keys, ids = _keys(selection, sort), selection.columns.incidents.id
    rows = np.flatnonzero(selection.mask)
    if after is not None:
        key, id = _key(after, 2)
        if not isinstance(key, int) or not isinstance(id, str):
            raise InputError(f"{after!r} is no cursor of this question")
        behind = (keys[rows] > key) | ((keys[rows] == key) & (ids[rows] > id))
        rows = rows[behind]
    if len(rows) > limit:  # the rest need no order
        last = np.partition(keys[rows], limit)[limit]
        rows = rows[keys[rows] <= last]
    rows = rows[np.lexsort((ids[rows], keys[rows]))]
    more, rows = len(rows) > limit, rows[:limit]
    following = _cursor((int(keys[rows[-1]]), str(ids[rows[-1]]))) if more else None
    return Page([_incident(selection, row) for row in rows.tolist()], following)


def _keys(selection: Selection, sort: Sort) -> Ints:
    """Return for each incident a number that is the smaller the earlier it comes."""
    incidents = selection.columns.incidents
    if sort in ("day", "-day"):
        undated = incidents.day == NO_DAY
        days = np.where(undated, 0, incidents.day if sort == "day" else -incidents.day)
        return np.where(undated, np.iinfo(np.int64).max, days)
    numbers: Ints = getattr(incidents, sort)
    return -numbers


def _incident(selection: Selection, row: int) -> Incident:
    number, id = (
        int(selection.columns.incidents.number[row]),
        str(selection.columns.incidents.id[row]),
    )
    store = selection.store
    with told(store.path):
        data: Any = store.db.execute("SELECT data FROM incidents WHERE incident = ?", (number,)).get
    return msgspec.structs.replace(read_incident(store, id, data), merges=[])
