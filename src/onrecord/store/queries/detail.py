"""One thing of the store with all that hangs on it: ``onrecord show``."""

from dataclasses import dataclass
from typing import Any, Literal

import msgspec

from ...errors import InputError, StoreDamaged
from ...records import Claim, CodedArticle, Copy, CopyGroup, Incident
from ...records.spans import Record
from ..faults import told
from ..store import Store
from .conflicts import ConflictRow, pairs_about
from .events import read_incident
from .opened import AttributionRow, EventRow, Opened

Kind = Literal["article", "incident", "claim", "statement"]
SHORTEST = 6
"""So many characters of an id at least are taken for its beginning."""
_claim = msgspec.json.Decoder(Claim)


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """Something that has an id; for a statement that is ``article:e3``. ``told`` says what it is."""

    kind: Kind
    id: str
    told: str


class ArticleDetail(Record, frozen=True, kw_only=True):
    """An article's newest record, its copies, and the incidents of its events by the events' ids."""

    kind: Literal["article"] = "article"
    record: CodedArticle
    copies: CopyGroup | None = None
    incidents: dict[str, str]


class IncidentDetail(Record, frozen=True, kw_only=True):
    """An incident with its reports in order of publication, the copies among them, its claims."""

    kind: Literal["incident"] = "incident"
    incident: Incident
    reports: list[EventRow]
    copies: list[CopyGroup]
    claims: list[Claim]


class ClaimDetail(Record, frozen=True, kw_only=True):
    """A claim with its voices."""

    kind: Literal["claim"] = "claim"
    claim: Claim


class EventDetail(Record, frozen=True, kw_only=True):
    """An event, the attribution that reports it, and the statements that bear on it."""

    kind: Literal["event"] = "event"
    event: EventRow
    attribution: AttributionRow | None = None
    links: list[ConflictRow]


class AttributionDetail(Record, frozen=True, kw_only=True):
    """An attribution, the events that it reports, and the statements that bear on it."""

    kind: Literal["attribution"] = "attribution"
    attribution: AttributionRow
    events: list[EventRow]
    links: list[ConflictRow]


Detail = ArticleDetail | IncidentDetail | ClaimDetail | EventDetail | AttributionDetail


def find(store: Store, id: str) -> list[Found]:
    """Return what *id* names: an article, incident, claim, or a statement "article:e3".

    The beginning of an id will do from six characters on; more than one may begin so.
    """
    first, colon, statement = id.strip().partition(":")
    with told(store.path):
        articles = _beginning(store, "articles", "coalesce(title, publisher, '')", first)
        if colon:
            return [
                Found("statement", f"{found}:{statement}", label)
                for found, label in articles
                if _has(store, found, statement)
            ]
        others = (
            ("incident", _beginning(store, "incidents", "title", first)),
            ("claim", _beginning(store, "claims", "aspect || ': ' || value", first)),
        )
        named = [Found("article", found, label) for found, label in articles]
        named += [Found(kind, *each) for kind, found in others for each in found]  # type: ignore[arg-type]
    exact = [each for each in named if each.id == first]
    return exact or named


def _beginning(store: Store, table: str, label: str, id: str) -> list[tuple[str, str]]:
    # table and label are this module's words, never a user's
    sql = f"SELECT id, {label} FROM {table} WHERE id = ?"
    found: list[tuple[Any, ...]] = store.db.execute(sql, (id,)).fetchall()
    if found:
        return [(each, label) for each, label in found]
    if len(id) < SHORTEST:
        return []
    sql = f"SELECT id, {label} FROM {table} WHERE id >= ? AND id < ? ORDER BY id LIMIT 20"
    found = store.db.execute(sql, (id, f"{id}\U0010ffff")).fetchall()
    return [(each, label) for each, label in found]


def _has(store: Store, article: str, statement: str) -> bool:
    sql = (
        "SELECT 1 FROM articles a JOIN records r USING (article) WHERE a.id = ? AND r.current AND "
        "? IN (SELECT e.id FROM events e WHERE e.record = r.record "
        "UNION ALL SELECT t.id FROM attributions t WHERE t.record = r.record)"
    )
    return store.db.execute(sql, (article, statement)).get is not None


