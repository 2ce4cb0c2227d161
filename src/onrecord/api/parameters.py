"""Query parameters: the filters of RECORD.md and the explorer, pages, charts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, get_args

from fastapi import Query, Request
from pydantic import StringConstraints

from ..errors import InputError
from ..records.labels import EventType, Factuality, Precision, Quad, Sector, Time
from ..store.filters import Box, asked
from ..store.queries.narrowed import Narrowed
from .faults import Refused

PREFIX = "/api"
MOST = 500
"""Items of a page."""
_VALUES = 50
_DEPTHS = tuple(str(number) for number in range(100))
_LONG = 500
Word = Annotated[str, StringConstraints(max_length=_LONG)]


def _many(description: str) -> Any:
    return Query(default_factory=list, max_length=_VALUES, description=description)


@dataclass(frozen=True, slots=True)
class Paged:
    """Which part of a list is asked for."""

    limit: int
    after: str | None


def paged(
    limit: Annotated[int, Query(ge=1, le=MOST, description="items at most")] = 50,
    after: Annotated[
        str | None, Query(max_length=2000, description="the cursor `next` of the page before")
    ] = None,
) -> Paged:
    """Return the part of a list that is asked for."""
    return Paged(limit, after)


def filters(country_of: Callable[[str], str | None]) -> Callable[..., Narrowed]:
    """Return the dependency that reads filters; *country_of* is as in :func:`asked`."""

    def narrowed(
        *,
        since: Annotated[Word | None, Query(description="from this day, month or year on")] = None,
        until: Annotated[Word | None, Query(description="until this day, month or year")] = None,
        actor: Annotated[list[Word], _many("a name, a country, IRN.MIL or .MIL")],
        recipient: Annotated[list[Word], _many("like actor")],
        country: Annotated[list[Word], _many("where: a country's name or code")],
        type: Annotated[list[Word], _many(", ".join(get_args(EventType)))],
        source: Annotated[list[Word], _many("who says so, first or second hand")],
        place: Annotated[list[Word], _many("a name, lat,lon,km or west,south,east,north")],
        text: Annotated[Word | None, Query(description="words that all occur")] = None,
        factuality: Annotated[list[Word], _many(", ".join(get_args(Factuality)))],
        publisher: Annotated[list[Word], _many("the exact name")],
        quad: Annotated[list[Word], _many(", ".join(get_args(Quad)))],
        mode: Annotated[list[Word], _many("PLOVER modes")],
        sector: Annotated[list[Word], _many("of an actor or recipient")],
        bbox: Annotated[Word | None, Query(description="west,south,east,north")] = None,
        min_origins: Annotated[
            int | None, Query(ge=0, le=10**6, description="independent origins at least")
        ] = None,
        incident: Annotated[list[Word], _many("ids of incidents")],
        time: Annotated[list[Word], _many(", ".join(get_args(Time)))],
        depth: Annotated[list[Word], _many("voices in the chain, from 1")],
        precision: Annotated[list[Word], _many("how closely the place is known, or none")],
    ) -> Narrowed:
        return Narrowed(
            filters=asked(
                country_of=country_of, since=since, until=until, actor=actor, recipient=recipient,
                source=source, country=country, type=type, place=place, text=text,
                factuality=factuality,
            ),
            publisher=tuple(dict.fromkeys(publisher)),
            quad=_closed(quad, get_args(Quad), "quad"),
            mode=tuple(_split(mode)),
            sector=_closed(sector, get_args(Sector), "sector"),
            incident=tuple(_split(incident)),
            time=_closed(time, get_args(Time), "time"),
            depth=_closed(depth, _DEPTHS, "depth"),
            precision=_closed(precision, (*get_args(Precision), "none"), "precision"),
            min_origins=min_origins or None,
            box=_box(bbox) if bbox else None,
        )  # fmt: skip

    return narrowed


def _split(values: list[str]) -> list[str]:
    parts = (part.strip() for value in values for part in value.split(","))
    return list(dict.fromkeys(part for part in parts if part))


def _closed(values: list[str], known: tuple[str, ...], name: str) -> tuple[str, ...]:
    found = _split(values)
    for value in found:
        if value not in known:
            raise InputError(f"{name}: {value!r} is none of {', '.join(known)}")
    return tuple(found)


def _box(value: str) -> Box:
    place = asked(country_of=lambda _: None, place=[value]).place[0]
    if not isinstance(place, Box):
        raise InputError(f"bbox: {value!r} is not west,south,east,north in degrees")
    return place


def known(request: Request) -> None:
    """Refuse parameters that the route does not have: a misspelt filter would find everything.

    Raises:
        Refused: there is one.
    """
    paths, path = request.app.openapi()["paths"], request.scope["route"].path_format
    # the route's own path is with or without the prefix, as versions of FastAPI go
    described = paths.get(path) or paths[f"{PREFIX}{path}"]
    operation = described[request.method.lower()]
    names = {each["name"] for each in operation.get("parameters", ()) if each["in"] == "query"}
    for name in request.query_params:
        if name not in names:
            raise Refused(400, "bad_input", f"there is no parameter {name!r} here")
