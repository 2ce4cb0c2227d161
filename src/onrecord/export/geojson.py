"""GeoJSON (RFC 7946): one feature per incident, longitude first, WGS 84."""

from collections.abc import Iterator
from typing import Any, BinaryIO

from .columns import Column
from .format import Format, Part
from .incidents import Told, happened
from .jsonstream import write_array
from .options import Options
from .snapshot import Snapshot

PROPERTIES: tuple[Column[Told], ...] = (
    Column("title", "", lambda t: t.incident.title),
    Column("type", "PLOVER type", lambda t: t.incident.type),
    Column("mode", "PLOVER mode", lambda t: t.incident.mode),
    Column("quad", "", lambda t: t.incident.quad),
    Column("start", "first day, ISO; see Days", lambda t: t.start),
    Column("end", "last day", lambda t: t.end),
    Column("dated", "false where the day of publication stands in", lambda t: t.dated),
    Column("actor", "", lambda t: t.incident.actor),
    Column("actor_country", "ISO 3166-1 alpha-3", lambda t: t.incident.actor_country),
    Column("recipient", "", lambda t: t.incident.recipient),
    Column("recipient_country", "ISO 3166-1 alpha-3", lambda t: t.incident.recipient_country),
    Column("place", "", lambda t: t.where.name),
    Column("country", "ISO 3166-1 alpha-3", lambda t: t.where.country),
    Column("admin1", "first-level unit", lambda t: t.where.admin1),
    Column("geo_precision", "what the point stands for: a place, or the middle of an area",
           lambda t: t.where.precision),
    Column("killed_low", "lowest count told", lambda t: t.incident.killed.low),
    Column("killed_high", "highest count told", lambda t: t.incident.killed.high),
    Column("injured_low", "", lambda t: t.incident.injured.low),
    Column("injured_high", "", lambda t: t.incident.injured.high),
    Column("arrested_low", "", lambda t: t.incident.arrested.low),
    Column("arrested_high", "", lambda t: t.incident.arrested.high),
    Column("happened", "null where reports leave it open", lambda t: t.incident.happened),
    Column("denied", "statements that deny it", lambda t: t.incident.denied),
    Column("disputed", "pairs of statements about it that contradict each other",
           lambda t: t.incident.disputed),
    Column("articles", "", lambda t: t.incident.articles),
    Column("origins", "independent origins", lambda t: t.incident.origins),
    Column("publishers", "", lambda t: t.publishers),
    Column("says", "innermost voices", lambda t: t.voices),
)  # fmt: skip


def features(snapshot: Snapshot, options: Options) -> Iterator[dict[str, Any]]:
    """Yield the incidents as features."""
    return (_feature(told) for told in happened(snapshot, options))


def _feature(told: Told) -> dict[str, Any]:
    lon, lat = told.where.lon, told.where.lat
    placed = lon is not None and lat is not None
    return {
        "type": "Feature",
        "id": told.incident.id,
        "geometry": {"type": "Point", "coordinates": [lon, lat]} if placed else None,
        "properties": {column.name: column.value(told) for column in PROPERTIES},
    }


def write_geojson(snapshot: Snapshot, options: Options, stream: BinaryIO) -> None:
    """Write one FeatureCollection."""
    head = {"type": "FeatureCollection"}
    write_array(stream, head, "features", features(snapshot, options))


FORMAT = Format(
    name="geojson",
    suffix=".geojson",
    holds="incidents as GeoJSON points with their precision (RFC 7946)",
    parts=(Part("", write_geojson),),
    note="An incident of which only the country is known has no point (`geometry` is null), nor has "
    "one without a place. `geo_precision` says what the point stands for. Properties: "
    + ", ".join(f"`{c.name}`" + (f" ({c.meaning})" if c.meaning else "") for c in PROPERTIES)
    + ".",
)
