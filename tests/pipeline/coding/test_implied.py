"""Who acts without being the trigger's own argument."""

from onrecord.pipeline.coding.implied import by_means
from onrecord.pipeline.coding.triggers import Trigger
from tests.pipeline.coding.entries import entry, matcher
from tests.pipeline.hand import parsed

KNOWN = matcher(
    entry("kill"), entry("raid", frame="actor=by", pos="noun"), entry("talk", "CONSULT", pos="noun")
)
LINE = (
    "Ada/PROPN/nsubj:pass/2 was/AUX/aux:pass/2 killed/VERB/ROOT/2/kill in/ADP/case/5"
    " army/NOUN/compound/5 {}/NOUN/obl/2"
)


def actors(line, head=2, kind="ASSAULT"):
    doc = parsed(line)
    trigger = Trigger(doc[head], doc[head : head + 1], kind, None, 1.0, 1.0)
    return [s.text for s in by_means(KNOWN, trigger)]


def test_killed_in_a_raid():
    """Whose raid it was killed."""
    assert actors(LINE.format("raid")) == ["army"]


def test_killed_in_something_else():
    """Only what can be an attack makes its owner the one who acts."""
    assert actors(LINE.format("talk")) == []
    assert actors(LINE.format("barracks")) == []
    assert actors(LINE.format("raid"), kind="ACCUSE") == []


def test_an_active_verb_has_its_own_subject():
    """ "Rebels killed Ada in an army raid" says who did it."""
    line = (
        "Rebels/NOUN/nsubj/1 killed/VERB/ROOT/1/kill Ada/PROPN/obj/1 in/ADP/case/5"
        " army/NOUN/compound/5 raid/NOUN/obl/1"
    )
    assert actors(line, head=1) == []
