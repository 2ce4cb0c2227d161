"""PLOVER's contexts by the words of the event's clause."""

import pytest

from onrecord.codebook import Codebook
from onrecord.errors import CodebookError
from onrecord.pipeline.coding.contexts import MOST, check, contexts
from tests.pipeline.hand import parsed

LINE = "Chad/PROPN/nsubj/1 sent/VERB/ROOT/1/send troops/NOUN/obj/1/troop to/ADP/case/5 the/DET/det/5 border/NOUN/obl/1"


def test_words_of_the_clause():
    """Troops are military, a border is a matter of territory."""
    assert contexts(parsed(LINE)[1]) == ["military", "territory"]


def test_a_noun_has_the_words_of_its_verb():
    """What stands beside the verb that a noun is the object of belongs to the event too."""
    line = "Judges/NOUN/nsubj/1/judge ordered/VERB/ROOT/1/order arrests/NOUN/obj/1/arrest"
    assert "legal" in contexts(parsed(line)[2])


def test_a_phrase():
    """Phrases count as such: "human rights"."""
    line = (
        "Chad/PROPN/nsubj/1 discussed/VERB/ROOT/1/discuss human/ADJ/amod/3 rights/NOUN/obj/1/rights"
    )
    assert contexts(parsed(line)[1]) == ["human_rights"]


def test_no_more_than_three():
    """The contexts with most words remain."""
    words = "troops court vaccine refugee earthquake drug cyber".split()
    line = "said/VERB/ROOT/0/say " + " ".join(f"{w}/NOUN/obj/0" for w in words)
    assert len(contexts(parsed(line)[0])) == MOST


def test_the_table_keeps_to_the_codebook():
    """Contexts that the codebook does not have are refused."""
    check(frozenset(Codebook.load().contexts))
    with pytest.raises(CodebookError, match="no context"):
        check(frozenset(("military",)))
