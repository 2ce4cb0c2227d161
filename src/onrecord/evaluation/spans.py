"""Spans and how gold and predicted ones are paired."""

from collections.abc import Iterable, Sequence
from typing import Any

Offsets = tuple[int, int]


def overlap(a: Offsets | None, b: Offsets | None) -> bool:
    """Whether both are known and share a character."""
    return a is not None and b is not None and a[0] < b[1] and b[0] < a[1]


def any_overlap(some: Iterable[Offsets], others: Sequence[Offsets]) -> bool:
    """Whether a span of *some* shares a character with one of *others*."""
    return any(overlap(a, b) for a in some for b in others)


def one_to_one(candidates: Iterable[tuple[Any, int, int]]) -> list[tuple[int, int]]:
    """Return pairs, each index used once, in the order of *candidates* (rank, left, right)."""
    lefts: set[int] = set()
    rights: set[int] = set()
    pairs = []
    for _, left, right in candidates:
        if left not in lefts and right not in rights:
            lefts.add(left)
            rights.add(right)
            pairs.append((left, right))
    return pairs


def aligned(gold: Sequence[Offsets], predicted: Sequence[Offsets]) -> list[tuple[int, int]]:
    """Return pairs of overlapping spans: equal ones first, then by how much they share."""
    ranked = []
    for i, g in enumerate(gold):
        for j, p in enumerate(predicted):
            shared = min(g[1], p[1]) - max(g[0], p[0])
            if shared > 0:
                ranked.append(((tuple(g) != tuple(p), -shared, g[0]), i, j))
    return one_to_one(sorted(ranked))
