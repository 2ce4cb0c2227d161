"""Place names found and resolved, against toponyms with coordinates (LGL, TR-News, ...)."""

from functools import cache
from importlib import resources
from math import asin, cos, radians, sin, sqrt
from typing import Any

import msgspec

from ..records import CodedArticle, Place
from .gold import Given, iso_date
from .report import Counts, Share, Tally
from .spans import aligned

NEAR_KM = 161.0
"""100 miles, the field's tolerance."""

EARTH_RADIUS_KM = 6371.0088


class Toponym(msgspec.Struct, frozen=True, kw_only=True):
    """A place name in the text; ``country`` is ISO 3166 alpha-2."""

    start: int
    end: int
    lat: float | None = None
    lon: float | None = None
    geonames_id: int | str | None = None
    country: str | None = None

    @property
    def located(self) -> bool:
        """Whether it has coordinates."""
        return self.lat is not None and self.lon is not None


class PlaceGold(msgspec.Struct, frozen=True, kw_only=True):
    """A document with its toponyms."""

    id: str
    text: str
    date: str | None = None
    title: str | None = None
    domain: str | None = None
    toponyms: list[Toponym]

    @property
    def given(self) -> Given:
        """The article to code."""
        return Given(
            text=self.text,
            published=iso_date(self.date),
            publisher=self.domain,
            title=self.title,
            key=self.id,
        )


def of_record(record: CodedArticle | None) -> list[Toponym]:
    """Return the places of *record* as toponyms."""
    return [_toponym(place) for place in (record.places if record else [])]


def _toponym(place: Place) -> Toponym:
    return Toponym(
        start=place.span[0],
        end=place.span[1],
        lat=place.lat,
        lon=place.lon,
        geonames_id=place.geonames,
        country=alpha2().get(place.country or ""),
    )


def score(gold: PlaceGold, predicted: list[Toponym]) -> Tally:
    """Return the tally of one document: names found, and those found put in the right place."""
    known = gold.toponyms
    spans = [[(t.start, t.end) for t in side] for side in (known, predicted)]
    pairs = dict(aligned(*spans))
    n, m = len(predicted), len(known)
    found = [(known[i], predicted[j]) for i, j in pairs.items() if known[i].located]
    near = [_distance(g, p) <= NEAR_KM for g, p in found]
    same = [_same_id(g, p) for g, p in found]
    countries = [g.country == p.country for g, p in found if g.country]
    # What pairs with a name that has no coordinates is neither right nor wrong.
    unjudged = sum(not known[i].located for i in pairs)
    return {
        "recognition exact": Counts.of(len(set(spans[0]) & set(spans[1])), n, m),
        "recognition overlap": Counts.of(len(pairs), n, m),
        "within 161 km": Share(sum(near), len(found)),
        "within 161 km or same id": Share(
            sum(a or b for a, b in zip(near, same, strict=True)), len(found)
        ),
        "country": Share(sum(countries), len(countries)),
        "end to end, within 161 km": Counts.of(
            sum(near), n - unjudged, sum(t.located for t in known)
        ),
    }


def _same_id(gold: Toponym, predicted: Toponym) -> bool:
    return bool(gold.geonames_id) and str(gold.geonames_id) == str(predicted.geonames_id)


def _distance(gold: Toponym, predicted: Toponym) -> float:
    """Kilometres along the great circle; endless where the prediction has no coordinates."""
    if not predicted.located:
        return float("inf")
    return kilometres((gold.lat, gold.lon), (predicted.lat, predicted.lon))


def kilometres(a: Any, b: Any) -> float:
    """Return the great-circle distance of two points (latitude, longitude in degrees)."""
    (lat1, lon1), (lat2, lon2) = ([radians(x) for x in point] for point in (a, b))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(half)))


@cache
def alpha2() -> dict[str, str]:
    """Return ISO 3166 alpha-3 -> alpha-2 codes."""
    lines = resources.files(__package__).joinpath("iso3166.tsv").read_text("utf-8").splitlines()
    return {three: two for three, two in (line.split("\t") for line in lines)}
