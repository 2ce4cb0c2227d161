"""What the places of two reports say on whether they tell of one happening."""

import math

from .report import Spot

_EARTH_KM = 6371.0
_NEAR, _REACH = 15.0, 60.0
"""Kilometres within which two points are neighbours, and within which one report may mean the other's."""
_EXACT = frozenset(("point", "populated_place", "feature"))
_COUNTRY = "country"


def km_between(one: Spot, other: Spot) -> float | None:
    """Return the great-circle distance in kilometres (haversine), None without coordinates."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    lat1, lat2 = math.radians(one.lat), math.radians(other.lat)
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(other.lon - one.lon) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(min(1.0, math.sqrt(half)))


def place_evidence(one: Spot | None, other: Spot | None) -> tuple[str, str]:
    """Return what two places are to each other: the feature, and it in words."""
    if one is None or other is None:
        return ("place: unknown" if one is other else "place: one unknown"), ""
    if one.country and other.country and one.country != other.country:
        return "place: different countries", f"{one.name} and {other.name}"
    if _COUNTRY in (one.precision, other.precision):
        if one.precision == other.precision and one.name == other.name:
            return "place: same country", f"both in {one.name}"
        return "place: one in the other's country", f"{one.name}, {other.name}"
    if one.name == other.name:
        return "place: same", f"both in {one.name}"
    return _distance(one, other)


def _distance(one: Spot, other: Spot) -> tuple[str, str]:
    km = km_between(one, other)
    exact = one.precision in _EXACT and other.precision in _EXACT
    if km is not None and km <= _NEAR:
        return "place: near", f"{one.name} is {km:.0f} km from {other.name}"
    if km is not None and km <= _REACH:
        return "place: within reach", f"{one.name} is {km:.0f} km from {other.name}"
    if not exact and one.admin1 is not None and one.admin1 == other.admin1:
        return "place: same region", f"both in {one.admin1}"
    if exact:
        return "place: elsewhere", f"{one.name} and {other.name}"
    return "place: not the same", f"{one.name} and {other.name}"
