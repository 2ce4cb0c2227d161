"""Findings: how two statements stand to each other, before it becomes a link."""

from dataclasses import dataclass

from ...records.labels import LinkBasis, LinkRelation
from .assertion import Assertion

STATE = 4
"""Days after which a state that is told otherwise has changed rather than being disputed."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Relation, ground, confidence before the matter's own, and one sentence for a person."""

    relation: LinkRelation
    basis: LinkBasis
    confidence: float
    why: str


def one_voice(a: Assertion, b: Assertion) -> bool:
    """Whether both go back to one source; witnesses without a name are never one."""
    if a.source is None and b.source is None:
        return (a.agency or a.publisher) == (b.agency or b.publisher)
    one_country = not (a.voice_country and b.voice_country) or a.voice_country == b.voice_country
    return a.source == b.source and not a.witness and (a.named or one_country)


def who(a: Assertion) -> str:
    """Return what to call the voice of *a* at the beginning of a sentence."""
    name = a.role or a.publisher or "one report"
    return name[:1].upper() + name[1:] if a.role else name
