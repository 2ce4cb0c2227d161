"""``onrecord info``, ``onrecord demo``, help and start-up."""

import json
import re
import subprocess
import sys
import types
from collections.abc import Callable, Iterator
from importlib import resources
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import Result

import onrecord
from onrecord.cli import app
from onrecord.cli.demo import findings

from .fakes import record, statement

Command = Callable[..., Result]
DOSSIER = resources.files("onrecord.cli") / "dossier" / "dossier.jsonl"


@pytest.fixture
def model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A model package that holds a card and nothing else."""
    folder = tmp_path / "en_onrecord_news"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    card = {
        "license": "CC BY-SA 4.0",
        "sources": [{"name": "A treebank", "license": "CC BY-SA"}],
        "performance": {"las": 0.871234},
    }
    (folder / "meta.json").write_text(json.dumps(card))
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "en_onrecord_news", raising=False)
    yield
    sys.modules.pop("en_onrecord_news", None)


def test_the_schema_describes_the_output(onrecord_command: Command, articles: Path) -> None:
    """Each line that ``code`` prints is valid under the schema that ``info --schema`` prints."""
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(onrecord_command("info", "--schema").stdout)
    for line in onrecord_command("code", str(articles)).stdout.splitlines():
        jsonschema.validate(json.loads(line), schema)


@pytest.mark.usefixtures("model")
def test_info_tells_versions_and_card(onrecord_command: Command) -> None:
    """``info`` names the coder's versions, the libraries and what the model's card says."""
    shown = onrecord_command("info").stdout
    for expected in ("fake 0", "spacy", "CC BY-SA 4.0", "A treebank, CC BY-SA", "las: 0.871"):
        assert expected in shown
    facts = json.loads(onrecord_command("info", "--json").stdout)
    assert facts["versions"]["codebook"] == "PLOVER 2.0"
    assert set(facts) == {"versions", "libraries", "model", "notice"}


def test_the_dossier_is_marked_as_retold() -> None:
    """Every dispatch is marked as retold, by a made-up outlet, and quotes nobody word for word."""
    lines = [json.loads(line) for line in DOSSIER.read_text(encoding="utf-8").splitlines()]
    assert 10 <= len(lines) <= 12
    assert len({line["id"] for line in lines}) == len(lines)
    for line in lines:
        assert line["retold"] is True
        assert line["url"] is None
        assert line["publisher"].endswith("(demo)")
        assert 120 <= len(line["text"].split()) <= 260
        assert not {'"', "“", "”", "‘"} & set(line["text"])


def test_the_wire_story_is_carried_twice() -> None:
    """One dispatch is a copy of another: other head, tail cut, paragraphs between the same."""
    lines = [json.loads(line) for line in DOSSIER.read_text(encoding="utf-8").splitlines()]
    full, cut = (line for line in lines if "(Demo Wire)" in line["text"])
    shared = set(full["text"].split("\n\n")) & set(cut["text"].split("\n\n"))
    assert len(shared) >= 3
    assert full["publisher"] != cut["publisher"]
    assert len(cut["text"]) < len(full["text"])


def test_the_demo_codes_the_whole_dossier(onrecord_command: Command) -> None:
    """The demo shows each dispatch and sums up; --no-browser is accepted."""
    result = onrecord_command("demo", "--no-browser")
    assert result.exit_code == 0
    assert "retold" in result.stdout
    assert result.stdout.count("(demo) · ") == 12
    assert "In all 12 articles" in result.stdout
    assert re.search(r"\d+ incidents in \d+ reports, \d+ of them from copied texts", result.stdout)


def test_findings_rank_and_list_denials() -> None:
    """The findings count types and voices in a fixed order and list what is denied."""
    other = statement(source_name="Ada Holm", stance="denies", chain=["The Gazette", "Ada Holm"])
    lines = findings([record(), record(attributions=[statement(), other])])
    assert lines[0] == "What happened: MOBILIZE 2"
    assert lines[1] == "Most heard: Wire Nine 3, Ada Holm 1"
    assert lines[2] == "Denied (2 statements):"
    assert lines[-1].startswith("  2021-10-02  Ada Holm: Norland's army began drills")


def test_no_findings_in_nothing() -> None:
    """Nothing coded, nothing found."""
    assert findings([]) == []


@pytest.mark.parametrize("name", sorted(get_command(app).commands))
def test_every_command_has_help(onrecord_command: Command, name: str) -> None:
    """Every command and each of its options explains itself."""
    command = get_command(app).commands[name]
    assert command.help
    for parameter in command.params:
        assert parameter.help, parameter.name
    assert onrecord_command(name, "--help").exit_code == 0


def test_the_version_is_the_package_version(onrecord_command: Command) -> None:
    """``--version`` prints name and version."""
    assert onrecord_command("--version").stdout == f"onrecord {onrecord.__version__}\n"


def test_help_loads_nothing_heavy() -> None:
    """``onrecord --help`` must be quick: no model library, reader or table is imported for it."""
    script = (
        "import sys, onrecord.cli as cli\n"
        "sys.argv = ['onrecord', '--help']\n"
        "try: cli.main()\n"
        "except SystemExit: pass\n"
        "print(*sys.modules, sep='\\n')"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, text=True
    )
    loaded = set(done.stdout.splitlines())
    heavy = {"spacy", "numpy", "onnxruntime", "trafilatura", "lxml", "rich.table"}
    assert "typer" in loaded
    assert not heavy & loaded


def test_a_fault_of_ours_is_one_line_and_1(monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    """A missing model is told in one line without a traceback, with exit code 1."""
    from onrecord.errors import ModelError

    def no_model(**_: object) -> None:
        raise ModelError("the model is not installed")

    monkeypatch.setitem(vars(onrecord), "load", no_model)
    monkeypatch.setitem(sys.modules, "onrecord.ingest", types.SimpleNamespace(read=None))
    monkeypatch.setattr(sys, "argv", ["onrecord", "demo"])
    from onrecord.cli import main

    with pytest.raises(SystemExit) as stopped:
        main()
    assert stopped.value.code == 1
    assert capsys.readouterr().err == "onrecord: the model is not installed\n"


def test_the_package_runs_as_a_module() -> None:
    """``python -m onrecord`` is the command line."""
    done = subprocess.run(
        [sys.executable, "-m", "onrecord", "--version"], capture_output=True, check=True, text=True
    )
    assert done.stdout == f"onrecord {onrecord.__version__}\n"
