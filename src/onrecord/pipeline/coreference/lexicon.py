"""The words of ``words.toml``: gender and kind of nouns, titles and first names."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from ...errors import KnowledgeError

WORDS = Path(__file__).with_name("words.toml")
Gender = Literal["masculine", "feminine"]
_TABLES = ("nouns", "titles", "names")
_GENDERS: tuple[Gender, ...] = ("masculine", "feminine")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What single words tell; all lower case.

    Attributes:
        gendered: nouns, titles and first names of one gender, by table.
        person: nouns for a person.
        body: nouns for a body that acts as one.
        ranks: titles that are no part of a name, without their full stop.
        free: modifiers that do not say who is meant ("the former minister").
        deciding: modifiers without which a description does not mean a role that has them.
        firm: last words of a company's name that are often left out.
        small: words of a name that its acronym leaves out.
        leaders: a description of a person to the roles of whom it may describe.
        bodies: a description of a body to the last words of names that it may describe.
    """

    gendered: dict[str, dict[str, Gender]]
    person: frozenset[str]
    body: frozenset[str]
    ranks: frozenset[str]
    free: frozenset[str]
    deciding: frozenset[str]
    firm: frozenset[str]
    small: frozenset[str]
    leaders: dict[str, frozenset[str]]
    bodies: dict[str, frozenset[str]]

    def gender(self, table: Literal["nouns", "titles", "names"], word: str) -> Gender | None:
        """Return the gender that *word* has in *table*, without its full stop."""
        return self.gendered[table].get(word.lower().rstrip("."))


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Read the words that ship with the package.

    Raises:
        KnowledgeError: the file is missing or breaks its schema.
    """
    try:
        data = tomllib.loads(WORDS.read_text(encoding="utf-8"))
        gendered = {
            table: {word: gender for gender in _GENDERS for word in data[table][gender].split()}
            for table in _TABLES
        }
        person = frozenset(data["nouns"]["person"].split()) | gendered["nouns"].keys()
        parts = {k: frozenset(v.split()) for k, v in data["parts"].items()}
        return Lexicon(
            gendered=gendered,
            person=person,
            body=frozenset(data["nouns"]["body"].split()),
            ranks=frozenset(data["titles"]["ranks"].split()),
            free=parts["free"],
            deciding=parts["deciding"],
            firm=parts["firm"],
            small=parts["small"],
            leaders={k: frozenset(v.split()) for k, v in data["leaders"].items()},
            bodies={k: frozenset(v.split()) for k, v in data["bodies"].items()},
        )
    except (OSError, tomllib.TOMLDecodeError, KeyError) as error:
        raise KnowledgeError(f"{WORDS}: the word list is damaged ({error})") from error
