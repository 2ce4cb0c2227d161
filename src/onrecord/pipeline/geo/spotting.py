"""Which spans of a document name places: the encoder's names and the gazetteer together.

The encoder's places are taken but for people's surnames and bodies without a place of that name.
Of its people and organizations those are added that the gazetteer knows and whose surroundings are
a place's: a list of places, "X, Ohio", "X County", the same name as a place elsewhere. An
organization named after its place gives that place ("Dallas County jury", "Osun Police Command").
Adjectives and inhabitants are never places: they belong to the entities.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib import resources

from spacy.tokens import Doc, Span

from ..naming import bare
from .candidates import Candidates

LABELS = {"GPE", "LOC", "FAC"}

_LINES = re.compile(
    r"\b(?:Line of Control|Durand Line|Demilitari[sz]ed Zone|Blue Line|Green Line)\b"
)
"""Lines that the gazetteer has under these names."""


@cache
def _words(role: str) -> frozenset[str]:
    """Return the words of *role* in ``words.tsv``, which says what each role means."""
    text = resources.files(__package__).joinpath("words.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return frozenset(word for row in rows if row[0] == role for word in row[1].split())


def spot(doc: Doc, places: Candidates) -> list[Span]:
    """Return the names of places in *doc*, bare and in the order of the text."""
    text = _Text(doc, places)
    found: list[Span] = []
    for ent in doc.ents:
        name = bare(ent)
        money = name.end < len(doc) and doc[name.end].lower_ in _words("money")
        if money or (found and found[-1].end > name.start):
            continue
        if ent.label_ in LABELS:
            found.extend(_place(name, ent.label_, text, found))
        elif places.is_country(name.text):
            found.append(name)
        elif text.goes_on(name):
            found.append(doc[name.start : name.end + 1])
        elif ent.label_ in ("PER", "ORG"):
            if places.known(name.text) and (
                text.often_a_place(name) or text.has_place_around(name)
            ):
                found.append(name)
            elif ent.label_ == "ORG":
                found.extend(_seat(name, places))
        found.extend(_state_after(found[-1] if found else None, places, doc))
    return sorted([*found, *_lines(doc, found)], key=lambda s: s.start)


def _lines(doc: Doc, found: list[Span]) -> Iterator[Span]:
    """Yield the lines of ceasefire and demarcation, which the encoder takes for no places."""
    taken = {t.i for span in found for t in span}
    for match in _LINES.finditer(doc.text):
        span = doc.char_span(*match.span())
        if span is not None and not taken & set(range(span.start, span.end)):
            yield span


def _state_after(last: Span | None, places: Candidates, doc: Doc) -> Iterator[Span]:
    """Yield the abbreviated state that follows *last* and a comma, where the encoder missed it."""
    if last is None or last.end + 1 >= len(doc) or doc[last.end].text != ",":
        return
    start = last.end + 1
    if doc[start].ent_type_ in LABELS:
        return
    for end in (start + 2, start + 1):
        form = doc[start : min(end, len(doc))]
        abbreviated = "." in form.text or form.text.isupper()
        if abbreviated and places.short(form.text, after_comma=True):
            yield form
            return


def _place(name: Span, label: str, text: "_Text", before: list[Span]) -> Iterator[Span]:
    """Yield *name*, trimmed or joined with what belongs to it, unless it is no place."""
    start = _first_word(name, text, before)
    if start is None:
        return
    trimmed = name.doc[start : _end(name, start, text.places)]
    if trimmed.text in _words("generic") or text.is_person_here(trimmed):
        return
    building = label == "FAC" and trimmed[-1].text not in _words("body")
    town = label != "FAC" and text.stands_like_place(trimmed)
    if building or town or text.places.known(trimmed.text):
        yield trimmed


def _end(name: Span, start: int, places: Candidates) -> int:
    """Return where *name* ends: without "airport", with "County", with the point of "Calif."."""
    doc, end = name.doc, name.end
    while end - start > 1 and doc[end - 1].text.islower():
        if doc[end - 1].text in _words("unit_noun"):
            break
        end -= 1
    if doc[start:end].text == "Washington" and doc[end : end + 2].text in (", D.C.", ", DC"):
        return end + 2
    while end < len(doc) and doc[end].text in _words("goes_on"):
        end += 1
    if end < len(doc) and doc[end].text in _words("unit_title"):
        end += places.known(doc[start : end + 1].text)
    if end < len(doc) and doc[end].text == ".":
        after_comma = start > 0 and doc[start - 1].text == ","
        end += places.short(doc[start:end].text + ".", after_comma=after_comma)
    return end


def _first_word(name: Span, text: "_Text", before: list[Span]) -> int | None:
    """Return where *name* starts without "northern", with the "West" of "West Java"; None: no place."""
    doc, start = name.doc, name.start
    if name.text.lower() in _words("direction"):
        followed = name.end < len(doc) and doc[name.end].ent_type_ in LABELS
        return start if name.text == "West" and not followed else None
    while name.end - start > 1 and doc[start].text in _words("direction"):
        start += 1
    free = start > 0 and (not before or before[-1].end < start) and start == name.start
    if free and doc[start - 1].text[:1].isupper() and doc[start - 1].lower_ != "the":
        joined = doc[start - 1 : name.end].text
        joins = doc[start - 1].lower_ in _words("direction") or name.text in _words("goes_on")
        if (joins and text.places.exact(joined)) or text.places.is_unit(joined):
            return start - 1
    return start


class _Text:
    """What the rest of the document tells about a name."""

    def __init__(self, doc: Doc, places: Candidates) -> None:
        self.doc = doc
        self.places = places
        people = [e for e in doc.ents if e.label_ == "PER" and len(e) > 1]
        self.surnames = {t.text for e in people for t in e[1:]}
        self.as_place = Counter(bare(e).text for e in doc.ents if e.label_ in ("GPE", "LOC"))
        self.as_other = Counter(bare(e).text for e in doc.ents if e.label_ in ("PER", "ORG"))

    def often_a_place(self, name: Span) -> bool:
        """Tell whether *name*, here a person or organization, is a place more often."""
        often = self.as_place[name.text] > self.as_other[name.text]
        return often and name.text not in self.surnames

    def goes_on(self, name: Span) -> bool:
        """Tell whether *name* with the next word is a feature's name ("Korean" in "Korean Peninsula")."""
        after = self.doc[name.end].text if name.end < len(self.doc) else ""
        longer = self.doc[name.start : name.end + 1].text
        return after in _words("goes_on") and self.places.exact(longer)

    def is_person_here(self, name: Span) -> bool:
        """Tell whether *name* is the surname of someone in the text and stands as one does."""
        if name.text not in self.surnames:
            return False
        before = self.doc[name.start - 1].lower_ if name.start else ""
        where = before in _words("where") | _words("to")
        return not where and not self._comma_unit(name) and not self._listed(name)

    def stands_like_place(self, name: Span) -> bool:
        """Tell whether a name unknown to the gazetteer stands where places stand."""
        acronym = name.text.isupper() and len(name.text) <= 5
        if name.text in self.surnames or name.text.islower() or acronym:
            return False
        before = self.doc[name.start - 1].lower_ if name.start else ""
        return (
            before in _words("where") | _words("to") or self._listed(name) or self._comma_unit(name)
        )

    def has_place_around(self, name: Span) -> bool:
        """Tell whether a person's or organization's name stands where only places stand."""
        before = self.doc[name.start - 1].lower_ if name.start else ""
        after = self.doc[name.end].text if name.end < len(self.doc) else ""
        dateline = name.text.isupper() and after in _words("dash") and len(name) <= 2
        inside = (
            dateline or (before in _words("where") and len(name) == 1) or after in _words("local")
        )
        return (
            name[-1].text in _words("unit_title")
            or inside
            or self._comma_unit(name)
            or self._listed(name)
        )

    def _comma_unit(self, name: Span) -> bool:
        """Tell whether a comma and a state or country follow *name*."""
        doc, at = self.doc, name.end
        if at + 1 >= len(doc) or doc[at].text != "," or not doc[at + 1].text[:1].isupper():
            return False
        ends = range(at + 2, min(len(doc), at + 4) + 1)
        return any(self.places.is_unit(doc[at + 1 : end].text) for end in ends)

    def _listed(self, name: Span) -> bool:
        """Tell whether only a comma or "and" parts *name* from a place on either side."""
        doc = self.doc
        before, after = name.start - 1, name.end
        while before > 0 and doc[before].lower_ in (",", "and", "or"):
            before -= 1
        while after < len(doc) and doc[after].lower_ in (",", "and", "or"):
            after += 1
        left = before < name.start - 1 and doc[before].ent_type_ in ("GPE", "LOC")
        right = after > name.end and after < len(doc) and doc[after].ent_type_ in ("GPE", "LOC")
        return (left or right) and len(name) <= 2


def _seat(name: Span, places: Candidates) -> Iterator[Span]:
    """Yield the place after which a body is named; of schools, papers and firms it is only a name."""
    if len(name) < 2 or name[-1].text in _words("named_only"):
        return
    office = any(t.text in _words("office") for t in name[1:])
    for length in range(min(4, len(name) - 1), 0, -1):
        part = name[:length]
        known = places.exact(part.text) if office else places.is_unit(part.text)
        if known and part.text[:1].isupper() and part.text not in _words("office"):
            yield bare(part)
            return
