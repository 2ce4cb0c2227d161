"""Statements that bear on each other: within one article, and across articles."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from ...records import Event, Link, Statement
from ...records.labels import ConflictBasis, Factuality, LinkRelation, Stance
from ...records.spans import Record
from ..filters import Filters
from ..store import Store
from .condition import Condition, either
from .conditions import of_attribution, of_event
from .opened import ArticleReference, Opened, reference
from .paging import PAGE, Page, Query, counted, paged
from .passage import sentence

RELATIONS: tuple[LinkRelation, ...] = get_args(LinkRelation)
_MANY = 1000
_SENTENCE = re.compile(r"s(\d{1,9})-(\d{1,9})")
CONTRADICTS: tuple[LinkRelation, ...] = ("contradicts",)
_WITHIN = """
SELECT a.day, a.id, c.first, a.id, c.second, 'contradicts', c.basis, NULL, c.why, c.record, c.record,
  NULL
FROM conflicts c JOIN records r USING (record) JOIN articles a USING (article) WHERE r.current"""
_ACROSS = """
SELECT max(fa.day, sa.day), fa.id, f.id, sa.id, s.id, l.relation, l.basis, l.confidence, l.why,
  f.record, s.record, l.incident
FROM links l
JOIN assertions f ON f.assertion = l.first JOIN records fr ON fr.record = f.record
JOIN articles fa ON fa.article = fr.article
JOIN assertions s ON s.assertion = l.second JOIN records sr ON sr.record = s.record
JOIN articles sa ON sa.article = sr.article
WHERE fr.current AND sr.current AND l.relation IN ({slots}) AND (NOT l.loose OR NOT EXISTS (
  SELECT 1 FROM links o WHERE (o.first, o.second, o.loose) = (l.first, l.second, 0)))"""
_PAIR = (
    "day", "first_article", "first_id", "second_article", "second_id", "relation", "basis",
    "confidence", "why", "first_record", "second_record", "incident",
)  # fmt: skip
# The incident of a pair within one article is that of the events that it is about.
_INCIDENT = """coalesce((SELECT id FROM incidents i WHERE i.incident = x.incident),
  (SELECT i.id FROM events o JOIN incident_reports m USING (event) JOIN incidents i USING (incident)
    WHERE x.first_record = x.second_record AND o.record = x.first_record
      AND (o.id IN (x.first_id, x.second_id) OR o.attribution IN (x.first_id, x.second_id))
    ORDER BY length(o.id), o.id LIMIT 1))"""


class Side(Record, frozen=True, kw_only=True):
    """One of the two statements: whose it is, and its words.

    ``text`` is an attribution's content, or the sentence that reports an event; a sentence of the
    article's own voice that does neither has its offsets for an id ("s120-184"). ``chain`` runs
    from the publisher to the innermost voice, ``source``.
    """

    article: ArticleReference
    id: str
    kind: Literal["event", "attribution", "sentence"]
    source: str | None = None
    chain: list[str]
    stance: Stance | None = None
    factuality: Factuality | None = None
    text: str


class ConflictRow(Record, frozen=True, kw_only=True):
    """Two statements and how they stand to each other; the first was published no later.

    ``confidence`` is null for what was found within one article.
    """

    between: tuple[Side, Side]
    relation: LinkRelation
    basis: ConflictBasis
    incident: str | None = None
    confidence: float | None = None
    why: str


def conflicts(
    store: Store,
    filters: Filters,
    *,
    relations: Sequence[LinkRelation] = CONTRADICTS,
    limit: int = PAGE,
    after: str | None = None,
) -> Page[ConflictRow]:
    """Return the pairs of which one side fits *filters*, by day of the later one.

    An event fits as it would among the events, an attribution as among the attributions. Pairs
    within one article are contradictions.

    Raises:
        InputError: *after* is no cursor of this question.
        StoreDamaged: a record cannot be read back.
    """
    rows, following = paged(store, _conflicts(filters, relations), limit, after)
    sides = Sides(Opened(store))
    return Page([sides.row(*row) for row in rows], following)


def count_conflicts(
    store: Store, filters: Filters, *, relations: Sequence[LinkRelation] = CONTRADICTS
) -> int:
    """Return how many pairs *filters* find."""
    return counted(store, _conflicts(filters, relations))


def links(
    store: Store, filters: Filters, *, limit: int = PAGE, after: str | None = None
) -> Page[Link]:
    """Return the links across articles, of every relation, of which one side fits *filters*.

    Raises:
        InputError: *after* is no cursor of this question.
    """
    query = replace(
        _pairs(filters, _ACROSS, RELATIONS),
        columns="x.first_article, x.first_id, x.second_article, x.second_id, x.relation, x.basis, "
        "x.confidence, x.why, (SELECT id FROM incidents i WHERE i.incident = x.incident)",
    )
    rows, following = paged(store, query, limit, after)
    return Page([_link(*row) for row in rows], following)


def _link(first: str, one: str, second: str, other: str, *cells: Any) -> Link:
    relation, basis, confidence, why, incident = cells
    between = (Statement(article=first, id=one), Statement(article=second, id=other))
    return Link(
        between=between,
        relation=relation,
        basis=basis,
        incident=incident,
        confidence=confidence,
        why=why,
    )


def pairs_about(store: Store, article: str, id: str) -> list[ConflictRow]:
    """Return all pairs, of every relation, in which the statement *id* of *article* stands.

    Raises:
        StoreDamaged: a record cannot be read back.
    """
    query = _conflicts(Filters(), RELATIONS)
    sides = Sides(Opened(store))
    rows = []
    for side in ("first", "second"):
        this = Condition(f"x.{side}_article = ? AND x.{side}_id = ?", (article, id))
        one_sided = replace(query, where=this)
        rows += paged(store, one_sided, _MANY, None)[0]
    return [sides.row(*row) for row in rows]


def _conflicts(filters: Filters, relations: Sequence[LinkRelation]) -> Query:
    pairs = f"{_WITHIN} UNION ALL {_ACROSS}" if "contradicts" in relations else _ACROSS
    return _pairs(filters, pairs, relations)


def _pairs(filters: Filters, pairs: str, relations: Sequence[LinkRelation]) -> Query:
    pairs = pairs.format(slots=", ".join("?" * len(relations)))
    keys = ("day", "first_article", "first_id", "second_article", "second_id", "basis")
    return Query(
        columns="x.first_article, x.first_id, x.second_article, x.second_id, x.relation, x.basis, "
        f"x.confidence, x.why, {_INCIDENT}",
        tables=f"(WITH pairs ({', '.join(_PAIR)}) AS ({pairs}) SELECT * FROM pairs) x",
        keys=tuple(f"x.{key}" for key in keys),
        where=either(_side(filters, "first"), _side(filters, "second")),
        values=tuple(relations),
    )


def _side(filters: Filters, side: str) -> Condition:
    event, attribution = of_event(filters), of_attribution(filters)
    if not event.sql:  # then nothing is asked of the other either
        return event
    this = f"= (x.{side}_record, x.{side}_id)"
    one = Condition(
        f"EXISTS (SELECT 1 FROM events e WHERE (e.record, e.id) {this} AND {event.sql})",
        event.values,
    )
    other = Condition(
        "EXISTS (SELECT 1 FROM attributions t JOIN records USING (record) "
        f"JOIN articles a USING (article) WHERE (t.record, t.id) {this} AND {attribution.sql})",
        attribution.values,
    )
    # a bare sentence has nothing but its article's words, day and publisher to be asked
    bare = Condition(
        f"x.{side}_id LIKE 's%-%' AND EXISTS (SELECT 1 FROM records r JOIN articles a USING (article) "
        f"JOIN events e ON e.record = r.record WHERE r.record = x.{side}_record AND {event.sql})",
        event.values,
    )
    return either(one, other, bare)


@dataclass(frozen=True, slots=True)
class Sides:
    """The statements of pairs, opened."""

    opened: Opened

    def row(self, first: str, one: str, second: str, other: str, *cells: Any) -> ConflictRow:
        """Return the pair of a row of the query.

        Raises:
            StoreDamaged: a record does not hold one of them.
        """
        relation, basis, confidence, why, incident = cells
        return ConflictRow(
            between=(self.side(first, one), self.side(second, other)),
            relation=relation,
            basis=basis,
            confidence=confidence,
            why=why,
            incident=incident,
        )

    def side(self, article: str, id: str) -> Side:
        """Return the statement *id* of *article*.

        Raises:
            StoreDamaged: the record does not hold it.
        """
        record = self.opened.record(article)
        where = reference(record.article)
        bare = _SENTENCE.fullmatch(id)
        if bare is not None:
            publisher = record.article.publisher
            return Side(
                article=where,
                id=id,
                kind="sentence",
                source=publisher,
                chain=[publisher] if publisher else [],
                text=record.article.text[int(bare[1]) : int(bare[2])],
            )
        for event in record.events:
            if event.id == id:
                return _of_event(event, where, record.article.text)
        said = self.opened.attribution(article, id)
        return Side(
            article=where,
            id=id,
            kind="attribution",
            source=said.chain[-1] if said.chain else said.source_name,
            chain=said.chain,
            stance=said.stance,
            text=" … ".join(span.text for span in said.content),
        )


def _of_event(event: Event, article: ArticleReference, text: str) -> Side:
    start, end = sentence(text, *event.trigger.span)
    return Side(
        article=article,
        id=event.id,
        kind="event",
        source=event.chain[-1] if event.chain else None,
        chain=event.chain,
        factuality=event.factuality,
        text=text[start:end],
    )
