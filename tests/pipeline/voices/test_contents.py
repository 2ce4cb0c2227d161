"""Where the content of a cue stands, by the frames of the lexicon."""

import pytest

from onrecord.pipeline.voices import lexicon
from onrecord.pipeline.voices.contents import units
from tests.pipeline.hand import parsed

CASES = {
    "clause": (
        "Paris/PROPN/nsubj/1 said/VERB/ROOT/1/say that/SCONJ/mark/5 talks/NOUN/nsubj/5 had/AUX/aux/5"
        " failed/VERB/ccomp/1/fail ./PUNCT/punct/1",
        1,
        "clause",
        ["that talks had failed"],
    ),
    "parenthesis": (
        "Talks/NOUN/nsubj/5 ,/PUNCT/punct/3 he/PRON/nsubj/3 said/VERB/parataxis/5/say ,/PUNCT/punct/3"
        " failed/VERB/ROOT/5/fail",
        3,
        "clause",
        ["Talks", "failed"],
    ),
    "infinitive with the one who is asked": (
        "Rome/PROPN/nsubj/1 urged/VERB/ROOT/1/urge Paris/PROPN/obj/1 to/PART/mark/4 wait/VERB/xcomp/1",
        1,
        "infinitive",
        ["Paris to wait"],
    ),
    "passive infinitive": (
        "Troops/NOUN/nsubj:pass/2 are/AUX/aux:pass/2 expected/VERB/ROOT/2/expect to/PART/mark/4"
        " leave/VERB/xcomp/2",
        2,
        "infinitive",
        ["Troops", "to leave"],
    ),
    "object": (
        "Oslo/PROPN/nsubj/1 condemned/VERB/ROOT/1/condemn the/DET/det/3 raid/NOUN/obj/1"
        " in/ADP/case/5 Mosul/PROPN/nmod/3",
        1,
        "object",
        ["the raid in Mosul"],
    ),
    "predicate": (
        "Oslo/PROPN/nsubj/1 called/VERB/ROOT/1/call it/PRON/obj/1 a/DET/det/4 mistake/NOUN/xcomp/1",
        1,
        "predicate",
        ["it a mistake"],
    ),
    "preposition": (
        "Bonn/PROPN/nsubj/1 called/VERB/ROOT/1/call for/ADP/case/3 restraint/NOUN/obl/1",
        1,
        "preposition",
        ["restraint"],
    ),
    "somebody accused of something": (
        "Minsk/PROPN/nsubj/1 accused/VERB/ROOT/1/accuse Riga/PROPN/obj/1 of/SCONJ/mark/4"
        " lying/VERB/advcl/1/lie",
        1,
        "preposition",
        ["Riga of lying"],
    ),
    "a noun and its clause": (
        "his/PRON/nmod:poss/1 claim/NOUN/ROOT/1 that/SCONJ/mark/4 Paris/PROPN/nsubj/4"
        " lied/VERB/acl/1/lie",
        1,
        "clause",
        ["that Paris lied"],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_frames(name):
    """Each frame of the lexicon finds its content in the tree, the cue's own words left out."""
    line, at, frame, contents = CASES[name]
    doc = parsed(line)
    kind = "noun" if doc[at].pos_ == "NOUN" else "verb"
    found = units(doc[at], lexicon.load().senses(kind, doc[at].lemma_))
    assert found[0].frame == frame
    assert [doc[a:b].text.strip(" ,") for a, b in found[0].ranges] == contents


def test_the_preposition_after_the_cue_belongs_to_it():
    """ "called for restraint": the content begins after "for", which is the cue's."""
    doc = parsed(CASES["preposition"][0])
    (unit, *_) = units(doc[1], lexicon.load().senses("verb", "call"))
    assert unit.tail == doc[2]


def test_a_statement_ends_at_a_semicolon():
    """What stands behind a semicolon is told by somebody else or by the article."""
    doc = parsed(
        "Paris/PROPN/nsubj/1 said/VERB/ROOT/1/say talks/NOUN/nsubj/3 failed/VERB/ccomp/1/fail"
        " ;/PUNCT/punct/6 Rome/PROPN/nsubj/6 agreed/VERB/conj/3/agree"
    )
    (unit, *_) = units(doc[1], lexicon.load().senses("verb", "say"))
    assert [doc[a:b].text for a, b in unit.ranges] == ["talks failed"]


@pytest.mark.parametrize(
    "line",
    [
        "Oslo/PROPN/nsubj/1 denied/VERB/ROOT/1/deny them/PRON/iobj/1 a/DET/det/4 hearing/NOUN/obj/1",
        "Oslo/PROPN/nsubj/1 denied/VERB/ROOT/1/deny entry/NOUN/obj/1",
    ],
)
def test_to_deny_somebody_something_is_no_denial(line):
    """To withhold is an act, not a statement."""
    doc = parsed(line)
    assert not [
        u for u in units(doc[1], lexicon.load().senses("verb", "deny")) if u.frame == "object"
    ]


def test_a_particle_must_be_there():
    """ "ruled out" is a cue, "ruled" with an object alone is not that one."""
    senses = [s for s in lexicon.load().senses("verb", "rule") if s.particle == "out"]
    with_it = parsed(
        "He/PRON/nsubj/1 ruled/VERB/ROOT/1/rule out/ADP/compound:prt/1 talks/NOUN/obj/1"
    )
    without = parsed("He/PRON/nsubj/1 ruled/VERB/ROOT/1/rule the/DET/det/3 land/NOUN/obj/1")
    assert units(with_it[1], senses)
    assert not units(without[1], senses)
