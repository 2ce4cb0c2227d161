"""The door: who may ask at all, in which words and how much. Pure ASGI, before everything else.

A web page elsewhere must reach nothing through the user's browser: the Host header has to be ours
(DNS rebinding), requests that a browser marks as another site's are refused, and no answer allows
reading across origins. Other interfaces than loopback ask for a token.
"""

import hmac
import ipaddress
import socket
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, MutableMapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qsl, quote, unquote_to_bytes, urlencode

from .faults import Refused, as_json
from .serving import Serving

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; "
    "connect-src 'self'; worker-src 'self' blob:; font-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)
HEADERS: tuple[tuple[bytes, bytes], ...] = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"x-frame-options", b"DENY"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)
COOKIE = "onrecord-token"
_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
_REMEMBERED = 10_000
"""Addresses whose requests are counted."""


class Guard:
    """Lets a request through to *app* or answers it itself."""

    def __init__(self, app: App, serving: Serving) -> None:
        self._app = app
        self._serving = serving
        self._rate = _Rate(serving.limits.rate, serving.limits.burst) if serving.token else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer *scope*."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            await send({"type": "websocket.close", "code": 1008})
            return
        headers = {k.decode("latin-1"): v.decode("latin-1") for k, v in scope["headers"]}
        guarded = _Guarded(send)
        try:
            self._check(scope, headers)
            if self._serving.token is not None:
                cookie = self._admit(scope, headers)
                if cookie is not None:
                    await _redirect(guarded, scope, cookie)
                    return
            scope["onrecord.host"] = headers["host"]
            await self._app(scope, _Capped(receive, self._serving.limits.body), guarded)
        except Refused as refusal:
            if not guarded.begun:
                await _answer(guarded, refusal)

    def _check(self, scope: Scope, headers: dict[str, str]) -> None:
        if self._rate is not None and not self._rate.admits((scope.get("client") or ("", 0))[0]):
            raise Refused(429, "too_many", "too many requests; wait a second")
        if not known_host(headers.get("host", ""), self._serving.host):
            raise Refused(403, "forbidden", "this host name is not served here")
        path = scope.get("raw_path") or scope["path"].encode()
        self._check_address(path, scope.get("query_string", b""))
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > self._serving.limits.body:
            raise Refused(413, "too_large", "the body is too large")
        site = headers.get("sec-fetch-site", "none")
        if path.startswith(b"/api/") and site not in ("same-origin", "none"):
            raise Refused(403, "forbidden", "other sites may not ask")

    def _check_address(self, path: bytes, query: bytes) -> None:
        if len(path) + len(query) > self._serving.limits.target:
            raise Refused(400, "bad_input", "the address is too long")
        decoded = unquote_to_bytes(path)
        if any(byte < 0x20 for byte in decoded) or b"\0" in unquote_to_bytes(query):
            raise Refused(400, "bad_input", "the address holds control characters")
        steps = decoded.replace(b"\\", b"/").split(b"/")
        if b"." in steps or b".." in steps:
            raise Refused(400, "bad_input", "the address holds steps between folders")

    def _admit(self, scope: Scope, headers: dict[str, str]) -> str | None:
        """Let in who knows the token; return it where it stands in the address: once is enough."""
        token = (self._serving.token or "").encode()
        scheme, _, shown = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and hmac.compare_digest(shown.strip().encode(), token):
            return None
        if hmac.compare_digest(_cookie(headers.get("cookie", "")).encode(), token):
            return None
        for name, value in parse_qsl(scope.get("query_string", b"").decode("latin-1")):
            if name == "token" and scope["method"] == "GET":
                if hmac.compare_digest(value.encode(), token):
                    return value
                break
        raise Refused(401, "unauthorised", "a token is needed: open the address with ?token=")


def known_host(host: str, bound: str) -> bool:
    """Tell whether a Host header names this server.

    Served on a certain interface, that one's name; on all of them, any address in numbers and the
    name of the machine: a rebound name is neither.
    """
    name, colon, port = host.rpartition(":") if not host.endswith("]") else (host, "", "")
    if not colon:
        name = host
    elif not port.isascii() or not port.isdigit():
        return False
    name = name.lower()
    if name in _LOOPBACK or name in (bound.lower(), f"[{bound.lower()}]"):
        return True
    if bound not in ("0.0.0.0", "::"):  # noqa: S104 - compared, not bound
        return False
    try:
        ipaddress.ip_address(name.removeprefix("[").removesuffix("]"))
    except ValueError:
        return name in (socket.gethostname().lower(), socket.getfqdn().lower())
    return True


def is_loopback(host: str) -> bool:
    """Tell whether only this machine reaches *host*."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _cookie(header: str) -> str:
    try:
        morsel = SimpleCookie(header).get(COOKIE)
    except CookieError:
        return ""
    return morsel.value if morsel else ""


async def _redirect(send: Send, scope: Scope, token: str) -> None:
    """Keep the token in a cookie that no script sees, and take it out of the address bar."""
    pairs = parse_qsl(scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True)
    rest = urlencode([pair for pair in pairs if pair[0] != "token"])
    # one slash: two would name another host
    target = "/" + quote(scope["path"].lstrip("/\\")) + (f"?{rest}" if rest else "")
    cookie = f"{COOKIE}={token}; HttpOnly; SameSite=Strict; Path=/"
    headers = [
        (b"location", target.encode()),
        (b"set-cookie", cookie.encode()),
        (b"content-length", b"0"),
    ]
    await send({"type": "http.response.start", "status": 303, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


async def _answer(send: Send, refusal: Refused) -> None:
    body = as_json(refusal)
    headers = [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
    ]
    if refusal.status == 401:
        headers.append((b"www-authenticate", b"Bearer"))
    await send({"type": "http.response.start", "status": refusal.status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


class _Guarded:
    """Sends with the headers that every answer has."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.begun = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.begun = True
            message["headers"] = [*message.get("headers", ()), *HEADERS]
        await self._send(message)


class _Capped:
    """Receives a body up to a size."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive = receive
        self._left = most

    async def __call__(self) -> Message:
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            raise Refused(413, "too_large", "the body is too large")
        return message


class _Rate:
    """A bucket of tokens for each address: *burst* at once, *rate* a second."""

    def __init__(self, rate: float, burst: int) -> None:
        self._rate, self._burst = rate, burst
        self._seen: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def admits(self, address: str) -> bool:
        now = time.monotonic()
        left, since = self._seen.pop(address, (float(self._burst), now))
        left = min(left + (now - since) * self._rate, self._burst) - 1
        self._seen[address] = (max(left, 0), now)
        if len(self._seen) > _REMEMBERED:
            self._seen.popitem(last=False)
        return left >= 0
