"""Assertions, the links between them, and the claims they make."""

from collections.abc import Iterable
from typing import Any

import apsw
import msgspec

from ...records import Claim, Link
from .graph import component, digests, rows_of

_NEIGHBOURS = (
    "SELECT second FROM links WHERE loose AND first IN ({})",
    "SELECT first FROM links WHERE loose AND second IN ({})",
)
_encoder = msgspec.json.Encoder(order=None)


def put_assertion(
    db: apsw.Connection,
    record: int,
    id: str,
    *,
    about: str | None,
    data: bytes,
    keys: Iterable[str],
) -> None:
    """Keep an assertion and the keys by which others like it find it.

    *about* is the id of the event that it tells of.
    """
    db.execute("INSERT INTO assertions VALUES (NULL, ?, ?, ?, ?)", (record, id, about, data))
    number = db.last_insert_rowid()
    db.executemany(
        "INSERT OR IGNORE INTO assertion_keys VALUES (?, ?)",
        [(k, number) for k in sorted(digests(keys))],
    )


def candidates(db: apsw.Connection, assertion: int) -> list[tuple[int, bytes]]:
    """Return number and data of the assertions of other records that share a key with this one."""
    return list(
        db.execute(
            "SELECT assertion, data FROM assertions WHERE assertion IN (SELECT o.assertion "
            "FROM assertion_keys k JOIN assertion_keys o USING (key) WHERE k.assertion = ?1) "
            "AND record <> (SELECT record FROM assertions WHERE assertion = ?1) ORDER BY assertion",
            (assertion,),
        )
    )


def of_events(db: apsw.Connection, events: Iterable[int]) -> list[tuple[int, int, bytes]]:
    """Return number, article and data of the assertions that tell of *events*."""
    sql = (
        "SELECT s.assertion, r.article, s.data FROM events e "
        "JOIN assertions s ON s.record = e.record AND s.about = e.id "
        "JOIN records r ON r.record = e.record WHERE e.event IN ({}) ORDER BY s.assertion"
    )
    return list(rows_of(db, sql, events))  # type: ignore[arg-type]


def events_near(db: apsw.Connection, assertions: Iterable[int]) -> set[int]:
    """Return the events that *assertions*, or what is linked with them at one remove, tell of."""
    near = set(assertions)
    for _ in range(2):
        near |= {n for sql in _NEIGHBOURS for (n,) in rows_of(db, sql, near)}
    sql = (
        "SELECT e.event FROM assertions s JOIN events e ON e.record = s.record AND e.id = s.about "
        "WHERE s.assertion IN ({})"
    )
    return {n for (n,) in rows_of(db, sql, near)}


def alone_beside(db: apsw.Connection, assertions: Iterable[int]) -> set[int]:
    """Return the assertions without an event that links outside incidents join to *assertions*."""
    near = {n for sql in _NEIGHBOURS for (n,) in rows_of(db, sql, assertions)}
    sql = "SELECT assertion FROM assertions WHERE about IS NULL AND assertion IN ({})"
    return {n for (n,) in rows_of(db, sql, near)}


def of_record(db: apsw.Connection, record: int) -> set[int]:
    """Return the assertions of a record."""
    return {
        int(n)
        for (n,) in db.execute("SELECT assertion FROM assertions WHERE record = ?", (record,))
    }


def of_articles(db: apsw.Connection, articles: Iterable[int]) -> list[tuple[int, int, bytes]]:
    """Return number, article and data of the assertions in *articles*."""
    sql = (
        "SELECT assertion, article, data FROM assertions JOIN records USING (record) "
        "WHERE article IN ({}) ORDER BY assertion"
    )
    return list(rows_of(db, sql, articles))  # type: ignore[arg-type]


def those_left(db: apsw.Connection, assertions: Iterable[int]) -> set[int]:
    """Return those of *assertions* that are still there."""
    sql = "SELECT assertion FROM assertions WHERE assertion IN ({})"
    return {n for (n,) in rows_of(db, sql, assertions)}


def by_number(db: apsw.Connection, assertions: Iterable[int]) -> list[tuple[int, int, bytes]]:
    """Return number, article and data of *assertions*."""
    sql = (
        "SELECT assertion, article, data FROM assertions JOIN records USING (record) "
        "WHERE assertion IN ({}) ORDER BY assertion"
    )
    return list(rows_of(db, sql, assertions))  # type: ignore[arg-type]


def put_link(
    db: apsw.Connection, pair: tuple[int, int], link: Link, incident: int | None = None
) -> None:
    """Keep how the assertions *pair*, the earlier first, stand to each other.

    *incident* is the row of the incident that they are about; None for a link beside all.
    """
    db.execute(
        "INSERT OR REPLACE INTO links VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *pair,
            link.relation,
            link.basis,
            link.confidence,
            link.why,
            int(incident is None),
            incident,
        ),
    )


def loosen(db: apsw.Connection, assertions: Iterable[int]) -> None:
    """Forget the links of *assertions* that belong to no incident."""
    for column in ("first", "second"):
        sql = f"DELETE FROM links WHERE loose AND {column} IN ({{}})"
        for _ in rows_of(db, sql, assertions):
            pass


def linked(db: apsw.Connection, assertions: Iterable[int]) -> set[int]:
    """Return all that *assertions* are connected with outside incidents, with themselves."""
    return component(
        assertions, lambda some: (n for sql in _NEIGHBOURS for (n,) in rows_of(db, sql, some))
    )


def loose_links(db: apsw.Connection, assertions: Iterable[int]) -> list[tuple[Any, ...]]:
    """Return the rows of the links outside incidents that *assertions* are part of."""
    found: set[tuple[Any, ...]] = set()
    for column in ("first", "second"):
        sql = (
            "SELECT first, second, relation, basis, confidence, why FROM links "
            f"WHERE loose AND {column} IN ({{}})"
        )
        found.update(rows_of(db, sql, assertions))
    return sorted(found)


def clear_loose(db: apsw.Connection, assertions: Iterable[int]) -> None:
    """Forget the claims outside incidents that *assertions* voice."""
    sql = (
        "DELETE FROM claims WHERE incident IS NULL AND claim IN "
        "(SELECT claim FROM voices WHERE assertion IN ({}))"
    )
    for _ in rows_of(db, sql, assertions):
        pass


def put_claim(
    db: apsw.Connection, claim: Claim, numbers: dict[tuple[str, str], int], incident: int | None
) -> None:
    """Keep *claim*; *numbers* are the rows of its voices' assertions by article and id."""
    db.execute(
        "INSERT INTO claims VALUES (NULL, ?, ?, ?, ?, ?, ?)",
        (claim.id, incident, claim.aspect, claim.value, claim.origins, _encoder.encode(claim)),
    )
    number = db.last_insert_rowid()
    db.executemany(
        "INSERT OR IGNORE INTO voices VALUES (?, ?, ?, ?, ?)",
        [
            (number, numbers[v.statement.article, v.statement.id], v.source, v.stance,
             v.published[:10] if v.published else None)
            for v in claim.voices
        ],
    )  # fmt: skip
