"""The application: routes behind the guard, faults as JSON, OpenAPI with the records' types."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import apsw
from fastapi import APIRouter, Depends, FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from ..errors import OnRecordError
from ..version import __version__
from .answers import Answering, Kinds
from .faults import Refused, as_json, refused
from .guard import Guard
from .pages import Pages
from .parameters import PREFIX, filters, known
from .reading import Reading
from .routes import charts, decisions, details, exports, lists
from .serving import Serving

_log = logging.getLogger("onrecord.api")


def create_app(serving: Serving, reading: Reading | None = None) -> Guard:
    """Return the ASGI application that serves *serving*; *reading* may be shared with others."""
    reading = reading or Reading(serving)
    kinds = Kinds()

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        reading.close()

    app = FastAPI(
        title="OnRecord",
        version=__version__,
        description="Reads a store: who did what to whom, whether it happened, and who says so.",
        docs_url=None,  # its page would load scripts from elsewhere
        redoc_url=None,
        openapi_url=None,
        lifespan=lifespan,
    )
    app.include_router(_api(serving, reading, kinds))
    _describe(app, kinds)
    _catch(app, serving)
    pages = Pages(serving)

    @app.get("/{path:path}", include_in_schema=False)
    def page(request: Request) -> Response:
        return pages(request)

    return Guard(app, serving)


def _api(serving: Serving, reading: Reading, kinds: Kinds) -> APIRouter:
    answer = Answering(reading, serving.limits.answer)
    asked = filters(serving.country_of)
    api = APIRouter(prefix=PREFIX, dependencies=[Depends(known)])
    api.include_router(decisions.router(reading, kinds, serving))
    api.include_router(exports.router(reading, asked, kinds, serving))
    api.include_router(lists.router(answer, asked, kinds))
    api.include_router(charts.router(answer, asked, kinds))
    api.include_router(details.router(answer, kinds, serving))
    return api


def _describe(app: FastAPI, kinds: Kinds) -> None:
    made = app.openapi
    described: dict[str, Any] = {}

    def openapi() -> dict[str, Any]:
        if not described:
            described.update(kinds.fill(made()))
            for path in described["paths"].values():
                for operation in path.values():
                    operation["responses"].pop("422", None)  # told as 400
        return described

    app.openapi = openapi  # type: ignore[method-assign]

    @app.get("/api/openapi.json", include_in_schema=False)
    def schema() -> dict[str, Any]:
        return openapi()

    @app.get("/api/{path:path}", include_in_schema=False)
    def nothing(path: str) -> Response:
        raise Refused(404, "not_found", "there is no such question; see /api/openapi.json")


def _catch(app: FastAPI, serving: Serving) -> None:
    def answer(request: Request, error: Exception) -> Response:
        failure = refused(error, serving.store)
        if failure.status >= 500:
            trace = error if failure.code == "internal" else None
            _log.error("%s %s: %s", request.method, request.url.path, error, exc_info=trace)
        headers = {"cache-control": "no-store"}
        return Response(as_json(failure), failure.status, headers, "application/json")

    def invalid(request: Request, error: Exception) -> Response:
        first = error.errors()[0] if isinstance(error, RequestValidationError) else {}
        where = ".".join(str(part) for part in first.get("loc", ())[1:])
        return answer(request, Refused(400, "bad_input", f"{where}: {first.get('msg', 'invalid')}"))

    def http(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        words = {404: "there is nothing at this address", 405: "not in this way"}
        code = {404: "not_found", 405: "method"}.get(status, "bad_input")
        told = words.get(status, "the request is not understood")
        return answer(request, Refused(status, code, told))

    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, http)
    for kind in (OnRecordError, apsw.Error, Exception):
        app.add_exception_handler(kind, answer)
