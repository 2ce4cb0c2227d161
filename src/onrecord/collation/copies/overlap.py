"""How much of the words of one article stands in another, word for word."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .words import FIGURE, FIRST_WORD, HASH, NAME, OPEN, SENTENCE, common_hashes, decoded

RUN = 3
"""So many words in a row count as taken over."""
LEAD_WORDS = 20
"""The lead: the first sentence, and as many more as it takes to reach so many words."""
MATCHED = 0.5
"""A sentence of which this share of the words is taken over is held to be the same sentence."""


class Words(NamedTuple):
    """A text's words (hashes), with what is known of each."""

    hashes: tuple[int, ...]
    quoted: tuple[bool, ...]
    names: tuple[bool, ...]
    figures: tuple[bool, ...]
    sentences: tuple[tuple[int, int], ...]
    runs: frozenset[tuple[int, ...]]

    @property
    def lead(self) -> tuple[int, int]:
        """Start and end of the lead."""
        ends = [end for _, end in self.sentences if end >= LEAD_WORDS]
        return 0, ends[0] if ends else len(self.hashes)


def words_of(data: bytes) -> Words:
    """Return the words in the *data* of a fingerprint."""
    hashes, quoted, names, figures, sentences = [], [], [], [], []
    inside, start = False, 0
    for number in decoded(data):
        if number >= FIRST_WORD:
            hashes.append(number & HASH)
            quoted.append(inside)
            names.append(bool(number & NAME))
            figures.append(bool(number & FIGURE))
        elif number == SENTENCE:
            if len(hashes) > start:
                sentences.append((start, len(hashes)))
                start = len(hashes)
        else:
            inside = number == OPEN
    if len(hashes) > start:
        sentences.append((start, len(hashes)))
    return Words(
        hashes=tuple(hashes),
        quoted=tuple(quoted),
        names=tuple(names),
        figures=tuple(figures),
        sentences=tuple(sentences),
        runs=frozenset(_runs(hashes)),
    )


class Side(NamedTuple):
    """What of one article stands in the other, as shares in [0, 1].

    ``share`` is of all its words, ``own`` of those outside quotation marks: two outlets may quote
    one voice. ``lead`` is 2 if half of its lead stands in the other article word for word, 1 if
    that has all names and figures of the lead and half of its content words, else 0. ``facts`` is
    the share of names and figures in the sentences taken over that the other article has too,
    ``figures`` that of figures alone; both are 1 where it lacks none or a single one. ``taken``:
    the number of words taken over.
    """

    share: float
    own: float
    lead: int
    facts: float
    figures: float
    taken: int


def side(one: Words, other: Words) -> Side:
    """Return what of *one* stands in *other*."""
    taken = _taken(one, other)
    size = len(taken)
    own = [t for t, q in zip(taken, one.quoted, strict=True) if not q]
    facts = [n or f for n, f in zip(one.names, one.figures, strict=True)]
    return Side(
        share=_mean(taken),
        own=_mean(own) if len(own) >= size / 4 else _mean(taken),
        lead=_lead(one, other, taken),
        facts=_known(one, other, taken, facts),
        figures=_known(one, other, taken, one.figures),
        taken=sum(taken),
    )


def _taken(one: Words, other: Words) -> list[bool]:
    taken = [False] * len(one.hashes)
    common = common_hashes()
    start = expected = 0
    evident = False
    for i, run in enumerate(_runs(one.hashes)):
        if run not in other.runs:
            continue
        if i != expected:
            start, evident = i, False
        expected = i + 1
        # "the ministry said on" alone is no evidence; it is taken along with what it leads to.
        evident = evident or not common.issuperset(run)
        if evident:
            taken[start : i + RUN] = [True] * (i + RUN - start)
            start = i + RUN
    return taken


def _runs(hashes: Sequence[int]) -> Iterator[tuple[int, ...]]:
    return zip(*(hashes[i:] for i in range(RUN)), strict=False)


def _lead(one: Words, other: Words, taken: Sequence[bool]) -> int:
    start, end = one.lead
    if _mean(taken[start:end]) >= MATCHED:
        return 2
    known, common = frozenset(other.hashes), common_hashes()
    facts = [one.hashes[i] in known for i in range(start, end) if one.names[i] or one.figures[i]]
    content = [h in known for h in one.hashes[start:end] if h not in common]
    return int(all(facts) and _mean(content) >= MATCHED)


def _known(one: Words, other: Words, taken: Sequence[bool], wanted: Sequence[bool]) -> float:
    known = frozenset(other.hashes)
    kept: list[bool] = []
    for start, end in one.sentences:
        if _mean(taken[start:end]) >= MATCHED:
            kept += [one.hashes[i] in known for i in range(start, end) if wanted[i]]
    return _mean(kept) if kept.count(False) > 1 else 1.0


def _mean(flags: Sequence[bool]) -> float:
    return sum(flags) / len(flags) if flags else 0.0
