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

_COMPLEMENTS = frozenset(
    ("xcomp", "ccomp", "obj", "csubj", "acl", "obl", "nmod", "advcl", "nsubj:pass")
)
_CONDITIONS = frozenset(("if", "unless", "whether", "lest", "until", "in_case"))
_MODALS = frozenset(("will", "'ll", "’ll", "shall"))
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


def read(head: Token, guessed: Factuality, contents: set[int]) -> Reading:
    """Return the value of the event at *head*; *guessed* is the encoder's.

    *contents* are the tokens of the innermost statement that tells the event (empty: the article
    tells it): cues outside of it are another voice's.
    """
    over, beside = _cues()
    value: Factuality = "CT+"
    cue: Token | None = None
    time: Time | None = None
    negative = False
    step = head
    for _ in range(_STEPS):
        for part in step.children:
            if part.i in (head.i,) or (contents and part.i not in contents):
                continue
            if part.dep_ in ("advmod", "aux", "det", "cc:preconj", "case", "mark"):
                found = beside.get(part.lower_)
                if part.lower_ in _MODALS and step == head:
                    time = "future"
                if part.lower_ in _CONDITIONS and part.dep_ == "mark":
                    return Reading("Uu", part, "hypothetical")
                if found == "CT-" and (part.dep_ != "case" or part.lower_ == "without"):
                    negative, cue = not negative, cue or part
                elif found is not None and value == "CT+":
                    value, cue = found, part
        above = step.head
        if above == step or (contents and above.i not in contents):
            break
        relation = step.dep_
        if relation == "conj":
            step = above
            continue
        if relation not in _COMPLEMENTS or (
            relation in ("obl", "nmod", "nsubj:pass")
            and above.pos_ == "VERB"
            and not _governs(above, over)
        ):
            break
        found = next(
            (over[b] for b in bases(above.lower_, above.lemma_.lower()) if b in over), None
        )
        if found is None:
            if relation in ("obj", "xcomp", "acl"):
                step = above
                continue
            break
        if found == "CT-":
            negative, cue = not negative, cue or above
        elif found != "CT+" and value == "CT+":
            value, cue = found, above
            if found == "Uu":
                time = time or "future"
        step = above
    if cue is None:
        return Reading(guessed, None, time)
    return Reading(_signed(value, negative), cue, time)


def _governs(above: Token, over: dict[str, Factuality]) -> bool:
    return any(b in over for b in bases(above.lower_, above.lemma_.lower()))


def _signed(value: Factuality, negative: bool) -> Factuality:
    if not negative or value == "Uu":
        return value
    return value[:2] + ("-" if value.endswith("+") else "+")  # type: ignore[return-value]
