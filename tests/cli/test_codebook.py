"""``--codebook DIR``: it reaches the coder; what is wrong with it is one line, exit code 2, and nothing is coded."""

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

import onrecord
from onrecord.cli import main
from onrecord.codebook.lexicon import COLUMNS

Command = Callable[..., Result]
Refused = Callable[..., tuple[object, str, str]]
HEAD = "\t".join(COLUMNS)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a lexicon file without entries."""
    (tmp_path / "mine" / "lexicon").mkdir(parents=True)
    (tmp_path / "mine" / "lexicon" / "verbs.tsv").write_text(HEAD + "\n")
    return tmp_path / "mine"


def test_it_reaches_the_coder(onrecord_command: Command, articles: Path, folder: Path) -> None:
    """``code`` stamps records with the user's codebook."""
    printed = onrecord_command("code", str(articles), "--codebook", str(folder)).stdout
    coders = [line["coder"] for line in map(json.loads, printed.splitlines()) if "coder" in line]
    assert {c["codebook"] for c in coders} == {"PLOVER 2.0 + mine"}


def test_info_tells_it(onrecord_command: Command, folder: Path) -> None:
    """``info`` names the codebook that ``code`` would use."""
    result = onrecord_command("info", "--codebook", str(folder))
    assert "PLOVER 2.0 + mine" in result.stdout


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Refused:
    """Return a function that runs ``onrecord``, which must stop before a model loads; its code and output."""
    monkeypatch.setitem(vars(onrecord), "load", lambda **_: pytest.fail("the model was loaded"))

    def run(*arguments: str) -> tuple[object, str, str]:
        monkeypatch.setattr(sys, "argv", ["onrecord", *arguments])
        with pytest.raises(SystemExit) as stop:
            main()
        return stop.value.code, *capsys.readouterr()

    return run


@pytest.mark.parametrize("command", [("code", "a.txt"), ("evaluate", "a.jsonl"), ("info",)])
@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("raid\tverb", "2 columns, not 8"),
        ("flurble\tverb\t\tASSAULT\tx\t190\t+\t*Flurble*.", "'ASSAULT x' is not in the codebook"),
        ("flurble\tverb\t\tASSAULT\t\t999\t+\t*Flurble*.", "'999' is not in the codebook"),
    ],
)
def test_a_broken_line_is_one_line_and_2(
    refused: Refused, folder: Path, command: tuple[str, ...], line: str, said: str
) -> None:
    """A broken line of the user's is told by file and line, without a traceback."""
    path = folder / "lexicon" / "verbs.tsv"
    path.write_text(f"{HEAD}\n{line}\n")
    code, out, err = refused(*command, "--codebook", str(folder))
    assert (code, out) == (2, "")
    assert err.startswith(f"onrecord: {path}:2: ")
    assert err.endswith(f"{said}\n")
    assert err.count("\n") == 1


def test_an_earlier_output_stays(refused: Refused, folder: Path, tmp_path: Path) -> None:
    """A folder that is not there leaves the file of an earlier run alone."""
    out = tmp_path / "records.jsonl"
    out.write_text("earlier\n")
    code, _, err = refused("code", "a.txt", "--codebook", f"{folder}s", "--out", str(out))
    assert (code, err) == (2, f"onrecord: {folder}s: No such file or directory\n")
    assert out.read_text() == "earlier\n"
    assert set(tmp_path.iterdir()) == {folder, out}
