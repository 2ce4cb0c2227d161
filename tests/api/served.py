"""A real server on loopback, and a client that sends what it is told to."""

import http.client
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import uvicorn

from onrecord.api import Serving, create_app, server
from onrecord.archive import Archive
from onrecord.cli.asking import country_of
from onrecord.cli.serving import JSONL, export_to
from onrecord.export import FORMATS
from onrecord.store import Store
from tests.store.asked import RECORDS
from tests.store.made import record

SHELLED = [record(number) for number in range(6)]
"""Of one day, in towns of their own; each with a denial beside it."""


def filled(path: Path) -> Path:
    """Return *path*, a store as `onrecord add` makes it."""
    with Store.writing(path) as store:
        Archive(store).add([*RECORDS, *SHELLED])
    return path


def serving(store: Path, **fields: Any) -> Serving:
    """Return what the command line serves."""
    return Serving(
        store=store,
        country_of=country_of,
        export=export_to,
        formats=(*FORMATS, JSONL),
        **fields,
    )


@dataclass
class Reply:
    """An answer."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body as JSON."""
        return json.loads(self.body)


@dataclass
class Client:
    """Asks a server; ``headers`` go with every request."""

    port: int
    serving: Serving
    headers: dict[str, str] = field(default_factory=dict)

    @property
    def host(self) -> str:
        """The Host header of a browser."""
        return f"127.0.0.1:{self.port}"

    def ask(
        self, path: str, *, method: str = "GET", body: bytes | None = None, **headers: str | None
    ) -> Reply:
        """Ask for *path*; a header (with _ for -) that is None is not sent."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        sent = {"host": self.host} | self.headers
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
            for name, value in sent.items():
                if value is not None:
                    connection.putheader(name, value)
            if body is not None and "content-length" not in sent:
                connection.putheader("content-length", str(len(body)))
            connection.endheaders(body)
            reply = connection.getresponse()
            return Reply(reply.status, {k.lower(): v for k, v in reply.getheaders()}, reply.read())
        finally:
            connection.close()

    def get(self, path: str) -> Any:
        """Return the JSON at /api/*path*, which must be there."""
        reply = self.ask(f"/api/{path}")
        assert reply.status == 200, reply.body
        return reply.json

    def post(self, path: str, body: Any, **headers: str | None) -> Reply:
        """Post as the explorer's page does."""
        page = {
            "x_onrecord_token": self.serving.review_token,
            "origin": f"http://{self.host}",
            "content_type": "application/json",
        }
        return self.ask(
            f"/api/{path}", method="POST", body=json.dumps(body).encode(), **(page | headers)
        )


@contextmanager
def served(what: Serving) -> Iterator[Client]:
    """Serve *what* until the block ends."""
    listening = server.bound("127.0.0.1", 0)
    running = uvicorn.Server(server.configured(create_app(what)))
    thread = threading.Thread(target=running.run, kwargs={"sockets": [listening]})
    thread.start()
    try:
        while not running.started:
            time.sleep(0.01)
        yield Client(listening.getsockname()[1], what)
    finally:
        running.should_exit = True
        thread.join()
        listening.close()
