"""Quotations are found; odd or unpaired marks break nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.pipeline.quotes import quotes


def found(text: str) -> list[str]:
    return [text[a:b] for a, b in quotes(text).spans]


def test_straight_and_curly_marks():
    """Both kinds of marks belong to the quotation."""
    assert found('He said "no". She said “yes”.') == ['"no"', "“yes”"]


def test_a_quotation_runs_on_to_the_next_paragraph():
    """A quotation without closing mark ends with its paragraph, the next one opens anew."""
    assert found("“First part.\n\n“Second part,” she said.") == ["“First part.", "“Second part,”"]


def test_an_apostrophe_or_inch_mark_opens_nothing():
    """A straight mark after a letter or digit opens no quotation."""
    assert found('A 5" gun and an 8" gun') == []


def test_shares_are_fractions():
    """The share of a stretch that is quoted is between none and all of it."""
    text = 'say "no" now'
    assert quotes(text).share(4, 8) == 1.0
    assert quotes(text).share(0, 3) == 0.0


@given(st.text(alphabet="ab \n\"“”«»'’„", max_size=60))
def test_spans_are_in_order_and_apart(text):
    """Whatever the marks, the quotations are ordered, not empty and do not overlap."""
    spans = quotes(text).spans
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert all(b <= c for (_, b), (c, _) in zip(spans, spans[1:], strict=False))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He said ''we go'' and left.", ["''we go''"]),
        ("He said ‘we go’ and left.", ["‘we go’"]),
        ("Don't say they're the players' friends.", []),
        ("He said: ‘It's over,’ and left.", ["‘It's over,’"]),
        ("She said “the ‘new’ plan” works.", ["“the ‘new’ plan”"]),
    ],
)
def test_other_marks(text, wanted):
    """Doubled apostrophes and single marks quote, apostrophes do not."""
    assert found(text) == wanted
