"""Fingerprints, links and groups of copies."""

from collections.abc import Iterable
from typing import Any

import apsw

from .graph import component, digests, rows_of

_NEIGHBOURS = (
    "SELECT second FROM copy_links WHERE first IN ({})",
    "SELECT first FROM copy_links WHERE second IN ({})",
)


def put_fingerprint(db: apsw.Connection, article: int, data: bytes, keys: Iterable[bytes]) -> None:
    """Keep the fingerprint of *article* and the keys by which its copies find it."""
    db.execute("INSERT INTO fingerprints VALUES (?, ?)", (article, data))
    db.executemany(
        "INSERT OR IGNORE INTO copy_keys VALUES (?, ?)",
        [(k, article) for k in sorted(digests(keys))],
    )


def has_fingerprint(db: apsw.Connection, article: int) -> bool:
    """Tell whether the fingerprint of *article* is kept."""
    return db.execute("SELECT 1 FROM fingerprints WHERE article = ?", (article,)).get is not None


def candidates(db: apsw.Connection, article: int) -> list[tuple[int, bytes]]:
    """Return number and fingerprint of the other articles that share a key with *article*."""
    return list(
        db.execute(
            "SELECT article, data FROM fingerprints WHERE article IN (SELECT o.article "
            "FROM copy_keys k JOIN copy_keys o USING (key) WHERE k.article = ?1 "
            "AND o.article <> ?1) ORDER BY article",
            (article,),
        )
    )


def put_link(db: apsw.Connection, one: int, other: int, data: bytes) -> None:
    """Keep that two articles are copies."""
    db.execute(
        "INSERT OR IGNORE INTO copy_links VALUES (?, ?, ?)",
        (min(one, other), max(one, other), data),
    )


def linked(db: apsw.Connection, articles: Iterable[int]) -> set[int]:
    """Return all articles connected with *articles* by links, themselves included."""
    return component(
        articles, lambda some: (n for sql in _NEIGHBOURS for (n,) in rows_of(db, sql, some))
    )


def fingerprints(db: apsw.Connection, articles: Iterable[int]) -> dict[int, bytes]:
    """Return the fingerprints of *articles*."""
    return dict(  # type: ignore[arg-type]
        rows_of(db, "SELECT article, data FROM fingerprints WHERE article IN ({})", articles)
    )


def links(db: apsw.Connection, articles: Iterable[int]) -> list[bytes]:
    """Return the links of *articles* with each other and others."""
    sql = "SELECT data FROM copy_links WHERE first IN ({})"
    return [data for (data,) in rows_of(db, sql, articles)]


def put_groups(
    db: apsw.Connection, articles: Iterable[int], rows: Iterable[tuple[Any, ...]]
) -> None:
    """Replace the memberships of *articles* by *rows*, in the order of the table's columns."""
    db.executemany("DELETE FROM copies WHERE article = ?", [(a,) for a in articles])
    db.executemany("INSERT INTO copies VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)


def groups_of(db: apsw.Connection, articles: Iterable[int]) -> dict[int, str]:
    """Return the group of each of *articles* that has copies."""
    return dict(  # type: ignore[arg-type]
        rows_of(db, 'SELECT article, "group" FROM copies WHERE article IN ({})', articles)
    )
