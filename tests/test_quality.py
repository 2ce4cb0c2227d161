"""The committed model against gold data: thresholds lie a little below the measured figures.

Needs ../shared; CI has it. The published figures are in docs/benchmarks.md.
"""

import pytest

from onrecord.evaluation import evaluate

RECORD = {
    "attribution triple": 0.78,
    "attribution nesting": 0.42,
    "attribution stance (matched)": 0.96,
    "conflicts": 0.5,
    "event type": 0.52,
    "event tuple (type, actor and recipient countries)": 0.21,
    "record (tuple, polarity, voice)": 0.16,
    "event voice (matched)": 0.77,
    "factuality polarity (matched)": 0.85,
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


SENTENCES = {
    "events/plover_gsr_dev.jsonl": {
        "event": 0.66,
        "root": 0.66,
        "cameo": 0.32,
        "actors": 0.70,
        "tuple": 0.40,
    },
    "events/cameo_srctgt_dev.jsonl": {"source spans": 0.77, "target spans": 0.60},
}


@pytest.mark.parametrize("data", SENTENCES)
def test_events_of_single_sentences(shared, coder, data):
    """Types, codes and participants of sentences that annotators coded."""
    (report,) = evaluate(shared / "data/benchmarks" / data, coder)
    below = {
        m: report[m].figure for m, least in SENTENCES[data].items() if report[m].figure < least
    }
    assert not below


def test_the_engine_on_a_treebank(shared, coder):
    """Sentences, words and trees of GUM dev, from raw text."""
    (report,) = evaluate(shared / "data/treebanks/gum_dev.conllu.zst", coder)
    assert report["LAS"].figure >= 0.865
    assert report["sentences"].figure >= 0.90
    assert report["words"].figure >= 0.99
    assert report["coreference: pronouns"].figure >= 0.70
    assert report["coreference: pronouns"].precision >= 0.85
    assert (
        report["Lemma" if "Lemma" in {m.name for m in report.measures} else "lemmas"].figure >= 0.95
    )


@pytest.fixture(scope="module")
def newspapers(shared, coder):
    (report,) = evaluate(shared / "data/benchmarks/attribution/polnear_dev.jsonl", coder)
    return report


NEWSPAPERS = {
    "triple": 0.69,
    "triples with a cue of speech found": 0.89,
    "source exact": 0.66,
    "cue exact": 0.61,
    "content exact": 0.55,
    "content tokens": 0.83,
    "speaker of direct quotes": 0.88,
}


@pytest.mark.parametrize(("measure", "least"), NEWSPAPERS.items())
def test_voices_of_newspapers(newspapers, measure, least):
    """Attributions of PolNeAR, on which nothing was trained."""
    assert newspapers[measure].figure >= least


def test_voices_of_newspapers_are_real(newspapers):
    """Three of four attributions are right where PolNeAR marks the outermost only."""
    assert newspapers["triple"].precision >= 0.745


def test_voices_of_other_genres(shared, coder):
    """Attributions of GUM's news, court, speech and biography, another convention."""
    (report,) = evaluate(shared / "data/benchmarks/attribution/gum_attribution_dev.jsonl", coder)
    assert report["triple (news, court, speech, bio)"].figure >= 0.52
