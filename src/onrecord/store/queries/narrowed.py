"""The filters of the explorer beside those of RECORD.md, and the lists under both.

Each narrows what :class:`Filters` finds. For an **incident**: ``quad``, ``mode``, ``min_origins``
and ``incident`` (ids) are its own, ``box`` is where it was, ``publisher`` and ``sector`` ask for one
of its reports. For an **event**: all are its own, its article's or its incident's. For an
**attribution** or a pair: ``publisher`` is its article's, the others ask for an event that it
reports. An **article** fits by its day of publication, its publisher and its text; what else is
asked, one of its events has to fit.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from ...records import Incident
from ...records.labels import LinkRelation
from ..faults import told
from ..filters import Box, Filters
from ..store import Store
from ..words import match, register
from .areas import event_at, incident_at
from .condition import Condition, both, either
from .conditions import of_attribution, of_event, of_incident, of_source
from .conflicts import _INCIDENT, CONTRADICTS, ConflictRow, _conflicts, _Sides
from .events import _attributions, _events, _incidents, read_incident
from .opened import AttributionRow, EventRow, Opened
from .paging import PAGE, Page, Query, paged
from .sources import _TABLES, SourceRow, _row

Sort = Literal["day", "-day", "reports", "origins", "articles", "disputed", "denied"]
_BY_PUBLISHER = "{}.record IN (SELECT record FROM records JOIN articles USING (article) WHERE {})"


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What is asked for: ``filters`` and all of the others; of each one of its values."""

    filters: Filters = field(default_factory=Filters)
    publisher: tuple[str, ...] = ()
    quad: tuple[str, ...] = ()
    mode: tuple[str, ...] = ()
    sector: tuple[str, ...] = ()
    incident: tuple[str, ...] = ()
    min_origins: int | None = None
    box: Box | None = None

    def without(self, name: str) -> "Narrowed":
        """Return the same question with nothing asked of the field *name*."""
        nothing: dict[str, Any] = {name: ()}
        if hasattr(self.filters, name):
            return replace(self, filters=replace(self.filters, **nothing))
        return replace(self, **nothing) if hasattr(self, name) else self

    @property
    def more(self) -> bool:
        """Whether more is asked than ``filters``."""
        return self != Narrowed(self.filters)

    def of_incident(self) -> Condition:
        """Return what is asked of ``incidents i``."""
        members = "i.incident IN (SELECT m.incident FROM incident_reports m {} WHERE {})"
        publisher, sector = self._of_publisher("e"), _among("p.sector", self.sector)
        return both(
            of_incident(self.filters),
            self._of_incident_itself(),
            _among("i.quad", self.quad),
            _among("i.mode", self.mode),
            incident_at(self.box) if self.box else Condition(),
            _inside(members, "JOIN events e USING (event)", publisher),
            _inside(members, "JOIN participants p USING (event)", sector),
        )

    def of_event(self) -> Condition:
        """Return what is asked of ``events e``."""
        return both(of_event(self.filters), self._of_publisher("e"), self._of_event_itself())

    def of_attribution(self) -> Condition:
        """Return what is asked of ``attributions t`` and the day of ``articles a``."""
        return both(of_attribution(self.filters), self._of_attribution_itself())

    def of_source(self) -> Condition:
        """Return what is asked of a voice's statements, ``attributions t``."""
        return both(of_source(self.filters), self._of_attribution_itself())

    def of_article(self) -> Condition:
        """Return what is asked of ``articles a``."""
        asked = self.filters
        rest = both(
            of_event(replace(asked, since=None, until=None, text=None)), self._of_event_itself()
        )
        said = Condition(
            "a.article IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH ?)",
            (match(asked.text),) if asked.text else (),
        )
        events = "a.article IN (SELECT r.article FROM records r JOIN events e USING (record) WHERE r.current AND {1})"
        return both(
            Condition("a.day >= ?", (asked.since,)) if asked.since else Condition(),
            Condition("a.day <= ?", (asked.until,)) if asked.until else Condition(),
            said if asked.text else Condition(),
            _among("a.publisher", self.publisher),
            _inside(events, "", rest),
        )

    def _of_pair(self) -> Condition:
        itself = replace(self, filters=Filters(), publisher=()).of_incident()
        publisher = either(
            *(self._of_publisher("x", f"{side}_record") for side in ("first", "second"))
        )
        incident = f"{_INCIDENT} IN (SELECT i.id FROM incidents i WHERE {{1}})"
        return both(publisher, _inside(incident, "", itself))

    def _of_publisher(self, table: str, column: str = "record") -> Condition:
        named = _among("publisher", self.publisher)
        sql = _BY_PUBLISHER.replace(".record", f".{column}").format(table, named.sql)
        return Condition(sql, named.values) if named.sql else named

    def _of_incident_itself(self) -> Condition:
        origins = Condition("i.origins >= ?", (self.min_origins,))
        return both(origins if self.min_origins else Condition(), _among("i.id", self.incident))

    def _of_event_itself(self) -> Condition:
        members = (
            "e.event IN (SELECT m.event FROM incidents i JOIN incident_reports m USING (incident) "
            "WHERE {1})"
        )
        people = "e.event IN (SELECT p.event FROM participants p WHERE {1})"
        return both(
            _among("e.quad", self.quad),
            _among("e.mode", self.mode),
            event_at(self.box) if self.box else Condition(),
            _inside(people, "", _among("p.sector", self.sector)),
            _inside(members, "", self._of_incident_itself()),
        )

    def _of_attribution_itself(self) -> Condition:
        reported = (
            "(t.record, t.id) IN (SELECT e.record, e.attribution FROM events e "
            "WHERE e.attribution IS NOT NULL AND {1})"
        )
        return both(self._of_publisher("t"), _inside(reported, "", self._of_event_itself()))


