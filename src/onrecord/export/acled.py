"""ACLED-shaped CSV: one row per incident, 31 columns. It is not ACLED data.

The types are an approximation from PLOVER type, mode and whom it hits (``data/acled_types.tsv``).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from .actors import Actor
from .columns import Column, Table, unknown
from .delimited import write_csv
from .format import Format, Part
from .incidents import Told, happened
from .options import Options
from .reference import AcledType, acled_types, country_codes, country_name
from .reports import number
from .snapshot import Snapshot

_EXACT = ("point", "populated_place", "feature")
_NEAR = ("admin2", "border", "water")


@dataclass(frozen=True, slots=True)
class Typed:
    """An incident with its ACLED-shaped type."""

    told: Told
    type: AcledType

    @property
    def first(self) -> Actor | None:
        """The first actor."""
        return self.told.actors[0] if self.told.actors else None

    @property
    def second(self) -> Actor | None:
        """The first recipient."""
        return self.told.recipients[0] if self.told.recipients else None


def typed(snapshot: Snapshot, options: Options) -> Iterator[Typed]:
    """Yield the incidents of kinds that ACLED collects."""
    for told in happened(snapshot, options):
        kind = _type(told)
        if kind is not None:
            yield Typed(told, kind)


def _type(told: Told) -> AcledType | None:
    incident = told.incident
    sides = {actor.side for actor in told.recipients}
    against = "unarmed" if "unarmed" in sides else "armed" if sides & {"state", "armed"} else None
    for kind in acled_types():
        if (
            kind.type == incident.type
            and kind.mode in ("any", incident.mode)
            and kind.against in ("any", against)
        ):
            return kind
    return None


def _inter(row: Typed, actor: Actor | None) -> str | None:
    if actor is None:
        return None
    if actor is row.first and row.told.incident.type == "PROTEST":
        return "Rioters" if row.type.event == "Riots" else "Protesters"
    return actor.inter


def _interaction(row: Typed) -> str | None:
    one, other = _inter(row, row.first), _inter(row, row.second)
    if one and row.second is None:
        return f"{one} only"
    return f"{one}-{other}" if one and other else None


def _targeting(row: Typed) -> str | None:
    hit = any(actor.side == "unarmed" for actor in row.told.recipients)
    violent = row.type.disorder == "Political violence"
    return "Civilian targeting" if hit and violent else None


def _others(actors: list[Actor]) -> list[str]:
    return [actor.name for actor in actors[1:]]


def _precision(row: Typed) -> int | None:
    precision = row.told.where.precision
    if precision is None:
        return None
    return 1 if precision in _EXACT else 2 if precision in _NEAR else 3


def _time_precision(row: Typed) -> int | None:
    if row.told.start is None:
        return None
    span = row.told.span
    return 3 if span is None or span > 7 else 1 if span == 1 else 2


def _numbered(row: Typed) -> str:
    return f"{row.told.incident.country or 'XXX'}{number(row.told.incident.id)}"


def _notes(row: Typed) -> str:
    return ": ".join(filter(None, (row.told.incident.title, row.told.text)))


def _tags(row: Typed) -> list[str]:
    """Return what ACLED has no column for, as tags."""
    incident = row.told.incident
    happened = {True: "yes", False: "no", None: "unclear"}[incident.happened]
    return [
        f"onrecord={incident.id}",
        f"happened={happened}",
        f"day={'told' if row.told.dated else 'published'}",
        f"reports={row.told.reports}",
        f"origins={incident.origins}",
        f"denied={incident.denied}",
        f"disputed={incident.disputed}",
    ]


def _fatalities(row: Typed) -> int | None:
    killed = row.told.incident.killed
    return killed.high if killed.low is None else killed.low


def _iso(row: Typed) -> int | None:
    codes = country_codes(row.told.where.country)
    return codes.iso_numeric if codes else None


def _region(row: Typed) -> str | None:
    codes = country_codes(row.told.where.country)
    return codes.acled_region if codes else None


COLUMNS: tuple[Column[Typed], ...] = (
    Column("event_id_cnty", "alpha-3 code (XXX if unknown) and a number made of the incident's id",
           _numbered),
    Column("event_date", "first day, YYYY-MM-DD; see Days", lambda r: r.told.start),
    Column("year", "", lambda r: int(r.told.start[:4]) if r.told.start else None),
    Column("time_precision", "1 the day, 2 within a week, 3 less exact or the day of publication",
           _time_precision),
    Column("disorder_type", "approximated", lambda r: r.type.disorder),
    Column("event_type", "approximated; empty for violence against an unknown side",
           lambda r: r.type.event),
    Column("sub_event_type", "approximated", lambda r: r.type.sub_event),
    Column("actor1", "the first actor", lambda r: r.first.name if r.first else None),
    Column("assoc_actor_1", "further actors", lambda r: _others(r.told.actors)),
    Column("inter1", "kind of actor", lambda r: _inter(r, r.first)),
    Column("actor2", "the first recipient", lambda r: r.second.name if r.second else None),
    Column("assoc_actor_2", "further recipients", lambda r: _others(r.told.recipients)),
    Column("inter2", "kind of recipient", lambda r: _inter(r, r.second)),
    Column("interaction", "both kinds", _interaction),
    Column("civilian_targeting", "if violence hits unarmed people", _targeting),
    Column("iso", "ISO 3166-1 numeric", _iso),
    Column("region", "ACLED's regions", _region),
    Column("country", "English short name", lambda r: country_name(r.told.where.country)),
    Column("admin1", "first-level unit", lambda r: r.told.where.admin1),
    Column("admin2", "the place, if it is a second-level unit", lambda r: r.told.where.admin2),
    unknown("admin3"),
    Column("location", "name of the place", lambda r: r.told.where.name),
    Column("latitude", "degrees WGS 84", lambda r: r.told.where.lat),
    Column("longitude", "degrees WGS 84", lambda r: r.told.where.lon),
    Column("geo_precision", "1 the place, 2 a small area around it, 3 a larger area", _precision),
    Column("source", "publishers", lambda r: r.told.publishers),
    unknown("source_scale", "the reach of an outlet is not known"),
    Column("notes", "title of the incident and passage of its first report", _notes),
    Column("fatalities", "the lowest count told; empty, not 0, where none is told",
           _fatalities),
    Column("tags", "our id; whether it happened; where the day is from; counts of reports, "
           "independent origins, denials, disputes", _tags),
    unknown("timestamp", "the same input gives the same bytes, so no clock is read"),
)  # fmt: skip

TABLE = Table("", "one incident of a kind that ACLED collects", COLUMNS, typed)

FORMAT = Format(
    name="acled",
    suffix=".csv",
    holds="incidents in the 31 columns of ACLED (CSV): ACLED-shaped, not ACLED data",
    parts=(Part("", partial(write_csv, TABLE)),),
    tables=(TABLE,),
    note="**ACLED-shaped, not ACLED data**: coded by a program from your articles, without ACLED's "
    "researchers, sources and rules. Do not mix it with ACLED's rows or cite it as ACLED. Types are "
    "approximated from PLOVER type, mode and whom it hits; incidents of other kinds are left out.",
)
