"""Conflicts inside one article, against the pairs that annotators marked.

A predicted pair is right where each of its ends is an end of one gold pair: two attributions
whose contents share at least half of the shorter one, two events with overlapping triggers, or an
event and an attribution that tells it. Gold pairs say why in words of their own; a fourth element,
where there is one, is the basis.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from ..records import CodedArticle
from .gold import Given, iso_date, read_lines
from .record import GoldSpan
from .report import Counts, Share, Tally
from .spans import Offsets, any_overlap
from .written import kept_apart

SHARED = 0.5
"""Share of the shorter content that two attributions must have in common to be one."""


class GoldStatement(msgspec.Struct, frozen=True, kw_only=True):
    """An annotator's attribution, as far as conflicts need it."""

    id: str
    cue: GoldSpan | None = None
    content: list[GoldSpan] = []


class GoldHappening(msgspec.Struct, frozen=True, kw_only=True):
    """An annotator's event, as far as conflicts need it."""

    id: str
    trigger: GoldSpan
    also: list[GoldSpan] = []


class Coding(msgspec.Struct, frozen=True, kw_only=True):
    """What one annotator found in an article; a conflict is [id, id, why] or [id, id, why, basis]."""

    attributions: list[GoldStatement]
    events: list[GoldHappening]
    conflicts: list[list[str]] = []


class ConflictGold(msgspec.Struct, frozen=True, kw_only=True):
    """An article with the codings of one or more annotators."""

    id: str
    text: str
    codings: tuple[Coding, ...]
    published: str | None = None
    publisher: str | None = None
    title: str | None = None

    @property
    def given(self) -> Given:
        """The article to code."""
        return Given(
            text=self.text,
            published=iso_date(self.published),
            publisher=self.publisher,
            title=self.title,
            key=self.id,
        )


class _Row(msgspec.Struct, frozen=True, kw_only=True):
    """A line of benchmarks/record or, without annotators, of the written corpus."""

    id: str
    text: str
    published: str | None = None
    publisher: str | None = None
    outlet: str | None = None
    title: str | None = None
    annotator_a: Coding | None = None
    annotator_b: Coding | None = None
    attributions: list[GoldStatement] = []
    events: list[GoldHappening] = []
    conflicts: list[list[str]] = []


class _Item:
    """One end of a pair: where an attribution's content and cue stand, or an event's triggers."""

    def __init__(self, item: Any) -> None:
        self.event = hasattr(item, "trigger")
        words = [item.trigger, *item.also] if self.event else item.content
        self.spans: list[Offsets] = [w.span for w in words if w.span is not None]
        self.cue: list[Offsets] = []
        if not self.event and item.cue is not None and item.cue.span is not None:
            self.cue = [item.cue.span]

    def is_one_with(self, other: "_Item") -> bool:
        """Whether both stand for the same thing said."""
        if not self.event and not other.event:
            return self._shares_content(other)
        spans, others = self.spans + self.cue, other.spans + other.cue
        return any_overlap(spans, others)

    def _shares_content(self, other: "_Item") -> bool:
        shared = sum(
            max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in self.spans for b in other.spans
        )
        sizes = [sum(b - a for a, b in x.spans) for x in (self, other)]
        return shared > 0 and shared >= SHARED * min(sizes)


_Pair = tuple[_Item, _Item, str | None]


def read(path: Path, *, written: bool) -> list[ConflictGold]:
    """Return the articles of *path*: benchmarks/record, or the *written* corpus's tenth kept apart.

    Raises:
        InputError: a line is no coded article.
    """
    rows = read_lines(path, _Row)
    return [_gold(row) for row in rows if not written or kept_apart(row.id)]


def _gold(row: _Row) -> ConflictGold:
    annotators = tuple(c for c in (row.annotator_a, row.annotator_b) if c is not None)
    alone = Coding(attributions=row.attributions, events=row.events, conflicts=row.conflicts)
    return ConflictGold(
        id=row.id,
        text=row.text,
        codings=annotators or (alone,),
        published=row.published,
        publisher=row.publisher or row.outlet,
        title=row.title,
    )


def score(gold: ConflictGold, record: CodedArticle | None) -> tuple[Tally, ...]:
    """Return a tally per annotator; *record*'s spans are those of the gold text."""
    predicted: list[_Pair] = []
    if record is not None:
        items = _by_id((*record.attributions, *record.events))
        predicted = _pairs(((*c.between, c.why, c.basis) for c in record.conflicts), items)
    return tuple(_tally(coding, predicted) for coding in gold.codings)


def _tally(coding: Coding, predicted: list[_Pair]) -> Tally:
    gold = _pairs(coding.conflicts, _by_id((*coding.attributions, *coding.events)))
    right = sum(any(_agree(p, g) for g in gold) for p in predicted)
    matches = [[p for p in predicted if _agree(g, p)] for g in gold]
    known = [(g[2], found) for g, found in zip(gold, matches, strict=True) if g[2] and found]
    alike = sum(any(p[2] == basis for p in found) for basis, found in known)
    return {
        "conflicts": Counts(right, len(predicted), sum(map(bool, matches)), len(gold)),
        "conflict basis (matched)": Share(alike, len(known)),
    }


def _by_id(items: Iterable[Any]) -> dict[str, _Item]:
    return {item.id: _Item(item) for item in items}


def _pairs(conflicts: Iterable[Iterable[str]], items: Mapping[str, _Item]) -> list[_Pair]:
    """Return the pairs whose ends are known; a basis stands fourth, if anywhere."""
    found: list[_Pair] = []
    for one, other, *rest in conflicts:
        if one in items and other in items:
            found.append((items[one], items[other], rest[1] if len(rest) > 1 else None))
    return found


def _agree(a: _Pair, b: _Pair) -> bool:
    straight = a[0].is_one_with(b[0]) and a[1].is_one_with(b[1])
    return straight or (a[0].is_one_with(b[1]) and a[1].is_one_with(b[0]))
