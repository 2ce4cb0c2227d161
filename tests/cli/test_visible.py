"""Foreign text made harmless."""

import json
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from onrecord.cli.visible import harmless_json, shortened, visible

ANYTHING = st.text(st.characters(codec=None, categories=None))


@given(ANYTHING)
def test_nothing_invisible_is_left(text: str) -> None:
    """Whatever goes in, no control, surrogate or direction mark comes out."""
    shown = visible(text)
    assert not [c for c in shown if unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"}]
    assert not [c for c in shown if unicodedata.bidirectional(c) in {"RLO", "LRO", "RLE", "LRE"}]
    assert not [c for c in shown if unicodedata.bidirectional(c) in {"RLI", "LRI", "FSI", "PDI"}]


def test_names_keep_their_spelling() -> None:
    """Accents, other scripts and the joiner that Persian needs stay as they are."""
    name = "Məmmədyarov, Đặng, خانه\u200cها, Łódź"
    assert visible(name) == name


def test_white_space_is_one_line() -> None:
    """Line breaks and tabs become one space."""
    assert visible("a\r\n\tb\u2028c") == "a b c"


def test_cut_at_a_word() -> None:
    """A long text is cut at a word and never longer than asked for."""
    assert shortened("one two, three", 10) == "one two…"
    assert shortened("one", 10) == "one"
    assert shortened("x" * 20, 10) == "x" * 9 + "…"


@given(ANYTHING.filter(lambda text: not any("\ud800" <= c <= "\udfff" for c in text)))
def test_harmless_json_means_the_same(text: str) -> None:
    """Escaping for the terminal changes no value."""
    line = json.dumps({"text": text}, ensure_ascii=False)
    shown = harmless_json(line)
    assert json.loads(shown) == {"text": text}
    assert not [c for c in shown if unicodedata.category(c) == "Cc"]
