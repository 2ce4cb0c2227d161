"""Keys under which a store finds the reports that a new one may have to be joined with.

Two reports are candidates if they share a key. A key says what and when: a kind of act with a place,
a named participant, two countries or a word of the trigger; and a stretch of days. Days fall into two
grids that lie half a stretch apart, so that any two days within ``WINDOW_DAYS`` share a stretch in one
of them. Two copies of a sentence share a key without days (the smallest hash of its word pairs: min-wise
hashing, Broder 1997).
"""

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from zlib import crc32

from .evidence import VERBAL
from .report import Party, Report, Spot
from .times import When, when
from .words import stems, weight

WINDOW_DAYS = 7
"""Days between the dates of candidates at most (of acts; of what is just said ``WINDOW_SAID``)."""
WINDOW_SAID = 3
_FAMILIES = {
    "ASSAULT": "f", "COERCE": "f", "SANCTION": "f", "MOBILIZE": "f", "PROTEST": "f", "RETREAT": "ft",
    "COOPERATE": "ft", "AGREE": "t", "CONSULT": "t", "AID": "t", "CONCEDE": "ft", "SUPPORT": "tw",
    "ACCUSE": "w", "REJECT": "w", "THREATEN": "w", "REQUEST": "w",
}  # fmt: skip
"""Types that annotators confuse share a letter: force, talks and goods, words."""
_STRETCH = 31
_PAST_DAYS = 45
"""Days before publication from which an event is background, looked for by month and year too."""
_TOPICS, _RARE = 4, 1.8
"""Words that say most about the article and name its story: so many, held by 3 articles in 100 at most."""
_TRIGGER, _LANDS, _PAIRS = 2, 3, 5
"""Words of the trigger and countries that are used at most; pairs of words that a sentence needs to be copied."""
_WIDE = frozenset(("country", "region", "border", "water", "admin1"))


def keys(report: Report) -> list[str]:
    """Return the blocking keys of *report*, sorted; reports of one article may share them too."""
    times = list(_times(report))
    found = {f"{what} {time}" for what in _what(report) for time in times}
    found.update(_copied(report))
    return sorted(found)


def _what(report: Report) -> Iterator[str]:
    letters = _FAMILIES[report.type] if report.type else "x"
    lands = _lands(report)
    anchors = {*_exact(report.place), *_names([*report.actors, *report.recipients])}
    anchors.update(w for w in report.story[:_TOPICS] if weight(w) >= _RARE)
    anchors.update(f"{one}-{other}" for one, other in combinations(lands, 2))
    for letter in letters:
        yield from (f"{letter} {anchor}" for anchor in anchors)
    yield from (f"{word} {land}" for word in report.trigger[:_TRIGGER] for land in lands)


def _exact(spot: Spot | None) -> Iterator[str]:
    """Yield the place if it is narrow: the last stem of its name, as if it were a participant."""
    if spot is not None and spot.precision not in _WIDE:
        yield from stems(spot.name)[-1:]


def _names(parties: list[Party]) -> Iterator[str]:
    """Yield the last word of each name, unless it is an ordinary one ("ministry") or a country."""
    for party in parties:
        if party.named and party.stems and weight(party.stems[-1]) >= _RARE:
            yield party.stems[-1]


def _lands(report: Report) -> list[str]:
    """Return the countries that the event may be looked for under: place and participants."""
    found = {p.country for p in (*report.actors, *report.recipients) if p.country}
    if report.place is not None and report.place.country:
        found.add(report.place.country)
    return sorted(found)[:_LANDS]


def _times(report: Report) -> Iterator[str]:
    days = when(report)
    if days is None:
        yield "ever"
        return
    long = days.last - days.first > _STRETCH
    if days.told and _is_past(days, report):
        yield f"y{date.fromordinal(days.first).year}"
    half = WINDOW_SAID if report.type in VERBAL else WINDOW_DAYS
    if days.last - days.first <= WINDOW_DAYS:
        yield from _grids(days, half)
    elif days.told and not long:  # every stretch of one grid that it reaches into
        first, last = days.first // (2 * half), days.last // (2 * half)
        yield from (f"a{half}:{cell}" for cell in range(first, last + 1))


def _is_past(days: When, report: Report) -> bool:
    published = report.published
    if days.last - days.first > _STRETCH or published is None:
        return True
    return days.last < date.fromisoformat(published).toordinal() - _PAST_DAYS


def _grids(days: When, half: int) -> Iterator[str]:
    for day in sorted({days.first, days.last}):
        yield f"a{half}:{day // (2 * half)}"
        yield f"b{half}:{(day + half) // (2 * half)}"


def _copied(report: Report) -> Iterator[str]:
    """Yield the smallest hash of the pairs of neighbouring stems: copies of a sentence share it."""
    pairs = zip(report.sentence, report.sentence[1:], strict=False)
    hashes = sorted(crc32(f"{a} {b}".encode()) for a, b in pairs)
    if len(hashes) >= _PAIRS:
        yield from (f"{word} = {h:08x}" for word in report.trigger[:1] for h in hashes[:2])
