"""Each view shows what the store holds, as the API has it."""

import re

import pytest
from playwright.sync_api import expect

from .driven import path_of

VIEWS = {
    "/incidents": "Incidents",
    "/map": "Map",
    "/timeline": "Timeline",
    "/network": "Network",
    "/table": "Table",
    "/contradictions": "Contradictions",
    "/sources": "Sources",
    "/review": "Reviews",
}


@pytest.mark.parametrize("path", VIEWS)
def test_every_view_has_its_head_and_both_counters(explorer, path):
    """The counters of the header are those of the store, and stand together."""
    explorer.open(path)
    count = explorer.api("count")
    expect(explorer.main.locator("h1")).to_have_text(VIEWS[path])
    expect(explorer.page).to_have_title(f"{VIEWS[path]} · OnRecord")
    words = (
        f"incidents {count['incidents']} · reports {count['reports']} "
        f"(wire-grouped {count['reports'] - count['copies']})"
    )
    expect(explorer.page.locator(".counters")).to_contain_text(words)
    expect(explorer.page.locator("footer")).to_contain_text(explorer.api("snapshot")["snapshot"])


def test_incidents_are_listed_and_more_come(explorer):
    """The latest first, fifty at once, until all are there."""
    explorer.open("/incidents")
    everything = explorer.api("incidents?sort=-day&limit=500")["items"]
    rows = explorer.main.locator("article")
    assert rows.count() == 50 < len(everything)
    explorer.page.get_by_role("button", name="Show more").click()
    expect(rows).to_have_count(len(everything))
    for row, incident in list(zip(rows.all(), everything, strict=True))[:10]:
        assert row.locator("a").first.get_attribute("href") == path_of("incidents", incident["id"])
        # its day stands beside it, and not in the title again
        day = incident["start"] or "nothing"
        assert day not in row.inner_text()


def test_an_incident_shows_reports_matrix_claims_and_reasons(explorer):
    """All that the API knows of it is on its page."""
    most = explorer.api("incidents?sort=denied&limit=1")["items"][0]
    page = explorer.api(f"incidents/{most['id']}")
    explorer.open(path_of("incidents", most["id"]))
    expect(explorer.main).to_contain_text(f"{most['origins']} independent origins")
    expect(explorer.main.locator(".cards article").first).to_contain_text(
        page["reports"][0]["article"]["publisher"]
    )
    matrix = explorer.page.get_by_role("region", name="who says what of each attribute")
    voices = {v["source"] for c in page["claims"] for v in c["voices"] if v["source"]}
    shown = " ".join(matrix.locator("thead th").all_inner_texts())
    assert voices
    assert {voice for voice in voices if voice not in shown} == set()
    expect(matrix.locator("td.deny").first).to_contain_text("denies")
    expect(explorer.main.locator("#claims .claim")).to_have_count(len(page["claims"]))
    expect(explorer.main.locator("#merged")).to_be_visible()


def test_the_map_has_a_list_of_its_places(explorer):
    """Places with their numbers, what only a country is known of, and what has no place at all."""
    found = explorer.api("map")
    explorer.open("/map")
    for feature in found["features"]["features"]:
        expect(explorer.main).to_contain_text(feature["properties"]["place"])
    for each in found["country_only"]:
        row = explorer.main.locator(f'a[href*="country={each["country"]}"]').locator(
            "xpath=ancestor::li | ancestor::tr"
        )
        expect(row.last).to_contain_text(str(each["incidents"]))
    expect(explorer.main.locator("canvas, svg").first).to_be_visible()
    explorer.main.get_by_role(
        "link", name=f"{found['unplaced']} incidents without any place"
    ).click()
    explorer.settle()
    expect(explorer.page.locator(".counters a").first).to_have_text(
        f"incidents {found['unplaced']}"
    )


def test_the_timeline_has_a_bar_for_each_day(explorer):
    """As many as the API has, each told as number and opening what is behind it."""
    explorer.open("/timeline")
    found = explorer.api("timeline?by=day")
    last = found["buckets"][-1]
    expect(explorer.main.locator("figure")).to_contain_text("Articles read")
    bar = explorer.main.locator("a[data-bar]").last
    label = bar.get_attribute("aria-label")
    assert f"{last['incidents']} incident" in label
    assert f"{last['reports']} report" in label
    bar.focus()
    explorer.page.keyboard.press("Enter")
    explorer.settle()
    assert explorer.query == f"/incidents?since={last['start']}&until={last['start']}"
    expect(explorer.main.locator("article")).to_have_count(last["incidents"])


def test_the_network_has_a_list_of_its_arrows(explorer):
    """Who to whom, for those who cannot use the drawing."""
    explorer.open("/network")
    found = explorer.api("network?min=1")
    arrows = {(edge["source"], edge["target"]) for edge in found["edges"]}
    expect(explorer.main).to_contain_text(f"{len(found['nodes'])} actors")
    explorer.page.get_by_role("button", name="list").click()
    rows = explorer.main.locator("tbody tr")
    expect(rows).not_to_have_count(0)
    told = "\n".join(rows.all_inner_texts())
    assert {name for arrow in arrows for name in arrow if name not in told} == set()


