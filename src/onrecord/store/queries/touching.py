"""One article or incident with what the lists leave out: links, decisions, who said which words."""

from typing import Any

from ...records import Claim, CodedArticle, Event, Incident, Link, Span, Statement
from ...records.article import Article
from ...records.spans import Offsets, Record
from ..faults import told
from ..store import Store
from .conflicts import _link
from .detail import read_claim
from .events import read_incident
from .opened import ArticleReference, Opened
from .passage import sentence

_LINKS = """
SELECT first_article, first_statement, second_article, second_statement, relation, basis,
  confidence, why, incident FROM v_links WHERE first_article = ?1
UNION SELECT first_article, first_statement, second_article, second_statement, relation, basis,
  confidence, why, incident FROM v_links WHERE second_article = ?1
ORDER BY 1, 2, 3, 4, 5"""


class Credited(ArticleReference, frozen=True, kw_only=True):
    """The article of a report, with the agency that its text is credited to."""

    agency: str | None = None


class Mark(Record, frozen=True, kw_only=True):
    """Words of the sentence that have a role: actor, action, recipient, place, date, source, cue,
    content. Offsets into the article's text.
    """

    role: str
    start: int
    end: int


class Sentence(Record, frozen=True, kw_only=True):
    """The sentence that reports an event; ``span`` and ``marks`` are offsets into the article."""

    text: str
    span: Offsets
    marks: list[Mark]


class Report(Record, frozen=True, kw_only=True):
    """One report of an incident: the event, its article, and the sentence that tells it.

    ``group`` is the article's group of copies, its own id where it has none; ``source`` the
    innermost voice.
    """

    statement: Statement
    article: Credited
    group: str
    source: str | None = None
    event: Event
    sentence: Sentence


class Trigger(Record, frozen=True, kw_only=True):
    """A report as a decision names it: by the words of its trigger."""

    article: str
    start: int
    end: int


class Decision(Record, frozen=True, kw_only=True):
    """What a user decided of two reports: who, when (ISO 8601, UTC) and why."""

    between: tuple[Trigger, Trigger]
    together: bool
    made: str
    by: str
    why: str


def incident_of_id(store: Store, id: str) -> Incident | None:
    """Return the incident of that id, with the reasons why its reports are held to be of one.

    Raises:
        StoreDamaged: it cannot be read back.
    """
    with told(store.path):
        data = store.db.execute("SELECT data FROM incidents WHERE id = ?", (id,)).get
    return None if data is None else read_incident(store, id, data)


def claims_on(store: Store, incident: str) -> list[Claim]:
    """Return the claims on *incident*, whether it happened first.

    Raises:
        StoreDamaged: one cannot be read back.
    """
    sql = (
        "SELECT c.id, c.data FROM claims c JOIN incidents i USING (incident) WHERE i.id = ? "
        "ORDER BY c.aspect <> 'happened', c.aspect, c.value, c.id"
    )
    with told(store.path):
        rows: list[Any] = store.db.execute(sql, (incident,)).fetchall()
    return [read_claim(store, *row) for row in rows]


def links_of_article(store: Store, article: str) -> list[Link]:
    """Return the links in which a statement of *article* stands."""
    with told(store.path):
        return [_link(*row) for row in store.db.execute(_LINKS, (article,)).fetchall()]  # type: ignore[arg-type]


def links_of_incident(store: Store, incident: str) -> list[Link]:
    """Return the links between the reports of *incident*."""
    sql = (
        "SELECT first_article, first_statement, second_article, second_statement, relation, basis, "
        "confidence, why, incident FROM v_links WHERE incident = ? ORDER BY 1, 2, 3, 4, 5"
    )
    with told(store.path):
        return [_link(*row) for row in store.db.execute(sql, (incident,)).fetchall()]  # type: ignore[arg-type]


