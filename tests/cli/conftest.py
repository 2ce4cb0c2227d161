"""Fixtures: the command line with a fake coder and reader, in this process or one of its own."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import onrecord
from onrecord.cli import app

from . import fakes


@pytest.fixture
def onrecord_command(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Return a function that runs ``onrecord`` with the given arguments and the fakes."""
    monkeypatch.setitem(vars(onrecord), "load", fakes.FakeCoder)
    monkeypatch.setitem(sys.modules, "onrecord.ingest", fakes.ingest())
    monkeypatch.setenv("NO_COLOR", "1")

    def run(*arguments: str, stdin: str | None = None) -> Result:
        return CliRunner().invoke(app, list(arguments), input=stdin, prog_name="onrecord")

    return run


@pytest.fixture
def command() -> list[str]:
    """Return the command line with the fakes, for a process of its own."""
    return [sys.executable, fakes.__file__]


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Return a file of two articles with a broken line between them."""
    path = tmp_path / "articles.jsonl"
    good = json.dumps({"id": "one", "text": fakes.TEXT, "publisher": "The Gazette"})
    path.write_text(f'{good}\n{{"id": broken\n{{"id": "two", "text": "Nothing."}}\n')
    return path
