"""Denials: a voice denies, rejects or laughs off what another one asserts (basis: negation).

What is denied is found in this order: a claim told inside the denial ("denied reports that ..."),
the statement around it that has most of its words, and for one without words of its own ("denied
the charge", "called it a lie") the accusation or claim just before it.
"""

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Token

from .findings import Finding, capital, excerpt
from .lexicon import Lexicon
from .statements import Statement, Statements, one_voice, overlapping

BEFORE = 6
AFTER = 4
"""How many statements away from a denial what it denies may stand."""
SENTENCES = 1
AIMED_SENTENCES = 2
"""How many sentences back a bare "denied the charge" may point: to any claim, to an accusation."""
ALIKE = 0.4
OWN_ALIKE = 0.5
"""Share of a denial's words, weighted by rarity, that a claim must have too; the article's own
words are about the same subject anyway and need more."""
BARE = 8
"""So many words a denial has at most that only judges: "a fable for the evening news"."""
_COMPLEMENT = 6
"""So many words after "the claim" its "that" is looked for: "suggestions by the party that ..."."""
_BEGINNING = 6
"""So many words of a statement show whether it only says "no such thing"."""
_NOUNS = ("NOUN", "PROPN")


def denials(statements: Statements, lexicon: Lexicon) -> Iterator[Finding]:
    """Yield for each denial what it denies, if the article tells it."""
    finder = _Targets(statements, lexicon)
    for statement in statements.all:
        denies = statement.stance == "denies" or no_such(statement) or finder.refutes(statement)
        if not denies or statement.own or not statement.tokens:
            continue
        if statement.cue & lexicon.unwilling or finder.refuses(statement):
            continue
        target = finder.inside(statement) or finder.alike(statement) or finder.pointed_at(statement)
        if target is not None:
            yield _finding(statement, target)


class _Targets:
    """Finds what a denial is about."""

    def __init__(self, statements: Statements, lexicon: Lexicon) -> None:
        self._statements = statements
        self._lexicon = lexicon
        self._empty = lexicon.claims | lexicon.figures | lexicon.parts | lexicon.verdicts

    def refuses(self, denial: Statement) -> bool:
        """Whether it turns down an offer or demand, which says nothing about the facts."""
        return self._head(denial) in self._lexicon.proposals

    def refutes(self, statement: Statement) -> bool:
        """Whether it is all of untruth, whatever its cue: "the reports are false"."""
        keys = statement.keys.keys()
        return bool(keys & self._lexicon.untruths) and keys <= self._empty

    def inside(self, denial: Statement) -> Statement | None:
        """Return the claim that *denial* names and tells: "denied reports that ..."."""
        for claim in self._statements.near(denial, 1, 3):
            named = claim.cue & self._lexicon.claims
            if denial.id in claim.parents and named and _may_deny(denial, claim):
                return claim
        return None

    def alike(self, denial: Statement) -> Statement | None:
        """Return the claim around *denial* that has most of its words."""
        told = denial.keys.keys() - self._empty
        whole = self._statements.weight(told)
        best, score = None, 0.0
        for claim in self._statements.near(denial, BEFORE, AFTER):
            shared = told & claim.keys.keys()
            said = (shared & denial.predicates) - claim.negated  # else both say that it is not so
            if not said or claim.cue & self._lexicon.forward or not _may_deny(denial, claim):
                continue
            alike = self._statements.weight(shared) / whole
            if alike >= (OWN_ALIKE if claim.own else ALIKE) and alike > score + 0.05:
                best, score = claim, alike
        return best

    def pointed_at(self, denial: Statement) -> Statement | None:
        """Return the claim just before a *denial* that does not repeat it."""
        before = [
            claim
            for claim in self._statements.near(denial, BEFORE, 0)
            if not claim.own and not self._forward(claim) and _may_deny(denial, claim)
        ]
        near = [c for c in before if denial.sentence - c.sentence <= self._reach(c, denial)]
        head = self._head(denial)
        if head in self._lexicon.claims and _spelled_out(denial):
            return None
        if head in self._lexicon.figures:
            return next((c for c in near if any(t.like_num for t in c.tokens)), None)
        aimed = [c for c in near if self._aimed(c, denial)]
        if not self._points_back(denial):
            return next((c for c in aimed if denial.sentence - c.sentence <= 1), None)
        if not near:
            return None
        # Who has accused may add this and that before the other side is heard.
        accused = [c for c in before if one_voice(c, near[0]) and self._accuses(c)]
        return next(iter(accused or aimed or near))

    def _accuses(self, claim: Statement) -> bool:
        return bool(claim.cue & self._lexicon.accusing)

    def _forward(self, claim: Statement) -> bool:
        """Whether *claim* is about what is to come, which is no fact to deny."""
        if claim.cue & self._lexicon.forward:
            return True
        verb = next((t for t in claim.tokens if t.pos_ in ("VERB", "AUX")), None)
        return verb is not None and verb.lower_ in ("will", "would", "shall", "should")

    def _reach(self, claim: Statement, denial: Statement) -> int:
        return AIMED_SENTENCES if self._aimed(claim, denial) else SENTENCES

    def _aimed(self, claim: Statement, denial: Statement) -> bool:
        """Whether *claim* is an accusation, or speaks of the one who denies."""
        return self._accuses(claim) or bool(claim.mentioned & denial.speakers)

    def _points_back(self, denial: Statement) -> bool:
        """Whether *denial* only names what it denies: "the charge", "it", "no such thing"."""
        words = [t for t in denial.tokens if t.is_alpha and t.pos_ != "ADP"]
        if not words or no_such(denial):
            return True
        if words[0].lower_ in self._lexicon.proforms and _alone(denial, words[0]):
            return True
        if self._head(denial) in self._lexicon.claims:
            return True
        judged = denial.keys.keys() & self._lexicon.verdicts
        return bool(judged) and len(words) <= BARE

    def _head(self, denial: Statement) -> str:
        return self._lexicon.key(_head_noun(denial))


