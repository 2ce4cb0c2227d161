"""A coder that hands out ready-made records and bare documents, and records made of gold data."""

import random
from collections.abc import Mapping
from typing import Any

import spacy
from spacy.tokens import Doc

from onrecord.pipeline import extensions
from onrecord.records import (
    Article,
    Attribution,
    CodedArticle,
    CoderVersions,
    Date,
    Event,
    EventDate,
    EventPlace,
    Outcome,
    Participant,
    Place,
    Span,
    Why,
    rejection,
)

VERSIONS = CoderVersions(onrecord="0", model="fake 0", codebook="PLOVER 2.0", kb="0")
TYPES = ("ACCUSE", "REJECT", "ASSAULT", "COERCE", "CONCEDE", "RETREAT", "CONSULT")
COUNTRIES = (None, "FRA", "USA", "SYR")


class FakeCoder:
    """Returns the record whose key is asked for, else a rejection; documents carry no heads."""

    versions = VERSIONS

    def __init__(self, records: Mapping[str, CodedArticle]) -> None:
        self.records = records
        self._blank = spacy.blank("en")
        extensions.register()

    def nlp(self, text: str) -> Doc:
        """Return *text* as one sentence of words without annotation."""
        doc = self._blank.make_doc(text)
        for token in doc:
            token.is_sent_start = token.i == 0
        return doc

    def code(self, text: str, *, key: str | None = None, **_: object) -> Outcome:
        """Return the record of *key*."""
        if key in self.records:
            return self.records[key]
        return rejection("read", "too_short", "no such record", key=key)


def coded(key: str, text: str, **layers: Any) -> CodedArticle:
    """Return a record of *text* with *layers*."""
    return CodedArticle(coder=VERSIONS, article=Article(id=key, key=key, text=text), **layers)


