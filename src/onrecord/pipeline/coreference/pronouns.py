"""The antecedent of a pronoun: the fitting referent that stands out most, if it does clearly.

Candidates are all referents of the last sentences, named or not, weighed as in Lappin and Leass
(1994): the part they play in their clause, how near they are, how often they were spoken of.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from .lexicon import Gender
from .referents import Appearance, Memory, Referent
from .trees import SUBJECTS, clause_above, governor, subject_of


@dataclass(frozen=True, slots=True)
class Sort:
    """What a pronoun asks of its antecedent.

    Attributes:
        kind: "person" (he, she), "body" (it) or "several" (they).
        sentences: how far back the antecedent may stand.
        margin: by how much the best must outdo the second.
    """

    kind: str
    gender: Gender | None = None
    reflexive: bool = False
    possessive: bool = False
    sentences: int = 3
    margin: float = 0.35


def _sorts() -> Mapping[str, Sort]:
    sorts: dict[str, Sort] = {}
    forms: tuple[tuple[str, str, Gender | None, int, float], ...] = (
        ("he him his himself", "person", "masculine", 3, 0.3),
        ("she her hers herself", "person", "feminine", 3, 0.3),
        ("it its itself", "body", None, 1, 0.8),
        ("they them their theirs themselves", "several", None, 1, 0.8),
    )
    for words, kind, gender, sentences, margin in forms:
        for word in words.split():
            sorts[word] = Sort(
                kind,
                gender,
                reflexive=word.endswith(("self", "selves")),
                possessive=word in ("his", "her", "its", "their"),
                sentences=sentences,
                margin=margin,
            )
    return sorts


SORTS = _sorts()
"""The pronouns that are resolved, by their form."""

_STEP = 0.9
"""What a sentence of distance costs."""
_OFTEN = 0.12
"""What each of up to six appearances adds."""
_GENDER = 1.0
"""What a gender that is known, not only possible, adds."""
_QUOTED = 1.2
"""What it costs to stand in another quotation."""
_OWN = 1.0
"""What the subject of the pronoun's own clause adds."""
_ABOVE = 1.2
"""What the subject of the clause above adds."""
_SURE = {"person": -1.2, "body": 2.0, "several": 1.0}
"""An antecedent below this weight is none."""


def antecedent(
    pronoun: Token, here: Appearance, memory: Memory, speaking: Collection[Referent] = ()
) -> Referent | None:
    """Return what *pronoun* stands for, none of those *speaking*.

    *here* is the pronoun's own place, whose referent is yet to be found.
    """
    sort = SORTS[pronoun.lower_]
    barred = _barred(pronoun, sort)
    scores: dict[Referent, float] = {}
    for found in memory.before(pronoun.i, sort.sentences):
        if sort.kind != "person" and found.quote != here.quote and here.quote >= 0:
            continue
        if found.token in barred or found.referent in speaking or not fits(found.referent, sort):
            continue
        score = _score(pronoun, here, found, sort)
        scores[found.referent] = max(score, scores.get(found.referent, score))
    for referent in scores:
        scores[referent] += _bonus(referent, sort)
    return _clear_best(scores, sort)


def _clear_best(scores: dict[Referent, float], sort: Sort) -> Referent | None:
    ranked = sorted(scores.items(), key=lambda s: -s[1])
    if not ranked or ranked[0][1] < _SURE[sort.kind]:
        return None
    if len(ranked) > 1 and ranked[0][1] - ranked[1][1] < sort.margin:
        return None
    return ranked[0][0]


def fits(referent: Referent, sort: Sort) -> bool:
    """Tell whether number, gender and kind of *referent* let the pronoun stand for it."""
    if sort.kind == "person":
        return (
            referent.kind == "person"
            and referent.plural is not True
            and referent.gender in (None, sort.gender)
        )
    if sort.kind == "body":
        return referent.kind != "person" and referent.plural is not True
    return referent.plural is not False or (referent.kind == "body" and not referent.is_place)


def _bonus(referent: Referent, sort: Sort) -> float:
    bonus = _OFTEN * min(referent.seen, 6)
    if sort.kind == "person" and referent.gender == sort.gender:
        bonus += _GENDER
    if sort.kind == "several":
        bonus -= 0.0 if referent.plural is True else 0.5
    return bonus


def _score(pronoun: Token, here: Appearance, found: Appearance, sort: Sort) -> float:
    score = found.weight - _STEP * (here.sentence - found.sentence)
    if found.quote >= 0 and found.quote != here.quote:
        score -= _QUOTED
    if here.sentence != found.sentence:
        return score
    if (
        pronoun.dep_ == "nmod:poss"
        and pronoun.head.dep_ == "conj"
        and pronoun.head.head.i == found.token
    ):
        return score + 2.0  # "Skripal and his daughter"
    verb = governor(pronoun)
    if verb is None:
        return score
    mine = subject_of(verb)
    if mine is not None and mine.i == found.token:
        score += _OWN
    above = clause_above(verb)
    subject = subject_of(above) if above is not None else None
    if subject is not None and subject.i == found.token:
        score += _ABOVE
    return score


def _barred(pronoun: Token, sort: Sort) -> set[int]:
    """Return the tokens that binding forbids: of one clause with the pronoun, if it is no possessive."""
    if pronoun.dep_ == "nmod:poss":
        return {pronoun.head.i}
    verb = governor(pronoun)
    if verb is None or pronoun.dep_ in SUBJECTS:
        return set()
    subject = subject_of(verb)
    barred = {c.i for c in verb.children if c.dep_ in ("obj", "iobj")}
    return barred | ({subject.i} if subject is not None else set())


def bound(pronoun: Token) -> Token | None:
    """Return the subject that a reflexive pronoun goes back to."""
    verb = governor(pronoun)
    return subject_of(verb) if verb is not None else None
