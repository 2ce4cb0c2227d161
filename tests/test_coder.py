"""The whole way from text to record with the committed model."""

import json
import os
import random
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.ingest.identity import article_of
from onrecord.records import CodedArticle, Rejection, from_json, rejection, to_json

REPORT = """\
BAKU, Oct 6 (AP) - Azerbaijan's foreign ministry on Tuesday rejected accusations that
Israeli forces were stationed near the border with Iran.

"There is not a single fact behind these claims," the ministry's spokeswoman said.

Iran's army began large exercises close to the frontier last Friday, according to state media, and
Tehran warned that it would not tolerate any hostile presence. Police in Tabriz arrested 12 people
who protested outside the consulate.
"""
WORDS = (
    'Iran said Baku "denied“ ” the\n\n\n attack on Tuesday , according to police . 12 killed '
    "in Paris ; he — warned: (AP) U.S. troops' \u200b\u202e é"
).split(" ")


def spans_of(fields):
    """Yield every object of a record that carries both text and span."""
    if isinstance(fields, dict):
        if isinstance(fields.get("text"), str) and fields.get("span"):
            yield fields["text"], fields["span"]
        for value in fields.values():
            yield from spans_of(value)
    elif isinstance(fields, list):
        for value in fields:
            yield from spans_of(value)


def check(record):
    """Every span of *record* is exact, every reference has its target."""
    text = record.article.text
    fields = json.loads(to_json(record))
    for words, (start, end) in spans_of(fields):
        assert text[start:end] == words
    for start, end in (m for e in record.entities for m in e.mentions):
        assert 0 <= start < end <= len(text)
    attributions = {a.id for a in record.attributions}
    entities = {e.id for e in record.entities}
    assert all(a.parent in attributions | {None} for a in record.attributions)
    assert all(e.attribution in attributions | {None} for e in record.events)
    assert {p.entity for e in record.events for p in e.actor} <= entities | {None}
    assert {e.date.date for e in record.events if e.date} <= {d.id for d in record.dates} | {None}


def test_a_report_becomes_a_record(coder):
    """Voices, events, places and dates of a plain report are found, each with its words."""
    record = coder.code(REPORT, published="2021-10-06", publisher="Demo Post", key="k1")
    assert isinstance(record, CodedArticle)
    check(record)
    assert (record.article.key, record.article.agency) == ("k1", "AP")
    types = {e.type for e in record.events}
    assert {"REJECT", "COERCE"} <= types
    (arrest,) = (e for e in record.events if e.type == "COERCE")
    assert "olice" in arrest.actor[0].text
    quoted = [a for a in record.attributions if a.type == "direct"]
    assert [a.source.text for a in quoted] == ["the ministry's spokeswoman"]
    assert all(a.chain[0] == "Demo Post" for a in record.attributions)
    assert "2021-10-05" in {d.value for d in record.dates}
    assert {"AZE", "IRN"} <= {p.country for p in record.places}


def test_the_record_reads_back(coder):
    """A record written as JSON is read back equal."""
    record = coder.code(REPORT)
    assert from_json(to_json(record)) == record


@given(st.lists(st.sampled_from(WORDS), max_size=60))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_the_text_spans_are_exact(coder, words):
    """Any text gives a record with exact spans, or a rejection."""
    outcome = coder.code(" ".join(words), published="2021-10-06")
    if isinstance(outcome, CodedArticle):
        check(outcome)
    else:
        assert isinstance(outcome, Rejection)


@given(st.text(max_size=300))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_characters_are_survived(coder, text):
    """No string whatsoever makes the coder raise."""
    outcome = coder.code(text)
    assert from_json(to_json(outcome)) == outcome


def test_order_and_company_do_not_matter(coder):
    """The same article gives the same bytes, first or last, alone or among others."""
    texts = [REPORT, REPORT.replace("Tabriz", "Ardabil"), "Officials said the bridge was closed."]
    items = [article_of(t, key=str(i), published="2021-10-06") for i, t in enumerate(texts)]
    once = {r.article.key: to_json(r) for r in coder.pipe(items)}
    random.Random(3).shuffle(items)
    again = {r.article.key: to_json(r) for r in coder.pipe(items * 2)}
    assert once == again


def test_hash_seed_and_time_zone_do_not_matter(tmp_path):
    """Two processes with other hash seeds, time zones and locales write the same bytes."""
    source = tmp_path / "a.txt"
    source.write_text(REPORT, encoding="utf8")
    outputs = []
    for seed, zone in (("1", "UTC"), ("77", "Asia/Baku")):
        env = dict(os.environ, PYTHONHASHSEED=seed, TZ=zone, LC_ALL="C")
        command = [
            sys.executable,
            "-m",
            "onrecord",
            "code",
            str(source),
            "--published",
            "2021-10-06",
        ]
        run = subprocess.run(command, capture_output=True, check=True, env=env)
        outputs.append(run.stdout)
    assert outputs[0] == outputs[1] != b""


def test_a_rejection_passes_through(coder):
    """One out for one in: what was rejected before stays rejected, in its place."""
    made = rejection("read", "bad_input", "broken", key="b")
    good = article_of(REPORT, key="a")
    outcomes = list(coder.pipe([made, good]))
    assert outcomes[0] == made
    assert outcomes[1].article.key == "a"


def test_a_failing_component_loses_no_article(coder, monkeypatch):
    """If a component raises, the article leaves as a rejection that says why; the next is coded."""
    name, component = coder.nlp.pipeline[-1]

    def fails(doc):
        if "Tabriz" in doc.text:
            raise ValueError("the tree has no root")
        return component(doc)

    monkeypatch.setattr(coder.nlp, "_components", [*coder.nlp.pipeline[:-1], (name, fails)])
    broken, fine = coder.pipe(
        [article_of(REPORT, key="a"), article_of("Officials said the bridge was closed.")]
    )
    assert (broken.rejected.stage, broken.article.key) == ("code", "a")
    assert "the tree has no root" in broken.rejected.detail
    assert isinstance(fine, CodedArticle)


def test_versions_are_stamped(coder):
    """Each record says what coded it."""
    versions = coder.code(REPORT).coder
    assert versions == coder.versions
    assert (versions.model, versions.codebook) == ("en_onrecord_news 0.1.0", "PLOVER 2.0")


@pytest.mark.parametrize("text", ["", "  \n "])
def test_no_text_is_a_rejection(coder, text):
    """An article without words leaves as a rejection."""
    assert coder.code(text).rejected.reason == "no_text"
