"""Who speaks, by the tree around the cue word."""

import pytest

from onrecord.pipeline.voices.sources import phrase, source
from tests.pipeline.hand import parsed

PART = "VerbForm=Part"
CASES = {
    "subject with title and apposition": (
        "Foreign/ADJ/amod/1 Minister/PROPN/nmod:desc/2 Lee/PROPN/nsubj/8 ,/PUNCT/punct/6 a/DET/det/6"
        " former/ADJ/amod/6 judge/NOUN/appos/2 ,/PUNCT/punct/2 said/VERB/ROOT/8/say so/ADV/advmod/8",
        8,
        "Foreign Minister Lee , a former judge",
    ),
    "no loose relative clause": (
        "Lee/PROPN/nsubj/5 ,/PUNCT/punct/3 who/PRON/nsubj/3 resigned/VERB/acl:relcl/0/resign"
        " ,/PUNCT/punct/0 agreed/VERB/ROOT/5/agree",
        5,
        "Lee",
    ),
    "a close one": (
        "Officials/NOUN/nsubj/4 who/PRON/nsubj/2 resigned/VERB/acl:relcl/0/resign have/AUX/aux/4"
        " agreed/VERB/ROOT/4/agree",
        4,
        "Officials who resigned",
    ),
    "by-phrase of a passive": (
        "It/PRON/nsubj:pass/2 was/AUX/aux:pass/2 denied/VERB/ROOT/2/deny by/ADP/case/4"
        " Ankara/PROPN/obl:agent/2",
        2,
        "Ankara",
    ),
    "whoever is quoted": (
        "Lee/PROPN/nsubj:pass/2 was/AUX/aux:pass/2 quoted/VERB/ROOT/2/quote as/SCONJ/mark/4"
        " saying/VERB/advcl/2/say no/INTJ/discourse/4",
        4,
        "Lee",
    ),
    "a participle's voice": (
        "Lee/PROPN/nsubj/1 resigned/VERB/ROOT/1/resign ,/PUNCT/punct/3 saying/VERB/advcl/1/say"
        " that/SCONJ/mark/6 talks/NOUN/nsubj/6 failed/VERB/ccomp/3/fail",
        3,
        "Lee",
    ),
    "coordinated verbs": (
        "Lee/PROPN/nsubj/1 smiled/VERB/ROOT/1/smile and/CCONJ/cc/3 agreed/VERB/conj/1/agree",
        3,
        "Lee",
    ),
    "a noun's owner": (
        "Cairo/PROPN/nmod:poss/2 's/PART/case/0 claim/NOUN/ROOT/2 that/SCONJ/mark/5"
        " it/PRON/nsubj/5 won/VERB/acl/2/win",
        2,
        "Cairo 's",
    ),
    "a noun and by": (
        "accusations/NOUN/ROOT/0/accusation by/ADP/case/2 Cairo/PROPN/nmod/0",
        0,
        "Cairo",
    ),
    "a light verb's subject": (
        "Cairo/PROPN/nsubj/1 issued/VERB/ROOT/1/issue a/DET/det/3 warning/NOUN/obj/1",
        3,
        "Cairo",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_sources(name):
    """The source is the subject, the agent of a passive, or the owner of a noun."""
    line, at, wanted = CASES[name]
    doc = parsed(line)
    found = source(doc[at])
    assert found is not None
    start, end = phrase(found)
    assert doc[start:end].text == wanted


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("It/PRON/nsubj:pass/2 was/AUX/aux:pass/2 reported/VERB/ROOT/2/report", 2),
        (
            "Lee/PROPN/nsubj:pass/2 was/AUX/aux:pass/2 told/VERB/ROOT/2/tell to/PART/mark/4 go/VERB/xcomp/2",
            2,
        ),
        (
            f"people/NOUN/ROOT/0 suspected/VERB/acl/0/suspect/Tense=Past|{PART} of/ADP/case/3 theft/NOUN/obl/1",
            1,
        ),
    ],
)
def test_nobody_speaks(line, at):
    """Without agent a passive has no source; who is told or suspected does not speak."""
    assert source(parsed(line)[at]) is None


def test_a_split_subject_is_one_phrase():
    """Where the parser makes several subjects of one phrase, the source is the whole phrase."""
    doc = parsed(
        "the/DET/nsubj/3 State/PROPN/nsubj/3 Department/PROPN/nsubj/3 said/VERB/ROOT/3/say so/ADV/advmod/3"
    )
    found = source(doc[3])
    assert found is not None
    assert phrase(found) == (0, 3)
