"""JSON-LD: articles, statements, incidents, claims and links as one graph.

Vocabularies: schema.org (NewsArticle, Quotation, Claim, Event), W3C PROV-O for who quoted whom, W3C
Web Annotation for the words, and a few own terms where these have none (denials, factuality).
"""

from collections.abc import Iterator
from itertools import chain
from typing import Any, BinaryIO

from ..records import (
    Attribution,
    Claim,
    CodedArticle,
    Event,
    Incident,
    Link,
    Offsets,
    Statement,
)
from .format import Format, Part
from .jsonstream import write_array
from .options import Options
from .snapshot import Snapshot

BASE = "urn:x-onrecord:"
_AROUND = 32
"""Characters before and after the exact words in a TextQuoteSelector."""

_IRI = {"@type": "@id"}
CONTEXT: dict[str, Any] = {
    "@vocab": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "onrecord": f"{BASE}ns:",
    "id": "@id",
    "type": "@type",
    "wasQuotedFrom": {"@id": "prov:wasQuotedFrom", **_IRI},
    "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", **_IRI},
    "wasRevisionOf": {"@id": "prov:wasRevisionOf", **_IRI},
    "wasAttributedTo": {"@id": "prov:wasAttributedTo", **_IRI},
    "evidence": {"@reverse": "oa:hasBody"},
    "target": "oa:hasTarget",
    "source": {"@id": "oa:hasSource", **_IRI},
    "selector": "oa:hasSelector",
    "start": {"@id": "oa:start", "@type": "xsd:nonNegativeInteger"},
    "end": {"@id": "oa:end", "@type": "xsd:nonNegativeInteger"},
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "isPartOf": _IRI,
    "about": _IRI,
    "appearance": _IRI,
    "firstAppearance": _IRI,
    "startDate": {"@type": "Date"},
    "endDate": {"@type": "Date"},
    "chain": {"@id": "onrecord:chain", "@container": "@list"},
    "denial": {"@id": "onrecord:denial", **_IRI},
    "doubt": {"@id": "onrecord:doubt", **_IRI},
    "refusal": {"@id": "onrecord:refusal", **_IRI},
    "corroborates": {"@id": "onrecord:corroborates", **_IRI},
    "contradicts": {"@id": "onrecord:contradicts", **_IRI},
    **{
        term: f"onrecord:{term}"
        for term in (
            "stance", "manner", "factuality", "eventType", "eventMode", "time", "aspect", "value", "origins",
            "happened",
        )
    },
}  # fmt: skip

_STANCES = {
    "supports": "appearance",
    "denies": "denial",
    "doubts": "doubt",
    "declines": "refusal",
}
_RELATIONS = {
    "corroborates": "corroborates",
    "contradicts": "contradicts",
    "updates": "wasRevisionOf",
    "copies": "wasDerivedFrom",
}


def nodes(snapshot: Snapshot, options: Options) -> Iterator[dict[str, Any]]:
    """Yield the nodes of the graph: each record's, then incidents, claims and links."""
    return chain(
        chain.from_iterable(_record(r, snapshot, options) for r in snapshot.records()),
        (_incident(incident) for incident in snapshot.incidents()),
        (_claim(claim) for claim in snapshot.claims()),
        (_link(link) for link in snapshot.links()),
    )


def _article_iri(article: str) -> str:
    return f"{BASE}article:{article}"


def _iri(article: str, statement: str) -> str:
    return f"{BASE}statement:{article}:{statement}"


def _entity(article: str, entity: str) -> str:
    return f"{BASE}entity:{article}:{entity}"


def _of(statement: Statement) -> str:
    return _iri(statement.article, statement.id)


def _known(node: dict[str, Any]) -> dict[str, Any]:
    """Return *node* without what is not known: JSON-LD drops nulls, empty lists say nothing."""
    return {key: value for key, value in node.items() if value is not None and value != []}


