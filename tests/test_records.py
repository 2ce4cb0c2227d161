"""Records go to JSON and back unchanged, and are what the schema says."""

import json
from typing import get_args

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import records
from onrecord.errors import RecordError
from onrecord.records import from_json, json_schema, labels, to_json

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


KEYS = {
    records.CodedArticle: "schema coder article entities places dates attributions events conflicts",
    records.CoderVersions: "onrecord model codebook kb",
    records.Article: "id key url publisher agency title authors published language text extra",
    records.Entity: "id name kind country sector role wikidata mentions",
    records.Place: "id text span name country admin1 lat lon geonames precision relation confidence",
    records.PlaceRelation: "kind of km",
    records.Date: "id text span type value start end",
    records.Attribution: "id source source_entity source_name cue content type act stance parent "
    "chain confidence",
    records.Event: "id type mode contexts trigger also actor recipient date place factuality time "
    "historical attribution chain magnitude score quad cameo goldstein confidence why",
    records.Span: "text span",
    records.Participant: "text span name entity country sector",
    records.EventDate: "value start end basis date",
    records.EventPlace: "text span place name country lat lon precision relation",
    records.Magnitude: "killed injured arrested size",
    records.Why: "rule evidence",
    records.Conflict: "between basis why",
    records.Rejection: "schema article rejected",
    records.RejectedArticle: "key url",
    records.RejectedBecause: "stage reason detail",
}
"""The contract's keys (RECORD.md), in its order."""


@pytest.mark.parametrize("kind", KEYS, ids=lambda kind: kind.__name__)
def test_keys_stand_in_the_order_of_the_contract(kind):
    """The keys of every record type are those of RECORD.md, in its order."""
    assert list(kind.__struct_fields__) == KEYS[kind].split()


def test_nulls_are_written():
    """What is not known stands in the line as null, in its place."""
    article = records.Article(id="x", text="t")
    versions = records.CoderVersions(onrecord="0", model="m", codebook="c", kb="k")
    fields = json.loads(to_json(records.CodedArticle(coder=versions, article=article)))
    assert list(fields) == KEYS[records.CodedArticle].split()
    assert list(fields["article"]) == KEYS[records.Article].split()
    assert fields["article"]["publisher"] is None


CLOSED = {
    "EventType": "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN "
    "PROTEST SANCTION MOBILIZE COERCE ASSAULT",
    "Sector": "GOV MIL COP JUD LEG PTY OPP REB SPY CVL BUS MED IGO NGO REL EDU LAB CRM UNK",
    "EntityKind": "person organization country armed_group igo ngo outlet agency group document "
    "unknown",
    "AttributionType": "direct indirect mixed",
    "Act": "communication belief knowledge intention decision",
    "Stance": "asserts denies questions declines",
    "Factuality": "CT+ PR+ PS+ CT- PR- PS- Uu",
    "Time": "past ongoing future hypothetical",
    "DateBasis": "text discourse published",
    "RejectionReason": "no_text too_short not_an_article language encoding duplicate too_large "
    "timeout bad_input",
}
"""The contract's closed lists (RECORD.md)."""


@pytest.mark.parametrize("name", CLOSED)
def test_closed_lists_are_those_of_the_contract(name):
    """Each closed list holds the contract's values, no more and no fewer."""
    assert list(get_args(getattr(labels, name))) == CLOSED[name].split()


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
