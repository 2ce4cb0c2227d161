"""Borders as places: "the border with Iran" is the point of that border nearest to where the text is.

The two countries are those that the words name ("Azerbaijan's border with Iran", "the
Turkish-Syrian border"); where they name one, the other is a neighbour of it that the text mentions
last before, else most often. Without a second country there is no border.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from ...kb import Countries
from ...kb.borders import Borders
from ...records import Place, PlaceRelation
from .relations import relation_to

CONFIDENCE_NAMED, CONFIDENCE_INFERRED = 0.9, 0.7
_NOUNS = {"border", "borders", "frontier"}
_PARTS = {"crossing", "area", "region", "line", "post", "fence"}
_JOINS = {"-", "–", "and", "with", "of", "between", "the", "'s", "’s", "to"}
_REACH = 6
"""How many words before and after "border" may belong to it."""


class BorderFinder:
    """Finds the borders that a document speaks of."""

    def __init__(self, countries: Countries, borders: Borders) -> None:
        self.countries = countries
        self.borders = borders

    def find(self, doc: Doc, places: Sequence[Place]) -> Iterator[Place]:
        """Yield the borders as places with empty identities; *places* are those found so far."""
        for token in doc:
            if token.lower_ in _NOUNS and token.pos_ != "VERB":
                place = self._border(token, places)
                if place:
                    yield place

    def _border(self, noun: Token, places: Sequence[Place]) -> Place | None:
        before, start = self._countries_before(noun)
        after, end = self._countries_after(noun)
        named = list(dict.fromkeys([*before, *after]))[:2]
        if not named:
            return None
        own = None if len(named) == 2 else self._other(named[0], noun, places)
        one, other = named[0], named[1] if len(named) == 2 else own
        point = self._point(one, other, noun, places) if other else None
        if point is None or other is None:
            return None
        span = noun.doc[start:end]
        told = relation_to(span)
        return Place(
            id="",
            text=span.text,
            span=(span.start_char, span.end_char),
            name="–".join(sorted(str(self.countries.name(c)) for c in (one, other))) + " border",
            country=own,
            lat=point[0],
            lon=point[1],
            precision="border",
            relation=PlaceRelation(kind=told.kind, of="", km=told.km) if told else None,
            confidence=CONFIDENCE_INFERRED if own else CONFIDENCE_NAMED,
        )

    def _countries_before(self, noun: Token) -> tuple[list[str], int]:
        """Return the countries right before *noun* ("Turkish-Syrian") and where they start."""
        found: list[str] = []
        doc, at, start = noun.doc, noun.i, noun.i
        while at > 0 and noun.i - at < _REACH and not doc[at].is_sent_start:
            for length in (3, 2, 1):
                country = self._country(doc[max(0, at - length) : at])
                if country:
                    found.insert(0, country)
                    at = start = at - length
                    break
            else:
                if doc[at - 1].text not in ("-", "–", "'s", "’s"):
                    break
                at -= 1
        return found, start

    def _countries_after(self, noun: Token) -> tuple[list[str], int]:
        """Return the countries in "with Iran" or "between A and B" and where they end."""
        found: list[str] = []
        doc, end = noun.doc, noun.i + 1
        at = end
        if end < len(doc) and doc[end].lower_ not in _JOINS | _PARTS:
            return found, end
        while at < len(doc) and at - noun.i <= _REACH and not doc[at].is_sent_start:
            country, length = next(
                ((c, n) for n in (3, 2, 1) if (c := self._country(doc[at : at + n]))), (None, 1)
            )
            if country:
                found.append(country)
                end = at + length
            elif doc[at].lower_ not in _JOINS | _PARTS:
                break
            at += length
        return found, end

    def _country(self, span: Span) -> str | None:
        text = span.text
        match = self.countries.lookup(text) if text[:1].isupper() else None
        named = match and match.how in ("name", "adjective") and not text.endswith(("'s", "’s"))
        return match.iso3 if match and named else None

    def _other(self, country: str, noun: Token, places: Sequence[Place]) -> str | None:
        """Return the neighbour of *country* that the text mentions last before, else most often."""
        neighbours = self.borders.neighbours(country)
        start = noun.sent.start_char
        close = [p.country for p in places if start <= p.span[0] < noun.idx]
        last = next((c for c in reversed(close) if c in neighbours), None)
        often = Counter(p.country for p in places if p.country in neighbours)
        return last or (often.most_common(1)[0][0] if often else None)

    def _point(
        self, one: str, other: str, noun: Token, places: Sequence[Place]
    ) -> tuple[float, float] | None:
        """Return the point of the border nearest to a place of its sentence, else its middle."""
        sentence = noun.sent
        for place in places:
            inside = sentence.start_char <= place.span[0] < sentence.end_char
            local = place.precision in ("populated_place", "admin2", "point")
            if inside and local and place.country in (one, other) and place.lat is not None:
                found = self.borders.nearest(one, other, (place.lat, place.lon or 0.0))
                return (found.lat, found.lon) if found else None
        middle = self.borders.middle(one, other)
        return (middle.lat, middle.lon) if middle else None
