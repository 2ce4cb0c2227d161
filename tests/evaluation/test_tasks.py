"""Each kind of gold data is known, read and scored."""

import json
from pathlib import Path
from typing import Any

import pytest
import spacy

from onrecord.errors import InputError
from onrecord.evaluation import evaluate, gold_files
from onrecord.evaluation.factuality import FactualityGold, Predicate
from onrecord.evaluation.factuality import score as score_factuality
from onrecord.evaluation.heads import factuality_at, heads
from onrecord.evaluation.moving import moved
from onrecord.evaluation.names import COARSE, read_iob2
from onrecord.evaluation.names import score as score_names
from onrecord.evaluation.police import labels_of
from onrecord.evaluation.report import Share, measures
from onrecord.evaluation.tasks import task_of
from onrecord.evaluation.written import kept_apart, occurrences, trigger_tally
from onrecord.pipeline import extensions
from onrecord.records import Attribution, Participant, Place, Span

from .fakes import FakeCoder, bare_event, coded

TEXT = "Norland's army shelled Port Vale, a spokesman said."


def _jsonl(path: Path, *rows: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "row", "task"),
    [
        ("a.jsonl", {"id": "1", "text": "", "annotator_a": {}, "annotator_b": {}}, "record"),
        ("a.jsonl", {"id": "1", "text": "", "attributions": []}, "attribution"),
        ("a.jsonl", {"text": "", "attributions": [], "events": [], "outlet": ""}, "written"),
        ("a.jsonl", {"id": "1", "text": "", "expected": []}, "events"),
        ("a.jsonl", {"id": "1", "doc_id": 1, "text": "", "labels": []}, "police"),
        ("a.jsonl", {"id": "1", "text": "", "toponyms": []}, "places"),
        ("a.jsonl", {"id": "1", "text": "", "timexes": []}, "dates"),
        ("a.jsonl", {"text": "", "predicates": []}, "factuality"),
        ("a.conllu.zst", {}, "treebank"),
        ("a.iob2", {}, "names"),
        ("a.names.jsonl", {"id": "1", "names": []}, None),
        ("a.txt", {}, None),
    ],
)
def test_the_kind_is_known_from_the_keys(
    name: str, row: dict[str, Any], task: str | None, tmp_path: Path
) -> None:
    """A file's suffix and the keys of its first line say what it holds."""
    found = task_of(_jsonl(tmp_path / name, row))
    assert (found.name if found else None) == task


def test_a_folder_gives_its_known_files_in_order(tmp_path: Path) -> None:
    """Unknown files and training parts below a folder are passed over."""
    row = {"id": "1", "text": "x", "toponyms": []}
    for name in ("b.jsonl", "a.jsonl", "a_train.jsonl"):
        _jsonl(tmp_path / name, row)
    (tmp_path / "README.md").write_text("text")
    assert [path.name for path, _ in gold_files(tmp_path)] == ["a.jsonl", "b.jsonl"]


@pytest.mark.parametrize("name", ["missing.jsonl", "unknown.jsonl"])
def test_no_gold_data_is_told(name: str, tmp_path: Path) -> None:
    """A path that is missing or of no known kind is an input error that names it."""
    _jsonl(tmp_path / "unknown.jsonl", {"id": "1"})
    with pytest.raises(InputError, match=name):
        gold_files(tmp_path / name)


def test_a_broken_line_is_told_with_its_number(tmp_path: Path) -> None:
    """Gold data that lack a field are an input error at that line."""
    path = _jsonl(tmp_path / "a.jsonl", {"id": "1", "text": "x", "timexes": []}, {"id": "2"})
    with pytest.raises(InputError, match=r"a\.jsonl:2"):
        list(evaluate(path, FakeCoder({})))


def test_a_rejected_document_counts_as_one_without_predictions(tmp_path: Path) -> None:
    """Rejections lower recall and are counted in the report."""
    gold = {"start": 23, "end": 32, "lat": 1.0, "lon": 1.0}
    rows = [{"id": key, "text": TEXT, "toponyms": [gold]} for key in ("known", "unknown")]
    place = Place(id="p1", text="Port Vale", span=(23, 32), lat=1.0, lon=1.0)
    coder = FakeCoder({"known": coded("known", TEXT, places=[place])})
    lines: list[str] = []
    (report,) = evaluate(_jsonl(tmp_path / "a.jsonl", *rows), coder, progress=lines.append)
    assert (report.documents, report.coded) == (2, 1)
    assert report["recognition exact"].recall == pytest.approx(0.5)
    assert report["recognition exact"].precision == 1
    assert lines[-1] == "a.jsonl: 2/2"


def test_plain_news_may_carry_one_event_at_most(tmp_path: Path) -> None:
    """Where both annotators found no event, two coded ones are one too many."""
    nothing = {"attributions": [], "events": []}
    rows = [
        {"id": str(n), "text": TEXT, "annotator_a": nothing, "annotator_b": nothing}
        for n in range(2)
    ]
    event = bare_event("e1", Span(text="shelled", span=(15, 22)), type="ASSAULT")
    coder = FakeCoder(
        {"0": coded("0", TEXT, events=[event]), "1": coded("1", TEXT, events=[event, event])}
    )
    (report,) = evaluate(_jsonl(tmp_path / "dev.jsonl", *rows), coder)
    measure = report["articles without events: at most one coded"]
    assert (measure.figure, measure.gold) == (0.5, 2)


