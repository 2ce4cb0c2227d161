"""Relations in space: "10 km north of", "near", "along", "between A and B", "off the coast of".

The patterns are data (``relations.tsv``): each describes the words that end where a place name
begins. What the words say is the relation of what happened to the place named: it happened near
it, so many kilometres from it, along it, off its coast.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

from spacy.tokens import Span

from ...records.labels import RelationKind

REACH = 90
"""How many characters before a name the words of its relation may begin."""
KM = {"km": 1.0, "kilometer": 1.0, "kilometre": 1.0, "mile": 1.609344, "mi": 1.609344,
      "meter": 0.001, "metre": 0.001, "m": 0.001, "nautical mile": 1.852, "yard": 0.0009144}  # fmt: skip
"""Kilometres of a unit of length."""
_WORDS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "hundred": 100,
}  # fmt: skip
BEARINGS = {
    "north": 0, "northeast": 45, "east": 90, "southeast": 135, "south": 180, "southwest": 225,
    "west": 270, "northwest": 315,
}  # fmt: skip
"""Degrees clockwise from north."""
_PARTS = {
    "number": r"(?P<number>\d[\d,.]*|" + "|".join(_WORDS) + ")",
    "unit": "(?P<unit>" + "|".join(sorted(KM, key=len, reverse=True)) + ")",
    "bearing": r"(?P<bearing>(?:north|south)-?(?:east|west)?|east|west)",
    "noun": r"(?:city|town|village|capital|port|island|province|region|coast|district|border)",
}


@dataclass(frozen=True, slots=True)
class Relation:
    """How what is told of lies to a place; distance in km, bearing in degrees from north."""

    kind: RelationKind
    km: float | None = None
    bearing: int | None = None


def relation_to(name: Span) -> Relation | None:
    """Return the relation that the words right before *name* state; None if it is simply the place."""
    text, end = name.doc.text, name.start_char
    before = text[max(0, end - REACH, _sentence_start(name)) : end].rstrip().lower()
    for kind, pattern in _patterns():
        found = pattern.search(before)
        if found:
            parts = found.groupdict()
            return Relation(kind, _km(parts), _bearing(parts.get("bearing")))
    return None


def between(first: Span, second: Span) -> bool:
    """Tell whether the text says "between *first* and *second*"."""
    doc = first.doc
    if second.start - first.end > 2 or first.start == 0:
        return False
    joined = doc[first.end : second.start].text.lower() in ("and", "and the", "-", "–")
    start = first.start - 1
    if start and doc[start].lower_ == "the":
        start -= 1
    return joined and doc[start].lower_ == "between"


def _sentence_start(name: Span) -> int:
    at = name.start
    while at > 0 and not name.doc[at].is_sent_start:
        at -= 1
    return name.doc[at].idx


@cache
def _patterns() -> list[tuple[RelationKind, re.Pattern[str]]]:
    """Read the patterns; in the order of the file, the first that fits holds."""
    lines = resources.files(__package__).joinpath("relations.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines[1:]]
    return [(kind, re.compile(rf"\b{_filled(pattern)}$")) for kind, pattern in rows]  # type: ignore[misc]


def _filled(pattern: str) -> str:
    """Return *pattern* with its parts; a part's group keeps its name at its first use only."""
    for part, meaning in _PARTS.items():
        named = pattern.replace(f"{{{part}}}", meaning, 1)
        pattern = named.replace(f"{{{part}}}", meaning.replace(f"(?P<{part}>", "(?:"))
    return pattern.replace("{{", "{").replace("}}", "}")


def _km(parts: dict[str, str | None]) -> float | None:
    number, unit = parts.get("number"), parts.get("unit")
    if not number or not unit:
        return None
    plain = number.strip(",.").replace(",", "")
    try:
        value = float(_WORDS.get(plain, plain))
    except ValueError:  # "1.2.3" is no number
        return None
    return round(value * KM[unit], 3)


def _bearing(word: str | None) -> int | None:
    return BEARINGS.get((word or "").replace("-", ""))
