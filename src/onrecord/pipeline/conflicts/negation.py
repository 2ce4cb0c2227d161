"""Negation: one voice says that a thing is, another one that it is not (basis: negation, polarity).

The words of opposite meaning that a language has for one and the same thing ("open", "closed")
are listed in ``words.toml``.
"""

from collections.abc import Iterator

from .findings import Finding, capital, excerpt
from .lexicon import Lexicon
from .statements import Statement, Statements, one_voice, overlapping

BEFORE = 5
"""How many statements back the other one may stand."""
NEAR = 2
"""Up to so many statements and sentences apart "no list" and "a list" are enough."""
SHARED = 2
"""So many words statements further apart have in common at least, the negated one among them."""


def negations(statements: Statements, lexicon: Lexicon) -> Iterator[Finding]:
    """Yield pairs of statements of which one negates what the other one says."""
    for statement in statements.all:
        for other in statements.near(statement, BEFORE, 0):
            if _comparable(statement, other) and not (statement.cue | other.cue) & lexicon.forward:
                finding = _negated(statement, other, statements) or _opposed(
                    statement, other, lexicon
                )
                if finding is not None:
                    yield finding


def _comparable(one: Statement, other: Statement) -> bool:
    return (
        not (one.own or other.own)
        and not one_voice(one, other)
        and one.id not in other.parents
        and other.id not in one.parents
        and {one.stance, other.stance} <= {"asserts", "denies"}
        and not overlapping(one, other)
    )


def _negated(one: Statement, other: Statement, statements: Statements) -> Finding | None:
    shared = one.keys.keys() & other.keys.keys()
    for no, yes in ((one, other), (other, one)):
        if yes.stance != "asserts" or yes.negated & shared:
            continue
        denied = no.negated & shared & (no.predicates | yes.predicates)
        near = one.order - other.order <= NEAR and one.sentence - other.sentence <= NEAR
        if denied and (len(shared) >= SHARED or (near and denied & no.absent)):
            return Finding(
                one=no,
                other=yes,
                basis="negation",
                why=f"{capital(no.name)} said that it is not so, {yes.name} that it is: “{excerpt(yes)}”.",
            )
    return None


def _opposed(one: Statement, other: Statement, lexicon: Lexicon) -> Finding | None:
    if one.stance != other.stance or one.negated or other.negated:
        return None
    shared = one.keys.keys() & other.keys.keys()
    for key in sorted(one.keys):
        meant = lexicon.opposites.get(key, frozenset()) & other.keys.keys()
        if meant and shared and key not in shared and not meant & shared:
            return Finding(
                one=one,
                other=other,
                basis="polarity",
                why=f"{capital(one.name)} said “{excerpt(one)}”, {other.name} the opposite: "
                f"“{excerpt(other)}”.",
            )
    return None