@pytest.mark.parametrize("of", ["reports", "incidents", "statements"])
def test_the_table_has_rows_and_facets(explorer, of):
    """Reports, incidents or statements; the facets count under the filters."""
    explorer.open(f"/table?rows={of}")
    expect(explorer.main.locator("table.stack tbody tr")).to_have_count(50)
    happened = explorer.api("facets?field=factuality")[0]
    expect(explorer.main).to_contain_text(str(happened["n_incidents"]))


def test_the_facets_of_the_table_filter_by_their_values(explorer):
    """A click on a value leaves the incidents that it counted, whatever the field."""
    page = explorer.open("/table").page
    for field in (
        "Class", "Type", "Factuality", "Depth of voices", "Country", "Publisher", "Tense",
        "Precision of place",
    ):  # fmt: skip
        facet = explorer.main.locator("details details").filter(has_text=re.compile(f"^{field}"))
        if not facet.locator("label").count():
            facet.locator("summary").click()
        value = facet.locator("label").first
        number = int(value.locator(".n").inner_text())
        value.locator("input").check()
        explorer.settle()
        expect(page.locator(".counters a").first).to_have_text(f"incidents {number}")
        page.get_by_role("button", name="Clear all").click()
        explorer.settle()


def test_contradictions_come_by_incident_and_by_pair(explorer):
    """Both sides of each pair stand side by side with whose they are."""
    found = explorer.api("conflicts")["items"]
    explorer.open("/contradictions")
    expect(explorer.main.get_by_role("region", name="who says what")).to_have_count(1)
    explorer.page.get_by_role("button", name="By pair").click()
    explorer.settle()
    pairs = explorer.main.locator("li article")
    expect(pairs).to_have_count(len(found))
    for pair, row in zip(pairs.all(), found, strict=True):
        told = " ".join(pair.inner_text().split())
        assert [s["source"] for s in row["between"] if s["source"] not in told] == []


def test_sources_lead_to_their_pages(explorer):
    """The list counts as the page does."""
    explorer.open("/sources")
    most = max(explorer.api("sources?limit=500")["items"], key=lambda row: row["statements"])
    explorer.main.get_by_role("link", name=most["source"], exact=True).click()
    expect(explorer.main.locator("h1")).to_have_text(most["source"])
    explorer.settle()
    assert explorer.query == path_of("sources", most["source"])
    expect(explorer.main).to_contain_text(re.compile(rf"{most['statements']}\s*statements"))


def test_an_entity_page_counts_both_ways(explorer):
    """As actor, as recipient, and its incidents."""
    explorer.open(path_of("entities", "Azerbaijan"))
    found = explorer.api("entities/Azerbaijan")
    expect(explorer.main.locator("h1")).to_have_text("Azerbaijan")
    expect(explorer.main).to_contain_text(re.compile(rf"{found['as_actor']}\s*times actor"))
    expect(explorer.main).to_contain_text(re.compile(rf"{found['as_recipient']}\s*times recipient"))
    assert found["as_actor"] > 5


def test_an_article_shows_its_text_with_every_statement(explorer, coded):
    """The text as it is, the words of events marked, a statement opened by its address."""
    record = coded[7]
    explorer.open(path_of("articles", record.article.id))
    body = explorer.main.locator(".body")
    shown = " ".join(body.inner_text().split())
    assert shown == " ".join(record.article.text.split())
    for event in record.events:
        expect(body.get_by_role("link", name=event.trigger.text).first).to_be_visible()
    body.locator("a").first.click()
    assert "?at=" in explorer.query
    chosen = record.events[0]
    explorer.open(f"{path_of('articles', record.article.id)}?at={chosen.id}")
    panel = explorer.page.get_by_role("region", name=f"event {chosen.id}")
    expect(panel).to_contain_text(chosen.type)
    for voice in chosen.chain:
        expect(panel.locator(".chain")).to_contain_text(voice)


def test_a_bare_sentence_is_marked_where_it_stands(explorer, coded):
    """A link may lead to a sentence that codes nothing: it has its offsets for an id."""
    record = coded[10]
    text = record.article.text
    start = text.index("The fate of")
    end = text.index(".", start) + 1
    explorer.open(f"{path_of('articles', record.article.id)}?at=s{start}-{end}")
    marked = "".join(explorer.main.locator(".body .r-sentence").all_text_contents())
    assert marked == text[start:end]
    expect(explorer.page.get_by_role("region", name="sentence")).to_contain_text(text[start:end])


@pytest.mark.parametrize("path", ["/incidents/none", "/articles/none", "/entities/No%20one"])
def test_what_is_not_there_is_said(opened, address, path):
    """A page of nothing says so, and the rest goes on working."""
    tab = opened(address).open(path)
    expect(tab.page.get_by_role("alert")).to_contain_text("Not in this store")
    # the browser tells of each 404
    tab.complaints[:] = [each for each in tab.complaints if "404" not in each]
    tab.page.get_by_role("link", name="Incidents", exact=True).click()
    expect(tab.main.locator("h1")).to_have_text("Incidents")
