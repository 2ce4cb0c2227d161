"""A page of HTML to the body of its article and what the page says about it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .limits import Limits
from .markup import harmless
from .metadata import PageFacts, page_facts

if TYPE_CHECKING:
    from lxml.etree import _Element

PARAGRAPH_BREAK = "\n\n"
# Above this size the second opinions of trafilatura cost more than they find.
_LARGE = 1_000_000
_BLOCKS = frozenset(("p", "head", "item", "quote", "code", "ab"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """``text`` in paragraphs, in the order of the page; empty where there is no body of text."""

    text: str
    facts: PageFacts


def extract(html: str, *, url: str | None = None, limits: Limits) -> Page:
    """Return the article of the page *html* (clean characters) fetched from *url*.

    Raises:
        OverflowError: the page has more elements than the limit.
    """
    from lxml import etree
    from lxml import html as lxml_html

    source = harmless(html, limits)
    # Bytes, because lxml refuses a string that declares an encoding of its own.
    parser = lxml_html.HTMLParser(encoding="utf-8")
    try:
        tree = lxml_html.document_fromstring(source.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return Page(text="", facts=PageFacts(url=url))
    elements = sum(1 for _ in tree.iter())
    if elements > limits.max_elements:
        raise OverflowError(f"{elements:,} elements, more than {limits.max_elements:,}")
    facts = page_facts(tree, url)
    body = _body(tree, fast=len(source) > _LARGE)
    paragraphs = [] if body is None else list(_paragraphs(body))
    if facts.title and paragraphs[:1] == [facts.title]:
        del paragraphs[0]  # kept as the title; twice told is not twice happened
    return Page(text=PARAGRAPH_BREAK.join(paragraphs), facts=facts)


def _body(tree: "_Element", *, fast: bool) -> "_Element | None":
    from trafilatura import bare_extraction

    # No metadata from here: its date search knows today's date, and a page's must not depend on it.
    document = bare_extraction(
        tree,
        fast=fast,
        include_comments=False,
        include_tables=False,
        include_images=False,
        include_links=False,
        include_formatting=False,
        with_metadata=False,
    )
    return document.body if document is not None else None


def _paragraphs(body: "_Element") -> Iterator[str]:
    for element in body.iter():
        if element.tag not in _BLOCKS or any(a.tag in _BLOCKS for a in element.iterancestors()):
            continue
        for lb in list(element.iter("lb")):
            lb.tail = "\n" + (lb.tail or "")
        for line in "".join(element.itertext()).split("\n"):
            if paragraph := " ".join(line.split()):
                yield paragraph
