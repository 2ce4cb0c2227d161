"""Aggregates: counters, timeline, map, network, facets."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request, Response

from ...store.queries.figures import (
    By,
    Facet,
    Network,
    PlaceMap,
    Timeline,
    Total,
    facet,
    network,
    place_map,
    timeline,
    total,
)
from ...store.queries.narrowed import Narrowed
from ..answers import Answering, Kinds
from ..parameters import MOST

Field = Literal[
    "type", "mode", "quad", "factuality", "country", "place", "actor", "recipient", "source",
    "publisher", "depth", "precision", "time", "sector",
]  # fmt: skip


def router(answer: Answering, asked: Any, kinds: Kinds) -> APIRouter:
    """Return the routes of the aggregates; *asked* reads the filters."""
    routes = APIRouter(tags=["charts"])
    Filter = Annotated[Narrowed, Depends(asked)]

    @routes.get("/count", responses=kinds(Total))
    def count(request: Request, filters: Filter) -> Response:
        """How many incidents fit, and in how many reports, articles and copies they are told."""
        return answer(request, lambda view: total(view.select(filters)))

    @routes.get("/timeline", responses=kinds(Timeline))
    def over_time(request: Request, filters: Filter, by: By = "day") -> Response:
        """What happened when, what is only dated by an interval, and how much was read."""
        return answer(request, lambda view: timeline(view.select(filters), filters, by))

    @routes.get("/map", responses=kinds(PlaceMap))
    def on_map(request: Request, filters: Filter) -> Response:
        """What happened where: GeoJSON, with what is only known by its country beside it."""
        return answer(request, lambda view: place_map(view.select(filters)))

    @routes.get("/network", responses=kinds(Network))
    def who_whom(
        request: Request,
        filters: Filter,
        least: Annotated[int, Query(alias="min", ge=1, le=10**6, description="incidents")] = 1,
    ) -> Response:
        """Who did what to whom, by quad class."""
        return answer(request, lambda view: network(view.select(filters), least=least))

    @routes.get("/facets", responses=kinds(list[Facet]))
    def values(
        request: Request,
        filters: Filter,
        field: Field,
        q: Annotated[str | None, Query(max_length=200, description="part of the value")] = None,
        limit: Annotated[int, Query(ge=1, le=MOST)] = 50,
    ) -> Response:
        """The values of a field under all filters but its own, the most frequent first."""
        return answer(
            request,
            lambda view: facet(view.select(filters.without(field)), field, part=q, limit=limit),
        )

    return routes
