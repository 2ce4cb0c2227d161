"""Sources without a name are entities too: "two officials", "a source close to the talks", "the report"."""

from collections.abc import Sequence

from msgspec.structs import replace
from spacy.tokens import Doc, Span, Token

from ...kb import KnowledgeBase
from ...records import Entity
from ...records.labels import EntityKind
from ..naming import bare, country_around, sector_of
from ..participants import resolve
from .drafts import Draft
from .speakers import owned

DOCUMENTS = frozenset(
    ("report", "statement", "letter", "document", "study", "poll", "survey", "paper", "memo", "website",
     "article", "resolution", "communique", "communiqué", "filing", "indictment", "dossier", "analysis",
     "text", "declaration", "decree", "order", "ruling", "note", "editorial", "book", "video", "footage",
     "broadcast", "post", "tweet", "message", "email", "map", "figure", "datum", "data", "record",
     "census", "constitution", "law", "bill", "treaty", "agreement", "charter", "manifesto", "leaflet")
)  # fmt: skip
BODIES = frozenset(
    ("government", "ministry", "embassy", "army", "agency", "department", "office", "court", "party",
     "union", "committee", "commission", "council", "parliament", "company", "bank", "hospital",
     "university", "group", "police", "military", "administration", "service", "authority", "staff",
     "opposition", "team", "delegation", "mission", "newspaper", "channel", "station", "magazine",
     "press", "media", "network", "coalition", "alliance", "movement", "organization", "organisation",
     "campaign", "leadership", "side", "regime", "institute", "foundation", "house", "centre", "center")
)  # fmt: skip
_PRONOUNS = frozenset(("PRON", "DET"))


def add_unnamed(doc: Doc, drafts: Sequence[Draft], kb: KnowledgeBase) -> None:
    """Add to ``doc._.onrecord_entities`` the sources of *drafts* that no entity has.

    "the officials" goes on with the officials that spoke before.
    """
    known: list[tuple[int, int]] = []
    made: dict[str, list[Entity]] = {}
    for draft in sorted(drafts, key=lambda d: d.start):
        if draft.source is None:
            continue
        phrase = bare(doc[draft.source[0] : draft.source[1]])
        root = phrase.root
        if root.pos_ in _PRONOUNS or any(a <= root.idx < b for a, b in known):
            continue
        if resolve(phrase, doc._.onrecord_entities, kb).entity is not None:
            continue
        span = (phrase.start_char, phrase.end_char)
        known.append(span)
        before = made.setdefault(root.lemma_.lower(), [])
        if before and _definite(doc, phrase):
            before[-1].mentions.append(span)
        else:
            before.append(_entity(phrase, doc._.onrecord_entities, kb))
    fresh = [e for found in made.values() for e in found]
    everyone = sorted([*doc._.onrecord_entities, *fresh], key=lambda e: min(e.mentions))
    doc._.onrecord_entities = [
        replace(e, id=f"n{n}", mentions=sorted(set(e.mentions)))
        for n, e in enumerate(everyone, start=1)
    ]


def _definite(doc: Doc, phrase: Span) -> bool:
    return phrase.start > 0 and doc[phrase.start - 1].lower_ in ("the", "these", "those", "both")


def _entity(phrase: Span, entities: Sequence[Entity], kb: KnowledgeBase) -> Entity:
    owner, name = owned(phrase, entities)
    sector = sector_of(phrase, kb)
    return Entity(
        id="",
        name=name,
        kind=_kind(phrase.root, known=sector is not None),
        country=country_around(phrase, kb) or (owner.country if owner is not None else None),
        sector=sector,
        mentions=[(phrase.start_char, phrase.end_char)],
    )


def _kind(head: Token, *, known: bool) -> EntityKind:
    lemma = head.lemma_.lower()
    if lemma in DOCUMENTS:
        return "document"
    if lemma in BODIES:
        return "organization"
    if "Plur" in head.morph.get("Number") or lemma in ("people", "police"):
        return "group"
    return "person" if known or lemma in ("source", "man", "woman", "one") else "unknown"
