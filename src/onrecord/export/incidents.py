"""Incidents with what their reports tell: sources, codes, sides, the day of the first report."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ..records import CodedArticle, Incident, Statement, Toll
from .actors import Actor, actors, recipients
from .options import Options
from .reports import Report, Where, counts, dated, report, reports, stamp
from .snapshot import Snapshot

NAMED = 20
"""So many articles of an incident are listed by title and address; all are counted."""


@dataclass(frozen=True, slots=True)
class Source:
    """One article that reports an incident."""

    publisher: str | None
    day: str | None
    title: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """An incident and what its reports tell.

    Attributes:
        start, end: its days (ISO), or the first day of publication where it has none and happened;
            then ``dated`` is False.
        where: its place.
        publishers, voices: the outlets and the innermost sources, in the order of the reports.
        sources: the first articles.
        actors, recipients: as the first report that names them tells them.
        cameo, goldstein: the code that most reports have, those that count before the others.
        killed: the count of the latest report that tells one, else the lowest count told.
        text: the passage of the first report.
        added: the first publication, YYYYMMDDHHMMSS.
        reports, articles: how many of them the snapshot has.
        leads: whether the first paragraph of an article has it.
    """

    incident: Incident
    start: str | None
    end: str | None
    dated: bool
    where: Where
    publishers: list[str]
    voices: list[str]
    sources: list[Source]
    actors: list[Actor]
    recipients: list[Actor]
    cameo: str | None
    goldstein: float | None
    killed: int | None
    text: str | None
    added: str | None
    reports: int
    articles: int
    leads: bool

    @property
    def span(self) -> int | None:
        """The number of days from start to end, None if they are not known."""
        if not self.dated or not self.start or not self.end:
            return None
        try:
            return (date.fromisoformat(self.end) - date.fromisoformat(self.start)).days + 1
        except ValueError:
            return None


def happened(snapshot: Snapshot, options: Options) -> Iterator[Told]:
    """Yield the incidents that happened, or all of them with ``options.everything``."""
    for incident in snapshot.incidents():
        if options.everything or incident.happened:
            yield told(incident, snapshot, options)


def alone(snapshot: Snapshot, options: Options) -> Iterator[Told]:
    """Yield the reports that belong to no incident, each as an incident of its own."""
    for one in reports(snapshot, options):
        if one.incident is None:
            yield told(_incident(one), snapshot, options)


def reports_of(incident: Incident, snapshot: Snapshot, options: Options) -> Iterator[Report]:
    """Yield the reports of *incident* that the snapshot has, denials included."""
    record: CodedArticle | None = None
    for name in incident.reports:
        if record is None or record.article.id != name.article:
            record = snapshot.record(name.article)
        event = next((e for e in record.events if e.id == name.id), None) if record else None
        if record and event:
            yield report(record, event, snapshot, options)


def told(incident: Incident, snapshot: Snapshot, options: Options) -> Told:
    """Return *incident* with what its reports tell."""
    sums = _Sums(incident)
    for one in reports_of(incident, snapshot, options):
        sums.add(one)
    return sums.told(options)


class _Sums:
    """Collects what the reports of one incident tell, one report at a time."""

    def __init__(self, incident: Incident) -> None:
        self._incident = incident
        self._articles: set[str] = set()
        self._sources: list[Source] = []
        self._publishers: dict[str, None] = {}
        self._voices: dict[str, None] = {}
        self._codes: Counter[tuple[str, float | None]] = Counter()
        self._counted: Counter[tuple[str, float | None]] = Counter()
        self._actors: dict[str, Actor] = {}
        self._recipients: dict[str, Actor] = {}
        self._where = Where()
        self._first: str | None = None
        self._latest = ""
        self._killed: int | None = None
        self._texts: tuple[str | None, str | None] = (None, None)
        self._reports = 0
        self._leads = False

    def add(self, one: Report) -> None:
        """Take one report in."""
        event, article = one.event, one.record.article
        self._reports += 1
        if article.id not in self._articles:
            self._articles.add(article.id)
            self._article(one)
        if event.chain:
            self._voices.setdefault(event.chain[-1])
        if event.cameo:
            self._codes[event.cameo, event.goldstein] += 1
            self._counted[event.cameo, event.goldstein] += counts(event)
        for actor in actors(one.record, event):
            self._actors.setdefault(actor.name, actor)
        for actor in recipients(one.record, event):
            self._recipients.setdefault(actor.name, actor)
        if self._where.name is None and one.where.name == self._incident.place:
            self._where = one.where
        self._leads = self._leads or _leads(one)
        self._tell(one)

    def _article(self, one: Report) -> None:
        article = one.record.article
        if article.publisher:
            self._publishers.setdefault(article.publisher)
        if len(self._sources) < NAMED:
            source = Source(article.publisher, one.published, article.title, article.url)
            self._sources.append(source)
        if article.published:
            self._first = min(self._first or article.published, article.published)

    def _tell(self, one: Report) -> None:
        """Keep the first passage that tells it as a fact, and the latest toll."""
        counted, other = self._texts
        if not counts(one.event):
            self._texts = counted, other or one.text
            return
        self._texts = counted or one.text, other
        killed, published = one.event.magnitude.killed, one.record.article.published or ""
        if killed is not None and published >= self._latest:
            self._killed, self._latest = killed, published

    def told(self, options: Options) -> Told:
        """Return the incident with all of it."""
        incident, first = self._incident, self._first
        start, end = incident.start or incident.end, incident.end or incident.start
        published = first[:10] if first and incident.happened else None
        codes = +self._counted or self._codes
        (cameo, goldstein), _ = min(
            codes.items(), key=lambda c: (-c[1], c[0][0]), default=((None, None), 0)
        )
        return Told(
            incident=incident,
            start=start or published,
            end=end or published,
            dated=start is not None,
            where=_where(incident, self._where, options),
            publishers=list(self._publishers),
            voices=list(self._voices),
            sources=self._sources,
            actors=_known(incident.actor, incident.actor_country, self._actors),
            recipients=_known(incident.recipient, incident.recipient_country, self._recipients),
            cameo=cameo,
            goldstein=goldstein,
            killed=self._killed if self._killed is not None else incident.killed.low,
            text=self._texts[0] or self._texts[1],
            added=stamp(first),
            reports=self._reports,
            articles=len(self._articles),
            leads=self._leads,
        )


def _leads(one: Report) -> bool:
    """Return whether the first paragraph of the article has it."""
    return one.event.trigger.span[0] < len(one.record.article.text.split("\n\n", 1)[0])


def _where(incident: Incident, same: Where, options: Options) -> Where:
    """Return the incident's place with the units that a report of the same place names."""
    shown = incident.precision != "country" or options.country_points
    return Where(
        text=same.text,
        name=incident.place,
        city=same.city,
        admin2=same.admin2,
        admin1=same.admin1,
        country=incident.country,
        lat=incident.lat if shown else None,
        lon=incident.lon if shown else None,
        geonames=same.geonames,
        precision=incident.precision,
    )


