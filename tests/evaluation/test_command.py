"""``onrecord evaluate``, ``python -m onrecord.evaluation`` and the page that scripts write."""

import importlib
import json
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest
from typer.testing import CliRunner

import onrecord
from onrecord.cli import app
from onrecord.codebook.folder import SHIPPED
from onrecord.errors import InputError
from onrecord.evaluation import __main__ as module
from onrecord.evaluation.layout import table
from onrecord.evaluation.report import Counts, Measure, Report, Share, measures
from onrecord.records import Date

from .fakes import FakeCoder, coded

SCRIPTS = Path(__file__).parents[2] / "scripts"
TEXT = "It began on Monday."
DATE = Date(id="d1", text="Monday", span=(12, 18), type="DATE", value="2021-10-04")


@pytest.fixture
def dataset(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """One document with a date, which the coder finds."""
    folder = tmp_path / "time"
    folder.mkdir()
    timex = {"start": 12, "end": 18, "type": "DATE", "value": "2021-10-04"}
    row = {"id": "1", "text": TEXT, "dct": "2021-10-05", "timexes": [timex]}
    (folder / "own.jsonl").write_text(json.dumps(row), encoding="utf-8")
    coder = FakeCoder({"1": coded("1", TEXT, dates=[DATE])})
    monkeypatch.setitem(vars(onrecord), "load", lambda **_: coder)
    return folder / "own.jsonl"


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """``scripts/write_benchmarks.py``."""
    monkeypatch.syspath_prepend(str(SCRIPTS))
    return importlib.import_module("write_benchmarks")


def test_the_table_is_for_people(dataset: Path) -> None:
    """Without --json: a heading, then a line per measure with its figure and interval."""
    result = CliRunner().invoke(app, ["evaluate", str(dataset)])
    assert result.exit_code == 0, result.output
    heading, _, strict = result.stdout.splitlines()[:3]
    assert heading == "time/own.jsonl: dates, 1 documents"
    assert strict.split() == ["strict", "F1", "1.000", "1.000–1.000", "1.000", "1.000", "1"]


def test_json_is_one_report_a_line(dataset: Path) -> None:
    """With --json each file of a folder gives one object; a pipe gets nothing else."""
    result = CliRunner().invoke(app, ["evaluate", str(dataset.parent), "--json"])
    (line,) = result.stdout.splitlines()
    report = json.loads(line)
    assert (report["dataset"], report["task"]) == ("time/own.jsonl", "dates")
    assert report["measures"][0]["figure"] == 1


def test_the_module_writes_the_same(dataset: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``python -m onrecord.evaluation`` prints what ``onrecord evaluate --json`` prints."""
    module.main([str(dataset)])
    expected = CliRunner().invoke(app, ["evaluate", str(dataset), "--json"]).stdout
    assert capsys.readouterr().out == expected


def test_a_missing_dataset_is_told_before_the_model_loads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A wrong path costs no waiting, and is an input error (exit 2)."""
    monkeypatch.setitem(vars(onrecord), "load", lambda **_: pytest.fail("the model was loaded"))
    result = CliRunner().invoke(app, ["evaluate", str(tmp_path / "none")])
    assert isinstance(result.exception, InputError)


def test_help_does_not_load_the_scorers() -> None:
    """The command line starts without spaCy and numpy."""
    code = "import sys, onrecord.cli; print([m for m in ('spacy', 'numpy') if m in sys.modules])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"


def _report(dataset: str, figure: float, name: str) -> Report:
    measure = Measure(name=name, kind="f1", figure=figure, low=0.1, high=0.9, gold=7)
    return Report(dataset=dataset, task="t", documents=3, coded=2, measures=(measure,))


def test_the_page_tells_which_bars_are_met(pages: ModuleType) -> None:
    """Same figures, same bytes; a missed bar is bold, an unmeasured one says so."""
    figures = {"cpu": "a CPU", "cores": 2, "python": "3.11", "sentences_per_second": 150.0}
    reports = [_report("record/dev.jsonl", 0.4, "event type"), _report("a/b.jsonl", 0.5, "x")]
    facts = {"date": "2026-11-26", "commit": "abc", "model": "m 1"}
    bars = pages.read_bars(SCRIPTS / "bars.tsv")
    page = pages.page(reports, figures, bars, facts=facts)
    assert page == pages.page(reports[::-1], figures, bars, facts=facts)
    assert "| event type F1, record dev | 0.400 | 0.100–0.900 | ≥ 0.6 | **no** |" in page
    assert "| 150.0 |  | ≥ 120 | yes |" in page
    assert "not measured" in page
    assert "3 documents, 2 of them coded" in page


def test_every_bar_names_a_measure_that_exists(pages: ModuleType) -> None:
    """A bar on the bench names one of its figures; no bar is listed twice."""
    bars = pages.read_bars(SCRIPTS / "bars.tsv")
    named = {b.measure for b in bars if b.dataset == "bench"}
    grown = {name for name in named if name.startswith("speed_kept_at_")}
    assert named - grown <= set(pages.LABELS)
    assert len({(b.dataset, b.measure) for b in bars}) == len(bars)


def test_unknown_figures_are_dashes() -> None:
    """What is not known is a dash in the table."""
    tally = {"none": Counts.of(0, 0, 5), "some": Share(1, 2)}
    report = Report(
        dataset="a/b.jsonl", task="t", documents=2, coded=1, measures=measures([(tally,)])
    )
    heading, _, none, some = table(report).splitlines()
    assert heading.endswith("2 documents, 1 of them coded")
    assert none.split() == ["none", "F1", "0.000", "0.000–0.000", "–", "0.000", "5"]
    assert some.split()[:3] == ["some", "accuracy", "0.500"]


def test_the_codebook_reaches_the_coder(
    dataset: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``--codebook DIR`` is what the coder is loaded with."""
    asked, load = [], onrecord.load
    monkeypatch.setitem(vars(onrecord), "load", lambda **given: asked.append(given) or load())
    shutil.copy(SHIPPED / "cameo_codes.csv", tmp_path)
    result = CliRunner().invoke(app, ["evaluate", str(dataset), "--codebook", str(tmp_path)])
    assert (result.exit_code, asked) == (0, [{"codebook": tmp_path, "kb": None}])
