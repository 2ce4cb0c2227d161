"""Rows back to records: the full statements with the articles they stand in."""

from functools import lru_cache
from typing import Any

import msgspec

from ...errors import StoreDamaged
from ...records import Attribution, CodedArticle, Event
from ...records.article import Article
from ...records.spans import Record
from ..store import Store

_KEPT = 64
"""Records kept open: neighbouring rows are mostly of the same article."""


class ArticleReference(Record, frozen=True, kw_only=True):
    """The article that something stands in, without its text."""

    id: str
    publisher: str | None = None
    published: str | None = None
    title: str | None = None
    url: str | None = None


class EventRow(Event, frozen=True, kw_only=True):
    """An event as RECORD.md has it, with its article and the id of its incident."""

    article: ArticleReference
    incident: str | None = None


class AttributionRow(Attribution, frozen=True, kw_only=True):
    """An attribution as RECORD.md has it, with its article."""

    article: ArticleReference


def reference(article: Article) -> ArticleReference:
    """Return *article* without its text."""
    return ArticleReference(
        id=article.id,
        publisher=article.publisher,
        published=article.published,
        title=article.title,
        url=article.url,
    )


class Opened:
    """The records of a store, read back as they are needed."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.record = lru_cache(maxsize=_KEPT)(self._record)

    def _record(self, article: str) -> CodedArticle:
        record = self._store.record(article)
        if record is None:
            raise StoreDamaged(f"{self._store.path}: article {article} has rows but no record")
        return record

    def event(self, article: str, id: str, incident: str | None) -> EventRow:
        """Return the event *id* of *article*.

        Raises:
            StoreDamaged: the record does not hold it.
        """
        record = self.record(article)
        for event in record.events:
            if event.id == id:
                return EventRow(
                    **_fields(event), article=reference(record.article), incident=incident
                )
        raise self._lacks(article, id)

    def attribution(self, article: str, id: str) -> AttributionRow:
        """Return the attribution *id* of *article*.

        Raises:
            StoreDamaged: the record does not hold it.
        """
        record = self.record(article)
        for attribution in record.attributions:
            if attribution.id == id:
                return AttributionRow(**_fields(attribution), article=reference(record.article))
        raise self._lacks(article, id)

    def _lacks(self, article: str, id: str) -> StoreDamaged:
        return StoreDamaged(
            f"{self._store.path}: the record of article {article} lacks {id}; "
            "delete the article and add it again"
        )


def _fields(record: msgspec.Struct) -> dict[str, Any]:
    return {name: getattr(record, name) for name in record.__struct_fields__}
