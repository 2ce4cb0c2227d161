"""The land borders of the knowledge base out of Natural Earth's lines; ``build_kb.py`` writes them."""

import gzip
import json
from collections.abc import Iterator
from math import hypot
from pathlib import Path

TOLERANCE = 0.01
"""Degrees by which a simplified line may leave the original, about a kilometre."""
ISO3 = {"SDS": "SSD", "KOS": "XKX", "PSX": "PSE", "SAH": "ESH", "SOL": "SOM", "CYN": "CYP"}
"""Natural Earth's codes that are not ISO's; Somaliland and Northern Cyprus by their recognized state."""
Point = tuple[float, float]


def border_rows(gazetteer: Path, known: set[str]) -> Iterator[tuple[str, str, str]]:
    """Yield (country, country, "lat lon;lat lon;...") for each line between two *known* countries."""
    raw = gzip.decompress((gazetteer / "ne_10m_land_borders.geojson.gz").read_bytes())
    for feature in json.loads(raw)["features"]:
        sides = (feature["properties"]["left"], feature["properties"]["right"])
        left, right = sorted(ISO3.get(s, s) for s in sides)
        if left == right or not {left, right} <= known:
            continue
        shape = feature["geometry"]
        lines = shape["coordinates"]
        for line in lines if shape["type"] == "MultiLineString" else [lines]:
            kept = simplified([(lat, lon) for lon, lat in line])
            yield left, right, ";".join(f"{lat:.3f} {lon:.3f}" for lat, lon in kept)


def simplified(line: list[Point]) -> list[Point]:
    """Return *line* without the points that lie within the tolerance (Douglas and Peucker 1973)."""
    keep, stack = {0, len(line) - 1}, [(0, len(line) - 1)]
    while stack:
        start, end = stack.pop()
        far, at = 0.0, 0
        for i in range(start + 1, end):
            off = distance(line[i], line[start], line[end])
            if off > far:
                far, at = off, i
        if far > TOLERANCE:
            keep.add(at)
            stack += [(start, at), (at, end)]
    return [line[i] for i in sorted(keep)]


def distance(point: Point, start: Point, end: Point) -> float:
    """Return how far *point* lies from the segment, in degrees."""
    dy, dx = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    share = ((point[0] - start[0]) * dy + (point[1] - start[1]) * dx) / length if length else 0.0
    share = max(0.0, min(1.0, share))
    return hypot(point[0] - start[0] - share * dy, point[1] - start[1] - share * dx)
