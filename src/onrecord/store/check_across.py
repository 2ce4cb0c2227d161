"""Whether copies, incidents, claims and links fit the records they are made of, and each other."""

from collections.abc import Iterator, Sequence
from typing import Any, get_args

import apsw
import msgspec

from ..records import Claim, Incident
from ..records.labels import LinkBasis, LinkRelation
from .finding import Finding
from .rows import as_json

_incident = msgspec.json.Decoder(Incident).decode
_claim = msgspec.json.Decoder(Claim).decode
_AS_THEY_ARE = (
    "id", "type", "mode", "quad", "title", "start", "end", "place", "country", "lat", "lon",
    "precision", "articles", "groups", "origins", "denied", "disputed",
)  # fmt: skip
_LISTS = ("actor", "actor_country", "recipient", "recipient_country")
_TOLLS = ("killed", "injured", "arrested")

_PACKED = ("fingerprints", "copy_links", "reports", "report_links", "assertions")
"""Tables whose ``data`` is MessagePack of collation's own shape."""
_PLAIN = (
    "addresses",
    "copies",
    "copy_keys",
    "report_keys",
    "assertion_keys",
    "decisions",
    "reviews",
)

_COUNTED: tuple[tuple[str, str, str], ...] = (
    (
        "copies",
        "groups have not one origin, or fewer than two articles",
        'SELECT count(*) FROM (SELECT 1 FROM copies GROUP BY "group" '
        "HAVING sum(origin) <> 1 OR count(*) < 2)",
    ),
    (
        "copies",
        "articles are held to copy one that is not of their group",
        "SELECT count(*) FROM copies c WHERE (c.origin = 1) <> (c.of IS NULL) OR (c.of IS NOT NULL "
        "AND NOT EXISTS (SELECT 1 FROM copies o JOIN articles a USING (article) "
        'WHERE a.id = c.of AND o."group" = c."group" AND o.article <> c.article))',
    ),
    (
        "fingerprints",
        "articles have none, though others have",
        "SELECT count(*) FROM articles WHERE article NOT IN (SELECT article FROM fingerprints) "
        "AND EXISTS (SELECT 1 FROM fingerprints)",
    ),
    (
        "incidents",
        "events of current records are of no incident",
        "SELECT count(*) FROM events JOIN records USING (record) WHERE current "
        "AND event NOT IN (SELECT event FROM incident_reports) AND EXISTS (SELECT 1 FROM fingerprints)",
    ),
    (
        "incidents",
        "reports are of records that are no longer current",
        "SELECT count(*) FROM incident_reports JOIN events USING (event) "
        "JOIN records USING (record) WHERE NOT current",
    ),
    (
        "assertions",
        "are of no statement of a current record",
        "SELECT count(*) FROM assertions s JOIN records r USING (record) WHERE NOT r.current OR "
        "NOT EXISTS (SELECT 1 FROM events e WHERE e.record = s.record AND e.id = s.id) AND "
        "NOT EXISTS (SELECT 1 FROM attributions t WHERE t.record = s.record AND t.id = s.id) AND "
        # a bare sentence: its offsets lie in the text
        "NOT (s.id GLOB 's[0-9]*-[0-9]*' AND CAST(substr(s.id, instr(s.id, '-') + 1) AS INTEGER) <= "
        "(SELECT length(text) FROM articles a WHERE a.article = r.article))",
    ),
    (
        "links",
        "join a statement to itself, or are loose and of an incident at once",
        "SELECT count(*) FROM links WHERE first = second OR loose <> (incident IS NULL)",
    ),
    (
        "report_links",
        "join a report to itself or stand in the wrong order",
        "SELECT count(*) FROM report_links WHERE first >= second",
    ),
    (
        "copy_links",
        "join an article to itself or stand in the wrong order",
        "SELECT count(*) FROM copy_links WHERE first >= second",
    ),
)


def across(db: apsw.Connection) -> Iterator[Finding]:
    """Yield what does not fit; how copies and incidents came about is collation's to know."""
    for where, what, sql in _COUNTED:
        if count := db.execute(sql).get:
            yield Finding(where=where, what=f"{count:,} {what}")
    yield from _incidents(db)
    yield from _claims(db)
    yield from _links(db)
    yield from _legible(db)
    if db.execute(
        "SELECT 1 WHERE EXISTS (SELECT 1 FROM articles) AND NOT EXISTS (SELECT 1 FROM fingerprints)"
    ).get:
        what = "no article has been compared with any other"
        yield Finding(where="across articles", what=what, severity="note")


