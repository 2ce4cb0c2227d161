"""The article that goes in, and the rejection that takes its place when it cannot be coded."""

from typing import Any

from .labels import RejectionReason, Stage
from .spans import Record

SCHEMA = "onrecord/1"


class Article(Record, frozen=True, kw_only=True):
    """One news article. From here on its text never changes by a character.

    ``id`` is a hex digest of publisher, published and text; ``key`` is the id given on input.
    ``published`` is an ISO 8601 date or date-time; ``agency`` the news agency credited for the
    text ("AP"); ``extra`` holds the unknown keys of the input.
    """

    id: str
    key: str | None = None
    url: str | None = None
    publisher: str | None = None
    agency: str | None = None
    title: str | None = None
    authors: list[str] = []
    published: str | None = None
    language: str | None = None
    text: str
    extra: dict[str, Any] = {}


class RejectedArticle(Record, frozen=True, kw_only=True):
    """What is known of an input that could not be coded."""

    key: str | None = None
    url: str | None = None


class RejectedBecause(Record, frozen=True, kw_only=True):
    """Where and why an input was rejected; ``detail`` is one sentence for a person."""

    stage: Stage
    reason: RejectionReason
    detail: str


class Rejection(Record, frozen=True, kw_only=True):
    """An input that leaves as data instead of as a record."""

    schema: str = SCHEMA
    article: RejectedArticle
    rejected: RejectedBecause


def rejection(
    stage: Stage,
    reason: RejectionReason,
    detail: str,
    *,
    key: str | None = None,
    url: str | None = None,
) -> Rejection:
    """Return a rejection of the input known by *key* and *url*."""
    return Rejection(
        article=RejectedArticle(key=key, url=url),
        rejected=RejectedBecause(stage=stage, reason=reason, detail=detail),
    )


Ingested = Article | Rejection
