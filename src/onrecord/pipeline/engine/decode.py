"""From scores to structure: legal BIO sequences (Viterbi) and well-formed trees (Chu-Liu-Edmonds)."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ..layers import Floats

Ints = NDArray[np.int64]
_ROOT_PENALTY = 1e4
"""Makes every arc to ROOT so dear that a maximum tree has exactly one."""


class Bio:
    """Decodes the scores of one BIO head; an I may only follow a B or I of its own label.

    Attributes:
        labels: the head's labels, "O" first.
    """

    def __init__(self, labels: Sequence[str]) -> None:
        self.labels = list(labels)
        index = {label: i for i, label in enumerate(labels)}
        self._inside = np.array([label[0] == "I" for label in labels])
        # what may stand before an inside label: itself or its B; for others the entry is not read
        self._same = np.array(list(range(len(labels))))
        self._begin = np.array([index.get("B" + label[1:], i) for i, label in enumerate(labels)])

    def spans(self, scores: Floats) -> list[tuple[int, int, str]]:
        """Return (start, end, label) of the best legal sequence of *scores*, shape (words, labels)."""
        out: list[tuple[int, int, str]] = []
        start = 0
        path = [self.labels[i] for i in self.best(scores)] + ["O"]
        for i, tag in enumerate(path):
            if i > start and path[start] != "O" and tag[0] != "I":
                out.append((start, i, path[start][2:]))
            if tag[0] != "I":
                start = i
        return out

    def best(self, scores: Floats) -> Ints:
        """Return the best legal label indices, shape (words,)."""
        greedy = scores.argmax(axis=1)
        if self._legal(greedy):
            return greedy
        return self._viterbi(scores)

    def _legal(self, path: Ints) -> bool:
        before = np.concatenate(([0], path[:-1]))
        ok = ~self._inside[path] | (before == path) | (before == self._begin[path])
        ok[0] = not self._inside[path[0]]
        return bool(ok.all())

    def _viterbi(self, scores: Floats) -> Ints:
        alpha = np.where(self._inside, -np.inf, scores[0])
        back = np.zeros(scores.shape, dtype=np.int64)
        for t in range(1, len(scores)):
            own = np.where(alpha[self._same] >= alpha[self._begin], self._same, self._begin)
            back[t] = np.where(self._inside, own, int(alpha.argmax()))
            alpha = alpha[back[t]] + scores[t]
        path = np.zeros(len(scores), dtype=np.int64)
        path[-1] = alpha.argmax()
        for t in range(len(scores) - 1, 0, -1):
            path[t - 1] = back[t, path[t]]
        return path


def tree(scores: Floats) -> Ints:
    """Return each word's head (0 is ROOT, i + 1 word i), one root, no cycle.

    Args:
        scores: arc scores of one sentence, shape (words, words + 1).
    """
    heads = scores.argmax(axis=1)
    if (heads == 0).sum() == 1 and not _cycle(heads):
        return heads
    size = len(scores) + 1
    full = np.full((size, size), -np.inf)
    full[1:] = scores
    full[1:, 0] -= _ROOT_PENALTY
    np.fill_diagonal(full, -np.inf)
    return _chu_liu_edmonds(full)[1:]


def _cycle(heads: Ints) -> list[int]:
    """Return the nodes (words, from 1) of a cycle of *heads*, or nothing."""
    state = [0] * (len(heads) + 1)
    for start in range(1, len(heads) + 1):
        path, node = [], start
        while node and not state[node]:
            state[node] = start
            path.append(node)
            node = int(heads[node - 1])
        if node and state[node] == start:
            return path[path.index(node) :]
    return []


def _chu_liu_edmonds(scores: NDArray[np.float64]) -> Ints:
    """Return the heads of the maximum spanning arborescence of *scores* [dependent, head]; node 0 is the root.

    Chu & Liu 1965, Edmonds 1967: contract a cycle, solve, expand.
    """
    heads = scores.argmax(axis=1)
    heads[0] = 0
    cycle = _cycle(heads[1:])
    if not cycle:
        return heads
    size = len(scores)
    rest = [n for n in range(size) if n not in set(cycle)]
    own = scores[cycle, heads[cycle]]
    # arcs into the cycle break it at one node: gain of the new arc over the one it replaces
    entering = scores[np.ix_(cycle, rest)] - own[:, None]
    leaving = scores[np.ix_(rest, cycle)]
    small = np.full((len(rest) + 1, len(rest) + 1), -np.inf)
    small[:-1, :-1] = scores[np.ix_(rest, rest)]
    small[-1, :-1] = entering.max(axis=0) + own.sum()
    small[:-1, -1] = leaving.max(axis=1)
    small[0] = -np.inf
    solved = _chu_liu_edmonds(small)
    out = heads.copy()
    for i, node in enumerate(rest[1:], start=1):
        head = solved[i]
        out[node] = rest[head] if head < len(rest) else cycle[int(leaving[i].argmax())]
    source = int(solved[-1])
    out[cycle[int(entering[:, source].argmax())]] = rest[source]
    return out