def _record(record: CodedArticle, snapshot: Snapshot, options: Options) -> Iterator[dict[str, Any]]:
    """Yield the article, its voices, its attributions and its events."""
    yield _article(record, snapshot)
    for entity in record.entities:
        if any(a.source_entity == entity.id for a in record.attributions):
            person = entity.kind == "person"
            yield {
                "id": _entity(record.article.id, entity.id),
                "type": ["Person" if person else "Organization", "prov:Agent"],
                "name": entity.name,
            }
    for attribution in record.attributions:
        yield _quotation(attribution, record, options)
    for event in record.events:
        yield _event(event, record, snapshot, options)


def _article(record: CodedArticle, snapshot: Snapshot) -> dict[str, Any]:
    article, coder = record.article, record.coder
    group = snapshot.group_of(article.id)
    copy = next((m for m in group.members if m.article == article.id), None) if group else None
    quoted, derived = _quoted(record, None)
    if copy and copy.of:
        derived = [_article_iri(copy.of), *derived]
    return _known({
        "id": _article_iri(article.id),
        "type": ["NewsArticle", "prov:Entity"],
        "headline": article.title,
        "url": article.url,
        "publisher": {"type": "Organization", "name": article.publisher}
        if article.publisher
        else None,
        "author": [{"type": "Person", "name": name} for name in article.authors],
        "datePublished": article.published,
        "inLanguage": article.language,
        "wasQuotedFrom": quoted,
        "wasDerivedFrom": derived,
        "onrecord:codedBy": f"onrecord {coder.onrecord}; {coder.model}; {coder.codebook}; "
        f"kb {coder.kb}",
    })  # fmt: skip


def _quoted(record: CodedArticle, parent: str | None) -> tuple[list[str], list[str]]:
    """Return what the article (or a statement in it) quotes, and what it reports in other words."""
    inside = [a for a in record.attributions if a.parent == parent]
    return (
        [_iri(record.article.id, a.id) for a in inside if a.type == "direct"],
        [_iri(record.article.id, a.id) for a in inside if a.type != "direct"],
    )


def _quotation(attribution: Attribution, record: CodedArticle, options: Options) -> dict[str, Any]:
    article = record.article.id
    quoted, derived = _quoted(record, attribution.id)
    words = " … ".join(span.text for span in attribution.content)
    speaker = _entity(article, attribution.source_entity) if attribution.source_entity else None
    named = {"type": "prov:Agent", "name": attribution.source_name}
    return _known({
        "id": _iri(article, attribution.id),
        "type": ["Quotation", "prov:Entity"],
        "text": words if options.passages and words else None,
        "isPartOf": _article_iri(article),
        "wasAttributedTo": speaker or (named if attribution.source_name else None),
        "stance": attribution.stance,
        "manner": attribution.type,
        "chain": attribution.chain,
        "wasQuotedFrom": quoted,
        "wasDerivedFrom": derived,
        "evidence": _evidence([s.span for s in attribution.content], record, options),
    })  # fmt: skip


def _event(
    event: Event, record: CodedArticle, snapshot: Snapshot, options: Options
) -> dict[str, Any]:
    article = record.article.id
    incident = snapshot.incident_of(Statement(article=article, id=event.id))
    said_in = _iri(article, event.attribution) if event.attribution else _article_iri(article)
    return _known({
        "id": _iri(article, event.id),
        "type": ["onrecord:EventReport", "prov:Entity"],
        "isPartOf": _article_iri(article),
        "about": f"{BASE}incident:{incident}" if incident else None,
        "eventType": event.type,
        "eventMode": event.mode,
        "factuality": event.factuality,
        "time": event.time,
        "chain": event.chain,
        "wasDerivedFrom": [said_in],
        "evidence": _evidence([s.span for s in (event.trigger, *event.also)], record, options),
    })  # fmt: skip


