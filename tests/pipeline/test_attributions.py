"""Attributions: the tree and the encoder's scores joined, quotations handed out, chains nested."""

import pytest
import spacy

from onrecord.pipeline.attributions import Attributions
from onrecord.records import Entity

from .hand import document, encoded, parsed

NLP = spacy.blank("en")
PARTICIPLE = "Tense=Pres|VerbForm=Part"
SAID = (
    "Officials/NOUN/nsubj/1/official said/VERB/ROOT/1/say that/SCONJ/mark/5 the/DET/det/4"
    " bridge/NOUN/nsubj/5 closed/VERB/ccomp/1/close ./PUNCT/punct/1"
)


def match(doc):
    return Attributions(NLP).match(doc)


def contents(attribution):
    return [c.text for c in attribution.content]


def test_source_cue_and_content_of_one_another():
    """A cue that the encoder sees takes subject and clause; the chain begins with the publisher."""
    (found,) = match(encoded(parsed(SAID), cue=[(1, 2)], publisher="Demo Post"))
    assert (found.source.text, found.cue.text) == ("Officials", "said")
    assert contents(found) == ["that the bridge closed"]
    assert (found.type, found.act, found.stance) == ("indirect", "communication", "asserts")
    assert found.parent is None
    assert found.chain == ["Demo Post", "Officials"]


def test_a_verb_of_saying_that_the_encoder_does_not_see_is_none():
    """A clause is content only where the encoder, too, takes the verb for a cue."""
    assert match(encoded(parsed(SAID))) == []


def test_a_sure_frame_needs_no_encoder():
    """ "condemned the raid" is a statement by its words alone."""
    line = "Oslo/PROPN/nsubj/1 condemned/VERB/ROOT/1/condemn the/DET/det/3 raid/NOUN/obj/1"
    (found,) = match(encoded(parsed(line)))
    assert (found.source.text, contents(found)) == ("Oslo", ["the raid"])


def test_a_cue_that_only_the_encoder_knows():
    """Where tree and lexicon have nothing, the pair scores give source and content."""
    doc = encoded(
        document("Officials murmuring the bridge was closed ."),
        [("source", (1, 2), (0, 1)), ("content", (1, 2), (2, 6))],
        source=[(0, 1)],
        cue=[(1, 2)],
    )
    (found,) = match(doc)
    assert (found.source.text, contents(found)) == ("Officials", ["the bridge was closed"])


def test_a_statement_inside_a_statement_is_its_child():
    """An attribution in another's content has that one as parent, and the chain runs outside in."""
    line = (
        "IRNA/PROPN/nsubj/1 reported/VERB/ROOT/1/report that/SCONJ/mark/5 the/DET/det/4"
        " minister/NOUN/nsubj/5 denied/VERB/ccomp/1/deny the/DET/det/7 charge/NOUN/obj/5"
        " in/ADP/case/9 Tehran/PROPN/obl/5"
    )
    outer, inner = match(encoded(parsed(line), cue=[(1, 2), (5, 6)]))
    assert (inner.parent, outer.parent) == (outer.id, None)
    assert inner.stance == "denies"
    assert inner.chain == ["IRNA", "minister"]


def test_a_quotation_split_by_its_cue_has_two_fragments():
    """Words before and after the cue are one direct statement, marks included."""
    line = (
        '"~/PUNCT/punct/2 We/PRON/nsubj/2 agree~/VERB/ccomp/6 ,~/PUNCT/punct/6 "/PUNCT/punct/2'
        ' he/PRON/nsubj/6 said~/VERB/ROOT/6/say ,/PUNCT/punct/6 "~/PUNCT/punct/10 on/ADP/case/10'
        ' points~/NOUN/obl/2 .~/PUNCT/punct/6 "/PUNCT/punct/6'
    )
    (found,) = match(encoded(parsed(line), cue=[(6, 7)]))
    assert contents(found) == ['"We agree,"', '"on points."']
    assert (found.type, found.source.text) == ("direct", "he")


