"""Users' words into the store: reviews, and what is one incident. It is open only for the moment."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Annotated, Any, TypeVar

import msgspec
from msgspec import Meta

from ..archive import Archive
from ..errors import InputError
from ..records import Statement
from ..store import Store
from ..store.queries.selection import incident_of
from ..store.reviews import Review, Verdict, put_review

T = TypeVar("T")
Id = Annotated[str, Meta(min_length=1, max_length=100)]
By = Annotated[str, Meta(min_length=1, max_length=100, description="who says so")]
Why = Annotated[str, Meta(max_length=2000, description="the reason, kept with it")]


class NewReview(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A reviewer's word on one statement; ``fields`` is what a recoding sets."""

    article: Id
    statement: Id
    verdict: Verdict
    fields: dict[str, Any] = {}
    why: Why = ""
    by: By


class Union(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Incidents that are one."""

    incidents: Annotated[list[Id], Meta(min_length=2, max_length=100)]
    why: Why = ""
    by: By


class NamedReport(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A report by article and event."""

    article: Id
    event: Id


class Division(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Reports of an incident that are of another one."""

    incident: Id
    reports: Annotated[list[NamedReport], Meta(min_length=1, max_length=500)]
    why: Why = ""
    by: By


class Reviewed(msgspec.Struct, frozen=True, kw_only=True):
    """What was kept."""

    review: Review


class Decided(msgspec.Struct, frozen=True, kw_only=True):
    """The incidents that the reports concerned are of now."""

    incidents: list[str]


class Writing:
    """Writes to the store, one request after the other."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = Lock()

    def review(self, new: NewReview) -> Reviewed:
        """Keep a review.

        Raises:
            InputError: there is no such statement, or the fields do not fit.
            StoreBusy: another process writes.
        """

        def write(store: Store) -> Reviewed:
            with store.transaction():
                kept = put_review(
                    store,
                    new.article,
                    new.statement,
                    verdict=new.verdict,
                    fields=new.fields,
                    by=_name(new.by),
                    why=new.why,
                    made=_now(),
                )
            return Reviewed(review=kept)

        return self._write(write)

    def unite(self, union: Union) -> Decided:
        """Keep that incidents are one.

        Raises:
            InputError: there is no such incident.
            StoreBusy: another process writes.
        """

        def write(store: Store) -> Decided:
            reports = [r for id in union.incidents for r in _reports(store, id)]
            by = _name(union.by)
            Archive(store).unite(union.incidents, by=by, why=union.why, made=_now())
            return Decided(incidents=_incidents(store, reports))

        return self._write(write)

    def split(self, division: Division) -> Decided:
        """Keep that reports of an incident are of another one.

        Raises:
            InputError: there is no such incident or report, or none would be left.
            StoreBusy: another process writes.
        """

        def write(store: Store) -> Decided:
            reports = _reports(store, division.incident)
            named = list(dict.fromkeys((r.article, r.event) for r in division.reports))
            by = _name(division.by)
            Archive(store).split(division.incident, named, by=by, why=division.why, made=_now())
            return Decided(incidents=_incidents(store, reports))

        return self._write(write)

    def _write(self, write: Callable[[Store], T]) -> T:
        with self._lock, Store.writing(self._path) as store:
            return write(store)


def _name(by: str) -> str:
    if not by.strip() or not by.isprintable():
        raise InputError("by: a reviewer needs a name")
    return by.strip()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _reports(store: Store, incident: str) -> list[Statement]:
    rows: list[Any] = store.db.execute(
        "SELECT article, event FROM v_reports WHERE incident = ?", (incident,)
    ).fetchall()
    if not rows:
        raise InputError(f"{incident}: there is no such incident")
    return [Statement(article=article, id=event) for article, event in rows]


def _incidents(store: Store, reports: Sequence[Statement]) -> list[str]:
    return sorted({id for report in reports if (id := incident_of(store, report))})