def decisions_on(store: Store, incident: str) -> list[Decision]:
    """Return what users decided of reports of *incident*, the earliest first."""
    places = ("article", "start", "end")
    columns = ", ".join(f"d.{side}_{place}" for side in ("first", "second") for place in places)
    arms = " OR ".join(
        f"(a.id = d.{side}_article AND e.trigger_start < d.{side}_end "
        f"AND d.{side}_start < e.trigger_end)"
        for side in ("first", "second")
    )
    sql = (
        f"SELECT DISTINCT d.decision, {columns}, d.together, d.made, d.by, d.why FROM decisions d "
        "JOIN incidents i ON i.id = ? JOIN incident_reports m USING (incident) "
        "JOIN events e USING (event) JOIN records r USING (record) JOIN articles a USING (article) "
        f"WHERE {arms} ORDER BY d.decision"
    )
    with told(store.path):
        rows = store.db.execute(sql, (incident,)).fetchall()
    return [_decision(*row[1:]) for row in rows]


def _decision(*cells: Any) -> Decision:
    pair = (
        Trigger(article=cells[0], start=cells[1], end=cells[2]),
        Trigger(article=cells[3], start=cells[4], end=cells[5]),
    )
    together, made, by, why = cells[6:]
    return Decision(between=pair, together=bool(together), made=made, by=by, why=why)


def reports_of(store: Store, incident: str, *, limit: int, skip: int = 0) -> list[Report]:
    """Return reports of *incident* by day of publication, *skip* of them passed over.

    Raises:
        StoreDamaged: a record cannot be read back.
    """
    sql = (
        'SELECT a.id, e.id, coalesce(c."group", a.id) FROM incidents i '
        "JOIN incident_reports m USING (incident) JOIN events e USING (event) "
        "JOIN records r USING (record) JOIN articles a USING (article) "
        "LEFT JOIN copies c ON c.article = a.article WHERE i.id = ? "
        "ORDER BY a.published, a.id, length(e.id), e.id LIMIT ? OFFSET ?"
    )
    with told(store.path):
        rows: list[tuple[Any, ...]] = store.db.execute(sql, (incident, limit, skip)).fetchall()
    opened = Opened(store)
    return [_report(opened.record(article), id, group) for article, id, group in rows]


def _report(record: CodedArticle, id: str, group: str) -> Report:
    event = next(event for event in record.events if event.id == id)
    return Report(
        statement=Statement(article=record.article.id, id=id),
        article=_credited(record.article),
        group=group,
        source=event.chain[-1] if event.chain else None,
        event=event,
        sentence=_sentence(record, event),
    )


def _credited(article: Article) -> Credited:
    return Credited(
        id=article.id,
        publisher=article.publisher,
        published=article.published,
        title=article.title,
        url=article.url,
        agency=article.agency,
    )


def _sentence(record: CodedArticle, event: Event) -> Sentence:
    text = record.article.text
    start, end = sentence(text, *event.trigger.span)
    marks = [
        Mark(role=role, start=max(span[0], start), end=min(span[1], end))
        for role, span in _spans(record, event)
        if span[0] < end and start < span[1]
    ]
    unique = sorted(set(marks), key=lambda m: (m.start, -m.end, m.role))
    return Sentence(text=text[start:end], span=(start, end), marks=unique)


def _spans(record: CodedArticle, event: Event) -> list[tuple[str, Offsets]]:
    """Return the words that have a role in *event*, and those of all voices that hand it on."""
    spans = [("action", event.trigger.span), *(("action", also.span) for also in event.also)]
    spans += [("actor", who.span) for who in event.actor if who.span]
    spans += [("recipient", who.span) for who in event.recipient if who.span]
    if event.place:
        spans.append(("place", event.place.span))
    dates = {date.id: date.span for date in record.dates}
    if event.date and event.date.date in dates:
        spans.append(("date", dates[event.date.date]))
    said = {attribution.id: attribution for attribution in record.attributions}
    seen, at = set[str](), event.attribution
    while at in said and at not in seen:
        seen.add(at)
        parts: list[tuple[str, Span | None]] = [("source", said[at].source), ("cue", said[at].cue)]
        parts += [("content", part) for part in said[at].content]
        spans += [(role, part.span) for role, part in parts if part]
        at = said[at].parent
    return spans


def sentences(text: str) -> list[Offsets]:
    """Return the sentences of *text*, for reading; every word is in one."""
    found: list[Offsets] = []
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        _, end = sentence(text, at, at + 1)
        found.append((at, max(end, at + 1)))
        at = found[-1][1]
    return found
