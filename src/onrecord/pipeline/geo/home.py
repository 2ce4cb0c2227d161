"""Which countries an article is about, by what is no place of its own."""

from collections import Counter

from spacy.tokens import Doc

from ...kb import Countries, Outlets
from ...kb.tables import rows
from ..naming import bare

MONEY = {
    "US$": "USA",
    " $": "USA",
    "£": "GBR",
    "C$": "CAN",
    "A$": "AUS",
    "Rs ": "IND",
    "Rs.": "IND",
}
"""Signs of money that tell the country of a local paper."""
_COLUMNS = ("iso3", "iso2", "name", "lat", "lon", "geonames", "population")
_ENDINGS = {"uk": "GBR", "edu": "USA", "gov": "USA", "mil": "USA"}
_ANYWHERE = {"com", "org", "net", "info", "tv", "io", "co", "me", "fm", "ly", "cc", "ai"}
"""Endings of domains that are used all over the world."""


class Home:
    """Weighs countries for an article: its adjectives, its publisher, its money."""

    def __init__(self, countries: Countries, outlets: Outlets) -> None:
        self.countries = countries
        self.outlets = outlets
        table = rows("countries.tsv", columns=_COLUMNS)
        self._endings = {iso2.lower(): iso3 for iso3, iso2, *_ in table} | _ENDINGS

    def weigh(self, doc: Doc, labels: set[str]) -> dict[str, float]:
        """Return how much *doc* is about each country; entities with *labels* are left out."""
        told: Counter[str] = Counter()
        for ent in doc.ents:
            match = self.countries.lookup(bare(ent).text) if ent.label_ not in labels else None
            if match:
                told[match.iso3] += 1
        for token in doc:
            if token.pos_ == "ADJ" and not token.ent_type_ and token.text[:1].isupper():
                match = self.countries.lookup(token.text)
                if match:
                    told[match.iso3] += 1
        told.update({iso3 for sign, iso3 in MONEY.items() if sign in doc.text})
        told.update(self._publisher(doc._.onrecord_context.publisher or ""))
        return {iso3: min(3, count) ** 0.5 for iso3, count in told.items()}

    def _publisher(self, publisher: str) -> set[str]:
        """Return the country of *publisher*, a name or a domain, if it is known."""
        outlet = self.outlets.by_name(publisher) or self.outlets.by_domain(publisher)
        if outlet and outlet.country:
            return {outlet.country}
        ending = publisher.lower().rsplit(".", 1)[-1] if "." in publisher else ""
        country = None if ending in _ANYWHERE else self._endings.get(ending)
        return {country} if country else set()
