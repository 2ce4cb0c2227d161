"""``onrecord_places``: place names get coordinates by exact match in the gazetteer.

Among places of one name the choice is: the country that "X, Y" names, then countries the article
mentions, then size. Confidence: 0.9 the only candidate or a country, 0.8 chosen by what the text
says, 0.5 chosen by size alone.
"""

import re
from collections import Counter

from spacy.language import Language
from spacy.tokens import Doc, Span

from ..kb import Countries, Gazetteer, GazetteerPlace
from ..records import Place
from .extensions import register
from .naming import bare

LABELS = {"GPE", "LOC", "FAC"}
_UNIT = re.compile(
    r" (?:province|region|district|governorate|oblast|county|state|city|town|village|valley|area"
    r"|prefecture)$",
    re.I,
)
_UNIT_AFTER = {"province", "region", "governorate", "oblast", "state", "prefecture", "territory"}
SURE, TOLD, BY_SIZE = 0.9, 0.8, 0.5
MIN_TOLD_SIZE = 0.001
"""A namesake in a country of the article must have this share of the largest one's population."""


class Places:
    """Writes ``doc._.onrecord_places``."""

    def __init__(self, nlp: Language, name: str = "onrecord_places") -> None:
        register()
        self.name = name
        self.gazetteer = Gazetteer.load()
        self.countries = Countries.load()

    def __call__(self, doc: Doc) -> Doc:
        """Annotate *doc*."""
        doc._.onrecord_places = self.match(doc)
        return doc

    def match(self, doc: Doc) -> list[Place]:
        """Return the places of *doc* in the order of the text, unknown ones with nulls."""
        names = [bare(ent) for ent in doc.ents if ent.label_ in LABELS]
        candidates = [self.candidates(name.text) for name in names]
        told = self._countries_told(doc, candidates)
        return [
            self._place(f"p{i}", name, found, told=told)
            for i, (name, found) in enumerate(zip(names, candidates, strict=True), start=1)
        ]

    def candidates(self, name: str) -> tuple[GazetteerPlace, ...]:
        """Return all places that *name*, with or without its "province", may mean."""
        found = self.gazetteer.places(name)
        match = self.countries.lookup(name)
        if match is None or match.how != "name":
            return found or self.gazetteer.places(_UNIT.sub("", name))
        if not found:
            found = self.gazetteer.places(self.countries.name(match.iso3) or name)
        if found and found[0].precision == "country":
            return tuple(sorted(found, key=lambda p: p.country != match.iso3))
        return tuple(p for p in found if p.country == match.iso3) or found

    def _countries_told(
        self, doc: Doc, candidates: list[tuple[GazetteerPlace, ...]]
    ) -> Counter[str]:
        """Return how often the article names each country: by name, adjective, only candidate."""
        told: Counter[str] = Counter()
        for ent in doc.ents:
            match = self.countries.lookup(bare(ent).text)
            if match and match.how != "capital":  # Tripoli may be another Tripoli
                told[match.iso3] += 1
        for token in doc:
            if token.pos_ == "ADJ" and not token.ent_type_ and token.text[:1].isupper():
                match = self.countries.lookup(token.text)
                if match:
                    told[match.iso3] += 1
        for found in candidates:
            if len(found) == 1 and found[0].country:
                told[found[0].country] += 1
        return told

    def _place(
        self, identity: str, name: Span, found: tuple[GazetteerPlace, ...], *, told: Counter[str]
    ) -> Place:
        span = (name.start_char, name.end_char)
        if not found:
            return Place(id=identity, text=name.text, span=span)
        best, confidence = _choose(found, told, told_by=self._after_comma(name))
        if best.precision != "admin1" and _unit_follows(name):
            best = next(
                (p for p in found if p.precision == "admin1" and p.country == best.country), best
            )
        return Place(
            id=identity,
            text=name.text,
            span=span,
            name=best.name,
            country=best.country,
            admin1=best.admin1,
            lat=best.lat,
            lon=best.lon,
            geonames=best.geonames,
            precision=best.precision,
            confidence=confidence,
        )

    def _after_comma(self, name: Span) -> tuple[str, str] | None:
        """Return (country, first-level unit or "") that stands after *name* and a comma."""
        doc, at = name.doc, name.end
        if at + 1 >= len(doc) or doc[at].text != "," or not doc[at + 1].ent_type_:
            return None
        follower = next((e for e in doc.ents if e.start == at + 1), None)
        if follower is None or follower.label_ not in LABELS:
            return None
        match = self.countries.lookup(follower.text)
        if match and match.how == "name":
            return match.iso3, ""
        units = [p for p in self.gazetteer.places(follower.text) if p.precision == "admin1"]
        return (units[0].country or "", units[0].admin1 or "") if units else None


def _unit_follows(name: Span) -> bool:
    last = name[-1].lower_
    after = name.doc[name.end].lower_ if name.end < len(name.doc) else ""
    return last in _UNIT_AFTER or after in _UNIT_AFTER


def _choose(
    found: tuple[GazetteerPlace, ...], told: Counter[str], *, told_by: tuple[str, str] | None
) -> tuple[GazetteerPlace, float]:
    """Return the likeliest of *found* (sorted by size) and the confidence."""
    if told_by:
        country, admin1 = told_by
        fits = [p for p in found if p.country == country and (not admin1 or p.admin1 == admin1)]
        if fits:
            return fits[0], SURE
    if len(found) == 1 or found[0].precision == "country":
        return found[0], SURE
    big = max(p.population for p in found)
    fits = [p for p in found if p.country in told and p.population >= big * MIN_TOLD_SIZE]
    if fits:
        return max(fits, key=lambda p: (told[p.country or ""], p.population)), TOLD
    return found[0], BY_SIZE
