"""Entities, places and dates: what the names in an article refer to."""

from .labels import DateType, EntityKind, Precision, RelationKind, Sector
from .spans import Offsets, Record


class Entity(Record, frozen=True, kw_only=True):
    """One participant of the article with all its mentions (offsets into the text)."""

    id: str
    name: str
    kind: EntityKind
    country: str | None = None
    sector: Sector | None = None
    role: str | None = None
    wikidata: str | None = None
    mentions: list[Offsets] = []


class PlaceRelation(Record, frozen=True, kw_only=True):
    """A spatial relation to another place ("10 km from the border"): kind, reference id, km."""

    kind: RelationKind
    of: str | None = None
    km: float | None = None


class Place(Record, frozen=True, kw_only=True):
    """A place name in the text and what it resolves to; latitude and longitude in degrees WGS 84."""

    id: str
    text: str
    span: Offsets
    name: str | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None
    precision: Precision | None = None
    relation: PlaceRelation | None = None
    confidence: float | None = None


class Date(Record, frozen=True, kw_only=True):
    """A time expression with its TIMEX3 value and the interval (ISO dates, inclusive) it covers."""

    id: str
    text: str
    span: Offsets
    type: DateType
    value: str | None = None
    start: str | None = None
    end: str | None = None
