"""The lists of events, attributions, pairs and voices under all filters of the explorer."""

from collections.abc import Sequence
from dataclasses import replace

from ...records.labels import LinkRelation
from ..faults import told
from ..filters import Filters
from ..store import Store
from .condition import Condition, both
from .conflicts import CONTRADICTS, ConflictRow, Sides, _conflicts
from .events import _attributions, _events
from .narrowed import Narrowed
from .opened import AttributionRow, EventRow, Opened
from .paging import PAGE, Page, Query, paged
from .sources import _TABLES, SourceRow, _row


def _narrow(query: Query, where: Condition) -> Query:
    return replace(query, where=where)


def events(
    store: Store, asked: Narrowed, *, limit: int = PAGE, after: str | None = None
) -> Page[EventRow]:
    """Return events as :func:`.events.events` does.

    Raises:
        InputError: *after* is no cursor of this question.
        StoreDamaged: a record cannot be read back.
    """
    query = _narrow(_events(Filters()), both(Condition("r.current"), asked.of_event()))
    rows, following = paged(store, query, limit, after)
    opened = Opened(store)
    return Page([opened.event(*row) for row in rows], following)


def attributions(
    store: Store, asked: Narrowed, *, limit: int = PAGE, after: str | None = None
) -> Page[AttributionRow]:
    """Return attributions as :func:`.events.attributions` does.

    Raises:
        InputError: *after* is no cursor of this question.
        StoreDamaged: a record cannot be read back.
    """
    query = _narrow(_attributions(Filters()), both(Condition("r.current"), asked.of_attribution()))
    rows, following = paged(store, query, limit, after)
    opened = Opened(store)
    return Page([opened.attribution(*row) for row in rows], following)


def conflicts(
    store: Store,
    asked: Narrowed,
    *,
    relations: Sequence[LinkRelation] = CONTRADICTS,
    limit: int = PAGE,
    after: str | None = None,
) -> Page[ConflictRow]:
    """Return pairs of statements as :func:`.conflicts.conflicts` does.

    Raises:
        InputError: *after* is no cursor of this question.
        StoreDamaged: a record cannot be read back.
    """
    query = _conflicts(asked.filters, relations)
    query = _narrow(query, both(query.where, asked.of_pair()))
    rows, following = paged(store, query, limit, after)
    sides = Sides(Opened(store))
    return Page([sides.row(*row) for row in rows], following)


def sources(
    store: Store, asked: Narrowed, *, limit: int = PAGE, after: str | None = None
) -> Page[SourceRow]:
    """Return voices as :func:`.sources.sources` does.

    Raises:
        InputError: *after* is no cursor of this question.
    """
    rows, following = paged(store, _sources(asked.of_source()), limit, after)
    with told(store.path):
        return Page([_row(store, *row) for row in rows], following)


def source(store: Store, name: str) -> SourceRow | None:
    """Return the voice of exactly that *name*; None where nothing is attributed to it."""
    rows, _ = paged(store, _sources(Condition("t.source_name = ?", (name,))), 1, None)
    with told(store.path):
        return _row(store, *rows[0]) if rows else None


def _sources(said: Condition) -> Query:
    where = both(Condition("r.current AND t.source_name IS NOT NULL"), said)
    return Query(
        columns="x.source, x.statements, x.articles, x.denials, x.first_day, x.last_day",
        tables="(SELECT t.source_name AS source, count(*) AS statements, "
        "count(DISTINCT t.record) AS articles, sum(t.stance = 'denies') AS denials, "
        f"min(a.day) AS first_day, max(a.day) AS last_day FROM {_TABLES}{where.clause('WHERE')} "
        "GROUP BY +t.source_name) x",
        keys=("-x.statements", "x.source"),
        values=where.values,
        dated=False,
    )
