"""The server: a socket, uvicorn on it, and an end that leaves nothing open."""

import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import uvicorn

from ..errors import InputError, OnRecordError
from ..store.queries.figures import FIELDS, facet
from ..store.queries.narrowed import Narrowed
from .app import create_app
from .guard import Guard, is_loopback
from .reading import Reading
from .serving import Serving

PORT = 8740
"""The first port that is tried where the user names none."""
_TRIES = 50
SHORTEST = 16
"""Characters that a token has at least."""
_WARM_SECONDS = 600


def check(serving: Serving) -> None:
    """Refuse to serve where others could read without a token.

    Raises:
        InputError: another interface than loopback without one, or one that can be guessed.
    """
    if serving.token is None and not is_loopback(serving.host):
        raise InputError(
            f"--host {serving.host}: others can reach this interface: give a token "
            "(--token or ONRECORD_TOKEN)"
        )
    if serving.token is not None and not _good(serving.token):
        raise InputError(f"--token: at least {SHORTEST} letters and digits, - and _ allowed")


def _good(token: str) -> bool:
    plain = token.replace("-", "").replace("_", "")
    return len(token) >= SHORTEST and plain.isascii() and plain.isalnum()


def bound(host: str, port: int | None) -> socket.socket:
    """Return a socket on *port*, or on the first free one from ``PORT`` on.

    Raises:
        InputError: *port* is taken, or *host* is no interface of this machine.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    reason: OSError | None = None
    for number in [port] if port is not None else [*range(PORT, PORT + _TRIES), 0]:
        found = socket.socket(family, socket.SOCK_STREAM)
        try:
            if sys.platform != "win32":  # there it would let two servers share a port
                found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            found.bind((host, number))
            found.listen(128)
        except (OSError, OverflowError) as error:
            found.close()
            reason = error if isinstance(error, OSError) else OSError(str(error))
            continue
        return found
    where = f"--port {port}" if port is not None else f"--host {host}"
    raise InputError(
        f"{where}: cannot be served ({reason.strerror or reason})" if reason else where
    )


def address(listening: socket.socket, host: str) -> str:
    """Return the address for a browser on this machine."""
    port = listening.getsockname()[1]
    if host in ("0.0.0.0", "::"):  # noqa: S104 - compared, not bound
        host = "localhost"
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def configured(app: Guard) -> uvicorn.Config:
    """Return how *app* is run: HTTP/1.1 alone, without the server's name, bounded."""
    return uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        http="h11",
        ws="none",
        loop="asyncio",
        limit_concurrency=1000,
        backlog=1024,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=3,
        h11_max_incomplete_event_size=32_768,
    )


def run(serving: Serving, listening: socket.socket, ready: Callable[[], None]) -> None:
    """Serve on *listening* until the process is told to end; *ready* is called at the beginning.

    Raises:
        KeyboardInterrupt: it was told so by Ctrl-C; all is closed then.
    """
    reading = Reading(serving)
    running = uvicorn.Server(configured(create_app(serving, reading)))
    with listening, _warming(reading):
        ready()
        running.run(sockets=[listening])


@contextmanager
def _warming(reading: Reading) -> Iterator[None]:
    """Read what charts need while the page loads."""

    def warm() -> None:
        # whatever is wrong, the first request tells it
        with suppress(OnRecordError), reading.view(_WARM_SECONDS) as view:
            selection = view.select(Narrowed())
            for field in FIELDS:
                facet(selection, field, limit=1)

    threading.Thread(target=warm, name="onrecord-warm", daemon=True).start()
    yield
