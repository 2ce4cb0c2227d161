"""Reports, links between them, incidents, and what users decided."""

from collections.abc import Iterable, Iterator
from typing import Any

import apsw
import msgspec

from ...records import Incident, Merge, Statement
from .graph import component, digests, rows_of

_NEIGHBOURS = (
    "SELECT second FROM report_links WHERE first IN ({})",
    "SELECT first FROM report_links WHERE second IN ({})",
)
_encoder = msgspec.json.Encoder(order=None)


def put_report(db: apsw.Connection, event: int, data: bytes, keys: Iterable[str]) -> None:
    """Keep the report of *event* and the keys by which others like it find it."""
    db.execute("INSERT INTO reports VALUES (?, ?)", (event, data))
    db.executemany(
        "INSERT INTO report_keys VALUES (?, ?)", [(k, event) for k in sorted(digests(keys))]
    )


def candidates(db: apsw.Connection, event: int) -> list[tuple[int, bytes]]:
    """Return number and report of the other events that share a key with *event*."""
    return list(
        db.execute(
            "SELECT event, data FROM reports WHERE event IN (SELECT o.event "
            "FROM report_keys k JOIN report_keys o USING (key) WHERE k.event = ?1 "
            "AND o.event <> ?1) ORDER BY event",
            (event,),
        )
    )


def put_link(db: apsw.Connection, one: int, other: int, data: bytes) -> None:
    """Keep that two reports may be of one incident."""
    db.execute(
        "INSERT OR IGNORE INTO report_links VALUES (?, ?, ?)",
        (min(one, other), max(one, other), data),
    )


def linked(db: apsw.Connection, events: Iterable[int]) -> set[int]:
    """Return all events connected with *events* by links or by a user's word, with themselves."""

    def neighbours(some: set[int]) -> Iterator[int]:
        for sql in _NEIGHBOURS:
            yield from (n for (n,) in rows_of(db, sql, some))
        for one, other, _ in decisions(db, some):
            yield from (one, other)

    return component(events, neighbours)


def reports(db: apsw.Connection, events: Iterable[int]) -> dict[int, bytes]:
    """Return the reports of *events*."""
    return dict(  # type: ignore[arg-type]
        rows_of(db, "SELECT event, data FROM reports WHERE event IN ({})", events)
    )


def links(db: apsw.Connection, events: Iterable[int]) -> list[bytes]:
    """Return the links of *events*."""
    sql = "SELECT data FROM report_links WHERE first IN ({})"
    return [data for (data,) in rows_of(db, sql, events)]


def numbers(db: apsw.Connection, record: int) -> dict[str, int]:
    """Return the row of each event of a record by its id."""
    return dict(  # type: ignore[arg-type]
        db.execute("SELECT id, event FROM events WHERE record = ?", (record,))
    )


def mates(db: apsw.Connection, events: Iterable[int]) -> set[int]:
    """Return all reports of the incidents that *events* are of."""
    incidents = {
        n
        for (n,) in rows_of(db, "SELECT incident FROM incident_reports WHERE event IN ({})", events)
    }
    sql = "SELECT event FROM incident_reports WHERE incident IN ({})"
    return {n for (n,) in rows_of(db, sql, incidents)}


def of_articles(db: apsw.Connection, articles: Iterable[int]) -> set[int]:
    """Return the reports in *articles*."""
    sql = (
        "SELECT event FROM reports JOIN events USING (event) JOIN records USING (record) "
        "WHERE article IN ({})"
    )
    return {n for (n,) in rows_of(db, sql, articles)}


def articles_of(db: apsw.Connection, events: Iterable[int]) -> dict[int, int]:
    """Return the article of each of *events*."""
    sql = "SELECT event, article FROM events JOIN records USING (record) WHERE event IN ({})"
    return dict(rows_of(db, sql, events))  # type: ignore[arg-type]


def clear(db: apsw.Connection, events: Iterable[int]) -> None:
    """Forget the incidents that *events* are of."""
    sql = "DELETE FROM incidents WHERE incident IN (SELECT incident FROM incident_reports WHERE event IN ({}))"
    for _ in rows_of(db, sql, events):
        pass


def put_incident(
    db: apsw.Connection, incident: Incident, events: Iterable[int], day: str | None
) -> int:
    """Keep *incident* and its reports; return its row."""
    i = incident
    cells = (
        i.id, i.type, i.mode, i.quad, i.title, i.start, i.end, day,
        _json(i.actor), _json(i.actor_country), _json(i.recipient), _json(i.recipient_country),
        i.place, i.country, i.lat, i.lon, i.precision,
        i.killed.low, i.killed.high, i.injured.low, i.injured.high,
        i.arrested.low, i.arrested.high,
        None if i.happened is None else int(i.happened),
        len(i.reports), i.articles, i.groups, i.origins, i.denied, i.disputed, _encoder.encode(i),
    )  # fmt: skip
    db.execute(f"INSERT INTO incidents VALUES (NULL, {', '.join('?' * len(cells))})", cells)
    number = db.last_insert_rowid()
    db.executemany("INSERT INTO incident_reports VALUES (?, ?)", [(e, number) for e in events])
    return number


def _json(value: list[str]) -> str:
    return _encoder.encode(value).decode()


_DECIDED = """
SELECT f.event, s.event, d.decision, d.together, d.by, d.why, d.first_article, f.id,
  d.second_article, s.id
FROM decisions d
JOIN articles fa ON fa.id = d.first_article JOIN records fr ON fr.article = fa.article AND fr.current
JOIN events f ON f.record = fr.record
  AND f.trigger_start < d.first_end AND d.first_start < f.trigger_end
JOIN articles sa ON sa.id = d.second_article JOIN records sr ON sr.article = sa.article AND sr.current
JOIN events s ON s.record = sr.record
  AND s.trigger_start < d.second_end AND d.second_start < s.trigger_end
WHERE d.decision IN (
  SELECT decision FROM decisions JOIN articles a ON a.id IN (first_article, second_article)
  JOIN records r USING (article) JOIN events e USING (record)
  WHERE r.current AND e.event IN ({}))
ORDER BY d.decision, f.event, s.event
"""


def decisions(db: apsw.Connection, events: Iterable[int]) -> list[tuple[int, int, Merge]]:
    """Return what users decided of *events*, the earliest first.

    A decision names its reports by article and trigger, so that it outlives a new coding.
    """
    if db.execute("SELECT 1 FROM decisions LIMIT 1").get is None:
        return []
    wanted = set(events)
    rows = {row for row in rows_of(db, _DECIDED, wanted) if wanted & {row[0], row[1]}}
    return [(row[0], row[1], _decided(row)) for row in sorted(rows, key=_by_time)]


def _by_time(row: tuple[Any, ...]) -> tuple[int, int, int]:
    return row[2], row[0], row[1]


def _decided(row: tuple[Any, ...]) -> Merge:
    one, other = Statement(article=row[6], id=row[7]), Statement(article=row[8], id=row[9])
    return Merge(between=(one, other), together=bool(row[3]), by=row[4], why=[row[5]])


def put_decision(
    db: apsw.Connection, pair: tuple[int, int], *, together: bool, made: str, by: str, why: str
) -> None:
    """Keep that a user holds two reports to be of one incident, or not."""
    places: list[Any] = []
    for event in pair:
        places += db.execute(
            "SELECT a.id, trigger_start, trigger_end FROM events e JOIN records r USING (record) "
            "JOIN articles a USING (article) WHERE e.event = ?",
            (event,),
        ).get
    db.execute(
        "INSERT INTO decisions VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*places, int(together), made, by, why),
    )
