"""Base forms that a word may have."""

import pytest

from onrecord.pipeline.inflection import bases


@pytest.mark.parametrize(
    ("form", "lemma", "base"),
    [
        ("freed", "fre", "free"),
        ("stopped", "stopp", "stop"),
        ("carried", "carri", "carry"),
        ("accusing", "accus", "accuse"),
        ("killed", "kil", "kill"),
        ("attacked", "attacke", "attack"),
        ("travelling", "travelling", "travel"),
        ("freeing", "freeing", "free"),
        ("panicked", "panick", "panic"),
        ("vetoed", "vetoe", "veto"),
    ],
)
def test_regular_forms(form, lemma, base):
    """An "e", a doubled consonant, "y" and "k" are put back, whatever the lemmatizer made of it."""
    assert base in bases(form, lemma)


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("held", "hold"),
        ("fought", "fight"),
        ("withdrew", "withdraw"),
        ("slain", "slay"),
        ("dying", "die"),
        ("lying", "lie"),
        ("was", "be"),
    ],
)
def test_irregular_forms(form, base):
    """Irregular verbs stand in a table."""
    assert base in bases(form, form)


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("raids", "raid"),
        ("armies", "army"),
        ("crashes", "crash"),
        ("houses", "house"),
        ("ties", "tie"),
        ("gunmen", "gunman"),
        ("crises", "crisis"),
        ("denies", "deny"),
    ],
)
def test_plurals_and_third_persons(form, base):
    """The "s" of plurals and of verbs goes, and what it changed is undone."""
    assert base in bases(form, form)


def test_the_lemma_goes_first_and_the_form_last():
    """The lemmatizer's word is tried before what the form may come from, and that before the form."""
    assert bases("shot", "shoot") == ("shoot", "shot")
    assert bases("freed", "fre") == ("fre", "free", "freed")


def test_a_form_of_two_verbs_has_both():
    """ "Found" is a past of "find" and a verb of its own; the lexicon decides."""
    assert set(bases("found", "found")) == {"found", "find"}


@pytest.mark.parametrize("form", ["press", "king", "red", "us", "s", "ing", "’s", "1990s"])
def test_endings_that_are_none(form):
    """Short words and "ss" are left alone, and nothing empty or double comes out."""
    found = bases(form, form)
    assert found[0] == form
    assert len(set(found)) == len(found)
    assert all(found)


def test_nothing_has_no_base():
    """An empty word has no base forms."""
    assert bases("", "") == ()
