"""The server as a process: start, port, load, limits, end."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest

from onrecord.api import server
from onrecord.api.serving import Limits
from onrecord.archive import Archive
from onrecord.errors import InputError
from onrecord.store import Store
from tests.store.made import record

from .served import Client, filled, served, serving


@contextmanager
def running(*arguments: str) -> Iterator[tuple[subprocess.Popen, str]]:
    """Run ``onrecord`` and yield the process and the address it prints."""
    command = [sys.executable, "-m", "onrecord", *arguments]
    environment = {k: v for k, v in os.environ.items() if k != "ONRECORD_TOKEN"}
    with subprocess.Popen(
        command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment
    ) as process:
        try:
            line = process.stderr.readline()
            yield process, re.search(r"http://[^\s?]+", line)[0]
        finally:
            process.kill()


@pytest.mark.parametrize("command", [["serve"], ["explore", "--no-browser"]])
def test_ctrl_c_ends_it(store: Path, command: list[str]):
    """It ends at once, with the code of Ctrl-C and without a trace."""
    with running(*command, "--store", str(store)) as (process, address):
        with urllib.request.urlopen(f"{address}api/count") as reply:
            assert json.load(reply)["incidents"]
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=10)
        assert process.returncode == 130
        assert "Traceback" not in told


def test_the_next_free_port_is_taken():
    """Unless the user names one: then it has to be that one."""
    first = server.bound("127.0.0.1", None)
    second = server.bound("127.0.0.1", None)
    with first, second:
        ports = [s.getsockname()[1] for s in (first, second)]
        assert ports[0] != ports[1]
        with pytest.raises(InputError, match=str(ports[0])):
            server.bound("127.0.0.1", ports[0])
    with pytest.raises(InputError, match="host"):
        server.bound("192.0.2.1", None)


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["--store", "nowhere.db"], "nowhere.db"),
        (["--host", "0.0.0.0"], "token"),
        (["--host", "0.0.0.0", "--token", "short"], "token"),
    ],
)
def test_wrong_usage_is_told_before_anything_is_served(store: Path, arguments, word):
    """Exit code 2 and the reason."""
    named = arguments if "--store" in arguments else ["--store", str(store), *arguments]
    command = [sys.executable, "-m", "onrecord", "serve", *named]
    run = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert run.returncode == 2
    assert word in run.stderr
    assert "Traceback" not in run.stderr


def test_serving_loads_no_model():
    """A store can be served where spaCy is not installed."""
    code = "import sys, onrecord.api.server, onrecord.cli.serving; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"spacy", "onnxruntime", "trafilatura", "en_onrecord_news"} & set(run.stdout.split())


def test_readers_see_whole_batches_while_one_writes(tmp_path: Path):
    """Every answer is of one state: counters fit each other, and never run backwards."""
    path = filled(tmp_path / "news.db")
    before = []
    with served(serving(path)) as client:
        begun, done = threading.Event(), threading.Event()

        def write() -> None:
            with Store.writing(path) as store:
                begun.set()
                for first in range(100, 124, 3):
                    Archive(store).add([record(n) for n in range(first, first + 3)])
            done.set()

        def read() -> list[tuple[int, int]]:
            seen = []
            while not done.is_set():
                summary = client.get("snapshot")["counts"]
                seen.append((summary["articles"], client.get("count")["articles"]))
            return seen

        with ThreadPoolExecutor(3) as pool:
            readers = [pool.submit(read) for _ in range(2)]
            pool.submit(write).result(timeout=60)
            before = [pair for reader in readers for pair in reader.result(timeout=60)]
        assert client.get("snapshot")["counts"]["articles"] == client.get("count")["articles"] == 37
    assert before
    assert all((articles - 13) % 3 == 0 for pair in before for articles in pair)


def test_a_slow_question_is_stopped(store: Path, monkeypatch: pytest.MonkeyPatch):
    """Past its time a question is answered with 503, and the next one is served."""
    monkeypatch.setattr("onrecord.api.reading._STEPS", 10)  # the store is small
    with served(serving(store, limits=Limits(seconds=-1, connections=1))) as client:
        reply = client.ask("/api/sources")
        assert (reply.status, reply.json["error"]["code"]) == (503, "too_slow")
    with served(serving(store, limits=Limits(connections=1))) as client:
        assert client.ask("/api/sources").status == 200


def test_a_large_answer_is_not_sent(store: Path):
    """Beyond the limit of bytes the user is asked to narrow the question."""
    with served(serving(store, limits=Limits(answer=500))) as client:
        assert client.ask("/api/count").status == 200
        assert client.ask("/api/events").status == 413


def test_two_hundred_clients_are_served(client: Client):
    """All at once: each gets its answer within seconds."""

    def ask(number: int) -> tuple[int, float]:
        began = time.perf_counter()
        path = ("/api/count", "/api/events?limit=5", "/api/map", "/api/facets?field=actor")[
            number % 4
        ]
        return client.ask(path).status, time.perf_counter() - began

    with ThreadPoolExecutor(200) as pool:
        answers = list(pool.map(ask, range(400)))
    assert {status for status, _ in answers} == {200}
    assert sorted(spent for _, spent in answers)[380] < 15


def test_a_store_that_is_replaced_is_opened_anew(tmp_path: Path):
    """Another file of that name is served from the next question on."""
    path = filled(tmp_path / "news.db")
    other = tmp_path / "other.db"
    with Store.writing(other) as store:
        Archive(store).add([record(1)])
    with served(serving(path)) as client:
        assert client.get("count")["articles"] > 1
        other.replace(path)
        assert client.get("count")["articles"] == 1
        path.unlink()
        gone = client.ask("/api/count")
        assert gone.status == 500
        assert str(tmp_path) not in gone.body.decode()


def test_a_broken_store_is_told(tmp_path: Path):
    """Damage is an answer, without paths, and does not end the server."""
    path = filled(tmp_path / "news.db")
    with Store.writing(path) as store:
        store.db.execute("UPDATE records SET body = x'00'")
    with served(serving(path)) as client:
        reply = client.ask("/api/events")
        assert (reply.status, reply.json["error"]["code"]) == (500, "damaged")
        assert str(tmp_path) not in reply.body.decode()
        assert client.ask("/api/count").status == 200


def test_the_sockets_of_a_stopped_server_are_free(store: Path):
    """Ended and started again on the same port."""
    with running("serve", "--store", str(store)) as (process, address):
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=10)
    port = int(address.rsplit(":", 1)[1].strip("/"))
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0
    server.bound("127.0.0.1", port).close()
