"""UCDP-GED-shaped CSV: one row per fatal incident of organised violence, 49 columns. Not UCDP data."""

from collections.abc import Iterator
from functools import partial
from math import floor

from .actors import Actor
from .columns import Column, Table, unknown
from .delimited import write_csv
from .format import Format, Part
from .incidents import Source, Told, happened
from .options import Options
from .reference import country_codes, country_name
from .reports import number
from .snapshot import Snapshot

_ORGANISED = ("state", "armed")
_PLACES = {
    "point": 1, "populated_place": 1, "feature": 1, "admin2": 3, "admin1": 4,
    "border": 5, "region": 5, "country": 6, "water": 7,
}  # fmt: skip
_NO_ID = "UCDP's own numbers"


def fatal(snapshot: Snapshot, options: Options) -> Iterator[Told]:
    """Yield the incidents in which an organised armed actor killed at least one person."""
    for told in happened(snapshot, options):
        organised = any(actor.side in _ORGANISED for actor in told.actors)
        if told.incident.type == "ASSAULT" and organised and (told.incident.killed.high or 0) > 0:
            yield told


def _violence(told: Told) -> int | None:
    """Return 1 with a state on one side and arms on both, 2 with no state, 3 against the unarmed."""
    doers, hit = (_sides(actors) for actors in (told.actors, told.recipients))
    if not hit & {*_ORGANISED, "unarmed"}:
        return None
    if not hit & set(_ORGANISED):
        return 3
    return 1 if "state" in doers | hit else 2


def _sides(actors: list[Actor]) -> set[str | None]:
    return {actor.side for actor in actors}


def _named(actors: list[Actor]) -> str | None:
    return ", ".join(actor.name for actor in actors) or None


def _side_b(told: Told) -> str | None:
    return "Civilians" if _violence(told) == 3 else _named(told.recipients)


def _dyad(told: Told) -> str | None:
    a, b = _named(told.actors), _side_b(told)
    return f"{a} - {b}" if a and b else None


def _cited(source: Source) -> str:
    parts = (source.publisher, source.day, source.title)
    return ",".join(part or "" for part in parts)


def _date_precision(told: Told) -> int | None:
    """Return 1 the day, 2 up to six days, 3 the week, 4 the month, 5 longer or the day of publication."""
    if told.start is None:
        return None
    span = told.span
    if span is None:
        return 5
    limits = ((1, 1), (6, 2), (7, 3), (31, 4))
    return next((code for limit, code in limits if span <= limit), 5)


def _best(told: Told) -> int | None:
    """Return the count of the latest report that tells one, within the counts told."""
    toll, best = told.incident.killed, told.killed
    if best is None:
        return toll.low
    if toll.low is not None:
        best = max(best, toll.low)
    return min(best, toll.high) if toll.high is not None else best


def _wkt(told: Told) -> str | None:
    where = told.where
    return None if where.lat is None or where.lon is None else f"POINT ({where.lon} {where.lat})"


def _cell(told: Told) -> int | None:
    """Return the cell of PRIO-GRID (Tollefsen et al. 2012): half degrees from the south-west, from 1."""
    where = told.where
    if where.lat is None or where.lon is None:
        return None
    row, column = min(floor((where.lat + 90) * 2), 359), min(floor((where.lon + 180) * 2), 719)
    return row * 720 + column + 1


def _state(actors: list[Actor]) -> int | None:
    """Return the Gleditsch-Ward number of the first actor that is of a state."""
    state = next((a for a in actors if a.side == "state" and a.country), None)
    codes = country_codes(state.country) if state else None
    return codes.gw if codes else None


def _gw(told: Told) -> int | None:
    codes = country_codes(told.where.country)
    return codes.gw if codes else None


def _region(told: Told) -> str | None:
    codes = country_codes(told.where.country)
    return codes.ucdp_region if codes else None


