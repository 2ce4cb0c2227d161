"""Frozen record types, the currency of the house outside the pipeline (RECORD.md).

Read in this order: ``labels``, ``spans``, ``article``, ``knowledge``, ``attribution``, ``event``,
``coded``; ``codec`` takes them to JSON and back.
"""

from .article import (
    SCHEMA,
    Article,
    Ingested,
    RejectedArticle,
    RejectedBecause,
    Rejection,
    rejection,
)
from .attribution import Attribution, Conflict
from .codec import from_json, json_schema, to_json
from .coded import CodedArticle, CoderVersions, Outcome
from .event import Event, EventDate, EventPlace, Magnitude, Participant, Why
from .knowledge import Date, Entity, Place, PlaceRelation
from .spans import Offsets, Span

__all__ = [
    "SCHEMA", "Article", "Attribution", "CodedArticle", "CoderVersions", "Conflict", "Date",
    "Entity", "Event", "EventDate", "EventPlace", "Ingested", "Magnitude", "Offsets", "Outcome",
    "Participant", "Place", "PlaceRelation", "RejectedArticle", "RejectedBecause", "Rejection",
    "Span", "Why", "from_json", "json_schema", "rejection", "to_json",
]  # fmt: skip
