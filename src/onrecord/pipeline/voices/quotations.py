"""Quotations as tokens, and whose they are."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from ..quotes import Quotes
from .cues import Candidate
from .drafts import Draft, Neighbours, shared
from .trees import Range, merged, without

SPEECH_WORDS = 4
"""A quotation of fewer words is a borrowed expression, no speech, unless a cue takes it."""
NEAR = 14
"""Tokens within which a cue stands from the quotation that it brings in."""

Make = Callable[[Candidate], Draft]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation: its tokens with the marks, its words, and whether a sentence begins with it."""

    range: Range
    words: int
    opens: bool

    @property
    def speech(self) -> bool:
        """Whether it is long enough to be somebody's speech by itself."""
        return self.words >= SPEECH_WORDS


class Quotations:
    """The quotations of a document in the order of the text."""

    def __init__(self, doc: Doc, marked: Quotes) -> None:
        self.doc = doc
        self.all = [q for a, b in marked.spans if (q := _quotation(doc, a, b)) is not None]
        self._starts = [q.range[0] for q in self.all]

    def holding(self, at: int) -> Quotation | None:
        """Return the quotation that holds the token *at*, None outside."""
        k = bisect_right(self._starts, at) - 1
        return self.all[k] if k >= 0 and at < self.all[k].range[1] else None

    def attach(self, drafts: list[Draft], words: Sequence[Candidate], make: Make) -> None:
        """Give every quotation to its voice; drafts made on the way are added to *drafts*.

        A quotation belongs to the draft whose content holds it, else to a cue beside it, else it
        goes on with what the voice before it says. *make* turns a cue word into a draft.
        """
        outer = {
            d.head.i: d for d in drafts if d.head is not None and self.holding(d.head.i) is None
        }
        voices = Neighbours(d for d in drafts if d.head is None or d.head.i in outer)
        free = {c.head.i: c for c in words if c.quotes and self.holding(c.head.i) is None}
        last: tuple[int, Draft] | None = None
        for quotation in self.all:
            owner = _owner(quotation, voices.near(*quotation.range))
            if owner is None:
                at = self._beside(quotation, outer.keys() | free.keys())
                if at is not None and at not in outer:
                    outer[at] = make(free[at])
                    drafts.append(outer[at])
                owner = outer[at] if at is not None else None
            if (
                owner is None
                and last is not None
                and quotation.speech
                and self._goes_on(quotation, *last)
            ):
                owner = last[1]
            if owner is not None:
                _give(self.doc, owner, quotation)
                voices.add(owner)
                last = (quotation.range[1], owner)

    def _beside(self, quotation: Quotation, heads: set[int]) -> int | None:
        """Return the cue word after the quotation in its sentence, or the one that leads up to it."""
        start, end = quotation.range
        for i in self._after(end):
            if i in heads and self.doc[i].pos_ != "NOUN":
                return i
        if not quotation.speech and not self._led_up(start):
            return None
        colon = self.doc[self._colon(start) - 1].text == ":"
        for i in self._before(start):
            # "made the following comment: ..." but not "praised the remark “...”"
            if i in heads and (colon or self.doc[i].pos_ != "NOUN"):
                return i
        return None

    def _after(self, end: int) -> Iterator[int]:
        """Yield the tokens of the clause after a quotation that ends at *end*: "," said the minister."""
        if (
            self.doc[end - 2 : end - 1].text not in (",", "?", "!", "—", "-", "…", "...")
            and self.doc[end : end + 1].text != ","
        ):
            return
        for i in range(end, min(end + NEAR, len(self.doc))):
            token = self.doc[i]
            if (
                token.text in (".", ";", ":")
                or (token.is_space and i > end)
                or self.holding(i) is not None
            ):
                return
            yield i

    def _led_up(self, start: int) -> bool:
        end = self._colon(start)
        return end > 0 and self.doc[end - 1].text in (",", ":")

    def _colon(self, start: int) -> int:
        """Return *start*, or where the paragraph ends that leads up to a quotation with a colon."""
        end = start
        while end > 0 and self.doc[end - 1].is_space:
            end -= 1
        return end if end and self.doc[end - 1].text == ":" else start

    def _before(self, start: int) -> Iterator[int]:
        """Yield the tokens before a quotation, backwards, while they lead up to it."""
        start = self._colon(start)
        colon = self.doc[start - 1].text == ":" if start else False
        for i in range(start - 1, max(-1, start - 1 - NEAR), -1):
            token = self.doc[i]
            if (
                token.is_space
                or (token.text in (".", ";") and not colon)
                or self.holding(i) is not None
            ):
                return
            yield i
            if token.is_sent_start:
                return

    def _goes_on(self, quotation: Quotation, before: int, owner: Draft) -> bool:
        """Tell whether *quotation* follows what *owner* says without another voice between.

        It opens a sentence right after the sentence in which the quotation before it ended.
        """
        start = quotation.range[0]
        if not quotation.opens or start <= before:
            return False
        spent = max(
            before, *(r[1] for r in (owner.cue, owner.source) if r is not None and r[0] < start), 0
        )
        between = [t for t in self.doc[before:start] if not t.is_space and not t.is_punct]
        ends = max(self.doc[before - 1].sent.end, self.doc[spent - 1].sent.end)
        return all(t.i < ends for t in between) and len(between) <= 2 * NEAR


def _quotation(doc: Doc, start: int, end: int) -> Quotation | None:
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return None
    words = sum(t.is_alpha or t.like_num for t in span)
    if not words:
        return None
    first = next((t for t in span if not t.is_punct and not t.is_quote), span[0])
    before = doc[span.start - 1].text if span.start else ""
    opens = (
        bool(first.is_sent_start or span[0].is_sent_start)
        or before.isspace()
        or before in ("", ".", "?", "!")
    )
    return Quotation((span.start, span.end), words, opens)


def _owner(quotation: Quotation, drafts: Sequence[Draft]) -> Draft | None:
    """Return the draft with the smallest content that holds most of *quotation*."""
    size = quotation.range[1] - quotation.range[0]
    holders = [d for d in drafts if shared(d.content, [quotation.range]) >= 0.5 * size]
    return min(holders, key=lambda d: (d.size, d.start), default=None)


def _give(doc: Doc, draft: Draft, quotation: Quotation) -> None:
    """Make *quotation*, whole, part of the content of *draft*."""
    start, end = quotation.range
    kept = []
    for a, b in draft.content:
        rest = list(without((a, b), (start, end)))
        # what the scores let stick out of a quotation by a word or two is no part of the content
        if not rest or (a, b) == rest[0]:
            kept += rest
        elif draft.frame not in ("scores", "quote") or sum(_counts(doc, r) for r in rest) > 2:
            kept.append((a, b))
    content = merged([*kept, (start, end)])
    for part in (draft.cue, draft.source):
        if part is not None and not start <= part[0] < end:
            content = [r for whole in content for r in without(whole, part)]
    draft.content = content


def _counts(doc: Doc, part: Range) -> int:
    return sum(t.is_alpha or t.like_num for t in doc[part[0] : part[1]])
