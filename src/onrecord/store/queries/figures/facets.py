"""The values of a field, and how many of the incidents that fit have each."""

from typing import Any

import numpy as np

from ....records.spans import Record
from .columns import Ints, Labels
from .counter import Selection

FIELDS = (
    "type", "mode", "quad", "factuality", "country", "place", "actor", "recipient", "source",
    "publisher", "depth", "precision", "time", "sector",
)  # fmt: skip
_OF_REPORTS = ("factuality", "source", "publisher", "depth", "time", "sector")
_OF_INCIDENTS = ("type", "mode", "quad", "country", "place", "precision")


class Facet(Record, frozen=True, kw_only=True):
    """A value and how many incidents have it; null: no value is known.

    For what an incident is said to be, ``n_reports`` counts all reports of these incidents; for
    what a report has of its own (factuality, source, publisher, depth, time, sector) the reports
    that have it.
    """

    value: str | None
    n_incidents: int
    n_reports: int


def facet(
    selection: Selection, field: str, *, part: str | None = None, limit: int = 50
) -> list[Facet]:
    """Return the most frequent values of *field*; with *part* those in which it stands.

    Raises:
        KeyError: *field* is none of ``FIELDS``.
    """
    values, many, told_of = _counts(selection, field)
    rows = np.flatnonzero(many)
    if part:
        wanted = part.casefold()
        rows = np.array([r for r in rows if wanted in str(values[r] or "").casefold()], dtype=np.int64)  # fmt: skip
    ranked = sorted(rows.tolist(), key=lambda r: (-many[r], -told_of[r], str(values[r] or "~")))
    return [
        Facet(
            value=None if values[r] is None else str(values[r]),
            n_incidents=int(many[r]),
            n_reports=int(told_of[r]),
        )
        for r in ranked[:limit]
    ]


def _counts(selection: Selection, field: str) -> tuple[list[Any], Ints, Ints]:
    columns, mask = selection.columns, selection.mask
    incidents = columns.incidents
    if field in _OF_INCIDENTS:
        found: Labels = getattr(incidents, field)
        rows = np.flatnonzero(mask)
        return _weighed(found.values, found.codes[rows], incidents.reports[rows])
    if field in ("actor", "recipient"):
        named = getattr(incidents, field)
        kept = mask[named.row]
        return _weighed(named.values, named.codes[kept], incidents.reports[named.row[kept]])
    if field not in _OF_REPORTS:
        raise KeyError(field)
    said = columns.told(selection.store, field)
    kept, codes = mask[said.at], said.labels.codes
    values = said.labels.values
    return (
        values,
        np.bincount(codes[kept & said.first], minlength=len(values)),
        np.bincount(codes[kept], minlength=len(values)),
    )


def _weighed(values: list[Any], codes: Ints, reports: Ints) -> tuple[list[Any], Ints, Ints]:
    many = np.bincount(codes, minlength=len(values))
    told_of = np.bincount(codes, weights=reports, minlength=len(values)).astype(np.int64)
    return values, many, told_of
