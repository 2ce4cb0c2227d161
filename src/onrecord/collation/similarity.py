"""How near words are in meaning: vectors of words alone, distilled from a sentence encoder.

``vectors/words.npy`` has a row of 96 eight-bit numbers for each of ``words.txt``, made by
``training/vectors.py`` from all-MiniLM-L6-v2 (Apache-2.0).
"""

from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_FOLDER = resources.files("onrecord.collation") / "vectors"


@cache
def _numbers() -> dict[str, int]:
    words = (_FOLDER / "words.txt").read_text(encoding="utf-8").split("\n")
    return {word: number for number, word in enumerate(words) if word}


@cache
def _vectors() -> "NDArray[np.float32]":
    with resources.as_file(_FOLDER / "words.npy") as path:
        rows = np.load(path).astype(np.float32)
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1.0)


def term(word: str) -> int | None:
    """Return the number of *word*, in lower case, None if it has no vector."""
    return _numbers().get(word)


def nearness(ones: Sequence[int], others: Sequence[int]) -> tuple[float, float]:
    """Return how well *others* cover *ones*, and the reverse: the mean of each term's nearest.

    Terms are numbers as :func:`term` gives them; the result is in [-1, 1], 0 where one has none.
    """
    if not ones or not others:
        return 0.0, 0.0
    near = _vectors()[list(ones)] @ _vectors()[list(others)].T
    return float(near.max(1).mean()), float(near.max(0).mean())


def nearest(ones: Iterable[int], others: Iterable[int]) -> float:
    """Return the nearness of the two nearest terms, 0 where there are none."""
    rows, columns = list(ones), list(others)
    if not rows or not columns:
        return 0.0
    return float((_vectors()[rows] @ _vectors()[columns].T).max())


def likeness(ones: Sequence[int], others: Sequence[int]) -> float:
    """Return the cosine of the means of two lots of terms, 0 where one is empty."""
    if not ones or not others:
        return 0.0
    one, other = (_vectors()[list(some)].mean(0) for some in (ones, others))
    return float(one @ other / max(float(np.linalg.norm(one) * np.linalg.norm(other)), 1e-6))
