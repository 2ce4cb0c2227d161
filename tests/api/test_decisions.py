"""Reviews, merging, splitting: who may, what is kept, and what comes out as training data."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.api.corrections import corrected
from onrecord.records import from_json
from onrecord.store import Store
from onrecord.store.reviews import reviews
from tests.store.asked import IDS, RECORDS

from .served import SHELLED, Client

SHARED_COMPILER = Path(__file__).resolve().parents[3] / "shared/tools/compile_corpus.py"
ARTICLE = SHELLED[0].article.id


def review(statement: str = "e1", verdict: str = "wrong", article: str = ARTICLE, **more) -> dict:
    return {"article": article, "statement": statement, "verdict": verdict, "why": "w", "by": "Ada"} | more  # fmt: skip


def test_only_the_page_of_this_process_may_write(writable: Client):
    """Without its token, with another origin or none: refused, and nothing is kept."""
    for headers in (
        {"x_onrecord_token": None}, {"x_onrecord_token": "x"}, {"x_onrecord_token": ""},
        {"origin": "https://evil.example"}, {"origin": "null"}, {"origin": None},
        {"origin": "http://localhost:1"}, {"sec_fetch_site": "cross-site"},
    ):  # fmt: skip
        assert writable.post("reviews", review(), **headers).status == 403
        assert writable.post("incidents/merge", {}, **headers).status == 403
    assert writable.get(f"articles/{ARTICLE}")["reviews"] == []


def test_the_page_has_the_token(writable: Client, tmp_path: Path):
    """In the page itself, and nowhere else."""
    from .served import served, serving

    built = tmp_path / "built"
    (built / "assets").mkdir(parents=True)
    (built / "index.html").write_text("<!doctype html><html><head><title>x</title></head></html>")
    (built / "assets/app-1.js").write_text("1")
    with served(serving(writable.serving.store, explorer=built)) as client:
        page = client.ask("/incidents/x?type=AID")
        meta = f'<meta name="onrecord-token" content="{client.serving.review_token}">'
        assert meta in page.body.decode()
        assert page.headers["cache-control"] == "no-store"
        assert page.headers["content-type"].startswith("text/html")
        script = client.ask("/assets/app-1.js")
        assert script.headers["content-type"].startswith("text/javascript")
        assert "immutable" in script.headers["cache-control"]
        assert client.ask("/assets/missing.js").status == 404
        assert client.ask("/passwd").status == 404
        assert client.serving.review_token.encode() not in client.ask("/api/snapshot").body


def test_the_api_alone_takes_no_reviews(store: Path):
    """Without pages nobody has the token; the root says where the API is."""
    from .served import served, serving

    with served(serving(store, pages=False, can_review=False)) as client:
        assert client.post("reviews", review()).status == 403
        assert client.get("snapshot")["can_review"] is False
        page = client.ask("/").body
        assert b"/api/openapi.json" in page
        assert client.serving.review_token.encode() not in page
        assert client.ask("/assets/x.js").status == 404


def test_a_review_is_kept_beside_the_record(writable: Client):
    """It comes with the article, with who, when and why; the record stays; the snapshot moves."""
    before = writable.get("snapshot")["snapshot"]
    record = writable.get(f"articles/{ARTICLE}")["record"]
    made = writable.post("reviews", review(why="it was a drill"))
    assert made.status == 200
    page = writable.get(f"articles/{ARTICLE}")
    assert page["record"] == record
    (kept,) = page["reviews"]
    assert kept == made.json["review"]
    assert (kept["by"], kept["why"], kept["verdict"]) == ("Ada", "it was a drill", "wrong")
    assert kept["span"] == record["events"][0]["trigger"]["span"]
    assert kept["made"].endswith("+00:00")
    assert writable.get("snapshot")["snapshot"] != before


@pytest.mark.parametrize(
    "body",
    [
        review(verdict="maybe"), review(by=""), review(by="  "), review(statement="e99"),
        review(article="none"), review(fields={"type": "AID"}), review(verdict="recoded"),
        review(verdict="recoded", fields={"type": "PLUNDER"}), review(verdict="recoded", fields={"x": 1}),
        review(verdict="recoded", fields={"date": "soon"}), review(verdict="recoded", fields={"attribution": "a9"}),
        review(verdict="recoded", fields={"actor": [{"name": "x", "country": "Norland"}]}),
        review("a1", "recoded", fields={"factuality": "CT-"}), review("a1", "recoded", fields={"parent": "a1"}),
        review(extra=1), {}, [], "x", {"article": "\ud800"},
    ],
)  # fmt: skip
def test_what_is_no_review_is_refused(writable: Client, body):
    """Closed lists, known statements, a name: else 400, and nothing is kept."""
    assert writable.post("reviews", body).status == 400
    with Store.reading(writable.serving.store) as store:
        assert reviews(store) == []


def test_corrections_come_out_as_training_data(writable: Client):
    """What is wrong is gone, what is recoded is changed, the later review holds."""
    posts = [
        review("e1", "right"),
        review("e1", "recoded", fields={"type": "COERCE", "mode": "restrict", "factuality": "CT-",
               "date": "2021-09-30", "actor": [{"name": "Norland", "country": "NOR", "sector": "GOV"}]}),
        review("a2", "wrong"),
        review("a1", "recoded", article=IDS[2], fields={"stance": "denies", "source_name": "Ada"}),
    ]  # fmt: skip
    for body in posts:
        assert writable.post("reviews", body).status == 200
    lines = [json.loads(x) for x in writable.ask("/api/reviews/export").body.splitlines()]
    assert len(lines) == 4
    last = next(x for x in lines if x["review"]["verdict"] == "wrong")
    assert (last["coded"]["id"], last["corrected"]) == ("a2", None)
    with Store.reading(writable.serving.store) as store:
        made = corrected(store.record(ARTICLE), reviews(store, ARTICLE))
    (event,) = made.events
    assert (event.type, event.factuality, event.date.start) == ("COERCE", "CT-", "2021-09-30")
    assert (event.actor[0].name, event.actor[0].text) == ("Norland", "Norland’s army")
    assert [a.id for a in made.attributions] == ["a1"]
    assert made.conflicts == []
    tasks = json.loads(writable.ask("/api/reviews/export?as=labelstudio").body)
    for task in tasks:
        units = task["data"]["text"].encode("utf-16-le")
        for result in task["annotations"][0]["result"]:
            if result["type"] == "labels":
                value = result["value"]
                words = units[2 * value["start"] : 2 * value["end"]].decode("utf-16-le")
                assert words == value["text"]


def test_the_mark_up_is_what_the_corpus_is_written_in(writable: Client, tmp_path: Path, shared):
    """The compiler of the training corpus reads it back with the same statements."""
    for number, record in enumerate([*RECORDS, *SHELLED]):
        body = review("e1", ("right", "recoded")[number % 2], article=record.article.id)
        body |= {"fields": {"type": "COERCE"}} if number % 2 else {}
        assert writable.post("reviews", body).status == 200
    marks = writable.ask("/api/reviews/export?as=marks").body
    file = tmp_path / "ours.mark"
    file.write_bytes(marks)
    run = subprocess.run(
        [sys.executable, str(shared / "tools/compile_corpus.py"), "--raw", str(file)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    compiled = {r["id"]: r for r in map(json.loads, run.stdout.splitlines())}
    dated = [r for r in [*RECORDS, *SHELLED] if r.article.published]
    assert compiled.keys() == {r.article.id for r in dated}
    for record in dated:
        ours = compiled[record.article.id]
        assert ours["text"] == record.article.text.strip()
        assert [tuple(e["trigger"]["span"]) for e in ours["events"]] == [
            e.trigger.span for e in record.events
        ]
        assert [a["source_name"] for a in ours["attributions"]] == [
            a.source_name for a in record.attributions
        ]


def test_incidents_are_merged_and_split_again(writable: Client):
    """Two incidents become one and two again; the decisions are told with it."""
    one, other = (writable.get(f"articles/{IDS[n]}")["incidents"]["e1"] for n in (0, 1))
    assert one != other
    united = writable.post(
        "incidents/merge", {"incidents": [one, other], "why": "one", "by": "Ada"}
    )
    assert united.status == 200
    (whole,) = united.json["incidents"]
    page = writable.get(f"incidents/{whole}")
    assert [(d["together"], d["by"], d["why"]) for d in page["decisions"]] == [(True, "Ada", "one")]
    report = {"article": IDS[1], "event": "e1"}
    body = {"incident": whole, "reports": [report], "why": "two", "by": "Bo"}
    apart = writable.post("incidents/split", body)
    assert apart.status == 200
    assert len(apart.json["incidents"]) == 2
    assert writable.post("incidents/split", body | {"incident": "none"}).status == 400
    assert writable.post("incidents/merge", {"incidents": [one], "by": "Ada"}).status == 400


def test_while_another_program_writes_it_is_busy(writable: Client):
    """Reading goes on; a review has to wait, and is told so."""
    path = writable.serving.store
    with Store.writing(path) as store, store.transaction():
        store.db.execute("DELETE FROM reviews")
        reply = writable.post("reviews", review())
        assert (reply.status, reply.json["error"]["code"]) == (409, "busy")
        assert str(path.parent) not in reply.json["error"]["message"]
        assert writable.get("count")["incidents"]
    assert writable.post("reviews", review()).status == 200


def test_a_record_is_still_one(writable: Client):
    """What reviews make of a record can be read as one."""
    from onrecord.records import to_json

    writable.post(
        "reviews", review("e1", "recoded", fields={"place": {"name": "Ostrela", "country": "NOR"}})
    )
    with Store.reading(writable.serving.store) as store:
        made = corrected(store.record(ARTICLE), reviews(store, ARTICLE))
    assert from_json(to_json(made)) == made
    assert made.events[0].place.name == "Ostrela"
