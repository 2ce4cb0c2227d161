"""Who takes part: the actor, recipient and place phrases of a trigger, from pair scores and syntax."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from .layers import Encoding, Relation
from .runs import runs_above, trimmed, words_of

SCORE = 0.5
_SUBJECTS = frozenset(("nsubj", "csubj"))
_AGENTS = frozenset(("obl:agent",))
_OBJECTS = frozenset(("obj", "nsubj:pass", "iobj"))
_LIGHT = frozenset(
    [
        "make",
        "carry",
        "hold",
        "launch",
        "conduct",
        "stage",
        "give",
        "take",
        "mount",
        "wage",
        "commit",
        "begin",
        "start",
        "stop",
        "end",
        "halt",
        "resume",
        "continue",
        "deliver",
        "issue",
        "offer",
        "provide",
        "impose",
        "order",
        "declare",
        "announce",
    ]
)
"""Verbs whose subject acts in the noun that is their object ("launched an attack")."""
_OUTSIDE = frozenset(("acl:relcl", "appos", "parataxis", "punct", "cc", "conj", "case", "advcl"))
"""Relations whose subtree is not part of a participant's own phrase."""


def scored(doc: Doc, encoding: Encoding, trigger: Span, role: Relation) -> list[Span]:
    """Return the phrases to which the pair scores give *role* of *trigger*."""
    anchors = words_of(trigger)
    window = encoding.pairs[encoding.window_of[anchors[0]]]
    before = [i for i in window.columns if i < trigger.start]
    after = [i for i in window.columns if i >= trigger.end]
    out: list[Span] = []
    for near in (before, after):  # apart, so that no run bridges the trigger
        for start, end in runs_above(near, encoding.pair(role, anchors, near), SCORE, bridge=2):
            span = trimmed(doc, start, _end(doc, start, end))
            if span is not None:
                out.extend(m for m in _members(span) if _nounlike(m.root))
    return out


def _end(doc: Doc, start: int, end: int) -> int:
    """Return *end* without the prepositions and conjunctions that lead out of a phrase."""
    while end > start + 1 and doc[end - 1].pos_ in ("ADP", "CCONJ", "SCONJ", "SPACE"):
        end -= 1
    return end


def _members(span: Span) -> Iterator[Span]:
    """Yield the coordinated phrases of *span*, or the span itself."""
    root = span.root
    joined = [root, *(t for t in root.conjuncts if span.start <= t.i < span.end)]
    heads = sorted({t.i for t in joined})
    if len(heads) == 1:
        yield span
        return
    for i in heads:
        yield phrase(span.doc[i], within=span)


def phrase(head: Token, *, within: Span | None = None) -> Span:
    """Return the noun phrase of *head* without appositions, relative clauses and its conjuncts."""
    low, high = (
        (within.start, within.end) if within is not None else (head.sent.start, head.sent.end)
    )
    kept = [head.i]
    for child in head.children:
        if child.dep_ not in _OUTSIDE:
            kept.extend(t.i for t in child.subtree)
    start, end = max(low, min(kept)), min(high, max(kept) + 1)
    return trimmed(head.doc, start, end) or head.doc[head.i : head.i + 1]


def syntactic(trigger: Span, role: Relation) -> Iterator[Span]:
    """Yield the phrases that fill *role* of *trigger* by the tree alone."""
    head = trigger.root
    if role == "place":
        return
    for child in _verbal(head) if head.pos_ in ("VERB", "AUX") else _nominal(head):
        found = _role_of(child, head)
        if found == role and not trigger.start <= child.i < trigger.end and _nounlike(child):
            yield from (phrase(t) for t in (child, *_conjuncts(child)))


def _conjuncts(token: Token) -> Sequence[Token]:
    return [t for t in token.conjuncts if t.i > token.i and t.dep_ == "conj"]


def _nounlike(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN", "PRON", "ADJ", "NUM") and token.morph.get(
        "PronType"
    ) != ["Rel"]


def _verbal(head: Token) -> Iterator[Token]:
    """Yield the arguments of a verb; a verb without subject takes the one it shares."""
    yield from head.children
    if not any(c.dep_.startswith(("nsubj", "csubj")) for c in head.children):
        step = head
        while step.dep_ in ("conj", "xcomp", "advcl") and step.head != step:
            step = step.head
            subject = next((c for c in step.children if c.dep_ in _SUBJECTS), None)
            if subject is not None:
                yield subject
                return
    if head.dep_ == "acl:relcl":
        yield head.head


def _nominal(head: Token) -> Iterator[Token]:
    """Yield the arguments of a noun, and the subject of the light verb that it is the object of."""
    yield from head.children
    verb = head.head
    if head.dep_ == "obj" and verb.lemma_ in _LIGHT:
        yield from (c for c in verb.children if c.dep_ in (*_SUBJECTS, *_AGENTS))


def _role_of(child: Token, head: Token) -> Relation | None:
    """Return the role that the relation of *child* to *head* gives."""
    if head.pos_ in ("VERB", "AUX"):
        if child == head.head:  # the antecedent of a relative clause
            return None if _has_subject(head) else "actor"
        if child.dep_ in _SUBJECTS or child.dep_ in _AGENTS:
            return "actor"
        return "recipient" if child.dep_ in _OBJECTS else None
    case = next((c.lower_ for c in child.children if c.dep_ == "case"), "")
    if child.dep_ in ("nmod:poss", "amod", "compound", *_SUBJECTS, *_AGENTS) or case == "by":
        return "actor"
    return "recipient" if child.dep_ == "nmod" and case in ("against", "on", "with", "to") else None


def _has_subject(head: Token) -> bool:
    subjects = [c for c in head.children if c.dep_ in _SUBJECTS]
    return any(c.morph.get("PronType") != ["Rel"] for c in subjects)
