"""Participants of a trigger by the pair scores alone, and by the tree alone."""

from onrecord.pipeline import extensions
from onrecord.pipeline.arguments import scored, syntactic
from tests.pipeline.hand import document, encoded


def by_scores(doc, role):
    (trigger,) = doc.spans[extensions.TRIGGERS]
    return [s.text for s in scored(doc, doc._.onrecord_encoding, trigger, role)]


def by_tree(doc, role):
    (trigger,) = doc.spans[extensions.TRIGGERS]
    return [s.text for s in syntactic(trigger, role)]


def active():
    """Turkish troops shelled the village and a mosque ."""
    return document(
        "Turkish troops shelled the village and a mosque .",
        pos=["ADJ", "NOUN", "VERB", "DET", "NOUN", "CCONJ", "DET", "NOUN", "PUNCT"],
        heads=[1, 2, 2, 4, 2, 7, 7, 4, 2],
        deps=["amod", "nsubj", "root", "det", "obj", "cc", "det", "conj", "punct"],
    )


def test_scores_decide():
    """Words scored as actor are the actor, whatever the tree says; without scores there is none."""
    doc = encoded(active(), [("actor", (2, 3), (4, 5))], trigger=[(2, 3, "ASSAULT")])
    assert by_scores(doc, "actor") == ["village"]
    assert by_scores(doc, "recipient") == []


def test_subject_and_object():
    """The subject acts, the object receives, conjuncts are participants of their own."""
    doc = encoded(active(), trigger=[(2, 3, "ASSAULT")])
    assert by_tree(doc, "actor") == ["Turkish troops"]
    assert by_tree(doc, "recipient") == ["the village", "a mosque"]


def test_scored_conjuncts_are_split():
    """A run of scored words with two coordinated heads is two participants."""
    doc = encoded(active(), [("recipient", (2, 3), (3, 8))], trigger=[(2, 3, "ASSAULT")])
    assert by_scores(doc, "recipient") == ["the village", "a mosque"]


def test_passive():
    """In the passive the by-phrase acts and the subject receives."""
    doc = document(
        "Protesters were beaten by police .",
        pos=["NOUN", "AUX", "VERB", "ADP", "NOUN", "PUNCT"],
        heads=[2, 2, 2, 4, 2, 2],
        deps=["nsubj:pass", "aux:pass", "root", "case", "obl:agent", "punct"],
    )
    doc = encoded(doc, trigger=[(2, 3, "ASSAULT")])
    assert by_tree(doc, "actor") == ["police"]
    assert by_tree(doc, "recipient") == ["Protesters"]


def test_nouns_take_possessives_and_against():
    """A noun's possessor acts, its against-phrase receives."""
    doc = document(
        "Ankara 's attack against rebels failed .",
        pos=["PROPN", "PART", "NOUN", "ADP", "NOUN", "VERB", "PUNCT"],
        heads=[2, 0, 5, 4, 2, 5, 5],
        deps=["nmod:poss", "case", "nsubj", "case", "nmod", "root", "punct"],
    )
    doc = encoded(doc, trigger=[(2, 3, "ASSAULT")])
    assert by_tree(doc, "actor") == ["Ankara"]
    assert by_tree(doc, "recipient") == ["rebels"]


def test_a_shared_subject_acts_in_both_clauses():
    """A verb without subject takes that of the verb it is coordinated with."""
    doc = document(
        "Soldiers came and shot .",
        pos=["NOUN", "VERB", "CCONJ", "VERB", "PUNCT"],
        heads=[1, 1, 3, 1, 1],
        deps=["nsubj", "root", "cc", "conj", "punct"],
    )
    doc = encoded(doc, trigger=[(3, 4, "ASSAULT")])
    assert by_tree(doc, "actor") == ["Soldiers"]


def test_scored_runs_stop_at_the_trigger_and_at_prepositions():
    """Words on both sides of the trigger are two participants, and no phrase ends in a preposition."""
    doc = document(
        "Troops shelled villages near towns .",
        pos=["NOUN", "VERB", "NOUN", "ADP", "NOUN", "PUNCT"],
        heads=[1, 1, 1, 4, 2, 1],
        deps=["nsubj", "root", "obj", "case", "nmod", "punct"],
    )
    pairs = [("recipient", (1, 2), (0, 1)), ("recipient", (1, 2), (2, 4))]
    doc = encoded(doc, pairs, trigger=[(1, 2, "ASSAULT")])
    assert by_scores(doc, "recipient") == ["Troops", "villages"]


def test_the_tree_knows_no_places():
    """Places come from the scores; the tree alone tells none."""
    doc = encoded(active(), trigger=[(2, 3, "ASSAULT")])
    assert by_tree(doc, "place") == []
