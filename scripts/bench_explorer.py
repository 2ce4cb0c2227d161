"""Measures how fast the explorer's API answers: ``python scripts/bench_explorer.py [STORE]``.

Makes a store of 100,000 incidents and about a million reports by direct inserts (a few minutes;
STORE is kept and used again if it is named), serves it in a process of its own, and asks every
kind of question: the first time after the start, the first time with filters, and again. Prints
milliseconds; --json FILE writes them down.
"""

import argparse
import hashlib
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import msgspec
import zstandard

from onrecord.records import (
    Article,
    Attribution,
    Claim,
    CodedArticle,
    CoderVersions,
    Event,
    EventDate,
    EventPlace,
    Incident,
    Participant,
    Span,
    Statement,
    Toll,
    Voice,
    Why,
)
from onrecord.records.labels import EventType, Factuality, Quad, Sector
from onrecord.store import Store
from onrecord.store.rows import (
    ARTICLE,
    ATTRIBUTION,
    EVENT,
    PARTICIPANT,
    article_row,
    as_json,
    attribution_rows,
    coder_row,
    event_rows,
)

DAYS, PER_DAY, ARTICLES, EVENTS, SAID = 1000, 100, 143, 7, 5
"""Days, incidents a day, articles a day, events and attributions of an article."""
TYPES, FACTS, QUADS, SECTORS = (k.__args__ for k in (EventType, Factuality, Quad, Sector))
COUNTRIES = [
    "AFG",
    "ARM",
    "AZE",
    "BGD",
    "BRA",
    "CHN",
    "COD",
    "COL",
    "EGY",
    "ETH",
    "FRA",
    "GBR",
    "GEO",
    "GRC",
    "IND",
    "IRN",
    "IRQ",
    "ISR",
    "JPN",
    "KEN",
    "LBN",
    "MEX",
    "MMR",
    "NGA",
    "PAK",
    "POL",
    "RUS",
    "SDN",
    "SOM",
    "SYR",
    "TUR",
    "UGA",
    "UKR",
    "USA",
    "VEN",
    "YEM",
]
WORDS = [
    "council",
    "army",
    "border",
    "convoy",
    "harvest",
    "bridge",
    "minister",
    "strike",
    "village",
    "market",
    "river",
    "valley",
    "station",
    "talks",
    "treaty",
    "guard",
    "shell",
    "rally",
    "court",
    "vote",
    "union",
    "fleet",
    "airport",
    "camp",
]
CODER = CoderVersions(onrecord="0.1.0", model="made 1", codebook="PLOVER 2.0", kb="1")
ID = "0" * 32


