"""What each question is answered with, on a small store made as `onrecord add` makes it."""

import io
import json
import zipfile
from pathlib import Path
from urllib.parse import quote

import jsonschema
import pytest

from onrecord.records import json_schema, to_json
from onrecord.store import Store
from onrecord.store.queries.figures import FIELDS
from tests.store.asked import IDS, RECORDS

from .served import SHELLED, Client

EVERYTHING = [*RECORDS, *SHELLED]


def pages(client: Client, path: str, limit: int) -> list:
    """Return all items of a list, page by page."""
    glue = "&" if "?" in path else "?"
    found, after = [], ""
    while True:
        page = client.get(f"{path}{glue}limit={limit}{after}")
        assert len(page["items"]) <= limit
        found += page["items"]
        if page["next"] is None:
            return found
        after = f"&after={page['next']}"


def test_a_snapshot_names_the_state_and_counts_it(client: Client):
    """The summary counts what was added, and names it by its content."""
    summary = client.get("snapshot")
    assert summary["counts"]["articles"] == len(EVERYTHING)
    assert summary["counts"]["reports"] == sum(len(r.events) for r in EVERYTHING)
    said = sum(len(r.events) + len(r.attributions) for r in EVERYTHING)
    assert summary["counts"]["statements"] == said
    assert summary["store"] == "news.db"
    assert summary["can_review"] is True
    assert summary["coder"]["codebook"] == "PLOVER 2.0"
    int(summary["snapshot"], 16)


def test_an_article_comes_as_the_record_that_was_added(client: Client):
    """The record is that of RECORD.md, by its JSON Schema and word for word."""
    for record in EVERYTHING:
        page = client.get(f"articles/{record.article.id}")
        jsonschema.validate(page["record"], json_schema())
        assert page["record"] == json.loads(to_json(record))
        assert page["incidents"].keys() == {event.id for event in record.events}
        text = record.article.text
        told = "".join(text[start:end] for start, end in page["sentences"])
        assert told.split() == text.split() or "".join(told.split()) == "".join(text.split())


def test_an_incident_opens_to_the_sentence_and_the_voice(client: Client):
    """Each report has its sentence, with the words of each role at the offsets told."""
    texts = {record.article.id: record.article.text for record in EVERYTHING}
    for incident in client.get("incidents?limit=500")["items"]:
        page = client.get(f"incidents/{incident['id']}")
        assert len(page["reports"]) == len(incident["reports"])
        assert page["reports_next"] is None
        for report in page["reports"]:
            text, sentence = texts[report["article"]["id"]], report["sentence"]
            assert text[slice(*sentence["span"])] == sentence["text"]
            action = next(m for m in sentence["marks"] if m["role"] == "action")
            assert text[action["start"] : action["end"]] == report["event"]["trigger"]["text"]


def test_reports_of_an_incident_come_in_pages(client: Client):
    """Each report comes once."""
    (incident, *_) = client.get("incidents?sort=reports")["items"]
    assert len(incident["reports"]) > 1
    found, after = [], ""
    while after is not None:
        page = client.get(f"incidents/{incident['id']}?limit=1{after and f'&after={after}'}")
        found += [(r["statement"]["article"], r["statement"]["id"]) for r in page["reports"]]
        after = page["reports_next"]
    assert sorted(found) == sorted((r["article"], r["id"]) for r in incident["reports"])


@pytest.mark.parametrize(
    "path",
    ["events", "attributions", "incidents", "incidents?sort=-day", "incidents?sort=reports",
     "incidents?sort=denied", "conflicts", "conflicts?relation=all", "sources", "articles",
     "entities", "search?text=acted*", "events?since=2021-10", "articles?until=2021-10-05"],
)  # fmt: skip
def test_pages_hold_each_item_once_and_in_one_order(client: Client, path: str):
    """Small pages make the same list as one large one."""
    whole = pages(client, path, 500)
    assert whole or path.startswith("search")
    assert pages(client, path, 2) == whole


