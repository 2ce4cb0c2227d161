"""Countries by name, adjective, inhabitants, capital and metonym."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, cast

from .tables import DATA, rows

How = Literal["name", "adjective", "inhabitant", "capital", "region"]


@dataclass(frozen=True, slots=True)
class CountryMatch:
    """A country (ISO 3166-1 alpha-3) and how the text names it.

    ``capital`` includes metonyms, ``region`` what lies in the country and the people named for it.
    ``wikidata`` is the id of what a name names: of the country, or of the part or former state.
    """

    iso3: str
    how: How
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Country:
    """A country as GeoNames and the Factbook have it; the point is a rough centre."""

    iso3: str
    iso2: str
    name: str


class Countries:
    """Look-up of country forms as written in English news."""

    def __init__(self, forms: dict[str, CountryMatch], countries: dict[str, Country]) -> None:
        self._forms = forms
        self._countries = countries

    @classmethod
    def load(cls, folder: Path = DATA) -> "Countries":
        """Read the tables.

        Raises:
            KnowledgeError: a table is missing or damaged.
        """
        forms = {
            form: CountryMatch(iso3, cast(How, how), wikidata or None)
            for form, iso3, how, wikidata in rows(
                "country_forms.tsv", columns=("form", "iso3", "how", "wikidata"), folder=folder
            )
        }
        columns = ("iso3", "iso2", "name", "lat", "lon", "geonames", "population")
        countries = {
            iso3: Country(iso3, iso2, name)
            for iso3, iso2, name, *_ in rows("countries.tsv", columns=columns, folder=folder)
        }
        return cls(forms, countries)

    def lookup(self, text: str) -> CountryMatch | None:
        """Return what *text* names, or None; case counts ("US" is a country, "us" is not).

        Longer words in capitals ("TURKEY") are read as headlines, and a leading article is ignored.
        """
        plain = " ".join(text.replace("’", "'").split())
        plain = plain.removesuffix("'s").removeprefix("the ").removeprefix("The ")
        found = self._forms.get(plain) or self._forms.get(plain.replace("-", " "))
        if found is None and plain.isupper() and len(plain) > 4:
            found = self._forms.get(plain.title())
        return found

    def name(self, iso3: str) -> str | None:
        """Return the country's English short name."""
        country = self._countries.get(iso3)
        return country.name if country else None