def _evidence(spans: list[Offsets], record: CodedArticle, options: Options) -> list[dict[str, Any]]:
    """Return the words as one annotation per span (Web Annotation: offsets count code points)."""
    text = record.article.text
    found = []
    for start, end in spans:
        selectors: list[dict[str, Any]] = [
            {"type": "oa:TextPositionSelector", "start": start, "end": end}
        ]
        if options.passages:
            selectors.append({
                "type": "oa:TextQuoteSelector",
                "exact": text[start:end],
                "prefix": text[max(0, start - _AROUND) : start],
                "suffix": text[end : end + _AROUND],
            })  # fmt: skip
        target = {"source": _article_iri(record.article.id), "selector": selectors}
        found.append({"type": "oa:Annotation", "target": target})
    return found


def _incident(incident: Incident) -> dict[str, Any]:
    return _known({
        "id": f"{BASE}incident:{incident.id}",
        "type": "Event",
        "name": incident.title,
        "eventType": incident.type,
        "eventMode": incident.mode,
        "startDate": incident.start,
        "endDate": incident.end,
        "location": _location(incident),
        "happened": incident.happened,
        "origins": incident.origins,
    })  # fmt: skip


def _location(incident: Incident) -> dict[str, Any] | None:
    if incident.place is None and incident.country is None:
        return None
    placed = incident.lat is not None and incident.lon is not None
    point = {"type": "GeoCoordinates", "latitude": incident.lat, "longitude": incident.lon}
    return _known({
        "type": "Place",
        "name": incident.place,
        "address": {"type": "PostalAddress", "addressCountry": incident.country}
        if incident.country
        else None,
        "geo": point if placed and incident.precision != "country" else None,
    })  # fmt: skip


def _claim(claim: Claim) -> dict[str, Any]:
    """Return a claim with its voices, each kind in the order of publication."""
    ordered = sorted(claim.voices, key=lambda v: (v.published or "9999", v.statement))
    voices: dict[str, list[str]] = {term: [] for term in _STANCES.values()}
    for voice in ordered:
        voices[_STANCES[voice.stance]].append(_of(voice.statement))
    first = voices["appearance"][:1]
    return _known({
        "id": f"{BASE}claim:{claim.id}",
        "type": ["Claim", "prov:Entity"],
        "about": f"{BASE}incident:{claim.incident}" if claim.incident else None,
        "aspect": claim.aspect,
        "value": claim.value,
        "origins": claim.origins,
        "firstAppearance": first[0] if first else None,
        **voices,
    })  # fmt: skip


def _link(link: Link) -> dict[str, Any]:
    """Return a link as a property of the later statement, which corroborates, revises, ..."""
    earlier, later = link.between
    return {"id": _of(later), _RELATIONS[link.relation]: _of(earlier)}


def write_jsonld(snapshot: Snapshot, options: Options, stream: BinaryIO) -> None:
    """Write one document with its context inside, so that reading it needs no network."""
    write_array(stream, {"@context": CONTEXT}, "@graph", nodes(snapshot, options))


FORMAT = Format(
    name="jsonld",
    suffix=".jsonld",
    holds="articles, statements, incidents and claims as JSON-LD (schema.org, PROV-O, annotations)",
    parts=(Part("", write_jsonld),),
    note="Everything is in it, with its factuality. Articles are `NewsArticle`, attributions "
    "`Quotation`, events `onrecord:EventReport`, incidents `Event`, claims `Claim`. Who quotes whom "
    "is `prov:wasQuotedFrom` (verbatim) or `prov:wasDerivedFrom` (in other words), from the article "
    "to the outermost statement and from each statement to the one inside it; copies are derived "
    "from what they copy. `evidence` is the annotation whose body the statement is: a "
    "`TextPositionSelector` in code points and a `TextQuoteSelector`. A claim's supporters are its "
    "`appearance`, its deniers `onrecord:denial`. Identifiers are `urn:x-onrecord:`; the context is "
    "inside the file.",
)
