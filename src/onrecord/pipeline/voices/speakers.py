"""Who a source is: the entity it names and the fullest name that the article gives for it."""

from collections.abc import Sequence

from spacy.tokens import Doc, Span

from ...kb import KnowledgeBase
from ...records import Entity
from ..naming import bare
from ..participants import resolve
from .drafts import Draft

Name = tuple[str | None, str | None]
"""An entity's id and its fullest name."""
NOBODY: Name = (None, None)
_PERSONAL = frozenset(("he", "she"))
_FIRST = frozenset(("i", "we", "me", "us"))


def names(doc: Doc, drafts: Sequence[Draft], kb: KnowledgeBase) -> dict[int, Name]:
    """Return the name of each draft's source, by ``id`` of the draft.

    "I" and "we" inside a statement are its speaker; a personal pronoun that nothing resolves is
    the person who spoke last.
    """
    entities: Sequence[Entity] = doc._.onrecord_entities
    people = {e.id for e in entities if e.kind == "person"}
    found: dict[int, Name] = {}
    last = NOBODY
    for draft in sorted(drafts, key=lambda d: (d.source or (d.start,))[0]):
        name = _name(doc, draft, entities, kb)
        if name[0] in people:
            last = name
        elif name[0] is None and (name[1] or "").lower() in _PERSONAL and last is not NOBODY:
            name = last
        found[id(draft)] = name
    for draft in sorted(drafts, key=lambda d: d.depth):
        if draft.parent is not None and (found[id(draft)][1] or "").lower() in _FIRST:
            found[id(draft)] = found[id(draft.parent)]
    return found


def owned(phrase: Span, entities: Sequence[Entity]) -> tuple[Entity | None, str]:
    """Return whose "its spokesman" is, and the phrase with that name: "Iran's spokesman"."""
    first = phrase[0]
    text = " ".join(phrase.text.split())
    if not first.dep_.startswith("nmod:poss") or first.pos_ != "PRON" or len(phrase) == 1:
        return None, text
    owner = next((e for e in entities if (first.idx, first.idx + len(first)) in e.mentions), None)
    if owner is None:
        return None, text
    ending = "'" if owner.name.endswith("s") else "'s"
    return owner, f"{owner.name}{ending} {' '.join(phrase[1:].text.split())}"


def _name(doc: Doc, draft: Draft, entities: Sequence[Entity], kb: KnowledgeBase) -> Name:
    if draft.source is None:
        return NOBODY
    span = doc[draft.source[0] : draft.source[1]]
    found = resolve(span, entities, kb)
    owner, told = owned(bare(span), entities)
    if owner is not None and (found.entity is None or found.entity == owner.id or _unnamed(span)):
        return (found.entity if found.entity != owner.id else None), told
    kind = next((e.kind for e in entities if e.id == found.entity), None)
    if kind == "country" and span.root.pos_ == "PROPN":
        return found.entity, told  # "the Kremlin" is no other name of Russia
    return found.entity, found.name


def _unnamed(span: Span) -> bool:
    return all(t.pos_ != "PROPN" for t in span)
