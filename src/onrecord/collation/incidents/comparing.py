"""How probable it is that two reports tell of one happening: a log-linear model with readable weights.

The probability depends on the two reports alone, never on what else the store holds or on what came
first. Weights are in ``weights.tsv``, fitted by ``training/incidents.py``.
"""

import math
from functools import lru_cache
from pathlib import Path

from ...records import Merge
from .evidence import CONTEXT, Seen, evidence, kind_of, same_words
from .report import Report

WEIGHTS = Path(__file__).with_name("weights.tsv")
FLOOR = 0.1
"""Pairs that are less probable than this are no links."""
_HOPELESS = math.log(FLOOR / (1 - FLOOR)) - 0.01
"""The score below which no rounding brings a pair to the floor."""
CERTAIN = 0.999
"""The probability of a sentence carried twice; from it on a link is never weighed against others."""
_REASONS = 5

MergeLink = Merge
"""A link of two reports: ``between`` in order, ``score`` the probability, ``why`` its evidence in words."""


def compare(a: Report, b: Report) -> MergeLink | None:
    """Return the link of two reports, None below the floor; ``compare(b, a)`` is the same."""
    first, second = (a, b) if a.statement < b.statement else (b, a)
    between = (first.statement, second.statement)
    if same_words(first, second):
        return Merge(between=between, score=CERTAIN, why=["the same sentence in both articles"])
    if _is_hopeless(first, second):
        return None
    seen = evidence(first, second)
    probability = probability_of(seen, weights())
    if probability < FLOOR:
        return None
    return Merge(between=between, score=probability, why=reasons(seen, weights()))


def _is_hopeless(a: Report, b: Report) -> bool:
    """Whether not even the same words around would bring the pair to the floor."""
    if a.statement.article == b.statement.article:
        return False
    by, kind = weights(), kind_of(a, b)
    most = sum(
        max(0.0, by.get(name, 0.0) + (by.get(f"{name}, {kind}", 0.0) if kind != "act" else 0.0))
        for name in CONTEXT
    )
    score = most + sum(by.get(s.feature, 0.0) * s.value for s in evidence(a, b, context=False))
    return score < _HOPELESS


def probability_of(seen: list[Seen], by: dict[str, float]) -> float:
    """Return the probability in four decimals, at most just below that of a copied sentence."""
    score = sum(by.get(s.feature, 0.0) * s.value for s in seen)
    return min(round(1 / (1 + math.exp(-max(-30.0, min(30.0, score)))), 4), CERTAIN - 0.001)


def reasons(seen: list[Seen], by: dict[str, float]) -> list[str]:
    """Return what speaks for one happening, the weightiest first, in words."""
    told: dict[str, float] = {}
    for s in seen:
        if s.words:
            told[s.words] = told.get(s.words, 0.0) + by.get(s.feature, 0.0) * s.value
    best = sorted((w for w in told if told[w] > 0), key=lambda w: (-told[w], w))
    return best[:_REASONS] or ["nothing that is told sets them apart"]


@lru_cache(maxsize=1)
def weights() -> dict[str, float]:
    """Return the weights of the features."""
    rows = (line.split("\t") for line in WEIGHTS.read_text(encoding="utf-8").splitlines()[1:])
    return {name: float(weight) for name, weight in rows}
