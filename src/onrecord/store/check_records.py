"""Whether articles and records are what was written, and the tables what the records say."""

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any

import apsw

from ..errors import StoreDamaged
from ..records import CodedArticle, CoderVersions
from .check_evidence import evidence
from .finding import Finding
from .reading import stored
from .rows import (
    ARTICLE,
    ATTRIBUTION,
    CONFLICT,
    ENTITY,
    EVENT,
    PARTICIPANT,
    Row,
    article_of,
    article_row,
    attribution_rows,
    coder_row,
    conflict_rows,
    digest,
    entity_rows,
    event_rows,
    participant_rows,
)

_EVERY = 50
"""Articles between two lines of progress."""


def records(db: apsw.Connection, path: Path, progress: Callable[[str], None]) -> Iterator[Finding]:
    """Yield what is wrong with coders, articles and records, article by article."""
    yield from _coders(db)
    total = db.execute("SELECT count(*) FROM articles").get
    columns = ", ".join(ARTICLE)
    for done, (number, *cells) in enumerate(
        db.execute(f"SELECT article, {columns} FROM articles ORDER BY article"), 1
    ):
        if done % _EVERY == 0:
            progress(f"checking records … {done:,} of {total:,}")
        yield from _article(db, number, tuple(cells), path)
    strays = "SELECT count(*) FROM records WHERE article NOT IN (SELECT article FROM articles)"
    if count := db.execute(strays).get:
        yield Finding(where="records", what=f"{count:,} are of articles that are not there")


def _coders(db: apsw.Connection) -> Iterator[Finding]:
    for *parts, rank in db.execute("SELECT onrecord, model, codebook, kb, rank FROM coders"):
        fields = zip(("onrecord", "model", "codebook", "kb"), parts, strict=True)
        if coder_row(CoderVersions(**dict(fields)))[-1] != rank:
            yield Finding(where="coders", what=f"{parts[0]!r} stands in the wrong order")


def _article(db: apsw.Connection, number: int, cells: Row, path: Path) -> Iterator[Finding]:
    where = f"article {cells[0]}"
    if digest(cells[:-1]) != cells[-1] or article_row(article_of(cells)) != cells:
        yield Finding(where=where, what="its fields or its text are not what was written")
        return  # its records are judged by its text
    yield from _addresses(db, number, cells, where)
    sql = (
        "SELECT record, current, body, onrecord, model, codebook, kb, rank "
        "FROM records LEFT JOIN coders USING (coder) WHERE article = ? ORDER BY rank DESC"
    )
    rows: list[Any] = db.execute(sql, (number,)).fetchall()
    if [current for _, current, *_ in rows] != [1] + [0] * (len(rows) - 1):
        yield Finding(where=where, what="not its newest record, and it alone, is current")
    for record, _, body, *coder, _ in rows:
        try:
            found = stored(body, cells, path)
        except StoreDamaged:
            yield Finding(where=where, what="its record cannot be read back")
            continue
        if [found.coder.onrecord, found.coder.model, found.coder.codebook, found.coder.kb] != coder:
            yield Finding(where=where, what="its record is of another coder than it is kept under")
        yield from _tables(db, record, found, where)
        yield from evidence(found, where)


def _addresses(db: apsw.Connection, number: int, cells: Row, where: str) -> Iterator[Finding]:
    shown = (cells[ARTICLE.index("key")] or "", cells[ARTICLE.index("url")] or "")
    first = db.execute(
        "SELECT key, url FROM addresses WHERE article = ? ORDER BY url = '', url, key = '', key",
        (number,),
    ).fetchone()
    if first != shown:
        yield Finding(where=where, what="its key and url are not the first of its addresses")


def _tables(
    db: apsw.Connection, number: int, record: CodedArticle, where: str
) -> Iterator[Finding]:
    """Yield where the tables differ from the record that they spread out."""

    def rows(table: str, columns: Sequence[str], order: str) -> list[Row]:
        names = ", ".join(columns)
        sql = f"SELECT {names} FROM {table} WHERE record = ? ORDER BY {order}"
        return list(db.execute(sql, (number,)))

    participants = list(
        db.execute(
            f"SELECT {', '.join('p.' + column for column in PARTICIPANT)} FROM participants p "
            "JOIN events e USING (event) WHERE e.record = ? ORDER BY event, role, place",
            (number,),
        )
    )
    pairs = (
        ("entities", rows("entities", ENTITY, "id"), sorted(entity_rows(record), key=_id)),
        (
            "attributions",
            rows("attributions", ATTRIBUTION, "attribution"),
            attribution_rows(record),
        ),
        ("events", rows("events", EVENT, "event"), event_rows(record)),
        ("participants", participants, [r for e in record.events for r in participant_rows(e)]),
        (
            "conflicts",
            rows("conflicts", CONFLICT, "first, second, basis, why"),
            conflict_rows(record),
        ),
    )
    for table, kept, said in pairs:
        if kept != said:
            yield Finding(where=where, what=f"{table}: {_difference(kept, said)}")


def _id(row: Row) -> str:
    return str(row[0])


def _difference(kept: list[Row], said: list[Row]) -> str:
    if len(kept) != len(said):
        return f"{len(kept)} rows, its record has {len(said)}"
    one, other = next(pair for pair in zip_longest(kept, said) if pair[0] != pair[1])
    cell, meant = next(pair for pair in zip(one, other, strict=True) if pair[0] != pair[1])
    return f"{cell!r} in the row of {other[0]!r}, its record says {meant!r}"
