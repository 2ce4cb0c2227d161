"""The words of a participant: the noun phrase of its head."""

from spacy.tokens import Span, Token

from .runs import trimmed

_OUTSIDE = frozenset(
    (
        "acl",
        "acl:relcl",
        "ccomp",
        "xcomp",
        "appos",
        "parataxis",
        "punct",
        "cc",
        "conj",
        "case",
        "advcl",
    )
)
"""Relations whose subtree is not part of a participant's own phrase."""


def phrase(head: Token) -> Span:
    """Return the noun phrase of *head* without appositions, relative clauses and its conjuncts."""
    low, high = head.sent.start, head.sent.end
    kept = [head.i]
    for child in head.children:
        if child.dep_ not in _OUTSIDE:
            kept.extend(t.i for t in child.subtree)
    start, end = max(low, min(kept)), min(high, max(kept) + 1)
    return trimmed(head.doc, start, end) or head.doc[head.i : head.i + 1]
