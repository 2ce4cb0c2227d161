"""The filters of the explorer beside those of RECORD.md, and what is selected under both.

Each narrows what :class:`Filters` finds. For an **incident**: ``quad``, ``mode``, ``min_origins``
and ``incident`` (ids) are its own, ``box`` is where it was, ``publisher`` and ``sector`` ask for
one of its reports. For an **event**: all are its own, its article's or its incident's. For an
**attribution** or a pair: ``publisher`` is its article's, the others ask for an event that it
reports. ``time`` and ``depth`` (length of the chain) are a report's own; ``precision`` is how
closely an incident's or event's place is known, "none" where it has no place. An **article** fits
by its day of publication, its publisher and its text; what else is asked, one of its events has to
fit.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ...records import CodedArticle
from ..faults import told
from ..filters import Box, Filters
from ..store import Store
from ..words import match, register
from .areas import event_at, incident_at
from .condition import Condition, both, either
from .conditions import of_attribution, of_event, of_incident, of_source
from .conflicts import _INCIDENT
from .selection import _pruned
from .selection import records as selected

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
    time: tuple[str, ...] = ()
    depth: tuple[str, ...] = ()
    precision: tuple[str, ...] = ()
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
            _precise("i", self.precision),
            _inside(members, "JOIN events e USING (event)", self._of_report_itself()),
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

    def of_pair(self) -> Condition:
        """Return what is asked of pairs ``x`` beside ``filters``."""
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

    def _of_report_itself(self) -> Condition:
        depths = tuple(int(depth) for depth in self.depth)
        return both(_among("e.time", self.time), _among("e.depth", depths))

    def _of_event_itself(self) -> Condition:
        members = (
            "e.event IN (SELECT m.event FROM incidents i JOIN incident_reports m USING (incident) "
            "WHERE {1})"
        )
        # most events are of an incident with few: each is looked up when it comes along
        origins = (
            "(SELECT i.origins FROM incident_reports m JOIN incidents i USING (incident) "
            "WHERE m.event = e.event) >= ?"
        )
        people = "e.event IN (SELECT p.event FROM participants p WHERE {1})"
        return both(
            _among("e.quad", self.quad),
            _among("e.mode", self.mode),
            _precise("e", self.precision),
            self._of_report_itself(),
            event_at(self.box) if self.box else Condition(),
            _inside(people, "", _among("p.sector", self.sector)),
            _inside(members, "", _among("i.id", self.incident)),
            Condition(origins, (self.min_origins,)) if self.min_origins else Condition(),
        )

    def _of_attribution_itself(self) -> Condition:
        reported = (
            "(t.record, t.id) IN (SELECT e.record, e.attribution FROM events e "
            "WHERE e.attribution IS NOT NULL AND {1})"
        )
        return both(self._of_publisher("t"), _inside(reported, "", self._of_event_itself()))


def _precise(table: str, values: Sequence[str]) -> Condition:
    known = _among(f"{table}.precision", [value for value in values if value != "none"])
    none = Condition(f"{table}.precision IS NULL") if "none" in values else Condition()
    return either(known, none)


def _among(column: str, values: Sequence[str | int]) -> Condition:
    if not values:
        return Condition()
    return Condition(f"{column} IN ({', '.join('?' * len(values))})", tuple(values))


def _inside(sql: str, join: str, condition: Condition) -> Condition:
    if not condition.sql:
        return condition
    return Condition(sql.format(join, condition.sql), condition.values)


def records(store: Store, asked: Narrowed) -> Iterator[CodedArticle]:
    """Yield the records that fit by publication and id, with the statements that do.

    Raises:
        StoreDamaged: a record cannot be read back.
    """
    for record in selected(store, asked.filters):
        kept = _pruned(record, _fitting(store, asked, record.article.id)) if asked.more else record
        if kept.events or kept.attributions or not asked.more:
            yield kept


def incident_ids(store: Store, asked: Narrowed) -> set[str]:
    """Return the ids of the incidents that fit."""
    where = asked.of_incident()
    with told(store.path):
        register(store.db)
        rows = store.db.execute(
            f"SELECT i.id FROM incidents i{where.clause('WHERE')}", where.values
        )
        return {str(id) for (id,) in rows}


def _fitting(store: Store, asked: Narrowed, article: str) -> set[str]:
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
