"""What a place name may mean, each meaning with its weight before the text is read.

The weight is the decimal logarithm of the population, as news write about places in proportion to
their size, plus what the form of the name tells ("X County" is no town).
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from math import log10

from ...kb import Countries, Gazetteer, GazetteerPlace
from ...kb.gazetteer import fold
from ...kb.units import UnitForms

LIMIT = 40
"""Candidates of one name that are weighed; the ones with less weight are left out."""
CACHE = 4096
"""Names of which the candidates are kept, as articles repeat them."""

_UNIT_WORDS = (
    "province|region|district|governorate|oblast|county|state|prefecture|parish|department"
    "|voivodeship|krai|canton|township|borough|republic|territory|municipality"
)
_UNIT_BEHIND = re.compile(rf"^(.+?) (?:{_UNIT_WORDS})$", re.I)
_PLACE_BEHIND = re.compile(
    r"^(.+?) (?:city|town|village|valley|area|township|suburb|neighbou?rhood|metro|metropolitan area"
    r"|refugee camp|camp|airport|international airport|airfield|air base|port|harbou?r|junction"
    r"|hospital|university|prison|jail|station|railway station|train station|border crossing"
    r"|crossing|racecourse|stadium|courthouse|zoo|museum|cathedral|reservoir|forest"
    r"|international|memorial hospital|national park|park)$",
    re.I,
)
_UNIT_BEFORE = re.compile(
    r"^(?:the )?(?:city|town|village|state|province|region|county|district|municipality"
    r"|governorate|port|republic|kingdom|island|commonwealth) of (?:the )?(.+)$",
    re.I,
)
_RIVER = re.compile(r"^(?:(.+?) River|River (.+))$", re.I)
_DIRECTION = re.compile(
    r"^(?:(?:far|upper|lower|downtown|uptown|central|inner|greater|metro|mid|metropolitan|rural"
    r"|(?:north|south)[- ]?(?:east|west)?(?:ern)?|(?:east|west)(?:ern)?)[- ])+(.+)$",
    re.I,
)
_SAINT = re.compile(r"\bst\.? (?=\w)", re.I)
_SHORT = (
    (re.compile(r"\bft\.? (?=\w)", re.I), "fort "),
    (re.compile(r"\bmt\.? (?=\w)", re.I), "mount "),
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place and its weight before the context (about: decimal logarithm of the population)."""

    place: GazetteerPlace
    weight: float


