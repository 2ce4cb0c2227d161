"""``onrecord kb build``: what it tells, where it writes, what stops it."""

import sys
from pathlib import Path

import pytest

from onrecord.cli import main
from onrecord.kb import Gazetteer

TAIL = "\t".join(["XX", "", "01", "", "", "", "12", "", "5", "", "2024-01-02"]) + "\n"
TOWN = "\t".join(["990000000", "Zarbinak", "Zarbinak", "", "34.5", "69.2", "P", "PPL", TAIL])


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> object:
    """Run ``onrecord`` and return its exit code."""
    monkeypatch.setattr(sys, "argv", ["onrecord", "kb", "build", *arguments])
    with pytest.raises(SystemExit) as stop:
        main()
    return stop.value.code


def test_it_writes_and_tells(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """The folder is made; in a pipe there are a few plain lines on standard error and nothing else."""
    one, two, out = tmp_path / "one.txt", tmp_path / "two.txt", tmp_path / "new" / "kb"
    one.write_text(TOWN + "broken\n")
    two.write_text(TOWN.replace("990000000", "990000001"))
    assert run(monkeypatch, "--geonames", str(one), str(two), "--out", str(out)) == 0
    printed, told = capsys.readouterr()
    assert printed == ""
    lines = told.splitlines()
    assert lines[0].startswith(
        "onrecord: 3 lines: 2 places added, 0 brought up to date, 0 left out"
    )
    assert lines[1] == f"onrecord: 1 wrong line, first {one}:2: 1 columns, not 19"
    assert lines[2].startswith(f"onrecord: wrote {out / 'gazetteer.bin'}: ")
    assert len(lines) == 3
    assert len(Gazetteer.load(out / "gazetteer.bin").places("Zarbinak")) == 2


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            ("--geonames", "news.txt", "Fighting went on.\n"),
            "is no GeoNames dump: line 1: 1 columns",
        ),
        (("--geonames", "none.txt", None), "cannot be read: No such file or directory"),
        (("--codes", "codes.tsv", "P\tcity\t0\n"), "columns are not code, precision, names"),
        (
            ("--alternate-names", "names.txt", "x\n"),
            "is no file of alternate names: line 1: 1 columns",
        ),
    ],
)
def test_a_file_of_another_kind_is_one_line_and_2(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    given: tuple[str, str, str | None],
    said: str,
) -> None:
    """The message names file and reason; nothing is written."""
    (option, name, content), out = given, tmp_path / "out"
    (tmp_path / "good.txt").write_text(TOWN)
    if content is not None:
        (tmp_path / name).write_text(content)
    good = ("--geonames", str(tmp_path / "good.txt"))
    assert run(monkeypatch, *good, option, str(tmp_path / name), "--out", str(out)) == 2
    _, told = capsys.readouterr()
    assert told.startswith(f"onrecord: {tmp_path / name}: {said}")
    assert told.count("\n") == 1
    assert not (out / "gazetteer.bin").exists()
