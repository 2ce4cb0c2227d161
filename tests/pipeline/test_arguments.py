"""The noun phrase of a head."""

import pytest

from onrecord.pipeline.arguments import phrase
from tests.pipeline.hand import document


@pytest.mark.parametrize(
    ("head", "words"), [(1, "Turkish troops"), (4, "the village"), (7, "a mosque"), (8, "there")]
)
def test_a_phrase_has_its_modifiers_and_no_conjuncts(head, words):
    """Articles and adjectives belong to it; conjunctions, conjuncts and punctuation do not."""
    doc = document(
        "Turkish troops shelled the village and a mosque there .",
        pos=["ADJ", "NOUN", "VERB", "DET", "NOUN", "CCONJ", "DET", "NOUN", "ADV", "PUNCT"],
        heads=[1, 2, 2, 4, 2, 7, 7, 4, 2, 2],
        deps=["amod", "nsubj", "root", "det", "obj", "cc", "det", "conj", "advmod", "punct"],
    )
    assert phrase(doc[head]).text == words


def test_a_phrase_is_without_preposition_relative_clause_and_apposition():
    """What is told beside of a participant is no part of its phrase; an of-phrase is."""
    doc = document(
        "by members of parliament , deputies who fled",
        pos=["ADP", "NOUN", "ADP", "NOUN", "PUNCT", "NOUN", "PRON", "VERB"],
        heads=[1, 1, 3, 1, 5, 1, 7, 1],
        deps=["case", "root", "case", "nmod", "punct", "appos", "nsubj", "acl:relcl"],
    )
    assert phrase(doc[1]).text == "members of parliament"
