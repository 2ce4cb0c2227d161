"""Factuality from the cues around an event, outwards to the end of its statement."""

import pytest

from onrecord.pipeline.coding.factuality import read
from tests.pipeline.hand import parsed


def reading(line, at, *, guessed="CT+", contents=()):
    found = read(parsed(line)[at], guessed, set(contents))
    return found.value, found.cue.text if found.cue is not None else None


def beside(word, relation, *, lemma=""):
    """Rebels WORD shell Kobani."""
    return (
        f"Rebels/NOUN/nsubj/2 {word}/AUX/{relation}/2/{lemma} shell/VERB/ROOT/2 Kobani/PROPN/obj/2"
    )


def over(word, lemma):
    """Rebels WORD to shell Kobani."""
    return (
        f"Rebels/NOUN/nsubj/1 {word}/VERB/ROOT/1/{lemma} to/PART/mark/3 shell/VERB/xcomp/1"
        " Kobani/PROPN/obj/3"
    )


def test_without_cues_the_guess_stays():
    """What no cue decides is the encoder's, whatever it says."""
    line = "Rebels/NOUN/nsubj/1 shelled/VERB/ROOT/1/shell Kobani/PROPN/obj/1"
    for value in ("CT+", "CT-", "PS+", "Uu"):
        assert reading(line, 1, guessed=value) == (value, None)


@pytest.mark.parametrize(
    ("word", "relation", "value"),
    [
        ("not", "advmod", "CT-"),
        ("n't", "advmod", "CT-"),
        ("never", "advmod", "CT-"),
        ("may", "aux", "PS+"),
        ("Might", "aux", "PS+"),
        ("allegedly", "advmod", "PR+"),
        ("should", "aux", "Uu"),
    ],
)
def test_cues_beside_the_event(word, relation, value):
    """Negations, modals and adverbs decide against the encoder."""
    assert reading(beside(word, relation), 2) == (value, word)


@pytest.mark.parametrize(
    ("word", "lemma", "value"),
    [
        ("failed", "fail", "CT-"),
        ("refused", "refuse", "CT-"),
        ("plan", "plan", "Uu"),
        ("threatened", "threaten", "Uu"),
        ("expect", "expect", "PR+"),
        ("planned", "plann", "Uu"),
    ],
)
def test_verbs_over_the_event(word, lemma, value):
    """ "Failed to", "refused to" deny the act, "plan to" leaves it open; a wrong lemma does no harm."""
    assert reading(over(word, lemma), 3) == (value, word)


def test_verbs_that_imply_the_act_decide_nothing():
    """ "Managed to", "began to" are no cue: the encoder's guess stays."""
    assert reading(over("managed", "manage"), 3) == ("CT+", None)


def test_negated_nouns_and_prevented_acts():
    """ "No attack", "prevented the attack", "an attempt to attack"."""
    no = "no/DET/det/1 attack/NOUN/obj/2 came/VERB/ROOT/2/come"
    prevented = "They/PRON/nsubj/1 prevented/VERB/ROOT/1/prevent the/DET/det/3 attack/NOUN/obj/1"
    attempt = "an/DET/det/1 attempt/NOUN/ROOT/1 to/PART/mark/3 attack/VERB/acl/1"
    assert reading(no, 1) == ("CT-", "no")
    assert reading(prevented, 3) == ("CT-", "prevented")
    assert reading(attempt, 3) == ("Uu", "attempt")


def test_without_negates_other_prepositions_do_not():
    """ "Without an attack" is none; "after an attack" is one."""
    line = "They/PRON/nsubj/1 won/VERB/ROOT/1/win {}/ADP/case/3 attacks/NOUN/obl/1/attack"
    assert reading(line.format("without"), 3) == ("CT-", "without")
    assert reading(line.format("after"), 3) == ("CT+", None)