def no_such(statement: Statement) -> bool:
    """Whether *statement* says "no such thing", "nothing of the kind", "the opposite"."""
    words = [t.lower_ for t in statement.tokens if t.is_alpha]
    pairs = set(pairwise(words[:_BEGINNING]))
    if pairs & {
        ("no", "such"),
        ("any", "such"),
        ("nothing", "of"),
        ("the", "opposite"),
        ("the", "contrary"),
    }:
        return True
    return words == ["otherwise"]


def _head_noun(denial: Statement) -> str:
    """Return the lemma of the noun that a nominal denial begins with, "" for a clause."""
    for token in denial.tokens:
        if token.pos_ in _NOUNS and token.dep_ != "compound":
            return str(token.lemma_.lower())
        if token.pos_ in ("VERB", "AUX", "SCONJ", "PRON") and "Poss=Yes" not in str(token.morph):
            return ""
    return ""


def _alone(denial: Statement, pronoun: Token) -> bool:
    """Whether *pronoun* begins no clause or phrase: "denied it", "called this 'a fable'"."""
    after = next((t for t in denial.tokens if t.i > pronoun.i), None)
    return after is None or not after.is_alpha or after.pos_ in ("ADP", "SCONJ")


def _spelled_out(denial: Statement) -> bool:
    """Whether its head noun says itself what was claimed: "the claim that ...", "talk of ..."."""
    words = [t.lower_ for t in denial.tokens]
    at = next(n for n, t in enumerate(denial.tokens) if t.pos_ in _NOUNS and t.dep_ != "compound")
    return words[at + 1 : at + 2] == ["of"] or "that" in words[at + 1 : at + 1 + _COMPLEMENT]


def _may_deny(denial: Statement, claim: Statement) -> bool:
    inside = denial.id in claim.parents
    return (
        claim.stance == "asserts"
        and (inside or not overlapping(denial, claim))
        and not no_such(claim)
        and bool(claim.tokens)
        and claim.id not in denial.parents
        and not one_voice(denial, claim)
    )


def _finding(denial: Statement, claim: Statement) -> Finding:
    return Finding(
        one=denial,
        other=claim,
        basis="negation",
        why=f"{capital(denial.name)} denied what {claim.name} said: “{excerpt(claim)}”.",
    )
