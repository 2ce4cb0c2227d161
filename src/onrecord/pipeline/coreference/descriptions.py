"""The antecedent of a description: "the minister", "the 61-year-old", "the ministry"."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from spacy.tokens import Token

from ...kb import KnowledgeBase
from .lexicon import Lexicon
from .referents import Memory, Referent
from .trees import SUBJECTS, is_definite, is_plural, modifiers, possessor

_PLACES = frozenset(("city", "town", "village", "island", "province", "region", "state", "capital"))
_COUNTRY = frozenset(("country", "nation"))
_PEOPLE = frozenset(("man", "woman", "boy", "girl", "actor", "actress"))
_NEAR = 3
"""Sentences within which two that fit leave it open who is meant."""


class Descriptions:
    """Finds the named referent that a definite phrase means."""

    def __init__(self, named: Sequence[Referent], words: Lexicon, kb: KnowledgeBase) -> None:
        self._named = named
        self._words = words
        self._called: defaultdict[str, list[Referent]] = defaultdict(list)
        for referent in named:
            kind = _COUNTRY if referent.is_country else ()
            for word in sorted({*referent.roles, *referent.last_words, *kind}):
                self._called[word].append(referent)
        self._kb = kb

    def antecedent(
        self, head: Token, memory: Memory, speaking: Collection[Referent] = ()
    ) -> Referent | None:
        """Return the named referent that the phrase of *head* means, None if none or not clear.

        None of those *speaking* is it: one does not call oneself "the minister".
        """
        country = self._country(head)
        owned = country is not None and possessor(head) is not None
        if is_plural(head) or not (is_definite(head) or owned):
            return None
        if _identified(head):
            return None
        if "year-old" in head.lower_:
            return self._of_age(head, memory)
        lemma = head.lemma_.lower()
        fitting = [
            r
            for r in self._candidates(lemma)
            if r not in speaking and self._fits(r, head, lemma, country)
        ]
        if fitting:
            return self._most_recent(head, fitting, memory)
        if speaking:
            return None
        return self._by_kind(head, lemma, country, memory) or self._in_focus(head, lemma, memory)

    def _candidates(self, lemma: str) -> list[Referent]:
        """Return the named referents that are called *lemma* or what it may describe."""
        words = {lemma, *self._words.leaders.get(lemma, ()), *self._words.bodies.get(lemma, ())}
        found = dict.fromkeys(r for word in sorted(words) for r in self._called.get(word, ()))
        return sorted(found, key=lambda r: r.entity or 0)

    def _in_focus(self, head: Token, lemma: str, memory: Memory) -> Referent | None:
        """Return the person spoken of just before, if alone: "The former governor is a lawyer"."""
        if lemma not in self._words.person or head.dep_ not in SUBJECTS or not modifiers(head):
            return None
        people: dict[Referent, float] = {}
        for found in memory.before(head.i, 1):
            if found.referent.kind == "person":
                people[found.referent] = max(found.weight, people.get(found.referent, 0.0))
        gender = self._words.gender("nouns", lemma)
        for referent in people:
            if len(people) == 1 and referent.entity is not None:
                known = referent.gender in (None, gender) or gender is None
                return referent if known and lemma not in referent.roles else None
        return None

    def _by_kind(
        self, head: Token, lemma: str, country: str | None, memory: Memory
    ) -> Referent | None:
        """Return the only named one of its kind that was spoken of just before."""
        if {t.lower_ for t in modifiers(head)} - self._words.free:
            return None
        near: dict[Referent, None] = {}
        for found in memory.before(head.i, 1):
            near[found.referent] = None
        if lemma in _COUNTRY:
            fits = [r for r in near if r.is_country]
        elif lemma in self._words.bodies:
            fits = [r for r in near if r.kind == "body" and not r.is_place and r.plural is not True]
        elif lemma in _PEOPLE:
            gender = self._words.gender("nouns", lemma)
            fits = [r for r in near if r.kind == "person" and r.gender in (None, gender)]
        else:
            return None
        return fits[0] if len(fits) == 1 and fits[0].entity is not None else None

    def _country(self, head: Token) -> str | None:
        """Return the country that the modifiers of *head* name ("the Iranian leader")."""
        owner = possessor(head)
        for token in [*([owner] if owner is not None else []), *modifiers(head)]:
            if match := self._kb.countries.lookup(token.text):
                return match.iso3
        return None

    def _fits(self, referent: Referent, head: Token, lemma: str, country: str | None) -> bool:
        if country is not None and referent.country != country:
            return False
        own = {t.lower_ for t in modifiers(head) if not self._kb.countries.lookup(t.text)}
        if referent.kind == "person":
            if lemma not in self._words.person:
                return False
            names = self._words.leaders.get(lemma, frozenset()) | {lemma}
            return any(
                self._compatible(own, told)
                for role, told in referent.roles.items()
                if role in names
            )
        if referent.kind == "body" and referent.plural is not True:
            return self._is_body(referent, lemma, own)
        return False

    def _is_body(self, referent: Referent, lemma: str, own: set[str]) -> bool:
        if referent.is_country:
            return lemma in _COUNTRY and own <= self._words.free
        if lemma not in self._words.body and lemma not in self._words.bodies:
            return False
        names = self._words.bodies.get(lemma, frozenset()) | {lemma}
        if referent.last_words & names and lemma not in _PLACES:
            return own <= self._words.free
        return any(r in names and self._compatible(own, t) for r, t in referent.roles.items())

    def _compatible(self, own: set[str], told: set[str]) -> bool:
        return own - self._words.free <= told and told & self._words.deciding <= own

    def _of_age(self, head: Token, memory: Memory) -> Referent | None:
        age = head.text.partition("-")[0]
        known = [r for r in self._named if age in r.ages]
        if known:
            return known[0] if len(known) == 1 else None
        for found in memory.before(head.i, 2):
            if found.referent.kind == "person" and found.weight >= 1.2:
                return found.referent
        return None

    def _most_recent(
        self, head: Token, fitting: Sequence[Referent], memory: Memory
    ) -> Referent | None:
        if not fitting:
            return None
        near: list[Referent] = []
        for found in memory.before(head.i, _NEAR):
            if found.referent in fitting and found.referent not in near:
                near.append(found.referent)
        if len(near) == 1:
            return near[0]
        return fitting[0] if not near and len(fitting) == 1 else None


def _identified(head: Token) -> bool:
    """Tell whether what follows says who is meant ("the man who fled", "the head of the bank")."""
    return any(c.i > head.i and c.dep_ in ("acl:relcl", "acl", "nmod") for c in head.children)