def test_a_quotation_goes_on_after_the_cue():
    """A sentence in quotation marks right after a quotation is the same voice's."""
    line = (
        '"~/PUNCT/punct/2 We/PRON/nsubj/2 agree~/VERB/ccomp/6 ,~/PUNCT/punct/6 "/PUNCT/punct/2'
        ' Lee/PROPN/nsubj/6 said~/VERB/ROOT/6/say ./PUNCT/punct/6 "~/PUNCT/punct/10'
        " Nothing/PRON/nsubj/10 changes/VERB/ROOT/10 here/ADV/advmod/10 today~/NOUN/obl/10"
        ' .~/PUNCT/punct/10 "/PUNCT/punct/10'
    )
    (found,) = match(encoded(parsed(line), cue=[(6, 7)]))
    assert contents(found) == ['"We agree,"', '"Nothing changes here today."']


def test_a_quotation_finds_the_cue_beside_it():
    """A verb that may bring in a quotation does so where it stands right after one."""
    line = (
        '"~/PUNCT/punct/3 Not/PART/advmod/2 much/ADJ/advmod/3 changes/VERB/ROOT/3 here~/ADV/advmod/3'
        ' ,~/PUNCT/punct/3 "/PUNCT/punct/3 joked/VERB/dep/3/joke Lee/PROPN/nsubj/7'
    )
    (found,) = match(encoded(parsed(line)))
    assert (found.cue.text, found.source.text) == ("joked", "Lee")
    assert contents(found) == ['"Not much changes here,"']


def test_what_a_speaker_thinks_of_his_own_words_is_no_other_voice():
    """ "I think" inside a quotation is the speaker's aside."""
    line = (
        '"~/PUNCT/punct/2 I/PRON/nsubj/2 think/VERB/ccomp/8 it/PRON/nsubj/4 helps~/VERB/ccomp/2/help'
        ' ,~/PUNCT/punct/8 "/PUNCT/punct/2 Lee/PROPN/nsubj/8 said/VERB/ROOT/8/say'
    )
    (found,) = match(encoded(parsed(line), cue=[(2, 3), (8, 9)]))
    assert found.source.text == "Lee"


def test_two_statements_side_by_side():
    """Behind a semicolon another voice speaks; it does not stand inside the first one's words."""
    line = (
        "Paris/PROPN/nsubj/1 promised/VERB/ROOT/1/promise that/SCONJ/mark/4 aid/NOUN/nsubj/4"
        " comes/VERB/ccomp/1/come ;/PUNCT/punct/7 Rome/PROPN/nsubj/7 said/VERB/conj/4/say"
        " talks/NOUN/nsubj/9 failed/VERB/ccomp/7/fail"
    )
    one, other = match(encoded(parsed(line), cue=[(1, 2), (7, 8)]))
    assert (contents(one), contents(other)) == (["that aid comes"], ["talks failed"])
    assert other.parent is None


def test_a_participle_goes_on_with_the_voice_before_it():
    """ "Paris pays, the minister said, adding that ...": the minister adds."""
    line = (
        "Paris/PROPN/nsubj/1 pays/VERB/ROOT/1/pay ,/PUNCT/punct/5 the/DET/det/4"
        " minister/NOUN/nsubj/5 said/VERB/parataxis/1/say ,/PUNCT/punct/7"
        f" adding/VERB/advcl/1/add/{PARTICIPLE.replace('|', '|')} that/SCONJ/mark/10"
        " Rome/PROPN/nsubj/10 waits/VERB/ccomp/7/wait"
    )
    one, other = match(encoded(parsed(line), cue=[(5, 6), (7, 8)]))
    assert (one.source.text, other.source.text) == ("the minister", "the minister")
    assert contents(one) == ["Paris pays"]
    assert contents(other) == ["that Rome waits"]


