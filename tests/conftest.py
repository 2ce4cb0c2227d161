"""Fixtures that more than one test folder uses."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the development data; tests that need it are skipped without it."""
    if not (SHARED / "data").is_dir():
        pytest.skip("needs ../shared, the development data, which is not part of the repository")
    return SHARED


@pytest.fixture(scope="session")
def coder():
    """The real coder with the committed model, loaded once."""
    import onrecord

    return onrecord.load()
