"""The countries that a report names: which, how often, in which sentence and paragraph."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Doc, Span

from ...kb import KnowledgeBase
from .reports import is_report

_NAMES_OF_COUNTRIES = ("GPE", "NORP")
_LONGEST = 3
"""Words of a country's name in a title at most."""

Named = tuple[int, str]
"""Where a country or a place in it is named (character offset), and its ISO 3166-1 alpha-3 code."""


class Home:
    """Where a report and its sentences are at home."""

    def __init__(self, doc: Doc, kb: KnowledgeBase) -> None:
        self.long = is_report(doc)
        self.places = sorted((p.span[0], p.country) for p in doc._.onrecord_places if p.country)
        self.named = _named(doc, kb, self.places)
        self.counts = Counter(country for _, country in self.named)
        self.title = set(_in_title(doc._.onrecord_context.title or "", kb))
        self._paragraphs = [0, *(i + 1 for i, c in enumerate(doc.text) if c == "\n")]

    @property
    def first(self) -> str | None:
        """The country named first."""
        return self.named[0][1] if self.named else None

    def share(self, country: str) -> float:
        """Return the share of *country* in all mentions of countries."""
        return self.counts[country] / max(1, self.counts.total())

    def last_before(self, place: int) -> str | None:
        """Return the country named last before the character at *place*."""
        at = bisect_left(self.named, (place, ""))
        return self.named[at - 1][1] if at else None

    def in_span(self, span: Span) -> set[str]:
        """Return the countries named in *span*, themselves or by a place."""
        return _between(self.named, span.start_char, span.end_char)

    def of_places_in(self, span: Span) -> set[str]:
        """Return the countries in which the places of *span* lie."""
        return _between(self.places, span.start_char, span.end_char)

    def paragraph(self, place: int) -> Counter[str]:
        """Return how often each country is named in the paragraph with the character at *place*."""
        at = bisect_right(self._paragraphs, place)
        start = self._paragraphs[at - 1]
        end = self._paragraphs[at] if at < len(self._paragraphs) else 1 << 62
        low, high = bisect_left(self.named, (start, "")), bisect_left(self.named, (end, ""))
        return Counter(country for _, country in self.named[low:high])


def _named(doc: Doc, kb: KnowledgeBase, places: list[Named]) -> list[Named]:
    """Return the countries that names tell, and those of the other places."""
    told = {
        name.start_char: match.iso3
        for name in doc.ents
        if name.label_ in _NAMES_OF_COUNTRIES
        and (match := kb.countries.lookup(name.text)) is not None
    }
    return sorted([*told.items(), *((a, c) for a, c in places if a not in told)])


def _in_title(title: str, kb: KnowledgeBase) -> Iterator[str]:
    """Yield the countries that *title* names."""
    words = title.split()
    for at in range(len(words)):
        for end in range(min(at + _LONGEST, len(words)), at, -1):
            match = kb.countries.lookup(" ".join(words[at:end]).strip(",.:;'\"()?!"))
            if match is not None:
                yield match.iso3
                break


def _between(named: list[Named], start: int, end: int) -> set[str]:
    low, high = bisect_left(named, (start, "")), bisect_left(named, (end, ""))
    return {country for _, country in named[low:high]}
