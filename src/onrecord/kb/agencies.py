"""News agencies and outlets."""

from dataclasses import dataclass
from pathlib import Path

from .tables import DATA, rows


@dataclass(frozen=True, slots=True)
class Agency:
    """A news agency, broadcaster or outlet; country as ISO 3166-1 alpha-3."""

    name: str
    aliases: tuple[str, ...]
    country: str | None
    domain: str | None
    kind: str

    @property
    def is_agency(self) -> bool:
        """Whether it sells news to others ("agency", "state agency")."""
        return self.kind.endswith("agency")


def load_agencies(folder: Path = DATA) -> tuple[Agency, ...]:
    """Return all agencies and outlets.

    Raises:
        KnowledgeError: the table is missing or damaged.
    """
    columns = ("name", "aliases", "country", "domain", "kind")
    return tuple(
        Agency(name, tuple(filter(None, aliases.split("|"))), country or None, domain or None, kind)
        for name, aliases, country, domain, kind in rows(
            "agencies.tsv", columns=columns, folder=folder
        )
    )


class Outlets:
    """Look-up of agencies and outlets by name or domain."""

    def __init__(self, agencies: tuple[Agency, ...]) -> None:
        self._names: dict[str, Agency] = {}
        self._domains: dict[str, Agency] = {}
        for agency in agencies:
            for form in (agency.name, *agency.aliases):
                self._names.setdefault(form, agency)
            if agency.domain:
                self._domains.setdefault(agency.domain, agency)

    @classmethod
    def load(cls, folder: Path = DATA) -> "Outlets":
        """Read the table.

        Raises:
            KnowledgeError: the table is missing or damaged.
        """
        return cls(load_agencies(folder))

    def by_name(self, name: str) -> Agency | None:
        """Return the outlet called *name*, in its own spelling."""
        plain = name.strip().removesuffix("’s").removesuffix("'s")
        return self._names.get(plain) or self._names.get(
            plain.removeprefix("the ").removeprefix("The ")
        )

    def by_domain(self, domain: str) -> Agency | None:
        """Return the outlet at *domain* or a parent domain of it."""
        parts = domain.lower().removeprefix("www.").split(".")
        tails = (".".join(parts[i:]) for i in range(len(parts) - 1))
        return next((self._domains[t] for t in tails if t in self._domains), None)
