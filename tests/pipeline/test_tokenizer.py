"""Words are those of UD English; the text is kept whole."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from onrecord.pipeline.tokenizer import make_tokenizer

TOKENIZER = make_tokenizer(spacy.blank("en"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("anti-government protests", ["anti-government", "protests"]),
        ("US-led strikes", ["US", "-", "led", "strikes"]),
        ("F-16 jets", ["F", "-", "16", "jets"]),
        ("and/or", ["and", "/", "or"]),
        ("What?!", ["What", "?!"]),
        ("1990–1994", ["1990", "–", "1994"]),
        ("don't", ["do", "n't"]),
        ("talks(again)", ["talks", "(", "again", ")"]),
        ("Lt. Gov.", ["Lt.", "Gov."]),
    ],
)
def test_words(text, words):
    """Prefixes stay on their word, compounds and ranges are split, repeated marks are one word."""
    assert [t.text for t in TOKENIZER(text)] == words


@given(st.text(max_size=80))
def test_nothing_is_lost(text):
    """The document's text is the article's text, to the character."""
    assert TOKENIZER(text).text == text
