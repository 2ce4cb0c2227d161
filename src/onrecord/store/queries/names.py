"""Names: who occurs in the records, and all that is known of one voice or one name."""

from typing import Any

import msgspec

from ...records import Claim, Incident
from ...records.spans import Record
from ..faults import told
from ..store import Store
from .condition import Condition, both
from .conflicts import ConflictRow, Sides
from .detail import read_claim
from .events import read_incident
from .listing import source
from .narrowed import Narrowed
from .opened import AttributionRow, Opened
from .paging import PAGE, Page, Query, paged
from .sources import SourceRow

_CURRENT = Condition("n.record NOT IN (SELECT record FROM records WHERE NOT current)")
SHOWN = 50
"""Statements, pairs, claims, incidents of a page; the lists have the rest."""
_OFTEN = 20
_SAMPLE = 200
"""Records that are asked what they know of a name: of a frequent one they agree."""
_OF_ARTICLES = "JOIN records r USING (record) JOIN articles a USING (article)"
_ACROSS = """
SELECT fa.id, f.id, sa.id, s.id, l.relation, l.basis, l.confidence, l.why,
  (SELECT i.id FROM incidents i WHERE i.incident = l.incident)
FROM links l
JOIN assertions f ON f.assertion = l.first JOIN records fr ON fr.record = f.record
JOIN articles fa ON fa.article = fr.article
JOIN assertions s ON s.assertion = l.second JOIN records sr ON sr.record = s.record
JOIN articles sa ON sa.article = sr.article
WHERE {} AND (NOT l.loose OR NOT EXISTS (
  SELECT 1 FROM links o WHERE (o.first, o.second, o.loose) = (l.first, l.second, 0)))
ORDER BY coalesce(max(fa.day, sa.day), ''), fa.id, f.id, sa.id, s.id LIMIT ?"""
_FIRST = """
SELECT DISTINCT c.id, c.data FROM voices v JOIN claims c USING (claim)
WHERE v.source = ?1 AND v.stance = 'supports' AND v.day IS (
  SELECT min(day) FROM voices w WHERE w.claim = v.claim AND w.stance = 'supports')
ORDER BY c.id LIMIT ?2"""


class EntityRow(Record, frozen=True, kw_only=True):
    """A name and in how many articles that fit it occurs; the rest as most articles have it."""

    name: str
    kind: str
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    wikidata: str | None = None
    articles: int


class OnDay(Record, frozen=True, kw_only=True):
    """How many there were on a day; null where none is known."""

    day: str | None
    n: int


class OfType(Record, frozen=True, kw_only=True):
    """How many there were of a PLOVER type."""

    type: str
    n: int


class Beside(Record, frozen=True, kw_only=True):
    """How many events somebody else took part in too."""

    name: str
    n: int


class SourcePage(Record, frozen=True, kw_only=True):
    """A voice: what it says, what it was among the first to say, who contradicts it.

    Of each list the first 50 by day; ``by_day`` counts all of its statements.
    """

    source: SourceRow
    statements: list[AttributionRow]
    contradicted: list[ConflictRow]
    first: list[Claim]
    by_day: list[OnDay]


class EntityPage(Record, frozen=True, kw_only=True):
    """A name: how often it is mentioned, and the events in which it is actor or recipient.

    Counts are of reports; ``others`` ("with") took part in the same events, the
    most frequent first.
    """

    name: str
    kind: str | None = None
    country: str | None = None
    sector: str | None = None
    role: str | None = None
    wikidata: str | None = None
    articles: int
    mentions: int
    as_actor: int
    as_recipient: int
    by_type: list[OfType]
    by_day: list[OnDay]
    others: list[Beside] = msgspec.field(name="with")
    incidents: list[Incident]


def source_page(store: Store, name: str) -> SourcePage | None:
    """Return all of the voice of exactly that *name*; None where nothing is attributed to it.

    Raises:
        StoreDamaged: a record cannot be read back.
    """
    row = source(store, name)
    if row is None:
        return None
    said = f"FROM attributions t {_OF_ARTICLES} WHERE r.current AND t.source_name = ?"
    opened = Opened(store)
    with told(store.path):
        ids = _all(store, f"SELECT a.id, t.id {said} ORDER BY a.day, a.id, t.id LIMIT ?", name, SHOWN)  # fmt: skip
        days = _all(store, f"SELECT a.day, count(*) {said} GROUP BY a.day ORDER BY a.day", name)
        voiced = "SELECT assertion FROM voices WHERE source = ?"
        either = f"l.relation = 'contradicts' AND (l.first IN ({voiced}) OR l.second IN ({voiced}))"
        pairs = _all(store, _ACROSS.format(either), name, name, SHOWN)
        claims = _all(store, _FIRST, name, SHOWN)
    sides = Sides(opened)
    return SourcePage(
        source=row,
        statements=[opened.attribution(*each) for each in ids],
        contradicted=[sides.row(*pair) for pair in pairs],
        first=[read_claim(store, *claim) for claim in claims],
        by_day=[OnDay(day=day, n=n) for day, n in days],
    )


