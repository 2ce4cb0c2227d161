"""How two statements of different articles stand to each other."""

from collections.abc import Iterator

from ...records import Link
from ...records.labels import LinkBasis, LinkRelation
from .assertion import Assertion
from .blaming import culprits, victims
from .counts import comparable, excludes
from .denying import negation, opposites
from .features import features
from .finding import Finding, one_voice, who
from .following import realised, stages
from .matter import Matter, matter
from .model import answers, ground
from .numbering import quantities
from .setting import set_apart

LEAST = 0.35
"""Links that are less sure than this are not told."""
RELATIONS: tuple[LinkRelation, ...] = ("contradicts", "updates", "corroborates")
_DOUBT, _JOINED_DOUBT = 0.5, 0.5
"""Probability that two statements do not bear on each other from which nothing is told, outside of
incidents and in one."""
_HOPELESS = 0.03
"""Probability of one matter, by hand-set weights, below which the model is not asked outside of
incidents: asking costs most where there is nothing to find."""
_RULE, _JOINED_RULE = 0.15, 2.0
"""What a rule that finds a difference adds to its relation's probability, outside of incidents and in one."""
_COPIED, _REPEATED = 0.95, 0.8
"""Confidence in copied words, and what a repetition by one source keeps of it."""


def compare(a: Assertion, b: Assertion, *, incident: str | None, same_copy: bool) -> Link | None:
    """Return how *a* and *b*, published no earlier, stand to each other; None if nothing is to be said.

    *incident* is the incident that both belong to, null if none joins them; *same_copy* tells that
    their articles are copies of one text: then the same words are copies, and nothing else is told.
    Of other articles a fitted model tells whether both speak of one matter, and whether what they
    say cannot both be true of it at one time (contradicts), the later one tells how it went on
    (updates), or both say the same (corroborates). A repetition by the same source corroborates
    too, with less confidence and said so: whether it is independent is counted by ``origins``.
    Voices that decline to comment are never linked.
    """
    if a.statement.article == b.statement.article or "declines" in (a.stance, b.stance):
        return None
    if a.verbal != b.verbal or (incident is None and (a.verbal or not (a.lead and b.lead))):
        return None
    told = _copied(a, b) if same_copy else _told(a, b, joined=incident is not None)
    found = next(told, None)
    if found is None or found.confidence < LEAST:
        return None
    return Link(
        between=(a.statement, b.statement),
        relation=found.relation,
        basis=found.basis,
        incident=incident,
        confidence=round(found.confidence, 3),
        why=found.why,
    )


def _copied(a: Assertion, b: Assertion) -> Iterator[Finding]:
    if (a.text, a.kind, a.trigger) == (b.text, b.kind, b.trigger):
        why = "The same words stand in two copies of one text."
        yield Finding("copies", "text", _COPIED, why)


def _told(a: Assertion, b: Assertion, *, joined: bool) -> Iterator[Finding]:
    """Yield what the model answers, with the ground and the words of the rule that found the same."""
    same = matter(a, b)
    if not joined and same.probability < _HOPELESS:
        return
    told = features(a, b, same, joined=joined)
    share = answers(told)
    if share["unrelated"] > (_JOINED_DOUBT if joined else _DOUBT):
        return
    rules = list(_rules(a, b, same, joined))
    relation = max(RELATIONS, key=lambda name: share[name] + _bonus(rules, name, joined))
    sure = share[relation]
    rule = next((f for f in rules if f.relation == relation), None)
    if rule is not None:
        sure = max(sure, rule.confidence if joined else min(sure + _RULE, rule.confidence))
        yield Finding(relation, rule.basis, sure, rule.why)
    elif relation == "corroborates":
        yield _agreement(a, b, same, sure)
    else:
        basis = ground(told, relation)
        yield Finding(relation, basis, sure, _difference(a, b, relation, basis))


def _bonus(rules: list[Finding], relation: LinkRelation, joined: bool) -> float:
    """Return what the first rule that found something adds to its relation."""
    if not rules or rules[0].relation != relation:
        return 0.0
    return (_JOINED_RULE if joined else _RULE) * rules[0].confidence


def _rules(a: Assertion, b: Assertion, same: Matter, joined: bool) -> Iterator[Finding]:
    yield from set_apart(a, b, same, joined)
    yield from negation(a, b, same, joined)
    yield from realised(a, b)
    yield from opposites(a, b)
    yield from quantities(a, b)
    yield from culprits(a, b)
    yield from victims(a, b)
    yield from stages(a, b)


def _agreement(a: Assertion, b: Assertion, same: Matter, sure: float) -> Finding:
    basis: LinkBasis = "negation" if a.stance == b.stance == "denies" else "text"
    equal = [
        x
        for x in a.counts
        for y in b.counts
        if comparable(x, y) and not excludes(x, y) and x.high is not None
    ]
    if equal and basis == "text":
        basis = "quantity"
    words = ", ".join(_shown(k) for k in same.shared[:4])
    once = one_voice(a, b)
    why = f"{who(a)} and {who(b)} say the same" + (f" ({words})" if words else "")
    why += "; both go back to one source." if once else "."
    return Finding("corroborates", basis, sure * (_REPEATED if once else 1.0), why)


_APART: dict[LinkBasis, str] = {
    "negation": "one denies what the other says",
    "quantity": "they give different numbers",
    "entity": "they name different people",
    "time": "they give different times",
    "place": "they give different places",
    "text": "both cannot be so",
}


def _difference(a: Assertion, b: Assertion, relation: LinkRelation, basis: LinkBasis) -> str:
    if relation == "updates":
        return f"{who(b)} tells later how what {who(a)} told went on."
    return f"{who(a)} and {who(b)} speak of one matter, and {_APART[basis]}."


def _shown(key: str) -> str:
    return key.lstrip("@=")
