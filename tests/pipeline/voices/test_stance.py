"""What a source does with a content: the cue word's stance and what turns it."""

import pytest

from onrecord.pipeline.voices import lexicon
from onrecord.pipeline.voices.cues import cue_range
from onrecord.pipeline.voices.stance import stance
from tests.pipeline.hand import parsed

SAID = "He/PRON/nsubj/2 never/ADV/advmod/2 said/VERB/ROOT/2/say that/PRON/obj/2"
CASES = [
    ("He/PRON/nsubj/1 said/VERB/ROOT/1/say so/ADV/advmod/1", 1, "verb", "asserts", "said"),
    (SAID, 2, "verb", "declines", "never said"),
    ("He/PRON/nsubj/1 denied/VERB/ROOT/1/deny it/PRON/obj/1", 1, "verb", "denies", "denied"),
    (
        "He/PRON/nsubj/3 did/AUX/aux/3 not/PART/advmod/3 deny/VERB/ROOT/3 it/PRON/obj/3",
        3,
        "verb",
        "declines",
        "did not deny",
    ),
    (
        "He/PRON/nsubj/3 does/AUX/aux/3 not/PART/advmod/3 believe/VERB/ROOT/3 it/PRON/obj/3",
        3,
        "verb",
        "denies",
        "does not believe",
    ),
    (
        "They/PRON/nsubj/1 refused/VERB/ROOT/1/refuse to/PART/mark/3 say/VERB/xcomp/1 why/ADV/advmod/3",
        3,
        "verb",
        "declines",
        "refused to say",
    ),
    (
        "Nobody/PRON/nsubj/1 said/VERB/ROOT/1/say so/ADV/advmod/1",
        1,
        "verb",
        "declines",
        "said",
    ),
    ("He/PRON/nsubj/1 asked/VERB/ROOT/1/ask why/ADV/advmod/1", 1, "verb", "questions", "asked"),
    (
        "He/PRON/nsubj/2 is/AUX/cop/2 unsure/ADJ/ROOT/2",
        2,
        "adjective",
        "questions",
        "is unsure",
    ),
]


@pytest.mark.parametrize(("line", "at", "kind", "wanted", "cue"), CASES)
def test_stances(line, at, kind, wanted, cue):
    """Negation and refusal turn the stance; what turns it belongs to the cue."""
    doc = parsed(line)
    senses = lexicon.load().senses(kind, doc[at].lemma_)
    sense = next((s for s in senses if s.stance != "asserts"), senses[0])
    assert stance(doc[at], sense) == wanted
    start, end = cue_range(doc[at])
    assert doc[start:end].text == cue
