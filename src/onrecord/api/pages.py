"""The explorer's built files: read once, so that no path of a request reaches the disk."""

import html
import mimetypes
from importlib import resources
from importlib.resources.abc import Traversable

from starlette.requests import Request
from starlette.responses import Response

from .faults import not_found
from .serving import Serving

VIEWS = frozenset(
    ("", "map", "timeline", "network", "table", "incidents", "contradictions", "sources", "entities",
     "articles", "review", "search", "help", "about")
)  # fmt: skip
"""First steps of the addresses that the explorer itself reads."""
_PLAIN = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>OnRecord</title></head>
<body><h1>OnRecord</h1>
<p>{}</p>
<p>The API answers: <a href="/api/snapshot">/api/snapshot</a>, described in
<a href="/api/openapi.json">/api/openapi.json</a>.</p></body></html>
"""
_ALONE = "This is the API alone; <code>onrecord explore</code> has the pages."
_MISSING = (
    "The explorer's pages are not built here. In a checkout, <code>npm ci</code> and "
    "<code>npm run build</code> in the folder <code>explorer</code> build them (Node 20)."
)
_TYPES = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".json": "application/json",
    ".geojson": "application/geo+json",
    ".woff2": "font/woff2",
    ".webmanifest": "application/manifest+json",
}
"""Media types that must not depend on the tables of the machine."""
_DEEPEST = 6


class Pages:
    """Answers with the explorer's files; every view of it is the one page."""

    def __init__(self, serving: Serving) -> None:
        folder: Traversable = serving.explorer or resources.files("onrecord") / "explorer"
        there = serving.pages and folder.is_dir()
        self._files = dict(_files(folder, "", _DEEPEST)) if there else {}
        page = self._files.pop("index.html", b"").decode("utf-8", "replace")
        plain = _PLAIN.format(_MISSING if serving.pages else _ALONE)
        token = html.escape(serving.review_token if serving.can_review else "", quote=True)
        meta = f'<meta name="onrecord-token" content="{token}">'
        self._page = (page.replace("<head>", f"<head>{meta}", 1) if page else plain).encode()

    def __call__(self, request: Request) -> Response:
        """Return the file of the address, or the page.

        Raises:
            Refused: there is neither.
        """
        path = request.url.path.lstrip("/")
        if path in self._files:
            kept = (
                "public, max-age=31536000, immutable" if path.startswith("assets/") else "no-cache"
            )
            return Response(
                self._files[path], media_type=_media(path), headers={"cache-control": kept}
            )
        if path.split("/", 1)[0] not in VIEWS:
            raise not_found("such page")
        # the token of this process is in it
        return Response(self._page, media_type="text/html", headers={"cache-control": "no-store"})


def _files(folder: Traversable, prefix: str, deep: int) -> list[tuple[str, bytes]]:
    found = []
    for each in folder.iterdir():
        if each.is_file():
            found.append((prefix + each.name, each.read_bytes()))
        elif deep and each.is_dir():
            found += _files(each, f"{prefix}{each.name}/", deep - 1)
    return found


def _media(path: str) -> str:
    suffix = path[path.rfind(".") :] if "." in path else ""
    return _TYPES.get(suffix) or mimetypes.guess_type(path)[0] or "application/octet-stream"
