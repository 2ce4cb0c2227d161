"""One state of filters, equal to the address: it can be reloaded, gone back to, and cited."""

import pytest
from playwright.sync_api import expect


def test_filters_go_into_the_address_and_come_back_from_it(explorer):
    """Chosen in a menu, kept from view to view, undone by the back button, taken away one by one."""
    page = explorer.open("/timeline").page
    page.get_by_role("button", name="Type", exact=True).click()
    page.get_by_role("group", name="Type").get_by_label("COERCE").check()
    page.keyboard.press("Escape")
    page.get_by_label("Since", exact=True).fill("2021-10-01")
    page.get_by_label("Since", exact=True).dispatch_event("change")
    explorer.settle()
    asked = "?since=2021-10-01&type=COERCE"
    assert explorer.query == f"/timeline{asked}"

    page.get_by_role("link", name="Incidents", exact=True).click()
    explorer.settle()
    assert explorer.query == f"/incidents{asked}"
    found = explorer.api(f"incidents{asked}")["items"]
    assert 0 < len(found) < 50
    expect(explorer.main.locator("article")).to_have_count(len(found))

    page.reload()
    explorer.settle()
    expect(explorer.main.locator("article")).to_have_count(len(found))
    expect(page.get_by_label("Since", exact=True)).to_have_value("2021-10-01")
    expect(page.get_by_role("list", name="filters in force")).to_contain_text("COERCE")

    page.go_back()
    explorer.settle()
    assert explorer.query == f"/timeline{asked}"
    page.go_back()
    explorer.settle()
    assert explorer.query == "/timeline?type=COERCE"
    page.go_forward()
    explorer.settle()
    page.get_by_role("button", name="take away Type COERCE").click()
    explorer.settle()
    assert explorer.query == "/timeline?since=2021-10-01"
    page.get_by_role("button", name="Clear all").click()
    explorer.settle()
    assert explorer.query == "/timeline"


def test_words_search_the_reports(explorer):
    """The field for words is a filter as the others are, and what nothing fits says so."""
    explorer.open("/incidents")
    words = explorer.page.get_by_label("search words in the reports")
    words.fill("mosque")
    words.press("Enter")
    explorer.settle()
    assert explorer.query == "/incidents?text=mosque"
    number = explorer.api("count?text=mosque")["incidents"]
    assert number
    expect(explorer.main.locator("article")).to_have_count(number)
    words.fill("nosuchwordanywhere")
    words.press("Enter")
    explorer.settle()
    expect(explorer.main).to_contain_text("No incident under this query")
    explorer.main.get_by_role("button", name="Clear all filters").click()
    explorer.settle()
    assert explorer.query == "/incidents"


def test_dragging_over_the_timeline_sets_the_days(explorer):
    """From the bar where the drag begins to that where it ends."""
    explorer.open("/timeline")
    bars = explorer.main.locator("a[data-bar] rect.reach")
    first, last = bars.nth(2).bounding_box(), bars.nth(5).bounding_box()
    mouse = explorer.page.mouse
    mouse.move(first["x"] + first["width"] / 2, first["y"] + 40)
    mouse.down()
    mouse.move(last["x"] + last["width"] / 2, last["y"] + 40, steps=4)
    mouse.up()
    explorer.settle()
    days = [bucket["start"] for bucket in explorer.api("timeline?by=day")["buckets"]]
    assert explorer.query == f"/timeline?since={days[2]}&until={days[5]}"


def test_charts_count_incidents_or_reports(explorer):
    """One switch for all of them, kept in the address."""
    explorer.open("/table")
    explorer.page.get_by_role("group", name="charts count").get_by_text("reports").click()
    explorer.settle()
    assert explorer.query == "/table?count=reports"
    value = explorer.api("facets?field=quad")[0]
    expect(explorer.main.locator("aside label").first).to_contain_text(str(value["n_reports"]))
    explorer.page.get_by_role("link", name="Timeline").click()
    explorer.settle()
    assert explorer.query == "/timeline?count=reports"


def test_a_citation_names_query_and_snapshot(opened, address):
    """Into the clipboard, the same whenever it is copied."""
    tab = opened(address, permissions=["clipboard-read", "clipboard-write"])
    tab.open("/map?type=COERCE")
    tab.page.get_by_role("button", name="Cite").click()
    expect(tab.page.get_by_text("Citation copied.")).to_be_visible()
    words = tab.page.evaluate("navigator.clipboard.readText()")
    assert "Query: /map?type=COERCE." in words
    assert f"snapshot {tab.api('snapshot')['snapshot']}" in words


@pytest.mark.parametrize("view", ["/timeline?type=COERCE", "/map", "/network"])
def test_a_figure_is_saved_with_its_query(explorer, view):
    """The file stands alone: nothing of it is fetched, and its query and snapshot are in it."""
    explorer.open(view)
    snapshot = explorer.api("snapshot")["snapshot"]
    saved = {}
    for kind in ("SVG", "PNG"):
        explorer.page.get_by_role("button", name="Export").click()
        with explorer.page.expect_download() as saving:
            explorer.page.get_by_role("group", name="Export").get_by_text(kind, exact=True).click()
        assert saving.value.suggested_filename.endswith(f"-{snapshot}.{kind.lower()}")
        saved[kind] = saving.value.path().read_bytes()
    assert saved["PNG"].startswith(b"\x89PNG\r\n\x1a\n")
    assert len(saved["PNG"]) > 10_000
    drawn = saved["SVG"].decode()
    assert "<svg" in drawn
    assert snapshot in drawn
    assert "http" not in drawn.replace("http://www.w3.org/", "")


@pytest.mark.parametrize(
    ("path", "asked"),
    [("/table?type=COERCE", "type=COERCE&as=csv"), ("/entities/Iran", "actor=Iran&as=csv")],
)
def test_the_data_of_the_view_are_saved(explorer, path, asked):
    """The export menu has what the view shows."""
    explorer.open(path)
    explorer.page.get_by_role("button", name="Export").click()
    with explorer.page.expect_download() as saving:
        explorer.page.get_by_role("link", name="CSV").first.click()
    assert saving.value.url.endswith(f"/api/export?{asked}")
    assert saving.value.path().stat().st_size > 100
