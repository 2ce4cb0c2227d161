"""Which statement stands inside which: parents, at any depth, never in a ring."""

from collections.abc import Sequence

from .drafts import Draft, Neighbours, same_content, same_voice, shared
from .trees import Range

RELAYS = frozenset(("quote", "cite"))
"""Cues whose source is quoted by another voice of the sentence: "IRNA reported, citing ..."."""
HELD = 0.8
"""Share of a statement's cue and content that must stand in another's content."""


def nest(drafts: Sequence[Draft]) -> None:
    """Give every draft its parent: the smallest content that holds it, or the voice that relays it."""
    places = Neighbours(drafts)
    for draft in drafts:
        if draft.parent is None:
            draft.parent = _parent(draft, places.near(draft.start, draft.end))


def _parent(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    own: list[Range] = [*draft.content, *([draft.cue] if draft.cue is not None else [])]
    size = sum(b - a for a, b in own)
    holders = [
        d
        for d in drafts
        # a voice inside its own statement goes on speaking, it does not quote itself
        if d.size > draft.size
        and shared(d.content, own) >= HELD * size
        and not same_voice(d, draft)
    ]
    if _cue_relays(draft):
        holders += [d for d in drafts if _relays(d, draft)]
    holders = [d for d in holders if not descends(d, draft)]
    return min(holders, key=lambda d: (d.size, d.start), default=None)


def _cue_relays(draft: Draft) -> bool:
    return draft.head is not None and draft.head.lemma_ in RELAYS


def _relays(outer: Draft, inner: Draft) -> bool:
    """Tell whether *outer* reports the very words that it has from *inner*."""
    if outer is inner or outer.cue is None or outer.source is None or same_voice(outer, inner):
        return False
    return not _cue_relays(outer) and same_content(outer, inner)


def descends(draft: Draft | None, ancestor: Draft) -> bool:
    """Tell whether *ancestor* stands in *draft*'s chain: as its child it would close a ring."""
    step = draft
    while step is not None:
        if step is ancestor:
            return True
        step = step.parent
    return False
