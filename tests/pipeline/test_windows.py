"""Windows cover all words once, keep their limits and prefer good cuts."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.pipeline.engine.windows import (
    MAX_PIECES,
    MAX_WORDS,
    SHAPES,
    Word,
    gap_of,
    shape_of,
    windows,
)
from onrecord.pipeline.engine.wordpiece import WordPiece

PIECES = WordPiece(
    ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "talk", "##s", ".", "in", "par", "##is", "a"]
)
words_of = st.lists(
    st.builds(Word, st.text(min_size=1, max_size=12), st.integers(0, 3)), min_size=1, max_size=400
)


@given(words_of)
def test_every_word_stands_in_exactly_one_window(words):
    """Windows are contiguous, within their limits, with one first piece per word."""
    at = 0
    for window in windows(words, PIECES):
        assert window.start == at
        assert 0 < window.end - window.start <= MAX_WORDS
        assert len(window.ids) - 2 <= MAX_PIECES
        assert len(window.first) == window.end - window.start
        assert len(window.ids) == len(window.shapes) == len(window.gaps)
        at = window.end
    assert at == len(words)


def test_a_cut_falls_at_the_end_of_a_sentence():
    """Of the words that would fit, the window ends after the last full sentence."""
    sentence = [Word("Talks", 1), *[Word("a", 1)] * 18, Word(".", 0)]
    found = list(windows(sentence * 8, PIECES))
    assert [w.end % 20 for w in found] == [0] * len(found)


def test_a_paragraph_is_the_better_cut():
    """A window ends before a new paragraph even if another sentence would fit."""
    sentence = [Word("Talks", 1), *[Word("a", 1)] * 18, Word(".", 0)]
    words = sentence * 5 + [Word("Talks", 3), *sentence[1:]] + sentence * 3
    assert next(iter(windows(words, PIECES))).end == 100


def test_shapes_and_gaps():
    """Case patterns and white space are told apart."""
    shapes = [
        SHAPES[shape_of(w)] for w in ("iran", "Iran", "IRAN", "A", "McKay", "2021", "F-16", "“")
    ]
    assert shapes == ["lower", "title", "upper", "capital", "mixed", "digits", "alnum", "other"]
    assert [gap_of(w) for w in ("", " ", "\n", " \n \n")] == [0, 1, 2, 3]


def test_words_split_into_the_longest_pieces():
    """Case and accents fall, the longest known piece comes first, the unknown is one piece."""
    assert PIECES("Talks") == [4, 5]
    assert PIECES("Pàris") == [8, 9]
    assert PIECES("talk.") == [4, 6]
    assert PIECES("xyz") == [PIECES.unknown]
    assert PIECES("\u200b") == [PIECES.unknown]
