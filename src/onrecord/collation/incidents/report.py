"""Reports: what is kept of each event of a record to tell whether two are of one happening."""

import re
from collections import Counter

import msgspec

from ...records import CodedArticle, Event, EventPlace, Participant, Statement
from ...records.labels import DateBasis, EventType, Factuality, Precision, Sector, Time
from ...records.spans import Record
from .sentences import sentence_at, sentence_bounds
from .words import STOP, stem, stems, weight, words

_PRONOUNS = frozenset(
    ("he", "she", "it", "they", "him", "her", "them", "his", "hers", "its", "their", "theirs", "both", "who", "which",
     "some", "others", "all", "i", "we", "us", "our", "you", "this", "that", "these", "those", "one", "none", "of")
)  # fmt: skip
SENTENCE, STORY, NAMES = 28, 20, 8
"""Stems of the sentence, stems of the article, and names of the sentence that a report keeps at most."""
_OF = re.compile(r"\s(?:of|in|from|at|near|on|for|with|who|that)\s")
_KINDS = frozenset(("person", "organization", "armed_group", "igo", "ngo", "agency", "outlet"))


class Party(Record, frozen=True, kw_only=True):
    """A participant: name, its stems, the stem of its head; ``named`` if it has a proper name."""

    name: str
    stems: list[str] = msgspec.field(default_factory=list)
    head: str | None = None
    country: str | None = None
    sector: Sector | None = None
    named: bool = False


class Spot(Record, frozen=True, kw_only=True):
    """Where: the gazetteer's name, country (ISO alpha-3), first-level unit, degrees, precision."""

    name: str
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None


class Report(Record, frozen=True, kw_only=True):
    """One event of one record, as far as it is compared with those of other records.

    ``trigger`` is what the words of the trigger come to (stems), ``text`` the words themselves;
    ``sentence`` the stems of its sentence, ``story`` the weightiest of its article, ``names`` the
    named participants of the sentence. ``start`` and ``end`` are ISO dates, inclusive, null where
    nothing tells them; ``published`` the day of publication. ``type`` is null for a mention that
    is not coded (gold mentions of a benchmark). ``rank`` counts the article's events from 0.
    """

    statement: Statement
    type: EventType | None = None
    mode: str | None = None
    text: str
    trigger: list[str]
    sentence: list[str] = msgspec.field(default_factory=list)
    story: list[str] = msgspec.field(default_factory=list)
    names: list[str] = msgspec.field(default_factory=list)
    actors: list[Party] = msgspec.field(default_factory=list)
    recipients: list[Party] = msgspec.field(default_factory=list)
    place: Spot | None = None
    start: str | None = None
    end: str | None = None
    basis: DateBasis | None = None
    published: str | None = None
    killed: int | None = None
    injured: int | None = None
    arrested: int | None = None
    size: int | None = None
    historical: bool = False
    factuality: Factuality
    time: Time
    rank: int = 0
    confidence: float = 0.0


def reports(record: CodedArticle) -> list[Report]:
    """Return a report for each event of *record*, in their order."""
    text = record.article.text
    bounds = sentence_bounds(text)
    story = _story(text, record.article.title)
    return [
        _report(record, event, sentence_at(text, bounds, event.trigger.span[0]), (rank, story))
        for rank, event in enumerate(record.events)
    ]


def _report(
    record: CodedArticle, event: Event, sentence: str, article: tuple[int, list[str]]
) -> Report:
    rank, story = article
    published = (record.article.published or "")[:10] or None
    date = event.date
    return Report(
        statement=Statement(article=record.article.id, id=event.id),
        type=event.type,
        mode=event.mode,
        text=event.trigger.text,
        trigger=trigger_stems(" ".join(s.text for s in (event.trigger, *event.also))),
        sentence=stems(sentence)[:SENTENCE],
        story=story,
        names=_names(record, sentence),
        actors=[party(p) for p in event.actor if not _vague(p)],
        recipients=[party(p) for p in event.recipient if not _vague(p)],
        place=_spot(record, event.place),
        start=date.start if date else None,
        end=date.end if date else None,
        basis=date.basis if date else None,
        published=published,
        killed=event.magnitude.killed,
        injured=event.magnitude.injured,
        arrested=event.magnitude.arrested,
        size=event.magnitude.size,
        historical=event.historical,
        factuality=event.factuality,
        time=event.time,
        rank=rank,
        confidence=event.confidence,
    )


def trigger_stems(text: str) -> list[str]:
    """Return the stems of a trigger, those of its plain words where it has no others ("took place")."""
    return stems(text) or [stem(w) for w in words(text)]


def _vague(participant: Participant) -> bool:
    """Tell whether it is a pronoun that stands for nobody known: "he", "both of them"."""
    return participant.entity is None and set(words(participant.name)) <= _PRONOUNS


def party(participant: Participant) -> Party:
    """Return what is compared of *participant*."""
    found = stems(participant.name)
    phrase = stems(_OF.split(participant.name)[0]) or found
    return Party(
        name=participant.name,
        stems=found,
        head=phrase[-1] if phrase else None,
        country=participant.country,
        sector=participant.sector,
        named=participant.entity is not None and participant.name[:1].isupper(),
    )


def _spot(record: CodedArticle, place: EventPlace | None) -> Spot | None:
    if place is None:
        return None
    known = next((p for p in record.places if p.id == place.place), None)
    return Spot(
        name=place.name or place.text,
        country=place.country,
        admin1=known.admin1 if known else None,
        lat=place.lat,
        lon=place.lon,
        precision=place.precision,
    )


def _names(record: CodedArticle, sentence: str) -> list[str]:
    """Return the names of the article's participants that *sentence* has a word of, in order."""
    here = set(stems(sentence))
    named = (e.name for e in record.entities if e.kind in _KINDS and e.name[:1].isupper())
    found = (n for n in named if (last := stems(n)[-1:]) and last[0] in here)
    return sorted(dict.fromkeys(found))[:NAMES]


def _story(text: str, title: str | None) -> list[str]:
    """Return the stems that say most about the article, the weightiest first."""
    counts = Counter(
        w for w in words(f"{title or ''}\n{text}") if w not in STOP and not w[0].isdigit()
    )
    times: Counter[str] = Counter()
    for word, number in counts.items():
        times[stems(word)[0]] += number
    best = sorted(times, key=lambda s: (-min(times[s], 4) * weight(s), s))
    return best[:STORY]
