"""Whether of two articles one is a copy, an excerpt or another version of the other."""

from typing import Literal, NamedTuple

from ...records.spans import Record
from .dates import day_of
from .fingerprint import Fingerprint
from .overlap import Side, Words, side, words_of

LinkKind = Literal["copy", "excerpt", "version", "part"]

LEAST_SHARE = (0.8, 0.75, 0.65, 0.6, 0.5)
"""The share of one article that must stand in the other: the less, the more of the two leads stands
there too (their ``Side.lead`` added up). A follow-up that repeats its background has a lead of its
own."""
NEARLY_ALL = 0.65
"""With so much of either in the other, the lead may have been rewritten."""
SHORT = 40
"""Of fewer words two reporters of one event may well write half alike: as if no lead were shared."""
OTHER_AGENCY = 0.15
"""So much more where each article credits another agency."""
MOSTLY = 0.5
"""With more than this share of the longer one in the shorter, they are copies of each other."""
FACTS = 0.6
"""With fewer names or figures in common, sentences of one wording tell of two events."""
LEAST_WORDS = 12
PART = 0.25
SAME_ADDRESS = 0.25
"""At one address, articles of fewer words in common are no versions: a live page, a front page."""


_REASONS: dict[LinkKind, str] = {
    "copy": "most of either stands in the other",
    "version": "most of either stands in the other",
    "excerpt": "one stands in the other, which is mostly something else",
    "part": "they share passages and open alike",
}


class CopyLink(Record, frozen=True, kw_only=True):
    """Two articles of which one holds words of the other, by id in ascending order.

    ``share`` is the share of each one's words that stands in the other, ``leads`` whether its
    lead is told there. ``kind``: *version* (of one address or one publisher), *copy* (more than
    half of either stands in the other), *excerpt* (one stands in the other, which is mostly
    something else), *part* (no copies; it tells round-ups from copies). ``why`` says for a
    person what speaks for it.
    """

    between: tuple[str, str]
    kind: LinkKind
    share: tuple[float, float]
    leads: tuple[bool, bool]
    same_address: bool = False
    why: str

    @property
    def excerpt_and_whole(self) -> tuple[str, str]:
        """The article with the larger share in the other, and the other."""
        one, other = self.between
        return (one, other) if self.share[0] >= self.share[1] else (other, one)

    def other(self, article: str) -> str:
        """Return the one that is not *article*."""
        return self.between[article == self.between[0]]

    def share_of(self, article: str) -> float:
        """Return the share of the words of *article*."""
        return self.share[article == self.between[1]]

    def has_lead_of(self, article: str) -> bool:
        """Return whether the lead of *article* stands in the other one."""
        return self.leads[article == self.between[1]]


class _Pair(NamedTuple):
    one: Fingerprint
    other: Fingerprint
    here: Side
    there: Side


def compare(a: Fingerprint, b: Fingerprint) -> CopyLink | None:
    """Return how *a* and *b* are copies of each other, None if they are not."""
    one, other = sorted((a, b), key=lambda f: f.article)
    if one.article == other.article:
        return None
    left, right = words_of(one.tokens), words_of(other.tokens)
    same_address = one.url is not None and one.url == other.url
    if not same_address and not _enough(left, right):
        return None
    pair = _Pair(one, other, side(left, right), side(right, left))
    kind = _kind(pair, same_address=same_address)
    return None if kind is None else _link(pair, kind, same_address=same_address)


def _enough(left: Words, right: Words) -> bool:
    """Whether so many runs are shared that a closer look is worth it."""
    least = min(len(left.runs), len(right.runs))
    return len(left.runs & right.runs) >= max(3, least / 8)


def _kind(pair: _Pair, *, same_address: bool) -> LinkKind | None:
    here, there = pair.here, pair.there
    if same_address and max(here.share, there.share) >= SAME_ADDRESS:
        return "version"
    if max(here.taken, there.taken) < LEAST_WORDS or not _one_event(pair):
        return None
    if not _is_copy(pair):
        opens = here.lead + there.lead > 0
        return "part" if opens and _closeness(pair)[1] >= PART else None
    if _closeness(pair)[0] <= MOSTLY:
        return "excerpt"
    at_home = _same(pair.one.publisher, pair.other.publisher)
    return "version" if at_home and not (pair.one.url and pair.other.url) else "copy"


def _one_event(pair: _Pair) -> bool:
    """Whether what is alike has the same names and figures, and is no formula of two events."""
    here, there = pair.here, pair.there
    return min(here.facts, here.figures, there.facts, there.figures) >= FACTS


def _is_copy(pair: _Pair) -> bool:
    less, more = _closeness(pair)
    leads = pair.here.lead + pair.there.lead
    if min(pair.one.words, pair.other.words) < SHORT:
        leads = 0
    elif less >= NEARLY_ALL:
        leads = max(leads, 2)
    agencies = {pair.one.agency, pair.other.agency}
    rivals = None not in agencies and len(agencies) > 1
    return more >= LEAST_SHARE[leads] + (OTHER_AGENCY if rivals else 0)


def _closeness(pair: _Pair) -> tuple[float, float]:
    """The smaller and the larger of the shares, each in all words or outside quotations.

    Two reports that quote one voice share the quotations, two that follow different ones the rest.
    """
    here, there = sorted(min(side.share, side.own) for side in (pair.here, pair.there))
    return here, there


def _same(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one.casefold() == other.casefold()


def _link(pair: _Pair, kind: LinkKind, *, same_address: bool) -> CopyLink:
    here, there = pair.here, pair.there
    return CopyLink(
        between=(pair.one.article, pair.other.article),
        kind=kind,
        share=(round(here.share, 3), round(there.share, 3)),
        leads=(here.lead > 0, there.lead > 0),
        same_address=same_address,
        why=_why(pair, kind, same_address=same_address),
    )


def _why(pair: _Pair, kind: LinkKind, *, same_address: bool) -> str:
    one, other = pair.one, pair.other
    reasons = [_REASONS[kind]]
    if same_address:
        reasons = [f"both stood at {one.url}"]
    elif kind == "version":
        reasons.append(f"both are of {one.publisher}")
    if one.agency and one.agency == other.agency:
        reasons.append(f"both credit {one.agency}")
    if day_of(one.published) and day_of(one.published) == day_of(other.published):
        reasons.append("same day")
    return ", ".join(reasons)
