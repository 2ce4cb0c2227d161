"""What is kept of an article to recognise its copies: who, when, and its words as numbers."""

from ...records import Article
from ...records.spans import Record
from .address import normal_address
from .words import encoded

VERSION = 1
"""Raised whenever :func:`fingerprint` or the keys change: stored ones must then be made anew."""


class Fingerprint(Record, frozen=True, kw_only=True):
    """An article as its copies are found by it; about two bytes a word.

    ``url`` is normalised (null where it names no single article), ``words`` counts the words of
    the whole text, ``tokens`` holds its first 2,500 as numbers (``words.py``).
    """

    article: str
    publisher: str | None = None
    agency: str | None = None
    published: str | None = None
    url: str | None = None
    words: int
    tokens: bytes
    version: int = VERSION


def fingerprint(article: Article) -> Fingerprint:
    """Return the fingerprint of *article*."""
    tokens, words = encoded(article.text)
    return Fingerprint(
        article=article.id,
        publisher=article.publisher,
        agency=article.agency,
        published=article.published,
        url=normal_address(article.url),
        words=words,
        tokens=tokens,
    )
