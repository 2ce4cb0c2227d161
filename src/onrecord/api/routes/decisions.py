"""Reviews, merging and splitting: the only routes that write, for the explorer's own page alone."""

import hmac
from collections.abc import Callable
from typing import Annotated, Any, Literal

import msgspec
from fastapi import APIRouter, Query, Request, Response
from starlette.concurrency import run_in_threadpool

from ...errors import InputError
from ..answers import Kinds, files
from ..corrections import as_jsonl, as_label_studio, as_marks
from ..faults import Refused
from ..reading import Reading
from ..serving import Serving
from ..writing import Decided, Division, NewReview, Reviewed, Union, Writing

HEADER = "x-onrecord-token"
_SUFFIX = {"jsonl": "jsonl", "labelstudio": "json", "marks": "mark"}
_MEDIA = {
    "jsonl": "application/x-ndjson",
    "labelstudio": "application/json",
    "marks": "text/plain; charset=utf-8",
}


def router(reading: Reading, kinds: Kinds, serving: Serving) -> APIRouter:
    """Return the routes of users' decisions."""
    routes = APIRouter(tags=["decisions"])
    writing = Writing(serving.store)

    async def taken(request: Request, kind: Any, write: Callable[[Any], Any]) -> Response:
        _check(request, serving)
        try:
            body = msgspec.json.decode(await request.body(), type=kind)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            raise InputError(f"body: {error}") from error
        made = await run_in_threadpool(write, body)
        return Response(msgspec.json.encode(made), media_type="application/json")

    @routes.post(
        "/reviews", responses=kinds(Reviewed, 409, 413), openapi_extra=kinds.taken(NewReview)
    )
    async def review(request: Request) -> Response:
        """Mark a coding right or wrong, or recode it; the machine's record stays as it is."""
        return await taken(request, NewReview, writing.review)

    @routes.post(
        "/incidents/merge", responses=kinds(Decided, 409, 413), openapi_extra=kinds.taken(Union)
    )
    async def merge(request: Request) -> Response:
        """Hold that incidents are one."""
        return await taken(request, Union, writing.unite)

    @routes.post(
        "/incidents/split", responses=kinds(Decided, 409, 413), openapi_extra=kinds.taken(Division)
    )
    async def split(request: Request) -> Response:
        """Hold that reports of an incident are of another one."""
        return await taken(request, Division, writing.split)

    _of_corrections(routes, reading, kinds, serving)
    return routes


def _of_corrections(routes: APIRouter, reading: Reading, kinds: Kinds, serving: Serving) -> None:
    described = files(kinds, _MEDIA.values())

    @routes.get("/reviews/export", responses=described)
    def corrections(
        format: Annotated[
            Literal["jsonl", "labelstudio", "marks"],
            Query(alias="as", description="marks: the mark-up that the model is trained on"),
        ] = "jsonl",
    ) -> Response:
        """All reviews as training data: what the coder said, and what is right."""
        made = {"jsonl": as_jsonl, "labelstudio": as_label_studio, "marks": as_marks}[format]
        with reading.view() as view:
            text = made(view.store)
            name = f"corrections-{view.snapshot}.{_SUFFIX[format]}"
        headers = {
            "content-disposition": f'attachment; filename="{name}"',
            "cache-control": "no-store",
        }
        return Response(text.encode("utf-8", "replace"), media_type=_MEDIA[format], headers=headers)


def _check(request: Request, serving: Serving) -> None:
    """Refuse whoever is not the page that this process served.

    Raises:
        Refused: token or origin are not ours.
    """
    if not serving.can_review:
        raise Refused(403, "forbidden", "the store cannot be written here")
    shown = request.headers.get(HEADER, "").encode("utf-8", "replace")
    if not hmac.compare_digest(shown, serving.review_token.encode()):
        raise Refused(403, "forbidden", f"{HEADER}: not the token of this server's page")
    host = request.scope["onrecord.host"]
    if request.headers.get("origin") != f"{request.url.scheme}://{host}":
        raise Refused(403, "forbidden", "origin: not this server's page")
