"""Time expressions, scored as TempEval-3 does (task A)."""

import msgspec

from ..records import CodedArticle
from .gold import Given, iso_date
from .report import Counts, Tally
from .spans import Offsets, aligned

_BEFORE = " \t\n\r\f\v\u00a0\"'“”‘’(),;:"
_AFTER = ' \t\n\r\f\v\u00a0"“”‘(),;:'
"""Trimmed at the edges; a closing apostrophe belongs to the expression (days')."""


class Timex(msgspec.Struct, frozen=True, kw_only=True):
    """A time expression; ``value`` is TIMEX3."""

    start: int
    end: int
    type: str | None = None
    value: str | None = None


class DateGold(msgspec.Struct, frozen=True, kw_only=True):
    """A document with its time expressions; ``dct`` is its date of publication."""

    id: str
    text: str
    dct: str | None = None
    timexes: list[Timex]

    @property
    def given(self) -> Given:
        """The article to code."""
        return Given(text=self.text, published=iso_date(self.dct), key=self.id)


def of_record(record: CodedArticle | None) -> list[Timex]:
    """Return the dates of *record* as time expressions."""
    dates = record.dates if record else []
    return [Timex(start=d.span[0], end=d.span[1], type=d.type, value=d.value) for d in dates]


def score(gold: DateGold, predicted: list[Timex]) -> Tally:
    """Return the tally of one document; values count on overlapping expressions."""
    spans = [
        [trimmed(gold.text, (t.start, t.end)) for t in side] for side in (gold.timexes, predicted)
    ]
    pairs = aligned(*spans)
    both = [(gold.timexes[i], predicted[j]) for i, j in pairs]
    strict = [spans[0][i] == spans[1][j] for i, j in pairs]
    values = [_upper(g.value) == _upper(p.value) for g, p in both]
    n, m = len(predicted), len(gold.timexes)
    exact = sum(s and v for s, v in zip(strict, values, strict=True))
    days = sum(_upper(g.value)[:10] == _upper(p.value)[:10] for g, p in both)
    types = sum(_upper(g.type) == _upper(p.type) for g, p in both)
    return {
        "strict": Counts.of(sum(strict), n, m),
        "relaxed": Counts.of(len(pairs), n, m),
        "value": Counts.of(sum(values), n, m),
        "value, strict": Counts.of(exact, n, m),
        "value to the day": Counts.of(days, n, m),
        "type": Counts.of(types, n, m),
    }


def trimmed(text: str, span: Offsets) -> Offsets:
    """Return *span* without white space, quotation marks and punctuation at its edges."""
    words = text[span[0] : span[1]]
    start = span[0] + len(words) - len(words.lstrip(_BEFORE))
    return start, max(start, span[0] + len(words.rstrip(_AFTER)))


def _upper(value: str | None) -> str:
    return (value or "").upper()
