"""Ranking first-level units against the towns that are named like them.

Alone, "Kandahar" is the town: a unit named like a town inside it, or like the capital, gets that
town's population less one. Whoever chooses among candidates knows it by that.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping


class Seats:
    """The populations of towns, by unit and name.

    Args:
        capitals: folded names of capitals by country (ISO 3166-1 alpha-3).
        names: the folded names that units have; None: any name may be a unit's.
    """

    def __init__(
        self, capitals: Mapping[str, Collection[str]], names: Collection[str] | None = None
    ) -> None:
        self._capitals = capitals
        self._names = names
        self._people: dict[tuple[str | None, str | None], int] = defaultdict(int)
        self._twins: dict[tuple[str | None, str | None, str], int] = defaultdict(int)

    def add(
        self, country: str | None, admin1: str | None, names: Iterable[str], *, population: int
    ) -> None:
        """Take a town of these folded *names*."""
        self._people[country, admin1] += population
        capitals = self._capitals.get(country or "", ())
        for name in names:
            if self._names is not None and name not in self._names:
                continue
            units = (admin1, None) if name in capitals else (admin1,)
            for unit in units:
                key = (country, unit, name)
                self._twins[key] = max(self._twins[key], population)

    def population(
        self, country: str | None, admin1: str | None, name: str, *, known: int = 0
    ) -> int:
        """Return the population that ranks the unit *admin1* whose bare folded name is *name*.

        It is the one *known*, else that of the unit's towns, but below a town of the same name.
        """
        people = known or self._people[country, admin1]
        same = self._twins.get((country, admin1, name), 0) or self._twins.get(
            (country, None, name), 0
        )
        return min(people, same - 1) if same else people
