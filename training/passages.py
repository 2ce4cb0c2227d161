"""Passages: annotated running text, and its cut into encoder windows with labels.

Every source of training data becomes `Passage` objects (see treebanks.py, written.py, gum.py);
a head that a source says nothing about is simply absent and costs no loss.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.pipeline.engine.windows import Window, Word, windows
from onrecord.pipeline.engine.wordpiece import WordPiece

IGNORE = -100


@dataclass(frozen=True)
class Pair:
    """A relation between the words of an anchor (cue, trigger) and the words that fill it."""

    relation: str
    anchors: tuple[int, ...]
    fillers: tuple[int, ...]


@dataclass
class Passage:
    """Words with labels.

    Attributes:
        words: the words of one document or sentence, in order.
        tags: head -> one label per word (None where unknown).
        heads: index of each word's syntactic head, -1 for root, None without a treebank.
        names: per word the set of BIO name labels that are allowed, None without names.
        pairs: relations; None where the source marks none. Anchors without fillers count too.
        scores: per word the factuality score (-3..3) or None.
    """

    words: list[Word]
    tags: dict[str, list[str | None]] = field(default_factory=dict)
    heads: list[int] | None = None
    names: list[frozenset[str]] | None = None
    pairs: list[Pair] | None = None
    scores: list[float | None] | None = None


@dataclass(frozen=True)
class Example:
    """One window with the part of the passage's labels that lies in it (indices are window-local)."""

    window: Window
    tags: dict[str, list[str | None]]
    heads: list[int] | None
    names: list[frozenset[str]] | None
    pairs: list[Pair] | None
    scores: list[float | None] | None


def examples(passage: Passage, pieces: WordPiece) -> Iterator[Example]:
    """Yield the windows of *passage* with their labels; heads outside the window become IGNORE."""
    for window in windows(passage.words, pieces):
        start, end = window.start, window.end
        heads = passage.heads and [
            -1 if h == -1 else h - start if start <= h < end else IGNORE
            for h in passage.heads[start:end]
        ]
        pairs = None
        if passage.pairs is not None:
            pairs = [p for p in (_inside(p, start, end) for p in passage.pairs) if p.anchors]
        yield Example(
            window=window,
            tags={head: labels[start:end] for head, labels in passage.tags.items()},
            heads=heads or None,
            names=passage.names[start:end] if passage.names else None,
            pairs=pairs,
            scores=passage.scores[start:end] if passage.scores else None,
        )


def _inside(pair: Pair, start: int, end: int) -> Pair:
    cut = lambda indices: tuple(i - start for i in indices if start <= i < end)
    return Pair(pair.relation, cut(pair.anchors), cut(pair.fillers))


def covered(offsets: Sequence[tuple[int, int]], spans: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """Return the indices of the words (character *offsets*) that overlap one of the *spans*."""
    return tuple(i for i, (a, b) in enumerate(offsets) if any(a < e and s < b for s, e in spans))


def bio(length: int, spans: Sequence[tuple[Sequence[int], str]]) -> list[str]:
    """Return BIO labels for runs of word indices; an earlier span keeps its words against a later one."""
    out = ["O"] * length
    for indices, label in spans:
        before = None
        for i in indices:
            if out[i] == "O":
                out[i] = ("I-" if before == i - 1 and out[i - 1].endswith(label) else "B-") + label
                before = i
    return out
