"""The pipeline as spaCy users meet it."""

import json

import pytest
import spacy
from spacy.tokens import Doc

from onrecord.pipeline.factories import ORDER


@pytest.fixture(scope="module")
def nlp():
    return spacy.load("en_onrecord_news")


def test_the_model_loads_by_name_and_misses_nothing(nlp):
    """All components are there in order, and each finds what it requires."""
    assert tuple(nlp.pipe_names) == ORDER
    assert not any(nlp.analyze_pipes()["problems"].values())
    assert nlp.meta["name"] == "onrecord_news"


def test_layers_are_on_the_doc(nlp):
    """Sentences, trees, names, lemmas and the layers of OnRecord stand on an ordinary Doc."""
    doc = nlp("Police in Tabriz arrested 12 people on Monday. Officials denied it.")
    assert [s.text for s in doc.sents][1] == "Officials denied it."
    assert doc.has_annotation("DEP") and doc.has_annotation("LEMMA")
    assert [e.text for e in doc.ents] == ["Tabriz"]
    assert next(iter(doc.spans["onrecord_triggers"])).label_ == "COERCE"
    assert doc._.onrecord_events[0].trigger.text == "arrested"


def test_every_sentence_is_one_tree(nlp):
    """Each sentence has one root and white space never opens one."""
    doc = nlp("Talks failed.\n\n  The army moved in ; 3 died\t.\n \nNobody   knew why !")
    for sentence in doc.sents:
        assert [t.i for t in sentence if t.head.i == t.i] == [sentence.root.i]
        assert not sentence[0].is_space or sentence.start == 0


@pytest.mark.parametrize("name", ORDER)
def test_each_component_fits_into_another_pipeline(name):
    """A component can be added alone to a blank pipeline; without what it needs it finds nothing."""
    other = spacy.blank("en")
    other.add_pipe(name)
    assert isinstance(other("Police arrested 12 people on Monday."), Doc)


def test_doc_bytes_and_empty_texts(nlp):
    """Empty and blank texts pass, and the pipeline's configuration can be written and read."""
    assert len(nlp("")) == 0
    assert len(list(nlp(" \n ").sents)) <= 1
    assert json.dumps(nlp.config.to_str())


def test_pipe_gives_what_call_gives(nlp):
    """Batches change nothing."""
    texts = ["Police arrested 12 people.", "Talks began in Geneva.", "The army denied it."]
    alone = [[(t.text, t.dep_, t.head.i) for t in nlp(text)] for text in texts]
    assert [[(t.text, t.dep_, t.head.i) for t in doc] for doc in nlp.pipe(texts)] == alone
