"""GDELT 2.0: events (61 columns) and their mentions (16), tabs, no header (GDELT codebook 2.0).

An event is an incident, or a report that belongs to none; its mentions are its reports.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import get_args
from urllib.parse import urlsplit

from ..records.labels import Quad
from .actors import Actor, actors, recipients
from .columns import Column, Table, unknown
from .delimited import write_tsv
from .format import Format, Part
from .incidents import Told, alone, happened, reports_of
from .options import Options
from .reference import country_codes, country_name
from .reports import Report, number, stamp
from .snapshot import Snapshot

_QUADS = {quad: place for place, quad in enumerate(get_args(Quad), start=1)}
_NO_INDEX = "taken from the actor's own place, which records do not tell"


def events(snapshot: Snapshot, options: Options) -> Iterator[Told]:
    """Yield the incidents, then the reports that belong to none, as far as CAMEO has a code."""
    found = chain(happened(snapshot, options), alone(snapshot, options))
    return (one for one in found if one.cameo)


@dataclass(frozen=True, slots=True)
class Mention:
    """One report of an event."""

    event: Told
    report: Report


def mentions(snapshot: Snapshot, options: Options) -> Iterator[Mention]:
    """Yield the reports of the events, in the same order."""
    for event in events(snapshot, options):
        for report in reports_of(event.incident, snapshot, options):
            yield Mention(event, report)


def _digits(day: str | None, count: int) -> int | None:
    digits = (day or "").replace("-", "")[:count]
    return int(digits) if len(digits) == count and digits.isdigit() else None


def _fraction(day: str | None) -> float | None:
    """Return year and part of the year as GDELT's rows have it (its codebook forgets the -1)."""
    whole = _digits(day, 8)
    if whole is None:
        return None
    return round(whole // 10_000 + ((whole // 100 % 100 - 1) * 30 + whole % 100) / 365, 4)


def _actor(role: str, of: Callable[[Told], list[Actor]]) -> tuple[Column[Told], ...]:
    """Return the ten columns of one actor; the first named one stands for all."""

    def take(get: Callable[[Actor], str | None]) -> Callable[[Told], str | None]:
        return lambda told: next((get(actor) for actor in of(told)), None)

    return (
        Column(f"{role}Code", "CAMEO: country and role", take(lambda a: a.code)),
        Column(f"{role}Name", "in capitals", take(lambda a: a.name.upper())),
        Column(f"{role}CountryCode", "CAMEO", take(lambda a: a.country_code)),
        unknown(f"{role}KnownGroupCode"),
        unknown(f"{role}EthnicCode"),
        unknown(f"{role}Religion1Code"),
        unknown(f"{role}Religion2Code"),
        Column(f"{role}Type1Code", "CAMEO role", take(lambda a: a.role)),
        unknown(f"{role}Type2Code"),
        unknown(f"{role}Type3Code"),
    )


_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")


def _geo_type(told: Told) -> int | None:
    """Return 1 country, 2 US state, 3 US place, 4 place elsewhere, 5 first-level unit elsewhere."""
    where = told.where
    if where.precision is None:
        return None
    american = where.country == "USA"
    by_precision = {"country": 1, "admin1": 2 if american else 5}
    return by_precision.get(where.precision, 3 if american else 4)


def _full_name(told: Told) -> str | None:
    where = told.where
    parts = (where.name, where.admin1, country_name(where.country))
    return ", ".join(dict.fromkeys(p for p in parts if p)) or None


def _fips(told: Told) -> str | None:
    codes = country_codes(told.where.country)
    return codes.fips if codes else None


EVENTS: tuple[Column[Told], ...] = (
    Column("GLOBALEVENTID", "53-bit number made of the incident's id",
           lambda t: number(t.incident.id)),
    Column("SQLDATE", "first day, YYYYMMDD; see Days", lambda t: _digits(t.start, 8)),
    Column("MonthYear", "YYYYMM", lambda t: _digits(t.start, 6)),
    Column("Year", "", lambda t: _digits(t.start, 4)),
    Column("FractionDate", "year + ((month - 1) * 30 + day) / 365", lambda t: _fraction(t.start)),
    *_actor("Actor1", lambda t: t.actors),
    *_actor("Actor2", lambda t: t.recipients),
    Column("IsRootEvent", "1 if a report has it in its first paragraph", lambda t: int(t.leads)),
    Column("EventCode", "the CAMEO code of most reports", lambda t: t.cameo),
    Column("EventBaseCode", "its first three digits", lambda t: (t.cameo or "")[:3] or None),
    Column("EventRootCode", "its first two digits", lambda t: (t.cameo or "")[:2] or None),
    Column("QuadClass", "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, "
           "4 material conflict", lambda t: _QUADS.get(t.incident.quad or "")),
    Column("GoldsteinScale", "-10 to 10", lambda t: t.goldstein),
    Column("NumMentions", "reports: the rows of the mentions", lambda t: t.reports),
    Column("NumSources", "publishers", lambda t: len(t.publishers)),
    Column("NumArticles", "articles", lambda t: t.articles),
    unknown("AvgTone", "OnRecord does not measure tone"),
    *(unknown(f"Actor1Geo_{name}", _NO_INDEX) for name in _GEO),
    *(unknown(f"Actor2Geo_{name}", _NO_INDEX) for name in _GEO),
    Column("ActionGeo_Type", "1 country, 2 US state, 3 US place, 4 place elsewhere, 5 first-level "
           "unit elsewhere", _geo_type),
    Column("ActionGeo_FullName", "place, first-level unit, country", _full_name),
    Column("ActionGeo_CountryCode", "FIPS 10-4", _fips),
    unknown("ActionGeo_ADM1Code", "FIPS codes of units are not known"),
    unknown("ActionGeo_ADM2Code", "FIPS codes of units are not known"),
    Column("ActionGeo_Lat", "degrees WGS 84", lambda t: t.where.lat),
    Column("ActionGeo_Long", "degrees WGS 84", lambda t: t.where.lon),
    unknown("ActionGeo_FeatureID", "records hold GeoNames ids, GDELT those of GNS and GNIS"),
    Column("DATEADDED", "first publication, YYYYMMDDHHMMSS UTC, midnight where only the day is "
           "known", lambda t: t.added),
    Column("SOURCEURL", "address of the first report",
           lambda t: t.sources[0].url if t.sources else None),
)  # fmt: skip


def _host(report: Report) -> str | None:
    """Return the host of the article's address, the publisher if it has none."""
    try:
        host = urlsplit(report.record.article.url or "").hostname
    except ValueError:
        host = None
    return (host or "").removeprefix("www.") or report.record.article.publisher


def _identifier(report: Report) -> str | None:
    """Return the article's address, else what cites it."""
    article = report.record.article
    parts = (article.publisher, article.title, report.published)
    return article.url or ", ".join(p for p in parts if p) or None


def _offset(found: list[Actor]) -> int | None:
    return found[0].start if found else None


MENTIONS: tuple[Column[Mention], ...] = (
    Column("GLOBALEVENTID", "as in the events", lambda m: number(m.event.incident.id)),
    Column("EventTimeDate", "DATEADDED of the event", lambda m: m.event.added),
    Column("MentionTimeDate", "publication, YYYYMMDDHHMMSS UTC",
           lambda m: stamp(m.report.record.article.published)),
    Column("MentionType", "1 web, 2 citation only", lambda m: 1 if m.report.record.article.url else 2),
    Column("MentionSourceName", "host of the address, else the publisher",
           lambda m: _host(m.report)),
    Column("MentionIdentifier", "address, else publisher, title and day",
           lambda m: _identifier(m.report)),
    unknown("SentenceID", "records hold offsets, no sentence numbers"),
    Column("Actor1CharOffset", "where the first actor stands, in code points",
           lambda m: _offset(actors(m.report.record, m.report.event))),
    Column("Actor2CharOffset", "where the first recipient stands",
           lambda m: _offset(recipients(m.report.record, m.report.event))),
    Column("ActionCharOffset", "where the trigger stands",
           lambda m: m.report.event.trigger.span[0]),
    Column("InRawText", "always 1: nothing is rewritten before coding", lambda _: 1),
    Column("Confidence", "percent", lambda m: round(m.report.event.confidence * 100)),
    Column("MentionDocLen", "length of the article in code points",
           lambda m: len(m.report.record.article.text)),
    unknown("MentionDocTone", "OnRecord does not measure tone"),
    unknown("MentionDocTranslationInfo", "nothing is translated"),
    Column("Extras", "the article's id and the event's", lambda m: m.report.id),
)  # fmt: skip

TABLES = (
    Table("", "one incident, or one report that belongs to none", EVENTS, events),
    Table("mentions", "one report of an event, denials included", MENTIONS, mentions),
)

FORMAT = Format(
    name="gdelt",
    suffix=".tsv",
    holds="incidents and their reports as GDELT 2.0 events and mentions (two TSV without header)",
    parts=tuple(Part(table.name, partial(write_tsv, table, header=False)) for table in TABLES),
    tables=TABLES,
    note="What happened once stands once, with its reports counted. Events to which CAMEO has no "
    "code are left out. Of several actors the first stands for all.",
)
