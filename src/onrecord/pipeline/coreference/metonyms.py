"""Capitals that stand for their country: "Baku denied the report"."""

from collections.abc import Sequence

from spacy.tokens import Span

from ...kb import KnowledgeBase
from ...records import Entity
from .trees import SUBJECTS

_WHERE = frozenset(
    ("in", "at", "near", "around", "outside", "inside", "from", "to", "into", "through", "over")
)


def metonyms(
    named: Sequence[tuple[int, Span]], entities: Sequence[Entity], kb: KnowledgeBase
) -> dict[int, int]:
    """Return, by their indices, which entities are capitals that mean a country of the article.

    A capital means its country where it is the subject of a clause once at least and never the
    place of something.
    """
    countries = {e.country: i for i, e in enumerate(entities) if e.kind == "country" and e.country}
    spans: dict[int, list[Span]] = {}
    for number, span in named:
        match = kb.countries.lookup(entities[number].name)
        if match is not None and match.how == "capital" and match.iso3 in countries:
            spans.setdefault(number, []).append(span)
    return {
        number: countries[country]
        for number, mine in spans.items()
        if (country := entities[number].country) in countries and country and _acts(mine)
    }


def _acts(spans: Sequence[Span]) -> bool:
    roots = [span.root for span in spans]
    placed = any(c.lower_ in _WHERE for r in roots for c in r.children if c.dep_ == "case")
    return not placed and any(r.dep_ in SUBJECTS and r.head.pos_ == "VERB" for r in roots)