@pytest.mark.parametrize("word", ["if", "unless", "whether", "If"])
def test_conditions(word):
    """An act in a condition is open and hypothetical, whatever else is said of it."""
    line = (
        f"{word}/SCONJ/mark/3 rebels/NOUN/nsubj/3 never/ADV/advmod/3 attack/VERB/advcl/5"
        " we/PRON/nsubj/5 leave/VERB/ROOT/5"
    )
    found = read(parsed(line)[3], "CT+", set())
    assert (found.value, found.time) == ("Uu", "hypothetical")


def test_double_negation():
    """ "Did not fail to shell": they did; the inner cue is the one that is named."""
    line = (
        "Rebels/NOUN/nsubj/3 did/AUX/aux/3/do not/PART/advmod/3 fail/VERB/ROOT/3 to/PART/mark/5"
        " shell/VERB/xcomp/3"
    )
    assert reading(line, 5) == ("CT+", "fail")


def test_negation_turns_what_is_possible_and_leaves_what_is_open():
    """ "May not shell" is PS-, "do not plan to shell" stays open."""
    may = "Rebels/NOUN/nsubj/3 may/AUX/aux/3 not/PART/advmod/3 shell/VERB/ROOT/3"
    plan = (
        "Rebels/NOUN/nsubj/3 do/AUX/aux/3 not/PART/advmod/3 plan/VERB/ROOT/3 to/PART/mark/5"
        " shell/VERB/xcomp/3"
    )
    doubt = (
        "We/PRON/nsubj/1 doubt/VERB/ROOT/1 that/SCONJ/mark/4 rebels/NOUN/nsubj/4"
        " shelled/VERB/ccomp/1/shell it/PRON/obj/4"
    )
    assert reading(may, 3)[0] == "PS-"
    assert reading(plan, 5)[0] == "Uu"
    assert reading(doubt, 4) == ("PR-", "doubt")


def test_the_inner_of_two_modals_wins():
    """ "Expected that they may shell": possible, as the word nearest to the act says."""
    line = "We/PRON/nsubj/1 expect/VERB/ROOT/1 rebels/NOUN/nsubj/4 may/AUX/aux/4 shell/VERB/ccomp/1"
    assert reading(line, 4) == ("PS+", "may")


def test_cues_outside_the_statement_are_anothers():
    """ "Officials denied that police shot": the police shot, as the denied statement has it."""
    line = (
        "Officials/NOUN/nsubj/1 denied/VERB/ROOT/1/deny that/SCONJ/mark/4 police/NOUN/nsubj/4"
        " shot/VERB/ccomp/1/shoot"
    )
    assert reading(line, 4) == ("CT-", "denied")
    assert reading(line, 4, contents=range(2, 5)) == ("CT+", None)


def test_cues_inside_the_statement_count():
    """A negation in the statement itself is its speaker's."""
    line = (
        "Lee/PROPN/nsubj/1 said/VERB/ROOT/1/say police/NOUN/nsubj/5 did/AUX/aux/5/do"
        " not/PART/advmod/5 shoot/VERB/ccomp/1"
    )
    assert reading(line, 5, contents=range(2, 6)) == ("CT-", "not")


def test_a_verb_without_value_ends_the_reading_at_a_clause():
    """ "Never said that police shot" does not say that they did not."""
    line = (
        "Lee/PROPN/nsubj/2 never/ADV/advmod/2 said/VERB/ROOT/2/say police/NOUN/nsubj/4"
        " shot/VERB/ccomp/2/shoot"
    )
    assert reading(line, 4) == ("CT+", None)


def test_a_cue_of_another_word_is_none():
    """ "Shelled a town not far away": the negation hangs on "far"."""
    line = (
        "Rebels/NOUN/nsubj/1 shelled/VERB/ROOT/1/shell towns/NOUN/obj/1 not/PART/advmod/4"
        " far/ADJ/amod/2"
    )
    assert reading(line, 1) == ("CT+", None)


