"""Whether the words that a record cites stand where it says, and its ids lead somewhere."""

from collections import Counter
from collections.abc import Iterator

import msgspec

from ..records import CodedArticle
from .finding import Finding


def evidence(record: CodedArticle, where: str) -> Iterator[Finding]:
    """Yield the spans of *record* that are not the article's words, and the ids that are nobody's."""
    text = record.article.text
    parts = (record.entities, record.places, record.dates, record.attributions, record.events)
    for part in parts:
        for cited in _cited(part):
            start, end = cited.span  # type: ignore[attr-defined]
            words = cited.text  # type: ignore[attr-defined]
            if not 0 <= start <= end or text[start:end] != words:
                yield Finding(where=where, what=f"{words!r} is not at {start}–{end} of its text")
    for entity in record.entities:
        for start, end in entity.mentions:
            if not 0 <= start <= end <= len(text):
                yield Finding(where=where, what=f"{entity.id}: {start}–{end} is outside its text")
    yield from _ids(record, where)


def _cited(value: object) -> Iterator[msgspec.Struct]:
    """Yield the structs in *value* that carry words and their offsets."""
    if isinstance(value, list):
        for part in value:
            yield from _cited(part)
    elif isinstance(value, msgspec.Struct):
        if getattr(value, "span", None) is not None:
            yield value
        for name in value.__struct_fields__:
            field = getattr(value, name)
            if isinstance(field, list | msgspec.Struct):
                yield from _cited(field)


def _ids(record: CodedArticle, where: str) -> Iterator[Finding]:
    known: dict[str, list[str]] = {
        "entity": [e.id for e in record.entities],
        "place": [p.id for p in record.places],
        "date": [d.id for d in record.dates],
        "attribution": [a.id for a in record.attributions],
    }
    known["event"] = [e.id for e in record.events]
    known["statement"] = known["event"] + known["attribution"]
    for kind, ids in known.items():
        for id, count in Counter(ids).items():
            if count > 1:
                yield Finding(where=where, what=f"{count} times {kind} {id}")
    for kind, named in _named(record):
        if named is not None and named not in known[kind]:
            yield Finding(where=where, what=f"it names {kind} {named}, which it does not have")


def _named(record: CodedArticle) -> Iterator[tuple[str, str | None]]:
    """Yield the ids that the parts of *record* name, each with the kind of thing it is of."""
    for a in record.attributions:
        yield "entity", a.source_entity
        yield "attribution", a.parent
    for e in record.events:
        yield "attribution", e.attribution
        yield from (("entity", p.entity) for p in (*e.actor, *e.recipient))
        yield "date", e.date.date if e.date else None
        yield "place", e.place.place if e.place else None
    beside = [place.relation for place in record.places]
    beside += [e.place.relation for e in record.events if e.place]
    yield from (("place", relation.of) for relation in beside if relation)
    yield from (("statement", id) for c in record.conflicts for id in c.between)
