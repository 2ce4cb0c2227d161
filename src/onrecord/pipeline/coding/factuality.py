"""Whether it happened, as the innermost voice presents it: FactBank values from cues and their scope.

Cues are read outwards from the trigger until the statement ends: negation and modals beside it,
verbs, nouns and adjectives over it (implicatives, intentions, evidentials), conditions and
questions around it. Values combine as in Saurí & Pustejovsky (2012): a negation under a modal stays
possible, an intention leaves everything open. What no cue decides is the encoder's.
"""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, get_args

from spacy.tokens import Token

from ...records.labels import Factuality, Time
from ..inflection import bases
from .slots import LIGHT

_COMPLEMENTS = frozenset(
    ("xcomp", "ccomp", "obj", "csubj", "acl", "obl", "nmod", "advcl", "nsubj:pass")
)
_CONTENT = frozenset(("to", "of", "for", "from", "against", "on", "that", "about"))
"""Words that lead to what a cue is about: "refrain from", "threat of"; "after" leads elsewhere."""
_LIMITS = frozenset(("only", "just", "merely", "simply"))
_CONDITIONS = frozenset(("if", "unless", "whether", "lest", "until", "in_case"))
_BESIDE = frozenset(("advmod", "aux", "det", "cc:preconj", "case", "mark"))
_MODALS = frozenset(("will", "'ll", "’ll", "shall"))
_MEANWHILE = frozenset(("as", "when", "while", "after", "before", "since", "because", "although"))
_HAPPEN = frozenset(("begin", "start", "happen", "occur", "proceed", "follow", "resume", "take"))
"""Verbs that say of their subject, an event, no more than that it happens."""
_STEPS = 5


class Reading(NamedTuple):
    """A value and the word that decided, None where no cue did."""

    value: Factuality
    cue: Token | None
    time: Time | None = None


@lru_cache(maxsize=1)
def _cues() -> tuple[dict[str, Factuality], dict[str, Factuality]]:
    table = tomllib.loads(Path(__file__).with_name("factuality.toml").read_text(encoding="utf-8"))
    over: dict[str, Factuality] = {}
    beside: dict[str, Factuality] = {}
    for part, found in (("over", over), ("beside", beside)):
        for value, words in table[part].items():
            if value not in get_args(Factuality):
                raise ValueError(f"factuality.toml: no value {value!r}")
            for word in words.split():
                found.setdefault(word, value)
    return over, beside


def read(
    head: Token, guessed: Factuality, contents: set[int], own: frozenset[int] = frozenset()
) -> Reading:
    """Return the value of the event at *head*; *guessed* is the encoder's.

    *contents* are the tokens of the innermost statement that tells the event (empty: the article
    tells it): cues outside of it are another voice's. *own* are tokens that make the event what it is
    ("will not recognise" is the refusal itself) and are no cues.
    """
    found = _Outwards(head, contents, own)
    if found.condition is not None:
        return Reading("Uu", found.condition, "hypothetical")
    if found.cue is None:
        return Reading(guessed, None, found.time)
    return Reading(_signed(found.value, found.negative), found.cue, found.time)