def test_a_negation_holds_for_what_is_joined_by_or():
    """ "Did not shell or loot": neither."""
    line = (
        "Rebels/NOUN/nsubj/3 did/AUX/aux/3/do not/PART/advmod/3 shell/VERB/ROOT/3 or/CCONJ/cc/5"
        " loot/VERB/conj/3"
    )
    assert reading(line, 5) == ("CT-", "not")


def test_the_future_of_will_and_of_plans():
    """ "Will" tells the time, not the value; an intention tells both."""
    will = read(parsed(beside("will", "aux"))[2], "CT+", set())
    plan = read(parsed(over("plan", "plan"))[3], "CT+", set())
    failed = read(parsed(over("failed", "fail"))[3], "CT+", set())
    assert (will.value, will.cue, will.time) == ("CT+", None, "future")
    assert (plan.value, plan.time) == ("Uu", "future")
    assert failed.time is None


def test_what_goes_along_with_an_open_act_is_told_as_it_is():
    """ "Refused visas because troops shelled", "hoped to talk as troops shelled": they shelled."""
    line = (
        "Chad/PROPN/nsubj/1 {} visas/NOUN/obj/1/visa {}/SCONJ/mark/5 troops/NOUN/nsubj/5/troop"
        " shelled/VERB/advcl/1/shell Kobani/PROPN/obj/5"
    )
    for verb in ("refused/VERB/ROOT/1/refuse", "planned/VERB/ROOT/1/plan"):
        for mark in ("because", "as", "after"):
            assert reading(line.format(verb, mark), 5) == ("CT+", None)


@pytest.mark.parametrize(
    ("be", "value"), [("were/AUX/aux/3/be/Tense=Past", "Uu"), ("are/AUX/aux/3/be", "CT+")]
)
def test_what_was_to_happen_is_open_what_is_to_happen_announced(be, value):
    """ "Troops were to leave" leaves open whether they did, "are to leave" announces it."""
    line = f"Troops/NOUN/nsubj/3/troop {be} to/PART/mark/3 leave/VERB/ROOT/3 today/NOUN/obl/3"
    found = read(parsed(line)[3], "PR+", set())
    assert (found.value, found.cue.text, found.time) == (value, "to", "future")


WOULD = "Troops/NOUN/nsubj/2/troop would/AUX/aux/2 leave/VERB/ROOT/2"


def test_a_speakers_will_is_told_as_would():
    """In somebody's statement "would" is his "will", which says nothing by itself; elsewhere it leaves open."""
    doc = parsed(WOULD)
    assert read(doc[2], "CT+", {0, 1, 2})[:3] == ("CT+", None, "future")
    assert read(doc[2], "CT+", set()).value == "Uu"


def test_would_under_a_condition_stays_open():
    """ "Would leave if asked", "would have left" are no "will"."""
    asked = parsed(WOULD + " if/SCONJ/mark/4 asked/VERB/advcl/2/ask")
    assert read(asked[2], "CT+", set(range(5))).value == "Uu"
    left = "Troops/NOUN/nsubj/3/troop would/AUX/aux/3 have/AUX/aux/3 left/VERB/ROOT/3/leave"
    assert read(parsed(left)[3], "CT+", set(range(4))).value == "Uu"


def test_words_that_make_the_event_are_no_cues():
    """ "Will not recognise" is the refusal: its "not" does not undo it."""
    doc = parsed("Oslo/PROPN/nsubj/3 will/AUX/aux/3 not/PART/advmod/3 recognise/VERB/ROOT/3")
    assert read(doc[3], "CT+", set()).value == "CT-"
    assert read(doc[3], "CT+", set(), frozenset({1, 2})).value == "CT+"


def test_an_act_that_is_the_subject_of_happening():
    """ "An attack did not happen" is none; what another verb says of an attack does not touch it."""
    line = (
        "Attacks/NOUN/nsubj/3/attack did/AUX/aux/3/do not/PART/advmod/3 {}/VERB/ROOT/3"
        " here/ADV/advmod/3"
    )
    assert reading(line.format("happen"), 0) == ("CT-", "not")
    assert reading(line.format("help"), 0) == ("CT+", None)
