"""What a page says about itself: JSON-LD, meta elements, title, time element."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from .published import iso_published, published_in_url

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE_TYPES = re.compile(r"(?i).*(?:article|posting|report)$")
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "date",
    "dc.date.issued", "dc.date", "dcterms.created", "dcterms.date", "sailthru.date",
    "parsely-pub-date", "publishdate", "publish-date", "pubdate", "publication_date",
    "cxenseparse:recs:publishtime", "originalpublicationdate", "bt:pubdate",
)  # fmt: skip
_TITLES = ("og:title", "twitter:title", "dc.title", "headline")
_SITES = ("og:site_name", "application-name", "dc.publisher", "publisher")
_AUTHORS = ("author", "article:author", "parsely-author", "dc.creator", "sailthru.author", "byl")
_SEPARATED = re.compile(r"\s+[|\-–—·•»:]+\s+")
_BY = re.compile(r"(?i)^by\s+")
_MAX_JSON = 200_000
_MAX_SITE_WORDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """Metadata of a page; ``kind`` is the Open Graph type."""

    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    url: str | None = None
    kind: str | None = None


def page_facts(tree: "HtmlElement", url: str | None = None) -> PageFacts:
    """Return what the parsed page *tree*, fetched from *url*, says about itself."""
    meta = _meta(tree)
    data = next(_articles_in_json(tree), {})
    url = url or _canonical(tree, meta)
    site = _first(meta, _SITES) or _name(data.get("publisher")) or _site_in_title(tree)
    return PageFacts(
        title=_title(tree, meta, data, site),
        publisher=site or domain(url),
        authors=_authors(meta, data),
        published=_published(tree, meta, data, url),
        url=url,
        kind=meta.get("og:type"),
    )


def domain(url: str | None) -> str | None:
    """Return the host of *url* without ``www.``, if it has one."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _meta(tree: "HtmlElement") -> dict[str, str]:
    """The first non-empty content of each meta name, in lower case."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = " ".join((element.get("content") or "").split())
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _articles_in_json(tree: "HtmlElement") -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = (script.text or "")[:_MAX_JSON]
        try:
            data = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            kinds = node.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(kind, str) and _ARTICLE_TYPES.match(kind) for kind in kinds):
                yield node


def _nodes(data: Any) -> Iterator[dict[str, Any]]:
    for node in data if isinstance(data, list) else [data]:
        if isinstance(node, dict):
            yield node
            graph = node.get("@graph")
            yield from (n for n in graph if isinstance(n, dict)) if isinstance(graph, list) else ()


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((meta[name] for name in names if name in meta), None)


def _name(value: Any) -> str | None:
    """The name of a schema.org thing given as an object, a list or a string."""
    if isinstance(value, list):
        return next((name for item in value if (name := _name(item))), None)
    if isinstance(value, dict):
        value = value.get("name")
    if not isinstance(value, str) or "://" in value:
        return None
    return " ".join(value.split()) or None


def _title(
    tree: "HtmlElement", meta: dict[str, str], data: dict[str, Any], site: str | None
) -> str | None:
    headline = data.get("headline")
    first = headline if isinstance(headline, str) and headline.strip() else _first(meta, _TITLES)
    if first is None:
        headings = [" ".join(h.text_content().split()) for h in tree.iter("h1")]
        element = tree.find(".//title")
        named = " ".join(element.text_content().split()) if element is not None else ""
        # A heading that the page's title repeats is the article's; a lone one most often is.
        first = next((h for h in headings if h and h in named), None) or named
        if len(headings) == 1 and headings[0]:
            first = headings[0]
    return _without_site(" ".join(first.split()), site) or None


def _site_in_title(tree: "HtmlElement") -> str | None:
    """ "Site" where the page is called "Heading - Site" and has that one heading."""
    headings = [" ".join(h.text_content().split()) for h in tree.iter("h1")]
    name = " ".join((tree.findtext(".//title") or "").split())
    if len(headings) != 1 or not headings[0] or not name.startswith(headings[0]):
        return None
    separator = _SEPARATED.match(name, len(headings[0]))
    site = name[separator.end() :] if separator else ""
    return site if site and len(site.split()) <= _MAX_SITE_WORDS else None


def _without_site(title: str, site: str | None) -> str:
    """Cut " | Site" off; without a known site only what follows a bar."""
    separators = list(_SEPARATED.finditer(title))
    if not separators:
        return title
    last = separators[-1]
    tail = title[last.end() :].casefold().replace(" ", "")
    plain = (site or "").casefold().replace(" ", "")
    known = bool(plain) and tail in (plain, plain.rpartition(".")[0])
    return title[: last.start()] if known or "|" in last[0] else title


def _authors(meta: dict[str, str], data: dict[str, Any]) -> tuple[str, ...]:
    given = data.get("author")
    names = [_name(item) for item in (given if isinstance(given, list) else [given])]
    if not any(names):
        value = _first(meta, _AUTHORS) or ""
        names = [] if "://" in value else re.split(r"\s*[;,]\s*|\s+and\s+", value)
    cleaned = (_BY.sub("", name.strip()) for name in names if name)
    return tuple(dict.fromkeys(name for name in cleaned if name))


def _published(
    tree: "HtmlElement", meta: dict[str, str], data: dict[str, Any], url: str | None
) -> str | None:
    """The first that is a date: an unreadable one must not hide the next."""
    stated = [data.get("datePublished"), *(meta.get(name) for name in _PUBLISHED)]
    times = list(tree.iter("time"))
    # Related stories carry times too; the one in the article's head comes first.
    marked = [t for t in times if (t.get("itemprop") or "").lower() == "datepublished"]
    stated += [t.get("datetime") or t.text_content()[:60] for t in (*marked, *times[:1])]
    for value in stated:
        if isinstance(value, str) and (found := iso_published(value)):
            return found
    return published_in_url(url) if url else None


def _canonical(tree: "HtmlElement", meta: dict[str, str]) -> str | None:
    for link in tree.iter("link"):
        address = link.get("href") or ""
        if (link.get("rel") or "").lower() == "canonical" and address.startswith("http"):
            return str(address.strip())
    address = meta.get("og:url", "")
    return address if address.startswith("http") else None
