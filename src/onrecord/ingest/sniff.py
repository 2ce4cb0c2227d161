"""Which format a stream without a name is of."""

import codecs
import re

from .decoding import decode
from .readers import READERS, Reader

HEAD = 4096
_MARKUP = re.compile(
    r"(?is)\s*(?:<\?xml[^>]{0,200}>\s*|<!--.{0,2000}?-->\s*)*"
    r"<(?:!doctype html|html|head|body|article|main|div|section|p|meta|title|script|h1)[\s>]"
)
_PRETTY = re.compile(r"\s*(?:\{\s*\n|\[\s*[{\[\]])")


def reader_for(head: bytes) -> Reader:
    """Return the reader of what begins with *head*: JSON, JSON Lines, HTML, else plain text."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head[: len(head) // 2 * 2]
    start = (decode(head) or "").removeprefix("\ufeff")
    if _PRETTY.match(start):
        return READERS[".json"]
    if start.lstrip().startswith("{"):
        return READERS[".jsonl"]
    return READERS[".html" if _MARKUP.match(start) else ".txt"]