class Made:
    """Everything that repeats, chosen by one generator with a fixed seed."""

    def __init__(self) -> None:
        self.dice = random.Random(7)
        self.names = [
            f"{a.title()} {b.title()} {n}" for n in range(6) for a in WORDS for b in WORDS
        ]
        self.sources = [f"Speaker {w.title()} {n}" for n in range(20) for w in WORDS]
        self.publishers = [f"Outlet {n}" for n in range(211)]
        self.places = [
            (
                f"{w.title()}{n}",
                self.dice.choice(COUNTRIES),
                self.dice.uniform(-55, 65),
                self.dice.uniform(-170, 170),
            )
            for n in range(40)
            for w in WORDS
        ]
        self.country_of = {name: COUNTRIES[n % len(COUNTRIES)] for n, name in enumerate(self.names)}
        self.templates = [self.template() for _ in range(60)]

    def skewed(self, values: list) -> object:
        return values[int(len(values) * self.dice.random() ** 2.2)]

    def template(self) -> CodedArticle:
        """Return a record of seven sentences."""
        text, events, said = "", [], []
        for n in range(EVENTS):
            actor, source = self.skewed(self.names), self.skewed(self.sources)
            place = self.skewed(self.places)
            start = len(text)
            words = " ".join(self.dice.choices(WORDS, k=9))
            text += f"{actor} attacked the {words} at {place[0]}, {source} said. "
            at = text.index("attacked", start)
            events.append(Event(
                id=f"e{n + 1}", type=self.skewed(list(TYPES)), mode=None,
                trigger=Span(text="attacked", span=(at, at + 8)),
                actor=[Participant(text=actor, span=(start, start + len(actor)), name=actor,
                                   country=self.country_of[actor], sector=self.skewed(list(SECTORS)))],
                recipient=[Participant(text="the", span=(at + 9, at + 12), name=self.skewed(self.names),
                                       country=self.skewed(COUNTRIES), sector="CVL")],
                date=EventDate(value="2021-01-01", start="2021-01-01", end="2021-01-01", basis="text"),
                place=EventPlace(text=place[0], span=(at + 9, at + 10), name=place[0], country=place[1],
                                 lat=place[2], lon=place[3], precision="populated_place"),
                factuality=self.skewed(list(FACTS)), time="past", attribution=f"a{n % SAID + 1}",
                chain=["Outlet", source], score=-5.0, quad=self.dice.choice(QUADS), confidence=0.8,
                why=Why(rule="lexicon", evidence="attacked")))  # fmt: skip
            if n < SAID:
                cue = text.index("said", at)
                said.append(Attribution(
                    id=f"a{n + 1}", source_name=source, cue=Span(text="said", span=(cue, cue + 4)),
                    content=[Span(text=text[start : cue - 2], span=(start, cue - 2))], type="indirect",
                    stance="asserts", chain=["Outlet", source], confidence=0.8))  # fmt: skip
        return CodedArticle(
            coder=CODER, article=Article(id=ID, text=text), events=events, attributions=said
        )


def fill(path: Path) -> None:
    """Write the store."""
    made = Made()
    pack = zstandard.ZstdCompressor(level=1, write_checksum=True)
    encode = msgspec.json.Encoder(order=None).encode
    bodies = [
        encode(msgspec.structs.replace(t, article=Article(id=ID, text=""))) for t in made.templates
    ]
    with Store.writing(path) as store:
        db = store.db
        db.pragma("synchronous", "off")
        db.pragma("journal_mode", "delete")
        db.pragma("cache_size", -800_000)
        with store.transaction():
            columns = "onrecord, model, codebook, kb, rank"
            db.execute(f"INSERT INTO coders ({columns}) VALUES (?, ?, ?, ?, ?)", coder_row(CODER))
            for day in range(DAYS):
                one_day(db, made, day, bodies, pack)
        db.pragma("journal_mode", "wal")


def one_day(db, made: Made, number: int, bodies: list[bytes], pack) -> None:
    day = (date(2021, 1, 1) + timedelta(days=number)).isoformat()
    first = number * ARTICLES
    members: dict[int, list[tuple[int, str, str]]] = {}
    articles, records, events, people, said, assertions, entities = [], [], [], [], [], [], []
    for n in range(first, first + ARTICLES):
        which = n % len(made.templates)
        template = made.templates[which]
        id = hashlib.sha256(str(n).encode()).hexdigest()[:32]
        publisher = made.skewed(made.publishers)
        article = Article(
            id=id, text=f"{template.article.text}Report {n}.", publisher=publisher,
            published=day, title=f"{made.dice.choice(WORDS).title()} report {n}", language="en",
        )  # fmt: skip
        articles.append((n + 1, *article_row(article)))
        records.append(
            (n + 1, n + 1, 1, 1, pack.compress(bodies[which].replace(ID.encode(), id.encode())))
        )
        record = msgspec.structs.replace(template, article=article)
        for k, row in enumerate(event_rows(record)):
            event, incident = (
                n * EVENTS + k + 1,
                number * PER_DAY + int(PER_DAY * made.dice.random() ** 2) + 1,
            )
            cells = dict(zip(EVENT, row, strict=True)) | {
                "day": day,
                "date_start": day,
                "date_end": day,
            }
            events.append((event, n + 1, *cells.values()))
            for role in ("actor", "recipient"):
                person = getattr(template.events[k], role)[0]
                people.append(
                    (
                        event,
                        role,
                        0,
                        person.name,
                        person.text,
                        *(person.span or (None, None)),
                        None,
                        person.country,
                        person.sector,
                    )
                )
            members.setdefault(incident, []).append((event, id, cells["id"]))
            assertions.append((event, n + 1, cells["id"], b""))
        said += [(n * SAID + k + 1, n + 1, *row) for k, row in enumerate(attribution_rows(record))]
        for k, event in enumerate(template.events):
            entities.append(
                (
                    n + 1,
                    f"n{k + 1}",
                    event.actor[0].name,
                    "group",
                    event.actor[0].country,
                    "MIL",
                    None,
                    None,
                    1,
                )
            )
    many(db, "articles", ("article", *ARTICLE), articles)
    many(db, "records", ("record", "article", "coder", "current", "body"), records)
    many(db, "events", ("event", "record", *EVENT), events)
    many(db, "participants", ("event", *PARTICIPANT), people)
    many(db, "attributions", ("attribution", "record", *ATTRIBUTION), said)
    many(db, "assertions", ("assertion", "record", "id", "data"), assertions)
    many(
        db,
        "entities",
        ("record", "id", "name", "kind", "country", "sector", "role", "wikidata", "mentions"),
        entities,
    )
    across(db, made, day, members)


