"""ICEWS: one row per event report and pair of participants, 20 columns, tabs, header."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from .actors import Actor, actors, recipients
from .columns import Column, Table, unknown
from .delimited import write_tsv
from .format import Format, Part
from .options import Options
from .reference import country_name, sector_codes
from .reports import Report, reports
from .snapshot import Snapshot

if TYPE_CHECKING:
    from ..codebook import CameoCode


@dataclass(frozen=True, slots=True)
class Dyad:
    """One report with one actor and one recipient of it."""

    report: Report
    source: Actor | None
    target: Actor | None


def dyads(snapshot: Snapshot, options: Options) -> Iterator[Dyad]:
    """Yield each report that has a CAMEO code, once for each pair of actor and recipient."""
    for report in reports(snapshot, options):
        if report.event.cameo:
            for source in _one_or_more(actors(report.record, report.event)):
                for target in _one_or_more(recipients(report.record, report.event)):
                    yield Dyad(report, source, target)


def _one_or_more(found: list[Actor]) -> Sequence[Actor | None]:
    return found or [None]


@lru_cache(maxsize=1)
def _cameo() -> "Mapping[str, CameoCode]":
    from ..codebook import Codebook

    return Codebook.load().cameo


def _event_text(row: Dyad) -> str | None:
    entry = _cameo().get(row.report.event.cameo or "")
    return entry.name if entry else None


def _participant(role: str, of: str) -> tuple[Column[Dyad], ...]:
    """Return the columns of one role."""

    def actor(row: Dyad) -> Actor | None:
        return row.source if of == "source" else row.target

    def name(row: Dyad) -> str | None:
        found = actor(row)
        return found.name if found else None

    def sector(row: Dyad) -> str | None:
        found = actor(row)
        return sector_codes(found.sector).icews if found else None

    def country(row: Dyad) -> str | None:
        found = actor(row)
        return country_name(found.country) if found else None

    who = "who did it" if of == "source" else "to whom"
    return (
        Column(f"{role} Name", who, name),
        Column(f"{role} Sectors", "the sector in ICEWS's words, one at most", sector),
        Column(f"{role} Country", "English short name", country),
    )


COLUMNS: tuple[Column[Dyad], ...] = (
    Column("Event ID", "the article's id and the event's; rows that share it are one event "
           "with several participants", lambda d: d.report.id),
    Column("Event Date", "first day, YYYY-MM-DD; see Days", lambda d: d.report.start),
    *_participant("Source", "source"),
    Column("Event Text", "name of the CAMEO code", _event_text),
    Column("CAMEO Code", "CAMEO", lambda d: d.report.event.cameo),
    Column("Intensity", "Goldstein value, -10 to 10", lambda d: d.report.event.goldstein),
    *_participant("Target", "target"),
    Column("Story ID", "the article's id", lambda d: d.report.record.article.id),
    unknown("Sentence Number", "records hold offsets, no sentence numbers"),
    Column("Publisher", "", lambda d: d.report.record.article.publisher),
    Column("City", "the place, if it is a settlement", lambda d: d.report.where.city),
    Column("District", "the place, if it is a second-level unit", lambda d: d.report.where.admin2),
    Column("Province", "first-level unit", lambda d: d.report.where.admin1),
    Column("Country", "English short name", lambda d: country_name(d.report.where.country)),
    Column("Latitude", "degrees WGS 84", lambda d: d.report.where.lat),
    Column("Longitude", "degrees WGS 84", lambda d: d.report.where.lon),
)  # fmt: skip

TABLE = Table("", "one report of an event, with one actor and one recipient", COLUMNS, dyads)

FORMAT = Format(
    name="icews",
    suffix=".tab",
    holds="event reports in the 20 columns of ICEWS (TSV with header, CAMEO codes)",
    parts=(Part("", partial(write_tsv, TABLE, header=True)),),
    tables=(TABLE,),
    note="Events to which CAMEO has no code are left out.",
)
