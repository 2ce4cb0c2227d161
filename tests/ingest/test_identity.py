"""The article's digest, and the text that never changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest.identity import article_id, article_of
from onrecord.records import Article

from .conftest import SENTENCE

VALUES = st.none() | st.text(max_size=5)


def test_digest_is_fixed() -> None:
    """The digest of known values never changes between versions."""
    known = article_id(publisher="Delta Courier", published="2021-10-05", text=SENTENCE)
    assert known == "240c5975341609397ffec7d8fd29cd7f"
    assert len(known) == 32


@given(
    st.tuples(VALUES, VALUES, st.text(max_size=5)), st.tuples(VALUES, VALUES, st.text(max_size=5))
)
def test_digest_keeps_its_parts_apart(
    one: tuple[str | None, str | None, str], other: tuple[str | None, str | None, str]
) -> None:
    """Two articles have one digest only if publisher, date and text are the same."""
    first, second = (article_id(publisher=a, published=b, text=c) for a, b, c in (one, other))
    assert (first == second) == (one == other)


@pytest.mark.parametrize(
    "text",
    [
        f"  {SENTENCE}",
        f"{SENTENCE}\u200b\u202e with  two spaces\tand a tab \n\n\n{SENTENCE}  ",
        f"{SENTENCE} Cafe\u0301, \U0001f600, ﬁne.",
    ],
)
def test_text_keeps_its_characters(text: str) -> None:
    """Where there is no boilerplate the text is the text that was given."""
    article = article_of(text)
    assert isinstance(article, Article)
    assert article.text == text


def test_line_ends_are_newlines() -> None:
    """Carriage returns are the one thing that is levelled."""
    article = article_of(f"{SENTENCE}\r\n{SENTENCE}\r{SENTENCE}")
    assert isinstance(article, Article)
    assert article.text == f"{SENTENCE}\n{SENTENCE}\n{SENTENCE}"


def test_address_gives_publisher_and_date_where_nothing_better_is_known() -> None:
    """The domain stands in for an unknown publisher, the path for an unknown date."""
    article = article_of(SENTENCE, url="https://www.a.example/2021/10/05/x")
    assert isinstance(article, Article)
    assert (article.publisher, article.published) == ("a.example", "2021-10-05")


def test_unknown_is_null() -> None:
    """What nobody said is null."""
    article = article_of(SENTENCE, title=" ", publisher="")
    assert isinstance(article, Article)
    known = (article.title, article.publisher, article.published, article.agency, article.url)
    assert known == (None,) * 5
