"""Who holds or held office for which country: heads of state and government, ministers, officials."""

from dataclasses import dataclass
from pathlib import Path

from .gazetteer import fold
from .tables import DATA, rows

BEFORE = 2
AFTER = 8
"""Years around a term in which a name in the news still means its holder: candidates, former ministers."""


@dataclass(frozen=True, slots=True)
class Officeholder:
    """A person known for an office; start and end are years (0, 9999: open).

    The country is an ISO 3166-1 alpha-3 code, None of those who hold office in international
    organizations.
    """

    name: str
    country: str | None
    start: int
    end: int

    def known_in(self, year: int | None) -> bool:
        """Tell whether news of *year* (None: of any time) may mean this person."""
        return year is None or self.start - BEFORE <= year <= self.end + AFTER

    def holds(self, year: int | None) -> bool:
        """Tell whether *year* lies in the term."""
        return year is not None and self.start <= year <= self.end


class People:
    """Look-up of officeholders by name."""

    def __init__(
        self, full: dict[str, list[Officeholder]], short: dict[str, list[Officeholder]]
    ) -> None:
        self._full = full
        self._short = short

    @classmethod
    def load(cls, folder: Path = DATA) -> "People":
        """Read the table.

        Raises:
            KnowledgeError: the table is missing or damaged.
        """
        columns = ("name", "short", "country", "start", "end")
        full: dict[str, list[Officeholder]] = {}
        short: dict[str, list[Officeholder]] = {}
        for name, surname, country, start, end in rows(
            "people.tsv", columns=columns, folder=folder
        ):
            person = Officeholder(name, country or None, int(start), int(end))
            full.setdefault(fold(name), []).append(person)
            if surname:
                short.setdefault(fold(surname), []).append(person)
        return cls(full, short)

    def lookup(self, name: str, year: int | None) -> Officeholder | None:
        """Return whom *name* means in news of *year*, None where it may be people of two countries.

        Of one full name it is who holds the office in that year: a prime minister who now leads an
        international organization. Surnames are only known of heads of state and government and of
        a few others.
        """
        key = fold(name)
        full = self._full.get(key, [])
        held = full or self._short.get(key, [])
        found = [p for p in held if p.known_in(year)]
        found = [p for p in full if p.holds(year)] or found
        return found[0] if len({p.country for p in found}) == 1 else None