COLUMNS: tuple[Column[Told], ...] = (
    Column("id", "53-bit number made of the incident's id", lambda t: number(t.incident.id)),
    Column("relid", "the incident's id", lambda t: t.incident.id),
    Column("year", "", lambda t: int(t.start[:4]) if t.start else None),
    unknown("active_year", "needs the yearly threshold of a dyad"),
    unknown("code_status"),
    Column("type_of_violence", "1 a state fights, 2 armed groups fight, 3 against the unarmed; "
           "empty if the other side is unknown", _violence),
    unknown("conflict_dset_id", _NO_ID),
    unknown("conflict_new_id", _NO_ID),
    unknown("conflict_name", _NO_ID),
    unknown("dyad_dset_id", _NO_ID),
    unknown("dyad_new_id", _NO_ID),
    Column("dyad_name", "both sides", _dyad),
    unknown("side_a_dset_id", _NO_ID),
    unknown("side_a_new_id", _NO_ID),
    Column("side_a", "the actors", lambda t: _named(t.actors)),
    unknown("side_b_dset_id", _NO_ID),
    unknown("side_b_new_id", _NO_ID),
    Column("side_b", "the recipients; `Civilians` with type 3", _side_b),
    Column("number_of_sources", "independent origins: copies of one text count once",
           lambda t: t.incident.origins),
    Column("source_article", "publisher,day,headline of the first 20 articles",
           lambda t: [_cited(source) for source in t.sources]),
    Column("source_office", "publishers", lambda t: t.publishers),
    Column("source_date", "days of publication of those articles",
           lambda t: [source.day or "" for source in t.sources]),
    Column("source_headline", "their headlines", lambda t: [s.title or "" for s in t.sources]),
    Column("source_original", "innermost voices: who says so", lambda t: t.voices),
    Column("where_prec", "1 the place, 3 second-level unit, 4 first-level unit, 5 a region or "
           "border, 6 the country, 7 at sea", lambda t: _PLACES.get(t.where.precision or "")),
    Column("where_coordinates", "name of the place", lambda t: t.where.name),
    Column("where_description", "the words of a report", lambda t: t.where.text),
    Column("adm_1", "first-level unit", lambda t: t.where.admin1),
    Column("adm_2", "the place, if it is a second-level unit", lambda t: t.where.admin2),
    Column("latitude", "degrees WGS 84", lambda t: t.where.lat),
    Column("longitude", "degrees WGS 84", lambda t: t.where.lon),
    Column("geom_wkt", "the point as well-known text", _wkt),
    Column("priogrid_gid", "cell of PRIO-GRID", _cell),
    Column("country", "English short name", lambda t: country_name(t.where.country)),
    Column("country_id", "Gleditsch-Ward number", _gw),
    Column("region", "UCDP's regions", _region),
    unknown("event_clarity", "a person's judgement"),
    Column("date_prec", "1 the day, 2 up to six days, 3 the week, 4 the month, 5 longer or the day "
           "of publication", _date_precision),
    Column("date_start", "first day, YYYY-MM-DD; see Days", lambda t: t.start),
    Column("date_end", "last day", lambda t: t.end),
    unknown("deaths_a", "reports seldom tell whose dead they count"),
    unknown("deaths_b", "reports seldom tell whose dead they count"),
    unknown("deaths_civilians", "reports seldom tell whose dead they count"),
    unknown("deaths_unknown", "reports seldom tell whose dead they count"),
    Column("best", "the count of the latest report that tells one", _best),
    Column("high", "the highest count told", lambda t: t.incident.killed.high),
    Column("low", "the lowest count told", lambda t: t.incident.killed.low),
    Column("gwnoa", "Gleditsch-Ward number of side a, if a state", lambda t: _state(t.actors)),
    Column("gwnob", "Gleditsch-Ward number of side b, if a state", lambda t: _state(t.recipients)),
)  # fmt: skip

TABLE = Table("", "one incident in which an organised armed actor killed", COLUMNS, fatal)

FORMAT = Format(
    name="ucdp",
    suffix=".csv",
    holds="fatal incidents in the 49 columns of UCDP GED (CSV): UCDP-shaped, not UCDP data",
    parts=(Part("", partial(write_csv, TABLE)),),
    tables=(TABLE,),
    note="**UCDP-shaped, not UCDP data**: coded by a program from your articles, without UCDP's "
    "researchers, thresholds and rules. Only ASSAULT by an organised armed actor (of a state or "
    "not) with at least one person killed.",
)
