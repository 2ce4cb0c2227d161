"""Articles, and the words of a search in them."""

from typing import Any

from ...records.spans import Record
from ..faults import told
from ..store import Store
from ..words import match
from .condition import Condition, both
from .narrowed import Narrowed
from .paging import PAGE, Page, Query, paged

_MOST_WORDS = 28
"""Words of a snippet around the first that were searched for."""


class ArticleRow(Record, frozen=True, kw_only=True):
    """An article without its text: how many statements it has, which group of copies it is in."""

    id: str
    publisher: str | None = None
    agency: str | None = None
    published: str | None = None
    title: str | None = None
    url: str | None = None
    language: str | None = None
    events: int
    attributions: int
    copies: str | None = None


class Hit(Record, frozen=True, kw_only=True):
    """An article that has the words; in ``snippet`` they stand between [[ and ]]."""

    article: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    snippet: str


def articles(
    store: Store, asked: Narrowed, *, limit: int = PAGE, after: str | None = None
) -> Page[ArticleRow]:
    """Return articles by day of publication and id.

    Raises:
        InputError: *after* is no cursor of this question.
    """
    query = Query(
        columns="a.id, a.publisher, a.agency, a.published, a.title, a.url, a.language, "
        "(SELECT count(*) FROM events e WHERE e.record = r.record), "
        "(SELECT count(*) FROM attributions t WHERE t.record = r.record), "
        '(SELECT c."group" FROM copies c WHERE c.article = a.article)',
        tables="articles a JOIN records r ON r.article = a.article AND r.current",
        keys=("a.day", "a.id"),
        where=asked.of_article(),
    )
    rows, following = paged(store, query, limit, after)
    return Page([_article(*row) for row in rows], following)


def _article(*cells: Any) -> ArticleRow:
    return ArticleRow(**dict(zip(ArticleRow.__struct_fields__, cells, strict=True)))


def search(
    store: Store, text: str, asked: Narrowed, *, limit: int = PAGE, after: str | None = None
) -> Page[Hit]:
    """Return the articles with all words of *text*, the closest match first (BM25).

    Of *asked* days and publishers are heeded. Words are given as for the filter ``text``.

    Raises:
        InputError: *after* is no cursor of this question.
    """
    words = match(text)
    said = Condition("articles_fts MATCH ?", (words,))
    query = Query(
        columns="f.rowid, a.id, a.title, a.publisher, a.published",
        tables="articles_fts f JOIN articles a ON a.article = f.rowid",
        keys=("f.rank", "a.id"),
        where=both(said, asked.of_article()),
        dated=False,
    )
    rows, following = paged(store, query, limit, after)
    with told(store.path):
        return Page([_hit(store, words, *row) for row in rows], following)


def _hit(store: Store, words: str, number: int, *cells: Any) -> Hit:
    # a snippet is cut for the rows of this page only; sorting would ask for all of them
    sql = (
        f"SELECT snippet(articles_fts, 1, '[[', ']]', '…', {_MOST_WORDS}) FROM articles_fts "
        "WHERE articles_fts MATCH ? AND rowid = ?"
    )
    article, title, publisher, published = cells
    snippet = store.db.execute(sql, (words, number)).get or ""
    return Hit(
        article=article, title=title, publisher=publisher, published=published, snippet=snippet
    )
