"""The flat tables of OnRecord's own columns, for CSV and Parquet. Nothing is left out of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from ..records import Attribution, Claim, CodedArticle, Link, Participant, Span, Voice
from .columns import Cell, Column, Kind, Table
from .incidents import Told, happened
from .options import Options
from .reports import Report, reports
from .snapshot import Snapshot


def _every(options: Options) -> Options:
    """Return *options* for tables that have columns for factuality: they hold everything."""
    return replace(options, everything=True)


def _reports(snapshot: Snapshot, options: Options) -> Iterator[Report]:
    return reports(snapshot, _every(options))


def _incidents(snapshot: Snapshot, options: Options) -> Iterator[Told]:
    return happened(snapshot, _every(options))


@dataclass(frozen=True, slots=True)
class Said:
    """One attribution of one record."""

    record: CodedArticle
    attribution: Attribution
    passages: bool


def _attributions(snapshot: Snapshot, options: Options) -> Iterator[Said]:
    for record in snapshot.records():
        for attribution in record.attributions:
            yield Said(record, attribution, options.passages)


@dataclass(frozen=True, slots=True)
class Held:
    """One voice on one claim."""

    claim: Claim
    voice: Voice
    passages: bool


def _voices(snapshot: Snapshot, options: Options) -> Iterator[Held]:
    for claim in snapshot.claims():
        for voice in claim.voices:
            yield Held(claim, voice, options.passages)


@dataclass(frozen=True, slots=True)
class Listed:
    """One article with its group of copies."""

    record: CodedArticle
    group: str | None
    copies: str | None
    kind: str | None


def _articles(snapshot: Snapshot, _: Options) -> Iterator[Listed]:
    for record in snapshot.records():
        group = snapshot.group_of(record.article.id)
        members = group.members if group else []
        copy = next((m for m in members if m.article == record.article.id), None)
        yield Listed(
            record,
            group.id if group else None,
            copy.of if copy else None,
            copy.kind if copy else None,
        )


def _links(snapshot: Snapshot, _: Options) -> Iterator[Link]:
    return snapshot.links()


def _c(name: str, kind: Kind, meaning: str, value: Callable[[Any], Cell]) -> Column[Any]:
    return Column(name, meaning, value, kind)


def _participants(role: str, of: Callable[[Report], list[Participant]]) -> tuple[Column[Any], ...]:
    """Return the columns of one role: lists in the same order, "" for what one of them lacks."""
    return (
        _c(role, "list", "names", lambda r: [p.name for p in of(r)]),
        _c(f"{role}_text", "list", "the words of the article", lambda r: [p.text for p in of(r)]),
        _c(f"{role}_country", "list", "alpha-3, in the order of the names, empty if unknown",
           lambda r: [p.country or "" for p in of(r)]),
        _c(f"{role}_sector", "list", "in the order of the names, empty if unknown",
           lambda r: [p.sector or "" for p in of(r)]),
    )  # fmt: skip


def _words(span: Span | None) -> str | None:
    return span.text if span else None


def _content(said: Said) -> str | None:
    return " … ".join(span.text for span in said.attribution.content) or None


def _source(report: Report) -> str | None:
    """Return the name of the innermost source, None for the article's own voice."""
    attribution = report.event.attribution
    found = (a for a in report.record.attributions if a.id == attribution)
    return next((a.source_name for a in found), None)


