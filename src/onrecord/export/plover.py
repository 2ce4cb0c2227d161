"""PLOVER JSON: one object per event report and line, with the field names of the PLOVER manual."""

from collections.abc import Iterator
from typing import Any, BinaryIO, get_args

import msgspec

from ..records.labels import Quad
from .actors import Actor, actors, recipients
from .format import Format, Part
from .options import Options
from .reports import Report, Where, reports
from .snapshot import Snapshot

_QUADS = {quad: place for place, quad in enumerate(get_args(Quad), start=1)}


def objects(snapshot: Snapshot, options: Options) -> Iterator[dict[str, Any]]:
    """Yield the reports as PLOVER records."""
    return (_object(report) for report in reports(snapshot, options))


def _object(report: Report) -> dict[str, Any]:
    event, record = report.event, report.record
    return {
        "id": report.id,
        "has_event": True,
        "date": report.start,
        "time": None,
        "enddate": report.end,
        "endtime": None,
        "actor": [_entity(actor) for actor in actors(record, event)],
        "recipient": [_entity(actor) for actor in recipients(record, event)],
        "event": [event.type],
        "event_loc": _location(report.where),
        "event_text": [span.text for span in (event.trigger, *event.also)],
        "quad_code": _QUADS.get(event.quad or ""),
        "event_scale": event.score,
        "mode": _modes(report),
        "context": event.contexts,
        "counts": {
            "dead": event.magnitude.killed,
            "injured": event.magnitude.injured,
            "arrested": event.magnitude.arrested,
        },
        "link": report.incident,
        "text": report.text,
        "text_info": _text_info(report),
        "cite_info": _cite_info(report),
        "coder": f"onrecord {record.coder.onrecord}",
        "coded_date": None,
        "coded_time": None,
        "comment": _comment(report),
        "factuality": event.factuality,
        "chain": event.chain,
    }


def _entity(actor: Actor) -> dict[str, Any]:
    return {
        "code": actor.country,
        "sector": actor.sector,
        "entity_text": actor.text,
        "identifier_id": actor.wikidata,
        "identifier_text": actor.name,
        "religion": None,
        "ethnicity": None,
        "office": actor.title,
        "gender": None,
        "age": None,
        "start": actor.start,
        "end": actor.end,
    }


def _location(where: Where) -> dict[str, Any] | None:
    """Return the place with GeoNames' field names, as the manual asks."""
    if where.text is None:
        return None
    return {
        "geonameid": where.geonames,
        "name": where.name,
        "latitude": where.lat,
        "longitude": where.lon,
        "cc3": where.country,
        "admin1": where.admin1,
        "text": where.text,
        "precision": where.precision,
    }


def _modes(report: Report) -> list[str]:
    """Return the mode, then the manual's auxiliary modes that say how the event is told."""
    event = report.event
    auxiliary = {
        "historical": event.historical,
        "future": event.time == "future",
        "hypothetical": event.time == "hypothetical",
        "negation": event.factuality.endswith("-"),
    }
    return [*filter(None, [event.mode]), *(name for name, holds in auxiliary.items() if holds)]


def _text_info(report: Report) -> dict[str, Any]:
    """Return the offsets of ``text`` and of each of ``event_text`` into the article's text."""
    event = report.event
    start, end = report.span
    return {
        "sequence": None,
        "start": start,
        "end": end,
        "text_story": None,
        "event_text": [
            {"start": span.span[0], "end": span.span[1]} for span in (event.trigger, *event.also)
        ],
    }


def _cite_info(report: Report) -> dict[str, Any]:
    article, coder = report.record.article, report.record.coder
    return {
        "corpus": None,
        "citation": article.id,
        "url": article.url,
        "title": article.title,
        "language": article.language,
        "publication": article.publisher,
        "publication_date": article.published,
        "license": None,
        "copyright": None,
        "coder": f"onrecord {coder.onrecord}; {coder.model}; kb {coder.kb}",
        "codebook": coder.codebook,
        "version": report.record.schema,
    }


def _comment(report: Report) -> str:
    """Return what PLOVER has no field for, in words."""
    event = report.event
    date = event.date.basis if event.date else "unknown"
    said = " > ".join(event.chain)
    return f"factuality {event.factuality}; time {event.time}; date {date}; says: {said}"


def write_plover(snapshot: Snapshot, options: Options, stream: BinaryIO) -> None:
    """Write one object per line (JSON Lines, as the manual suggests)."""
    for found in objects(snapshot, options):
        stream.write(msgspec.json.encode(found) + b"\n")


FORMAT = Format(
    name="plover",
    suffix=".jsonl",
    holds="event reports as PLOVER JSON, one object per line, with text offsets",
    parts=(Part("", write_plover),),
    note="All fields of the manual are there, null where nothing is known. `text` is the passage "
    "that the trigger stands in; `text_info.start` and `end` are its offsets in code points into "
    "the article's text, `text_info.event_text` those of each of `event_text`, `start` and `end` of "
    "an entity those of its words. `link` is the incident's id. `comment` holds factuality, time, "
    "what the date rests on and the chain of voices; `factuality` and `chain` hold them as fields. "
    "`mode` may end with PLOVER's auxiliary modes (historical, future, hypothetical, negation).",
)
