"""Quotation marks: which characters of a text stand inside quotes; odd or unpaired marks break nothing."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

_CLOSE = {"“": "”", "«": "»", "„": "“", '"': '"', "''": "''", "``": "''", "‘": "’", "'": "'"}
_MARK = re.compile(r"''|``|[“”«»„\"‘’']|\n[ \t]*\n")
_SINGLE = frozenset(("‘", "'"))
MAX_QUOTE = 3000
"""A quotation longer than this (characters) is an unpaired mark, not a quotation."""


@dataclass(frozen=True, slots=True)
class Quotes:
    """The quoted stretches of a text: (start, end) with their marks, in order, not overlapping."""

    spans: tuple[tuple[int, int], ...]

    def share(self, start: int, end: int) -> float:
        """Return how much of the characters *start* .. *end* is quoted, between 0 and 1."""
        inside = sum(min(end, b) - max(start, a) for a, b in self._near(start, end))
        return inside / (end - start) if end > start else 0.0

    def holding(self, at: int) -> tuple[int, int] | None:
        """Return the quotation that holds the character *at*, None outside."""
        return next(iter(self._near(at, at + 1)), None)

    def _near(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        first = bisect_right(self.spans, start, key=lambda s: s[1])
        for span in self.spans[first:]:
            if span[0] >= end:
                return
            yield span


def quotes(text: str) -> Quotes:
    """Find the quotations of *text*.

    A quotation ends at its closing mark, or, running on, at the end of a paragraph: the next
    paragraph then opens with a mark again (continued quotation). Single marks count only where
    they are no apostrophes, and never inside a quotation in other marks.
    """
    spans: list[tuple[int, int]] = []
    start, closing = -1, ""
    for found in _MARK.finditer(text):
        mark, at = found[0], found.start()
        if start >= 0 and at - start > MAX_QUOTE:
            start = -1
        if mark.startswith("\n"):
            if start >= 0 and closing not in ("’", "'"):
                spans.append((start, at))
            start = -1
        elif start >= 0 and _ends(text, found, closing):
            spans.append((start, found.end()))
            start = -1
        elif start < 0 and mark in _CLOSE and _opens(text, found):
            start, closing = at, _CLOSE[mark]
    if start >= 0 and closing not in ("’", "'") and len(text) - start <= MAX_QUOTE:
        spans.append((start, len(text)))
    return Quotes(tuple(spans))


def _opens(text: str, found: re.Match[str]) -> bool:
    """Whether a mark can open: a straight or single one follows no letter and precedes a word."""
    mark = found[0]
    before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
    if mark in ('"', "''"):
        return bool(after.strip()) and not before.isalnum()
    if mark in _SINGLE:
        return after.isalnum() and not before.isalnum() and _single_closes(text, found)
    return True


def _single_closes(text: str, found: re.Match[str]) -> bool:
    """Whether the paragraph has the closing mark of a single one: "'Tis" opens no quotation."""
    closing = re.escape(_CLOSE[found[0]])
    limit = text.find("\n", found.end())
    rest = text[found.end() : limit if limit >= 0 else found.end() + MAX_QUOTE]
    return re.search(rf"[\w.,!?…]{closing}(?!\w)", rest) is not None


def _ends(text: str, found: re.Match[str], closing: str) -> bool:
    mark, after = found[0], text[found.end() : found.end() + 1]
    if closing in ("’", "'"):
        return mark == closing and not after.isalnum()
    return mark == closing or (closing == "”" and mark == '"' and not after.isalnum())
