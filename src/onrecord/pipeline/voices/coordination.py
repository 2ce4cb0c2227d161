"""Where one statement ends and the next begins: coordinate clauses and participles that change the voice."""

from collections.abc import Sequence

from spacy.tokens import Token

from .drafts import Draft, Neighbours, inside
from .trees import Range, child, without

_BREAKS = frozenset((",", ";", "—", "–", "-", ":"))
_LOOSE = frozenset(("advcl", "acl", "xcomp", "parataxis", "conj", "dep"))
_COORDINATE = frozenset(("conj", "parataxis"))


def part(drafts: Sequence[Draft]) -> None:
    """Cut what belongs to another voice out of the contents, and give participles their voice.

    "Paris will pay, the minister said, adding that ..." goes on with the minister; "X promised A;
    Y said B" and "X promised A, but B, Y said" are two statements side by side.
    """
    places = Neighbours(drafts)
    for inner in drafts:
        if inner.head is None or inner.cue is None:
            continue
        for outer in places.near(*inner.cue):
            if outer is inner or outer.cue is None or not inside(inner.cue[0], outer.content):
                continue
            if inside(outer.cue[0], inner.content) and any(
                r[0] < outer.cue[0] for r in outer.content
            ):
                # "X told Y, the ministry said, that ..."
                inner.content = _minus(inner.content, _clause(outer))
            elif _goes_on(outer, inner):
                inner.source = outer.source
                outer.content = _minus(outer.content, (inner.cue[0], _end(inner)))
            else:
                beside = _beside(inner.head)
                if (
                    beside is not None
                    and inside(beside.left_edge.i, outer.content)
                    and _after(outer, beside)
                ):
                    outer.content = _minus(
                        outer.content, (beside.left_edge.i, beside.right_edge.i + 1)
                    )


def _goes_on(outer: Draft, inner: Draft) -> bool:
    """Tell whether *inner* is a participle after the cue of *outer*: "..., he said, adding that"."""
    head = inner.head
    if head is None or outer.cue is None or outer.source is None:
        return False
    return (
        head.dep_ in _LOOSE
        and head.lower_.endswith("ing")
        and inner.act == "communication"
        and child(head, "nsubj", "nsubj:pass") is None
        and any(r[0] < outer.cue[0] for r in outer.content)
        and outer.cue[1] <= head.i
        and head.doc[outer.cue[0]].sent == head.sent
    )


def _clause(draft: Draft) -> Range:
    """Return the range of cue and source."""
    parts = [r for r in (draft.cue, draft.source) if r is not None]
    return min(r[0] for r in parts), max(r[1] for r in parts)


def _end(draft: Draft) -> int:
    ends = [r[1] for r in draft.content if draft.cue is not None and r[0] >= draft.cue[0]]
    return max([*(ends), draft.cue[1] if draft.cue is not None else 0])


def _beside(head: Token) -> Token | None:
    """Return the clause of the statement of *head* if it is coordinate to what stands before it."""
    step = head
    start = head.left_edge.i
    if start and head.doc[start - 1].text == ";" and child(head, "nsubj") is not None:
        return head  # whatever the parser hangs it on
    if step.dep_ == "parataxis" and step.head.i < step.i and step.head.dep_ in _COORDINATE:
        step = step.head  # "but the government may pay, a source said"
    if step.dep_ not in _COORDINATE or step.left_edge.i == 0 or child(step, "mark") is not None:
        return None
    subject = child(head, "nsubj")
    before = head.doc[step.left_edge.i - 1].text
    named = subject is not None and subject.pos_ in ("NOUN", "PROPN")
    return step if before in _BREAKS and named else None


def _after(outer: Draft, clause: Token) -> bool:
    """Tell whether something of *outer* is left before *clause*."""
    return any(a < clause.left_edge.i for a, _ in outer.content)


def _minus(content: Sequence[Range], cut: Range) -> list[Range]:
    return [r for whole in content for r in without(whole, cut)]
