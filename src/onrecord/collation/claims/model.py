"""How two statements stand to each other: a log-linear model of four answers.

The weights (``weights.tsv``: a feature a line, a column for each answer) are fitted by
``training/claims.py`` on pairs of short articles written for it: multinomial logistic regression.
"""

import math
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources

from ...records.labels import LinkBasis, LinkRelation

ANSWERS = ("unrelated", "corroborates", "contradicts", "updates")
"""The columns of the table; ``copies`` needs no model."""
_GROUNDS: tuple[tuple[LinkBasis, tuple[str, ...]], ...] = (
    ("quantity", ("count", "number")),
    ("negation", ("denies", "negat", "denial", "opposites")),
    ("entity", ("culprits", "victims", "names apart", "names more")),
    ("time", ("time apart", "time gap", "come true", "looks ahead")),
    ("place", ("place apart",)),
)
"""Which ground a feature speaks for, by how its name begins."""


@cache
def weights() -> dict[str, tuple[float, ...]]:
    """Return the weights of each feature, in the order of ``ANSWERS``."""
    table = resources.files("onrecord.collation.claims") / "weights.tsv"
    lines = table.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {name: tuple(map(float, values)) for name, *values in rows}


def answers(features: Mapping[str, float]) -> dict[str, float]:
    """Return the probability of each answer."""
    table = weights()
    scores = [0.0] * len(ANSWERS)
    for name, value in features.items():
        for i, weight in enumerate(table.get(name, ())):
            scores[i] += weight * value
    top = max(scores)
    shares = [math.exp(s - top) for s in scores]
    return {name: share / sum(shares) for name, share in zip(ANSWERS, shares, strict=True)}


def ground(features: Mapping[str, float], relation: LinkRelation) -> LinkBasis:
    """Return on what ground *relation* is held, by what weighs most for it; "text" if nothing does."""
    column = ANSWERS.index(relation)
    table = weights()
    best: tuple[float, LinkBasis] = (0.0, "text")
    for basis, beginnings in _GROUNDS:
        told = (
            value * (table[name][column] - sum(table[name]) / len(ANSWERS))
            for name, value in features.items()
            if name in table and name.startswith(beginnings)
        )
        best = max(best, (math.fsum(told), basis), key=lambda pair: pair[0])
    return best[1]


def as_table(rows: Iterable[tuple[str, Iterable[float]]]) -> str:
    """Return weights as the text of ``weights.tsv``."""
    lines = ["# feature\t" + "\t".join(ANSWERS)]
    lines += [f"{name}\t" + "\t".join(f"{w:.3f}" for w in row) for name, row in rows]
    return "\n".join(lines) + "\n"