class Candidates:
    """Finds the candidates of names; holds no state of an article."""

    def __init__(self, gazetteer: Gazetteer, countries: Countries, units: UnitForms) -> None:
        self.gazetteer = gazetteer
        self.countries = countries
        self.units = units
        self.of = lru_cache(maxsize=CACHE)(self._of)
        self.unit = lru_cache(maxsize=CACHE)(self._unit)

    def _of(self, name: str, *, unit: bool = False, after_comma: bool = False) -> list[Candidate]:
        """Return what *name* may mean, heaviest first; *unit*: "province" or the like follows."""
        abbreviated = self.units.lookup(name, after_comma=after_comma)
        if abbreviated:
            name = abbreviated.name
        match = self.countries.lookup(name)
        places = self._named(name)
        if abbreviated:
            places = [p for p in places if p.precision == "admin1"]
        country = match.iso3 if match and match.how == "name" else None
        if country:
            places = [p for p in places if not p.alternate]
        unit = unit or bool(_UNIT_BEHIND.match(name) or _UNIT_BEFORE.match(name))
        if match and match.how == "name" and not any(p.precision == "country" for p in places):
            places = self._country(match.iso3, places)
        capital = match.iso3 if match and match.how == "capital" else None
        found = [
            Candidate(p, _weight(p, unit=unit, country=country, capital=capital)) for p in places
        ]
        if not unit:
            found = _seats_first(found)
        found.sort(key=lambda c: -c.weight)
        return found[:LIMIT]

    def known(self, name: str) -> bool:
        """Tell whether *name* or a shorter form of it means a place."""
        return bool(self.of(name))

    def exact(self, name: str) -> bool:
        """Tell whether *name* as it stands means a place."""
        return bool(self.gazetteer.places(name)) or self.short(name)

    def is_country(self, name: str) -> bool:
        """Tell whether *name* is a country's name."""
        match = self.countries.lookup(name)
        return match is not None and match.how == "name"

    def short(self, form: str, *, after_comma: bool = False) -> bool:
        """Tell whether *form* abbreviates a first-level unit, full stop included."""
        return self.units.lookup(form, after_comma=after_comma) is not None

    def is_unit(self, form: str) -> bool:
        """Tell whether *form* names or abbreviates a country or first-level unit."""
        return self.unit(form) is not None

    def _unit(self, form: str) -> tuple[str, str] | None:
        """Return (country, first-level unit or "") that *form* means after a place and a comma."""
        short = self.units.lookup(form, after_comma=True)
        if short:
            return short.country, short.name
        match = self.countries.lookup(form)
        units = [p for p in self.gazetteer.places(form) if p.precision == "admin1"]
        if match and match.how == "name" and not (units and form == "Georgia"):
            return match.iso3, ""
        return (units[0].country or "", units[0].admin1 or "") if units else None

    def _named(self, name: str) -> list[GazetteerPlace]:
        """Return the places of *name*, or of what is left of it without its "province"."""
        for form in _forms(name):
            places = [p for p in self.gazetteer.places(form) if not _only_spelt_alike(p, name)]
            if form != name and _RIVER.match(name):
                places = [p for p in places if p.precision == "water"]
            if places:
                return places
        return []

    def _country(self, iso3: str, places: list[GazetteerPlace]) -> list[GazetteerPlace]:
        """Return *places* in the country; the country itself where there are none."""
        inside = [p for p in places if p.country == iso3]
        return inside or list(self.gazetteer.places(self.countries.name(iso3) or "")) or places


def _forms(name: str) -> list[str]:
    """Return *name* and, one after the other, the shorter or longer forms to try."""
    forms = [name]
    for pattern, full in (*_SHORT, (_SAINT, "saint ")):
        if pattern.search(name):
            forms.append(pattern.sub(full, name))
    if re.match(r"saint ", name, re.I):
        forms.append("St. " + name[6:])
    for pattern in (_UNIT_BEHIND, _UNIT_BEFORE, _PLACE_BEHIND, _DIRECTION):
        for form in tuple(forms[:3]):
            found = pattern.match(form)
            if found:
                forms.append(found[1])
    found = _RIVER.match(name)
    if found:
        forms.append(found[1] or found[2])
    return forms


def _only_spelt_alike(place: GazetteerPlace, name: str) -> bool:
    """Tell whether *name* is a short acronym ("EU") and *place* a town of these letters ("Eu")."""
    return name.isupper() and len(name) <= 3 and fold(place.name) == fold(name)


def _seats_first(found: list[Candidate]) -> list[Candidate]:
    """Put each first-level unit below its own seat: "Kandahar" alone is the town.

    The gazetteer gives a unit named like a town inside it that town's population less one.
    """
    towns = {
        (c.place.country, c.place.population - 1): c.weight
        for c in found
        if c.place.precision == "populated_place"
    }
    return [
        Candidate(c.place, min(c.weight, towns[_key(c.place)] - 0.3))
        if c.place.precision == "admin1" and _key(c.place) in towns
        else c
        for c in found
    ]


def _key(place: GazetteerPlace) -> tuple[str | None, int]:
    return place.country, place.population


def _weight(
    place: GazetteerPlace, *, unit: bool, country: str | None, capital: str | None
) -> float:
    """Return the weight of *place* before the context."""
    weight = log10(max(place.population, 300)) + 0.5 * log10(1 + place.fame)
    if capital and place.country == capital and place.precision == "populated_place":
        weight += 0.6
    if place.alternate:
        weight -= 1.2
    if place.precision == "country":
        return 9.5 if country in (None, place.country) else 7.5
    if place.precision == "admin2":
        weight = min(weight, 5.3) - (0.0 if unit else 1.6)
    elif place.precision == "admin1":
        weight += 1.2
    elif place.precision == "region":
        weight += 1.0
    if unit and place.precision in ("admin1", "admin2"):
        weight += 3.0
    return weight
