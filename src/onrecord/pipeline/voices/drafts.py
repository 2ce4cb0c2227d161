"""An attribution in the making, and how two of them lie to each other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from ...records.labels import Act, Stance
from .trees import Range


@dataclass(eq=False)
class Draft:
    """An attribution in the making; ranges of tokens.

    Attributes:
        head: the cue's head word, None for a quotation without cue.
        frame: where the content was found: a frame of the lexicon, or "scores" (the encoder's).
    """

    head: Token | None
    cue: Range | None
    source: Range | None
    content: list[Range]
    act: Act
    stance: Stance
    confidence: float
    frame: str
    parent: "Draft | None" = None

    @property
    def start(self) -> int:
        """The first token of any part."""
        return min(r[0] for r in (*self.content, self.cue, self.source) if r is not None)

    @property
    def end(self) -> int:
        """The token after the last of any part."""
        return max(r[1] for r in (*self.content, self.cue, self.source) if r is not None)

    @property
    def depth(self) -> int:
        """How many voices stand around this one."""
        return 0 if self.parent is None else self.parent.depth + 1

    @property
    def size(self) -> int:
        """Tokens of the content."""
        return sum(b - a for a, b in self.content)


_BUCKET = 64
"""Tokens; any number will do, contents are some tens of tokens long."""


class Neighbours:
    """Drafts by where they stand, so that a long article costs no more per draft than a short one."""

    def __init__(self, drafts: Iterable[Draft] = ()) -> None:
        self._buckets: dict[int, list[Draft]] = {}
        for draft in drafts:
            self.add(draft)

    def add(self, draft: Draft) -> None:
        """Take in *draft*, or what it has grown by."""
        for bucket in range(draft.start // _BUCKET, (draft.end - 1) // _BUCKET + 1):
            found = self._buckets.setdefault(bucket, [])
            if not any(d is draft for d in found):
                found.append(draft)

    def near(self, start: int, end: int) -> list[Draft]:
        """Return the drafts that may reach into the tokens *start* .. *end*, in the order taken in."""
        buckets = range(start // _BUCKET, (max(end, start + 1) - 1) // _BUCKET + 1)
        found = {id(d): d for b in buckets for d in self._buckets.get(b, ())}
        return list(found.values())


def touch(one: Range | None, other: Range | None) -> bool:
    """Tell whether two ranges share a token."""
    return one is not None and other is not None and one[0] < other[1] and other[0] < one[1]


def shared(one: Sequence[Range], other: Sequence[Range]) -> int:
    """Return how many tokens two lists of ranges share."""
    return sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)


def inside(at: int, ranges: Sequence[Range]) -> bool:
    """Tell whether the token *at* stands in one of *ranges*."""
    return any(a <= at < b for a, b in ranges)


def same_content(one: Draft, other: Draft) -> bool:
    """Tell whether two drafts have four fifths of their contents in common."""
    longer = max(one.size, other.size)
    return longer > 0 and shared(one.content, other.content) > 0.8 * longer


def same_voice(one: Draft, other: Draft) -> bool:
    """Tell whether two drafts have their source words in common."""
    return touch(one.source, other.source)
