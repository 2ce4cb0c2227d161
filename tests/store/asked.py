"""A small store to ask: seven invented articles, and by hand what collation would say of them."""

import json
from collections.abc import Sequence
from pathlib import Path

import msgspec

from onrecord.records import (
    Attribution,
    Claim,
    CodedArticle,
    Conflict,
    Entity,
    Event,
    EventDate,
    EventPlace,
    Incident,
    Participant,
    Statement,
    Toll,
    Voice,
    Why,
)
from onrecord.store import Store
from onrecord.store.rows import day_of
from onrecord.store.write import keep

from .made import article, coder, span

GORIS, CAPE = (39.51, 46.34), (-17.0, 179.9)
Who = tuple[str, str | None, str | None]
ARMY, MINISTRY = ("Iranian army", "IRN", "MIL"), ("Iran's foreign ministry", "IRN", "GOV")
COUNCIL, LEADER = ("Tirana council", "ALB", "GOV"), ("Recep Erdoğan", "TUR", "GOV")
DRIVERS = ("two drivers", "ARM", "CVL")


def told(
    number: int,
    type: str,
    *,
    actor: Sequence[Who] = (),
    recipient: Sequence[Who] = (),
    date: EventDate | None = None,
    place: tuple[str, str, tuple[float, float], str] | None = None,
    source: tuple[str, str | None] | None = None,
    words: str = "",
    published: str | None = "2021-10-05",
    **fields: object,
) -> CodedArticle:
    """Return the record of one event, in the article's own voice or that of *source*."""
    people = ", ".join(name for name, _, _ in (*actor, *recipient))
    text = f"{people} acted{number} at {place[0] if place else 'home'}, " + (
        f"{source[0]} said. {words}" if source else f"it is known. {words}"
    )
    of = article(number, text=text, title=f"Dispatch {number}", publisher=fields.pop("publisher", "The Gazette"),
                 published=published, agency=fields.pop("agency", None))  # fmt: skip
    chain = [name for name in (of.publisher, of.agency) if name]
    said, entities = [], []
    if source:
        chain = [*chain, source[0]]
        entities = [Entity(id="n1", name=source[0], kind="organization", country=source[1])]
        said = [Attribution(
            id="a1", source=span(text, source[0]), source_name=source[0], source_entity="n1",
            cue=span(text, "said"), content=[span(text, text[: text.index(", " + source[0])])],
            type="indirect", stance=fields.pop("stance", "asserts"), chain=chain, confidence=0.9)]  # fmt: skip
    plain = {"factuality": "CT+", "time": "past", "score": -5.0, "goldstein": -4.0}
    event = Event(
        id="e1", type=type, trigger=span(text, f"acted{number}"),
        actor=[_person(text, who) for who in actor],
        recipient=[_person(text, who) for who in recipient], date=date,
        place=EventPlace(text=place[0], span=span(text, place[0]).span, name=place[0],
                         country=place[1], lat=place[2][0], lon=place[2][1], precision=place[3])
        if place else None,
        attribution="a1" if source else None, chain=chain, confidence=0.9,
        why=Why(rule="lexicon", evidence="acted"), **plain | fields)  # fmt: skip
    return CodedArticle(
        coder=coder(), article=of, events=[event], attributions=said, entities=entities
    )


def _person(text: str, who: Who) -> Participant:
    name, country, sector = who
    return Participant(
        text=name, span=span(text, name).span, name=name, country=country, sector=sector
    )


def on(start: str, end: str | None = None) -> EventDate:
    """Return the date of an event that the text dates."""
    return EventDate(value=start, start=start, end=end or start, basis="text")


def bound(published: str) -> EventDate:
    """Return the date of an event that is only known to have been by *published*."""
    return EventDate(end=published, basis="published")


RECORDS = [
    told(0, "MOBILIZE", actor=[ARMY], date=on("2021-09-27", "2021-10-03"),
         place=("Goris", "ARM", GORIS, "populated_place"), source=("Wire Nine", None),
         words="Lorries queued for hours."),
    told(1, "SUPPORT", actor=[COUNCIL], recipient=[LEADER], date=bound("2021-10-05")),
    told(2, "COERCE", actor=[ARMY], recipient=[DRIVERS], date=on("2021-10-02"),
         source=("Ada Holm", "NOR"), publisher="Wire Nine"),
    told(3, "COERCE", actor=[ARMY], recipient=[DRIVERS], date=on("2021-10-02"),
         factuality="CT-", source=("Baku", "AZE"), stance="denies", published="2021-10-06"),
    told(4, "AID", actor=[LEADER], date=None, published=None,
         place=("Cape Vale", "FJI", CAPE, "point"), words='He said "come here" twice.'),
    told(5, "ASSAULT", actor=[MINISTRY], date=on("2020", "2020-12-31"), historical=True, agency="Sputnik",
         place=("Iran", "IRN", (32.0, 53.0), "country")),
    told(6, "THREATEN", actor=[LEADER], recipient=[ARMY], date=on("2021-11-01"), time="future"),
]  # fmt: skip
RECORDS[5] = msgspec.structs.replace(
    RECORDS[5],
    events=[msgspec.structs.replace(RECORDS[5].events[0],
            date=EventDate(value="2020", start="2020-01-01", end="2020-12-31", basis="text"))],
)  # fmt: skip
RECORDS[2] = msgspec.structs.replace(
    RECORDS[2], conflicts=[Conflict(between=("e1", "a1"), basis="negation", why="made up")]
)
IDS = [record.article.id for record in RECORDS]
SEIZURE, OTHER = "4c0ffee0c0ffee", "4c0ffee1decade"


