"""Entries whose words stand in the text and whose frames are filled."""

import pytest

from tests.pipeline.hand import parsed

from .entries import entry, matcher


def matched(line, at, *entries, ents=()):
    """Return (words of the entry, weight) of each match at a token."""
    doc = parsed(line, ents=ents)
    return [(" ".join(m.entry.words), m.weight) for m in matcher(*entries).match(doc[at])]


def fits(line, at, frame, *, ents=(), word="lift"):
    return bool(matched(line, at, entry(word, "CONCEDE", frame), ents=ents))


LIFTED = "Oslo/PROPN/nsubj/1 lifted/VERB/ROOT/1/lift {}"
BAN = LIFTED.format("the/DET/det/3 ban/NOUN/obj/1")
GIRL = LIFTED.format("the/DET/det/3 girl/NOUN/obj/1")
ALONE = "Oslo/PROPN/nsubj/1 lifted/VERB/ROOT/1/lift"


def test_a_word_that_the_lexicon_lacks():
    """No entry, no match, and the word is not known."""
    doc = parsed(ALONE)
    assert matcher(entry("raise")).match(doc[1]) == []
    assert not matcher(entry("raise")).known(doc[1])
    assert matcher(entry("lift", frame="if=obj:money")).known(doc[1])


def test_word_classes():
    """The tagger's class counts; another one where the lexicon has nothing of that, or after a determiner."""
    noun = entry("raid", frame="actor=subj", pos="noun")
    assert matched("raid/NOUN/ROOT/0", 0, noun)
    assert matched("raid/X/ROOT/0", 0, noun)
    assert matched("raid/VERB/ROOT/0", 0, noun)
    assert matched("raid/VERB/ROOT/0", 0, noun, entry("raid", frame="if=obj:money")) == []
    assert matched("the/DET/det/1 raid/VERB/ROOT/1", 1, noun, entry("raid", frame="if=obj:money"))
    assert matched("raided/ADJ/ROOT/0", 0, entry("raid"))
    assert not matched("raid/ADP/ROOT/0", 0, noun)


def test_a_condition_on_words_that_the_parse_cut_off():
    """ "Called for a truce" with "for" as a particle still is a call for a truce; not past the clause."""
    call = entry("call", frame="if=for{truce}")
    line = "Oslo/PROPN/nsubj/1 called/VERB/ROOT/1/call for/ADP/compound:prt/1 a/DET/det/4 {}/NOUN/obj/1"
    assert matched(line.format("truce"), 1, call)
    assert not matched(line.format("vote"), 1, call)
    assert not matched(line.format("vote") + " ,/PUNCT/punct/1 truce/NOUN/dep/1", 1, call)


def test_a_noun_that_the_tagger_calls_a_determiner():
    """The tree's relation tells a long word from a function word."""
    noun = entry("attack", frame="actor=by", pos="noun")
    line = "continued/VERB/ROOT/0/continue attacks/DET/{}/0/attack"
    assert matched(line.format("obj"), 1, noun)
    assert not matched(line.format("det"), 1, noun)


def test_inflected_forms_are_found_without_the_lemmatizer():
    """A lemma that is wrong does no harm where the form tells the word."""
    assert matched("Oslo/PROPN/nsubj/1 freed/VERB/ROOT/1/fre Ada/PROPN/obj/1", 1, entry("free"))


def test_list_conditions():
    """ "if=obj{ban}": the object's head must be one of the words, in any form."""
    bans = LIFTED.format("the/DET/det/3 bans/NOUN/obj/1/ban")
    for line, holds in ((BAN, True), (bans, True), (GIRL, False), (ALONE, False)):
        assert fits(line, 1, "if=obj{ban,embargo}") is holds


def test_kind_conditions():
    """ "if=obj:person": the object must denote one; names by their type, nouns by the list."""
    ada = LIFTED.format("Ada/PROPN/obj/1")
    assert fits(GIRL, 1, "if=obj:person|state")
    assert not fits(BAN, 1, "if=obj:person|state")
    assert fits(ada, 1, "if=obj:person", ents=[(2, 3, "PER")])
    assert not fits(ada, 1, "if=obj:person", ents=[(2, 3, "LOC")])


