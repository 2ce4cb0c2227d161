"""Exports: what the filters select, in the formats of the field, as a file to save."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from threading import BoundedSemaphore
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request, Response
from starlette.responses import StreamingResponse

from ...store.queries.narrowed import Narrowed
from ..answers import Kinds, files
from ..faults import Refused
from ..reading import Reading
from ..serving import Serving

_CHUNK = 1 << 16
_MEDIA = {
    ".csv": "text/csv; charset=utf-8",
    ".tsv": "text/tab-separated-values; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".json": "application/json",
    ".jsonl": "application/x-ndjson",
    ".geojson": "application/geo+json",
    ".jsonld": "application/ld+json",
    ".zip": "application/zip",
}
_OTHER = "application/octet-stream"


def router(reading: Reading, asked: Any, kinds: Kinds, serving: Serving) -> APIRouter:
    """Return the route of the exports; one is made at a time."""
    routes = APIRouter(tags=["exports"])
    Filter = Annotated[Narrowed, Depends(asked)]
    one = BoundedSemaphore(1)
    described = files(kinds, (*_MEDIA.values(), _OTHER))
    formats = ", ".join(serving.formats)

    @routes.get("/export", responses=described)
    def export(
        request: Request,
        filters: Filter,
        format: Annotated[
            str, Query(alias="as", description=f"One of {', '.join(serving.formats)}")
        ],
        everything: Annotated[
            bool, Query(description="also what is denied, planned or open, in formats of facts")
        ] = False,
    ) -> Response:
        """What the filters select, as `onrecord export` writes it."""
        if format not in serving.formats:
            raise Refused(400, "bad_input", f"as: {format!r} is none of {formats}")
        if not one.acquire(timeout=serving.limits.wait):
            raise Refused(503, "overloaded", "another export is being made; try again")
        folder = tempfile.TemporaryDirectory(prefix="onrecord-")
        try:
            with reading.view(serving.limits.export_seconds) as view:
                file = serving.export(view.store, filters, format, everything, Path(folder.name))
                name = f"{serving.store.stem}-{view.snapshot}-{format}{file.suffix}"
            size = file.stat().st_size
        except BaseException:
            folder.cleanup()
            raise
        finally:
            one.release()
        return StreamingResponse(
            _sent(file, folder),
            media_type=_MEDIA.get(file.suffix, _OTHER),
            headers={
                "content-disposition": f'attachment; filename="{_plain(name)}"',
                "content-length": str(size),
                "cache-control": "no-store",
            },
        )

    return routes


def _sent(file: Path, folder: "tempfile.TemporaryDirectory[str]") -> Iterator[bytes]:
    try:
        with file.open("rb") as stream:
            while chunk := stream.read(_CHUNK):
                yield chunk
    finally:
        folder.cleanup()


def _plain(name: str) -> str:
    return "".join(c if c.isascii() and (c.isalnum() or c in "-_.") else "_" for c in name)
