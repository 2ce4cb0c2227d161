"""``onrecord_places``: place names, what they mean, and how the text relates to them in space.

Names are found in ``geo.spotting``, their candidates in ``geo.candidates``, the choice among
namesakes in ``geo.choice``, relations such as "10 km from" in ``geo.relations``.
"""

from pathlib import Path

from msgspec.structs import replace
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from ..kb import Countries, Outlets, UserGazetteer
from ..kb.borders import Borders
from ..kb.gazetteer import fold
from ..kb.units import UnitForms
from ..records import Place, PlaceRelation
from .extensions import register
from .geo.border import BorderFinder
from .geo.candidates import Candidates
from .geo.choice import Name, choose
from .geo.home import Home
from .geo.relations import between, relation_to
from .geo.spotting import LABELS, spot

_UNIT_AFTER = {
    "province", "region", "governorate", "oblast", "state", "prefecture", "territory", "county",
    "district", "parish", "governor", "gov.", "lawmakers",
}  # fmt: skip
_UNIT_BEFORE = {"state of", "province of", "states of", "provinces of", "governor of"}
LIST = 40
"""How many words the list of names before "counties" may have."""
SURE = 0.95
"""No place is surer than this: the gazetteer may lack the one meant."""

Key = tuple[str, tuple[str, str] | None, bool, bool]


class Places:
    """Writes ``doc._.onrecord_places``.

    Attributes:
        stamp: name and digest of the user's gazetteer, "" where there is none.
    """

    def __init__(self, nlp: Language, name: str = "onrecord_places", *, kb: str = "") -> None:
        register()
        self.name = name
        users = UserGazetteer.load(Path(kb) if kb else None)
        self.gazetteer, self.stamp = users.gazetteer, users.stamp
        self.countries = Countries.load()
        self.borders = BorderFinder(self.countries, Borders.load())
        self.home = Home(self.countries, Outlets.load())
        self.candidates = Candidates(self.gazetteer, self.countries, UnitForms.load())

    def __call__(self, doc: Doc) -> Doc:
        """Annotate *doc*."""
        doc._.onrecord_places = self.match(doc)
        return doc

    def match(self, doc: Doc) -> list[Place]:
        """Return the places of *doc* in the order of the text, unknown ones with nulls."""
        spans = spot(doc, self.candidates)
        names, keys = self._names(spans)
        order = [key for key in names if names[key].candidates]
        chosen = dict(
            zip(order, choose([names[k] for k in order], self.home.weigh(doc, LABELS)), strict=True)
        )
        related = _relations(spans)
        found = [
            _place(f"p{i}", span, names[key], choice=chosen.get(key), relation=related.get(i))
            for i, (span, key) in enumerate(zip(spans, keys, strict=True), start=1)
        ]
        return _in_order([*found, *self.borders.find(doc, found)])

    def _names(self, spans: list[Span]) -> tuple[dict[Key, Name], list[Key]]:
        """Return the distinct names (one sense per article) and for each span its name's key.

        A name that the text puts into two different units ("Paris, Texas" and "Paris, France")
        is two names.
        """
        told = [self._after_comma(span) for span in spans]
        folded = [fold(span.text) for span in spans]
        units = {
            text: {t for t, f in zip(told, folded, strict=True) if f == text and t}
            for text in folded
        }
        names: dict[Key, Name] = {}
        keys = []
        for span, text, own in zip(spans, folded, told, strict=True):
            unit = _unit_follows(span)
            split = own if len(units[text]) > 1 else None
            abbreviated = span.start > 0 and span.doc[span.start - 1].text in (",", "-", "(")
            key = (
                text,
                split,
                unit,
                abbreviated and self.candidates.short(span.text, after_comma=True),
            )
            if key in names:
                names[key].count += 1
            else:
                evidence = [split] if split else sorted(units[text])
                found = self.candidates.of(span.text, unit=unit, after_comma=key[3])
                names[key] = Name(found, told=list(evidence))
            keys.append(key)
        for group in _lists(spans):
            if sum(names[keys[i]].tops("admin1") for i in group) >= max(2, len(group) / 2):
                for i in group:
                    names[keys[i]].among_units = True
        return names, keys

    def _after_comma(self, name: Span) -> tuple[str, str] | None:
        """Return (country, first-level unit or "") that stands after *name* and a comma."""
        doc, at = name.doc, name.end
        if at + 1 >= len(doc) or doc[at].text not in (",", "("):
            return None
        for end in (at + 4, at + 3, at + 2):
            if end <= len(doc):
                told = self.candidates.unit(doc[at + 1 : end].text)
                if told and doc[at + 1].text[:1].isupper():
                    return told
        return None


