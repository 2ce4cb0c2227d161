"""Spans: the characters a statement of the record comes from."""

import msgspec

Offsets = tuple[int, int]
"""Start and end in Unicode code points of ``article.text``; the end is exclusive."""


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """Base of every record type: immutable, keyword-only, null where unknown."""


class Span(Record, frozen=True, kw_only=True):
    """Words of the article; ``article.text[span[0]:span[1]] == text`` always holds."""

    text: str
    span: Offsets
