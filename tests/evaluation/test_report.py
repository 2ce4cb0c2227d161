"""Tallies come to figures, and figures have intervals."""

import numpy as np
import pytest

from onrecord.evaluation.report import Counts, Errors, Moments, Share, measures
from onrecord.records import to_json


def test_f1_is_over_the_sums() -> None:
    """F1 is made of summed counts, not a mean over documents."""
    (measure,) = measures([({"x": Counts.of(1, 1, 4)},), ({"x": Counts.of(1, 3, 0)},)])
    assert (measure.precision, measure.recall, measure.figure) == (0.5, 0.5, 0.5)
    assert (measure.right, measure.predicted, measure.gold) == (2, 4, 4)


def test_right_and_found_differ() -> None:
    """Precision counts predictions that are right, recall gold items that are found."""
    (measure,) = measures([({"x": Counts(right=3, predicted=4, found=1, gold=2)},)])
    assert (measure.precision, measure.recall) == (0.75, 0.5)


def test_two_annotators_are_averaged() -> None:
    """With two annotators every figure is the mean of both."""
    (measure,) = measures([({"x": Counts.of(1, 2, 2)}, {"x": Counts.of(2, 2, 2)})])
    assert measure.figure == pytest.approx(0.75)
    assert measure.precision == pytest.approx(0.75)


def test_nothing_predicted_is_zero_and_its_precision_unknown() -> None:
    """Without predictions F1 is 0 and precision null, never a guess."""
    (measure,) = measures([({"x": Counts.of(0, 0, 5)},)])
    assert (measure.figure, measure.precision, measure.recall) == (0, None, 0)


def test_without_gold_there_is_no_measure() -> None:
    """What the gold data do not hold is not measured."""
    assert measures([({"x": Counts.of(0, 3, 0), "y": Share(0, 0)},)]) == ()
    assert measures([]) == ()


def test_pearson_and_mean_absolute_error() -> None:
    """Correlation from summed moments is that of all pairs together."""
    gold, predicted = [3.0, -2.0, 1.0, 0.5], [2.0, -1.0, 1.5, -1.0]
    documents = []
    for x, y in zip(gold, predicted, strict=True):
        documents.append(
            ({"r": Moments(1, x, y, x * x, y * y, x * y), "e": Errors(abs(x - y), 1)},)
        )
    r, error = measures(documents)
    assert r.figure == pytest.approx(np.corrcoef(gold, predicted)[0, 1])
    assert error.figure == pytest.approx(np.mean(np.abs(np.subtract(gold, predicted))))


def test_the_interval_is_the_same_each_time_and_holds_the_figure() -> None:
    """The bootstrap has a fixed seed; its interval surrounds the figure and narrows with data."""
    few = [({"x": Share(n % 3 > 0, 1)},) for n in range(12)]
    (first,), (second,), (more,) = measures(few), measures(few), measures(few * 20)
    assert first == second
    assert first.low is not None and first.high is not None and first.figure is not None
    assert first.low < first.figure < first.high
    assert more.low is not None and more.low > first.low


def test_a_missing_measure_counts_nothing() -> None:
    """A document without a measure adds nothing to it."""
    (measure,) = measures([({"x": Counts.of(1, 1, 1)},), ({},)])
    assert (measure.figure, measure.gold) == (1, 1)


def test_a_measure_is_json() -> None:
    """Reports leave as JSON."""
    (measure,) = measures([({"x": Share(1, 2)},)])
    assert '"figure":0.5' in to_json(measure)
