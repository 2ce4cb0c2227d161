"""Land borders as lines: where two countries meet, and the point of the border nearest to a place."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from math import cos, hypot, radians
from pathlib import Path

from .tables import DATA, rows

KM_PER_DEGREE = 111.195
"""Kilometres of a degree of a great circle on a sphere of 6371 km."""
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class BorderPoint:
    """A point of a border (degrees WGS 84) and its distance in km from where it was asked for."""

    lat: float
    lon: float
    km: float


class Borders:
    """Look-up of borders by the two countries (ISO 3166-1 alpha-3), in either order."""

    def __init__(self, lines: dict[frozenset[str], list[str]]) -> None:
        self._lines = lines  # as text: few of them are ever asked for
        self._neighbours: defaultdict[str, set[str]] = defaultdict(set)
        for pair in lines:
            for country in pair:
                self._neighbours[country] |= pair - {country}

    @classmethod
    def load(cls, folder: Path = DATA) -> "Borders":
        """Read ``borders.tsv``: Natural Earth's lines, simplified to about a kilometre.

        Raises:
            KnowledgeError: the table is missing or damaged.
        """
        lines: defaultdict[frozenset[str], list[str]] = defaultdict(list)
        for left, right, line in rows(
            "borders.tsv", columns=("left", "right", "line"), folder=folder
        ):
            lines[frozenset((left, right))].append(line)
        return cls(dict(lines))

    def neighbours(self, country: str) -> frozenset[str]:
        """Return the countries that share a land border with *country*."""
        return frozenset(self._neighbours.get(country, ()))

    def nearest(self, one: str, other: str, near: Point) -> BorderPoint | None:
        """Return the point of their border nearest to *near* (latitude, longitude); None if they share none.

        Distances are taken in the plane that touches the sphere at *near*, right to a percent
        within some 500 km.
        """
        lines = self._points(one, other)
        found = [_on_segment(near, a, b) for line in lines for a, b in pairwise(line)]
        return min(found, key=lambda p: p.km, default=None)

    def middle(self, one: str, other: str) -> BorderPoint | None:
        """Return the point of their border nearest to the mean of its points."""
        points = [p for line in self._points(one, other) for p in line]
        if not points:
            return None
        mean = (sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points))
        return self.nearest(one, other, mean)

    def _points(self, one: str, other: str) -> list[list[Point]]:
        """Return the lines that part *one* and *other*, as points."""
        texts = self._lines.get(frozenset((one, other)), [])
        pairs = [[p.split(" ") for p in text.split(";")] for text in texts]
        return [[(float(lat), float(lon)) for lat, lon in line] for line in pairs]


def _on_segment(near: Point, a: Point, b: Point) -> BorderPoint:
    """Return the point between *a* and *b* nearest to *near*."""
    shrink = cos(radians(near[0]))
    ay, ax = a[0] - near[0], _wrapped(a[1] - near[1]) * shrink
    by, bx = b[0] - near[0], _wrapped(b[1] - near[1]) * shrink
    length = (bx - ax) ** 2 + (by - ay) ** 2
    share = max(0.0, min(1.0, -(ax * (bx - ax) + ay * (by - ay)) / length)) if length else 0.0
    y, x = ay + share * (by - ay), ax + share * (bx - ax)
    lon = _wrapped(near[1] + (x / shrink if shrink else 0.0))
    return BorderPoint(round(near[0] + y, 3), round(lon, 3), round(KM_PER_DEGREE * hypot(x, y), 1))


def _wrapped(degrees: float) -> float:
    return (degrees + 180) % 360 - 180
