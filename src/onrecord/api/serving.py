"""What is served, where, to whom, and within which limits."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from ..store import Store
from ..store.queries.narrowed import Narrowed

Export = Callable[[Store, Narrowed, str, bool, Path], Path]
"""Writes what is asked for of a store in a format to a folder; True: also what is no fact."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one request may take.

    ``seconds`` of database work and ``export_seconds`` for an export; ``wait`` seconds for one of
    ``connections``; ``answer`` and ``body`` bytes out and in; ``target`` bytes of path and query;
    ``rate`` requests a second from one address, and ``burst`` at once, where others are served.
    """

    seconds: float = 10
    export_seconds: float = 300
    wait: float = 15
    connections: int = 4
    answer: int = 64_000_000
    body: int = 256_000
    target: int = 8_000
    rate: float = 50
    burst: int = 400


@dataclass(frozen=True, slots=True)
class Serving:
    """The store that is served.

    Attributes:
        store: its file.
        country_of: gives the ISO code of a country's name or code, None for anything else.
        export: writes an export.
        formats: names of the formats that ``export`` knows.
        host: the interface that is bound; others than loopback need a token.
        token: what every request must show, None where only this machine is served.
        pages: whether the explorer is served, or the API alone.
        explorer: folder of the built explorer, None for the one in the package.
        review_token: what a page must show to write; a new one for each process.
        can_review: whether reviews and decisions are taken.
    """

    store: Path
    country_of: Callable[[str], str | None]
    export: Export
    formats: tuple[str, ...]
    host: str = "127.0.0.1"
    token: str | None = None
    pages: bool = True
    explorer: Path | None = None
    limits: Limits = field(default_factory=Limits)
    review_token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    can_review: bool = True