def across(db, made: Made, day: str, members: dict[int, list[tuple[int, str, str]]]) -> None:
    rows, claims, voices, links = [], [], [], []
    for number, reports in sorted(members.items()):
        actor, recipient = made.skewed(made.names), made.skewed(made.names)
        place, country, lat, lon = made.skewed(made.places)
        id = hashlib.sha256(f"i{number}".encode()).hexdigest()[:20]
        articles = len({article for _, article, _ in reports})
        incident = Incident(
            id=id, type=made.skewed(list(TYPES)), quad=made.dice.choice(QUADS),
            title=f"{actor}: attack on {recipient}, {place}, {day}", start=day, end=day,
            actor=[actor], actor_country=[made.country_of[actor]], recipient=[recipient],
            recipient_country=[made.country_of[recipient]], place=place, country=country, lat=lat,
            lon=lon, precision="populated_place", killed=Toll(low=1, high=3), happened=True,
            articles=articles, groups=max(articles - 1, 1), origins=max(articles - 1, 1),
            reports=[Statement(article=a, id=e) for _, a, e in reports],
        )  # fmt: skip
        i = incident
        rows.append((
            number, i.id, i.type, i.mode, i.quad, i.title, i.start, i.end, day, as_json(i.actor),
            as_json(i.actor_country), as_json(i.recipient), as_json(i.recipient_country), i.place,
            i.country, i.lat, i.lon, i.precision, 1, 3, None, None, None, None, 1, len(reports),
            i.articles, i.groups, i.origins, 0, number % 9 == 0, msgspec.json.encode(i)))  # fmt: skip
        source = made.skewed(made.sources)
        claim = Claim(id=f"c{id}", incident=id, aspect="killed", value="3", origins=1, voices=[
            Voice(statement=Statement(article=a, id=e), source=source, group=a, stance="supports")
            for _, a, e in reports[:3]
        ])  # fmt: skip
        claims.append((number, claim.id, number, "killed", "3", 1, msgspec.json.encode(claim)))
        voices += [(number, event, source, "supports", day) for event, _, _ in reports[:3]]
        if len(reports) > 1 and number % 9 == 0:
            (first, *_), (second, *_) = reports[:2]
            links.append(
                (first, second, "contradicts", "quantity", 0.8, "3 or 4 killed", 0, number)
            )
    marks = ", ".join("?" * 32)
    db.executemany(f"INSERT INTO incidents VALUES ({marks})", rows)
    pairs = [(event, number) for number, reports in members.items() for event, _, _ in reports]
    db.executemany("INSERT INTO incident_reports VALUES (?, ?)", pairs)
    db.executemany("INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?)", claims)
    db.executemany("INSERT INTO voices VALUES (?, ?, ?, ?, ?)", voices)
    db.executemany("INSERT INTO links VALUES (?, ?, ?, ?, ?, ?, ?, ?)", links)


