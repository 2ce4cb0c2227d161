"""``onrecord explore`` and ``onrecord serve``: a store in the browser, and its HTTP API alone."""

import zipfile
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .storing import StorePath

if TYPE_CHECKING:
    from ..export import Snapshot
    from ..store import Store
    from ..store.queries.narrowed import Narrowed

JSONL = "jsonl"
"""The records themselves, beside the formats of the field."""
Port = Annotated[
    int | None,
    typer.Option(
        "--port", min=1, max=65535, metavar="N", help="Else the first free one from 8740 on.",
        show_default=False,
    ),
]  # fmt: skip
Host = Annotated[
    str,
    typer.Option(
        "--host", metavar="HOST", help="The interface; others than this one need a token."
    ),
]
Token = Annotated[
    str | None,
    typer.Option(
        "--token",
        envvar="ONRECORD_TOKEN",
        metavar="TOKEN",
        help="What every request must show; better given as ONRECORD_TOKEN.",
        show_default=False,
    ),
]


def explore(
    *,
    store: StorePath = Path("onrecord.db"),
    port: Port = None,
    host: Host = "127.0.0.1",
    token: Token = None,
    no_browser: Annotated[
        bool, typer.Option("--no-browser", help="Print the address and open nothing.")
    ] = False,
) -> None:
    """Explore a store in the browser.

    Map, timeline, network, table, contradictions and the articles themselves, offline; --no-browser
    only prints the address. Ctrl-C ends it.
    """
    _serve(store, port, host, token, pages=True, browser=not no_browser)


def serve(
    *,
    store: StorePath = Path("onrecord.db"),
    port: Port = None,
    host: Host = "127.0.0.1",
    token: Token = None,
) -> None:
    """Serve a store over HTTP: the explorer's API, described in /api/openapi.json."""
    _serve(store, port, host, token, pages=False, browser=False)


def _serve(
    store: Path, port: int | None, host: str, token: str | None, *, pages: bool, browser: bool
) -> None:
    # Imported here: --help needs no server.
    from ..api import Serving, server
    from ..export import FORMATS
    from .asking import country_of, opened

    opened(store).close()  # what is wrong with it is told before anything is served
    serving = Serving(
        store=store.absolute(),
        country_of=country_of,
        export=export_to,
        formats=(*FORMATS, JSONL),
        host=host,
        token=token,
        pages=pages,
        can_review=pages,
    )
    server.check(serving)
    listening = server.bound(host, port)
    address = server.address(listening, host)
    shown = address if token is None else f"{address}?token=…"
    typer.echo(f"{store} is served at {shown} (Ctrl-C ends it)", err=True)
    whole = address if token is None else f"{address}?token={token}"
    server.run(serving, listening, lambda: _open(whole) if browser else None)


def _open(address: str) -> None:
    """Open *address* in a browser, if there is one; looking for it holds nothing up."""
    import threading
    import webbrowser

    threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()


def export_to(
    store: "Store", asked: "Narrowed", format: str, everything: bool, folder: Path
) -> Path:
    """Write what is asked for of *store* to *folder* and return the file to be sent.

    Several files of a format come in one archive, with the description of their columns.

    Raises:
        ExportError: it cannot be written, or a library is missing.
    """
    from ..export import FORMATS, Options, export
    from ..records import to_json

    taken = _snapshot(store, asked)
    if format == JSONL:
        out = folder / "export.jsonl"
        with out.open("w", encoding="utf-8", newline="\n") as stream:
            stream.writelines(f"{to_json(record)}\n" for record in taken.records())
        return out
    out = folder / f"export{FORMATS[format].suffix}"
    files = export(taken, format, out, Options(everything=everything))
    if len(FORMATS[format].parts) == 1:
        return out
    packed = folder / "export.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            # without the time of writing: the same export, the same bytes
            entry = zipfile.ZipInfo(file.name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            with file.open("rb") as source, archive.open(entry, "w") as target:
                while chunk := source.read(1 << 16):
                    target.write(chunk)
    return packed


def _snapshot(store: "Store", asked: "Narrowed") -> "Snapshot":
    """Return what is asked for as exports read it."""
    from ..store.queries import narrowed
    from .asking import Question
    from .export import snapshot

    taken = snapshot(store, Question(store.path, asked.filters))
    if not asked.more:
        return taken

    fitting = narrowed.incident_ids(store, asked)
    return replace(
        taken,
        records=partial(narrowed.records, store, asked),
        incidents=lambda: (i for i in taken.incidents() if i.id in fitting),
        claims=lambda: (c for c in taken.claims() if c.incident is None or c.incident in fitting),
        links=lambda: (k for k in taken.links() if k.incident is None or k.incident in fitting),
    )
