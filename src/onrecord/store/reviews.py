"""What users said of codings: right, wrong, or recoded. The machine's record stays as it is.

A review names its statement by article and words (the trigger of an event, the cue or else the
source of an attribution), so that it outlives a new coding; of two reviews the later one holds.
"""

import json
import re
from collections.abc import Iterator
from typing import Any, Literal

import msgspec
from msgspec import UNSET, UnsetType

from ..errors import InputError, StoreDamaged
from ..records import Attribution, CodedArticle, Event, Offsets
from ..records.labels import Act, AttributionType, EventType, Factuality, Sector, Stance, Time
from ..records.spans import Record
from .faults import told
from .rows import as_json
from .store import Store

Verdict = Literal["right", "wrong", "recoded"]
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?(/\d{4}(-\d\d(-\d\d)?)?)?")
_COUNTRY = re.compile(r"[A-Z]{3}")
_LONGEST = 500


class RecodedParticipant(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An actor or recipient as a reviewer has it."""

    name: str
    country: str | None = None
    sector: Sector | None = None


class RecodedPlace(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A place as a reviewer has it."""

    name: str
    country: str | None = None


class EventRecoding(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """What a reviewer sets of an event; ``date`` is an ISO day, month, year, or two with a slash."""

    type: EventType | UnsetType = UNSET
    mode: str | UnsetType | None = UNSET
    factuality: Factuality | UnsetType = UNSET
    time: Time | UnsetType = UNSET
    historical: bool | UnsetType = UNSET
    date: str | UnsetType | None = UNSET
    place: RecodedPlace | UnsetType | None = UNSET
    attribution: str | UnsetType | None = UNSET
    actor: list[RecodedParticipant] | UnsetType = UNSET
    recipient: list[RecodedParticipant] | UnsetType = UNSET


class AttributionRecoding(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """What a reviewer sets of an attribution."""

    source_name: str | UnsetType | None = UNSET
    type: AttributionType | UnsetType = UNSET
    act: Act | UnsetType | None = UNSET
    stance: Stance | UnsetType = UNSET
    parent: str | UnsetType | None = UNSET


Recoding = EventRecoding | AttributionRecoding


class Review(Record, frozen=True, kw_only=True):
    """One review. ``statement`` is the id when it was made, ``span`` its words; ``made`` is UTC.

    ``fields`` is what a recoding sets, empty otherwise.
    """

    review: int
    article: str
    statement: str
    span: Offsets | None = None
    verdict: Verdict
    fields: dict[str, Any]
    made: str
    by: str
    why: str


def statement_of(record: CodedArticle, id: str) -> Event | Attribution | None:
    """Return the event or attribution of that id."""
    both: list[Event | Attribution] = [*record.events, *record.attributions]
    return next((statement for statement in both if statement.id == id), None)


def words_of(statement: Event | Attribution) -> Offsets | None:
    """Return the words by which a review names *statement*."""
    if isinstance(statement, Event):
        return statement.trigger.span
    named = statement.cue or statement.source or next(iter(statement.content), None)
    return named.span if named else None


def recoding(record: CodedArticle, statement: Event | Attribution, fields: Any) -> Recoding:
    """Return *fields* as what is set of *statement*, checked against closed lists and the record.

    Raises:
        InputError: a field is unknown, or its value none that it can have.
    """
    kind: Any = EventRecoding if isinstance(statement, Event) else AttributionRecoding
    try:
        made: Recoding = msgspec.convert(fields, kind)
    except msgspec.ValidationError as error:
        raise InputError(f"fields: {error}") from error
    if made == kind():
        raise InputError("fields: a recoding sets one at least")
    said = {attribution.id for attribution in record.attributions}
    voice = made.attribution if isinstance(made, EventRecoding) else made.parent
    if isinstance(voice, str) and (voice not in said or voice == statement.id):
        raise InputError(f"fields: {voice!r} is no other attribution of the article")
    if isinstance(made, EventRecoding):
        _check_event(made)
    elif isinstance(made.source_name, str):
        _check_name(made.source_name)
    return made


def _check_event(made: EventRecoding) -> None:
    if isinstance(made.date, str) and not _DAY.fullmatch(made.date):
        raise InputError(f"fields: {made.date!r} is no ISO day, month, year or two with a slash")
    if isinstance(made.mode, str):
        _check_name(made.mode)
    named: list[RecodedParticipant | RecodedPlace] = []
    for side in (made.actor, made.recipient):
        named += side if isinstance(side, list) else ()
    if isinstance(made.place, RecodedPlace):
        named.append(made.place)
    for each in named:
        _check_name(each.name)
        if each.country is not None and not _COUNTRY.fullmatch(each.country):
            raise InputError(f"fields: {each.country!r} is no ISO 3166-1 alpha-3 code")


def _check_name(name: str) -> None:
    if not name.strip() or len(name) > _LONGEST or not name.isprintable():
        raise InputError(f"fields: a name is empty, longer than {_LONGEST} or not printable")


def put_review(
    store: Store,
    article: str,
    statement: str,
    *,
    verdict: Verdict,
    fields: dict[str, Any],
    by: str,
    why: str,
    made: str,
) -> Review:
    """Keep a review; *made* is its time, ISO 8601 in UTC. The caller holds the transaction.

    Raises:
        InputError: there is no such statement, or *fields* do not fit it or the verdict.
    """
    record = store.record(article)
    found = statement_of(record, statement) if record else None
    if record is None or found is None:
        raise InputError(f"{article}:{statement}: there is no such statement")
    if verdict == "recoded":
        fields = msgspec.to_builtins(recoding(record, found, fields))
    elif fields:
        raise InputError("fields: only a recoding sets any")
    span = words_of(found)
    cells = (article, statement, *(span or (None, None)), verdict, as_json(fields), made, by, why)
    slots = ", ".join("?" * len(cells))
    store.db.execute(f"INSERT INTO reviews VALUES (NULL, {slots})", cells)
    return Review(
        review=store.db.last_insert_rowid(),
        article=article,
        statement=statement,
        span=span,
        verdict=verdict,
        fields=fields,
        made=made,
        by=by,
        why=why,
    )


def reviews(store: Store, article: str | None = None) -> list[Review]:
    """Return the reviews, of one *article* or of all, the earliest first.

    Raises:
        StoreDamaged: one cannot be read back.
    """
    sql = (
        "SELECT review, article, statement, span_start, span_end, verdict, fields, made, by, why "
        "FROM reviews"
    )
    where, values = (" WHERE article = ?", (article,)) if article is not None else ("", ())
    with told(store.path):
        rows: list[Any] = store.db.execute(f"{sql}{where} ORDER BY review", values).fetchall()
    return [_review(store, *row) for row in rows]


def _review(store: Store, number: int, *cells: Any) -> Review:
    article, statement, start, end, verdict, fields, made, by, why = cells
    try:
        return Review(
            review=number,
            article=article,
            statement=statement,
            span=None if start is None else (start, end),
            verdict=verdict,
            fields=json.loads(fields),
            made=made,
            by=by,
            why=why,
        )
    except ValueError as error:
        raise StoreDamaged(f"{store.path}: review {number} is damaged ({error})") from error


def reviewed(store: Store) -> Iterator[tuple[CodedArticle, list[Review]]]:
    """Yield the articles of which something was said, with what, by publication and id.

    Raises:
        StoreDamaged: a record or review cannot be read back.
    """
    sql = "SELECT id FROM articles WHERE id IN (SELECT article FROM reviews) ORDER BY published, id"
    with told(store.path):
        ids = [str(id) for (id,) in store.db.execute(sql)]
    for id in ids:
        record = store.record(id)
        if record is not None:
            yield record, reviews(store, id)


def target(record: CodedArticle, review: Review) -> Event | Attribution | None:
    """Return the statement of *record* that *review* is about; None where a new coding lacks it.

    It is one of the same kind on the same words; where these were unknown, the one of that id.
    """
    if review.span is None:
        return statement_of(record, review.statement)
    start, end = review.span
    kind = record.events if review.statement.startswith("e") else record.attributions
    over = [
        statement
        for statement in kind
        if (span := words_of(statement)) and span[0] < end and start < span[1]
    ]
    over.sort(key=lambda each: (words_of(each) != review.span, each.id != review.statement))
    return over[0] if over else None
