"""An article as it came to the article that is coded: cleaned, checked, named by its digest."""

import hashlib
from typing import Any

from ..records import Article, Ingested, Rejection, rejection
from .agency import agency_names, credited_agency
from .boilerplate import without_boilerplate
from .characters import clean, clean_json
from .extract import extract
from .language import foreign_language
from .limits import Limits
from .metadata import PageFacts, domain
from .published import iso_published, published_in_text, published_in_url
from .raw import RawArticle
from .structure import why_no_article

_DIGITS = 32


def article_id(*, publisher: str | None, published: str | None, text: str) -> str:
    """Return 32 hex digits that depend on nothing but publisher, publication date and text."""
    digest = hashlib.sha256()
    for value in (publisher, published, text):
        # The length in front keeps the three apart, whatever characters they hold.
        data = b"-" if value is None else value.encode()
        digest.update(f"{'null' if value is None else len(data)}:".encode() + data)
    return digest.hexdigest()[:_DIGITS]


def article_of(
    text: str,
    *,
    published: str | None = None,
    publisher: str | None = None,
    title: str | None = None,
    url: str | None = None,
    key: str | None = None,
    limits: Limits = Limits(),  # noqa: B008 - frozen
) -> Ingested:
    """Return the article that *text* is, or the reason why it is none.

    Boilerplate lines leave it, lone surrogates and NULs become U+FFFD, line ends ``\\n``; every
    other character stays.
    """
    raw = RawArticle(
        where=key or url or "text",
        text=text,
        published=published,
        publisher=publisher,
        title=title,
        url=url,
        key=key,
    )
    return finished(raw, limits=limits)


def finished(
    raw: RawArticle,
    *,
    published: str | None = None,
    publisher: str | None = None,
    limits: Limits,
) -> Ingested:
    """Return the article of *raw*, or the reason why it is none.

    *published* and *publisher* are for an article that does not say its own.
    """
    facts = PageFacts(url=raw.url, publisher=domain(raw.url))
    page = raw.text is None
    full = clean(raw.text or "")
    if page:
        html = clean(raw.html or "")
        try:
            extracted = extract(html, url=raw.url, limits=limits)
        except OverflowError as error:
            return _rejected(raw, "too_large", str(error))
        full, facts = extracted.text, extracted.facts
    text, _ = without_boilerplate(full) if len(full) <= limits.max_characters else (full, [])
    refused = _refusal(raw, text, page=page, limits=limits)
    if refused is not None:
        return refused
    return _article(raw, facts, full=full, text=text, defaults=(published, publisher))


def _refusal(raw: RawArticle, text: str, *, page: bool, limits: Limits) -> Rejection | None:
    if len(text) > limits.max_characters:
        detail = f"{len(text):,} characters of text, more than {limits.max_characters:,}"
        return _rejected(raw, "too_large", detail)
    if not text.strip():
        detail = "no text but boilerplate" if raw.text else "no text in it"
        return _rejected(raw, "no_text", detail)
    problem = why_no_article(text, page=page)
    if problem is not None:
        return _rejected(raw, "not_an_article", problem)
    words, least = len(text.split()), limits.min_page_words if page else limits.min_words
    foreign = foreign_language(text)
    if foreign is not None:
        detail = f"{raw.where}: the text is in another language than English: {foreign}"
        return rejection("language", "language", detail, key=raw.key or raw.where, url=raw.url)
    if words < least:
        return _rejected(raw, "too_short", f"{words} words, fewer than {least}")
    return None


def _article(
    raw: RawArticle,
    facts: PageFacts,
    *,
    full: str,
    text: str,
    defaults: tuple[str | None, str | None],
) -> Article:
    extra: dict[str, Any] = clean_json(raw.extra)
    stated = iso_published(raw.published) if raw.published else None
    if raw.published and stated is None:
        extra = {**extra, "published": clean(raw.published)}
    url = raw.url or facts.url
    published = (
        stated
        or facts.published
        or (published_in_url(url) if url else None)
        or published_in_text(full)
        or defaults[0]
    )
    publisher = _line(raw.publisher) or _named_by_page(facts) or defaults[1] or domain(url)
    authors = [name for author in raw.authors or facts.authors if (name := _line(author))]
    return Article(
        id=article_id(publisher=publisher, published=published, text=text),
        key=raw.key,
        url=_line(url),
        publisher=publisher,
        agency=credited_agency(full, authors=authors, names=agency_names()),
        title=_line(raw.title) or _line(facts.title),
        authors=authors,
        published=published,
        language="en",
        text=text,
        extra=extra,
    )


def _named_by_page(facts: PageFacts) -> str | None:
    """The site's name; its domain is weaker than a name given by the user."""
    return None if facts.publisher == domain(facts.url) else _line(facts.publisher)


def _line(value: str | None) -> str | None:
    """One line without white space around it; empty is unknown."""
    return " ".join(clean(value).split()) or None if value else None


def _rejected(raw: RawArticle, reason: Any, detail: str) -> Rejection:
    key = raw.key or raw.where
    return rejection("extract", reason, f"{raw.where}: {detail}", key=key, url=raw.url)
