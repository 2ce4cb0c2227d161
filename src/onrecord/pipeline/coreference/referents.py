"""What a text speaks of, named or not, and where: the memory in which antecedents are sought."""

from bisect import bisect_left, insort
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from .lexicon import Gender

Kind = Literal["person", "body", "thing"]
WINDOW = 60
"""Appearances that are looked at behind a pronoun: some five sentences."""


@dataclass(eq=False, slots=True)
class Referent:
    """One person, body or thing.

    Attributes:
        entity: index of the named entity, None of an unnamed referent.
        plural: several ("soldiers", "A and B"); None where both will do ("the Taliban").
        roles: what it is called: lemmas of titles, appositions and predicates, with modifiers.
        ages: ages that the text gives, as digits.
        last_words: the last words of its names, lower case.
    """

    kind: Kind
    entity: int | None = None
    gender: Gender | None = None
    plural: bool | None = False
    country: str | None = None
    is_country: bool = False
    is_place: bool = False
    roles: dict[str, set[str]] = field(default_factory=dict)
    ages: set[str] = field(default_factory=set)
    last_words: set[str] = field(default_factory=set)
    seen: int = 0


@dataclass(eq=False, slots=True)
class Appearance:
    """A place where a referent is spoken of: token, sentence, weight of its part in the clause.

    ``quote`` is the index of the quotation around it, -1 for none.
    """

    token: int
    sentence: int
    weight: float
    quote: int
    referent: Referent


class Memory:
    """The appearances in the order of the text."""

    def __init__(self) -> None:
        self._order: list[int] = []
        self._at: dict[int, Appearance] = {}

    def note(self, appearance: Appearance) -> None:
        """Remember *appearance*, in place of an earlier one of the same token."""
        if appearance.token not in self._at:
            insort(self._order, appearance.token)
        self._at[appearance.token] = appearance
        appearance.referent.seen += 1

    def at(self, token: int) -> Appearance | None:
        """Return the appearance at *token*."""
        return self._at.get(token)

    def before(self, token: int, sentences: int) -> Iterator[Appearance]:
        """Yield the appearances before *token*, the nearest first, at most *sentences* back."""
        place = bisect_left(self._order, token)
        first: int | None = None
        for at in reversed(self._order[max(0, place - WINDOW) : place]):
            found = self._at[at]
            first = found.sentence if first is None else first
            if found.sentence < first - sentences:
                return
            yield found
