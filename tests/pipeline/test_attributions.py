"""Attributions are assembled from roles and pair scores."""

import spacy

from onrecord.pipeline.attributions import Attributions
from onrecord.records import Entity
from tests.pipeline.hand import document, encoded

NLP = spacy.blank("en")


def match(doc):
    return Attributions(NLP).match(doc)


def test_source_cue_and_content_of_one_another():
    """A cue takes the source and the content that score highest with it."""
    doc = encoded(
        document("Officials said the bridge was closed ."),
        [("source", (1, 2), (0, 1)), ("content", (1, 2), (2, 6))],
        source=[(0, 1)],
        cue=[(1, 2)],
        content=[(2, 6)],
        publisher="Demo Post",
    )
    (found,) = match(doc)
    assert (found.source.text, found.cue.text) == ("Officials", "said")
    assert [c.text for c in found.content] == ["the bridge was closed"]
    assert (found.type, found.stance, found.parent) == ("indirect", "asserts", None)
    assert found.chain == ["Demo Post", "Officials"]


def test_a_statement_inside_a_statement_is_its_child():
    """An attribution in another's content has that one as parent, and the chain runs outside in."""
    doc = encoded(
        document("IRNA reported that the minister denied the charge in Tehran ."),
        [
            ("source", (1, 2), (0, 1)),
            ("content", (1, 2), (2, 10)),
            ("source", (5, 6), (3, 5)),
            ("content", (5, 6), (6, 8)),
        ],
        source=[(0, 1), (3, 5)],
        cue=[(1, 2), (5, 6)],
        content=[(2, 10)],
        stances={5: "denies"},
    )
    outer, inner = match(doc)
    assert (inner.parent, outer.parent) == (outer.id, None)
    assert inner.stance == "denies"
    assert inner.chain == ["IRNA", "minister"]


def test_a_content_split_by_its_cue_has_two_fragments():
    """Words before and after the cue are one statement in two spans, quoted ones a direct one."""
    doc = encoded(
        document('"We agree" , he said , "on all points" .'),
        [("source", (4, 5), (3, 4)), ("content", (4, 5), (0, 2)), ("content", (4, 5), (6, 9))],
        source=[(3, 4)],
        cue=[(4, 5)],
        content=[(0, 2), (6, 9)],
    )
    (found,) = match(doc)
    assert [c.text for c in found.content] == ['"We agree"', '"on all points"']
    assert found.type == "direct"


def test_no_content_is_no_attribution_unless_the_voice_declines():
    """A cue without content says nothing, except that somebody would not speak."""
    doc = encoded(document("The army spoke ."), source=[(0, 2)], cue=[(2, 3)])
    assert match(doc) == []
    doc = encoded(
        document("The army declined comment ."),
        [("source", (2, 4), (0, 2))],
        source=[(0, 2)],
        cue=[(2, 4)],
        stances={2: "declines", 3: "declines"},
    )
    (found,) = match(doc)
    assert (found.stance, found.content) == ("declines", [])


def test_a_quotation_without_cue_goes_on_with_the_last_voice():
    """A quoted content that no cue takes belongs to the voice that spoke before."""
    doc = encoded(
        document('She said it was over . "Nothing will change here" .'),
        [("source", (1, 2), (0, 1)), ("content", (1, 2), (2, 5))],
        source=[(0, 1)],
        cue=[(1, 2)],
        content=[(2, 5), (6, 10)],
    )
    _, found = match(doc)
    assert (found.cue, found.source.text, found.type) == (None, "She", "direct")


def test_without_encoding_there_is_nothing_to_say():
    """A document that no encoder saw has no attributions."""
    assert match(document("Officials said so .")) == []


def test_who_is_quoted_stands_inside_who_quotes():
    """In "the agency reported, quoting a spokesman" the spokesman's statement is the agency's child."""
    text = "Troops left , the agency reported , quoting a spokesman ."
    lemmas = text.replace("reported", "report").replace("quoting", "quote").split(" ")
    doc = encoded(
        document(text, lemmas=lemmas),
        [
            ("source", (5, 6), (3, 5)),
            ("content", (5, 6), (0, 2)),
            ("source", (7, 8), (8, 10)),
            ("content", (7, 8), (0, 2)),
        ],
        source=[(3, 5), (8, 10)],
        cue=[(5, 6), (7, 8)],
        content=[(0, 2)],
    )
    found = {a.cue.text: a for a in match(doc)}
    assert found["quoting"].parent == found["reported"].id
    assert found["quoting"].chain == ["agency", "spokesman"]


def test_voices_that_hold_each_other_make_no_ring():
    """Of two statements that seem to stand inside each other only one becomes the other's parent."""
    text = "IRNA reported quoting a spokesman that talks had failed in Baku again ."
    lemmas = text.replace("reported", "report").replace("quoting", "quote").split(" ")
    doc = encoded(
        document(text, lemmas=lemmas),
        [
            ("source", (1, 2), (0, 1)),
            ("content", (1, 2), (5, 12)),
            ("source", (2, 3), (3, 5)),
            ("content", (2, 3), (5, 12)),
            ("content", (2, 3), (0, 2)),
        ],
        source=[(0, 1), (3, 5)],
        cue=[(1, 2), (2, 3)],
        content=[(5, 12)],
    )
    found = match(doc)
    assert len(found) == 2
    assert [a.parent for a in found].count(None) == 1


def test_a_pronoun_is_the_person_who_spoke_last():
    """ "He" without a candidate in its sentence goes on with the last person who spoke."""
    doc = encoded(
        document("Aliyev said it was over . It rained . It rained . He added nothing new ."),
        [
            ("source", (1, 2), (0, 1)),
            ("content", (1, 2), (2, 5)),
            ("source", (13, 14), (12, 13)),
            ("content", (13, 14), (14, 16)),
        ],
        source=[(0, 1), (12, 13)],
        cue=[(1, 2), (13, 14)],
        content=[(2, 5), (14, 16)],
    )
    doc._.onrecord_entities = [
        Entity(id="n1", name="Ilham Aliyev", kind="person", mentions=[(0, 6)])
    ]
    assert [(a.source_entity, a.source_name) for a in match(doc)] == [("n1", "Ilham Aliyev")] * 2
