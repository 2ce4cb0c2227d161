"""Records made by hand, stores of them, and what a store says whatever the order."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from onrecord.records import (
    Article,
    Attribution,
    CodedArticle,
    CoderVersions,
    Conflict,
    Date,
    Entity,
    Event,
    EventDate,
    EventPlace,
    Magnitude,
    Participant,
    Place,
    Span,
    Why,
    to_json,
)
from onrecord.store import Store
from onrecord.store.write import keep

ROOT = Path(__file__).parents[2]
"""Where other processes start, so that they find these modules."""
MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
"""Where many small stores are made: there nothing waits for a disk."""
OLD, NEW = "0.9.0", "0.10.0"
TOWNS = ("Vardeholm", "Ostrela", "Kirnsund", "Belmora", "Tashkul", "Lindharg", "Quorra", "Smeyra")


def coder(version: str = OLD, model: str = "made 1") -> CoderVersions:
    """Return the versions of a coder."""
    return CoderVersions(onrecord=version, model=model, codebook="PLOVER 2.0", kb="1")


def span(text: str, words: str) -> Span:
    """Return the span of the first *words* in *text*."""
    start = text.index(words)
    return Span(text=words, span=(start, start + len(words)))


def article(number: int, **fields: object) -> Article:
    """Return article *number*: one town, one day, words that no other article has."""
    town = f"{TOWNS[number % len(TOWNS)]}-{number}"
    text = (
        f"Norland’s army shelled {town} on Friday, Wire Nine reported. “Nobody was hurt,” "
        f"Minister Ada Holm 🙂 said in Ærøby{number}x. Witness {number * 7919} saw smoke."
    )
    day = f"2021-10-{number % 28 + 1:02}"
    plain = {"text": text, "publisher": f"Gazette {number % 3}", "published": day,
             "title": f"Shells on {town}", "authors": ["B. Writer"], "language": "en"}  # fmt: skip
    made = plain | fields
    named = f"{made['publisher']}|{made['published']}|{made['text']}"
    return Article(id=hashlib.sha256(named.encode()).hexdigest()[:32], **made)


def record(number: int = 0, version: str = OLD, **fields: object) -> CodedArticle:
    """Return the record of article *number*: an attack, told by an agency, and a denial."""
    of = article(number, **fields)
    text, town = of.text, f"{TOWNS[number % len(TOWNS)]}-{number}"
    place, day = span(text, town), span(text, "Friday")
    where = {"lat": 41 + number / 64, "lon": 44 - number / 128, "country": "NOR"}
    told = Attribution(
        id="a1", source=span(text, "Wire Nine"), source_entity="n2", source_name="Wire Nine",
        cue=span(text, "reported"), content=[span(text, f"Norland’s army shelled {town} on Friday")],
        type="indirect", act="communication", stance="asserts",
        chain=[of.publisher or "", "Wire Nine"], confidence=0.8,
    )  # fmt: skip
    denied = Attribution(
        id="a2", source=span(text, "Minister Ada Holm"), source_name="Ada Holm",
        content=[span(text, "Nobody was hurt,")], type="direct", stance="denies",
        chain=[of.publisher or "", "Ada Holm"], confidence=0.7,
    )  # fmt: skip
    attack = Event(
        id="e1", type="ASSAULT", mode="bombing", contexts=["military"],
        trigger=span(text, "shelled"),
        actor=[Participant(**_cited(span(text, "Norland’s army")), name="Norland’s army",
                           entity="n1", country="NOR", sector="MIL")],
        recipient=[Participant(**_cited(place), name=town, country="NOR")],
        date=EventDate(value="2021-10-01", start="2021-10-01", end="2021-10-01", basis="text",
                       date="d1"),
        place=EventPlace(**_cited(place), place="p1", name=town, **where,
                         precision="populated_place"),
        factuality="CT+", time="past", attribution="a1", chain=told.chain,
        magnitude=Magnitude(killed=number % 5, injured=number), score=-9.0,
        quad="material conflict", cameo="190", goldstein=-10.0, confidence=0.9,
        why=Why(rule="lexicon", evidence="shelled"),
    )  # fmt: skip
    return CodedArticle(
        coder=coder(version),
        article=of,
        entities=[
            Entity(id="n1", name="Norland’s army", kind="armed_group", country="NOR", sector="MIL",
                   mentions=[span(text, "Norland’s army").span]),
            Entity(id="n2", name="Wire Nine", kind="agency",
                   mentions=[span(text, "Wire Nine").span]),
        ],
        places=[Place(id="p1", **_cited(place), name=town, **where, geonames=1000 + number,
                      confidence=0.9)],
        dates=[Date(id="d1", **_cited(day), type="DATE", value="2021-10-01", start="2021-10-01",
                    end="2021-10-01")],
        attributions=[told, denied],
        events=[attack],
        conflicts=[Conflict(between=("e1", "a2"), basis="negation", why="one denies it")],
    )  # fmt: skip


def _cited(words: Span) -> dict[str, object]:
    return {"text": words.text, "span": words.span}


def filled(path: Path, records: Iterable[CodedArticle]) -> Path:
    """Return *path*, a store of *records*, with nothing collated."""
    with Store.writing(path) as store, store.transaction():
        for each in records:
            keep(store.db, each)
    return path


_RECORDS = "records r JOIN articles a USING (article) JOIN coders c USING (coder)"
_LOGICAL = (
    "SELECT * FROM v_events",
    "SELECT * FROM v_attributions",
    "SELECT a.id, d.key, d.url FROM addresses d JOIN articles a USING (article)",
    "SELECT id, key, url, hex(digest), text FROM articles",
    f"SELECT a.id, c.rank, current, e.id, e.name, mentions FROM entities e JOIN {_RECORDS} "
    "WHERE r.record = e.record",
    f"SELECT a.id, c.rank, first, second, basis, why FROM conflicts x JOIN {_RECORDS} "
    "WHERE r.record = x.record",
    "SELECT rowid IS NOT NULL, title, text FROM articles_fts",
    f"SELECT a.id, c.rank, e.id, min_lat, max_lon FROM event_places p JOIN events e USING (event) "
    f"JOIN {_RECORDS} WHERE r.record = e.record",
)


def content(path: Path) -> list[list[str]]:
    """Return all that a store says, free of row numbers, in an order of its own."""
    with Store.reading(path) as store:
        versions = [v for (v,) in store.db.execute("SELECT DISTINCT onrecord FROM coders")]
        said = [sorted(map(repr, store.db.execute(sql))) for sql in _LOGICAL]
        said.append([to_json(r) for v in sorted(versions) for r in store.records(coder=v)])
        said.append([to_json(r) for r in store.records()])
    return said
