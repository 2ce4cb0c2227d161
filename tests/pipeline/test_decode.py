"""Decoding: sequences are legal and best, trees are trees and best."""

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from onrecord.pipeline.engine.decode import Bio, tree

LABELS = ["O", "B-cue", "I-cue", "B-source", "I-source"]
scores_of = hnp.arrays(
    np.float32,
    st.tuples(st.integers(1, 5), st.just(len(LABELS))),
    elements=st.floats(-5, 5, width=32),
)


def legal(path: tuple[int, ...]) -> bool:
    before = "O"
    for label in (LABELS[i] for i in path):
        if label[0] == "I" and before[1:] != label[1:]:
            return False
        before = label
    return True


@given(scores_of)
@settings(deadline=None)
def test_the_best_legal_sequence_is_found(scores):
    """No legal sequence scores higher than the one returned, and it is legal itself."""
    found = tuple(Bio(LABELS).best(scores).tolist())
    assert legal(found)
    rows = range(len(scores))
    value = sum(scores[i, found[i]] for i in rows)
    paths = (p for p in itertools.product(range(len(LABELS)), repeat=len(scores)) if legal(p))
    assert value >= max(sum(scores[i, p[i]] for i in rows) for p in paths) - 1e-4


def test_adjacent_spans_stay_apart():
    """A B right after an I opens a new span; spans carry start, end (exclusive) and label."""
    path = [1, 2, 1, 0, 3]
    scores = np.full((5, 5), -9.0, dtype=np.float32)
    scores[range(5), path] = 9
    assert Bio(LABELS).spans(scores) == [(0, 2, "cue"), (2, 3, "cue"), (4, 5, "source")]


def is_tree(heads: tuple[int, ...]) -> bool:
    if heads.count(0) != 1:
        return False
    for start in range(1, len(heads) + 1):
        word, seen = start, set()
        while word:
            if word in seen:
                return False
            seen.add(word)
            word = heads[word - 1]
    return True


@given(
    st.integers(1, 5).flatmap(
        lambda n: hnp.arrays(np.float32, (n, n + 1), elements=st.floats(-5, 5, width=32))
    )
)
@settings(deadline=None)
def test_the_best_tree_with_one_root_is_found(scores):
    """Heads form a tree with one root, and no such tree scores higher."""
    found = tuple(tree(scores).tolist())
    assert is_tree(found)
    rows = range(len(scores))
    value = sum(scores[i, found[i]] for i in rows)
    every = itertools.product(range(len(scores) + 1), repeat=len(scores))
    assert value >= max(sum(scores[i, h[i]] for i in rows) for h in every if is_tree(h)) - 1e-3
