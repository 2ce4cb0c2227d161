"""``onrecord_entities``: the names of an article become its participants, mentions merged."""

import re
from collections.abc import Iterator
from pathlib import Path

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans

from ..kb import Actor, Group, KnowledgeBase, UserActors
from ..records import Entity
from ..records.labels import EntityKind, Sector
from .coreference.drafts import Draft, Drafts
from .coreference.lexicon import Gender, lexicon
from .extensions import register
from .modifiers import whole, without_half
from .naming import appositions, bare, country_around, land_of, sector_of, title_of

LABELS = {"PER", "ORG", "GPE", "NORP"}
Knowledge = tuple[EntityKind, str | None, Sector | None, frozenset[str]]
"""Kind, country, sector, and the Wikidata id ("": it has none; none: nothing is known of it)."""
_SURNAME = 8
"""Letters of a surname that may also be a group's ("Wagner") at most."""
_OF_OFFICE = (None, "GOV", "LEG", "MIL", "PTY", "OPP", "IGO")
"""Sectors of those who hold, held or seek an office: of others, a minister's name is a namesake's."""
_LEADS = re.compile(r"([A-Z][\w.-]+ )?(president|prime minister|premier|chancellor)", re.I)
"""Titles of who leads a country; with more words ("steel union president") it may be another."""
_ACRONYM = re.compile(r"[A-Z][A-Za-z]*[A-Z][A-Za-z-]*")
_ORGANIZATION_HEADS = re.compile(
    r"\b(ministr(?:y|ies)|army|police|court|parliament|party|government|forces|navy|union|bank"
    r"|company"
    r"|council|university|embassy|agency|tribunal|congress|senate|assembly|office|department)\b", re.I
)  # fmt: skip


class Entities:
    """Writes ``doc._.onrecord_entities``."""

    def __init__(self, nlp: Language, name: str = "onrecord_entities", *, kb: str = "") -> None:
        register()
        self.name = name
        self.kb = KnowledgeBase.load()
        self.users = UserActors.load(Path(kb)) if kb else UserActors()
        self._own = PhraseMatcher(nlp.vocab)
        self._own.add("own", [nlp.make_doc(own) for own in self.users.names])

    def __call__(self, doc: Doc) -> Doc:
        """Annotate *doc*."""
        doc._.onrecord_entities = self.match(doc)
        return doc

    def match(self, doc: Doc) -> list[Entity]:
        """Return the entities of *doc* in the order of their first mention."""
        drafts = Drafts()
        named = [self._draft(name) for name in self._names(doc)]
        # Full names first, so that "Aliyev" in a headline finds "Ilham Aliyev" further down.
        for draft in sorted(named, key=lambda d: (-_words(d), d.mentions[0])):
            drafts.add(draft)
        year = _year(doc)
        for draft in drafts.all:
            self._identity(draft, year)
            self._office(draft, year)
        found = sorted(drafts.all, key=lambda d: min(d.mentions))
        return [_entity(f"n{i}", draft) for i, draft in enumerate(found, start=1)]

    def _draft(self, name: Span) -> Draft:
        own, label = self._own_actor(name), self._label(name)
        if own is not None:
            kind = own.kind or ("person" if label == "PER" else "organization")
            label = "PER" if kind == "person" else "ORG"
            country, sector, ids = own.country, own.sector, frozenset((own.wikidata or "",))
        else:
            kind, country, sector, ids = self._knowledge(name, label)
        role = title_of(name, self.kb) if label == "PER" else None
        if role is not None:
            country = country or self._country(name, role)
            sector = sector or sector_of(role, self.kb)
        draft = Draft(
            name=own.names[0] if own else " ".join(name.text.split()),
            label=label,
            kind=kind,
            country=country,
            sector=sector,
            role=" ".join(bare(role).text.split()) if role is not None else None,
            gender=_gender(name) if label == "PER" else None,
            mentions=[(name.start_char, name.end_char)],
            ids=set(ids),
        )
        if label == "ORG" and (acronym := _acronym_after(name)):
            draft.also.add(acronym)
        return draft

    def _names(self, doc: Doc) -> Iterator[Span]:
        """Yield the names of *doc* in its order; the user's go before those that they overlap."""
        own = filter_spans(self._own(doc, as_spans=True)) if len(self._own) else []
        taken = {token.i for span in own for token in span}
        found = [name for name in _names(doc) if taken.isdisjoint(range(name.start, name.end))]
        yield from sorted([*own, *found], key=lambda name: name.start)

    def _label(self, name: Span) -> str:
        """Return the kind of name that the encoder sees, but of a group that it takes for a person."""
        label = _label(name)
        if label == "PER" and self._distinct(name.text) and self.kb.groups.lookup(name.text):
            return "ORG"
        return label

    def _distinct(self, name: str) -> bool:
        """Tell whether *name* is hardly also a person's: of several words, in capitals, or long."""
        first = name.split(maxsplit=1)[0]
        if lexicon().gender("names", first):
            return False
        return " " in name or name.isupper() or len(name) > _SURNAME

    def _own_actor(self, name: Span) -> Actor | None:
        """Return the user's actor whom *name* means at the article's date."""
        return self.users.lookup(name.text, name.doc._.onrecord_context.published)

    def _country(self, name: Span, role: Span) -> str | None:
        """Return the country that the title of *name* tells, else what follows or owns it.

        "Foreign Minister Mammadzade of Azerbaijan", "General Musa, Sudan's army chief".
        """
        told = country_around(role, self.kb) or country_around(name, self.kb)
        others = (country_around(other, self.kb) for other in appositions(name))
        return told or next((country for country in others if country), None)

    def _identity(self, draft: Draft, year: int | None) -> None:
        """Give a person the id of the officeholder whom name, country and date tell together."""
        if draft.kind != "person" or draft.ids or draft.sector not in _OF_OFFICE:
            return
        told = draft.country is not None or draft.role is not None
        leads = _LEADS.fullmatch(draft.role or "") is not None
        wikidata = self.kb.people.wikidata(draft.name, year, draft.country, told=told, leads=leads)
        if wikidata is not None:
            draft.ids.add(wikidata)

    def _office(self, draft: Draft, year: int | None) -> None:
        """Give a person whose country the article does not tell that of the office he is known for."""
        if draft.kind != "person" or draft.country is not None:
            return
        if draft.sector not in (None, "GOV", "LEG", "MIL"):
            return
        person = self.kb.people.lookup(draft.name, year)
        if person is not None:
            draft.country = person.country
            if draft.sector is None and person.holds(year):
                draft.sector = "GOV" if person.country else "IGO"

    def _knowledge(self, name: Span, label: str) -> Knowledge:
        """Return kind, country and sector that the name itself and its modifiers tell."""
        if label == "PER":
            return "person", land_of(name, self.kb), None, frozenset()
        group = self.kb.groups.lookup(name.text)
        if group:
            state = self._of_state(name, group)
            known = not state or state == group.country
            ids = frozenset((group.wikidata or "" if known else "",))
            return group.kind, state or group.country, group.sector, ids
        match = self.kb.countries.lookup(name.text)
        if match:
            kinds: dict[str, EntityKind] = {
                "name": "country",
                "capital": "unknown",
                "region": "unknown",
            }
            sector: Sector | None = "GOV" if label == "ORG" or match.how == "capital" else None
            named = frozenset((match.wikidata or "",)) if match.how == "name" else frozenset[str]()
            return kinds.get(match.how, "group"), match.iso3, sector, named
        if label == "GPE":
            part = self.kb.countries.lookup(whole(name.text) or "")
            return "unknown", part.iso3 if part else None, None, frozenset()
        if outlet := self.kb.outlets.by_name(name.text):
            return ("agency" if outlet.is_agency else "outlet"), outlet.country, "MED", frozenset()
        kind: EntityKind = "group" if label == "NORP" else "organization"
        sector = self._organization_sector(name)
        return kind, country_around(name, self.kb), sector, frozenset()

    def _of_state(self, name: Span, group: Group) -> str | None:
        """Return whose an organ of a state is, if said: "Iraq's National Intelligence Service"."""
        return country_around(name, self.kb) if group.kind == "organization" else None

    def _organization_sector(self, name: Span) -> Sector | None:
        sector = sector_of(name, self.kb)
        if sector is None and (found := _ORGANIZATION_HEADS.search(name.text)):
            sector = self.kb.roles.sector(found[0])
        return sector