def _among(column: str, values: Sequence[str]) -> Condition:
    if not values:
        return Condition()
    return Condition(f"{column} IN ({', '.join('?' * len(values))})", tuple(values))


def _inside(sql: str, join: str, condition: Condition) -> Condition:
    if not condition.sql:
        return condition
    return Condition(sql.format(join, condition.sql), condition.values)


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


def incidents(
    store: Store,
    asked: Narrowed,
    *,
    sort: Sort = "day",
    limit: int = PAGE,
    after: str | None = None,
) -> Page[Incident]:
    """Return incidents by *sort*, then by id; "-day" is the latest first, a number the most first.

    Raises:
        InputError: *after* is no cursor of this question.
        StoreDamaged: an incident cannot be read back.
    """
    query = _narrow(_incidents(Filters()), asked.of_incident())
    if sort != "day":
        # undated ones come last in either direction
        key = f"-i.{sort}" if sort != "-day" else "coalesce(-julianday(i.day), 0)"
        query = replace(query, keys=(key, "i.id"), dated=False)
    query = replace(query, columns="i.incident, i.id")
    rows, following = paged(store, query, limit, after)
    sql = "SELECT data FROM incidents WHERE incident = ?"
    with told(store.path):
        read = [(id, store.db.execute(sql, (number,)).get) for number, id in rows]
    return Page([read_incident(store, id, data) for id, data in read], following)


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
    query = _narrow(query, both(query.where, asked._of_pair()))
    rows, following = paged(store, query, limit, after)
    sides = _Sides(Opened(store))
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


def fitting(store: Store, asked: Narrowed, article: str) -> set[str]:
    """Return the ids of the events and attributions of *article* that fit."""
    tables = "JOIN records r USING (record) JOIN articles a USING (article)"
    found: set[str] = set()
    arms: tuple[tuple[str, str, Condition], ...] = (
        ("e.id", "events e", asked.of_event()),
        ("t.id", "attributions t", asked.of_attribution()),
    )
    with told(store.path):
        register(store.db)
        for id, table, where in arms:
            sql = f"SELECT {id} FROM {table} {tables} WHERE r.current AND a.id = ?"
            rows: Any = store.db.execute(sql + where.clause(" AND"), (article, *where.values))
            found.update(each for (each,) in rows)
    return found
