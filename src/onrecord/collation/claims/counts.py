"""Counts that a statement gives, with their bounds, and whether two exclude each other."""

from collections.abc import Iterator

from ..incidents.words import stem
from .assertion import Count
from .content import Token
from .lexicon import Lexicon, lexicon

MEASURES = ("killed", "injured", "arrested", "size", "missing", "displaced", "kidnapped")
_SLACK = 0.15
"""A number with "about" before it may be off by so much."""
_ABOVE = 1.6
"""Who says "more than a million" does not mean two."""
_NEAR, _FAR = 3, 12
"""Words within which a number's noun, and the word for what is counted, are looked for."""
_MOST = 6
_CROWD = "size"
_TO_WORDS, _PARTITIVE = frozenset(("-", "–")), frozenset(("the", "them", "his", "their", "its"))
_NOT_COUNTED = frozenset(("$", "€", "£", "#", "aged", "age"))
_YEARS = range(1900, 2101)
_ENDS = frozenset((";", ".", ":"))
_BREAKS = _ENDS | {",", "and", "or", "while"}
_LEVELS = frozenset(
    stem(word)
    for word in (
        *("rise", "rose", "risen", "climb", "climbed", "jump", "jumped", "increase", "increased"),
        *("grow", "grew", "grown", "stand", "stands", "stood", "put", "revised", "fell", "fallen"),
    )
)
_GENERAL = frozenset(
    ("person", "people", "body", "civilian", "other", "victim", "man", "woman", "child")
)


def counts(found: list[Token], dated: list[tuple[int, int]]) -> list[Count]:
    """Return the counts in the tokens of one stretch of text; *dated* are stretches that are dates."""
    table = lexicon()
    numbers = [n for n in _numbers(found, table) if not _is_no_count(found, n, dated, table)]
    kept: list[Count] = []
    levels: set[str] = set()
    for number in numbers:
        kind = _kind(found, number, numbers, table)
        if kind is not None:
            kept.append(_count(found, number, kind, table))
            if _is_level(found, _bound(found, number[0], table)[0]):
                levels.add(kind)
                kept = [c for c in kept[:-1] if c.kind != kind] + kept[-1:]
            elif kind in levels:  # what it has come to holds the others: "17 after eight bodies"
                kept.pop()
    return kept[:_MOST]


_Number = tuple[int, int, int, int]
"""First token, the token after the last, and the lowest and highest value."""


def _numbers(found: list[Token], table: Lexicon) -> Iterator[_Number]:
    i = 0
    while i < len(found):
        number = _number_at(found, i, table)
        if number is None:
            i += 1
        else:
            yield number
            i = number[1]


def _number_at(found: list[Token], i: int, table: Lexicon) -> _Number | None:
    word = found[i].lower
    if word in table.vague:
        return i, i + 1, *table.vague[word]
    if word == "a" and i + 1 < len(found) and (found[i + 1].lower in (*table.large, "dozen")):
        size = table.large.get(found[i + 1].lower, 12)
        return i, i + 2, size, size
    value = _value(word, table)
    if value is None:
        return None
    end = i + 1
    while end < len(found) and found[end].lower in (*table.large, "dozen"):
        value, end = value * table.large.get(found[end].lower, 12), end + 1
    return i, end, int(value), int(value)


def _value(word: str, table: Lexicon) -> float | None:
    if word[0].isdigit():
        try:
            return float(word.replace(",", ""))
        except ValueError:
            return None
    if word in table.small:
        return table.small[word]
    tens, _, ones = word.partition("-")
    if ones and tens in table.small and ones in table.small and table.small[tens] >= 20:
        return table.small[tens] + table.small[ones]
    return None


def _is_no_count(
    found: list[Token], number: _Number, dated: list[tuple[int, int]], table: Lexicon
) -> bool:
    """Whether the number is a date, an age, a share, a sum of money, a length or "one of"."""
    first, end, low, high = number
    start = found[first].start
    if any(a <= start < b for a, b in dated):
        return True
    after = found[end].lower if end < len(found) else ""
    before = found[first - 1].text if first else ""
    beside = found[end + 1].lower if end + 1 < len(found) else ""
    return (
        after.removesuffix("s") in table.units
        or after in _TO_WORDS
        or before.lower() in _NOT_COUNTED
        or (after == "of" and low == high and beside in _PARTITIVE)
        or (before == "," and after in (",", ".", ""))
        or (low == high and low in (0, 1) and found[first].word)
        or (found[first].text.isdecimal() and low in _YEARS and len(found[first].text) == 4)
    )


