"""Tallies of one document, and what they come to over a data set with 95 % intervals.

A scorer returns a ``Tally`` per document: sums, by measure. Summed over the documents (in a
bootstrap: over documents drawn with replacement) they give the figure.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Kind = Literal["f1", "accuracy", "correlation", "error"]

SAMPLES = 1000
SEED = 20260101
"""Any number does; it is fixed so that the intervals come out the same each time."""


class Counts(NamedTuple):
    """Predictions that are right, of how many; gold items that were found, of how many."""

    right: float = 0
    predicted: float = 0
    found: float = 0
    gold: float = 0

    @staticmethod
    def of(right: float, predicted: float, gold: float) -> "Counts":
        """Return counts matched one to one, where what is right is also what was found."""
        return Counts(right, predicted, right, gold)

    def __add__(self, other: "Counts") -> "Counts":  # type: ignore[override]
        return Counts(*(a + b for a, b in zip(self, other, strict=True)))


class Share(NamedTuple):
    """How many are right, of how many."""

    right: float = 0
    gold: float = 0


class Errors(NamedTuple):
    """Sum of absolute errors, and of how many."""

    absolute: float = 0
    gold: float = 0


class Moments(NamedTuple):
    """Sums over pairs (x gold, y predicted), of which Pearson's r is made."""

    gold: float = 0
    x: float = 0
    y: float = 0
    xx: float = 0
    yy: float = 0
    xy: float = 0


Sums = Counts | Share | Errors | Moments
Tally = Mapping[str, Sums]

KINDS: Mapping[type, Kind] = {
    Counts: "f1",
    Share: "accuracy",
    Errors: "error",
    Moments: "correlation",
}


class Measure(msgspec.Struct, frozen=True, kw_only=True):
    """One figure: F1, accuracy, Pearson's r or mean absolute error (``kind`` says which).

    ``low`` and ``high`` bound the 95 % bootstrap interval of ``figure``. ``precision``, ``recall``
    and ``predicted`` belong to F1 alone; ``gold`` is how many gold items it stands on, a mean
    over the annotators where there are two. ``figure`` is null where it is not defined.
    """

    name: str
    kind: Kind
    figure: float | None
    low: float | None
    high: float | None
    precision: float | None = None
    recall: float | None = None
    right: float | None = None
    predicted: float | None = None
    gold: float


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What one data set comes to: ``coded`` of its ``documents`` were not rejected.

    ``dataset`` is the file's name with that of its folder ("record/dev.jsonl").
    """

    dataset: str
    task: str
    documents: int
    coded: int
    measures: tuple[Measure, ...]

    def __getitem__(self, name: str) -> Measure:
        """Return the measure called *name*.

        Raises:
            KeyError: there is none.
        """
        for measure in self.measures:
            if measure.name == name:
                return measure
        raise KeyError(name)


def measures(
    documents: Sequence[Sequence[Tally]], *, samples: int = SAMPLES, seed: int = SEED
) -> tuple[Measure, ...]:
    """Return the measures over *documents*, each with one tally per annotator (figures: the mean).

    A measure for which the gold data hold nothing is left out.
    """
    return tuple(_measures(documents, samples, seed))


def _measures(documents: Sequence[Sequence[Tally]], samples: int, seed: int) -> Iterator[Measure]:
    if not documents:
        return
    size = len(documents)
    drawn = np.random.default_rng(seed).multinomial(size, [1 / size] * size, size=samples)
    annotators = range(len(documents[0]))
    kinds: dict[str, Any] = {}
    for document in documents:
        for tally in document:
            kinds |= {name: type(sums) for name, sums in tally.items() if name not in kinds}
    for name, kind in kinds.items():
        rows = np.array(
            [[d[a].get(name, kind()) for d in documents] for a in annotators], dtype=np.float64
        )
        total = rows.sum(axis=1)
        if total[:, kind._fields.index("gold")].any():
            yield _measure(name, kind, total=total, resampled=drawn @ rows)


def _measure(name: str, kind: type, *, total: Floats, resampled: Floats) -> Measure:
    """*total*: annotators x sums; *resampled*: annotators x samples x sums."""
    low, high = _interval(_mean(figure(kind, resampled)))
    mean = total.mean(axis=0)
    known = dict(zip(kind._fields, mean.tolist(), strict=True))  # type: ignore[attr-defined]
    extra: dict[str, float | None] = {"right": known.get("right")}
    if kind is Counts:
        extra |= {
            "precision": _known(_mean(_ratio(total[:, 0], total[:, 1]))),
            "recall": _known(_mean(_ratio(total[:, 2], total[:, 3]))),
            "predicted": known["predicted"],
        }
    return Measure(
        name=name,
        kind=KINDS[kind],
        figure=_known(_mean(figure(kind, total))),
        low=low,
        high=high,
        gold=known["gold"],
        **extra,
    )


def figure(kind: type, sums: Floats) -> Floats:
    """Return what *sums*, fields of *kind* along the last axis, come to; NaN if undefined."""
    s = np.moveaxis(sums, -1, 0)
    if kind is Counts:
        precision, recall = np.nan_to_num(_ratio(s[0], s[1])), np.nan_to_num(_ratio(s[2], s[3]))
        both = precision + recall
        f1 = np.nan_to_num(_ratio(2 * precision * recall, both))
        return np.where(s[1] + s[3] > 0, f1, np.nan)
    if kind is Moments:
        n, x, y, xx, yy, xy = s
        spread = np.sqrt(np.clip((n * xx - x * x) * (n * yy - y * y), 0, None))
        return _ratio(n * xy - x * y, spread)
    return _ratio(s[0], s[1])


def _ratio(above: Floats, below: Floats) -> Floats:
    unknown = np.full(np.shape(above), np.nan)
    np.divide(above, below, out=unknown, where=np.asarray(below) != 0)
    return unknown


def _mean(figures: Floats) -> Floats:
    """The mean over annotators: zero for one of them where only the other's is defined."""
    undefined = np.isnan(figures).all(axis=0)
    return np.where(undefined, np.nan, np.nan_to_num(figures).mean(axis=0))


def _interval(figures: Floats) -> tuple[float | None, float | None]:
    known = figures[~np.isnan(figures)]
    if not len(known):
        return None, None
    low, high = np.quantile(known, [0.025, 0.975])
    return float(low), float(high)


def _known(value: Floats) -> float | None:
    return None if np.isnan(value) else float(value)
