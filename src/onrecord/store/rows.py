"""A record as the rows that the tables keep of it; ``onrecord check`` makes them anew and compares."""

import json
import re
from collections.abc import Iterable
from hashlib import sha256
from threading import local
from typing import Any

import msgspec
import zstandard

from ..records import Article, Attribution, CodedArticle, CoderVersions, Event, Participant

Row = tuple[Any, ...]

ARTICLE = (
    "id", "key", "url", "publisher", "agency", "title", "authors", "published", "day", "language",
    "text", "extra", "digest",
)  # fmt: skip
ENTITY = ("id", "name", "kind", "country", "sector", "role", "wikidata", "mentions")
ATTRIBUTION = (
    "id", "source", "source_name", "source_entity", "cue", "content", "type", "act", "stance",
    "parent", "chain", "depth", "confidence", "span_start", "span_end",
)  # fmt: skip
EVENT = (
    "id", "type", "mode", "contexts", "trigger_text", "trigger_start", "trigger_end",
    "date_value", "date_start", "date_end", "date_basis", "place_text", "place_name",
    "place_country", "lat", "lon", "precision", "geonames", "relation", "factuality", "time",
    "historical", "attribution", "source", "chain", "depth", "killed", "injured", "arrested",
    "size", "score", "quad", "cameo", "goldstein", "confidence", "day",
)  # fmt: skip
PARTICIPANT = (
    "role", "place", "name", "text", "span_start", "span_end", "entity", "country", "sector",
)  # fmt: skip
CONFLICT = ("first", "second", "basis", "why")

_JOINT = " … "
"""Between the parts of a content that the text interrupts."""
_MOST = 2**63 - 1
_PRERELEASE = re.compile(r"(?<=\d)\.?((?:a|b|rc|dev)\d)")
"""What marks a version that comes before the one it names (PEP 440)."""


class _Zstd(local):
    """Compressor and decompressor of one thread; they may not be shared."""

    def __init__(self) -> None:
        self.pack = zstandard.ZstdCompressor(level=6, write_checksum=True)
        self.unpack = zstandard.ZstdDecompressor()


_zstd = _Zstd()
_body = msgspec.json.Encoder(order=None)
_decoder = msgspec.json.Decoder(CodedArticle)


def article_row(article: Article) -> Row:
    """Return the row of *article* in ``articles``, in the order of ``ARTICLE``."""
    cells = (
        article.id,
        article.key,
        article.url,
        article.publisher,
        article.agency,
        article.title,
        as_json(article.authors),
        article.published,
        day_of(article.published),
        article.language,
        article.text,
        as_json(article.extra),
    )
    return (*cells, digest(cells))


def article_of(row: Row) -> Article:
    """Return the article of a row as :func:`article_row` made it."""
    fields = dict(zip(ARTICLE, row, strict=True))
    del fields["day"], fields["digest"]
    fields["authors"] = json.loads(fields["authors"])
    fields["extra"] = json.loads(fields["extra"])
    return Article(**fields)


def digest(cells: Iterable[Any]) -> bytes:
    """Return a digest of an article's cells: SQLite itself does not notice a flipped bit."""
    return sha256(json.dumps(list(cells), ensure_ascii=False).encode()).digest()[:16]


def day_of(moment: str | None) -> str | None:
    """Return the day of an ISO date or date-time; None where it is no whole day."""
    return moment[:10] if moment and len(moment) >= 10 else None


def packed(record: CodedArticle) -> bytes:
    """Return *record* as it is kept: the article's fields are in its own row."""
    bare = msgspec.structs.replace(record, article=Article(id=record.article.id, text=""))
    return _zstd.pack.compress(_body.encode(bare))


def unpacked(body: bytes, article: Article) -> CodedArticle:
    """Return the record of *article* that :func:`packed` made into *body*.

    Raises:
        zstandard.ZstdError, msgspec.MsgspecError, ValueError: the bytes are damaged.
    """
    record = _decoder.decode(_zstd.unpack.decompress(body))
    if record.article.id != article.id:
        raise ValueError(f"it is of article {record.article.id}")
    return msgspec.structs.replace(record, article=article)