def _kind(
    found: list[Token], number: _Number, numbers: list[_Number], table: Lexicon
) -> str | None:
    """Return what is counted: a measure that a word beside the number shows, or the noun's stem."""
    first, end, *_ = number
    lead = _bound(found, first, table)[0]
    others = {i for n in numbers if n != number for i in range(n[0], n[1])}
    near = range(end, min(len(found), end + _NEAR))
    before = range(lead - 1, max(-1, lead - 2), -1)
    after = range(end, min(len(found), end + _FAR))
    noun = _noun(found, end, table)
    back = range(lead - 1, max(-1, lead - _FAR - 1), -1)
    shown = [
        _measures(found, near, others, _BREAKS),
        _measures(found, before, others, _BREAKS),
        _measures(found, after, others, _ENDS),
        _measures(found, back, others, _ENDS) if noun is None or noun in _GENERAL else [],
    ]
    told = [m for measures in shown for m in measures]
    if not shown[0] and _is_level(found, lead):  # "the toll from Monday's attack has risen to 17"
        told = _measures(found, range(lead - 1, -1, -1), set(), _ENDS) + told
    # "two demonstrators were killed" counts the dead, not the crowd
    best = next((m for m in told if m != _CROWD), None) or next(iter(told), None)
    if best is None and noun is not None:
        return f"#{noun}"
    return best


def _is_level(found: list[Token], lead: int) -> bool:
    """Whether the number is what a count has come to: "risen to 17", "stands at 17"."""
    if lead < 2 or found[lead - 1].lower not in ("to", "at"):
        return False
    return stem(found[lead - 2].lower) in _LEVELS


def _measures(
    found: list[Token], where: range, others: set[int], ends: frozenset[str]
) -> list[str]:
    """Return what the words at *where* show to be counted, up to another number or the clause's end."""
    table, told = lexicon(), []
    for i in where:
        if i in others and ends is _ENDS and found[i - 1].lower == "and":
            continue  # "nineteen children and two teachers were killed"
        if i in others or found[i].lower in ends:
            break
        name = table.measures.get(stem(found[i].lower)) if found[i].word else None
        if name is not None:
            told.append(name)
    return told


def _noun(found: list[Token], end: int, table: Lexicon) -> str | None:
    """Return the stem of the last of the words after the number that may be its noun."""
    noun = None
    for token in found[end : end + _NEAR]:
        if not token.word or token.lower in table.light:
            break
        noun = stem(token.lower)
    return noun


def _bound(found: list[Token], first: int, table: Lexicon) -> tuple[int, str | None]:
    """Return where the number begins with the words that bound it, and how they do."""
    for words, kind in table.bounds:
        lead = first - len(words)
        if lead >= 0 and [t.lower for t in found[lead:first]] == words:
            return lead, kind
    return first, None


def _count(found: list[Token], number: _Number, kind: str, table: Lexicon) -> Count:
    first, end, low, high = number
    lead, bound = _bound(found, first, table)
    top: int | None = high
    if bound == "least":
        top = None
    elif bound == "above":
        top = int(low * _ABOVE)
    elif bound == "most":
        low = 0
    elif bound == "about":
        low, top = int(low * (1 - _SLACK)), int(high * (1 + _SLACK)) + 1
    if lead == 0 and found[first].text[:1].isupper():
        words = " ".join(t.text for t in found[lead:end]).lower()
    else:
        words = " ".join(t.text for t in found[lead:end])
    return Count(kind=kind, low=low, high=top, text=words)


def comparable(a: Count, b: Count) -> bool:
    """Whether both count the same."""
    return a.kind == b.kind


def excludes(a: Count, b: Count) -> bool:
    """Whether the two counts cannot both be true at one time."""
    return (a.high is not None and a.high < b.low) or (b.high is not None and b.high < a.low)


def rises(a: Count, b: Count) -> bool:
    """Whether *b* is the higher count."""
    return (b.low, b.high or b.low) > (a.low, a.high or a.low)
