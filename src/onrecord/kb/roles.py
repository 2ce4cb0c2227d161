"""Role nouns and titles to sectors ("foreign minister" -> GOV)."""

from pathlib import Path
from typing import cast

from ..records.labels import Sector
from .tables import DATA, rows


class Roles:
    """Look-up of role phrases, the longest ending that is known deciding."""

    def __init__(self, sectors: dict[str, Sector]) -> None:
        self._sectors = sectors

    @classmethod
    def load(cls, folder: Path = DATA) -> "Roles":
        """Read the table.

        Raises:
            KnowledgeError: the table is missing or damaged.
        """
        table = rows("roles.tsv", columns=("phrase", "sector", "kind"), folder=folder)
        return cls({phrase: cast(Sector, sector) for phrase, sector, _ in table})

    def sector(self, phrase: str) -> Sector | None:
        """Return the sector of a role, singular or plural, or of a phrase that ends in one."""
        words = phrase.lower().replace("’", "'").split()
        for at in range(len(words)):
            tail = " ".join(words[at:])
            for form in _singulars(tail):
                if form in self._sectors:
                    return self._sectors[form]
        return None


def _singulars(phrase: str) -> tuple[str, ...]:
    """Return *phrase* and what its last word may be the plural of."""
    forms = [phrase]
    if phrase.endswith("men"):
        forms.append(phrase[:-3] + "man")
    if phrase.endswith("ies"):
        forms.append(phrase[:-3] + "y")
    if phrase.endswith("s") and not phrase.endswith("ss"):
        forms.append(phrase[:-1])
    if phrase.endswith("es"):
        forms.append(phrase[:-2])
    return tuple(forms)