def test_who_is_cited_stands_inside_who_cites():
    """In "the agency reported, citing a spokesman" the spokesman's statement is the agency's child."""
    line = (
        "Troops/NOUN/nsubj/1 left/VERB/ccomp/5/leave ,/PUNCT/punct/5 the/DET/det/4"
        " agency/NOUN/nsubj/5 reported/VERB/ROOT/5/report ,/PUNCT/punct/7"
        f" citing/VERB/advcl/5/cite/{PARTICIPLE} a/DET/det/9 spokesman/NOUN/obj/7 ./PUNCT/punct/5"
    )
    outer, inner = match(encoded(parsed(line), cue=[(5, 6), (7, 8)]))
    assert (inner.cue.text, inner.parent) == ("citing", outer.id)
    assert contents(inner) == contents(outer) == ["Troops left"]
    assert inner.chain == ["agency", "spokesman"]


def test_a_reason_is_no_source():
    """ "citing the snow" names a reason: snow does not speak."""
    line = (
        "Paris/PROPN/nsubj/1 withdrew/VERB/ROOT/1/withdraw ,/PUNCT/punct/3"
        f" citing/VERB/advcl/1/cite/{PARTICIPLE} the/DET/det/5 snow/NOUN/obj/3"
    )
    assert match(encoded(parsed(line))) == []


def test_quoted_by_an_agency_as_saying():
    """The one who is quoted speaks inside the agency's report."""
    line = (
        "Lee/PROPN/nsubj:pass/2 was/AUX/aux:pass/2 quoted/VERB/ROOT/2/quote by/ADP/case/4"
        " Interfax/PROPN/obl:agent/2 as/SCONJ/mark/6 saying/VERB/advcl/2/say that/SCONJ/mark/9"
        " talks/NOUN/nsubj/9 failed/VERB/ccomp/6/fail"
    )
    found = {a.source.text: a for a in match(encoded(parsed(line), cue=[(2, 3), (6, 7)]))}
    outer, inner = found["Interfax"], found["Lee"]
    assert inner.parent == outer.id
    assert inner.chain == ["Interfax", "Lee"]


def test_according_to():
    """A phrase names the source, its clause is the content."""
    line = (
        "According/VERB/case/2/accord to/ADP/fixed/0 police/NOUN/obl/6 ,/PUNCT/punct/2"
        " two/NUM/nummod/5 people/NOUN/nsubj/6 died/VERB/ROOT/6/die ./PUNCT/punct/6"
    )
    (found,) = match(encoded(parsed(line)))
    assert (found.cue.text, found.source.text) == ("According to", "police")
    assert contents(found) == ["two people died"]


@pytest.mark.parametrize(
    ("line", "ents", "source", "content"),
    [
        (
            "SMITH/PROPN/ROOT/0 :/PUNCT/punct/0 We/PRON/nsubj/3 leave/VERB/parataxis/0"
            " tomorrow/NOUN/obl/3 ./PUNCT/punct/3",
            [],
            "SMITH",
            "We leave tomorrow",
        ),
        (
            "Tehran/PROPN/ROOT/0 :/PUNCT/punct/0 no/DET/det/3 comment/NOUN/parataxis/0",
            [(0, 1, "GPE")],
            "Tehran",
            "no comment",
        ),
        (
            '"~/PUNCT/punct/3 He/PRON/nsubj/3 never/ADV/advmod/3 listens/VERB/ROOT/3 here~/ADV/advmod/3'
            ' "/PUNCT/punct/3 —/PUNCT/punct/7 Ana/PROPN/parataxis/3 Cruz/PROPN/flat/7',
            [(7, 9, "PER")],
            "Ana Cruz",
            '"He never listens here"',
        ),
    ],
)
def test_statements_without_a_verb_of_saying(line, ents, source, content):
    """A name with a colon before, or with a dash after a quotation, is its source."""
    (found,) = match(encoded(parsed(line, ents=ents)))
    assert found.source.text == source
    assert contents(found) == [content]