def test_a_record_of_a_cleaned_text_moves_to_the_gold_text() -> None:
    """Spans go to the nearest place with the same words whatever the white space; others go."""
    clean = "The army shelled the port. A spokesman said so."
    gold = "AD! The army\n shelled the port. A  spokesman said so."
    statement = Attribution(
        id="a1",
        source=Span(text="A spokesman", span=(27, 38)),
        cue=Span(text="said", span=(39, 43)),
        content=[Span(text="The army shelled the port.", span=(0, 26))],
        type="indirect",
        stance="asserts",
        confidence=1,
    )
    lost = Place(id="p1", text="x", span=(0, 26), name="x")
    gone = coded("1", clean + " Not there", places=[Place(id="p", text="Not", span=(48, 51))])
    (found,) = moved(coded("1", clean, attributions=[statement], places=[lost]), gold).attributions
    assert gold[slice(*found.content[0].span)] == "The army\n shelled the port."
    assert found.source and gold[slice(*found.source.span)] == "A  spokesman"
    assert moved(gone, gold).places == []


def test_names_are_exact_and_mapped() -> None:
    """A city is a location to Universal NER; a nationality is nothing to it."""
    gold = [(0, 7, "LOC"), (9, 12, "ORG")]
    found = [(0, 7, "GPE"), (9, 13, "ORG"), (20, 25, "NORP")]
    every = measures([(score_names(gold, found, COARSE),)])[0]
    assert (every.right, every.predicted, every.gold) == (1, 2, 2)


def test_iob2_becomes_spans(tmp_path: Path) -> None:
    """Sentences of a document are joined by a space, names keep their places."""
    path = tmp_path / "a.iob2"
    sentences = [
        "# newdoc id = d1\n# text = Ada Holm left.\n1\tAda\tB-PER\t-\t-\n2\tHolm\tI-PER\t-\t-\n"
        "3\tleft\tO\t-\t-\n4\t.\tO\t-\t-\n",
        "# text = Vale wept\n1\tVale\tB-LOC\t-\t-\n2\twept\tO\t-\t-\n",
    ]
    path.write_text("\n".join(sentences), encoding="utf-8")
    (document,) = read_iob2(path)
    assert document.text == "Ada Holm left. Vale wept"
    assert document.names == [(0, 8, "PER"), (15, 19, "LOC")]


def test_listed_names_stand_for_all_their_occurrences() -> None:
    """Longer names come first; a third element picks occurrences, counted from 0."""
    text = "Bank of Norland said Norland owes Norland Air."
    listed = [["Norland", "GPE", [1]], ["Bank of Norland", "ORG"]]
    assert occurrences(text, listed) == [(0, 15, "ORG"), (21, 28, "GPE")]


def test_a_tenth_of_the_written_corpus_is_kept_apart() -> None:
    """The share follows from the ids alone."""
    share = sum(kept_apart(f"w1-{n:03}") for n in range(1000)) / 1000
    assert share == pytest.approx(0.1, abs=0.03)


def test_triggers_match_by_overlap_and_type() -> None:
    """An event is found by any of its mentions; two predictions on one trigger are both right."""
    gold = [[(0, 10, "AID"), (40, 44, "AID")], [(20, 25, "ACCUSE")]]
    tally = trigger_tally(gold, [(0, 4, "AID"), (5, 9, "AID"), (20, 25, "REJECT")])
    assert tally["trigger and type"] == (2, 3, 1, 2)
    assert tally["trigger and type, all mentions"] == (2, 3, 1, 3)


def test_heads_are_read_from_the_document() -> None:
    """Span groups and factuality scores become character spans; a missing group is empty."""
    extensions.register()
    doc = spacy.blank("en").make_doc(TEXT)
    doc.spans[extensions.CUES] = [doc.char_span(46, 50, label="cue")]
    doc.spans[extensions.TRIGGERS] = [doc.char_span(15, 22, label="ASSAULT")]
    doc.char_span(15, 22)[0]._.onrecord_factuality = 2.5
    found = heads(doc)
    assert found.roles == {"source": [], "cue": [(46, 50)], "content": []}
    assert found.triggers == [(15, 22, "ASSAULT")]
    assert factuality_at(doc, (15, 22)) == pytest.approx(2.5)
    assert factuality_at(doc, (0, 7)) is None


def test_an_unscored_predicate_counts_as_uncommitted() -> None:
    """Without a score the error is that of 0."""
    gold = FactualityGold(text="x", predicates=[Predicate(span=(0, 1), factuality=-2.0)])
    assert score_factuality(gold, lambda span: None)["mean absolute error"] == (2.0, 1)


@pytest.mark.parametrize(
    ("fields", "labels"),
    [
        ({"type": "COERCE", "mode": "arrest"}, {"ANY_ACTION", "ARREST"}),
        ({"type": "ASSAULT"}, {"ANY_ACTION", "FORCE", "KILL"}),
        ({"type": "ASSAULT", "factuality": "CT-"}, {"FAIL"}),
        ({"type": "ASSAULT", "actor": []}, set()),
    ],
)
def test_police_labels_follow_from_events(fields: dict[str, Any], labels: set[str]) -> None:
    """Only what police did counts, by type, mode and words."""
    police = Participant(text="police", name="police", sector="COP")
    event = bare_event("e1", Span(text="killed", span=(0, 6)), **{"actor": [police]} | fields)
    assert labels_of(event) == labels


def test_share_of_nothing_is_no_measure() -> None:
    """An accuracy over no items is not reported."""
    assert measures([({"x": Share(0, 0)},)]) == ()
