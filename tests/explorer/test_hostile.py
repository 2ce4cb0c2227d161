"""An article that would like to be a page stays text, in every view that shows it."""

import pytest
from playwright.sync_api import expect

from .conftest import PUBLISHER, TITLE
from .driven import path_of

BORN = (
    "() => [...document.querySelectorAll('main script, main iframe, main img, main style, main b[onmouseover],"
    ' a[href^="javascript:" i], main [onerror], main [onmouseover]\')].map((e) => e.outerHTML)'
)
"""What a browser would have made of the article's text."""


@pytest.fixture
def paths(hostile, explorer) -> list[str]:
    """Return all views in which the article's words stand."""
    id = hostile.article.id
    incidents = explorer.api(f"articles/{id}")["incidents"]
    voices = {said.chain[-1] for said in hostile.attributions}
    people = {who.name for event in hostile.events for who in (*event.actor, *event.recipient)}
    return [
        *(path_of("articles", id) + query for query in ("", "?at=e1", "?at=a1", "?read=voices")),
        *(path_of(kind, i) for i in incidents.values() for kind in ("incidents", "contradictions")),
        *(path_of("sources", voice) for voice in sorted(voices)),
        *(path_of("entities", name) for name in sorted(people)),
        *(f"/table?since=2021-10-07&rows={of}" for of in ("reports", "statements")),
        "/network?type=COERCE",
        "/sources",
        "/incidents?text=protesters",
    ]


def test_nothing_of_it_becomes_a_page(explorer, paths):
    """No element of its own, no window, no dialog, no request elsewhere (the fixture looks)."""
    for path in paths:
        explorer.open(path)
        assert explorer.page.evaluate(BORN) == [], path
        assert explorer.page.evaluate("document.title").endswith("OnRecord")
    assert len(paths) > 12


def test_its_text_is_read_as_written(explorer, hostile):
    """Mark-up is text, hidden characters are shown, marks do not slip behind an emoji."""
    explorer.open(path_of("articles", hostile.article.id))
    body = explorer.main.locator(".body")
    expect(body).to_contain_text("<script>alert(1)</script>")
    expect(body).to_contain_text(
        "<style>body{background:url(https://elsewhere.invalid/c.png)}</style>"
    )
    expect(body.locator(".control").first).to_have_text("U+202E")
    for event in hostile.events:
        expect(body.get_by_role("link", name=event.trigger.text, exact=True).first).to_be_visible()
    assert explorer.main.locator("h1").inner_text() == TITLE.replace("\u202e", "U+202E")
    expect(explorer.main).to_contain_text(PUBLISHER)
    # its address is shown, and leads nowhere
    expect(explorer.main.locator("header").get_by_text("javascript:alert(7)")).to_be_visible()


def test_hovering_and_clicking_starts_nothing(explorer, hostile):
    """Over all of its marks."""
    explorer.open(path_of("articles", hostile.article.id))
    for mark in explorer.main.locator(".body a, .body mark").all()[:12]:
        mark.hover()
    explorer.main.locator(".body a").last.click()
    explorer.settle()
    assert explorer.query.startswith(path_of("articles", hostile.article.id))


def test_its_lines_run_as_their_script_does(explorer, hostile):
    """Arabic paragraphs from right to left, the others from left to right, beside each other."""
    explorer.open(path_of("articles", hostile.article.id))
    ways = explorer.main.locator(".body p").evaluate_all(
        "all => all.map((e) => getComputedStyle(e).direction)"
    )
    assert ways == ["ltr", "ltr", "rtl"]


def test_the_address_bar_is_no_door_either(explorer):
    """What is asked is shown as text: names, words, the view itself."""
    for path in (
        path_of("sources", PUBLISHER),
        "/sources/%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E",
        "/incidents?text=%3Cscript%3Ealert(1)%3C%2Fscript%3E",
        "/incidents?sort=%3Csvg%20onload%3Dalert(1)%3E&publisher=javascript%3Aalert(1)",
        "/articles/javascript%3Aalert(1)?at=%22%3E%3Cscript%3E",
    ):
        explorer.open(path)
        assert explorer.page.evaluate(BORN) == []
    # the browser tells of names that are not there
    explorer.complaints[:] = [each for each in explorer.complaints if "404" not in each]
