"""Where it happened: points with their precision, countries alone, and what has no place."""

from typing import Any

import numpy as np

from ....records.labels import Precision
from ....records.spans import Record
from .columns import Ints
from .counter import Selection

FEATURES = 5000
"""Places that a map can show."""
RADIUS_KM: dict[Precision, float] = {
    "point": 1, "populated_place": 5, "feature": 10, "admin2": 25, "border": 50, "water": 50,
    "admin1": 100, "region": 200,
}  # fmt: skip
"""How far about from the point it may have been: orders of magnitude for drawing, not measured."""


class Geometry(Record, frozen=True, kw_only=True):
    """A GeoJSON point: longitude, latitude (WGS 84)."""

    type: str = "Point"
    coordinates: tuple[float, float]


class PlaceCount(Record, frozen=True, kw_only=True):
    """A place and what happened there; ``quads`` counts incidents by quad class."""

    place: str | None = None
    country: str | None = None
    precision: str | None = None
    radius_km: float
    incidents: int
    reports: int
    quads: dict[str, int]


class Feature(Record, frozen=True, kw_only=True):
    """A place as GeoJSON."""

    type: str = "Feature"
    id: str
    geometry: Geometry
    properties: PlaceCount


class Features(Record, frozen=True, kw_only=True):
    """Places as GeoJSON."""

    type: str = "FeatureCollection"
    features: list[Feature]


class CountryCount(Record, frozen=True, kw_only=True):
    """What is only known to have happened in a country: on a map it would be a lie."""

    country: str
    incidents: int
    reports: int


class PlaceMap(Record, frozen=True, kw_only=True):
    """Places, the most told first; ``left_out`` more of them have no room."""

    features: Features
    left_out: int
    country_only: list[CountryCount]
    unplaced: int


def place_map(selection: Selection) -> PlaceMap:
    """Return where the incidents that fit happened."""
    incidents, mask = selection.columns.incidents, selection.mask
    pointed = np.array([None not in point for point in incidents.point.values], dtype=np.bool_)
    vague = np.array([value == "country" for value in incidents.precision.values], dtype=np.bool_)
    has_point, is_vague = _at(pointed, incidents.point.codes), _at(vague, incidents.precision.codes)
    placed = np.flatnonzero(mask & has_point & ~is_vague)
    country = np.array([value is not None for value in incidents.country.values], dtype=np.bool_)
    in_country = mask & ~(has_point & ~is_vague) & _at(country, incidents.country.codes)
    features, left_out = _features(selection, placed)
    return PlaceMap(
        features=Features(features=features),
        left_out=left_out,
        country_only=_countries(selection, np.flatnonzero(in_country)),
        unplaced=int(mask.sum()) - len(placed) - int(in_country.sum()),
    )


def _at(known: Any, codes: Ints) -> Any:
    return known[codes] if len(known) else np.zeros(len(codes), dtype=np.bool_)


def _features(selection: Selection, rows: Ints) -> tuple[list[Feature], int]:
    incidents = selection.columns.incidents
    parts = (incidents.point, incidents.precision, incidents.place, incidents.country)
    key = np.zeros(len(rows), dtype=np.int64)
    for part in parts:
        key = key * max(len(part.values), 1) + part.codes[rows]
    _, first, group = np.unique(key, return_index=True, return_inverse=True)
    many = np.bincount(group, minlength=len(first))
    told_of = np.bincount(group, weights=incidents.reports[rows], minlength=len(first))
    quads = max(len(incidents.quad.values), 1)
    by_quad = np.bincount(
        group * quads + incidents.quad.codes[rows], minlength=len(first) * quads
    ).reshape(-1, quads)
    labelled = [[part.values[part.codes[rows[n]]] for part in parts] for n in first]
    ranked = sorted(
        range(len(first)),
        key=lambda n: (-many[n], -told_of[n], *map(str, labelled[n])),
    )
    found = []
    for n in ranked[:FEATURES]:
        (lat, lon), precision, place, country = labelled[n]
        found.append(
            Feature(
                id=f"{lat},{lon},{precision},{place},{country}",
                geometry=Geometry(coordinates=(lon, lat)),
                properties=PlaceCount(
                    place=place,
                    country=country,
                    precision=precision,
                    radius_km=RADIUS_KM.get(precision, RADIUS_KM["admin2"]),
                    incidents=int(many[n]),
                    reports=int(told_of[n]),
                    quads={
                        incidents.quad.values[q] or "none": int(by_quad[n, q])
                        for q in range(quads)
                        if by_quad[n, q]
                    },
                ),
            )
        )
    return found, max(len(ranked) - FEATURES, 0)


def _countries(selection: Selection, rows: Ints) -> list[CountryCount]:
    incidents = selection.columns.incidents
    values, codes = incidents.country.values, incidents.country.codes[rows]
    many = np.bincount(codes, minlength=len(values))
    told_of = np.bincount(codes, weights=incidents.reports[rows], minlength=len(values))
    found = [
        CountryCount(country=values[n], incidents=int(many[n]), reports=int(told_of[n]))
        for n in np.flatnonzero(many).tolist()
    ]
    return sorted(found, key=lambda c: (-c.incidents, c.country))
