"""What words denote, for the conditions of frames."""

import pytest

from onrecord.pipeline.coding.kinds import kinds_of
from tests.pipeline.hand import parsed

from .entries import KB


def kinds(line, *, name=""):
    doc = parsed(line, ents=[(0, 1, name)] if name else ())
    return kinds_of(doc[0], KB)


@pytest.mark.parametrize(
    ("pronoun", "kind"), [("she", "person"), ("They", "group"), ("it", "thing"), ("Who", "person")]
)
def test_pronouns(pronoun, kind):
    """Pronouns tell persons from things, in capitals too."""
    assert kind in kinds(f"{pronoun}/PRON/ROOT/0")


@pytest.mark.parametrize(
    ("label", "kind"),
    [("PER", "person"), ("ORG", "org"), ("GPE", "state"), ("FAC", "building"), ("LAW", "law")],
)
def test_names(label, kind):
    """A name is what its type says, whatever the word means."""
    assert kind in kinds("Missile/PROPN/ROOT/0", name=label)


def test_a_name_goes_before_the_noun():
    """A movement called "Missile" is no weapon."""
    assert "weapon" in kinds("missile/NOUN/ROOT/0")
    assert "weapon" not in kinds("Missile/PROPN/ROOT/0", name="ORG")


def test_nouns_may_be_of_several_kinds():
    """A noun has all its kinds: a tank is a weapon and a vehicle."""
    assert {"weapon", "vehicle"} <= kinds("tanks/NOUN/ROOT/0/tank")


def test_roles_and_countries():
    """Words of a role are people, words of a country are states, without any name marked."""
    assert {"person", "group"} <= kinds("gendarme/NOUN/ROOT/0")
    assert kinds("Kenya/PROPN/ROOT/0") == {"state", "place"}


def test_the_rest_is_a_thing():
    """What nothing is known of is a thing."""
    assert kinds("umbrella/NOUN/ROOT/0") == {"thing"}
    assert kinds("Zzyx/PROPN/ROOT/0", name="DATE") == {"thing"}
