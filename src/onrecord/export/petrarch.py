"""PETRARCH: one row per event report and pair of actor codes, tabs, no header (PETRwriter)."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from .actors import NOBODY, Actor, actors, recipients
from .columns import Column, Table, unknown
from .delimited import write_tsv
from .format import Format, Part
from .options import Options
from .reports import Report, reports
from .snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Coded:
    """One report with one actor code and one recipient code."""

    report: Report
    source: str
    target: str


def coded(snapshot: Snapshot, options: Options) -> Iterator[Coded]:
    """Yield each report that has a CAMEO code, once for each pair of actor codes."""
    for report in reports(snapshot, options):
        if report.event.cameo:
            for source in _codes(actors(report.record, report.event)):
                for target in _codes(recipients(report.record, report.event)):
                    yield Coded(report, source, target)


def _codes(found: list[Actor]) -> list[str]:
    """Return the different codes, the sign for nobody if there is none."""
    return list(dict.fromkeys(a.code for a in found if a.code)) or [NOBODY]


COLUMNS: tuple[Column[Coded], ...] = (
    Column("date", "first day, YYYYMMDD; see Days",
           lambda c: c.report.start.replace("-", "") if c.report.start else None),
    Column("source", f"CAMEO actor code: country and role; `{NOBODY}` if none", lambda c: c.source),
    Column("target", f"CAMEO actor code of the recipient; `{NOBODY}` if none", lambda c: c.target),
    Column("code", "CAMEO event code", lambda c: c.report.event.cameo),
    unknown("issues", "PETRARCH's issues come from its own word lists"),
    Column("ids", "`article_event`: records hold no sentence numbers",
           lambda c: f"{c.report.record.article.id}_{c.report.event.id}"),
    Column("url", "address of the article", lambda c: c.report.record.article.url),
    Column("story source", "publisher", lambda c: c.report.record.article.publisher),
)  # fmt: skip

TABLE = Table("", "one report of an event, with one pair of actor codes", COLUMNS, coded)

FORMAT = Format(
    name="petrarch",
    suffix=".tsv",
    holds="event reports as PETRARCH writes them (TSV without header, CAMEO actor codes)",
    parts=(Part("", partial(write_tsv, TABLE, header=False)),),
    tables=(TABLE,),
    note="Events to which CAMEO has no code are left out.",
)
