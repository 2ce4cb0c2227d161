"""What is asked of a store: the filters of RECORD.md, checked and made ready (``asked``).

What each filter means depends a little on what is listed; ``queries/conditions.py`` says how.
"""

import math
import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import get_args

from ..errors import InputError
from ..records.labels import EventType, Factuality, Sector
from .words import plain

TYPES: tuple[str, ...] = get_args(EventType)
FACTUALITIES: tuple[str, ...] = get_args(Factuality)
SECTORS: tuple[str, ...] = get_args(Sector)
_CODE = re.compile(r"([A-Z]{3})?\.([A-Z]{3})")
_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_NUMBERS = re.compile(r"\s*[-+]?\d+(\.\d*)?\s*(,\s*[-+]?\d+(\.\d*)?\s*)+")
_SHORT = 3
"""Up to so many capitals a country's name is a code ("US"): as words it would find "Usman"."""


@dataclass(frozen=True, slots=True)
class Named:
    """Whom to look for: a name with words that begin so, or anybody of a country and a sector.

    With ``words`` and ``country`` either will do; ``country`` and ``sector`` go together.
    """

    words: str | None = None
    country: str | None = None
    sector: str | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """An area in degrees WGS 84; where ``west`` > ``east`` it crosses the 180th meridian."""

    west: float
    south: float
    east: float
    north: float


@dataclass(frozen=True, slots=True)
class Circle:
    """All within ``km`` of a point (degrees WGS 84)."""

    lat: float
    lon: float
    km: float


Where = str | Box | Circle


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked for: all filters must hold, of each filter one of its values.

    ``since`` and ``until`` are ISO days, both included; ``country`` holds ISO 3166-1 alpha-3
    codes, ``place`` names and areas, ``text`` the user's words ("in quotation marks" as they stand).
    """

    since: str | None = None
    until: str | None = None
    actor: tuple[Named, ...] = ()
    recipient: tuple[Named, ...] = ()
    source: tuple[Named, ...] = ()
    country: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    place: tuple[Where, ...] = ()
    text: str | None = None
    factuality: tuple[str, ...] = ()


def asked(
    *,
    country_of: Callable[[str], str | None],
    since: str | None = None,
    until: str | None = None,
    actor: Sequence[str] = (),
    recipient: Sequence[str] = (),
    source: Sequence[str] = (),
    country: Sequence[str] = (),
    type: Sequence[str] = (),
    place: Sequence[str] = (),
    text: str | None = None,
    factuality: Sequence[str] = (),
) -> Filters:
    """Return the filters that a user wrote.

    Dates may be days, months or years: *since* is the first day of it, *until* the last. *actor*,
    *recipient* and *source* take names ("Khatibzadeh"), countries by name or code ("Iran", "IRN"),
    a country's sector ("IRN.GOV") or a sector (".MIL"). *country*, *type* and *factuality* take
    several values between commas too. *place* takes names, circles "lat,lon,km" and boxes
    "west,south,east,north". The words of *text* must all occur, in any order; "words in quotation
    marks" stand as written, and ``word*`` finds what begins so. *country_of* gives the ISO code of
    a country's name or code, None for anything else.

    Raises:
        InputError: a value is none of these; the message names it.
    """
    filters = Filters(
        since=_day(since, "since", last=False) if since else None,
        until=_day(until, "until", last=True) if until else None,
        actor=tuple(_named(value, country_of) for value in actor),
        recipient=tuple(_named(value, country_of) for value in recipient),
        source=tuple(_named(value, country_of) for value in source),
        country=tuple(dict.fromkeys(_country(value, country_of) for value in _listed(country))),
        type=tuple(_one_of(value, TYPES, "type") for value in _listed(type)),
        place=tuple(map(_place, place)),
        text=text if text and text.strip() else None,
        factuality=tuple(
            _one_of(value, FACTUALITIES, "factuality") for value in _listed(factuality)
        ),
    )
    if filters.since and filters.until and filters.since > filters.until:
        raise InputError(f"since {since} is after until {until}")
    return filters


def _listed(values: Iterable[str]) -> list[str]:
    parts = (part.strip() for value in values for part in value.split(","))
    return list(dict.fromkeys(part for part in parts if part))


def _day(value: str, name: str, *, last: bool) -> str:
    found = _DAY.fullmatch(value.strip())
    try:
        if found is None:
            raise ValueError
        year, month, day = (int(part) if part else None for part in found.groups())
        month = month or (12 if last else 1)
        day = day or (monthrange(year or 0, month)[1] if last else 1)
        return date(year or 0, month, day).isoformat()
    except ValueError as error:
        raise InputError(
            f"{name}: {value!r} is no date such as 2021-10-05, 2021-10 or 2021"
        ) from error


def _named(value: str, country_of: Callable[[str], str | None]) -> Named:
    text = value.strip()
    if code := _CODE.fullmatch(text):
        iso, sector = code.groups()
        if sector not in SECTORS or (iso and country_of(iso) != iso):
            raise InputError(f"{value!r} is no country and sector such as IRN.GOV or .MIL")
        return Named(country=iso, sector=sector)
    country = country_of(text)
    if country and text.isupper() and len(text) <= _SHORT:
        return Named(country=country)
    if not plain(text).strip():
        raise InputError(f"{value!r} is no name: it has no letters")
    return Named(words=text, country=country)


def _country(value: str, country_of: Callable[[str], str | None]) -> str:
    code = country_of(value)
    if code is None:
        raise InputError(
            f"country: {value!r} is no country; give its name or its code, such as IRN"
        )
    return code


def _one_of(value: str, known: tuple[str, ...], name: str) -> str:
    for label in known:
        if label.upper() == value.upper():
            return label
    raise InputError(f"{name}: {value!r} is none of {', '.join(known)}")


def _place(value: str) -> Where:
    if not _NUMBERS.fullmatch(value):
        if not plain(value).strip():
            raise InputError(f"place: {value!r} is no name: it has no letters")
        return value.strip()
    numbers = [float(part) for part in value.split(",")]
    if len(numbers) == 3:
        lat, lon, km = numbers
        if abs(lat) <= 90 and abs(lon) <= 180 and 0 < km < math.inf:
            return Circle(lat, lon, km)
    if len(numbers) == 4:
        west, south, east, north = numbers
        if -90 <= south <= north <= 90 and abs(west) <= 180 and abs(east) <= 180:
            return Box(west, south, east, north)
    raise InputError(
        f"place: {value!r} is neither latitude,longitude,km nor west,south,east,north in degrees"
    )
