"""``--kb DIR``: it reaches the coder; what is wrong with it is one line, exit code 2, and nothing is coded."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

import onrecord
from onrecord.cli import main

Command = Callable[..., Result]
HEAD = "name,aliases,country,sector,from,to\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one actor."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "actors.csv").write_text(HEAD + "Red Hand,,HTI,REB,,\n")
    return tmp_path / "mine"


def test_it_reaches_the_coder(onrecord_command: Command, articles: Path, folder: Path) -> None:
    """``code`` stamps records with the user's knowledge base."""
    printed = onrecord_command("code", str(articles), "--kb", str(folder)).stdout
    coders = [line["coder"] for line in map(json.loads, printed.splitlines()) if "coder" in line]
    assert {c["kb"] for c in coders} == {"0 + mine"}


def test_info_tells_it(onrecord_command: Command, folder: Path) -> None:
    """``info`` names the knowledge base that ``code`` would use."""
    assert "0 + mine" in onrecord_command("info", "--kb", str(folder)).stdout


@pytest.mark.parametrize("command", [("code", "a.txt"), ("evaluate", "a.jsonl"), ("info",)])
def test_a_broken_line_is_one_line_and_2(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    folder: Path,
    command: tuple[str, ...],
) -> None:
    """A broken line of the user's is told by file and line, without a traceback, before a model loads."""
    monkeypatch.setitem(vars(onrecord), "load", lambda **_: pytest.fail("the model was loaded"))
    path = folder / "actors.csv"
    path.write_text(HEAD + "Red Hand,,HAITI,REB,,\n")
    monkeypatch.setattr(sys, "argv", ["onrecord", *command, "--kb", str(folder)])
    with pytest.raises(SystemExit) as stop:
        main()
    out, err = capsys.readouterr()
    assert (stop.value.code, out) == (2, "")
    assert err == f"onrecord: {path}:2: 'HAITI' is no ISO 3166-1 alpha-3 code\n"