def _unit_follows(name: Span) -> bool:
    """Tell whether "province" follows, or "counties" at the end of a list of names."""
    doc, at = name.doc, name.end
    if at < len(doc) and doc[at].lower_ in _UNIT_AFTER:
        return True
    if name.start > 1 and doc[name.start - 2 : name.start].text.lower() in _UNIT_BEFORE:
        return True
    while at < len(doc) and at - name.end < LIST and _in_list(doc[at]):
        at += 1
    return at < len(doc) and doc[at].lower_ in ("counties", "provinces", "districts")


def _lists(spans: list[Span]) -> list[list[int]]:
    """Return the runs of three and more of *spans* that only commas, "and" and "or" part."""
    runs: list[list[int]] = []
    for i, span in enumerate(spans):
        last = spans[i - 1] if i else None
        between_them = span.doc[last.end : span.start] if last is not None else ()
        if last is not None and all(t.lower_ in (",", "and", "or") for t in between_them):
            runs[-1].append(i)
        else:
            runs.append([i])
    return [run for run in runs if len(run) > 2]


def _in_list(token: Token) -> bool:
    return token.lower_ in (",", "and", "or") or token.text[:1].isupper()


def _relations(spans: list[Span]) -> dict[int, PlaceRelation]:
    """Return by number (from 1) what the text says of *spans*: near them, between two of them.

    The reference of a relation is the place named; of "between" it is the other of the two.
    """
    related: dict[int, PlaceRelation] = {}
    for i, span in enumerate(spans, start=1):
        relation = relation_to(span)
        if i < len(spans) and between(span, spans[i]):
            related[i] = PlaceRelation(kind="between", of=f"p{i + 1}")
            related[i + 1] = PlaceRelation(kind="between", of=f"p{i}")
        elif relation and i not in related:
            related[i] = PlaceRelation(kind=relation.kind, of=f"p{i}", km=relation.km)
    return related


def _in_order(places: list[Place]) -> list[Place]:
    """Return *places* in the order of the text, numbered anew; a border's relation is to itself."""
    ordered = sorted(places, key=lambda p: p.span)
    new = {p.id: f"p{i}" for i, p in enumerate(ordered, start=1) if p.id}
    found = []
    for i, place in enumerate(ordered, start=1):
        relation = place.relation
        if relation:
            relation = replace(relation, of=new.get(relation.of or "", f"p{i}"))
        found.append(replace(place, id=f"p{i}", relation=relation))
    return found


def _place(
    identity: str,
    span: Span,
    name: Name,
    *,
    choice: tuple[int, float] | None,
    relation: PlaceRelation | None,
) -> Place:
    offsets = (span.start_char, span.end_char)
    if choice is None:
        return Place(id=identity, text=span.text, span=offsets, relation=relation)
    place = name.candidates[choice[0]].place
    return Place(
        id=identity,
        text=span.text,
        span=offsets,
        name=place.name,
        country=place.country,
        admin1=place.admin1,
        lat=place.lat,
        lon=place.lon,
        geonames=place.geonames,
        precision=place.precision,
        relation=relation,
        confidence=round(min(SURE, choice[1]), 2),
    )
