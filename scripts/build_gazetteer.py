"""The rows of the gazetteer: GeoNames towns and units, Natural Earth features, our own regions.

``build_kb.py`` calls :func:`gazetteer_rows` and writes them. The same input gives the same bytes.
"""

import csv
import gzip
import io
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

import zstandard

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from onrecord.kb.layout import Row, fold
from onrecord.kb.place_names import ALTERNATES_FROM, bare_unit, usable
from onrecord.kb.seats import Seats

CURATED = Path(__file__).resolve().parents[1] / "src" / "onrecord" / "kb" / "curated"
MAX_SHIFT_KM = 1500.0
"""A point of the same name farther off than this is another feature."""

MIN_POPULATION = 1000
LOCAL_PRESS = {"US", "CA", "GB", "IE", "AU", "NZ", "ZA", "IN"}
"""Villages below ``MIN_POPULATION`` are kept where local papers in English write about them; seats
of administration (GeoNames lists them with population 0) everywhere."""

NE_KINDS = {
    "River": "water", "river": "water", "Lake": "water", "Lake Centerline": "water",
    "Reservoir": "water", "Alkaline Lake": "water", "sea": "water", "gulf": "water",
    "bay": "water", "strait": "water", "sound": "water", "channel": "water", "lagoon": "water",
    "ocean": "water", "fjord": "water", "inlet": "water", "Continent": "region",
    "Geoarea": "region", "Coast": "region", "Desert": "region", "Plateau": "region",
    "Peninsula": "region", "Pen/cape": "region", "Basin": "region", "Valley": "region",
    "Plain": "region", "Island group": "region", "Delta": "region", "Isthmus": "region",
    "Lowland": "region", "Tundra": "region", "Foothills": "region", "Range/mtn": "feature",
    "Island": "feature", "island": "feature", "cape": "feature",
}  # fmt: skip
CURATED_KINDS = {
    "province": "admin1", "state": "admin1", "republic": "admin1", "entity": "admin1",
    "water": "water", "river": "water", "line": "border", "city": "populated_place",
}  # fmt: skip