EVENTS = Table("", "one report of an event, whatever its factuality", (
    _c("id", "text", "the article's id and the event's", lambda r: r.id),
    _c("article", "text", "id of the article", lambda r: r.record.article.id),
    _c("event", "text", "id of the event in its record", lambda r: r.event.id),
    _c("incident", "text", "id of the incident that it reports", lambda r: r.incident),
    _c("group", "text", "id of the group of copies that the article is in", lambda r: r.group),
    _c("published", "text", "of the article, ISO", lambda r: r.record.article.published),
    _c("publisher", "text", "", lambda r: r.record.article.publisher),
    _c("agency", "text", "news agency credited", lambda r: r.record.article.agency),
    _c("url", "text", "", lambda r: r.record.article.url),
    _c("title", "text", "of the article", lambda r: r.record.article.title),
    _c("type", "text", "PLOVER type", lambda r: r.event.type),
    _c("mode", "text", "PLOVER mode", lambda r: r.event.mode),
    _c("contexts", "list", "PLOVER contexts", lambda r: r.event.contexts),
    _c("quad", "text", "", lambda r: r.event.quad),
    _c("score", "number", "PLOVER score, -10 to 10", lambda r: r.event.score),
    _c("cameo", "text", "CAMEO code", lambda r: r.event.cameo),
    _c("goldstein", "number", "CAMEO's scale, -10 to 10", lambda r: r.event.goldstein),
    *_participants("actor", lambda r: r.event.actor),
    *_participants("recipient", lambda r: r.event.recipient),
    _c("date", "text", "TIMEX3 value", lambda r: r.event.date.value if r.event.date else None),
    _c("start", "text", "first day it can have happened, ISO",
       lambda r: r.event.date.start if r.event.date else None),
    _c("end", "text", "last day it can have happened",
       lambda r: r.event.date.end if r.event.date else None),
    _c("date_basis", "text", "text, discourse or published (then only a bound)",
       lambda r: r.event.date.basis if r.event.date else None),
    _c("place_text", "text", "the words of the article", lambda r: r.where.text),
    _c("place", "text", "", lambda r: r.where.name),
    _c("country", "text", "alpha-3, of the place", lambda r: r.where.country),
    _c("admin1", "text", "first-level unit", lambda r: r.where.admin1),
    _c("lat", "number", "degrees WGS 84", lambda r: r.where.lat),
    _c("lon", "number", "degrees WGS 84", lambda r: r.where.lon),
    _c("geonames", "integer", "GeoNames id", lambda r: r.where.geonames),
    _c("precision", "text", "what the point stands for", lambda r: r.where.precision),
    _c("factuality", "text", "CT+ PR+ PS+ CT- PR- PS- Uu, as the innermost voice presents it",
       lambda r: r.event.factuality),
    _c("time", "text", "past, ongoing, future, hypothetical", lambda r: r.event.time),
    _c("historical", "boolean", "told as background", lambda r: r.event.historical),
    _c("attribution", "text", "id of the innermost attribution, empty for the article's own voice",
       lambda r: r.event.attribution),
    _c("source", "text", "name of the innermost source", _source),
    _c("chain", "list", "voices from the publisher to the innermost", lambda r: r.event.chain),
    _c("killed", "integer", "", lambda r: r.event.magnitude.killed),
    _c("injured", "integer", "", lambda r: r.event.magnitude.injured),
    _c("arrested", "integer", "", lambda r: r.event.magnitude.arrested),
    _c("size", "integer", "people taking part", lambda r: r.event.magnitude.size),
    _c("trigger", "text", "the words that denote the event", lambda r: r.event.trigger.text),
    _c("trigger_start", "integer", "offset in code points", lambda r: r.event.trigger.span[0]),
    _c("trigger_end", "integer", "offset, exclusive", lambda r: r.event.trigger.span[1]),
    _c("passage", "text", "paragraph around the trigger", lambda r: r.text),
    _c("confidence", "number", "0 to 1", lambda r: r.event.confidence),
    _c("why", "text", "what decided the code",
       lambda r: f"{r.event.why.rule}: {r.event.why.evidence}"),
    _c("coder", "text", "versions", lambda r: f"onrecord {r.record.coder.onrecord}; "
       f"{r.record.coder.model}; {r.record.coder.codebook}; kb {r.record.coder.kb}"),
), _reports)  # fmt: skip