def _known(names: list[str], countries: list[str], told: dict[str, Actor]) -> list[Actor]:
    """Return the actors *names* as the first report that has them tells them."""
    alone = countries[0] if len(names) == len(countries) == 1 else None
    return [told.get(name, Actor(name=name, text=name, country=alone)) for name in names]


def _incident(one: Report) -> Incident:
    """Return a report that stands alone as the incident that it tells of."""
    event, place = one.event, one.where
    return Incident(
        id=one.id,
        type=event.type,
        mode=event.mode,
        quad=event.quad,
        title=event.trigger.text,
        start=one.start if dated(event) else None,
        end=one.end if dated(event) else None,
        actor=_names(p.name for p in event.actor),
        actor_country=_names(p.country for p in event.actor),
        recipient=_names(p.name for p in event.recipient),
        recipient_country=_names(p.country for p in event.recipient),
        place=place.name,
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        precision=place.precision,
        killed=_toll(event.magnitude.killed),
        injured=_toll(event.magnitude.injured),
        arrested=_toll(event.magnitude.arrested),
        happened=counts(event) or None,
        articles=1,
        groups=1,
        origins=1,
        reports=[Statement(article=one.record.article.id, id=event.id)],
    )


def _toll(count: int | None) -> Toll:
    return Toll(low=count, high=count)


def _names(names: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(name for name in names if name))