def test_lists_are_sorted_as_asked(client: Client):
    """Numbers fall, days rise or fall, undated incidents come last."""
    for sort in ("reports", "origins", "articles", "denied", "disputed"):
        items = client.get(f"incidents?sort={sort}")["items"]
        values = [len(i[sort]) if sort == "reports" else i[sort] for i in items]
        assert values == sorted(values, reverse=True)
    days = [i["start"] for i in client.get("incidents?sort=-day")["items"] if i["start"]]
    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize(
    ("filters", "numbers"),
    [
        ("type=COERCE", {2, 3}),
        ("type=COERCE,AID", {2, 3, 4}),
        ("type=COERCE&type=AID", {2, 3, 4}),
        ("since=2021-10&type=COERCE", {2, 3}),
        ("until=2021-09", {0, 5}),
        ("factuality=CT-", {3}),
        ("publisher=Wire%20Nine", {2}),
        ("publisher=The%20Gazette&type=MOBILIZE", {0}),
        ("sector=GOV&type=SUPPORT,ASSAULT", {1, 5}),
        ("bbox=40,30,60,45&type=MOBILIZE", {0}),
        ("bbox=170,-30,-170,10", {4}),
        ("place=Goris", {0}),
        ("source=Ada%20Holm&type=COERCE", {2}),
        ("text=lorries", {0}),
        ("country=Armenia", {0}),
        ("mode=bombing&country=Armenia", set()),
    ],
)
def test_filters_choose_events_as_the_command_line_does(client: Client, filters, numbers):
    """Filters of RECORD.md and those of the explorer, alone and together."""
    found = client.get(f"events?limit=500&{filters}")["items"]
    ours = {IDS.index(e["article"]["id"]) for e in found if e["article"]["id"] in IDS}
    assert ours == numbers


def test_the_counters_are_of_the_incidents_that_fit(client: Client):
    """Incidents, reports, copies and articles are what a list of the same question holds."""
    for filters in (
        "",
        "type=COERCE",
        "sector=MIL",
        "min_origins=2",
        "factuality=CT-",
        "quad=material%20conflict",
    ):
        listed = client.get(f"incidents?limit=500&{filters}")["items"]
        assert client.get(f"count?{filters}") == {
            "incidents": len(listed),
            "reports": sum(len(i["reports"]) for i in listed),
            "copies": sum(i["articles"] - i["groups"] for i in listed),
            "articles": len({r["article"] for i in listed for r in i["reports"]}),
        }


@pytest.mark.parametrize("by", ["day", "week", "month"])
def test_every_incident_is_in_one_part_of_the_timeline(client: Client, by: str):
    """In a bucket of its day, among the uncertain, or undated."""
    for filters in ("", "type=ASSAULT,MOBILIZE"):
        line = client.get(f"timeline?by={by}&{filters}")
        count = client.get(f"count?{filters}")["incidents"]
        inside = sum(b["incidents"] for b in line["buckets"])
        assert inside + len(line["uncertain"]) + line["undated"] == count
        for bucket in line["buckets"]:
            assert bucket["start"] <= bucket["end"]
            classes = bucket["by_quad"].values()
            assert sum(c["incidents"] for c in classes) == bucket["incidents"]
            assert sum(c["reports"] for c in classes) == bucket["reports"]
        starts = [b["start"] for b in line["buckets"]]
        assert starts == sorted(set(starts))
    read = sum(c["articles"] for c in client.get(f"timeline?by={by}")["coverage"])
    assert read == sum(1 for r in EVERYTHING if r.article.published)


def test_a_week_begins_on_monday_and_a_month_with_its_first_day(client: Client):
    """1 October 2021 was a Friday."""
    week = client.get("timeline?by=week&type=ASSAULT&since=2021-10-01&until=2021-10-01")
    assert [(b["start"], b["end"]) for b in week["buckets"]] == [("2021-09-27", "2021-10-03")]
    month = client.get("timeline?by=month&type=ASSAULT&since=2021-10-01&until=2021-10-01")
    assert [(b["start"], b["end"]) for b in month["buckets"]] == [("2021-10-01", "2021-10-31")]


def test_what_is_only_known_by_its_country_is_no_point(client: Client):
    """Points, countries and the rest make up all incidents."""
    found = client.get("map")
    features = found["features"]["features"]
    placed = sum(f["properties"]["incidents"] for f in features)
    countries = {c["country"]: c["incidents"] for c in found["country_only"]}
    assert countries["IRN"] == 1
    total = placed + sum(countries.values()) + found["unplaced"]
    assert total == client.get("count")["incidents"]
    goris = next(f for f in features if f["properties"]["place"] == "Goris")
    assert goris["geometry"] == {"type": "Point", "coordinates": [46.34, 39.51]}


