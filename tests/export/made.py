"""A small snapshot written by hand: three articles, two of them copies, with hostile names."""

from onrecord.export import Snapshot
from onrecord.records import (
    Article,
    Attribution,
    Claim,
    CodedArticle,
    CoderVersions,
    Copy,
    CopyGroup,
    Entity,
    Event,
    EventDate,
    EventPlace,
    Incident,
    Link,
    Magnitude,
    Participant,
    Place,
    Span,
    Statement,
    Toll,
    Voice,
    Why,
)

FIRST = (
    "VELDA, Chad - Rebels killed 12 villagers near Velda on Monday, the “Río Post” agency quoted\n"
    "the governor as saying.\n\nThe army will strike back, he warned. It denied that troops fled.\n"
)
SECOND = "Rebels killed 15 villagers at Velda on 3 May, a nurse said. Talks failed in 1994.\n"
CODER = CoderVersions(onrecord="0.1.0", model="m 1", codebook="PLOVER 2.0", kb="2026.11")


def span(text, words):
    start = text.index(words)
    return Span(text=words, span=(start, start + len(words)))


def participant(text, words, name, **rest):
    return Participant(text=words, span=span(text, words).span, name=name, **rest)


def place(text, words, **rest):
    return EventPlace(text=words, span=span(text, words).span, **rest)


def event(id, text, trigger, **rest):
    told = {"factuality": "CT+", "time": "past", "confidence": 0.87, **rest}
    return Event(id=id, trigger=span(text, trigger), why=Why(rule="r", evidence="e"), **told)


REBELS = participant(FIRST, "Rebels", '=HYPERLINK("x")\tRebels', entity="n1", sector="REB")
VELDA = {"place": "p1", "name": "Velda", "country": "TCD", "lat": 12.1, "lon": 15.05}


def first(id="aa", publisher="Río Post", **rest):
    """An attack as the governor tells it; a plan; a denied flight with a country for a place."""
    article = {
        "id": id, "publisher": publisher, "url": "https://www.rio.example/1", "language": "en",
        "title": '-1+1 "Attack"\r\non Velda', "published": "2024-05-07T22:30:00-03:00", "text": FIRST,
    }  # fmt: skip
    return CodedArticle(
        coder=CODER,
        article=Article(**{**article, **rest}),
        entities=[
            Entity(id="n1", name="Rebels", kind="armed_group", sector="REB"),
            Entity(id="n2", name="villagers", kind="group", country="TCD", sector="CVL"),
            Entity(id="n3", name="the governor", kind="person", role="governor", wikidata="Q1"),
        ],
        places=[
            Place(id="p1", text="Velda", span=span(FIRST, "Velda").span, name="Velda",
                  country="TCD", admin1="Sahel", lat=12.1, lon=15.05, geonames=42,
                  precision="populated_place"),
        ],
        attributions=[
            Attribution(id="a1", source=span(FIRST, "the “Río Post” agency"),
                        source_name="Río Post agency", cue=span(FIRST, "quoted"), type="direct",
                        content=[span(FIRST, "Rebels killed 12 villagers near Velda on Monday")],
                        stance="asserts", chain=[publisher, "Río Post agency"], confidence=0.9),
            Attribution(id="a2", source=span(FIRST, "the governor"), source_entity="n3",
                        source_name="the governor", cue=span(FIRST, "saying"), type="indirect",
                        content=[span(FIRST, "Rebels killed 12 villagers near Velda on Monday")],
                        stance="asserts", parent="a1", confidence=0.8,
                        chain=[publisher, "Río Post agency", "the governor"]),
        ],
        events=[
            event("e1", FIRST, "killed", type="ASSAULT", mode="firearms", actor=[REBELS],
                  contexts=["terrorism", "crime"], attribution="a2",
                  recipient=[participant(FIRST, "villagers", "villagers", entity="n2",
                                         country="TCD", sector="CVL")],
                  date=EventDate(value="2024-05-06", start="2024-05-06", end="2024-05-06",
                                 basis="text"),
                  place=place(FIRST, "near Velda", precision="populated_place", **VELDA),
                  chain=[publisher, "Río Post agency", "the governor"],
                  magnitude=Magnitude(killed=12), score=-9.0, quad="material conflict",
                  cameo="190", goldstein=-10.0),
            event("e2", FIRST, "strike", type="ASSAULT", time="future", cameo="190",
                  quad="material conflict", chain=[publisher]),
            event("e3", FIRST, "fled", type="RETREAT", mode="withdraw", factuality="CT-",
                  cameo="0874", quad="material cooperation", chain=[publisher],
                  actor=[participant(FIRST, "troops", "troops", country="TCD", sector="MIL"),
                         participant(FIRST, "The army", "the army")],
                  place=place(FIRST, "Chad", name="Chad", country="TCD", lat=15.0, lon=19.0,
                              precision="country")),
        ],
    )  # fmt: skip


