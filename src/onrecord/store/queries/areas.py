"""Places by name, circles and boxes as conditions; what is known by its country alone is in no area."""

from math import asin, cos, degrees, radians, sin

from ..filters import Box, Circle, Where
from .condition import Condition, both, either

_KM_PER_DEGREE = 111.195
_ROUNDING = 1e-4
"""The R*Tree keeps 32-bit numbers: it is asked for a little more, the columns decide."""


def event_at(place: Where) -> Condition:
    """Return the condition that an event ``e`` is at *place*."""
    if isinstance(place, str):
        names = ("e.place_name", "e.place_text")
        return either(*(Condition(f"onrecord_begins({name}, ?)", (place,)) for name in names))
    found = either(*map(_in_tree, _boxes(place)))
    return both(found, _within(place, "e"))


def incident_at(place: Where) -> Condition:
    """Return the condition that an incident ``i`` is at *place*."""
    if isinstance(place, str):
        return Condition("onrecord_begins(i.place, ?)", (place,))
    return _within(place, "i")


def _in_tree(box: Box) -> Condition:
    return Condition(
        "e.event IN (SELECT event FROM event_places WHERE min_lon >= ? AND max_lon <= ? "
        "AND min_lat >= ? AND max_lat <= ?)",
        (box.west - _ROUNDING, box.east + _ROUNDING, box.south - _ROUNDING, box.north + _ROUNDING),
    )


def _within(place: Box | Circle, table: str) -> Condition:
    lat, lon = f"{table}.lat", f"{table}.lon"
    known = Condition(f"coalesce({table}.precision, '') <> 'country'")
    if isinstance(place, Circle):
        # haversine, in degrees of the great circle
        half = f"pow(sin(radians({lat} - ?) / 2), 2)"
        turn = f"pow(sin(radians({lon} - ?) / 2), 2) * cos(radians({lat})) * ?"
        reach = sin(min(radians(place.km / _KM_PER_DEGREE), radians(180)) / 2) ** 2
        near = Condition(
            f"{half} + {turn} <= ?", (place.lat, place.lon, cos(radians(place.lat)), reach)
        )
        return both(near, known)
    boxes = (
        Condition(
            f"({lon} BETWEEN ? AND ? AND {lat} BETWEEN ? AND ?)",
            (box.west, box.east, box.south, box.north),
        )
        for box in _boxes(place)
    )
    return both(either(*boxes), known)


def _boxes(place: Box | Circle) -> list[Box]:
    """Return boxes that hold *place*, none of them across the 180th meridian."""
    if isinstance(place, Circle):
        place = _around(place)
    if place.west <= place.east:
        return [place]
    return [
        Box(place.west, place.south, 180, place.north),
        Box(-180, place.south, place.east, place.north),
    ]


def _around(circle: Circle) -> Box:
    reach = circle.km / _KM_PER_DEGREE
    south, north = circle.lat - reach, circle.lat + reach
    if south <= -90 or north >= 90 or reach >= 90:  # a pole is inside: every meridian is
        return Box(-180, max(south, -90), 180, min(north, 90))
    turn = degrees(asin(min(1, sin(radians(reach)) / cos(radians(circle.lat)))))
    west, east = circle.lon - turn, circle.lon + turn
    if turn >= 180:
        return Box(-180, south, 180, north)
    return Box(
        west + 360 if west < -180 else west, south, east - 360 if east > 180 else east, north
    )