def entities(
    store: Store,
    asked: Narrowed,
    *,
    part: str | None = None,
    limit: int = PAGE,
    after: str | None = None,
) -> Page[EntityRow]:
    """Return the names that occur in the articles that fit, those in the most articles first.

    With *part* only names with words that begin so.

    Raises:
        InputError: *after* is no cursor of this question.
    """
    named = Condition("onrecord_begins(n.name, ?)", (part,)) if part else Condition()
    articles = asked.of_article()
    fitting = Condition(
        "n.record IN (SELECT r.record FROM records r JOIN articles a USING (article) "
        f"WHERE r.current AND {articles.sql})",
        articles.values,
    )
    where = both(_CURRENT, fitting if articles.sql else Condition(), named)
    query = Query(
        columns="x.name, x.articles",
        # the index of names has name and record: nothing else is read
        tables="(SELECT n.name, count(DISTINCT n.record) AS articles FROM entities n "
        f"INDEXED BY entities_name{where.clause('WHERE')} GROUP BY n.name) x",
        keys=("-x.articles", "x.name"),
        values=where.values,
        dated=False,
    )
    rows, following = paged(store, query, limit, after)
    with told(store.path):
        return Page([_entity(store, *row) for row in rows], following)


def _entity(store: Store, name: str, articles: int) -> EntityRow:
    return EntityRow(name=name, articles=articles, **_known(store, name))


def _known(store: Store, name: str) -> dict[str, Any]:
    """Return what most of some records know of *name*."""
    columns = "kind, country, sector, role, wikidata"
    rows = _all(
        store,
        f"SELECT {columns} FROM (SELECT {columns} FROM entities WHERE name = ? LIMIT ?) "
        f"GROUP BY {columns} ORDER BY count(*) DESC, {columns} LIMIT 1",
        name,
        _SAMPLE,
    )
    return dict(zip(columns.split(", "), rows[0], strict=True)) if rows else {}


def entity_page(store: Store, name: str) -> EntityPage | None:
    """Return all of exactly that *name*; None where no current record has it.

    Raises:
        StoreDamaged: an incident cannot be read back.
    """
    mentioned = f"FROM entities n {_OF_ARTICLES} WHERE r.current AND n.name = ?"
    # a participant's name is compared without case: that index is there; the same name is meant
    took = (
        "FROM participants p JOIN events e USING (event) JOIN records r USING (record) "
        "WHERE r.current AND p.name = ?1 COLLATE NOCASE AND p.name = ?1"
    )
    count = "count(DISTINCT p.event)"
    events = f"SELECT p.event {took}"
    with told(store.path):
        ((articles, mentions),) = _all(
            store,
            f"SELECT count(DISTINCT n.record), coalesce(sum(n.mentions), 0) {mentioned}",
            name,
        )
        roles = dict(_all(store, f"SELECT p.role, {count} {took} GROUP BY p.role", name))
        if not articles and not roles:
            return None
        types = _all(store, f"SELECT e.type, {count} {took} GROUP BY 1 ORDER BY 2 DESC, 1", name)
        days = _all(store, f"SELECT e.day, {count} {took} GROUP BY 1 ORDER BY 1", name)
        others = _all(
            store,
            "SELECT o.name, count(DISTINCT o.event) FROM participants o WHERE o.event IN "
            f"({events}) AND o.name <> ?1 GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?2",
            name,
            _OFTEN,
        )
        incidents = _all(
            store,
            "SELECT i.id, i.data FROM incidents i WHERE i.incident IN (SELECT m.incident FROM "
            f"incident_reports m WHERE m.event IN ({events})) ORDER BY i.day DESC, i.id LIMIT ?2",
            name,
            SHOWN,
        )
        known = _known(store, name)
    return EntityPage(
        name=name,
        articles=articles,
        mentions=mentions,
        as_actor=roles.get("actor", 0),
        as_recipient=roles.get("recipient", 0),
        by_type=[OfType(type=type, n=n) for type, n in types],
        by_day=[OnDay(day=day, n=n) for day, n in days],
        others=[Beside(name=other, n=n) for other, n in others],
        incidents=[read_incident(store, *row) for row in incidents],
        **known,
    )


def _all(store: Store, sql: str, *values: Any) -> list[tuple[Any, ...]]:
    return store.db.execute(sql, values).fetchall()
