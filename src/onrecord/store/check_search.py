"""Whether full text and places lead to what they are made of; SQLite checks only their build."""

from collections import Counter
from collections.abc import Callable, Iterator

import apsw

from .finding import Finding

_EVERY = 50
_TOLERANCE = 1e-4
"""Degrees; the R*Tree rounds to single precision, outwards."""


def search(db: apsw.Connection, progress: Callable[[str], None]) -> Iterator[Finding]:
    """Yield the articles whose words, and the events whose places, are not found as they should."""
    yield from _places(db)
    yield from _words(db, progress)


def _places(db: apsw.Connection) -> Iterator[Finding]:
    wrong = db.execute(
        "SELECT a.id, e.id FROM events e JOIN records USING (record) JOIN articles a USING (article) "
        "LEFT JOIN event_places p ON p.event = e.event "
        "WHERE e.lat IS NOT NULL AND e.lon IS NOT NULL AND NOT coalesce("
        "min_lat <= e.lat AND e.lat <= max_lat AND max_lat - min_lat < ?1 AND "
        "min_lon <= e.lon AND e.lon <= max_lon AND max_lon - min_lon < ?1, 0) ORDER BY 1, 2",
        (_TOLERANCE,),
    )
    for article, event in wrong:
        yield Finding(where=f"article {article}", what=f"{event} is not found at its place")
    strays = (
        "SELECT count(*) FROM event_places p LEFT JOIN events e ON e.event = p.event "
        "WHERE e.lat IS NULL OR e.lon IS NULL"
    )
    if count := db.execute(strays).get:
        yield Finding(where="event_places", what=f"{count:,} are of no event")


def _words(db: apsw.Connection, progress: Callable[[str], None]) -> Iterator[Finding]:
    """Compare the index with the articles' words, one number for each article.

    SQLite's check of an index over another table's text needs a writer.
    """
    db.execute(
        "CREATE VIRTUAL TABLE temp.check_words USING fts5vocab(main, articles_fts, 'instance')"
    )
    indexed: Counter[int] = Counter()
    for term, article, column, place in db.execute(
        "SELECT term, doc, col, offset FROM check_words"
    ):
        indexed[article] ^= hash((term, column, place))
    split = db.fts5_tokenizer("unicode61", ["remove_diacritics", "2"])
    rows = db.execute("SELECT article, id, title, text FROM articles ORDER BY article")
    for done, (number, id, *columns) in enumerate(rows, 1):
        if done % _EVERY == 0:
            progress(f"checking search … {done:,} articles")
        for name, words in zip(("title", "text"), columns, strict=True):
            terms = split(
                (words or "").encode(), apsw.FTS5_TOKENIZE_DOCUMENT, None, include_offsets=False,
                include_colocated=False,
            )  # fmt: skip
            for place, term in enumerate(terms):
                indexed[number] ^= hash((term, name, place))
        if indexed.pop(number, 0):
            yield Finding(where=f"article {id}", what="search does not find it by its words")
    if indexed:
        yield Finding(where="articles_fts", what=f"holds words of {len(indexed):,} other articles")
    db.execute("DROP TABLE temp.check_words")
