"""HTML made harmless before a parser sees it: bounded depth, bounded tags."""

import re

from .limits import Limits

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)([^>]*)>")
# Elements that mean nothing by themselves; parsers recover from the absence of any of them.
_CONTAINERS = frozenset(
    (
        "div", "span", "section", "article", "main", "aside", "header", "footer", "nav", "center",
        "font", "b", "i", "em", "strong", "small", "big", "u", "s", "a", "ul", "ol", "li", "dl",
        "dd", "dt", "table", "tbody", "thead", "tfoot", "tr", "td", "th", "blockquote", "form",
        "fieldset", "label",
    )
)  # fmt: skip


def harmless(html: str, limits: Limits) -> str:
    """Return *html* with containers below ``max_depth`` flattened and huge tags without attributes.

    Extraction takes quadratic time in the attributes of one element, and parsers give up on
    elements nested some hundred deep; ordinary pages come back unchanged.
    """
    # Beyond the last ">" no tag can end: without this, "<a<a<a…" would be searched over and over.
    end = html.rfind(">") + 1
    pieces: list[str] = []
    depth = last = 0
    for tag in _TAG.finditer(html, 0, end):
        closing, name, attributes = tag[1], tag[2].lower(), tag[3]
        replacement = f"<{closing}{name}>" if len(attributes) > limits.max_tag else None
        if name in _CONTAINERS and not attributes.endswith("/"):
            too_deep = depth > limits.max_depth
            depth = max(0, depth - 1) if closing else depth + 1
            if too_deep:
                replacement = " "
        if replacement is not None:
            pieces += (html[last : tag.start()], replacement)
            last = tag.end()
    return "".join((*pieces, html[last:])) if pieces else html