class Perturbed:
    """Turns gold data into records, some of it dropped, moved or mislabelled.

    With ``noise`` 0 the record is the gold, as far as a record can say it.
    """

    def __init__(self, noise: float, seed: int = 0) -> None:
        self.noise = noise
        self.random = random.Random(seed)

    def hit(self) -> bool:
        """Whether to spoil something this time."""
        return self.random.random() < self.noise

    def span(self, text: str, span: Any) -> Span | None:
        """Return *span*, at times moved by some characters, None for none."""
        if not span:
            return None
        start, end = span
        if self.hit():
            start = max(0, start + self.random.randint(-9, 9))
            end = min(len(text), max(start + 1, end + self.random.randint(-9, 9)))
        start = min(start, max(0, len(text) - 1))
        return Span(text=text[start:end], span=(start, max(start + 1, end)))

    def label(self, label: Any, others: tuple[Any, ...]) -> Any:
        """Return *label*, at times one of *others*."""
        return self.random.choice(others) if self.hit() else label

    def some(self, rows: list[Any]) -> list[Any]:
        """Return *rows*, some left out and some doubled."""
        kept = [row for row in rows if not self.hit()]
        return kept + [row for row in kept if self.hit()]

    def record(self, row: Mapping[str, Any]) -> CodedArticle:
        """Return a record of an article of benchmarks/record, as its first annotator coded it."""
        text, gold = row["text"], row["annotator_a"]
        statements = [self.statement(text, a) for a in self.some(gold["attributions"])]
        events = [self.event(text, e) for e in self.some(gold["events"])]
        return coded(row["id"], text, attributions=statements, events=events)

    def statement(self, text: str, given: Mapping[str, Any]) -> Attribution:
        """Return an attribution of benchmarks/record."""

        def one(role: Any) -> Span | None:
            return self.span(text, role["span"]) if role else None

        return Attribution(
            id=given["id"],
            source=one(given["source"]),
            cue=one(given["cue"]),
            content=[s for c in given["content"] if (s := one(c))],
            type="direct",
            stance=self.label(given["stance"], ("asserts", "denies")),
            parent=self.label(given["parent"], (None, "a1")),
            confidence=1,
        )

    def event(self, text: str, given: Mapping[str, Any]) -> Event:
        """Return an event of benchmarks/record."""
        place, date = given["place"], given["date"]
        trigger = self.span(text, given["trigger"]["span"])
        assert trigger
        return bare_event(
            given["id"],
            trigger,
            type=self.label(given["type"], TYPES),
            mode=self.label(given["mode"], (None, "visit")),
            also=[s for m in given["also"] if (s := self.span(text, m["span"]))],
            actor=[self.participant(p) for p in self.some(given["actor"])],
            recipient=[self.participant(p) for p in self.some(given["recipient"])],
            date=EventDate(value=self.label(date, ("2021-10-05", None)), basis="text"),
            place=place
            and EventPlace(text="", span=(0, 1), country=self.label(place["country"], COUNTRIES)),
            factuality=self.label(given["factuality"], ("CT-", "Uu", "PR+")),
            time=given["time"],
            attribution=self.label(given["attribution"], (None, "a1", "a2")),
        )

    def participant(self, given: Mapping[str, Any]) -> Participant:
        """Return a participant with a country."""
        country = self.label(given["country"], COUNTRIES)
        return Participant(text=given["text"], name=given["text"], country=country)

    def attributions(self, row: Mapping[str, Any]) -> CodedArticle:
        """Return a record of a document of PolNeAR or GUM."""
        text = row["text"]
        statements = [
            Attribution(
                id=given.get("id") or str(number),
                source=self.span(text, next(iter(given["source"]), None)),
                cue=self.span(text, next(iter(given["cue"]), None)),
                content=[s for c in given["content"] if (s := self.span(text, c))],
                type="direct",
                stance="asserts",
                parent=given.get("parent"),
                confidence=1,
            )
            for number, given in enumerate(self.some(row["attributions"]))
        ]
        return coded(row["id"], text, attributions=statements)

    def events(self, row: Mapping[str, Any]) -> CodedArticle:
        """Return a record of a sentence with coded events."""
        found = []
        for number, given in enumerate(self.some(row["expected"])):
            kind = "CONCEDE" if given["event"] == "YIELD" else given["event"] or "ACCUSE"
            found.append(
                bare_event(
                    f"e{number}",
                    Span(text=row["text"][:1], span=(0, 1)),
                    type=self.label(kind, TYPES),
                    mode=self.label(given.get("mode") or None, (None, "visit")),
                    cameo=self.label(given.get("cameo") or None, ("112", "0311", None)),
                    actor=self.actors(row["text"], given["source"]),
                    recipient=self.actors(row["text"], given["target"]),
                )
            )
        return coded(row["id"], row["text"], events=found)

    def actors(self, text: str, given: list[Any]) -> list[Participant]:
        """Return participants with a country or, for an IGO, its sector."""
        people = []
        for actor in self.some(given):
            country = (actor.get("country") or actor.get("code") or "")[:3].upper()
            span = self.span(text, next(iter(actor.get("spans") or ()), None))
            people.append(
                Participant(
                    text=actor["text"],
                    name=actor["text"],
                    span=span.span if span else None,
                    country=None if country in ("", "IGO", "NGO") else country,
                    sector=country if country in ("IGO", "NGO") else None,
                )
            )
        return people

    def places(self, row: Mapping[str, Any], alpha3: Mapping[str, str]) -> CodedArticle:
        """Return a record of a document with toponyms."""
        found = []
        for number, given in enumerate(self.some(row["toponyms"])):
            span = self.span(row["text"], (given["start"], given["end"]))
            assert span
            found.append(
                Place(
                    id=f"p{number}",
                    text=span.text,
                    span=span.span,
                    lat=self.label(given["lat"], (None, 0.0, 41.5)),
                    lon=given["lon"],
                    geonames=self.label(given["geonames_id"], (1, None)),
                    country=self.label(alpha3.get(given["country"] or ""), COUNTRIES),
                )
            )
        return coded(row["id"], row["text"], places=found)

    def dates(self, row: Mapping[str, Any]) -> CodedArticle:
        """Return a record of a document with time expressions."""
        found = []
        for number, given in enumerate(self.some(row["timexes"])):
            span = self.span(row["text"], (given["start"], given["end"]))
            assert span
            value = self.label(given["value"], (None, "2021-10-05", given["value"][:4]))
            kind = self.label(given["type"], ("DATE", "SET"))
            found.append(
                Date(id=f"d{number}", text=span.text, span=span.span, type=kind, value=value)
            )
        return coded(row["id"], row["text"], dates=found)


def bare_event(identifier: str, trigger: Span, **fields: Any) -> Event:
    """Return an event with what every event must have."""
    plain = {"factuality": "CT+", "time": "past", "confidence": 1}
    why = Why(rule="test", evidence=trigger.text)
    return Event(id=identifier, trigger=trigger, why=why, **plain | fields)