def test_a_heading_is_no_source():
    """A place's name with a colon before a whole sentence is a heading."""
    line = (
        "NIGERIA/PROPN/ROOT/0 :/PUNCT/punct/0 Oil/NOUN/compound/3 workers/NOUN/nsubj/4"
        " downed/VERB/parataxis/0/down tools/NOUN/obj/4 on/ADP/case/7 Monday/PROPN/obl/4"
    )
    assert match(encoded(parsed(line, ents=[(0, 1, "GPE")]))) == []


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


def test_a_source_without_a_name_is_an_entity():
    """Unnamed sources have kind, country and sector where told, and "the officials" are the same again."""
    line = (
        "Two/NUM/nummod/2 Turkish/ADJ/amod/2 officials/NOUN/nsubj/3/official/Number=Plur"
        " condemned/VERB/ROOT/3/condemn the/DET/det/5 raid/NOUN/obj/3 ./PUNCT/punct/3"
        " The/DET/det/8 officials/NOUN/nsubj/9/official/Number=Plur praised/VERB/ROOT/9/praise"
        " Oslo/PROPN/obj/9"
    )
    doc = encoded(parsed(line))
    one, other = match(doc)
    (entity,) = doc._.onrecord_entities
    assert (entity.kind, entity.country, entity.sector) == ("group", "TUR", "GOV")
    assert one.source_entity == other.source_entity == entity.id
    assert len(entity.mentions) == 2


def test_possessive_sources_are_named_after_their_owner():
    """ "its spokesman" is the spokesman of what "its" means."""
    line = (
        "Iran/PROPN/nsubj/1 withdrew/VERB/ROOT/1/withdraw ./PUNCT/punct/1 Its/PRON/nmod:poss/4/its"
        " spokesman/NOUN/nsubj/5 condemned/VERB/ROOT/5/condemn the/DET/det/7 raid/NOUN/obj/5"
    )
    doc = encoded(parsed(line))
    text = doc.text
    its = text.index("Its")
    doc._.onrecord_entities = [
        Entity(
            id="n1", name="Iran", kind="country", country="IRN", mentions=[(0, 4), (its, its + 3)]
        )
    ]
    (found,) = match(doc)
    assert found.source_name == "Iran's spokesman"


def test_a_pronoun_is_the_person_who_spoke_last():
    """ "He" that nothing resolves goes on with the last person who spoke."""
    line = (
        "Aliyev/PROPN/nsubj/1 condemned/VERB/ROOT/1/condemn raids/NOUN/obj/1 ./PUNCT/punct/1"
        " It/PRON/nsubj/5 rained/VERB/ROOT/5/rain ./PUNCT/punct/5"
        " He/PRON/nsubj/8 praised/VERB/ROOT/8/praise Oslo/PROPN/obj/8"
    )
    doc = encoded(parsed(line))
    doc._.onrecord_entities = [
        Entity(id="n1", name="Ilham Aliyev", kind="person", mentions=[(0, 6)])
    ]
    assert [a.source_name for a in match(doc)] == ["Ilham Aliyev"] * 2


def test_we_inside_a_statement_is_its_speaker():
    """ "We" in somebody's words is that somebody."""
    line = (
        "Lee/PROPN/nsubj/1 said/VERB/ROOT/1/say that/SCONJ/mark/4 we/PRON/nsubj/4"
        " condemn/VERB/ccomp/1/condemn the/DET/det/6 raid/NOUN/obj/4 today/NOUN/obl/4"
    )
    outer, inner = match(encoded(parsed(line), cue=[(1, 2), (4, 5)]))
    assert inner.parent == outer.id
    assert inner.source_name == outer.source_name == "Lee"


def test_without_encoding_there_is_nothing_to_say():
    """A document that no encoder saw has no attributions."""
    assert match(document("Officials said so .")) == []


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
    parents = {a.id: a.parent for a in found}
    for start in parents:
        seen, step = set(), start
        while step is not None:
            assert step not in seen
            seen.add(step)
            step = parents[step]
