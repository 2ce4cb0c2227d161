"""Whether two statements of different articles speak of one matter, where no incident says so.

A log-linear score of what their words, names, times and places have in common; the weights are
set by hand and checked on the development half of ``tests/collation/pairs.jsonl``.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from .assertion import Assertion
from .content import CLASS, weigh
from .counts import comparable
from .where import days, foreseen, gap, places, times

_BIAS = -3.8
_COVERED = 4.0
_SHARED = 0.35
_MOST = 9.0
_TIMES = {"same": 1.3, "near": 0.5, "unknown": 0.0, "apart": -1.6}
_PLACES = {"same": 0.9, "within": 0.2, "unknown": 0.0, "apart": -1.6}
_TYPE, _QUAD = 0.7, 0.2
_TRIGGER = 0.5
_NO_NAME = -0.8
_ANSWER, _AT_ONCE = 0.5, 0.3
"""A denial answers something; what is told within a day is the news of that day."""
_AROUND = 0.8
"""What the words around weigh, against those of the statements."""
_EQUAL = 0.7
_OTHER_LANDS = -1.0
_OLD = 0.03
"""What each day between publications takes away where no date of the text agrees."""
_OLDEST = 60
_UNSEEN = -4.0


@dataclass(frozen=True, slots=True)
class Matter:
    """What two statements have in common.

    Attributes:
        probability: that both speak of one matter.
        shared: keys of both, names first.
        covered: share of the lesser statement's words that the other has too, by weight.
        weight: weight of the shared keys.
    """

    probability: float
    shared: list[str]
    covered: float
    weight: float


def matter(a: Assertion, b: Assertion) -> Matter:
    """Return whether *a* and the later *b* speak of one matter.

    The words around count too where the statements themselves have something in common.
    """
    shared = sorted(a.words.keys() & b.words.keys())
    against, equal = opposed(a, b), _equal_counts(a, b)
    common = weigh(shared) + CLASS * len(against)
    covered = _ratio(common, a.words.keys(), b.words.keys())
    if against or equal or _comparable(a, b) or any(not k.startswith("@") for k in shared):
        every = [x.words.keys() | set(x.context) for x in (a, b)]
        around = weigh(every[0] & every[1])
        covered = max(covered, _AROUND * _ratio(around, *every))
        common = max(common, _AROUND * around)
    score = _BIAS + _COVERED * covered + _SHARED * min(common, _MOST)
    later = (a.ahead and not b.ahead) or follows(a, b) or _counted_anew(a, b)
    when = "unknown" if later and times(a, b) == "apart" else times(a, b)
    where = "unknown" if later and places(a.place, b.place) == "apart" else places(a.place, b.place)
    score += _TIMES[when] + _PLACES[where] + _EQUAL * equal
    if a.type is not None and a.type == b.type:
        score += _TYPE
    if set(a.trigger) & set(b.trigger):
        score += _TRIGGER
    score += _by_names(a, b)
    if "denies" in (a.stance, b.stance) or any(a.words[k] != b.words[k] for k in shared):
        score += _ANSWER
    if abs(days(a.published, b.published) or 0) <= 1:
        score += _AT_ONCE
    score += _late(a, b, when)
    probability = 1 / (1 + math.exp(-score))
    return Matter(
        probability, sorted(shared, key=lambda k: (not k.startswith("@"), k)), covered, common
    )


def follows(a: Assertion, b: Assertion) -> bool:
    """Whether *b* tells of a later step of the story that *a* tells of."""
    return any(a.stages[k] < b.stages[k] for k in a.stages.keys() & b.stages.keys())


def _counted_anew(a: Assertion, b: Assertion) -> bool:
    """Whether *b* says that a count has changed: its day is that of the count, not of the happening."""
    same_day = days(b.start, b.published)
    return b.change and _comparable(a, b) and same_day is not None and 0 <= same_day <= 1


def _ratio(common: float, ones: Iterable[str], others: Iterable[str]) -> float:
    least = min(weigh(ones), weigh(others))
    return min(1.0, common / least) if least else 0.0


def _comparable(a: Assertion, b: Assertion) -> bool:
    return any(comparable(x, y) for x in a.counts for y in b.counts)


def _equal_counts(a: Assertion, b: Assertion) -> bool:
    """Whether both give one exact number of the same thing, larger than two."""
    return any(
        comparable(x, y) and x.low == y.low > 2 and x.high == y.high == x.low
        for x in a.counts
        for y in b.counts
    )


def _by_names(a: Assertion, b: Assertion) -> float:
    """Return what speaks against one matter where no name is shared."""
    names = [{k for k in (*x.words, *x.context) if k.startswith("@")} for x in (a, b)]
    if names[0] & names[1]:
        return 0.0
    lands = [{k for k in n if len(k) == 4 and k[1:].isupper()} for n in names]
    return _NO_NAME + (_OTHER_LANDS if all(lands) else 0.0)


def opposed(a: Assertion, b: Assertion) -> set[str]:
    """Return the pairs of opposites in which both take a side, if not the same."""
    return {k for k in a.poles.keys() & b.poles.keys() if a.poles[k] != b.poles[k]}


def _late(a: Assertion, b: Assertion, when: str) -> float:
    """Return what speaks against one matter in the days between."""
    lost = 0.0
    if when == "apart" and foreseen(a, b):
        lost += _UNSEEN
    if when == "apart":
        lost -= min(gap(a, b), _OLDEST) * _OLD * 2
    elif when == "unknown":
        between = days(a.published, b.published)
        lost -= min(abs(between or 0), _OLDEST) * (_OLD / 2 if follows(a, b) else _OLD)
    return lost
