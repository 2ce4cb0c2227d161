"""Records go to JSON and back unchanged, and are what the schema says."""

import json

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import records
from onrecord.errors import RecordError
from onrecord.records import from_json, json_schema, to_json
from onrecord.records.labels import EventType, Factuality, RejectionReason, Sector

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
maybe = st.none() | texts
offsets = st.tuples(st.integers(0, 99), st.integers(0, 99))
spans = st.builds(records.Span, text=texts, span=offsets)
scores = st.floats(-10, 10, allow_nan=False)
participants = st.builds(records.Participant, text=texts, span=st.none() | offsets, name=texts)
events = st.builds(
    records.Event,
    id=texts,
    trigger=spans,
    also=st.lists(spans, max_size=2),
    actor=st.lists(participants, max_size=2),
    recipient=st.lists(participants, max_size=2),
    confidence=scores,
    why=st.builds(records.Why, rule=texts, evidence=texts),
    score=st.none() | scores,
)
attributions = st.builds(
    records.Attribution,
    id=texts,
    source=st.none() | spans,
    cue=st.none() | spans,
    content=st.lists(spans, max_size=2),
    confidence=scores,
    chain=st.lists(texts, max_size=3),
)
articles = st.builds(
    records.Article,
    id=texts,
    key=maybe,
    text=texts,
    published=maybe,
    extra=st.dictionaries(texts, st.none() | texts | st.integers(-9, 9), max_size=2),
)
versions = st.builds(records.CoderVersions, onrecord=texts, model=texts, codebook=texts, kb=texts)
coded = st.builds(
    records.CodedArticle,
    schema=st.just(records.SCHEMA),
    coder=versions,
    article=articles,
    events=st.lists(events, max_size=2),
    attributions=st.lists(attributions, max_size=2),
)
rejections = st.builds(
    records.rejection,
    st.just("read"),
    st.just("bad_input"),
    texts,
    key=maybe,
    url=maybe,
)


@given(coded | rejections)
def test_records_come_back_unchanged(record):
    """What is written as a line of JSON is read back equal."""
    line = to_json(record)
    assert "\n" not in line
    assert from_json(line) == record


@given(coded | rejections)
def test_records_obey_the_schema(record):
    """Every line is valid under the JSON Schema that ships."""
    jsonschema.validate(json.loads(to_json(record)), json_schema())


def test_keys_stand_in_the_order_of_the_contract():
    """The keys of a record come in the order of RECORD.md, nulls included."""
    article = records.Article(id="x", text="t")
    made = records.CodedArticle(
        coder=records.CoderVersions(onrecord="0", model="m", codebook="c", kb="k"), article=article
    )
    fields = json.loads(to_json(made))
    assert list(fields) == [
        "schema", "coder", "article", "entities", "places", "dates", "attributions", "events",
        "conflicts",
    ]  # fmt: skip
    assert list(fields["article"]) == [
        "id", "key", "url", "publisher", "agency", "title", "authors", "published", "language",
        "text", "extra",
    ]  # fmt: skip


def test_closed_lists_are_complete():
    """The closed lists have the size that the contract gives them."""
    sizes = [len(x.__args__) for x in (EventType, Sector, Factuality, RejectionReason)]
    assert sizes == [16, 19, 7, 9]


def test_records_are_frozen():
    """A record cannot be changed once made."""
    with pytest.raises(AttributeError):
        records.Article(id="x", text="t").text = "u"


@pytest.mark.parametrize(
    "line", ["", "{", "[]", '{"schema": "onrecord/1"}', '{"rejected": 1}', "7"]
)
def test_what_is_no_record_is_refused(line):
    """A line that is no record raises an error of ours that says so."""
    with pytest.raises(RecordError, match="not an onrecord/1 record"):
        from_json(line)
