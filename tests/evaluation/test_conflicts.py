"""The scorer of conflicts pairs predicted and gold pairs through their spans."""

import json

import pytest

from onrecord.errors import InputError
from onrecord.evaluation.conflicts import read, score
from onrecord.evaluation.written import kept_apart
from onrecord.records import (
    Article,
    Attribution,
    CodedArticle,
    CoderVersions,
    Conflict,
    Event,
    Span,
    Why,
)

TEXT = "Nordia said the bridge was bombed . Sudland denied it . Westia spoke ."


def span(words):
    start = TEXT.index(words)
    return {"text": words, "span": [start, start + len(words)]}


def gold(tmp_path, conflicts, **more):
    row = {
        "id": "x-1",
        "text": TEXT,
        "attributions": [
            {"id": "a1", "cue": span("said"), "content": [span("the bridge was bombed")]},
            {"id": "a2", "cue": span("denied"), "content": [span("it")]},
            {"id": "a3", "cue": span("spoke"), "content": []},
        ],
        "events": [
            {"id": "e1", "trigger": span("bombed"), "also": []},
            {"id": "e2", "trigger": span("denied"), "also": []},
        ],
        "conflicts": conflicts,
        **more,
    }
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(row))
    return read(path, written=False)


def words(text):
    return Span(text=text, span=tuple(span(text)["span"]))


def record(*pairs):
    told = {"type": "indirect", "confidence": 1.0}
    happened = {"factuality": "CT+", "time": "past", "confidence": 1.0}
    return CodedArticle(
        coder=CoderVersions(onrecord="0", model="m", codebook="c", kb="k"),
        article=Article(id="0", text=TEXT),
        entities=[],
        places=[],
        dates=[],
        attributions=[
            Attribution(id="p1", content=[words("bridge was bombed")], stance="asserts", **told),
            Attribution(
                id="p2", cue=words("denied"), content=[words("it")], stance="denies", **told
            ),
            Attribution(id="p3", cue=words("spoke"), content=[], stance="declines", **told),
        ],
        events=[
            Event(
                id="v1",
                type="ASSAULT",
                trigger=words("bombed"),
                why=Why(rule="", evidence=""),
                **happened,
            ),
            Event(
                id="v2",
                type="REJECT",
                trigger=words("denied"),
                why=Why(rule="", evidence=""),
                **happened,
            ),
        ],
        conflicts=[Conflict(between=p, basis="negation", why="w") for p in pairs],
    )


@pytest.mark.parametrize("pair", [("p1", "p2"), ("p2", "p1"), ("v1", "v2"), ("v1", "p2")])
def test_a_pair_is_right_through_attributions_or_events(tmp_path, pair):
    """The same statements may be paired as attributions, as events, or mixed, in any order."""
    (article,) = gold(tmp_path, [["a1", "a2", "one says, one denies"]])
    (tally,) = score(article, record(pair))
    assert tuple(tally["conflicts"]) == (1, 1, 1, 1)


def test_a_gold_pair_of_events_is_found_through_the_attributions(tmp_path):
    """Gold may mark the events where the coder pairs the voices that report them."""
    (article,) = gold(tmp_path, [["e1", "e2", "why"]])
    (tally,) = score(article, record(("p1", "p2")))
    assert tuple(tally["conflicts"]) == (1, 1, 1, 1)


def test_a_pair_with_one_wrong_end_is_wrong(tmp_path):
    """Both ends must be those of one gold pair."""
    (article,) = gold(tmp_path, [["a1", "a2", "why"]])
    (tally,) = score(article, record(("p1", "p3"), ("v1", "p3")))
    assert tuple(tally["conflicts"]) == (0, 2, 0, 1)


def test_a_rejected_article_finds_nothing(tmp_path):
    """Without a record the gold pairs stay unfound."""
    (article,) = gold(tmp_path, [["a1", "a2", "why"]])
    (tally,) = score(article, None)
    assert tuple(tally["conflicts"]) == (0, 0, 0, 1)


@pytest.mark.parametrize(("basis", "right"), [("negation", 1), ("quantity", 0)])
def test_the_basis_counts_where_gold_has_one(tmp_path, basis, right):
    """A fourth element of a gold pair is its basis."""
    (article,) = gold(tmp_path, [["a1", "a2", "why", basis], ["a1", "a3", "no basis"]])
    (tally,) = score(article, record(("p1", "p2")))
    assert tuple(tally["conflict basis (matched)"]) == (right, 1)


def test_two_annotators_are_two_tallies(tmp_path):
    """Of benchmarks/record each annotator is scored for itself; unknown ids are left out."""
    one = {"attributions": [], "events": [], "conflicts": [["a8", "a9", "gone"]]}
    (article,) = gold(tmp_path, [], annotator_a=one, annotator_b={**one, "conflicts": []})
    tallies = score(article, record(("p1", "p2")))
    assert [tuple(t["conflicts"]) for t in tallies] == [(0, 1, 0, 0)] * 2


def test_only_the_tenth_kept_apart_of_the_written_corpus(tmp_path):
    """What a model is trained on is not measured on."""
    gold(tmp_path, [])
    assert len(read(tmp_path / "gold.jsonl", written=True)) == kept_apart("x-1")


def test_no_json(tmp_path):
    """A damaged file is reported by its line."""
    path = tmp_path / "bad.jsonl"
    path.write_text("{")
    with pytest.raises(InputError, match=r"bad\.jsonl:1"):
        read(path, written=False)


def test_given_is_the_article_to_code(tmp_path):
    """What the coder gets to see: text, day, publisher, title, key."""
    (article,) = gold(tmp_path, [], outlet="Demo Post", published="2021-10-05", title="T")
    assert article.given.publisher == "Demo Post"
    assert (article.given.published, article.given.key) == ("2021-10-05", "x-1")
