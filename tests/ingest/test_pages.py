"""Whole pages: body, metadata, and what is no article."""

import pytest

from onrecord.records import Article, Rejection

from .conftest import PAGES, SENTENCE, one_article, read_all, reasons


def test_page_with_everything_around_the_article() -> None:
    """Navigation, cookie banner, link boxes, photo credit, comments and footer stay out."""
    article = one_article(read_all([PAGES / "border.html"]))
    paragraphs = article.text.split("\n\n")
    assert len(paragraphs) == 5
    assert paragraphs[0].startswith("PORT VALE (Reuters) - Astaria closed its northern crossing")
    assert paragraphs[2].endswith("threaten nobody,” a spokeswoman said.")
    assert paragraphs[4].startswith("Two earlier closures")
    for foreign in ("cookies", "Read also", "bus crash", "Rebels", "bombed", "©", "Photo", "Home"):
        assert foreign not in article.text


def test_metadata_of_a_page() -> None:
    """JSON-LD and meta elements give title, authors, date, site, address; the dateline the agency."""
    article = one_article(read_all([PAGES / "border.html"], publisher="Default"))
    assert article.title == "Lorries wait as Astaria shuts its northern crossing"
    assert article.authors == ["Nell Harrow", "T. Okafor"]
    assert article.published == "2021-10-05T18:20:00+01:00"
    assert article.publisher == "Harbour Evening"
    assert article.url == "https://www.harbour-evening.example/world/2021/10/05/lorries-wait"
    assert article.agency == "Reuters"


def test_page_of_an_old_site() -> None:
    """Without metadata: title from the heading, site from the title, date from the dateline."""
    article = one_article(read_all([PAGES / "plain_site.html"]))
    assert article.title == "Council of the delta suspends two officers"
    assert article.publisher == "Delta Courier"
    assert article.authors == ["Amara Finch"]
    assert (article.published, article.agency, article.url) == ("2020-03-12", "AP", None)
    assert article.text.endswith("would appeal against the decision.")


@pytest.mark.parametrize("name", ["front.html", "login.html"])
def test_page_that_is_no_article(name: str) -> None:
    """A front page and a login wall are no articles; the reason is told in words."""
    (item,) = read_all([PAGES / name])
    assert isinstance(item, Rejection)
    assert item.rejected.reason == "not_an_article"
    assert name in item.rejected.detail


@pytest.mark.parametrize(
    "body",
    ["", "<p></p>", "<script>var a = 1;</script>", "<img src=a.jpg>"],
)
def test_page_without_text(body: str) -> None:
    """A page without words has no text."""
    page = f"<html><head></head><body>{body}</body></html>".encode()
    assert reasons(read_all(["-"], stdin=page)) == ["no_text"]


def test_short_page() -> None:
    """A caption is no article."""
    page = f"<html><body><article><p>{SENTENCE}</p></article></body></html>".encode()
    assert reasons(read_all(["-"], stdin=page)) == ["too_short"]


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2021-10-05T10:00:00Z">',
         "2021-10-05T10:00:00+00:00"),
        ('<meta name="date" content="soon"><meta name="pubdate" content="20211005">', "2021-10-05"),
        ('<meta itemprop="datePublished" content="Tue, 05 Oct 2021 10:00:00 GMT">',
         "2021-10-05T10:00:00+00:00"),
        ('<link rel="canonical" href="https://a.example/2021/10/05/x.html">', "2021-10-05"),
        ('<meta property="article:modified_time" content="2021-10-05">', None),
        ('<script type="application/ld+json">{broken</script>', None),
    ],
)  # fmt: skip
def test_publication_date_of_a_page(head: str, published: str | None) -> None:
    """The date comes from metadata or the address; when nothing says it, it is null."""
    body = "".join(f"<p>{SENTENCE} They spoke of point {i} for hours.</p>" for i in range(5))
    page = f"<html><head>{head}</head><body><article>{body}</article></body></html>"
    article = one_article(read_all(["-"], stdin=page.encode()))
    assert article.published == published


def test_lists_and_line_breaks_are_paragraphs() -> None:
    """Items, quotations and broken lines come as paragraphs, each once and in order."""
    inner = (
        f"<p>{SENTENCE}</p><h2>What was said</h2><p>The first line of it was read out.<br>The "
        "second line of it was too.</p><ul><li>One item names the northern crossing.</li><li>The "
        "other names the harbour.</li></ul><blockquote><p>We will not wait any longer.</p>"
        f"</blockquote><p>{SENTENCE} Then they left.</p>"
    )
    page = f"<html><body><article>{inner}</article></body></html>"
    item = read_all(["-"], stdin=page.encode())[0]
    assert isinstance(item, Article)
    assert item.text.split("\n\n") == [
        SENTENCE,
        "What was said",
        "The first line of it was read out.",
        "The second line of it was too.",
        "One item names the northern crossing.",
        "The other names the harbour.",
        "We will not wait any longer.",
        f"{SENTENCE} Then they left.",
    ]
