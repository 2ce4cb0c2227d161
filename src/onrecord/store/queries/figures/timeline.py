"""How much happened when, what is only known to lie in an interval, and how much was read then."""

from datetime import date
from typing import Any, Literal

import numpy as np

from ....records.spans import Record
from ...faults import told
from ..narrowed import Narrowed
from .columns import NO_DAY, Ints, distinct
from .counter import Selection

By = Literal["day", "week", "month"]
UNCERTAIN = 300
"""Intervals that a timeline can show."""
_LONGEST: dict[By, int] = {"day": 1, "week": 7, "month": 31}
_EPOCH = date(1970, 1, 1).toordinal()
_LAST = date.max.toordinal()


class Both(Record, frozen=True, kw_only=True):
    """Incidents and their reports."""

    incidents: int
    reports: int


class Bucket(Record, frozen=True, kw_only=True):
    """What happened between ``start`` and ``end`` (ISO days, inclusive), in all and by quad class."""

    start: str
    end: str
    incidents: int
    reports: int
    by_quad: dict[str, Both]


class Interval(Record, frozen=True, kw_only=True):
    """An incident that is dated less closely than by a bucket."""

    incident: str
    title: str
    start: str
    end: str
    quad: str | None = None
    reports: int


class Coverage(Record, frozen=True, kw_only=True):
    """How many articles of how many publishers were read of a time, whatever is in them."""

    start: str
    end: str
    articles: int
    publishers: int


class Timeline(Record, frozen=True, kw_only=True):
    """Buckets in order, the empty ones left out.

    ``uncertain`` incidents are in no bucket (the first 300 by day, ``uncertain_left_out`` more);
    ``undated`` ones are in neither. ``coverage`` heeds days and publishers of the question only.
    """

    by: By
    buckets: list[Bucket]
    uncertain: list[Interval]
    uncertain_left_out: int
    undated: int
    coverage: list[Coverage]


def timeline(selection: Selection, asked: Narrowed, by: By) -> Timeline:
    """Return the incidents that fit by their day (of publication, where no other is known)."""
    incidents, mask = selection.columns.incidents, selection.mask
    dated = mask & (incidents.day != NO_DAY)
    close = dated & (incidents.end - incidents.day < _LONGEST[by])
    wide = np.flatnonzero(dated & ~close)
    return Timeline(
        by=by,
        buckets=_buckets(selection, np.flatnonzero(close), by),
        uncertain=_intervals(selection, wide),
        uncertain_left_out=max(len(wide) - UNCERTAIN, 0),
        undated=int(mask.sum()) - int(dated.sum()),
        coverage=_coverage(selection, asked, by),
    )


def _starts(days: Ints, by: By) -> Ints:
    """Return the first day of the bucket of each of *days*; weeks begin on Monday."""
    if by == "week":
        return days - (days - 1) % 7  # day 1 of the calendar was a Monday
    if by == "month":
        dates = (days - _EPOCH).astype("datetime64[D]").astype("datetime64[M]")
        return dates.astype("datetime64[D]").astype(np.int64) + _EPOCH
    return days


def _end(start: int, by: By) -> int:
    if by == "month":
        day = date.fromordinal(start)
        last = day.replace(day=28).toordinal() + 4  # always in the next month, but for the last one
        return last - date.fromordinal(last).day if last <= _LAST else _LAST
    return min(start + _LONGEST[by] - 1, _LAST)


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()


def _buckets(selection: Selection, rows: Ints, by: By) -> list[Bucket]:
    incidents = selection.columns.incidents
    starts, bucket = np.unique(_starts(incidents.day[rows], by), return_inverse=True)
    quads = max(len(incidents.quad.values), 1)
    cell = bucket * quads + incidents.quad.codes[rows]
    many = np.bincount(cell, minlength=len(starts) * quads).reshape(-1, quads)
    told_of = np.bincount(
        cell, weights=incidents.reports[rows], minlength=len(starts) * quads
    ).reshape(-1, quads)
    return [
        Bucket(
            start=_iso(start),
            end=_iso(_end(start, by)),
            incidents=int(many[n].sum()),
            reports=int(told_of[n].sum()),
            by_quad={
                quad or "none": Both(incidents=int(many[n, q]), reports=int(told_of[n, q]))
                for q, quad in sorted(enumerate(incidents.quad.values), key=lambda v: v[1] or "~")
                if many[n, q]
            },
        )
        for n, start in enumerate(starts.tolist())
    ]


def _intervals(selection: Selection, rows: Ints) -> list[Interval]:
    incidents = selection.columns.incidents
    order = np.lexsort((incidents.number[rows], incidents.end[rows], incidents.day[rows]))
    sql = "SELECT id, title, quad, reports FROM incidents WHERE incident = ?"
    found = []
    with told(selection.store.path):
        for row in rows[order][:UNCERTAIN].tolist():
            values: Any = selection.store.db.execute(sql, (int(incidents.number[row]),)).get
            id, title, quad, reports = values
            found.append(
                Interval(
                    incident=id,
                    title=title,
                    start=_iso(int(incidents.day[row])),
                    end=_iso(int(incidents.end[row])),
                    quad=quad,
                    reports=reports,
                )
            )
    return found


def _coverage(selection: Selection, asked: Narrowed, by: By) -> list[Coverage]:
    articles = selection.columns.articles
    read = articles.day != NO_DAY
    if asked.filters.since:
        read &= articles.day >= date.fromisoformat(asked.filters.since).toordinal()
    if asked.filters.until:
        read &= articles.day <= date.fromisoformat(asked.filters.until).toordinal()
    codes = articles.publisher.codes
    if asked.publisher:
        wanted = [c for c, name in enumerate(articles.publisher.values) if name in asked.publisher]
        read &= np.isin(codes, wanted)
    starts, bucket = np.unique(_starts(articles.day[read], by), return_inverse=True)
    many = np.bincount(bucket, minlength=len(starts))
    width = max(len(articles.publisher.values), 1)
    pairs = distinct(bucket * width + codes[read])
    publishers = np.bincount(pairs // width, minlength=len(starts))
    return [
        Coverage(
            start=_iso(start),
            end=_iso(_end(start, by)),
            articles=int(many[n]),
            publishers=int(publishers[n]),
        )
        for n, start in enumerate(starts.tolist())
    ]