ATTRIBUTIONS = Table("attributions", "one statement handed to somebody", (
    _c("id", "text", "the article's id and the attribution's",
       lambda s: f"{s.record.article.id}-{s.attribution.id}"),
    _c("article", "text", "id of the article", lambda s: s.record.article.id),
    _c("published", "text", "of the article, ISO", lambda s: s.record.article.published),
    _c("publisher", "text", "", lambda s: s.record.article.publisher),
    _c("source", "text", "name of the source", lambda s: s.attribution.source_name),
    _c("source_text", "text", "the words of the article", lambda s: _words(s.attribution.source)),
    _c("cue", "text", "", lambda s: _words(s.attribution.cue)),
    _c("content", "text", "what is said; its parts with … between",
       lambda s: _content(s) if s.passages else None),
    _c("content_start", "integer", "offset of the first part, in code points",
       lambda s: s.attribution.content[0].span[0] if s.attribution.content else None),
    _c("content_end", "integer", "offset of the end of the last part",
       lambda s: s.attribution.content[-1].span[1] if s.attribution.content else None),
    _c("type", "text", "direct, indirect, mixed", lambda s: s.attribution.type),
    _c("act", "text", "communication, belief, knowledge, intention, decision",
       lambda s: s.attribution.act),
    _c("stance", "text", "asserts, denies, questions, declines", lambda s: s.attribution.stance),
    _c("parent", "text", "id of the attribution in whose content it stands",
       lambda s: s.attribution.parent),
    _c("chain", "list", "voices from the publisher to this one", lambda s: s.attribution.chain),
    _c("confidence", "number", "0 to 1", lambda s: s.attribution.confidence),
), _attributions)  # fmt: skip

INCIDENTS = Table("incidents", "one incident, whether it happened or not", (
    _c("id", "text", "", lambda t: t.incident.id),
    _c("title", "text", "", lambda t: t.incident.title),
    _c("type", "text", "PLOVER type", lambda t: t.incident.type),
    _c("mode", "text", "PLOVER mode", lambda t: t.incident.mode),
    _c("quad", "text", "", lambda t: t.incident.quad),
    _c("cameo", "text", "CAMEO code of most reports", lambda t: t.cameo),
    _c("start", "text", "first day, ISO", lambda t: t.incident.start),
    _c("end", "text", "last day", lambda t: t.incident.end),
    _c("actor", "list", "names", lambda t: t.incident.actor),
    _c("actor_country", "list", "countries of the actors", lambda t: t.incident.actor_country),
    _c("recipient", "list", "names", lambda t: t.incident.recipient),
    _c("recipient_country", "list", "countries of the recipients",
       lambda t: t.incident.recipient_country),
    _c("place", "text", "", lambda t: t.incident.place),
    _c("country", "text", "alpha-3, of the place", lambda t: t.incident.country),
    _c("admin1", "text", "first-level unit", lambda t: t.where.admin1),
    _c("lat", "number", "degrees WGS 84", lambda t: t.where.lat),
    _c("lon", "number", "degrees WGS 84", lambda t: t.where.lon),
    _c("precision", "text", "what the point stands for", lambda t: t.incident.precision),
    _c("killed_low", "integer", "lowest count told", lambda t: t.incident.killed.low),
    _c("killed_high", "integer", "highest count told", lambda t: t.incident.killed.high),
    _c("injured_low", "integer", "", lambda t: t.incident.injured.low),
    _c("injured_high", "integer", "", lambda t: t.incident.injured.high),
    _c("arrested_low", "integer", "", lambda t: t.incident.arrested.low),
    _c("arrested_high", "integer", "", lambda t: t.incident.arrested.high),
    _c("happened", "boolean", "empty where reports leave it open", lambda t: t.incident.happened),
    _c("reports", "integer", "events that report it", lambda t: len(t.incident.reports)),
    _c("articles", "integer", "", lambda t: t.incident.articles),
    _c("groups", "integer", "articles, copies counted once", lambda t: t.incident.groups),
    _c("origins", "integer", "independent origins", lambda t: t.incident.origins),
    _c("denied", "integer", "statements that deny it", lambda t: t.incident.denied),
    _c("disputed", "integer", "pairs that contradict each other", lambda t: t.incident.disputed),
    _c("publishers", "list", "", lambda t: t.publishers),
    _c("says", "list", "innermost voices", lambda t: t.voices),
), _incidents)  # fmt: skip