@pytest.mark.parametrize("frame", ["if=obj!{ban,embargo}", "if=obj:!law"])
def test_negated_conditions(frame):
    """What must not be there is no obstacle where the slot is empty."""
    assert fits(ALONE, 1, frame)
    assert fits(GIRL, 1, frame)
    assert not fits(BAN, 1, frame)


def test_a_condition_without_list_needs_any_filler():
    """ "if=obj": there must be an object, whichever."""
    assert fits(BAN, 1, "if=obj")
    assert not fits(ALONE, 1, "if=obj")


def test_conditions_of_alternatives_and_of_several():
    """One of the alternatives must hold; of two conditions, both."""
    assert fits(GIRL, 1, "if=obj{ban}|obj:person")
    assert not fits(GIRL, 1, "if=obj{ban} if=obj:person")
    assert fits(BAN, 1, "if=obj{ban} if=subj:state", ents=[(0, 1, "GPE")])


def test_a_participant_of_a_kind_is_a_condition():
    """ "recipient=obj:person" asks for one; beside a slot without condition it asks for nothing."""
    assert fits(GIRL, 1, "actor=subj recipient=obj:person")
    assert not fits(BAN, 1, "actor=subj recipient=obj:person")
    assert not fits(ALONE, 1, "actor=subj recipient=obj:person")
    assert fits(BAN, 1, "actor=subj recipient=obj:person|for")


def test_each_filler_of_a_coordination_may_hold():
    """One of the coordinated objects is enough for a condition, and spoils a negated one."""
    line = LIFTED.format("fines/NOUN/obj/1/fine and/CCONJ/cc/4 bans/NOUN/conj/2/ban")
    assert fits(line, 1, "if=obj{ban}")
    assert not fits(line, 1, "if=obj!{ban}")


def test_the_most_specific_first():
    """Lists say more than kinds, kinds more than nothing; words beyond the first say most of all."""
    line = LIFTED.format("the/DET/det/3 ban/NOUN/obj/1")
    general = entry("lift", frame="actor=subj recipient=obj")
    kind = entry("lift", frame="actor=subj recipient=on if=obj:law")
    listed = entry("lift", frame="actor=subj if=obj{ban}")
    phrase = entry("lift ban", frame="actor=subj if=obj:law")
    assert matched(line, 1, general, kind, listed, phrase) == [
        ("lift ban", 3), ("lift", 2), ("lift", 1), ("lift", 0),
    ]  # fmt: skip


def test_equal_entries_keep_the_lexicons_order():
    """Between equally specific senses the lexicon's order decides."""
    doc = parsed(BAN)
    both = [entry("lift", "CONCEDE"), entry("lift", "COERCE")]
    for first, second in (both, both[::-1]):
        found = matcher(first, second).match(doc[1])
        assert [m.entry.type for m in found] == [first.type, second.type]


def test_a_phrase_that_the_frame_names_counts():
    """ "recipient=with": the entry is more specific where there is a with-phrase."""
    line = "Oslo/PROPN/nsubj/1 met/VERB/ROOT/1/meet with/ADP/case/3 Bonn/PROPN/obl/1"
    assert matched(line, 1, entry("meet", frame="actor=subj recipient=with")) == [("meet", 1)]
    assert matched(line, 1, entry("meet", frame="actor=subj recipient=on")) == [("meet", 0)]


CARRY = entry("carry out raid", frame="actor=subj recipient=on|against")
OUT = "Troops/NOUN/nsubj/1 carried/VERB/ROOT/1/carry out/ADP/compound:prt/1"