def asked_store(path: Path) -> Path:
    """Return *path*, a store of ``RECORDS`` with incidents, copies, claims and links."""
    with Store.writing(path) as store, store.transaction():
        for record in RECORDS:
            keep(store.db, record)
        _incident(store, SEIZURE, [2, 3])
        for number in (0, 1, 4, 5, 6):
            _incident(store, f"{number}{OTHER}", [number])
        numbers = {
            (article, id): _assertion(store, article, id)
            for record in RECORDS
            for article, id in [
                (record.article.id, s.id) for s in (*record.events, *record.attributions)
            ]
        }
        first, second = (numbers[IDS[n], "e1"] for n in (2, 3))
        link = "INSERT INTO links VALUES (?, ?, ?, 'negation', 0.9, 'Baku denies it.', ?, ?)"
        store.db.execute(link, (first, second, "contradicts", 0, 1))
        # the same pair found beside the incident: the one above goes before
        store.db.execute(link, (first, second, "corroborates", 1, None))
        _copies(store)
        _claim(store, numbers)
    return path


def _incident(store: Store, id: str, members: list[int]) -> None:
    events = [RECORDS[n].events[0] for n in members]
    first, articles = events[0], [RECORDS[n].article for n in members]
    names = {role: [p.name for p in getattr(first, role)] for role in ("actor", "recipient")}
    codes = {role: [p.country for p in getattr(first, role)] for role in names}
    place, date = first.place, first.date
    made = Incident(
        id=id, type=first.type, title=f"{first.type} {id}", start=date.start if date else None,
        end=date.end if date and date.start else None, **names,
        actor_country=codes["actor"], recipient_country=codes["recipient"],
        place=place.name if place else None, country=place.country if place else None,
        lat=place.lat if place else None, lon=place.lon if place else None,
        precision=place.precision if place else None, killed=Toll(low=1, high=3),
        happened=True, articles=len(members), groups=len(members), origins=len(members),
        denied=len(members) - 1, disputed=len(members) - 1,
        reports=[Statement(article=a.id, id="e1") for a in articles],
    )  # fmt: skip
    day = made.start or min((day_of(a.published) for a in articles if a.published), default=None)
    columns = {
        "id": id, "type": made.type, "title": made.title, "start": made.start, "end": made.end,
        "day": day, "actor": json.dumps(made.actor), "actor_country": json.dumps(made.actor_country),
        "recipient": json.dumps(made.recipient), "recipient_country": json.dumps(made.recipient_country),
        "place": made.place, "country": made.country, "lat": made.lat, "lon": made.lon,
        "precision": made.precision, "happened": 1, "reports": len(members), "articles": made.articles,
        "groups": made.groups, "origins": made.origins, "denied": made.denied,
        "disputed": made.disputed, "data": msgspec.json.encode(made),
    }  # fmt: skip
    names_of, slots = ", ".join(f'"{c}"' for c in columns), ", ".join("?" * len(columns))
    store.db.execute(
        f"INSERT INTO incidents ({names_of}) VALUES ({slots})", tuple(columns.values())
    )
    number = store.db.last_insert_rowid()
    for n in members:
        store.db.execute(
            "INSERT INTO incident_reports SELECT event, ? FROM events JOIN records USING (record) "
            "JOIN articles a USING (article) WHERE a.id = ?",
            (number, IDS[n]),
        )


def _assertion(store: Store, article: str, id: str) -> int:
    store.db.execute(
        "INSERT INTO assertions (record, id, data) SELECT record, ?, x'' FROM records "
        "JOIN articles a USING (article) WHERE a.id = ?",
        (id, article),
    )
    return store.db.last_insert_rowid()


def _copies(store: Store) -> None:
    for n, origin, kind in ((2, 1, "origin"), (3, 0, "copy")):
        store.db.execute(
            "INSERT INTO copies SELECT article, 'g1', ?, 'Wire Nine', ?, ?, ?, 'the same words' "
            "FROM articles WHERE id = ?",
            (origin, kind, None if origin else IDS[2], None if origin else 0.9, IDS[n]),
        )


def _claim(store: Store, numbers: dict[tuple[str, str], int]) -> None:
    stances = ((2, "supports"), (3, "denies"))
    voices = [
        Voice(statement=Statement(article=IDS[n], id="a1"), source=RECORDS[n].attributions[0].source_name,
              chain=RECORDS[n].attributions[0].chain, published=RECORDS[n].article.published,
              group="g1", stance=stance, text="it was seized")
        for n, stance in stances
    ]  # fmt: skip
    claim = Claim(
        id="cafe0001",
        incident=SEIZURE,
        aspect="happened",
        value="happened",
        origins=1,
        voices=voices,
    )
    store.db.execute(
        "INSERT INTO claims VALUES (1, ?, 1, 'happened', 'happened', 1, ?)",
        (claim.id, msgspec.json.encode(claim)),
    )
    for (n, stance), voice in zip(stances, voices, strict=True):
        store.db.execute(
            "INSERT INTO voices VALUES (1, ?, ?, ?, ?)",
            (numbers[IDS[n], "a1"], voice.source, stance, voice.published),
        )
