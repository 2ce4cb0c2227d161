"""Records into the store and out of it: one article at a time, inside the caller's transaction."""

from collections.abc import Sequence
from dataclasses import dataclass

import apsw
import msgspec

from ..records import Article, CodedArticle, CoderVersions
from .blanking import blank_places
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
    as_json,
    attribution_rows,
    coder_row,
    conflict_rows,
    entity_rows,
    event_rows,
    packed,
    participant_rows,
)


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a record: the article's row, and the record's row where it is now current.

    ``outdated`` is the row of the record that it supersedes.
    """

    article: int
    record: int | None = None
    outdated: int | None = None


def keep(db: apsw.Connection, record: CodedArticle) -> Kept:
    """Write *record*; one of the same article and coder that is there already stays as it is."""
    article = _article(db, record.article)
    coder = _coder(db, record.coder)
    known = db.execute(
        "SELECT record FROM records WHERE article = ? AND coder = ?", (article, coder)
    ).get
    if known is not None:
        return Kept(article)
    former = db.execute(
        "SELECT record, rank FROM records JOIN coders USING (coder) WHERE article = ? AND current",
        (article,),
    ).get
    newest = former is None or former[1] < coder_row(record.coder)[-1]
    if former is not None and newest:
        db.execute("UPDATE records SET current = 0 WHERE record = ?", (former[0],))
    row = (article, coder, int(newest), packed(record))
    number = _insert(db, "records", ("article", "coder", "current", "body"), row)
    _spread(db, number, record)
    if not newest:
        return Kept(article)
    return Kept(article, number, former[0] if former else None)


def remove(db: apsw.Connection, article: int) -> None:
    """Delete the article of that row with all that is kept of it, users' words about it included.

    Nothing of it is left in the pages of the file once the transaction is kept; the log beside
    the file is the caller's to truncate.
    """
    id = db.execute("SELECT id FROM articles WHERE article = ?", (article,)).get
    db.execute("DELETE FROM decisions WHERE ? IN (first_article, second_article)", (id,))
    db.execute("DELETE FROM reviews WHERE article = ?", (id,))
    db.execute("DELETE FROM articles WHERE article = ?", (article,))
    db.execute("DELETE FROM coders WHERE coder NOT IN (SELECT coder FROM records)")
    blank_places(db)


def has(db: apsw.Connection, article: Article, coder: CoderVersions) -> bool:
    """Tell whether *coder* has coded *article*; if so, note under which address it came again."""
    row = db.execute(
        "SELECT article FROM records JOIN articles USING (article) JOIN coders USING (coder) "
        "WHERE id = ? AND (onrecord, model, codebook, kb) = (?, ?, ?, ?)",
        (article.id, *coder_row(coder)[:-1]),
    ).get
    if row is None:
        return False
    _note_address(db, row, article)
    return True


def _article(db: apsw.Connection, article: Article) -> int:
    number = db.execute("SELECT article FROM articles WHERE id = ?", (article.id,)).get
    if number is None:
        number = _insert(db, "articles", ARTICLE, article_row(article))
    _note_address(db, number, article)
    return int(number)


def _note_address(db: apsw.Connection, number: int, article: Article) -> None:
    """Keep the address, and show of all addresses the first: no order of arrival tells.

    So it is with what else two deliveries of one text may tell differently (title, tags).
    """
    db.execute(
        "INSERT OR IGNORE INTO addresses VALUES (?, ?, ?)",
        (number, article.key or "", article.url or ""),
    )
    (url, key), *_ = db.execute(
        "SELECT url, key FROM addresses WHERE article = ? ORDER BY url = '', url, key = '', key",
        (number,),
    )
    columns = ", ".join(ARTICLE)
    (row,) = db.execute(f"SELECT {columns} FROM articles WHERE article = ?", (number,))
    known = article_of(row)
    shown = msgspec.structs.replace(
        min(known, article, key=_fullness), key=key or None, url=url or None
    )
    if shown != known:
        changes = ", ".join(f"{column} = ?" for column in ARTICLE)
        db.execute(
            f"UPDATE articles SET {changes} WHERE article = ?", (*article_row(shown), number)
        )


def _fullness(article: Article) -> tuple[int, tuple[str, ...]]:
    """Sort what tells more first, and of what tells as much always the same."""
    told = (article.title, article.agency, article.language, article.authors, article.extra)
    return -sum(bool(value) for value in told), tuple(as_json(value) for value in told)


def _coder(db: apsw.Connection, coder: CoderVersions) -> int:
    row = coder_row(coder)
    columns = ("onrecord", "model", "codebook", "kb", "rank")
    number = db.execute(
        "SELECT coder FROM coders WHERE (onrecord, model, codebook, kb) = (?, ?, ?, ?)", row[:-1]
    ).get
    return int(number) if number is not None else _insert(db, "coders", columns, row)


def _spread(db: apsw.Connection, number: int, record: CodedArticle) -> None:
    for row in entity_rows(record):
        _insert(db, "entities", ("record", *ENTITY), (number, *row))
    for row in attribution_rows(record):
        _insert(db, "attributions", ("record", *ATTRIBUTION), (number, *row))
    for event, row in zip(record.events, event_rows(record), strict=True):
        key = _insert(db, "events", ("record", *EVENT), (number, *row))
        for cells in participant_rows(event):
            _insert(db, "participants", ("event", *PARTICIPANT), (key, *cells))
    for row in conflict_rows(record):
        _insert(db, "conflicts", ("record", *CONFLICT), (number, *row))


def _insert(db: apsw.Connection, table: str, columns: Sequence[str], row: Row) -> int:
    # table and columns are this package's constants, never a user's words
    slots = ", ".join("?" * len(columns))
    db.execute(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({slots})", row)
    return db.last_insert_rowid()