class _Outwards:
    """What the cues from a trigger outwards come to."""

    def __init__(self, head: Token, contents: set[int], own: frozenset[int]) -> None:
        self._own = own
        self.value: Factuality = "CT+"
        self.negative = False
        self.cue: Token | None = None
        self.time: Time | None = None
        self.condition: Token | None = None
        self._over, self._beside = _cues()
        self._contents = contents
        step = head
        for _ in range(_STEPS):
            self._read_beside(step, main=step == head)
            above = step.head
            if self.condition is not None or above == step or not self._inside(above):
                return
            if not self._climb(step, above):
                return
            step = above

    def _inside(self, token: Token) -> bool:
        return not self._contents or token.i in self._contents

    def _read_beside(self, step: Token, *, main: bool) -> None:
        """Take in the negations, modals, adverbs and conditions that hang on *step*."""
        for part in step.children:
            if part.dep_ not in _BESIDE or not self._inside(part) or part.i in self._own:
                continue
            if part.dep_ == "mark" and part.lower_ in _CONDITIONS and not _reached(step, part):
                self.condition = part
                return
            if main and part.lower_ in _MODALS:
                self.time = "future"
            if part.dep_ == "mark" and part.lower_ == "to" and (be := _scheduled(step, part)):
                self.time = "future"
                # "the ministers are to meet" announces, "they were to meet" leaves open
                self._take("Uu" if "Past" in be.morph.get("Tense") else "CT+", part)
                self.cue = self.cue or part
            if self._contents and part.lower_ == "would" and _reported_will(step):
                self.time = self.time or "future"
                continue
            found = "CT-" if _no_longer(part) else self._beside.get(part.lower_)
            if (
                found is None
                or _not_only(part)
                or (part.dep_ == "case" and part.lower_ != "without")
            ):
                continue
            self._take(found, part)

    def _climb(self, step: Token, above: Token) -> bool:
        """Take in what *above* says of *step*; tell whether the reading goes on from there."""
        if step.dep_ == "conj":
            return not _stands_alone(step)
        if step.dep_ == "nsubj" and above.lemma_ in _HAPPEN:
            return True
        if step.dep_ not in _COMPLEMENTS or _circumstance(step):
            return False
        found = next(
            (self._over[b] for b in bases(above.lower_, above.lemma_.lower()) if b in self._over),
            None,
        )
        if found is None:
            return step.dep_ == "xcomp" or (step.dep_ == "obj" and above.lemma_ in LIGHT)
        if found == "Uu":
            self.time = self.time or "future"
        self._take(found, above)
        return True

    def _take(self, found: Factuality, cue: Token) -> None:
        """Combine *found* with what was read before: the inner cue wins, negations cancel out."""
        if found == "CT-":
            self.negative = not self.negative
            self.cue = self.cue or cue
        elif found != "CT+" and self.value == "CT+":
            self.value, self.cue = found, cue


def _scheduled(step: Token, to: Token) -> Token | None:
    """Return the form of "be" by which *step* was or is to happen: "troops were to leave at dawn"."""
    return next(
        (
            c
            for c in step.children
            if c.dep_.split(":")[0] in ("aux", "cop") and c.lemma_ == "be" and c.i == to.i - 1
        ),
        None,
    )


def _reported_will(step: Token) -> bool:
    """Tell whether "would" beside *step* stands for a speaker's "will": no "have", no condition."""
    if any(c.dep_ == "aux" and c.lemma_ == "have" for c in step.children):
        return False
    clauses = (c for c in step.children if c.dep_ == "advcl")
    return not any(
        m.dep_ == "mark" and m.lower_ in _CONDITIONS for c in clauses for m in c.children
    )


def _circumstance(step: Token) -> bool:
    """Tell whether *step* only goes along with what stands over it: "as police looked on", "after talks"."""
    if step.dep_ in ("ccomp", "xcomp", "obj", "csubj", "nsubj:pass"):
        return any(c.dep_ == "mark" and c.lower_ in _MEANWHILE for c in step.children)
    leads = {c.lower_ for c in step.children if c.dep_ in ("case", "mark")}
    return leads.isdisjoint(_CONTENT)


def _stands_alone(conjunct: Token) -> bool:
    """Tell whether a conjunct shares no negation or modal with the first: own subject, or after "but"."""
    return any(
        c.dep_.startswith("nsubj") or (c.dep_ == "cc" and c.lower_ in ("but", "yet"))
        for c in conjunct.children
    )


def _reached(step: Token, mark: Token) -> bool:
    """Tell whether "until" leads to something that came: "until troops attacked"."""
    return mark.lower_ == "until" and "Past" in step.morph.get("Tense")


def _not_only(part: Token) -> bool:
    after = part.i + 1
    return part.lower_ == "not" and after < len(part.doc) and part.doc[after].lower_ in _LIMITS


def _no_longer(part: Token) -> bool:
    return part.lower_ == "longer" and part.i > 0 and part.doc[part.i - 1].lower_ == "no"


def _signed(value: Factuality, negative: bool) -> Factuality:
    if not negative or value == "Uu":
        return value
    return value[:2] + ("-" if value.endswith("+") else "+")  # type: ignore[return-value]
