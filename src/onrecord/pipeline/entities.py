"""``onrecord_entities``: the names of an article become its participants, mentions merged."""

import re
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc, Span

from ..kb import KnowledgeBase
from ..records import Entity, Offsets
from ..records.labels import EntityKind, Sector
from .extensions import register
from .naming import bare, country_around, sector_of, title_of

LABELS = {"PER", "ORG", "GPE", "NORP"}
_HONORIFICS = ("Mr.", "Mr", "Mrs.", "Mrs", "Ms.", "Ms", "Dr.", "Dr", "Sir", "Lord")
_ACRONYM = re.compile(r"[A-Z][A-Za-z]*[A-Z][A-Za-z-]*")
_ORGANIZATION_HEADS = re.compile(
    r"\b(ministr(?:y|ies)|army|police|court|parliament|party|government|forces|navy|union|bank"
    r"|company"
    r"|council|university|embassy|agency|tribunal|congress|senate|assembly|office|department)\b", re.I
)  # fmt: skip


@dataclass(slots=True)
class Draft:
    """An entity while its mentions are being gathered."""

    name: str
    label: str
    kind: EntityKind
    country: str | None
    sector: Sector | None
    role: str | None
    mentions: list[Offsets] = field(default_factory=list)
    also: set[str] = field(default_factory=set)

    def learn(self, other: "Draft") -> None:
        """Take over what *other*, another mention of the same, knows more."""
        if len(other.name) > len(self.name) and self.label == "PER":
            self.also.add(self.name)
            self.name = other.name
        self.country = self.country or other.country
        self.sector = self.sector or other.sector
        self.role = self.role or other.role
        self.also |= other.also | {other.name}
        self.mentions += other.mentions


class Entities:
    """Writes ``doc._.onrecord_entities``."""

    def __init__(self, nlp: Language, name: str = "onrecord_entities") -> None:
        register()
        self.name = name
        self.kb = KnowledgeBase.load()

    def __call__(self, doc: Doc) -> Doc:
        """Annotate *doc*."""
        doc._.onrecord_entities = self.match(doc)
        return doc

    def match(self, doc: Doc) -> list[Entity]:
        """Return the entities of *doc* in the order of their first mention."""
        drafts: list[Draft] = []
        named = [self._draft(bare(ent)) for ent in doc.ents if ent.label_ in LABELS]
        # Full names first, so that "Aliyev" in a headline finds "Ilham Aliyev" further down.
        for draft in sorted(named, key=lambda d: (-_words(d), d.mentions[0])):
            known = _known(draft, drafts)
            if known is None:
                drafts.append(draft)
            else:
                known.learn(draft)
        drafts.sort(key=lambda d: min(d.mentions))
        return [_entity(f"n{i}", draft) for i, draft in enumerate(drafts, start=1)]

    def _draft(self, name: Span) -> Draft:
        name = _without_honorific(name) if name.label_ == "PER" else name
        kind, country, sector = self._knowledge(name)
        label = _label(name)
        role = title_of(name, self.kb) if label == "PER" else None
        if role is not None:
            country = country or country_around(role, self.kb)
            sector = sector or sector_of(role, self.kb)
        draft = Draft(
            name=" ".join(name.text.split()),
            label=label,
            kind=kind,
            country=country,
            sector=sector,
            role=" ".join(bare(role).text.split()) if role is not None else None,
            mentions=[(name.start_char, name.end_char)],
        )
        if acronym := _acronym_after(name):
            draft.also.add(acronym)
        return draft

    def _knowledge(self, name: Span) -> tuple[EntityKind, str | None, Sector | None]:
        """Return kind, country and sector that the name itself and its modifiers tell."""
        label = _label(name)
        if label == "PER":
            return "person", None, None
        group = self.kb.groups.lookup(name.text)
        if group:
            return group.kind, group.country, group.sector
        match = self.kb.countries.lookup(name.text)
        if match:
            kinds: dict[str, EntityKind] = {"name": "country", "capital": "unknown"}
            sector: Sector | None = "GOV" if label == "ORG" or match.how == "capital" else None
            return kinds.get(match.how, "group"), match.iso3, sector
        if label == "GPE":
            return "unknown", None, None
        if outlet := self.kb.outlets.by_name(name.text):
            return ("agency" if outlet.is_agency else "outlet"), outlet.country, "MED"
        kind: EntityKind = "group" if label == "NORP" else "organization"
        return kind, country_around(name, self.kb), self._organization_sector(name)

    def _organization_sector(self, name: Span) -> Sector | None:
        sector = sector_of(name, self.kb)
        if sector is None and (found := _ORGANIZATION_HEADS.search(name.text)):
            sector = self.kb.roles.sector(found[0])
        return sector


def _label(name: Span) -> str:
    return str(name[0].ent_type_ or name.label_)


def _words(draft: Draft) -> int:
    return len(draft.name.split()) if draft.label == "PER" else 0


def _without_honorific(name: Span) -> Span:
    return name[1:] if len(name) > 1 and name[0].text in _HONORIFICS else name


def _acronym_after(name: Span) -> str | None:
    """Return the acronym in parentheses right after *name*: "Gulf Defence Council (GDC)"."""
    doc, at = name.doc, name.end
    if at + 2 < len(doc) and doc[at].text == "(" and doc[at + 2].text == ")":
        inside = str(doc[at + 1].text)
        if _ACRONYM.fullmatch(inside):
            return inside
    return None


def _known(draft: Draft, drafts: list[Draft]) -> Draft | None:
    """Return the draft that *draft* is another mention of, None where there is none or several."""
    same_kind = [
        d for d in drafts if d.label == draft.label or (draft.label != "PER" and d.label != "PER")
    ]
    wanted = {draft.name} | draft.also
    for other in same_kind:
        if wanted & ({other.name} | other.also) or _one_country(draft, other):
            return other
    if draft.label != "PER":
        return None
    fuller = [d for d in same_kind if _is_short_form(draft.name, d.name)]
    return fuller[0] if len(fuller) == 1 else None


def _one_country(a: Draft, b: Draft) -> bool:
    return a.kind == b.kind == "country" and a.country is not None and a.country == b.country


def _is_short_form(short: str, full: str) -> bool:
    """Tell whether *short* is the end of the fuller name *full* ("Aliyev", "Amir Abdollahian")."""
    return full != short and full.casefold().endswith(" " + short.casefold())


def _entity(identity: str, draft: Draft) -> Entity:
    return Entity(
        id=identity,
        name=draft.name,
        kind=draft.kind,
        country=draft.country,
        sector=draft.sector,
        role=draft.role,
        mentions=sorted(set(draft.mentions)),
    )