def _year(doc: Doc) -> int | None:
    """Return the year of publication, None where it is not known."""
    published = doc._.onrecord_context.published or ""
    return int(published[:4]) if published[:4].isdigit() else None


def _label(name: Span) -> str:
    return str(name[0].ent_type_)


def _words(draft: Draft) -> int:
    return len(draft.name.split()) if draft.label == "PER" else 0


def _names(doc: Doc) -> Iterator[Span]:
    """Yield the names of *doc* without articles and titles; a title alone ("the President") is none."""
    for ent in doc.ents:
        if ent.label_ not in LABELS:
            continue
        name = bare(ent)
        start = name.start
        while _label(name) == "PER" and start < name.end and _is_rank(doc[start]):
            start += 1
        name = without_half(doc[start : name.end])
        if len(name):
            yield name


def _is_rank(token: Token) -> bool:
    return token.lower_.rstrip(".") in lexicon().ranks


def _gender(name: Span) -> Gender | None:
    """Return the gender that "Mr." or "Mrs." before *name* tells, or its first name."""
    words = lexicon()
    title = words.gender("titles", name.doc[name.start - 1].text) if name.start else None
    return title or (words.gender("names", name[0].text) if len(name) > 1 else None)


def _acronym_after(name: Span) -> str | None:
    """Return the acronym in parentheses right after *name*: "Gulf Defence Council (GDC)"."""
    doc, at = name.doc, name.end
    if at + 2 < len(doc) and doc[at].text == "(" and doc[at + 2].text == ")":
        inside = str(doc[at + 1].text)
        if _ACRONYM.fullmatch(inside):
            return inside
    return None


def _entity(identity: str, draft: Draft) -> Entity:
    return Entity(
        id=identity,
        name=draft.name,
        kind=draft.kind,
        country=draft.country,
        sector=draft.sector,
        role=draft.role,
        wikidata=(next(iter(draft.ids)) or None) if len(draft.ids) == 1 else None,
        mentions=sorted(set(draft.mentions)),
    )