def second():
    """The same attack with another toll, told by another voice; talks that failed long ago."""
    article = Article(
        id="bb", publisher="@Daily", published="2024-05-09", text=SECOND, language="en"
    )
    return CodedArticle(
        coder=CODER,
        article=article,
        entities=[Entity(id="n1", name="Rebels", kind="armed_group", sector="REB")],
        events=[
            event("e1", SECOND, "killed", type="ASSAULT", mode="firearms",
                  actor=[participant(SECOND, "Rebels", REBELS.name, entity="n1", sector="REB")],
                  recipient=[participant(SECOND, "villagers", "villagers", country="TCD",
                                         sector="CVL")],
                  magnitude=Magnitude(killed=15), score=-9.0, quad="material conflict",
                  cameo="190", goldstein=-10.0, chain=["@Daily", "a nurse"]),
            event("e2", SECOND, "failed", type="REJECT", mode="meet", historical=True,
                  cameo="125", goldstein=-5.0, quad="verbal conflict", chain=["@Daily"]),
            event("e3", SECOND, "Talks", type="CONSULT", cameo=None, chain=["@Daily"],
                  actor=[participant(SECOND, "a nurse", "a nurse"),
                         participant(SECOND, "Rebels", "Rebels", sector="REB", country="TCD")]),
        ],
    )  # fmt: skip


def statement(article, id):
    return Statement(article=article, id=id)


REPORTS = [statement("aa", "e1"), statement("ac", "e1"), statement("bb", "e1")]
ATTACK = Incident(
    id="inc-1", type="ASSAULT", mode="firearms", quad="material conflict",
    title="+Attack on Velda", start="2024-05-03", end="2024-05-06", actor=[REBELS.name],
    recipient=["villagers"], recipient_country=["TCD"], place="Velda", country="TCD", lat=12.1,
    lon=15.05, precision="populated_place", killed=Toll(low=12, high=15), happened=True, articles=3,
    groups=2, origins=2, disputed=1, reports=REPORTS,
)  # fmt: skip
FLIGHT = Incident(
    id="inc-2", type="RETREAT", mode="withdraw", title="Flight of troops", actor=["troops"],
    actor_country=["TCD"], place="Chad", country="TCD", lat=15.0, lon=19.0, precision="country",
    happened=False, articles=2, groups=1, origins=1, denied=2,
    reports=[statement("aa", "e3"), statement("ac", "e3")],
)  # fmt: skip
CLAIM = Claim(
    id="c1", incident="inc-1", aspect="killed", value="15", origins=1,
    voices=[
        Voice(statement=statement("bb", "e1"), source="a nurse", chain=["@Daily", "a nurse"],
              publisher="@Daily", published="2024-05-09", group="bb", stance="supports", text="15"),
        Voice(statement=statement("aa", "a2"), source="the governor", publisher="Río Post",
              published="2024-05-07", group="g1", stance="denies"),
    ],
)  # fmt: skip
LINK = Link(
    between=(statement("aa", "e1"), statement("bb", "e1")), relation="contradicts",
    basis="quantity", incident="inc-1", confidence=0.7, why="12 or 15",
)  # fmt: skip
GROUP = CopyGroup(
    id="g1", origin="aa",
    members=[Copy(article="aa", kind="origin", why="first"),
             Copy(article="ac", kind="copy", of="aa", share=1.0, why="same text")],
)  # fmt: skip


def snapshot():
    """The whole of it."""
    copy = first("ac", "Copy Post", url=None, published="2024-05-08")
    return Snapshot.of(
        [second(), copy, first()], [ATTACK, FLIGHT], claims=[CLAIM], links=[LINK], groups=[GROUP]
    )


def empty():
    """A store without articles."""
    return Snapshot.of([])
