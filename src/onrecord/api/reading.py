"""Connections for reading: a few, each for one request at a time, with a deadline."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from queue import Empty, LifoQueue
from typing import Any

from ..records.spans import Record
from ..store import Store
from ..store.faults import told
from ..store.migrate import version_of
from ..store.queries.figures import Selection, Selector
from ..store.queries.narrowed import Narrowed
from .faults import Refused
from .serving import Serving

_STEPS = 20_000
"""Instructions of SQLite's machine between two looks at the clock, well below a millisecond."""
_CACHE_KB = 16_000


class Counts(Record, frozen=True, kw_only=True):
    """How much a store holds; ``copies`` are articles in groups that copy another one's text."""

    articles: int
    reports: int
    incidents: int
    groups_of_copies: int
    copies: int
    statements: int
    claims: int
    contradictions: int


_COUNTS = {
    "articles": "SELECT count(*) FROM articles",
    "reports": "SELECT count(*) FROM incident_reports",
    "incidents": "SELECT count(*) FROM incidents",
    "groups_of_copies": 'SELECT count(DISTINCT "group") FROM copies',
    "copies": "SELECT count(*) FROM copies WHERE NOT origin",
    "statements": "WITH old AS MATERIALIZED (SELECT record FROM records WHERE NOT current) "
    "SELECT (SELECT count(*) FROM events) + (SELECT count(*) FROM attributions) "
    "- (SELECT count(*) FROM events JOIN old USING (record)) "
    "- (SELECT count(*) FROM attributions JOIN old USING (record))",
    "claims": "SELECT count(*) FROM claims",
    "contradictions": "SELECT count(*) FROM links l WHERE relation = 'contradicts' AND (NOT loose "
    "OR NOT EXISTS (SELECT 1 FROM links o WHERE (o.first, o.second, o.loose) = "
    "(l.first, l.second, 0)))",
}
# What a store says follows from these; copies, incidents and claims are made of them.
_CONTENT = (
    "SELECT a.id, c.rank FROM articles a JOIN records r ON r.article = a.article AND r.current "
    "JOIN coders c USING (coder) ORDER BY a.id",
    "SELECT * FROM decisions ORDER BY decision",
    "SELECT * FROM reviews ORDER BY review",
)


@dataclass(frozen=True, slots=True)
class View:
    """One state of the store, for one request."""

    store: Store
    snapshot: str
    selector: Selector

    def select(self, asked: Narrowed) -> Selection:
        """Return the incidents that fit *asked*."""
        return self.selector.select(self.store, self.snapshot, asked)

    def counts(self) -> Counts:
        """Return how much the store holds."""
        return Counts(**{name: _one(self.store, sql) for name, sql in _COUNTS.items()})

    def schema(self) -> int:
        """Return the version of the store's schema."""
        return version_of(self.store.db, self.store.path)


class _Connection:
    """An open store, and the digest of its content as of ``version``."""

    def __init__(self, store: Store, file: tuple[int, int]) -> None:
        self.store = store
        self.file = file
        self.version: int | None = None
        self.snapshot = ""
        store.db.pragma("cache_size", -_CACHE_KB)


class Reading:
    """Hands out views of the store; close it when no request runs any more."""

    def __init__(self, serving: Serving) -> None:
        self._serving = serving
        self._selector = Selector()
        self._free: LifoQueue[_Connection | None] = LifoQueue()
        for _ in range(serving.limits.connections):
            self._free.put(None)

    @contextmanager
    def view(self, seconds: float | None = None) -> Iterator[View]:
        """Yield a view of the store as it is now.

        Raises:
            Refused: all connections are taken for too long.
            StoreError: the store cannot be read, or not within *seconds*.
        """
        limits = self._serving.limits
        try:
            held = self._free.get(timeout=limits.wait)
        except Empty:
            raise Refused(503, "overloaded", "too many questions at once; try again") from None
        kept: _Connection | None = None
        try:
            held = self._current(held)
            with _deadline(held.store, seconds or limits.seconds), held.store.transaction():
                yield View(held.store, self._snapshot(held), self._selector)
            kept = held
        finally:
            if kept is None and held is not None:
                held.store.close()
            self._free.put(kept)

    def _current(self, held: _Connection | None) -> _Connection:
        """Return an open connection to the file that now has the store's name."""
        path = self._serving.store
        if held is not None and held.file != _file(path):
            held.store.close()
            held = None
        if held is None:
            file = _file(path)
            held = _Connection(Store.reading(path), file)
        return held

    def _snapshot(self, held: _Connection) -> str:
        version = int(held.store.db.pragma("data_version"))
        if version != held.version:
            held.snapshot, held.version = _digest(held.store), version
        return held.snapshot

    def close(self) -> None:
        """Close all connections that are not in use."""
        for _ in range(self._serving.limits.connections):
            try:
                held = self._free.get_nowait()
            except Empty:
                return
            if held is not None:
                held.store.close()


def _file(path: Any) -> tuple[int, int]:
    try:
        stat = path.stat()
    except OSError:
        return (0, 0)
    return (stat.st_dev, stat.st_ino)


def _digest(store: Store) -> str:
    """Return twelve hexadecimal digits that follow from the content alone."""
    digest = sha256()
    with told(store.path):
        for sql in _CONTENT:
            for row in store.db.execute(sql):
                digest.update(repr(row).encode())
            digest.update(b"\n")
    return digest.hexdigest()[:12]


@contextmanager
def _deadline(store: Store, seconds: float) -> Iterator[None]:
    end = time.monotonic() + seconds
    store.db.set_progress_handler(lambda: time.monotonic() > end, _STEPS)
    try:
        yield
    finally:
        store.db.set_progress_handler(None)


def _one(store: Store, sql: str) -> int:
    with told(store.path):
        return int(store.db.execute(sql).get)
