"""Records to JSON and back, and their JSON Schema."""

from typing import Any

import msgspec

from ..errors import RecordError
from .article import Rejection
from .coded import CodedArticle, Outcome

_encoder = msgspec.json.Encoder(order=None)
_coded = msgspec.json.Decoder(CodedArticle)
_rejection = msgspec.json.Decoder(Rejection)


def to_json(record: msgspec.Struct) -> str:
    """Return *record* as one line of JSON: keys in the order of RECORD.md, UTF-8 unescaped."""
    return _encoder.encode(record).decode()


def from_json(line: str | bytes) -> Outcome:
    """Read back what :func:`to_json` wrote.

    Raises:
        RecordError: the line is not JSON, or no record or rejection of this schema.
    """
    try:
        fields = msgspec.json.decode(line)
        decoder = _rejection if isinstance(fields, dict) and "rejected" in fields else _coded
        return decoder.decode(line)
    except msgspec.MsgspecError as error:
        raise RecordError(f"not an onrecord/1 record: {error}") from error


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of one line of output: a record or a rejection."""
    (record, rejected), components = msgspec.json.schema_components(
        [CodedArticle, Rejection], ref_template="#/$defs/{name}"
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "onrecord/1",
        "description": "One line of OnRecord's output: a coded article or a rejection.",
        "anyOf": [record, rejected],
        "$defs": components,
    }
