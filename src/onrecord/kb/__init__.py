"""Knowledge: look-up of candidates, no ranking. Compiled by ``scripts/build_kb.py``."""

from dataclasses import dataclass
from functools import lru_cache

from ..errors import KnowledgeError
from .agencies import Agency, Outlets, load_agencies
from .countries import Countries, Country, CountryMatch
from .gazetteer import Gazetteer, GazetteerPlace
from .groups import Group, Groups
from .people import Officeholder, People
from .roles import Roles
from .tables import DATA
from .user import Actor, UserActors, UserGazetteer

__all__ = [
    "Actor", "Agency", "Countries", "Country", "CountryMatch", "Gazetteer", "GazetteerPlace", "Group",
    "Groups", "KnowledgeBase", "Officeholder", "Outlets", "People", "Roles", "UserActors", "UserGazetteer",
    "load_agencies", "version",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class KnowledgeBase:
    """The whole knowledge base, read-only."""

    countries: Countries
    roles: Roles
    groups: Groups
    outlets: Outlets
    people: People

    @staticmethod
    def load() -> "KnowledgeBase":
        """Read the tables, once in a process (the gazetteer is loaded apart, by those who need places).

        Raises:
            KnowledgeError: a table is missing or damaged.
        """
        return _shipped()


@lru_cache(maxsize=1)
def _shipped() -> KnowledgeBase:
    return KnowledgeBase(
        Countries.load(), Roles.load(), Groups.load(), Outlets.load(), People.load()
    )


def version() -> str:
    """Return the version of the data ("2026.11").

    Raises:
        KnowledgeError: the data is missing.
    """
    try:
        return (DATA / "VERSION").read_text(encoding="utf-8").strip()
    except OSError as error:
        raise KnowledgeError(f"{DATA}: knowledge base is missing ({error})") from error
