"""``findings``: each kind of damage is told with the article it is in; a sound store has none."""

from pathlib import Path

import apsw
import msgspec
import pytest

from onrecord.archive import Archive
from onrecord.records import Span
from onrecord.store import Store
from onrecord.store.check import findings

from .made import NEW, OLD, article, filled, record


@pytest.fixture
def collated(path: Path) -> Path:
    """Return a store of four articles, one coded twice, with all that is known across them."""
    with Store.writing(path) as store:
        archive = Archive(store)
        archive.add(record(n) for n in range(4))
        archive.add([record(1, NEW)])
    return path


def changed(path: Path, sql: str) -> list[str]:
    """Run *sql* past all safeguards; return what the check finds, ``where: what``."""
    db = apsw.Connection(str(path))
    db.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 0)
    db.pragma("foreign_keys", False)
    db.execute(sql)
    db.close()
    return [f"{f.where}: {f.what}" for f in findings(path) if f.severity == "damage"]


def test_a_collated_store_is_sound(collated: Path):
    """Nothing is found in what the archive has written, older records included."""
    assert list(findings(collated)) == []


def test_checking_writes_nothing(collated: Path):
    """The file is the same before and after, though it stands in a folder that can be written."""
    before = collated.read_bytes()
    list(findings(collated))
    assert collated.read_bytes() == before


def test_progress_is_told(collated: Path):
    """Each part of the check is announced."""
    lines: list[str] = []
    list(findings(collated, lines.append))
    assert [line for line in lines if "records" in line]


FIRST = f"article {article(0).id}"
CHANGES = {
    "text": ("UPDATE articles SET text = replace(text, 'Nobody', 'Somebody') WHERE article = 1",
             f"{FIRST}: its fields or its text are not what was written"),
    "title": ("UPDATE articles SET title = 'x' WHERE article = 1", f"{FIRST}: its fields"),
    "day": ("UPDATE articles SET day = '2020-01-01' WHERE article = 1", f"{FIRST}: its fields"),
    "body": ("UPDATE records SET body = (SELECT body FROM records WHERE record = 2) WHERE record = 1",
             f"{FIRST}: its record cannot be read back"),
    "no record": ("DELETE FROM records WHERE article = 1", f"{FIRST}: not its newest record"),
    "current": ("UPDATE records SET current = 1 - current WHERE article = 2 AND current",
                f"article {article(1).id}: not its newest record"),
    "coder": ("UPDATE coders SET model = 'other' WHERE onrecord = '0.9.0'",
              f"{FIRST}: its record is of another coder"),
    "rank": ("UPDATE coders SET rank = '9' WHERE onrecord = '0.9.0'",
             "coders: '0.9.0' stands in the wrong order"),
    "address": ("DELETE FROM addresses WHERE article = 1", f"{FIRST}: its key and url"),
    "event": ("UPDATE events SET type = 'AID' WHERE event = 1",
              f"{FIRST}: events: 'AID' in the row of 'e1', its record says 'ASSAULT'"),
    "event gone": ("DELETE FROM events WHERE event = 1", f"{FIRST}: events: 0 rows"),
    "participant": ("UPDATE participants SET name = 'x' WHERE event = 1 AND role = 'actor'",
                    f"{FIRST}: participants: 'x'"),
    "attribution": ("UPDATE attributions SET stance = 'denies' WHERE attribution = 1",
                    f"{FIRST}: attributions: 'denies'"),
    "entity": ("UPDATE entities SET country = NULL WHERE record = 1 AND id = 'n1'",
               f"{FIRST}: entities: None in the row of 'n1'"),
    "conflict": ("DELETE FROM conflicts WHERE record = 1", f"{FIRST}: conflicts: 0 rows"),
    "place": ("UPDATE event_places SET max_lat = 9, min_lat = 9 WHERE event = 1",
              f"{FIRST}: e1 is not found at its place"),
    "place gone": ("DELETE FROM event_places WHERE event = 1", f"{FIRST}: e1 is not found"),
    "place of none": ("INSERT INTO event_places VALUES (999, 1, 1, 1, 1)", "event_places: 1 are of no event"),
    "words gone": ("INSERT INTO articles_fts (articles_fts) VALUES ('delete-all')",
                   f"{FIRST}: search does not find it by its words"),
    "words of none": ("INSERT INTO articles_fts (rowid, title, text) VALUES (99, 'a', 'b')",
                      "articles_fts: holds words of 1 other articles"),
    "reference": ("INSERT INTO copies VALUES (99, 'g', 1, NULL, 'origin', NULL, NULL, '')",
                  "copies: row 99 refers to a row of articles"),
    "index": ("DROP INDEX events_day", "schema: events_day is not as OnRecord makes it"),
    "view": ("DROP VIEW v_events; CREATE VIEW v_events AS SELECT 1", "schema: v_events"),
    "history": ("UPDATE migrations SET digest = 'x'", "schema: its history"),
    "no incident": ("DELETE FROM incident_reports WHERE event = 1",
                    "incidents: 1 events of current records are of no incident"),
    "incident": ("UPDATE incidents SET type = 'AID' WHERE incident = 1", "type: 'AID' in its row"),
    "incident's data": ("UPDATE incidents SET data = CAST('x' AS BLOB)", "cannot be read back"),
    "incident's count": ("UPDATE incidents SET articles = 7, "
                         "data = CAST(json_set(CAST(data AS TEXT), '$.articles', 7) AS BLOB)", "it counts 7 articles"),
    "claim": ("UPDATE claims SET origins = 99", "origins: 99 in its row"),
    "voice": ("DELETE FROM voices WHERE assertion = 1", "its voices are not those that it names"),
    "copies": ("INSERT INTO copies VALUES (1, 'g', 1, NULL, 'origin', NULL, NULL, '')",
               "copies: 1 groups have not one origin, or fewer than two articles"),
    "fingerprint": ("DELETE FROM fingerprints WHERE article = 1", "fingerprints: 1 articles have none"),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_each_damage_is_told(collated: Path, name: str):
    """What is changed behind OnRecord's back is found, with its place."""
    sql, told = CHANGES[name]
    found = changed(collated, sql)
    assert any(told in line for line in found), found


def test_words_that_stand_elsewhere(path: Path):
    """A span whose words are not in the text at its offsets is told, and so is an unknown id."""
    made = record(0)
    event = msgspec.structs.replace(
        made.events[0], trigger=Span(text="bombed", span=(0, 6)), attribution="a9"
    )
    filled(path, [msgspec.structs.replace(made, events=[event])])
    found = [f.what for f in findings(path)]
    assert "'bombed' is not at 0–6 of its text" in found
    assert "it names attribution a9, which it does not have" in found


def test_the_offsets_are_code_points(path: Path):
    """Letters outside ASCII and beyond the basic plane before a span do not shift it."""
    made = record(0)
    late = Span(text="smoke", span=(made.article.text.index("smoke"),) * 2)
    late = Span(text="smoke", span=(late.span[0], late.span[0] + 5))
    event = msgspec.structs.replace(made.events[0], also=[late])
    filled(path, [msgspec.structs.replace(made, events=[event])])
    assert [f for f in findings(path) if f.severity == "damage"] == []


def test_a_writer_beside_it_disturbs_nothing(collated: Path):
    """The check sees one moment, whatever is added while it runs."""
    running = findings(collated)
    with Store.writing(collated) as store:
        archive = Archive(store)
        seen = []
        for number in range(30, 36):
            archive.add([record(number, OLD)])
            seen += [next(running, None)]
        seen += running
    assert [finding for finding in seen if finding is not None] == []
