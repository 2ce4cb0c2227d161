"""Lemmas come from exceptions first, then from the longest known suffix."""

import json

import pytest
import spacy
from spacy.tokens import Doc

from onrecord.errors import ModelError
from onrecord.pipeline.lemmatizer import Lemmatizer

TABLE = {
    "exceptions": {"VERB|Past|Fin": {"said": "say"}},
    "rules": {
        "VERB|Past|Fin": {"": [0, ""], "ed": [2, ""], "ied": [3, "y"]},
        "NOUN|Plur": {"": [0, ""], "s": [1, ""]},
    },
}


@pytest.fixture
def lemmatizer(tmp_path):
    path = tmp_path / "lemmas.json"
    path.write_text(json.dumps(TABLE))
    return Lemmatizer(spacy.blank("en"), path=str(path))


def test_exceptions_rules_and_the_rest(lemmatizer):
    """An exception wins, then the longest suffix; a word of unknown key stays itself in lower case."""
    past = {"Tense": "Past", "VerbForm": "Fin", "Mood": "Ind"}
    assert lemmatizer.lemma("Said", "VERB", past) == "say"
    assert lemmatizer.lemma("denied", "VERB", past) == "deny"
    assert lemmatizer.lemma("attacked", "VERB", past) == "attack"
    assert lemmatizer.lemma("The", "DET", {}) == "the"
    assert lemmatizer.lemma("Iran", "PROPN", {}) == "Iran"


def test_every_token_of_a_document_has_a_lemma(lemmatizer):
    """The component writes lemmas from parts of speech and features; white space stays as it is."""
    doc = Doc(
        spacy.blank("en").vocab,
        words=["Troops", "\n", "attacked"],
        pos=["NOUN", "SPACE", "VERB"],
        morphs=["Number=Plur", "", "Tense=Past|VerbForm=Fin"],
    )
    assert [t.lemma_ for t in lemmatizer(doc)] == ["troop", "\n", "attack"]


def test_a_missing_table_is_named(tmp_path):
    """The error names the file that cannot be loaded."""
    with pytest.raises(ModelError, match=r"nowhere\.json"):
        Lemmatizer(spacy.blank("en"), path=str(tmp_path / "nowhere.json"))


@pytest.mark.parametrize(
    ("form", "features", "lemma"),
    [
        ("declined", {"VerbForm": "Fin"}, "decline"),
        ("say", {"Polarity": "Neg"}, "say"),
        ("accusing", {}, "accuse"),
        ("proceed", {"VerbForm": "Inf"}, "proceed"),
        ("needs", {}, "need"),
    ],
)
def test_a_verb_with_features_that_do_not_fit_its_form(form, features, lemma):
    """Where the analysis cannot be right, the ending decides."""
    from onrecord.pipeline.factories import model_folder

    made = Lemmatizer(spacy.blank("en"), path=str(model_folder() / "lemmas.json"))
    assert made.lemma(form, "VERB", features) == lemma