def _incidents(db: apsw.Connection) -> Iterator[Finding]:
    columns = (
        *_AS_THEY_ARE, *_LISTS, *(f"{toll}_{end}" for toll in _TOLLS for end in ("low", "high")),
        "happened", "reports",
    )  # fmt: skip
    names = ", ".join(f'"{column}"' for column in columns)
    for number, data, *cells in db.execute(
        f"SELECT incident, data, {names} FROM incidents ORDER BY incident"
    ):
        where = f"incident {cells[0]}"
        try:
            incident = _incident(data)
        except msgspec.MsgspecError as error:
            yield Finding(where=where, what=f"cannot be read back ({error})")
            continue
        yield from _differences(where, columns, cells, _cells(incident))
        yield from _members(db, where, number, incident)


def _cells(i: Incident) -> list[Any]:
    """Return what the columns say of *i*, in their order."""
    return [
        *(getattr(i, name) for name in _AS_THEY_ARE),
        *(as_json(getattr(i, name)) for name in _LISTS),
        *(n for name in _TOLLS for n in (getattr(i, name).low, getattr(i, name).high)),
        i.happened if i.happened is None else int(i.happened),
        len(i.reports),
    ]


def _members(db: apsw.Connection, where: str, number: int, incident: Incident) -> Iterator[Finding]:
    rows = db.execute(
        'SELECT a.id, e.id, coalesce(c."group", a.id) FROM incident_reports '
        "JOIN events e USING (event) JOIN records USING (record) JOIN articles a USING (article) "
        "LEFT JOIN copies c USING (article) WHERE incident = ?",
        (number,),
    ).fetchall()
    if sorted((r.article, r.id) for r in incident.reports) != sorted(row[:2] for row in rows):
        yield Finding(where=where, what="its reports are not those that it names")
    counts = (len({article for article, _, _ in rows}), len({group for _, _, group in rows}))
    if counts != (incident.articles, incident.groups):
        yield Finding(
            where=where,
            what=f"it counts {incident.articles} articles in {incident.groups} groups of copies, "
            f"its reports are of {counts[0]} in {counts[1]}",
        )


def _claims(db: apsw.Connection) -> Iterator[Finding]:
    columns = ("id", "incident", "aspect", "value", "origins")
    for number, data, *cells in db.execute(
        "SELECT claim, c.data, c.id, i.id, aspect, value, c.origins "
        "FROM claims c LEFT JOIN incidents i USING (incident) ORDER BY claim"
    ):
        where = f"claim {cells[0]}"
        try:
            claim = _claim(data)
        except msgspec.MsgspecError as error:
            yield Finding(where=where, what=f"cannot be read back ({error})")
            continue
        yield from _differences(where, columns, cells, [getattr(claim, c) for c in columns])
        rows = db.execute(
            "SELECT a.id, s.id, v.source, v.stance FROM voices v JOIN assertions s USING (assertion) "
            "JOIN records USING (record) JOIN articles a USING (article) WHERE claim = ?",
            (number,),
        ).fetchall()
        said = {(v.statement.article, v.statement.id, v.source, v.stance) for v in claim.voices}
        if set(rows) != said:
            yield Finding(where=where, what="its voices are not those that it names")


def _links(db: apsw.Connection) -> Iterator[Finding]:
    relations, bases = set(get_args(LinkRelation)), set(get_args(LinkBasis))
    for first, second, relation, basis, why in db.execute(
        "SELECT first, second, relation, basis, why FROM links"
    ):
        if relation not in relations or basis not in bases or not why:
            what = f"that of {first} and {second} is {relation!r} by {basis!r}: no such link"
            yield Finding(where="links", what=what)


def _legible(db: apsw.Connection) -> Iterator[Finding]:
    """Yield what is no data, and fail over what is no text."""
    for table in _PACKED:
        for place, (data,) in enumerate(db.execute(f"SELECT data FROM {table}"), 1):
            try:
                msgspec.msgpack.decode(data)
            except (msgspec.MsgspecError, UnicodeDecodeError):
                yield Finding(where=table, what=f"row {place} from the start cannot be read back")
    for table in _PLAIN:
        for _ in db.execute(f"SELECT * FROM {table}"):
            pass


def _differences(
    where: str, columns: Sequence[str], cells: Sequence[Any], said: Sequence[Any]
) -> Iterator[Finding]:
    for column, cell, meant in zip(columns, cells, said, strict=True):
        if cell != meant:
            yield Finding(where=where, what=f"{column}: {cell!r} in its row, {meant!r} in its data")
