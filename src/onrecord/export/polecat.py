"""POLECAT: one row per event report, 40 columns, tabs, header (Halterman et al. 2023)."""

from collections.abc import Callable, Iterable
from functools import partial

from .actors import Actor, actors, recipients
from .columns import Column, Table, unknown
from .delimited import write_tsv
from .format import Format, Part
from .reference import country_codes
from .reports import Report, reports

MISSING = "None"
"""Stands in lists for what one of several participants lacks, as in POLECAT's files."""

_FEATURES = {"populated_place": "PPL", "admin1": "ADM1", "admin2": "ADM2", "country": "PCLI"}

Who = Callable[[Report], list[Actor]]


def _listed(values: Iterable[str | int | None]) -> str | None:
    """Return the values with "; " between them, None if there is none at all."""
    found = [MISSING if value is None else str(value) for value in values]
    return "; ".join(found) if any(value != MISSING for value in found) else None


def _cow(actor: Actor) -> int | None:
    codes = country_codes(actor.country)
    return codes.cow if codes else None


def _first_sector(who: Who, row: Report) -> str | None:
    return next((a.sector for a in who(row) if a.sector), None)


def _participants(role: str, who: Who) -> tuple[Column[Report], ...]:
    """Return the columns of one role, "Actor" or "Recipient"."""
    of: Callable[..., Callable[[Report], str | None]] = lambda get: (
        lambda row: _listed(get(a) for a in who(row))
    )
    return (
        Column(f"{role} Name", f"name of the {role.lower()}", of(lambda a: a.name)),
        Column(f"{role} Country", "ISO 3166-1 alpha-3", of(lambda a: a.country)),
        Column(f"{role} COW", "country code of the Correlates of War project", of(_cow)),
        Column(
            f"Primary {role} Sector",
            "sector of the first that has one",
            partial(_first_sector, who),
        ),
        Column(f"{role} Sectors", "PLOVER sectors", of(lambda a: a.sector)),
        Column(f"{role} Title", "office or role", of(lambda a: a.title)),
        Column(f"{role} Name Raw", "the words of the article", of(lambda a: a.text)),
        unknown(f"Wikipedia {role} ID", "records hold Wikidata ids"),
    )


def _people(row: Report) -> str | None:
    return _listed(e.name for e in row.record.entities if e.kind == "person")


def _organizations(row: Report) -> str | None:
    kinds = ("organization", "igo", "ngo", "agency", "outlet", "armed_group")
    return _listed(e.name for e in row.record.entities if e.kind in kinds)


def _locations(row: Report) -> str | None:
    return _listed(dict.fromkeys(p.name or p.text for p in row.record.places))


COLUMNS: tuple[Column[Report], ...] = (
    Column("Event ID", "the article's id and the event's", lambda r: r.id),
    Column("Event Date", "first day, YYYY-MM-DD; see Days", lambda r: r.start),
    Column("Event Type", "PLOVER type", lambda r: r.event.type),
    Column("Event Mode", "PLOVER mode", lambda r: r.event.mode),
    Column("Intensity", "PLOVER score, -10 to 10", lambda r: r.event.score),
    Column("Quad Code", "in capitals", lambda r: r.event.quad.upper() if r.event.quad else None),
    Column("Contexts", "PLOVER contexts", lambda r: _listed(r.event.contexts)),
    *_participants("Actor", lambda r: actors(r.record, r.event)),
    *_participants("Recipient", lambda r: recipients(r.record, r.event)),
    Column("Placename", "name of the place", lambda r: r.where.name),
    Column("City", "the place, if it is a settlement", lambda r: r.where.city),
    Column("District", "the place, if it is a second-level unit", lambda r: r.where.admin2),
    Column("Province", "first-level unit", lambda r: r.where.admin1),
    Column("Country", "ISO 3166-1 alpha-3", lambda r: r.where.country),
    Column("Latitude", "degrees WGS 84", lambda r: r.where.lat),
    Column("Longitude", "degrees WGS 84", lambda r: r.where.lon),
    Column("GeoNames ID", "", lambda r: r.where.geonames),
    Column("Raw Placename", "the words of the article", lambda r: r.where.text),
    Column("Feature Type", "GeoNames feature code, where the precision tells it",
           lambda r: _FEATURES.get(r.where.precision or "")),
    Column("Source", "publisher", lambda r: r.record.article.publisher),
    Column("Publication Date", "YYYY-MM-DD", lambda r: r.published),
    Column("Story People", "people named in the article", _people),
    Column("Story Organizations", "organizations named in the article", _organizations),
    Column("Story Locations", "places named in the article", _locations),
    Column("Language", "ISO 639-1", lambda r: r.record.article.language),
    Column("Version", "program and model that coded it",
           lambda r: f"onrecord {r.record.coder.onrecord}; {r.record.coder.model}"),
)  # fmt: skip

TABLE = Table("", "one report of an event", COLUMNS, reports)

FORMAT = Format(
    name="polecat",
    suffix=".tsv",
    holds="event reports in the 40 columns of POLECAT (TSV with header)",
    parts=(Part("", partial(write_tsv, TABLE, header=True)),),
    tables=(TABLE,),
    note="Several participants stand in one cell with `; ` between them, in the same order in all "
    "columns of the role; `None` stands for what one of them lacks.",
)