def coder_row(coder: CoderVersions) -> Row:
    """Return the row of *coder* in ``coders``."""
    parts = (coder.onrecord, coder.model, coder.codebook, coder.kb)
    # the versions themselves last, so that no two coders rank the same
    return (*parts, "\x1f".join((*(_sortable(part) for part in parts), *parts)))


def _sortable(version: str) -> str:
    """Return *version* with its numbers padded, so that 0.10 comes after 0.9, and 1.0rc1 before 1.0."""
    parts: list[str] = []
    for letter in _PRERELEASE.sub("\x01\\1", version):
        if letter.isdigit() and parts and parts[-1].isdigit():
            parts[-1] += letter
        else:
            parts.append(letter)
    return "".join(p.zfill(12) if p.isdigit() else p for p in parts)


def entity_rows(record: CodedArticle) -> list[Row]:
    """Return the rows of ``entities``."""
    return [
        (e.id, e.name, e.kind, e.country, e.sector, e.role, e.wikidata, len(e.mentions))
        for e in record.entities
    ]


def attribution_rows(record: CodedArticle) -> list[Row]:
    """Return the rows of ``attributions``."""
    return [_attribution(a) for a in record.attributions]


def _attribution(a: Attribution) -> Row:
    spans = [s.span for s in (a.source, a.cue, *a.content) if s]
    return (
        a.id,
        a.source.text if a.source else None,
        a.source_name,
        a.source_entity,
        a.cue.text if a.cue else None,
        _JOINT.join(part.text for part in a.content),
        a.type,
        a.act,
        a.stance,
        a.parent,
        as_json(a.chain),
        len(a.chain),
        a.confidence,
        min((start for start, _ in spans), default=None),
        max((end for _, end in spans), default=None),
    )


def event_rows(record: CodedArticle) -> list[Row]:
    """Return the rows of ``events``."""
    known = {place.id: place.geonames for place in record.places}
    return [_event(e, known, day_of(record.article.published)) for e in record.events]


def _event(e: Event, known: dict[str, int | None], published: str | None) -> Row:
    date, place, count = e.date, e.place, e.magnitude
    return (
        e.id, e.type, e.mode, as_json(e.contexts), e.trigger.text, *e.trigger.span,
        *((date.value, date.start, date.end, date.basis) if date else (None,) * 4),
        *(
            (place.text, place.name, place.country, place.lat, place.lon, place.precision,
             known.get(place.place or ""),
             as_json(msgspec.to_builtins(place.relation)) if place.relation else None)
            if place else (None,) * 8
        ),
        e.factuality, e.time, int(e.historical), e.attribution,
        e.chain[-1] if e.chain else None, as_json(e.chain), len(e.chain),
        *map(_whole, (count.killed, count.injured, count.arrested, count.size)),
        e.score, e.quad, e.cameo, e.goldstein, e.confidence,
        day_of(date.start) if date and day_of(date.start) else published,
    )  # fmt: skip


def _whole(number: int | None) -> int | None:
    """Return *number*, or the largest that a cell holds; the record itself keeps it as it is."""
    return number if number is None else max(-_MOST, min(_MOST, number))


def participant_rows(event: Event) -> list[Row]:
    """Return the rows of ``participants`` for one event."""
    return [
        row
        for role, people in (("actor", event.actor), ("recipient", event.recipient))
        for row in (_participant(role, at, p) for at, p in enumerate(people))
    ]


def _participant(role: str, at: int, p: Participant) -> Row:
    start, end = p.span or (None, None)
    return (role, at, p.name, p.text, start, end, p.entity, p.country, p.sector)


def conflict_rows(record: CodedArticle) -> list[Row]:
    """Return the rows of ``conflicts``."""
    return sorted({(*c.between, c.basis, c.why) for c in record.conflicts})


def as_json(value: Any) -> str:
    """Return *value* as JSON that reads the same on every machine."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
