"""Reports: the events of the records, each with its article, day, place and passage."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from ..records import CodedArticle, Event, EventPlace, Offsets, Statement
from ..records.labels import Precision
from .options import Options
from .snapshot import Snapshot

_REACH = 300
"""Characters of a long paragraph that a passage keeps on each side of the trigger."""


@dataclass(frozen=True, slots=True)
class Where:
    """A place with the names of the units around it; the point is left out where it says nothing."""

    text: str | None = None
    name: str | None = None
    city: str | None = None
    admin2: str | None = None
    admin1: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None
    precision: Precision | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One event of one record.

    ``start``..``end`` are ISO days (:func:`days`); ``group`` is the group of copies of the
    article, None where it has no copies.
    """

    record: CodedArticle
    event: Event
    incident: str | None
    group: str | None
    where: Where
    start: str | None
    end: str | None
    passages: bool = True

    @property
    def id(self) -> str:
        """The article's id and the event's, unique in a store."""
        return f"{self.record.article.id}-{self.event.id}"

    @property
    def published(self) -> str | None:
        """The day of publication."""
        return (self.record.article.published or "")[:10] or None

    @property
    def span(self) -> Offsets:
        """The passage that the trigger stands in, as offsets into the article's text."""
        return passage(self.record.article.text, self.event.trigger.span)

    @property
    def text(self) -> str | None:
        """The words of the passage, None if passages are not to be quoted."""
        start, end = self.span
        return self.record.article.text[start:end] if self.passages else None


def reports(snapshot: Snapshot, options: Options) -> Iterator[Report]:
    """Yield the events that count as facts, or all of them with ``options.everything``."""
    for record in snapshot.records():
        for event in record.events:
            if options.everything or counts(event):
                yield report(record, event, snapshot, options)


def report(record: CodedArticle, event: Event, snapshot: Snapshot, options: Options) -> Report:
    """Return *event* of *record* as a report."""
    group = snapshot.group_of(record.article.id)
    start, end = days(event, record.article.published)
    return Report(
        record=record,
        event=event,
        incident=snapshot.incident_of(Statement(article=record.article.id, id=event.id)),
        group=group.id if group else None,
        where=where(event.place, record, options),
        start=start,
        end=end,
        passages=options.passages,
    )


def counts(event: Event) -> bool:
    """Return whether *event* is told as having happened, certainly or probably.

    Not what is denied, possible, asked, planned or supposed, nor what lies back at a time unknown.
    """
    told = event.factuality in ("CT+", "PR+") and event.time in ("past", "ongoing")
    return told and not (event.historical and not dated(event))


def dated(event: Event) -> bool:
    """Return whether the article says when the event happened."""
    date = event.date
    return date is not None and date.basis != "published" and bool(date.start or date.end)


def days(event: Event, published: str | None) -> tuple[str | None, str | None]:
    """Return the first and last day of *event*.

    Where the article does not say, the day of publication stands in, as event data have always
    done; not so for what is still to come and for what lies further back.
    """
    if event.date is not None and dated(event):
        return event.date.start or event.date.end, event.date.end or event.date.start
    stands_in = event.time in ("past", "ongoing") and not event.historical
    day = (published or "")[:10] if stands_in else ""
    return day or None, day or None


def where(place: EventPlace | None, record: CodedArticle, options: Options) -> Where:
    """Return the place of an event with what the record's list of places adds."""
    if place is None:
        return Where()
    entry = next((p for p in record.places if p.id == place.place), None)
    name = place.name or (entry.name if entry else None)
    shown = place.precision != "country" or options.country_points
    return Where(
        text=place.text,
        name=name,
        city=name if place.precision == "populated_place" else None,
        admin2=name if place.precision == "admin2" else None,
        admin1=name if place.precision == "admin1" else entry.admin1 if entry else None,
        country=place.country,
        lat=place.lat if shown else None,
        lon=place.lon if shown else None,
        geonames=entry.geonames if entry else None,
        precision=place.precision,
    )


def passage(text: str, span: Offsets) -> Offsets:
    """Return the paragraph around *span*, cut at spaces if it is very long.

    Paragraphs end at blank lines, in a text without any at line breaks.
    """
    mark = "\n\n" if "\n\n" in text else "\n"
    before, last = text.rfind(mark, 0, span[0]), text.find(mark, span[1])
    first = 0 if before < 0 else before + len(mark)
    last = len(text) if last < 0 else last
    if first < span[0] - _REACH:
        first = text.find(" ", span[0] - _REACH, span[0]) + 1 or span[0]
    if last > span[1] + _REACH:
        last = max(text.rfind(" ", span[1], span[1] + _REACH), span[1])
    while first < span[0] and text[first].isspace():
        first += 1
    while last > span[1] and text[last - 1].isspace():
        last -= 1
    return first, last


def stamp(published: str | None) -> str | None:
    """Return an ISO date or date-time as YYYYMMDDHHMMSS in UTC; a day begins at midnight."""
    try:
        moment = datetime.fromisoformat(published or "")
    except ValueError:
        return None
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC)
    return moment.strftime("%Y%m%d%H%M%S")


def number(name: str) -> int:
    """Return a number that depends on *name* alone, for formats that want integers.

    It has 53 bits: R and JavaScript keep numbers as doubles, which would merge larger ones.
    """
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest()) >> 11
