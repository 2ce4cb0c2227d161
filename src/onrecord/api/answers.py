"""Answers as JSON: typed for OpenAPI, with an ETag, within the limit of bytes."""

from collections.abc import Callable, Iterable
from hashlib import sha256
from typing import Any, Generic, TypeVar

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from ..store.queries import Page
from ..version import __version__
from .faults import Failure, Refused
from .reading import Reading, View

T = TypeVar("T")
_encoder = msgspec.json.Encoder(order=None)


class Listed(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """A page of a list; ``next`` is the cursor of the one after it, null behind the last."""

    items: list[T]
    next: str | None


def listed(page: Page[T]) -> Listed[T]:
    """Return *page* as it is sent."""
    return Listed(items=page.rows, next=page.next)


class Answering:
    """Answers requests from views of the store."""

    def __init__(self, reading: Reading, most: int) -> None:
        self._reading = reading
        self._most = most

    def __call__(self, request: Request, build: Callable[[View], Any]) -> Response:
        """Return what *build* makes of a view, or that nothing has changed."""
        with self._reading.view() as view:
            tag = _tag(view.snapshot)
            headers = {
                "etag": tag,
                "cache-control": "private, no-cache",
                "x-onrecord-snapshot": view.snapshot,
            }
            if tag in request.headers.get("if-none-match", ""):
                return Response(status_code=304, headers=headers)
            body = _encoder.encode(build(view))
        if len(body) > self._most:
            raise Refused(413, "too_large", "the answer is too large: narrow it with filters")
        return Response(body, media_type="application/json", headers=headers)


def _tag(snapshot: str) -> str:
    return f'"{sha256(f"{__version__} {snapshot}".encode()).hexdigest()[:16]}"'


class Kinds:
    """The types of the answers, gathered for OpenAPI."""

    def __init__(self) -> None:
        self._kinds: list[Any] = [Failure]

    def __call__(self, kind: Any, *failures: int) -> dict[int | str, dict[str, Any]]:
        """Return ``responses`` of a route that answers with *kind*, or fails as named."""
        self._kinds.append(kind)
        found: dict[int | str, dict[str, Any]] = {200: _content(kind, "What was asked for.")}
        for status in sorted({400, 403, 503, *failures}):
            found[status] = _content(Failure, _FAILURES[status])
        return found

    def taken(self, kind: Any) -> dict[str, Any]:
        """Return the body of a route that takes *kind*, for ``openapi_extra``."""
        self._kinds.append(kind)
        return {"requestBody": {"required": True} | _content(kind, "")}

    def fill(self, schema: dict[str, Any]) -> dict[str, Any]:
        """Return *schema*, an OpenAPI document, with all types in place."""
        refs, components = msgspec.json.schema_components(
            self._kinds, ref_template="#/components/schemas/{name}"
        )
        places = {repr(kind): ref for kind, ref in zip(self._kinds, refs, strict=True)}
        schema.setdefault("components", {}).setdefault("schemas", {}).update(components)
        _place(schema, places)
        return schema


_FAILURES = {
    400: "A parameter or the body is not as described.",
    401: "A token is needed.",
    403: "Host, origin or token are not this server's.",
    404: "There is no such thing.",
    409: "Another program writes the store.",
    413: "Question or answer are too large.",
    500: "The store is damaged.",
    503: "The question takes too long, or there are too many at once.",
}


def files(kinds: Kinds, media: Iterable[str]) -> dict[int | str, dict[str, Any]]:
    """Return ``responses`` of a route that answers with a file of one of the types *media*."""
    found = kinds(Failure)
    names = [each.partition(";")[0] for each in media]
    # what is JSON has a shape of its own for each format
    content = {n: {"schema": {} if "json" in n else {"type": "string"}} for n in names}
    found[200] = {"description": "The file.", "content": content}
    return found


def _content(kind: Any, description: str) -> dict[str, Any]:
    content = {"application/json": {"schema": {"x-kind": repr(kind)}}}
    return {"description": description, "content": content} if description else {"content": content}


def _place(node: Any, places: dict[str, Any]) -> None:
    if isinstance(node, dict):
        if "x-kind" in node:
            node.update(places[node.pop("x-kind")])
            return
        for part in node.values():
            _place(part, places)
    elif isinstance(node, list):
        for part in node:
            _place(part, places)
