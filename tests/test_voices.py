"""The whole way of voices: whatever the text, spans match it and chains end."""

from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.records import CodedArticle

PIECES = (
    "The minister said that the border was closed.", "“We will not", "go back,”", '"', "”", "«",
    "he said.", "''", "Officials denied it", ",", "according to Interfax", ".", "citing a spokesman",
    "\n\n", "who asked not to be named", "accused Baku of lying", "SMITH: we leave", "—", "’", "‘",
    "It was reported that", "she added", "never said", "the agency reported", ";", "as quoted by",
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(PIECES), min_size=3, max_size=40))
def test_odd_quotation_marks_break_nothing(coder, pieces):
    """Unpaired marks and broken sentences give a record whose spans are the text's and whose chains end."""
    text = "Paris and Rome spoke again on Tuesday about the border. " + " ".join(pieces)
    record = coder.code(text, published="2024-05-02", publisher="Demo Post")
    assert isinstance(record, CodedArticle)
    by_id = {a.id: a for a in record.attributions}
    entities = {e.id for e in record.entities}
    assert len(entities) == len(record.entities)
    for found in record.attributions:
        for span in (found.source, found.cue, *found.content):
            assert span is None or record.article.text[slice(*span.span)] == span.text
        assert found.source_entity is None or found.source_entity in entities
        assert found.chain[0] == "Demo Post"
        seen, step = set(), found
        while step.parent is not None:
            assert step.id not in seen
            seen.add(step.id)
            step = by_id[step.parent]


STORY = (
    "TBILISI (Interfax) - Armenia has closed two crossings, the Caucasus News agency reported, "
    "citing border guards.\n\n"
    '"We closed nothing," Defence Minister Arman Petrosyan told reporters in Yerevan. '
    '"The roads are open."\n\n'
    "He accused Baku of spreading rumours. The minister declined to say whether reservists had "
    "been called up.\n"
)


def test_a_story_with_many_voices(coder):
    """An agency's chain, a pronoun, a title and a denial in one short article."""
    record = coder.code(STORY, published="2024-05-02", publisher="Demo Post")
    told = {a.cue.text: a for a in record.attributions if a.cue is not None}
    guards = told["citing"]
    assert guards.chain == ["Demo Post", "Interfax", told["reported"].source_name, "border guards"]
    assert [c.text for c in told["told"].content] == [
        '"We closed nothing,"',
        '"The roads are open."',
    ]
    assert told["accused"].source_name == "Arman Petrosyan"
    declined = next(a for a in record.attributions if a.stance == "declines")
    assert declined.source_name == "Arman Petrosyan"