def table(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a tab-separated file with a header; lines starting with # are notes."""
    raw = path.read_bytes()
    if path.suffix == ".zst":
        raw = zstandard.ZstdDecompressor().stream_reader(io.BytesIO(raw)).read()
    elif path.suffix == ".gz":
        raw = gzip.decompress(raw)
    lines = [x for x in raw.decode().split("\n") if x and not x.startswith("#")]
    yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def town_rows(gazetteer: Path, iso3_of: dict[str, str], admin1: dict[str, str]) -> Iterator[Row]:
    """Yield the populated places."""
    for r in table(gazetteer / "geonames_cities500.tsv.zst"):
        population = int(r["population"] or 0)
        small = 0 < population < MIN_POPULATION and r["country"] not in LOCAL_PRESS
        if small or r["country"] not in iso3_of:
            continue
        others: set[str] = set()
        if population >= ALTERNATES_FROM:
            others = {a for a in r["alternatenames"].split("|") if usable(a)}
        yield Row(
            names=[r["name"]],
            alternates=tuple(sorted(others)),
            kind="populated_place",
            country=iso3_of[r["country"]],
            admin1=admin1.get(f"{r['country']}.{r['admin1']}"),
            lat=float(r["lat"]),
            lon=float(r["lon"]),
            geonames=int(r["geonameid"]),
            population=population,
            fame=r["alternatenames"].count("|"),
        )


def admin1_rows(gazetteer: Path, countries: list[dict], towns: list[Row]) -> Iterator[Row]:
    """Yield first-level units; one named like a town inside it or the capital ranks below it."""
    iso3_of = {c["iso2"]: c["iso3"] for c in countries}
    seats = Seats({c["iso3"]: c["capitals"] for c in countries})
    for town in towns:
        names = {fold(name) for name in (*town.names, *town.alternates)}
        seats.add(town.country, town.admin1, names, population=town.population)
    for r in table(gazetteer / "geonames_admin1.tsv"):
        iso3 = iso3_of.get(r["code"].split(".")[0])
        if iso3 is None or not r["lat"]:
            continue
        bare = bare_unit(r["name"])
        yield Row(
            names=sorted({r["name"], bare, r["asciiname"]}, key=lambda n: (-len(n), n)),
            kind="admin1",
            country=iso3,
            admin1=r["name"],
            lat=float(r["lat"]),
            lon=float(r["lon"]),
            geonames=int(r["geonameid"]),
            population=seats.population(iso3, r["name"], fold(bare)),
        )


def admin2_rows(gazetteer: Path, iso3_of: dict[str, str], admin1: dict[str, str]) -> Iterator[Row]:
    """Yield second-level units that have a point: GeoNames' own, or the middle of their places.

    Units whose point is only that of the town of the same name say nothing that the town does not.
    """
    middles = {r["geonames"]: r for r in table(CURATED / "admin2_points.tsv")}
    for r in table(gazetteer / "geonames_admin2.tsv.gz"):
        middle = middles.get(r["geonameid"])
        point = r if r["coord_source"] == "geonames_observed" else middle
        code = r["code"].split(".")
        if point is None or code[0] not in iso3_of:
            continue
        yield Row(
            names=list(dict.fromkeys((r["name"], r["asciiname"], bare_unit(r["name"])))),
            kind="admin2",
            country=iso3_of[code[0]],
            admin1=admin1.get(f"{code[0]}.{code[1]}"),
            lat=float(point["lat"]),
            lon=float(point["lon"]),
            geonames=int(r["geonameid"]),
            population=int(middle["population"]) if middle else 0,
        )


def region_rows(gazetteer: Path, iso3_of: dict[str, str]) -> Iterator[Row]:
    """Yield our own regions: those of the shared list and of ``curated/regions.tsv``."""
    for path in (gazetteer / "regions_curated.tsv", CURATED / "regions.tsv"):
        for r in table(path):
            inside = [
                iso3_of[c] for c in re.split(r"[|,; ]+", r["countries"] or "") if c in iso3_of
            ]
            yield Row(
                names=[r["name"], *(r["aliases"] or "").split("|")],
                kind=CURATED_KINDS.get(r["kind"], "region"),
                country=inside[0] if len(inside) == 1 else None,
                admin1=None,
                lat=float(r["lat"]),
                lon=float(r["lon"]),
                geonames=None,
                population=3_000_000,
            )


def feature_rows(gazetteer: Path) -> Iterator[Row]:
    """Yield Natural Earth's named features."""
    for r in table(gazetteer / "ne_10m_named_features.tsv"):
        kind, rank = NE_KINDS.get(r["type"]), int(float(r["scalerank"] or 9))
        name = r["name"].replace(" I.", " Island").replace(" Is.", " Islands")
        name = re.sub(r"^L\. ", "Lake ", name.replace(" Mts.", " Mountains")).strip()
        if kind is None or len(name) < 3:
            continue
        names = [name.title() if name.isupper() else name, *(r["altnames"] or "").split("|")]
        if kind == "water" and r["type"].lower().startswith("river"):
            names.append(f"{names[0]} River")
        if r["type"] == "Island" or r["type"] == "island":
            names.append(f"{names[0]} Island")
        yield Row(
            names=[n for n in names if n.strip()],
            kind=kind,
            country=None,
            admin1=None,
            lat=float(r["lat"]),
            lon=float(r["lon"]),
            geonames=None,
            population=max(0, 9 - rank) * 10_000,
        )


def known_points(gazetteer: Path, rows: list[Row]) -> Iterator[Row]:
    """Yield *rows* of regions and features, GeoNames' point and number in place where it is at hand."""
    points = {
        fold(r["name"]): r
        for r in table(gazetteer / "geonames_points_observed_dev.tsv")
        if not r["feature"].startswith(("P", "A.PCL", "S", "A.ADM"))
    }
    for row in rows:
        point = points.get(fold(row.names[0]))
        if point is None or kilometres(row, point) > MAX_SHIFT_KM:
            yield row
        else:
            yield replace(
                row, lat=float(point["lat"]), lon=float(point["lon"]),
                geonames=int(point["geonameid"]),
            )  # fmt: skip


def kilometres(row: Row, point: dict[str, str]) -> float:
    """Return the great-circle distance of *row* to *point*."""
    lat1, lon1, lat2, lon2 = map(
        radians, (row.lat, row.lon, float(point["lat"]), float(point["lon"]))
    )
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371.0 * asin(min(1.0, sqrt(half)))


def country_rows(gazetteer: Path, countries: list[dict]) -> Iterator[Row]:
    """Yield the countries under all their names.

    The points are the Factbook's; that of the United States leaves Alaska out, GeoNames' does not.
    """
    points = {
        r["geonameid"]: (float(r["lat"]), float(r["lon"]))
        for r in table(gazetteer / "geonames_points_observed_dev.tsv")
    }
    for r in countries:
        if "point" not in r:
            continue
        lat, lon = r["point"]
        if r["iso3"] == "USA":
            lat, lon = points.get(str(r["geonameid"]), r["point"])
        yield Row(
            names=[r["plain"], *(f for f in r["forms"] if f != r["plain"])],
            kind="country",
            country=r["iso3"],
            admin1=None,
            lat=lat,
            lon=lon,
            geonames=int(r["geonameid"]),
            population=r["population"],
        )


def with_other_names(rows: list[Row]) -> Iterator[Row]:
    """Yield *rows*, those of ``curated/place_names.tsv`` with the old and foreign names added.

    The most populous place of the name and country gets them, and each first-level unit so called.
    """
    more: dict[tuple[str, str], list[str]] = {}
    for r in table(CURATED / "place_names.tsv"):
        more[fold(r["name"]), r["iso3"]] = r["other"].split("|")
    best: dict[tuple[str, str], Row] = {}
    extra: dict[int, list[str]] = {}
    for row in rows:
        for name in {fold(n) for n in (*row.names, *row.alternates)}:
            key = (name, row.country or "")
            if key in more and (key not in best or best[key].population < row.population):
                best[key] = row
            if key in more and row.kind == "admin1":
                extra[id(row)] = more[key]
    missing = sorted(more.keys() - best.keys())
    if missing:
        raise ValueError(f"place_names.tsv: GeoNames has no {missing}")
    extra |= {id(row): more[key] for key, row in best.items()}
    for row in rows:
        if id(row) in extra:
            yield replace(row, names=[*row.names, *extra[id(row)]])
        else:
            yield row


def unit_forms() -> Iterator[tuple[str, ...]]:
    """Yield the abbreviations of first-level units (form, iso3, unit, use)."""
    for r in table(CURATED / "unit_forms.tsv"):
        yield r["form"], r["iso3"], r["unit"], r["use"]


def gazetteer_rows(gazetteer: Path, countries: list[dict]) -> list[Row]:
    """Return all rows; *countries* as ``build_kb.build_countries`` returns them."""
    iso3_of = {r["iso2"]: r["iso3"] for r in countries}
    admin1 = {r["code"]: r["name"] for r in table(gazetteer / "geonames_admin1.tsv")}
    towns = list(town_rows(gazetteer, iso3_of, admin1))
    rows = [
        *country_rows(gazetteer, countries), *towns, *admin1_rows(gazetteer, countries, towns),
        *admin2_rows(gazetteer, iso3_of, admin1),
        *known_points(gazetteer, [*region_rows(gazetteer, iso3_of), *feature_rows(gazetteer)]),
    ]  # fmt: skip
    return list(with_other_names(rows))
