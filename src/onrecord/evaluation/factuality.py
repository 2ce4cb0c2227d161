"""How surely predicates happened (-3 to 3), against UDS It-Happened and MEANTIME."""

from collections.abc import Callable

import msgspec

from .report import Errors, Moments, Tally
from .spans import Offsets


class Predicate(msgspec.Struct, frozen=True, kw_only=True):
    """A predicate and how surely it happened, from -3 (not) to 3."""

    span: Offsets
    factuality: float


class FactualityGold(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence with its predicates."""

    text: str
    predicates: list[Predicate]


def score(gold: FactualityGold, predicted: Callable[[Offsets], float | None]) -> Tally:
    """Return the tally of one sentence; a predicate without a score counts as 0, uncommitted."""
    pairs = [(p.factuality, predicted(p.span) or 0.0) for p in gold.predicates]
    xs, ys = [x for x, _ in pairs], [y for _, y in pairs]
    return {
        "correlation (Pearson)": Moments(
            gold=len(pairs),
            x=sum(xs),
            y=sum(ys),
            xx=sum(x * x for x in xs),
            yy=sum(y * y for y in ys),
            xy=sum(x * y for x, y in pairs),
        ),
        "mean absolute error": Errors(sum(abs(x - y) for x, y in pairs), len(pairs)),
    }
