"""Windows: how words are packed for the encoder, the same in training and at run time."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .wordpiece import WordPiece

MAX_WORDS = 120
MAX_PIECES = 254
"""Pieces of one window, beside the two marks at its ends."""

SHAPES = ("lower", "title", "upper", "capital", "mixed", "digits", "alnum", "other")
GAPS = ("none", "space", "line", "paragraph")
_ENDS = frozenset((".", "!", "?", "…", "...", "。"))
_CLOSERS = frozenset(('"', "”", "’", "'", "''", ")", "]", "»"))
_PAUSES = frozenset((",", ";", ":", "-", "–", "—"))


@dataclass(frozen=True, slots=True)
class Word:
    """One word as the encoder sees it; ``gap`` (index into ``GAPS``) is what stands before it."""

    text: str
    gap: int


@dataclass(frozen=True, slots=True)
class Window:
    """Encoder input of the words ``start`` .. ``end``: one entry per piece, ``first`` per word."""

    start: int
    end: int
    ids: list[int]
    shapes: list[int]
    gaps: list[int]
    first: list[int]


def gap_of(white: str) -> int:
    """Return the index into ``GAPS`` of the white space *white* between two words."""
    breaks = white.count("\n")
    return min(breaks, 2) + 1 if breaks else int(bool(white))


def shape_of(word: str) -> int:
    """Return the index into ``SHAPES`` of the case pattern of *word*."""
    if word.isalpha():
        if word.islower():
            return 0
        if word.isupper():
            return 2 if len(word) > 1 else 3
        return 1 if word[0].isupper() and word[1:].islower() else 4
    if word.isdigit():
        return 5
    return 6 if any(c.isalnum() for c in word) else 7


def _quality(words: Sequence[Word], cut: int) -> int:
    """How good it is to cut before the word *cut*: paragraph 3, sentence 2, pause 1, else 0."""
    if words[cut].gap == 3:
        return 3
    last = cut - 1
    if words[last].text in _CLOSERS and last:
        last -= 1
    opens = not words[cut].text[:1].islower() and words[cut].gap
    if words[last].text in _ENDS and opens and words[cut].text not in _CLOSERS:
        return 2
    return int(words[cut - 1].text in _PAUSES)


def _cut(words: Sequence[Word], start: int, limit: int) -> int:
    """Return the best cut in the later part of ``start`` .. ``limit``: the last one of the best kind."""
    best, at = -1, limit
    floor = start + max(1, (limit - start) // 2)
    for cut in range(limit, floor, -1):
        quality = _quality(words, cut)
        if quality > best:
            best, at = quality, cut
    return at


def windows(words: Sequence[Word], pieces: WordPiece) -> Iterator[Window]:
    """Yield the windows that cover *words* in order, each at most MAX_WORDS and MAX_PIECES long."""
    start = 0
    while start < len(words):
        limit, size = start, 0
        while limit < len(words) and limit - start < MAX_WORDS:
            size += len(pieces(words[limit].text))
            if size > MAX_PIECES and limit > start:
                break
            limit += 1
        end = limit if limit == len(words) else _cut(words, start, limit)
        yield _pack(words, pieces, start, end)
        start = end


def _pack(words: Sequence[Word], pieces: WordPiece, start: int, end: int) -> Window:
    ids, shapes, gaps, first = [pieces.start], [7], [3], []
    for word in words[start:end]:
        found = pieces(word.text)
        first.append(len(ids))
        ids.extend(found)
        shapes.extend([shape_of(word.text)] * len(found))
        gaps.extend([word.gap] + [0] * (len(found) - 1))
    return Window(start, end, [*ids, pieces.end], [*shapes, 7], [*gaps, 3], first)
