"""What has the shape of an article."""

import pytest

from onrecord.ingest.structure import why_no_article

from .conftest import SENTENCE


@pytest.mark.parametrize(
    "text",
    [
        "Please enable JavaScript to view this page.",
        "404 Not Found. The page you requested has been moved.",
        "Access denied. You do not have permission to view this.",
        "Subscribe to continue reading.",
    ],
)
@pytest.mark.parametrize("page", [True, False])
def test_notices(text: str, page: bool) -> None:
    """What a site says instead of an article is none, as a page or as text."""
    assert why_no_article(text, page=page)


def test_list_of_titles_is_none_as_a_page_only() -> None:
    """A page of titles is no article; titles given as text are the user's choice."""
    titles = "\n\n".join(f"Council suspends {i} officers over deaths in custody" for i in range(6))
    assert why_no_article(titles, page=True)
    assert why_no_article(titles, page=False) is None


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        "Council suspends two officers over death in custody",
        f"{SENTENCE}\n\nBackground\n\n{SENTENCE}\n\n{SENTENCE}",
    ],
)
@pytest.mark.parametrize("page", [True, False])
def test_articles(text: str, page: bool) -> None:
    """Sentences, headlines and articles with headings pass."""
    assert why_no_article(text, page=page) is None


def test_sentence_about_a_notice() -> None:
    """A news sentence given as text may tell of a denied access."""
    text = "The journalist was told “access denied” when she asked for the file, she said."
    assert why_no_article(text, page=False) is None
