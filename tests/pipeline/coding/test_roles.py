"""Who acts and on whom: frame, pair scores and tree together."""

from dataclasses import replace

from onrecord.pipeline.coding.roles import phrases
from onrecord.pipeline.coding.triggers import Trigger
from tests.pipeline.hand import encoded, parsed

from .entries import entry, matcher

SHELLED = (
    "Turkish/ADJ/amod/1 troops/NOUN/nsubj/2/troop shelled/VERB/ROOT/2/shell Kobani/PROPN/obj/2"
    " near/ADP/case/5 Aleppo/PROPN/obl/2 on/ADP/case/7 Monday/PROPN/obl/2"
)
SHELL = entry("shell")


def who(doc, at, role, *, known=(), kind="ASSAULT"):
    """Return the phrases of *role* of doc[at], a trigger of the first entry of *known* or of none."""
    words = matcher(*known)
    match = next(iter(words.match(doc[at])), None)
    trigger = Trigger(doc[at], doc[at : at + 1], kind, match, 1.0, 1.0)
    return [s.text for s in phrases(doc._.onrecord_encoding, words, trigger)[role]]


def test_the_frame_fills_both_roles():
    """Without scores the entry's frame tells actor and recipient, as whole phrases."""
    doc = encoded(parsed(SHELLED))
    assert who(doc, 2, "actor", known=[SHELL]) == ["Turkish troops"]
    assert who(doc, 2, "recipient", known=[SHELL]) == ["Kobani"]


def test_the_encoder_adds_whom_the_tree_would_leave_out():
    """A high pair score lets a noun act that its place in the tree alone would not."""
    assert who(encoded(parsed(SHELLED)), 2, "actor", known=[SHELL]) == ["Turkish troops"]
    doc = encoded(parsed(SHELLED), [("actor", (2, 3), (5, 6))])
    assert who(doc, 2, "actor", known=[SHELL]) == ["Turkish troops", "Aleppo"]


def test_a_users_own_frames_are_taken_at_their_word():
    """What a user writes of a sense decides, whatever tree and scores say."""
    doc = encoded(parsed(SHELLED), [("recipient", (2, 3), (3, 4))])
    near = replace(entry("shell", frame="actor=subj recipient=near"), own=True)
    assert who(doc, 2, "recipient", known=[near]) == ["Aleppo"]
    nobody = replace(entry("shell", frame="actor=by recipient=against"), own=True)
    assert who(doc, 2, "recipient", known=[nobody]) == []
    assert who(doc, 2, "actor", known=[nobody]) == []


def test_words_without_entry():
    """Without an entry tree and scores tell alone."""
    doc = encoded(parsed(SHELLED))
    assert who(doc, 2, "recipient") == ["Kobani"]
    assert who(doc, 2, "actor") == ["Turkish troops"]


def test_times_do_not_take_part():
    """ "On Monday" is no recipient, nor is a relative pronoun, whatever frame or scores say."""
    doc = encoded(parsed(SHELLED), [("recipient", (2, 3), (7, 8))])
    on = entry("shell", frame="actor=subj recipient=on")
    assert who(doc, 2, "recipient", known=[on]) == ["Kobani"]
    line = "troops/NOUN/ROOT/0 who/PRON/nsubj/2//PronType=Rel shelled/VERB/acl:relcl/0/shell"
    doc = encoded(parsed(line), [("actor", (2, 3), (1, 2))])
    assert who(doc, 2, "actor", known=[SHELL]) == ["troops"]


def test_the_trigger_is_no_participant():
    """A word of the trigger itself never takes part."""
    doc = encoded(parsed("gun/NOUN/compound/1 attack/NOUN/ROOT/1"))
    noun = entry("gun attack", frame="actor=mod recipient=of", pos="noun")
    words = matcher(noun)
    trigger = Trigger(doc[1], doc[0:2], "ASSAULT", words.match(doc[1])[0], 1.0, 1.0)
    assert phrases(doc._.onrecord_encoding, words, trigger)["actor"] == []


def test_participants_stand_in_the_order_of_the_text():
    """Coordinated participants are phrases of their own, in order."""
    line = (
        "Rebels/NOUN/nsubj/3/rebel and/CCONJ/cc/2 thieves/NOUN/conj/0/thief"
        " shelled/VERB/ROOT/3/shell Kobani/PROPN/obj/3 and/CCONJ/cc/6 Aleppo/PROPN/conj/4"
    )
    doc = encoded(parsed(line))
    assert who(doc, 3, "actor", known=[SHELL]) == ["Rebels", "thieves"]
    assert who(doc, 3, "recipient", known=[SHELL]) == ["Kobani", "Aleppo"]


def test_the_passive():
    """The agent of a passive acts, its subject is acted on."""
    line = (
        "Kobani/PROPN/nsubj:pass/2 was/AUX/aux:pass/2 shelled/VERB/ROOT/2/shell by/ADP/case/4"
        " rebels/NOUN/obl:agent/2/rebel"
    )
    doc = encoded(parsed(line))
    assert who(doc, 2, "actor", known=[SHELL]) == ["rebels"]
    assert who(doc, 2, "recipient", known=[SHELL]) == ["Kobani"]


AGREED = (
    "Oslo/PROPN/nsubj/1 agreed/VERB/ROOT/1/agree to/PART/mark/3 leave/VERB/xcomp/1"
    " eastern/ADJ/amod/5 Mali/PROPN/obj/3"
)


def test_a_promise_concerns_whom_it_names():
    """The name in what is promised is whom the promise concerns."""
    agree = entry("agree", "AGREE", "actor=subj recipient=with if=xcomp")
    doc = encoded(parsed(AGREED, ents=[(0, 1, "GPE"), (5, 6, "GPE")]))
    assert who(doc, 1, "actor", known=[agree], kind="AGREE") == ["Oslo"]
    assert who(doc, 1, "recipient", known=[agree], kind="AGREE") == ["eastern Mali"]


def test_light_verb():
    """ "Rebels launched an attack on Kobani": subject and phrase of the light verb are the noun's."""
    line = (
        "Rebels/NOUN/nsubj/1/rebel launched/VERB/ROOT/1/launch an/DET/det/3 attack/NOUN/obj/1"
        " on/ADP/case/5 Kobani/PROPN/obl/1"
    )
    attack = entry("attack", frame="actor=by|subj recipient=on", pos="noun")
    doc = encoded(parsed(line))
    assert who(doc, 3, "actor", known=[attack]) == ["Rebels"]
    assert who(doc, 3, "recipient", known=[attack]) == ["Kobani"]
