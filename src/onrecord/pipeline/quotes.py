"""Quotation marks: which characters of a text stand inside quotes; odd or unpaired marks break nothing."""

from dataclasses import dataclass

_OPEN = {"“": "”", "«": "»", "„": "“"}
_STRAIGHT = '"'
MAX_QUOTE = 3000
"""A quotation longer than this (characters) is an unpaired mark, not a quotation."""


@dataclass(frozen=True, slots=True)
class Quotes:
    """The quoted stretches of a text: (start, end) with their marks, in order, not overlapping."""

    spans: tuple[tuple[int, int], ...]

    def share(self, start: int, end: int) -> float:
        """Return how much of the characters *start* .. *end* is quoted, between 0 and 1."""
        inside = sum(min(end, b) - max(start, a) for a, b in self.spans if a < end and start < b)
        return inside / (end - start) if end > start else 0.0


def quotes(text: str) -> Quotes:
    """Find the quotations of *text*.

    A quotation ends at its closing mark, or, running on, at the end of a paragraph: the next
    paragraph then opens with a mark again (continued quotation).
    """
    spans: list[tuple[int, int]] = []
    start: int | None = None
    closing = ""
    for i, char in enumerate(text):
        if start is not None and (char == closing or i - start > MAX_QUOTE):
            if char == closing:
                spans.append((start, i + 1))
            start = None
        elif start is not None and char == "\n" and text[i + 1 : i + 2] == "\n":
            spans.append((start, i))
            start = None
        elif start is None and (char in _OPEN or char == _STRAIGHT) and _opens(text, i):
            start, closing = i, _OPEN.get(char, _STRAIGHT)
    if start is not None and len(text) - start <= MAX_QUOTE:
        spans.append((start, len(text)))
    return Quotes(tuple(spans))


def _opens(text: str, i: int) -> bool:
    """Whether the mark at *i* can open: a straight one does not follow a letter or precede a space."""
    if text[i] != _STRAIGHT:
        return True
    before, after = text[i - 1 : i], text[i + 1 : i + 2]
    return bool(after.strip()) and not before.isalnum()