def many(db, table: str, columns: tuple[str, ...], rows: list[tuple]) -> None:
    marks = ", ".join("?" * len(columns))
    db.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", rows)


FILTERS = {
    "all": "",
    "half a year": "since=2021-06&until=2021-11",
    "most of the time": "since=2021-03",
    "one type": "type=ASSAULT",
    "one country": "country=Iran",
    "one actor": "actor=Council%20Army",
    "a country's actors": "actor=Iran",
    "a source": "source=Speaker%20Army",
    "words": "text=harvest%20bridge",
    "factuality": "factuality=CT-",
    "box": "bbox=20,10,60,50",
    "quad, sector": "quad=material%20conflict&sector=REB",
    "several": "since=2021-03&type=ASSAULT,COERCE&country=IRN,IRQ,SYR&quad=material%20conflict",
}
CHARTS = (
    "count",
    "timeline?by=week",
    "map",
    "network?min=2",
    "facets?field=type",
    "facets?field=source",
    "facets?field=actor",
    "facets?field=factuality",
)
LISTS = (
    "incidents",
    "incidents?sort=reports",
    "incidents?sort=-day",
    "events",
    "attributions",
    "conflicts",
    "sources",
    "articles",
    "entities",
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store", type=Path, nargs="?")
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.store or Path(folder) / "bench.db"
        if not path.exists():
            began = time.perf_counter()
            fill(path)
            print(f"{path}: made in {time.perf_counter() - began:.0f} s", file=sys.stderr)
        figures = {"bytes": path.stat().st_size} | measured(path)
    print(json.dumps(figures, indent=2))
    if given.json:
        given.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


def measured(path: Path) -> dict[str, object]:
    environment = os.environ | {"PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-m", "onrecord", "serve", "--store", str(path)]
    began = time.perf_counter()
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment) as process:
        address = re.search(r"http://\S+", process.stderr.readline())[0]
        figures: dict[str, object] = {"listening_ms": ms(began)}
        try:
            figures["first_page_ms"] = {
                each: asked(address, each) for each in ("snapshot", "count")
            }
            figures["start_to_counters_ms"] = ms(began)
            figures["first"] = dict(rounds(address))
            figures["again"] = dict(rounds(address))
            figures["details_ms"] = details(address)
            status = Path(f"/proc/{process.pid}/status").read_text(encoding="utf-8")
            figures["memory_mb"] = int(re.search(r"VmHWM:\s+(\d+)", status)[1]) // 1024
        finally:
            process.terminate()
    return figures


def rounds(address: str) -> Iterator[tuple[str, dict[str, float]]]:
    for name, filters in FILTERS.items():
        row = {}
        for path in (*CHARTS, *LISTS):
            glue = "&" if "?" in path else "?"
            row[path] = asked(address, f"{path}{glue}{filters}" if filters else path)
        yield name, row


def details(address: str) -> dict[str, float]:
    incident = fetched(address, "incidents?sort=reports&limit=1")["items"][0]["id"]
    article = fetched(address, "articles?limit=1")["items"][0]["id"]
    source = fetched(address, "sources?limit=1")["items"][0]["source"]
    name = fetched(address, "entities?limit=1")["items"][0]["name"]
    paths = {
        "incident": f"incidents/{incident}",
        "article": f"articles/{article}",
        "source": f"sources/{source}",
        "entity": f"entities/{name}",
        "search": "search?text=harvest%20bridge",
    }
    return {kind: asked(address, path.replace(" ", "%20")) for kind, path in paths.items()}


def asked(address: str, path: str) -> float:
    began = time.perf_counter()
    try:
        fetched(address, path)
    except urllib.error.HTTPError as error:
        print(f"{path}: {error}", file=sys.stderr)
    return ms(began)


def fetched(address: str, path: str):
    with urllib.request.urlopen(f"{address}api/{path}", timeout=120) as reply:
        return json.load(reply)


def ms(began: float) -> float:
    return round((time.perf_counter() - began) * 1000, 1)


if __name__ == "__main__":
    main()
