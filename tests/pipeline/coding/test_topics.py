"""CAMEO's finer digits by what an act is about."""

import pytest

from onrecord.codebook import Codebook
from onrecord.pipeline.coding.topics import REACH, refined
from tests.pipeline.hand import parsed

BOOK = Codebook.load()
LOANS = (
    "Oslo/PROPN/nsubj/1 agreed/VERB/ROOT/1/agree to/PART/mark/3 grant/VERB/xcomp/1"
    " loans/NOUN/obj/3/loan"
)
PLAIN = "Oslo/PROPN/nsubj/1 agreed/VERB/ROOT/1/agree"


def code(code, kind, line=LOANS):
    return refined(code, kind, parsed(line)[1], BOOK)


def test_a_general_code_becomes_finer():
    """ "Agreed to grant loans" is 0331, to give economic aid, not only 030."""
    assert code("030", "AGREE") == "0331"
    assert code("020", "REQUEST") == "0231"
    assert code("100", "REQUEST") == "1031"


def test_a_fine_code_stays():
    """An entry that says more than the topic could is left as it is."""
    assert code("0353", "AGREE") == "0353"
    assert code("0331", "AGREE", PLAIN) == "0331"


def test_a_finer_code_of_another_branch_stays():
    """036, to meet, does not become 0331 by a word about money; nor does 035."""
    assert code("036", "AGREE") == "036"
    assert code("035", "AGREE") == "035"


def test_a_code_is_made_finer_within_its_branch():
    """035, to yield, becomes 0353 where prisoners are released."""
    line = (
        "Oslo/PROPN/nsubj/1 agreed/VERB/ROOT/1/agree to/PART/mark/3 free/VERB/xcomp/1"
        " hostages/NOUN/obj/3/hostage"
    )
    assert code("035", "AGREE", line) == "0353"


def test_without_a_word_that_tells():
    """Where nothing tells the topic the code stays general."""
    assert code("030", "AGREE", PLAIN) == "030"


def test_types_without_topics():
    """Types that CAMEO does not divide by topic keep their code, as do codes of another stem."""
    assert code("190", "ASSAULT") == "190"
    assert code("057", "AGREE") == "057"
    assert code("110", "ACCUSE") == "110"


def test_words_after_the_act_go_first():
    """ "Loan officers agreed to meet": the meeting decides; where nothing follows, the loan does."""
    line = (
        "Loan/NOUN/compound/1 officers/NOUN/nsubj/2/officer agreed/VERB/ROOT/2/agree"
        " to/PART/mark/4 {}/VERB/xcomp/2"
    )
    assert refined("030", "AGREE", parsed(line.format("meet"))[2], BOOK) == "036"
    assert refined("030", "AGREE", parsed(line.format("smile"))[2], BOOK) == "0331"


def test_only_what_hangs_on_the_act_counts():
    """A word of another clause, or one too far away, does not tell the topic."""
    other = f"{PLAIN} ./PUNCT/punct/1 loans/NOUN/ROOT/3/loan"
    assert code("030", "AGREE", other) == "030"
    gap = " so/ADV/advmod/1" * REACH
    assert code("030", "AGREE", f"{PLAIN}{gap} loans/NOUN/obj/1/loan") == "030"


@pytest.mark.parametrize("kind", sorted(BOOK.types))
def test_what_comes_out_is_in_the_codebook(kind):
    """For each code and type the answer is a code that CAMEO has."""
    head = parsed(LOANS)[1]
    assert {refined(c, kind, head, BOOK) for c in BOOK.cameo} <= set(BOOK.cameo)