def open_found(store: Store, found: Found) -> Detail:
    """Return *found* with all that hangs on it.

    Raises:
        StoreDamaged: it cannot be read back.
        InputError: it is not there any more.
    """
    with told(store.path):
        if found.kind == "article":
            return _article(store, found.id)
        if found.kind == "incident":
            return _incident(store, found.id)
        if found.kind == "claim":
            return ClaimDetail(claim=_claims(store, "c.id = ?", found.id)[0])
        article, _, statement = found.id.partition(":")
        return _event(store, article, statement) or _attribution(store, article, statement)


def _article(store: Store, id: str) -> ArticleDetail:
    record = store.record(id)
    if record is None:
        raise InputError(f"there is no article {id}")
    return ArticleDetail(
        record=record, copies=copies_of(store, id), incidents=_incidents(store, id)
    )


def _incidents(store: Store, article: str) -> dict[str, str]:
    sql = (
        "SELECT e.id, i.id FROM articles a JOIN records r USING (article) JOIN events e "
        "USING (record) JOIN incident_reports m USING (event) JOIN incidents i USING (incident) "
        "WHERE a.id = ? AND r.current ORDER BY length(e.id), e.id"
    )
    rows: list[tuple[Any, ...]] = store.db.execute(sql, (article,)).fetchall()
    return dict(rows)


def _incident(store: Store, id: str) -> IncidentDetail:
    data = store.db.execute("SELECT data FROM incidents WHERE id = ?", (id,)).get
    if data is None:
        raise InputError(f"there is no incident {id}")
    incident = read_incident(store, id, data)
    opened = Opened(store)
    reports = [opened.event(report.article, report.id, id) for report in incident.reports]
    reports.sort(key=lambda row: (row.article.published or "", row.article.id, len(row.id), row.id))
    groups = {}
    for article in dict.fromkeys(row.article.id for row in reports):
        group = copies_of(store, article)
        if group is not None:
            groups[group.id] = group
    return IncidentDetail(
        incident=incident,
        reports=reports,
        copies=list(groups.values()),
        claims=_claims(store, "i.id = ?", id),
    )


def copies_of(store: Store, article: str) -> CopyGroup | None:
    """Return the group of copies that the article of that id is in; None where it has no copies."""
    group = store.db.execute(
        'SELECT c."group" FROM copies c JOIN articles a USING (article) WHERE a.id = ?', (article,)
    ).get
    return copy_group(store, group) if group is not None else None


def copy_group(store: Store, id: str) -> CopyGroup:
    """Return the group of copies of that id, which is there."""
    rows: list[tuple[Any, ...]] = store.db.execute(
        "SELECT a.id, c.origin, c.agency, c.kind, c.of, c.share, c.why FROM copies c "
        'JOIN articles a USING (article) WHERE c."group" = ? '
        "ORDER BY c.origin DESC, a.published, a.id",
        (id,),
    ).fetchall()
    members = [
        Copy(article=article, kind=kind, of=of, share=share, why=why)
        for article, _, _, kind, of, share, why in rows
    ]
    return CopyGroup(
        id=id,
        origin=rows[0][0],
        agency=next((row[2] for row in rows if row[2]), None),
        members=members,
    )


def _claims(store: Store, where: str, id: str) -> list[Claim]:
    sql = (
        f"SELECT c.id, c.data FROM claims c LEFT JOIN incidents i USING (incident) WHERE {where} "
        "ORDER BY c.aspect <> 'happened', c.aspect, c.value, c.id"
    )
    return [read_claim(store, *row) for row in store.db.execute(sql, (id,))]


def read_claim(store: Store, id: str, data: bytes) -> Claim:
    """Return the claim that collation wrote.

    Raises:
        StoreDamaged: *data* is none.
    """
    try:
        return _claim.decode(data)
    except msgspec.MsgspecError as error:
        raise StoreDamaged(f"{store.path}: claim {id} is damaged ({error})") from error


def _event(store: Store, article: str, id: str) -> EventDetail | None:
    record = store.record(article)
    if record is None or all(event.id != id for event in record.events):
        return None
    opened = Opened(store)
    row = opened.event(article, id, _incidents(store, article).get(id))
    said = opened.attribution(article, row.attribution) if row.attribution else None
    return EventDetail(event=row, attribution=said, links=pairs_about(store, article, id))


def _attribution(store: Store, article: str, id: str) -> AttributionDetail:
    opened = Opened(store)
    said = opened.attribution(article, id)
    incidents = _incidents(store, article)
    events = [
        opened.event(article, event.id, incidents.get(event.id))
        for event in opened.record(article).events
        if event.attribution == id
    ]
    return AttributionDetail(attribution=said, events=events, links=pairs_about(store, article, id))
