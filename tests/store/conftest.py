"""Stores for these tests."""

from pathlib import Path

import pytest

from .made import filled, record


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return the path of a store that is not there yet."""
    return tmp_path / "news.db"


@pytest.fixture
def store(path: Path) -> Path:
    """Return a store of twelve articles."""
    return filled(path, map(record, range(12)))
