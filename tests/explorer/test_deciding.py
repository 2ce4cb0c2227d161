"""Reviews, merges and splits as a reader makes them, and what the store keeps."""

import json
import urllib.request

import pytest
from playwright.sync_api import expect

from .conftest import explored, kept
from .driven import path_of


@pytest.fixture
def desk(opened, tmp_path, coded):
    """Return a tab on a store that is written to."""
    with explored(kept(tmp_path / "desk.db", coded)) as address:
        yield opened(address)


def sign(form, why: str) -> None:
    """Fill in the foot of a form and send it."""
    form.get_by_role("textbox", name="Why", exact=True).fill(why)
    form.get_by_role("textbox", name="Who", exact=True).fill("R. Eader")


def reviews(desk) -> list[dict]:
    """Return what the store has kept."""
    with urllib.request.urlopen(f"{desk.address}/api/reviews/export?as=jsonl") as reply:
        return [json.loads(line)["review"] for line in reply]


def test_a_coding_is_reviewed(desk, coded):
    """Nothing is sent without a reason and a name; what is kept is listed and can be taken along."""
    record = coded[7]
    desk.open(f"{path_of('articles', record.article.id)}?at={record.events[0].id}")
    aside = desk.page.get_by_role("complementary", name="the statement chosen")
    aside.get_by_label("Wrong: no such statement").check()
    aside.get_by_role("button", name="Keep the review").click()
    expect(aside.get_by_role("status")).to_have_text("Say why.")
    assert reviews(desk) == []
    sign(aside, "It was an office <b>beside</b> it.")
    aside.get_by_role("button", name="Keep the review").click()
    expect(aside.locator(".given")).to_contain_text("wrong by R. Eader")
    (review,) = reviews(desk)
    assert (review["article"], review["statement"]) == (record.article.id, record.events[0].id)
    assert (review["verdict"], review["by"]) == ("wrong", "R. Eader")
    desk.page.locator("footer").get_by_role("link", name="Reviews").click()
    desk.settle()
    expect(desk.main.locator("tbody tr")).to_contain_text("It was an office <b>beside</b> it.")
    with desk.page.expect_download() as saving:
        desk.main.get_by_role("link", name="JSON Lines").click()
    assert record.article.id in saving.value.path().read_text(encoding="utf-8")


def test_an_event_is_coded_anew(desk, coded):
    """The field that was changed is kept, and no other."""
    record = coded[7]
    desk.open(f"{path_of('articles', record.article.id)}?at={record.events[0].id}")
    aside = desk.page.get_by_role("complementary", name="the statement chosen")
    aside.get_by_label("Right words, wrong code").check()
    aside.get_by_label("Factuality").select_option("PS+")
    sign(aside, "Only possibly.")
    aside.get_by_role("button", name="Keep the review").click()
    expect(aside.locator(".given")).to_contain_text("recoded")
    (review,) = reviews(desk)
    assert review["fields"] == {"factuality": "PS+"}


def test_an_incident_is_split_and_merged_again(desk):
    """Some reports go to an incident of their own; chosen in the list, both become one again."""
    whole = desk.api("incidents?sort=articles&limit=1")["items"][0]
    before = desk.api("count")["incidents"]
    desk.open(path_of("incidents", whole["id"]))
    desk.page.get_by_text("Split this incident").click()
    form = desk.main.locator("details", has=desk.page.get_by_text("Split this incident"))
    form.locator("fieldset input").last.check()
    sign(form, "Told of another day.")
    form.get_by_role("button", name="Split").click()
    expect(desk.page.locator(".counters a").first).to_have_text(f"incidents {before + 1}")
    expect(desk.main).to_contain_text("held two reports apart")

    desk.open("/incidents?sort=earliest")
    halves = [
        i["id"] for i in desk.api("incidents?limit=500")["items"]
        if {r["article"] for r in i["reports"]} & {r["article"] for r in whole["reports"]}
        and {(r["article"], r["id"]) for r in i["reports"]} & {(r["article"], r["id"]) for r in whole["reports"]}
    ]  # fmt: skip
    assert len(halves) == 2
    desk.page.get_by_role("button", name="Merge").click()
    while desk.page.get_by_role("button", name="Show more").count():
        desk.page.get_by_role("button", name="Show more").click()
        desk.settle()
    for half in halves:
        row = desk.main.locator(
            "article", has=desk.page.locator(f'a[href="{path_of("incidents", half)}"]')
        )
        row.get_by_role("checkbox").check()
    form = desk.main.locator("form")
    sign(form, "One day after all.")
    form.get_by_role("button", name="Merge").click()
    expect(desk.page.locator(".counters a").first).to_have_text(f"incidents {before}")
    (again,) = [i for i in desk.api("incidents?limit=500")["items"] if i["id"] in halves]
    assert sorted(map(str, again["reports"])) == sorted(map(str, whole["reports"]))