def test_a_phrase_of_several_words():
    """ "Carried out a raid": other words may stand between, up to a few."""
    doc = parsed(
        f"{OUT} a/DET/det/5 big/ADJ/amod/5 raid/NOUN/obj/1 on/ADP/case/7 Kobani/PROPN/obl/1"
    )
    (match,) = matcher(CARRY).match(doc[1])
    assert [t.text for t in match.words] == ["carried", "out", "raid"]
    assert (match.head, match.weight) == (doc[1], 5)
    assert [t.text for t in matcher().participants(match, "actor")] == ["Troops"]
    assert [t.text for t in matcher().participants(match, "recipient")] == ["Kobani"]


def test_a_phrase_in_the_passive():
    """ "A raid was carried out by troops" is the same phrase with its noun in front."""
    doc = parsed(
        "a/DET/det/1 raid/NOUN/nsubj:pass/3 was/AUX/aux:pass/3 carried/VERB/ROOT/3/carry"
        " out/ADP/compound:prt/3 by/ADP/case/6 troops/NOUN/obl:agent/3"
    )
    (match,) = matcher(CARRY).match(doc[3])
    assert [t.text for t in match.words] == ["raid", "carried", "out"]
    assert [t.text for t in matcher().participants(match, "actor")] == ["troops"]


def test_a_phrase_that_lacks_a_word():
    """All words must be there, in order, near and in the sentence."""
    far = OUT + "".join(f" so/ADV/advmod/{11}" for _ in range(8)) + " raid/NOUN/obj/1"
    other = f"{OUT} ./PUNCT/punct/1 raid/NOUN/ROOT/4"
    assert matched(OUT, 1, CARRY) == matched(far, 1, CARRY) == matched(other, 1, CARRY) == []


def test_nouns_of_several_words():
    """Nouns end in their head, hyphens or not; those with a preposition begin with it."""
    strike = entry("air strike", frame="actor=by", pos="noun")
    assert matched("air/NOUN/compound/1 strikes/NOUN/ROOT/1/strike", 1, strike) == [
        ("air strike", 2)
    ]
    hyphen = "air~/NOUN/compound/2 -~/PUNCT/punct/2 strikes/NOUN/ROOT/2/strike"
    assert matched(hyphen, 2, strike) == [("air strike", 2)]
    assert matched("lucky/ADJ/amod/1 strikes/NOUN/ROOT/1/strike", 1, strike) == []
    state = entry("state of emergency", frame="actor=by", pos="noun")
    line = "state/NOUN/ROOT/0 of/ADP/case/2 emergency/NOUN/nmod/0"
    assert matched(line, 0, state) == [("state of emergency", 4)]
    assert matched(line, 2, state) == []


def test_participants_of_the_first_slot_that_is_filled():
    """Slots are alternatives in their order: "of" goes before "on" where both are filled."""
    line = "raid/NOUN/ROOT/0 of/ADP/case/2 Bonn/PROPN/nmod/0 on/ADP/case/4 Kiel/PROPN/nmod/0"
    doc = parsed(line)
    one = matcher(entry("raid", frame="actor=by recipient=of|on", pos="noun"))
    two = matcher(entry("raid", frame="actor=by recipient=against|on", pos="noun"))
    assert [t.text for t in one.participants(one.match(doc[0])[0], "recipient")] == ["Bonn"]
    assert [t.text for t in two.participants(two.match(doc[0])[0], "recipient")] == ["Kiel"]
    assert one.participants(one.match(doc[0])[0], "actor") == []


def test_participants_fit_their_slot():
    """Of the fillers, those of the kind that the slot asks for take part."""
    line = LIFTED.format("bans/NOUN/obj/1/ban and/CCONJ/cc/4 girls/NOUN/conj/2/girl")
    doc = parsed(line)
    found = matcher(entry("lift", frame="actor=subj recipient=obj:person"))
    (match,) = found.match(doc[1])
    assert [t.text for t in found.participants(match, "recipient")] == ["girls"]


def test_an_empty_lexicon_matches_nothing():
    """Any word of any class: no match and no error."""
    doc = parsed("?/PUNCT/ROOT/0 raid/NOUN/dep/0")
    assert [matcher().match(t) for t in doc] == [[], []]
