"""Lists: events, attributions, incidents, conflicts, sources, articles, entities, search."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from ...records import Incident
from ...store.queries import RELATIONS, AttributionRow, ConflictRow, EventRow, SourceRow, listing
from ...store.queries.articles import ArticleRow, Hit, articles, search
from ...store.queries.figures import Sort, ranked
from ...store.queries.names import EntityRow, entities
from ...store.queries.narrowed import Narrowed
from ..answers import Answering, Kinds, Listed, listed
from ..parameters import Paged, paged

Part = Annotated[Paged, Depends(paged)]
Relation = Literal["contradicts", "corroborates", "updates", "copies", "all"]


def router(answer: Answering, asked: Any, kinds: Kinds) -> APIRouter:
    """Return the routes of the lists; *asked* reads the filters."""
    routes = APIRouter(tags=["lists"])
    Filter = Annotated[Narrowed, Depends(asked)]

    @routes.get("/events", responses=kinds(Listed[EventRow]))
    def list_events(request: Request, filters: Filter, part: Part) -> Response:
        """Events by day: who did what to whom, when, where, how surely, and who says so."""
        return answer(
            request,
            lambda view: listed(
                listing.events(view.store, filters, limit=part.limit, after=part.after)
            ),
        )

    @routes.get("/attributions", responses=kinds(Listed[AttributionRow]))
    def list_attributions(request: Request, filters: Filter, part: Part) -> Response:
        """Attributions by day of publication: who says what in which words."""
        return answer(
            request,
            lambda view: listed(
                listing.attributions(view.store, filters, limit=part.limit, after=part.after)
            ),
        )

    @routes.get("/incidents", responses=kinds(Listed[Incident]))
    def list_incidents(
        request: Request,
        filters: Filter,
        part: Part,
        sort: Annotated[Sort, Query(description="-day: the latest first")] = "day",
    ) -> Response:
        """Incidents, without the reasons why reports are held to be of one."""
        return answer(
            request,
            lambda view: listed(
                ranked(view.select(filters), sort, limit=part.limit, after=part.after)
            ),
        )

    _of_voices(routes, answer, asked, kinds)
    _of_articles(routes, answer, asked, kinds)
    return routes


def _of_voices(routes: APIRouter, answer: Answering, asked: Any, kinds: Kinds) -> None:
    Filter = Annotated[Narrowed, Depends(asked)]

    @routes.get("/conflicts", responses=kinds(Listed[ConflictRow]))
    def list_conflicts(
        request: Request, filters: Filter, part: Part, relation: Relation = "contradicts"
    ) -> Response:
        """Statements that bear on each other, by day of the later one."""
        relations = RELATIONS if relation == "all" else (relation,)
        return answer(
            request,
            lambda view: listed(
                listing.conflicts(
                    view.store, filters, relations=relations, limit=part.limit, after=part.after
                )
            ),
        )

    @routes.get("/sources", responses=kinds(Listed[SourceRow]))
    def list_sources(request: Request, filters: Filter, part: Part) -> Response:
        """Voices, the most heard first."""
        return answer(
            request,
            lambda view: listed(
                listing.sources(view.store, filters, limit=part.limit, after=part.after)
            ),
        )


def _of_articles(routes: APIRouter, answer: Answering, asked: Any, kinds: Kinds) -> None:
    Filter = Annotated[Narrowed, Depends(asked)]
    Words = Annotated[str | None, Query(max_length=200, description="the beginning of a word")]

    @routes.get("/articles", responses=kinds(Listed[ArticleRow]))
    def list_articles(request: Request, filters: Filter, part: Part) -> Response:
        """Articles by day of publication, without their text."""
        return answer(
            request,
            lambda view: listed(articles(view.store, filters, limit=part.limit, after=part.after)),
        )

    @routes.get("/entities", responses=kinds(Listed[EntityRow]))
    def list_entities(request: Request, filters: Filter, part: Part, q: Words = None) -> Response:
        """Names in the articles that fit, those in the most articles first."""
        words = q if q and any(letter.isalnum() for letter in q) else None
        return answer(
            request,
            lambda view: listed(
                entities(view.store, filters, part=words, limit=part.limit, after=part.after)
            ),
        )

    @routes.get("/search", responses=kinds(Listed[Hit]))
    def list_hits(request: Request, filters: Filter, part: Part) -> Response:
        """Articles with the words of `text`, the closest match first; nothing without words."""
        text = filters.filters.text or ""
        return answer(
            request,
            lambda view: listed(
                search(view.store, text, filters, limit=part.limit, after=part.after)
            ),
        )
