"""Who may ask at all: hosts, origins, tokens, addresses, sizes."""

from pathlib import Path

import pytest

from onrecord.api import server
from onrecord.api.guard import POLICY, is_loopback, known_host
from onrecord.api.serving import Limits
from onrecord.errors import InputError

from .served import Client, served, serving

TOKEN = "a-token-that-nobody-guesses"


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8740", "127.0.0.1.evil.example", "localhost.evil.example",
     "localhost:80@evil.example", "127.0.0.1:evil", "[::1].evil.example", "", "10.0.0.1", "127.0.0.2",
     "localhost:", "0.0.0.0"],
)  # fmt: skip
def test_other_hosts_are_not_served(client: Client, host: str):
    """A name that an attacker made point here reads nothing (DNS rebinding)."""
    for path in ("/api/events", "/"):
        reply = client.ask(path, host=host)
        assert reply.status == 403
        assert b"token" not in reply.body


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1234", "127.0.0.1:1", "[::1]:8740", "[::1]"])  # fmt: skip
def test_this_machine_is_served_by_all_its_names(client: Client, host: str):
    """Whatever the port: a tunnel may have another one."""
    assert client.ask("/api/count", host=host).status == 200


def test_a_host_is_needed(client: Client):
    """HTTP/1.1 asks for one; without, nothing is told."""
    assert client.ask("/api/count", host=None).status in (400, 403)


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_requests_of_other_sites_are_refused(client: Client, site: str):
    """A browser says whose page asks; the explorer may be linked to, its data not asked for."""
    assert client.ask("/api/count", sec_fetch_site=site).status == 403
    assert client.ask("/incidents/x", sec_fetch_site=site).status == 200


def test_no_answer_may_be_read_across_origins(client: Client):
    """No CORS header, whatever the origin; every answer has the headers that keep it inside."""
    for path in ("/api/count", "/api/nothing", "/", "/nothing.js", "/api/count?typ=x", "/api/%2e%2e/"):  # fmt: skip
        headers = client.ask(path, origin="https://evil.example").headers
        assert not [name for name in headers if name.startswith("access-control")]
        assert headers["content-security-policy"] == POLICY
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert "server" not in headers
    assert "unsafe" not in POLICY
    preflight = client.ask("/api/reviews", method="OPTIONS", origin="https://evil.example")
    assert preflight.status == 405


@pytest.mark.parametrize(
    "path",
    ["/api/articles/%2e%2e/%2e%2e/etc/passwd", "/../../etc/passwd", "/assets/%2e%2e%2f%2e%2e/x",
     "/assets/..%5c..%5cx", "/api/articles/x%00", "/api/search?text=a%00b", "/%0d%0aset-cookie:x",
     f"/api/sources/{'x' * 9000}", f"/api/count?text={'x' * 9000}"],
)  # fmt: skip
def test_strange_addresses_are_refused(client: Client, path: str):
    """Steps between folders, NUL, line breaks, overlong: 400 before anything looks at them."""
    assert client.ask(path).status == 400


@pytest.mark.parametrize(
    ("query", "word"),
    [("since=tomorrow", "since"), ("bbox=1,2,3", "bbox"), ("bbox=a,b,c,d", "bbox"), ("bbox=0,0,5", "bbox"),
     ("place=91,0,5", "place"), ("limit=0", "limit"), ("limit=501", "limit"), ("limit=x", "limit"),
     ("after=%F0%9F%99%82", "cursor"), ("after=W10", "cursor"), ("type=PLUNDER", "type"), ("quad=war", "quad"),
     ("min_origins=-1", "min_origins"), ("min_origins=1e9", "min_origins"), ("actor=IRN.XXX", "IRN.XXX"),
     ("actr=Iran", "actr"), ("since=2021-02&until=2021-01", "since")],
)  # fmt: skip
def test_what_is_wrong_is_named(client: Client, query: str, word: str):
    """A bad value and an unknown parameter are told, not ignored."""
    reply = client.ask(f"/api/events?{query}")
    assert reply.status == 400
    assert reply.json["error"]["code"] == "bad_input"
    assert word in reply.json["error"]["message"]


def test_faults_tell_no_paths(client: Client):
    """Neither the store's folder nor code appears in an error."""
    for path in (
        "/api/events?after=zzz",
        "/api/incidents/nope",
        "/api/articles/nope",
        "/api/export?as=x",
        "/api/facets?field=x",
    ):
        body = client.ask(path).body.decode()
        assert str(client.serving.store.parent) not in body
        assert "Traceback" not in body
        assert ".py" not in body


def test_a_large_body_is_refused(writable: Client):
    """Announced or not, more than the limit is not read."""
    body = b"x" * 300_000
    page = {"x_onrecord_token": writable.serving.review_token, "origin": f"http://{writable.host}"}
    assert writable.ask("/api/reviews", method="POST", body=body, **page).status == 413
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    reply = writable.ask(
        "/api/reviews", method="POST", body=chunked, transfer_encoding="chunked",
        content_length="0", **page,
    )  # fmt: skip
    assert reply.status in (400, 413)


def test_with_a_token_nothing_is_told_without(store: Path):
    """Not by a wrong one, in a header, a cookie or the address; the right one is taken in each."""
    with served(serving(store, token=TOKEN)) as client:
        for path in ("/", "/api/count", "/api/openapi.json", f"/?token={TOKEN}x", "/?token="):
            assert client.ask(path).status == 401
        assert client.ask("/api/count", authorization=f"Bearer {TOKEN[:-1]}").status == 401
        assert client.ask("/api/count", authorization="Basic Zm9v").status == 401
        assert client.ask("/api/count", cookie="onrecord-token=\xe9").status == 401
        assert client.ask("/api/count", authorization=f"Bearer {TOKEN}").status == 200
        assert client.ask("/api/count", cookie=f"a=b; onrecord-token={TOKEN}").status == 200
        entered = client.ask(f"/map?type=AID&token={TOKEN}")
        assert (entered.status, entered.headers["location"]) == (303, "/map?type=AID")
        cookie = entered.headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "SameSite=Strict" in cookie
        assert client.ask(f"//evil.example/?token={TOKEN}").headers["location"] == "/evil.example/"


def test_whoever_asks_too_often_waits(store: Path):
    """Where others are served, one address has so many requests a second."""
    limits = Limits(rate=0.001, burst=5)
    with served(serving(store, token=TOKEN, limits=limits)) as client:
        statuses = [client.ask("/api/count").status for _ in range(7)]
    assert statuses == [401] * 5 + [429] * 2


def test_other_interfaces_need_a_token(store: Path):
    """Served to others without one: refused before anything listens; nor one that is guessed."""
    for host in ("0.0.0.0", "192.0.2.1", "::", "example.org"):
        with pytest.raises(InputError, match="token"):
            server.check(serving(store, host=host))
        server.check(serving(store, host=host, token=TOKEN))
    for token in ("", "short", "with spaces in it, quite long"):
        with pytest.raises(InputError, match="token"):
            server.check(serving(store, token=token))
    for host in ("127.0.0.1", "localhost", "::1", "127.1.2.3"):
        server.check(serving(store, host=host))


def test_on_all_interfaces_names_are_not_trusted():
    """Addresses in numbers cannot be rebound, names can."""
    assert known_host("192.0.2.7:8740", "0.0.0.0")
    assert known_host("[2001:db8::1]:8740", "::")
    assert not known_host("evil.example:8740", "0.0.0.0")
    assert known_host("news.example:8740", "news.example")
    assert not known_host("192.0.2.7", "192.0.2.8")
    assert not is_loopback("localhost.evil.example")
