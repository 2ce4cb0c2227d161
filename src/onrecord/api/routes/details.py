"""One thing with all that hangs on it: store, article, incident, source, entity."""

from typing import Annotated, Any

import msgspec
from fastapi import APIRouter, Path, Query, Request, Response

from ...errors import InputError
from ...records import Claim, CodedArticle, CoderVersions, CopyGroup, Incident, Link, Offsets
from ...store.faults import told
from ...store.queries import detail
from ...store.queries.names import EntityPage, SourcePage, entity_page, source_page
from ...store.queries.touching import (
    Decision,
    Report,
    claims_on,
    decisions_on,
    incident_of_id,
    links_of_article,
    links_of_incident,
    reports_of,
    sentences,
)
from ...store.reviews import Review, reviews
from ...version import __version__
from ..answers import Answering, Kinds
from ..faults import not_found
from ..parameters import MOST
from ..reading import Counts, View
from ..serving import Serving

Id = Annotated[str, Path(min_length=1, max_length=100)]
Name = Annotated[str, Path(min_length=1, max_length=1000)]


class StoreSummary(msgspec.Struct, frozen=True, kw_only=True):
    """A state of the store, to be cited; ``since`` and ``until`` are the days of its articles."""

    snapshot: str
    store: str
    schema: int
    counts: Counts
    since: str | None
    until: str | None
    coder: CoderVersions | None
    onrecord: str
    can_review: bool


class ArticlePage(msgspec.Struct, frozen=True, kw_only=True):
    """An article: its record, the incidents of its events by their ids, and what touches it."""

    record: CodedArticle
    incidents: dict[str, str]
    copies: CopyGroup | None
    links: list[Link]
    reviews: list[Review]
    sentences: list[Offsets]


class IncidentPage(msgspec.Struct, frozen=True, kw_only=True):
    """An incident with its claims, links and decisions, and a page of its reports."""

    incident: Incident
    claims: list[Claim]
    links: list[Link]
    reports: list[Report]
    reports_next: str | None
    copies: list[CopyGroup]
    decisions: list[Decision]


def router(answer: Answering, kinds: Kinds, serving: Serving) -> APIRouter:
    """Return the routes of single things."""
    routes = APIRouter(tags=["details"])

    @routes.get("/snapshot", responses=kinds(StoreSummary))
    def snapshot(request: Request) -> Response:
        """Which state of the store is served; every figure is to be cited with it."""
        return answer(request, lambda view: _summary(view, serving))

    @routes.get("/articles/{id}", responses=kinds(ArticlePage, 404))
    def article(request: Request, id: Id) -> Response:
        """The record of an article, as `onrecord code` prints it, and what touches it."""
        return answer(request, lambda view: _article(view, id))

    @routes.get("/incidents/{id}", responses=kinds(IncidentPage, 404))
    def incident(
        request: Request,
        id: Id,
        limit: Annotated[int, Query(ge=1, le=MOST, description="reports at most")] = 200,
        after: Annotated[
            str | None, Query(max_length=20, description="the cursor `reports_next`")
        ] = None,
    ) -> Response:
        """An incident: who claims what of it, and its reports by day of publication."""
        return answer(request, lambda view: _incident(view, id, limit, after))

    @routes.get("/sources/{name:path}", responses=kinds(SourcePage, 404))
    def source(request: Request, name: Name) -> Response:
        """A voice: what it says, what it was among the first to say, who contradicts it."""
        return answer(request, lambda view: _found(source_page(view.store, name), "source", name))

    @routes.get("/entities/{name:path}", responses=kinds(EntityPage, 404))
    def entity(request: Request, name: Name) -> Response:
        """A name: the events and incidents that it has a part in."""
        return answer(request, lambda view: _found(entity_page(view.store, name), "name", name))

    return routes


def _found(page: Any, kind: str, name: str) -> Any:
    if page is None:
        raise not_found(f"{kind} {name!r}")
    return page


def _summary(view: View, serving: Serving) -> StoreSummary:
    coders = (
        "SELECT onrecord, model, codebook, kb FROM coders WHERE coder IN "
        "(SELECT coder FROM records WHERE current) ORDER BY rank DESC LIMIT 1"
    )
    with told(view.store.path):
        ((since, until),) = view.store.db.execute("SELECT min(day), max(day) FROM articles")
        coder: Any = view.store.db.execute(coders).fetchone()
    fields = CoderVersions.__struct_fields__
    return StoreSummary(
        snapshot=view.snapshot,
        store=serving.store.name,
        schema=view.schema(),
        counts=view.counts(),
        since=since,  # type: ignore[arg-type]
        until=until,  # type: ignore[arg-type]
        coder=CoderVersions(**dict(zip(fields, coder, strict=True))) if coder else None,
        onrecord=__version__,
        can_review=serving.can_review,
    )


def _article(view: View, id: str) -> ArticlePage:
    try:
        opened = detail.open_found(view.store, detail.Found("article", id, ""))
    except InputError:
        raise not_found(f"article {id!r}") from None
    if not isinstance(opened, detail.ArticleDetail):
        raise not_found(f"article {id!r}")
    return ArticlePage(
        record=opened.record,
        incidents=opened.incidents,
        copies=opened.copies,
        links=links_of_article(view.store, id),
        reviews=reviews(view.store, id),
        sentences=sentences(opened.record.article.text),
    )


def _incident(view: View, id: str, limit: int, after: str | None) -> IncidentPage:
    skip = _skip(after)
    incident = incident_of_id(view.store, id)
    if incident is None:
        raise not_found(f"incident {id!r}")
    reports = reports_of(view.store, id, limit=limit, skip=skip)
    groups = {}
    for report in reports:
        if report.group != report.article.id and report.group not in groups:
            groups[report.group] = detail.copy_group(view.store, report.group)
    more = skip + len(reports) < len(incident.reports)
    return IncidentPage(
        incident=incident,
        claims=claims_on(view.store, id),
        links=links_of_incident(view.store, id),
        reports=reports,
        reports_next=str(skip + len(reports)) if more else None,
        copies=list(groups.values()),
        decisions=decisions_on(view.store, id),
    )


def _skip(after: str | None) -> int:
    if after is None:
        return 0
    if not (after.isascii() and after.isdigit()):
        raise InputError(f"{after!r} is no cursor of this question")
    return min(int(after), 10**9)
