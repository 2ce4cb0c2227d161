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
    organizations. One person may stand in several rows: of two countries, or of two sources, of
    which only one has the id of Wikidata. ``short`` is the surname that means a leader, ``alone``
    tells that nobody else known bears it.
    """

    name: str
    country: str | None
    start: int
    end: int
    wikidata: str | None = None
    short: str | None = None
    alone: bool = False

    def known_in(self, year: int | None) -> bool:
        """Tell whether news of *year* (None: of any time) may mean this person."""
        return year is None or self.start - BEFORE <= year <= self.end + AFTER

    def close_to(self, year: int | None) -> bool:
        """Tell whether *year* lies in the term or next to it."""
        return year is not None and self.start - BEFORE <= year <= self.end + BEFORE

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
        columns = ("name", "short", "country", "start", "end", "wikidata", "alone")
        full: dict[str, list[Officeholder]] = {}
        short: dict[str, list[Officeholder]] = {}
        for name, surname, country, start, end, wikidata, alone in rows(
            "people.tsv", columns=columns, folder=folder
        ):
            person = Officeholder(
                name=name,
                country=country or None,
                start=int(start),
                end=int(end),
                wikidata=wikidata or None,
                short=surname or None,
                alone=bool(alone),
            )
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

    def wikidata(
        self,
        name: str,
        year: int | None,
        country: str | None,
        *,
        told: bool = True,
        leads: bool = False,
    ) -> str | None:
        """Return the Wikidata id of whom *name* means in news of *year*, None unless it is one person.

        Of several bearers of a full name it is who is of *country* (None: not known) and was in the
        news by then, or who holds the office; where the text has *told* nothing of him but the
        name, only who leads or is near his term. A surname means somebody if nobody else known
        bears it, or if the text says that its bearer *leads* a country and one does in that year.
        """
        key = fold(name)
        full = key in self._full
        near = [
            p
            for p in self._full.get(key, self._short.get(key, []))
            if p.known_in(year) and (country is None or p.country in (country, None))
        ]
        sure = leads and all(p.holds(year) for p in near)
        named = [
            p
            for p in near
            if p.wikidata and (p.alone or sure or (full and (told or p.short or p.close_to(year))))
        ]
        if {p.country for p in near} != {p.country for p in named}:
            return None
        ids = {p.wikidata for p in named if p.holds(year)} or {p.wikidata for p in named}
        return ids.pop() if len(ids) == 1 else None