CLAIMS = Table("claims", "one voice on one claim", (
    _c("claim", "text", "id of the claim", lambda h: h.claim.id),
    _c("incident", "text", "empty for a state of affairs", lambda h: h.claim.incident),
    _c("aspect", "text", "what it is about", lambda h: h.claim.aspect),
    _c("value", "text", "what is asserted", lambda h: h.claim.value),
    _c("origins", "integer", "independent origins of its support", lambda h: h.claim.origins),
    _c("article", "text", "where the voice speaks", lambda h: h.voice.statement.article),
    _c("statement", "text", "id of the event or attribution", lambda h: h.voice.statement.id),
    _c("source", "text", "innermost source", lambda h: h.voice.source),
    _c("chain", "list", "voices from the publisher to it", lambda h: h.voice.chain),
    _c("publisher", "text", "", lambda h: h.voice.publisher),
    _c("published", "text", "ISO", lambda h: h.voice.published),
    _c("group", "text", "group of copies, or the article's own id", lambda h: h.voice.group),
    _c("stance", "text", "supports, denies, doubts, declines", lambda h: h.voice.stance),
    _c("text", "text", "", lambda h: h.voice.text if h.passages else None),
), _voices)  # fmt: skip

LINKS = Table("links", "how two statements stand to each other", (
    _c("first_article", "text", "", lambda k: k.between[0].article),
    _c("first", "text", "id of the event or attribution", lambda k: k.between[0].id),
    _c("second_article", "text", "", lambda k: k.between[1].article),
    _c("second", "text", "id of the event or attribution", lambda k: k.between[1].id),
    _c("relation", "text", "corroborates, contradicts, updates, copies", lambda k: k.relation),
    _c("basis", "text", "negation, quantity, entity, time, place, text", lambda k: k.basis),
    _c("incident", "text", "", lambda k: k.incident),
    _c("confidence", "number", "0 to 1", lambda k: k.confidence),
    _c("why", "text", "", lambda k: k.why),
), _links)  # fmt: skip

ARTICLES = Table("articles", "one article, without its text", (
    _c("id", "text", "digest of publisher, published and text", lambda a: a.record.article.id),
    _c("key", "text", "the id given on input", lambda a: a.record.article.key),
    _c("url", "text", "", lambda a: a.record.article.url),
    _c("publisher", "text", "", lambda a: a.record.article.publisher),
    _c("agency", "text", "news agency credited", lambda a: a.record.article.agency),
    _c("title", "text", "", lambda a: a.record.article.title),
    _c("authors", "list", "", lambda a: a.record.article.authors),
    _c("published", "text", "ISO", lambda a: a.record.article.published),
    _c("language", "text", "ISO 639-1", lambda a: a.record.article.language),
    _c("characters", "integer", "length of the text", lambda a: len(a.record.article.text)),
    _c("events", "integer", "", lambda a: len(a.record.events)),
    _c("attributions", "integer", "", lambda a: len(a.record.attributions)),
    _c("group", "text", "group of copies", lambda a: a.group),
    _c("copy_of", "text", "the article that it copies", lambda a: a.copies),
    _c("copy_kind", "text", "origin, copy, excerpt, version", lambda a: a.kind),
), _articles)  # fmt: skip

TABLES: tuple[Table[Any], ...] = (EVENTS, ATTRIBUTIONS, INCIDENTS, CLAIMS, LINKS, ARTICLES)
"""The tables, the one of event reports first; identifiers join them."""
