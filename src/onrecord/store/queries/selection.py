"""All that filters select, as streams: what an export is made of.

An article is selected for an event or attribution that fits; of its record these are kept, with
the attributions that they stand in. Nothing is held in memory but the article at hand.
"""

from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import groupby
from operator import itemgetter

import msgspec

from ...errors import StoreDamaged
from ...records import Claim, CodedArticle, CopyGroup, Statement
from ..faults import told
from ..filters import Filters
from ..store import Store
from ..words import register
from .condition import Condition, both, either
from .conditions import of_attribution, of_event, of_incident
from .detail import copy_group, read_claim

_ARTICLES = "JOIN records r USING (record) JOIN articles a USING (article)"
_CURRENT = Condition("r.current")


def records(store: Store, filters: Filters) -> Iterator[CodedArticle]:
    """Yield the selected records by publication and id, with the statements that fit.

    Raises:
        StoreDamaged: a record cannot be read back.
    """
    if filters == Filters():
        yield from store.records()
        return
    streams = (
        _fitting(store, "events e", "e.id", both(_CURRENT, of_event(filters))),
        _fitting(store, "attributions t", "t.id", both(_CURRENT, of_attribution(filters))),
    )
    for (_, article), rows in groupby(merge(*streams), key=itemgetter(0, 1)):
        record = store.record(article)
        if record is None:
            raise StoreDamaged(f"{store.path}: article {article} has rows but no record")
        yield _pruned(record, {id for _, _, id in rows})


def _fitting(store: Store, table: str, id: str, where: Condition) -> Iterator[tuple[str, str, str]]:
    sql = (
        f"SELECT coalesce(a.published, ''), a.id, {id} FROM {table} {_ARTICLES}"
        f"{where.clause('WHERE')} ORDER BY a.published, a.id, {id}"
    )
    with told(store.path):
        register(store.db)
        for published, article, statement in store.db.execute(sql, where.values):
            yield str(published), str(article), str(statement)


def _pruned(record: CodedArticle, fitting: set[str]) -> CodedArticle:
    events = [event for event in record.events if event.id in fitting]
    kept = fitting | {event.attribution for event in events if event.attribution}
    parents = {a.id: a.parent for a in record.attributions}
    frontier = set(kept)
    while frontier := {p for id in frontier if (p := parents.get(id))} - kept:
        kept |= frontier
    return msgspec.structs.replace(
        record,
        events=events,
        attributions=[a for a in record.attributions if a.id in kept],
        conflicts=[c for c in record.conflicts if kept.issuperset(c.between)],
    )


def claims(store: Store, filters: Filters) -> Iterator[Claim]:
    """Yield the claims on selected incidents and, beside incidents, those voiced by what fits.

    Raises:
        StoreDamaged: a claim cannot be read back.
    """
    where = Condition()
    if filters != Filters():
        incident, said = of_incident(filters), of_attribution(filters)
        where = either(
            Condition(
                f"c.incident IN (SELECT i.incident FROM incidents i {incident.clause('WHERE')})",
                incident.values,
            ),
            Condition(
                "(c.incident IS NULL AND c.claim IN (SELECT v.claim FROM voices v "
                "JOIN assertions s USING (assertion) JOIN attributions t "
                f"ON (t.record, t.id) = (s.record, s.id) {_ARTICLES}{said.clause('WHERE')}))",
                said.values,
            ),
        )
    sql = f"SELECT c.id, c.data FROM claims c{where.clause('WHERE')} ORDER BY c.id"
    with told(store.path):
        register(store.db)
        for id, data in store.db.execute(sql, where.values):
            yield read_claim(store, str(id), data)  # type: ignore[arg-type]


def groups(store: Store, filters: Filters) -> Iterator[CopyGroup]:
    """Yield the groups of copies in which a selected article is, whole."""
    where = Condition()
    if filters != Filters():
        fitting = [
            Condition(
                f"c.article IN (SELECT r.article FROM {table} {_ARTICLES}{asked.clause('WHERE')})",
                asked.values,
            )
            for table, asked in (
                ("events e", of_event(filters)),
                ("attributions t", of_attribution(filters)),
            )
        ]
        where = either(*fitting)
    sql = f'SELECT DISTINCT c."group" FROM copies c{where.clause("WHERE")} ORDER BY 1'
    with told(store.path):
        register(store.db)
        found: Iterable[tuple[object, ...]] = store.db.execute(sql, where.values).fetchall()
    for (id,) in found:
        yield copy_group(store, str(id))


def incident_of(store: Store, report: Statement) -> str | None:
    """Return the id of the incident that *report* is of."""
    sql = (
        "SELECT i.id FROM articles a JOIN records r USING (article) JOIN events e USING (record) "
        "JOIN incident_reports m USING (event) JOIN incidents i USING (incident) "
        "WHERE a.id = ? AND r.current AND e.id = ?"
    )
    with told(store.path):
        found = store.db.execute(sql, (report.article, report.id)).get
    return None if found is None else str(found)