def test_edges_go_from_actor_to_recipient(client: Client):
    """An edge has the incidents between its ends, and no fewer than asked for."""
    found = client.get("network?type=COERCE")
    assert [(e["source"], e["target"]) for e in found["edges"]] == [
        ("Iranian army", "two drivers")
    ] * len(found["edges"])
    assert {n["id"]: n["country"] for n in found["nodes"]} == {"Iranian army": "IRN", "two drivers": "ARM"}  # fmt: skip
    assert client.get("network?type=COERCE&min=100")["edges"] == []


@pytest.mark.parametrize("field", FIELDS)
def test_a_facet_counts_what_a_filter_on_it_finds(client: Client, field: str):
    """Choosing a value leaves as many incidents as the facet says; its own filter is not heeded."""
    values = client.get(f"facets?field={field}&limit=500")
    assert values
    filterable = {"type", "mode", "quad", "factuality", "publisher", "sector", "country"}
    for each in values if field in filterable else ():
        if each["value"] is not None:
            chosen = client.get(f"count?{field}={quote(each['value'])}")
            assert chosen["incidents"] == each["n_incidents"]
            assert client.get(f"facets?field={field}&limit=500&{field}={quote(each['value'])}") == values  # fmt: skip


def test_facets_find_parts_of_values(client: Client):
    """What the user has typed so far stands in each value."""
    found = client.get("facets?field=actor&q=IRAN")
    assert found
    assert all("iran" in each["value"].lower() for each in found)


def test_a_search_marks_its_words(client: Client):
    """The words stand between double brackets; nothing is found without words."""
    (hit,) = client.get("search?text=lorries")["items"]
    assert "[[Lorries]]" in hit["snippet"]
    assert hit["article"] == IDS[0]
    assert client.get("search")["items"] == []
    assert client.get("search?text=%22%20OR%20*")["items"] == []


def test_a_source_has_what_it_says(client: Client):
    """Statements and counts of exactly that voice."""
    page = client.get("sources/Ada%20Holm")
    said = [s for r in EVERYTHING for s in r.attributions if s.source_name == "Ada Holm"]
    assert page["source"]["statements"] == len(said) == len(page["statements"])
    assert sum(day["n"] for day in page["by_day"]) == len(said)
    assert client.ask("/api/sources/Ada").status == 404


def test_an_entity_has_its_events(client: Client):
    """How often it acts, on whom, and in which incidents."""
    page = client.get("entities/Iranian%20army")
    acts = [e for r in EVERYTHING for e in r.events if any(p.name == "Iranian army" for p in e.actor)]  # fmt: skip
    assert page["as_actor"] == len(acts)
    assert page["as_recipient"] == 1
    assert {beside["name"] for beside in page["with"]} >= {"two drivers"}
    assert client.ask("/api/entities/nobody").status == 404


def test_names_may_hold_anything(client: Client):
    """A slash or a tag in a name is looked up, not followed or shown."""
    reply = client.ask("/api/sources/AC%2FDC%20%3Cscript%3E")
    assert reply.status == 404
    assert reply.headers["content-type"] == "application/json"


def test_exports_are_files_named_after_the_snapshot(client: Client):
    """An export under a filter has what the filter finds."""
    snapshot = client.get("snapshot")["snapshot"]
    reply = client.ask("/api/export?as=jsonl&publisher=Wire%20Nine")
    assert f'filename="news-{snapshot}-jsonl.jsonl"' in reply.headers["content-disposition"]
    lines = [json.loads(line) for line in reply.body.splitlines()]
    assert [line["article"]["id"] for line in lines] == [IDS[2]]
    for line in lines:
        jsonschema.validate(line, json_schema())
    both = client.ask("/api/export?as=gdelt")
    assert len(zipfile.ZipFile(io.BytesIO(both.body)).namelist()) >= 2
    assert client.ask("/api/export?as=csv").body.count(b"\n") > len(EVERYTHING)
    assert client.ask("/api/export?as=exe").status == 400


def test_nothing_new_is_not_sent_again(client: Client):
    """A tag names the state: with it an unchanged answer is empty."""
    first = client.ask("/api/events")
    again = client.ask("/api/events", if_none_match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert client.ask("/api/events", if_none_match='"other"').status == 200


def test_the_snapshot_follows_from_the_content(client: Client, tmp_path: Path):
    """The same articles in another order have the same name."""
    from onrecord.archive import Archive

    from .served import served, serving

    path = tmp_path / "other.db"
    with Store.writing(path) as store:
        for record in reversed(EVERYTHING):
            Archive(store).add([record])
    with served(serving(path)) as other:
        assert other.get("snapshot")["snapshot"] == client.get("snapshot")["snapshot"]
        assert other.get("count") == client.get("count")
