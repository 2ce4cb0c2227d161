"""Fixtures that more than one test folder uses."""

from pathlib import Path

import pytest
from hypothesis import settings

# The same examples on every run: a submission must not fail on what another one passed by luck.
# To look for new ones: pytest --hypothesis-profile=default
settings.register_profile("house", derandomize=True)
settings.load_profile("house")

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
