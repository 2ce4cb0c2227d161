"""How two statements of different articles stand to each other."""

from collections.abc import Iterator

from ...records import Link
from ...records.labels import LinkBasis
from .assertion import Assertion
from .blaming import culprits, victims
from .content import weigh
from .counts import comparable, excludes
from .denying import negation, opposites
from .finding import Finding, one_voice, who
from .following import realised, stages
from .matter import Matter, follows, matter
from .numbering import quantities
from .setting import set_apart
from .where import places

LEAST = 0.4
"""Links that are less sure than this are not told."""
SAME, SURE = 0.45, 0.5
"""Probability of one matter from which two statements are compared outside of incidents, and from which
they corroborate each other."""
_CONTENT, _SAID = 0.4, 2
"""Share and number of the words, names left out, that two statements must have in common to say the same."""
_UNLIKE, _JOINED_SURE = 0.25, 0.9
"""An incident that joins reports of two places needs words that bear it out; else it is trusted."""
_COPIED, _REPEATED = 0.95, 0.8
"""Confidence in copied words, and what a repetition by one source keeps of it."""


def compare(a: Assertion, b: Assertion, *, incident: str | None, same_copy: bool) -> Link | None:
    """Return how *a* and *b*, published no earlier, stand to each other; None if nothing is to be said.

    *incident* is the incident that both belong to, null if none joins them; *same_copy* tells that
    their articles are copies of one text. The first of these that holds is told: one text printed
    twice copies; what cannot both be true of one matter at one time contradicts, unless the later
    one tells of a change: then it updates; what says the same corroborates. A repetition by the
    same source corroborates too, with less confidence and said so: whether it is independent is
    counted by ``origins``. Voices that decline to comment are never linked.
    """
    if a.statement.article == b.statement.article or "declines" in (a.stance, b.stance):
        return None
    if a.verbal != b.verbal or (incident is None and (a.verbal or not (a.lead and b.lead))):
        return None
    told = _copied(a, b) if same_copy else _findings(a, b, matter(a, b), incident is not None)
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


def _findings(a: Assertion, b: Assertion, same: Matter, joined: bool) -> Iterator[Finding]:
    doubtful = places(a.place, b.place) == "apart" and same.probability < _UNLIKE
    sure = _JOINED_SURE if joined and not doubtful else same.probability
    yield from set_apart(a, b, same, joined)
    if sure < SAME:
        return
    if not (_one_content(a, b, joined) or _opposed(a, b) or _goes_on(a, b)):
        return
    for finding in _differences(a, b, same, joined):
        yield Finding(finding.relation, finding.basis, finding.confidence * sure, finding.why)
    if sure >= SURE:
        yield from _agreement(a, b, same, sure, joined)


def _differences(a: Assertion, b: Assertion, same: Matter, joined: bool) -> Iterator[Finding]:
    yield from negation(a, b, same, joined)
    yield from realised(a, b)
    yield from opposites(a, b)
    yield from quantities(a, b)
    yield from culprits(a, b)
    yield from victims(a, b)
    yield from stages(a, b)


def _agreement(
    a: Assertion, b: Assertion, same: Matter, sure: float, joined: bool
) -> Iterator[Finding]:
    if (
        a.stance != b.stance
        or a.stance == "doubts"
        or a.ahead != b.ahead
        or not _one_content(a, b, joined)
    ):
        return
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
    why = f"{who(a)} and {who(b)} say the same ({words})"
    why += "; both go back to one source." if once else "."
    yield Finding("corroborates", basis, sure * (_REPEATED if once else 1.0), why)


def _goes_on(a: Assertion, b: Assertion) -> bool:
    """Whether what two articles tell first are two steps of a story about the same names."""
    return follows(a, b) and len(a.names & b.names) >= _SAID and a.sentence == b.sentence == 0


def _opposed(a: Assertion, b: Assertion) -> bool:
    """Whether they take opposite sides in anything."""
    return any(a.poles[k] != b.poles[k] for k in a.poles.keys() & b.poles.keys())


def _one_content(a: Assertion, b: Assertion, joined: bool) -> bool:
    """Whether the statements themselves, not only names and the words around, speak of the same."""
    if joined:
        return bool(a.words.keys() & b.words.keys()) or (a.type is not None and a.type == b.type)
    if any(comparable(x, y) and not x.kind.startswith("#") for x in a.counts for y in b.counts):
        return True
    shared = a.plain & b.plain
    if a.sentence == b.sentence == 0:
        return bool(shared)
    least = min(weigh(a.plain), weigh(b.plain))
    return len(shared) >= _SAID and weigh(shared) >= _CONTENT * least


def _shown(key: str) -> str:
    return key.lstrip("@=")
