"""Frozen record types, the currency of the house outside the pipeline (RECORD.md).

Read in this order: ``labels``, ``spans``, ``article``, ``knowledge``, ``attribution``, ``event``,
``coded``, ``collated``; ``codec`` takes them to JSON and back.
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
from .collated import (
    Claim,
    Copy,
    CopyGroup,
    Incident,
    Link,
    Merge,
    Statement,
    Toll,
    Voice,
)
from .event import Event, EventDate, EventPlace, Magnitude, Participant, Why
from .knowledge import Date, Entity, Place, PlaceRelation
from .spans import Offsets, Span

__all__ = [
    "SCHEMA", "Article", "Attribution", "Claim", "CodedArticle", "CoderVersions", "Conflict", "Copy",
    "CopyGroup", "Date", "Entity", "Event", "EventDate", "EventPlace", "Incident", "Ingested",
    "Link", "Magnitude", "Merge", "Offsets", "Outcome", "Participant", "Place", "PlaceRelation",
    "RejectedArticle", "RejectedBecause", "Rejection", "Span", "Statement", "Toll", "Voice", "Why",
    "from_json", "json_schema", "rejection", "to_json",
]  # fmt: skip
