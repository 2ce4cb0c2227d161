"""How many were killed, injured and arrested, and how large an event was."""

import pytest

from onrecord.pipeline.coding.magnitudes import magnitude
from onrecord.pipeline.coding.triggers import Trigger
from onrecord.records import Magnitude
from tests.pipeline.hand import parsed


def told(line, head, kind="ASSAULT", *, actors=(), others=()):
    doc = parsed(line)
    trigger = Trigger(doc[head], doc[head : head + 1], kind, None, 1.0, 1.0)
    return magnitude(trigger, [doc[i] for i in actors], set(others))


KILLED = "Rebels/NOUN/nsubj/1 killed/VERB/ROOT/1/kill {}/NUM/nummod/3 {}/NOUN/obj/1/{}"


@pytest.mark.parametrize(
    ("number", "count"), [("12", 12), ("twelve", 12), ("1,200", 1200), ("forty-five", 45)]
)
def test_digits_and_words(number, count):
    """A number is read in words and in digits."""
    line = KILLED.format(number, "villagers", "villager")
    assert told(line, 1) == Magnitude(killed=count)


def test_only_people_count():
    """Goats that are killed are no magnitude."""
    assert told(KILLED.format("12", "goats", "goat"), 1) == Magnitude()


def test_at_least_is_the_least():
    """ "At least 12" counts as 12."""
    line = (
        "Rebels/NOUN/nsubj/1 killed/VERB/ROOT/1/kill at/ADV/advmod/4 least/ADV/fixed/2"
        " 12/NUM/nummod/5 villagers/NOUN/obj/1/villager"
    )
    assert told(line, 1) == Magnitude(killed=12)


def test_a_passive_and_a_subject():
    """Who is killed or dies is counted, whoever stands as subject."""
    passive = (
        "12/NUM/nummod/1 men/NOUN/nsubj:pass/3/man were/AUX/aux:pass/3 killed/VERB/ROOT/3/kill"
    )
    died = "12/NUM/nummod/1 men/NOUN/nsubj/2/man died/VERB/ROOT/2/die"
    assert told(passive, 3) == told(died, 2) == Magnitude(killed=12)


def test_clauses_that_hang_on_the_trigger():
    """ "Attacked a base, killing 12 men and wounding 9 men" is one attack with both counts."""
    line = (
        "Rebels/NOUN/nsubj/1 attacked/VERB/ROOT/1/attack a/DET/det/3 base/NOUN/obj/1 killing/VERB/advcl/1/kill"
        " 12/NUM/nummod/6 men/NOUN/obj/4/man and/CCONJ/cc/8 wounding/VERB/conj/4/wound 9/NUM/nummod/10"
        " men/NOUN/obj/8/man"
    )
    assert told(line, 1) == Magnitude(killed=12, injured=9)
    assert told(line, 1, others=(8,)) == Magnitude(
        killed=12
    )  # an event of its own has its own count


def test_the_verb_over_a_noun():
    """The verb whose subject the trigger is tells its toll: "the blast wounded 40 men"."""
    line = "The/DET/det/1 blast/NOUN/nsubj/2 wounded/VERB/ROOT/2/wound 40/NUM/nummod/4 men/NOUN/obj/2/man"
    assert told(line, 1) == Magnitude(injured=40)


def test_arrests_belong_to_coercion():
    """Arrests are a magnitude of COERCE and of no attack."""
    line = (
        KILLED.format("12", "men", "man").replace("killed", "arrested").replace("/kill", "/arrest")
    )
    assert told(line, 1, "COERCE") == Magnitude(arrested=12)
    assert told(line, 1, "ASSAULT") == Magnitude()


def test_the_size_of_a_protest_and_of_a_deployment():
    """Who marches and what is deployed give the size."""
    march = "300/NUM/nummod/1 students/NOUN/nsubj/2/student marched/VERB/ROOT/2/march"
    sent = "Chad/PROPN/nsubj/1 sent/VERB/ROOT/1/send 300/NUM/nummod/3 soldiers/NOUN/obj/1/soldier"
    assert told(march, 2, "PROTEST", actors=(1,)) == Magnitude(size=300)
    assert told(sent, 1, "MOBILIZE", actors=(0,)) == Magnitude(size=300)
    assert told(sent, 1, "AID", actors=(0,)) == Magnitude()


def test_dozens_of():
    """ "Dozens of villagers" are two dozen at the least."""
    line = (
        "Rebels/NOUN/nsubj/1 killed/VERB/ROOT/1/kill dozens/NOUN/obj/1/dozen of/ADP/case/4"
        " villagers/NOUN/nmod/2/villager"
    )
    assert told(line, 1) == Magnitude(killed=24)
