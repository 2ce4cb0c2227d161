"""Servers for these tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from .served import Client, filled, served, serving


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a store that no test writes to."""
    return filled(tmp_path_factory.mktemp("served") / "news.db")


@pytest.fixture(scope="session")
def client(store: Path) -> Iterator[Client]:
    """Return a client of a server of that store."""
    with served(serving(store)) as client:
        yield client


@pytest.fixture
def writable(tmp_path: Path) -> Iterator[Client]:
    """Return a client of a server of a store of its own."""
    with served(serving(filled(tmp_path / "news.db"))) as client:
        yield client
