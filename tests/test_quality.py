"""The committed model against gold data: thresholds lie a little below the measured figures.

Needs ../shared; CI has it. The published figures are in docs/benchmarks.md.
"""

import pytest

from onrecord.evaluation import evaluate

RECORD = {
    "attribution triple": 0.70,
    "attribution stance (matched)": 0.93,
    "event type": 0.42,
    "factuality polarity (matched)": 0.88,
    "engine: attribution tokens": 0.84,
    "articles without events: at most one coded": 1.0,
}


@pytest.fixture(scope="module")
def record(shared, coder):
    (report,) = evaluate(shared / "data/benchmarks/record/dev.jsonl", coder)
    return report


@pytest.mark.parametrize(("measure", "least"), RECORD.items())
def test_the_record_end_to_end(record, measure, least):
    """No measure of the record falls below its threshold."""
    assert record.coded == record.documents
    assert record[measure].figure >= least


def test_the_engine_on_a_treebank(shared, coder):
    """Sentences, words and trees of GUM dev, from raw text."""
    (report,) = evaluate(shared / "data/treebanks/gum_dev.conllu.zst", coder)
    assert report["LAS"].figure >= 0.865
    assert report["sentences"].figure >= 0.90
    assert report["words"].figure >= 0.99
    assert (
        report["Lemma" if "Lemma" in {m.name for m in report.measures} else "lemmas"].figure >= 0.95
    )


def test_voices_of_newspapers(shared, coder):
    """Attributions of PolNeAR, on which nothing was trained."""
    (report,) = evaluate(shared / "data/benchmarks/attribution/polnear_dev.jsonl", coder)
    assert report["triple"].figure >= 0.58
