"""Well-known organizations: IGOs, armed groups, NGOs, organs of states."""

from dataclasses import dataclass
from pathlib import Path
from typing import cast

from ..records.labels import EntityKind, Sector
from .gazetteer import fold
from .tables import DATA, rows


@dataclass(frozen=True, slots=True)
class Group:
    """An organization known by name.

    Country as ISO 3166-1 alpha-3, None where it has none; its id in Wikidata, None where not known.
    """

    name: str
    kind: EntityKind
    country: str | None
    sector: Sector
    wikidata: str | None = None


class Groups:
    """Look-up of organizations by name or alias."""

    def __init__(self, exact: dict[str, Group], folded: dict[str, Group]) -> None:
        self._exact = exact
        self._folded = folded

    @classmethod
    def load(cls, folder: Path = DATA) -> "Groups":
        """Read the table.

        Raises:
            KnowledgeError: the table is missing or damaged.
        """
        columns = ("name", "aliases", "kind", "country", "sector", "wikidata")
        exact: dict[str, Group] = {}
        folded: dict[str, Group] = {}
        for name, aliases, kind, country, sector, wikidata in rows(
            "groups.tsv", columns=columns, folder=folder
        ):
            group = Group(
                name,
                cast(EntityKind, kind),
                country or None,
                cast(Sector, sector),
                wikidata or None,
            )
            for form in (name, *filter(None, aliases.split("|"))):
                exact.setdefault(form, group)
                if len(form) > 5:
                    folded.setdefault(fold(form), group)
        return cls(exact, folded)

    def lookup(self, text: str) -> Group | None:
        """Return the organization called *text*; short names ("WHO") must match in case."""
        plain = " ".join(text.replace("’", "'").split())
        plain = plain.removesuffix("'s").removeprefix("the ").removeprefix("The ")
        if not plain:
            return None
        return self._exact.get(plain) or (self._folded.get(fold(plain)) if len(plain) > 5 else None)
