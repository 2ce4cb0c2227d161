"""Without a mouse, on a small screen, in the dark, read aloud."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from .driven import path_of

VIEWS = ("/incidents", "/map", "/timeline", "/network", "/table", "/contradictions",
         "/contradictions?as=pairs", "/sources", "/sources/Tasnim", "/entities/Azerbaijan",
         "/review")  # fmt: skip
REACHABLE = (
    "() => [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex=\"0\"]')]"
    ".filter((e) => e.tabIndex >= 0 && !e.disabled && e.checkVisibility() && !e.dataset.walked)"
    ".map((e) => e.outerHTML.slice(0, 120))"
)
"""What can be used and was not walked to."""


@pytest.fixture
def views(explorer, hostile) -> list[str]:
    """Return an address of every kind of view."""
    most = explorer.api("incidents?sort=denied&limit=1")["items"][0]["id"]
    article = path_of("articles", hostile.article.id)
    return [
        *VIEWS, path_of("incidents", most), path_of("contradictions", most),
        f"{article}?at=e1", f"{article}?read=voices",
    ]  # fmt: skip


def faults(tab, options: dict) -> list[str]:
    """Return what axe finds of the kinds serious and critical, with where."""
    found = Axe().run(tab.page, options=options | {"resultTypes": ["violations"]}).response
    return [
        f"{fault['id']} {[node['target'] for node in fault['nodes']][:3]}"
        for fault in found["violations"]
        if fault["impact"] in ("serious", "critical")
    ]


def test_axe_finds_nothing_serious(explorer, views):
    """No fault of the kinds serious and critical by any of its rules."""
    assert {path: found for path in views if (found := faults(explorer.open(path), {}))} == {}


def test_axe_finds_enough_contrast_in_the_dark(opened, address, views):
    """Colours are what differs there."""
    tab = opened(address, color_scheme="dark")
    contrast = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
    chosen = [path for path in views if path not in ("/map", "/network", "/sources", "/review")]
    assert {path: found for path in chosen if (found := faults(tab.open(path), contrast))} == {}


def test_axe_finds_nothing_serious_in_what_opens(explorer):
    """Menus and the help."""
    page = explorer.open("/incidents").page
    for name in ("Type", "Place", "More", "Export"):
        page.get_by_role("button", name=name, exact=True).click()
        expect(page.get_by_role("group", name=name, exact=True)).to_be_visible()
        bad = [
            f["id"]
            for f in Axe().run(page).response["violations"]
            if f["impact"] in ("serious", "critical")
        ]
        assert bad == [], name
        page.keyboard.press("Escape")
    page.get_by_role("button", name="Help").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    bad = [
        f["id"]
        for f in Axe().run(page).response["violations"]
        if f["impact"] in ("serious", "critical")
    ]
    assert bad == []


def test_tab_reaches_everything_and_is_seen(explorer):
    """Each control once, in sight and with a ring; the first is the way past the header."""
    page = explorer.open("/contradictions").page
    page.keyboard.press("Tab")
    assert explorer.focus()["name"] == "Skip to the content"
    assert explorer.focus()["seen"]
    for _ in range(120):
        page.keyboard.press("Tab")
        here = explorer.focus()
        if here is None:
            break
        assert here["seen"], here
        assert here["ring"], here
    assert explorer.focus() is None  # it has gone out at the end of the page
    assert page.evaluate(REACHABLE) == []


def test_skipping_enter_and_keys(explorer):
    """Past the header to an incident, on to an article, and to other views by their keys."""
    page = explorer.open("/incidents").page
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    explorer.main.locator("article a").first.focus()
    page.keyboard.press("Enter")
    explorer.settle()
    assert explorer.query.startswith("/incidents/")
    expect(explorer.main).to_be_focused()
    page.keyboard.press("3")
    explorer.settle()
    assert explorer.query == "/timeline"
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.keyboard.press("/")
    page.keyboard.type("3 mosque")  # while somebody writes, keys are letters
    page.keyboard.press("Enter")
    explorer.settle()
    assert explorer.query == "/timeline?text=3+mosque"


def test_a_menu_opens_and_gives_the_focus_back(explorer):
    """Enter opens it and goes into it, Escape closes it and returns."""
    page = explorer.open("/incidents").page
    opener = page.get_by_role("button", name="Class", exact=True)
    opener.focus()
    page.keyboard.press("Enter")
    panel = page.get_by_role("group", name="Class", exact=True)
    expect(panel.get_by_role("checkbox").first).to_be_visible()
    page.keyboard.press("Tab")
    assert panel.evaluate("e => e.contains(document.activeElement)")
    page.keyboard.press("Escape")
    expect(panel).to_have_count(0)
    expect(opener).to_be_focused()


def test_arrow_keys_walk_the_timeline(explorer):
    """One stop for Tab, then along the bars."""
    page = explorer.open("/timeline").page
    bars = explorer.main.locator("a[data-bar]")
    assert explorer.main.locator("a[data-bar][tabindex='0']").count() == 1
    bars.first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(bars.nth(2)).to_be_focused()


def test_no_view_scrolls_sideways_on_a_small_screen(opened, address, views):
    """At 320 pixels, which is also 1280 at four times the size."""
    tab = opened(address, viewport={"width": 320, "height": 640})
    wide = {path: tab.open(path).sideways() for path in views}
    assert {path: pixels for path, pixels in wide.items() if pixels > 0} == {}
    tab.page.get_by_role("button", name="Filters").click()
    expect(tab.page.get_by_role("button", name="Class", exact=True)).to_be_visible()
    assert tab.sideways() <= 0


def test_dark_is_dark_and_can_be_chosen(opened, address):
    """As the system has it, until the reader chooses; the choice outlives the page."""
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    shades = {}
    for scheme in ("light", "dark"):
        tab = opened(address, color_scheme=scheme).open("/timeline")
        shades[scheme] = tab.page.evaluate(paper)
    assert shades["light"] != shades["dark"]
    button = tab.page.get_by_role("button", name="Colours")
    button.click()
    expect(tab.page.get_by_role("button", name="Colours: light")).to_be_visible()
    tab.page.reload()
    tab.settle()
    assert tab.page.evaluate(paper) == shades["light"]


def test_print_has_the_content_alone(explorer):
    """Paper has no controls, and says what was asked."""
    page = explorer.open("/incidents?type=COERCE").page
    page.emulate_media(media="print")
    expect(page.get_by_role("navigation", name="views")).to_be_hidden()
    expect(page.get_by_role("button", name="Export")).to_be_hidden()
    expect(page.locator("footer")).to_contain_text("type COERCE")
    expect(explorer.main.locator("article").first).to_be_visible()
