"""A record laid out for reading: sentences, names, dates, and what stands around a stretch of text."""

from collections.abc import Iterable
from dataclasses import dataclass

from ...records import Attribution, CodedArticle, EventPlace
from ..incidents.sentences import sentence_bounds
from .assertion import Spot
from .content import Content, Names, Token, content, tokens, weight_of
from .names import names_of

Offsets = tuple[int, int]
LENGTH = 220
"""Characters of the text that are kept."""
_FIRST_WORDS = 3
_AROUND = 14
_TERMS_AROUND = 8
"""Keys of the words around that are kept."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A record with what is looked up in it for every statement."""

    record: CodedArticle
    names: Names
    dated: list[Offsets]
    keys: list[frozenset[str]]
    terms: list[list[int]]
    sentences: list[Offsets]
    attributions: dict[str, Attribution]

    def tokens(self, spans: Iterable[Offsets]) -> list[Token]:
        """Return the tokens in *spans* of the text."""
        text = self.record.article.text
        return [t for a, b in spans for t in tokens(text[a:b], a)]


def read(record: CodedArticle) -> Reading:
    """Return *record* laid out."""
    names, sentences = names_of(record), sentence_bounds(record.article.text)
    text = record.article.text
    contents = [content(tokens(text[a:b], a), names) for a, b in sentences]
    return Reading(
        record=record,
        names=names,
        dated=[d.span for d in record.dates],
        keys=[frozenset(c.words) for c in contents],
        terms=[c.terms for c in contents],
        sentences=sentences,
        attributions={a.id: a for a in record.attributions},
    )


def common(one: Offsets, other: Offsets) -> Offsets | None:
    """Return what two stretches share, None if that is nothing."""
    start, end = max(one[0], other[0]), min(one[1], other[1])
    return (start, end) if start < end else None


def at(reading: Reading, region: list[Offsets]) -> int:
    """Return the number of the sentence in which the first of the stretches begins."""
    start = region[0][0]
    return next((i for i, (a, b) in enumerate(reading.sentences) if a <= start < b), 0)


def spans_of(reading: Reading, attribution: Attribution) -> list[Offsets]:
    """Return the stretches of the content; one that begins behind its sentence's first words takes them in."""
    source, cue = attribution.source, attribution.cue
    found = []
    for a, b in (c.span for c in attribution.content):
        start = next((x for x, y in reading.sentences if x <= a < y), a)
        before = reading.record.article.text[start:a]
        voiced = any(s is not None and start <= s.span[0] < a for s in (source, cue))
        short = len(before.split()) <= _FIRST_WORDS and not voiced and before[:1].isupper()
        found.append((start, b) if short else (a, b))
    return found


def context(reading: Reading, region: list[Offsets], what: Content) -> list[str]:
    """Return the weightiest keys around the stretches that are not in them."""
    here = at(reading, region)
    around = {
        k
        for i in {0, max(0, here - 1), here, max(1, here)}
        for keys in reading.keys[i : i + 1]
        for k in keys
    }
    spot = first_place(reading, region, told=False) or nearby(reading, region)
    if spot is not None and spot.country:
        around = around | {f"@{spot.country}"}
    found = sorted(around - what.words.keys(), key=lambda k: (-weight_of(k), k))
    return sorted(found[:_AROUND])


def around(reading: Reading, region: list[Offsets], own: list[int]) -> list[int]:
    """Return the first terms of the sentences of and beside the stretches, and of the lead."""
    here = at(reading, region)
    near = sorted({0, max(0, here - 1), here, here + 1} & set(range(len(reading.terms))))
    found = dict.fromkeys(t for i in near for t in reading.terms[i][:_TERMS_AROUND])
    return [t for t in found if t not in own][:_AROUND]


def excerpt(text: str, region: list[Offsets]) -> str:
    """Return the words of the stretches, cut at a word if they are many."""
    joined = " … ".join(" ".join(text[a:b].split()) for a, b in region)
    return joined if len(joined) <= LENGTH else joined[:LENGTH].rsplit(" ", 1)[0] + " …"


def spot_of(place: EventPlace | None) -> Spot | None:
    """Return an event's place, None where it has no coordinates."""
    if place is None or place.lat is None or place.name is None:
        return None
    return Spot(
        name=place.name,
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        precision=place.precision,
    )


def first_place(reading: Reading, region: list[Offsets], *, told: bool) -> Spot | None:
    """Return the most precise place that the stretches name, the first of several."""
    found = [
        p
        for p in reading.record.places
        if p.lat is not None and p.name and any(common(p.span, r) for r in region)
    ]
    best = min(found, key=lambda p: (p.precision == "country", p.span), default=None)
    if best is None:
        return None
    return Spot(
        name=best.name or best.text,
        country=best.country,
        lat=best.lat,
        lon=best.lon,
        precision=best.precision,
        told=told and best.precision != "country",
    )


def nearby(reading: Reading, region: list[Offsets]) -> Spot | None:
    """Return the place that the sentence or the one before it names, if it names one alone."""
    here = at(reading, region)
    for i in (here, here - 1):
        if i >= 0:
            spot = first_place(reading, [reading.sentences[i]], told=False)
            if spot is not None:
                return spot
    return None
