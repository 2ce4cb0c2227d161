"""``onrecord code``: exit codes, formats, and what goes where."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

import onrecord
from onrecord.errors import ModelError
from onrecord.records import CodedArticle, Rejection, from_json

from .fakes import TEXT

Command = Callable[..., Result]


def outcomes(printed: str) -> list[CodedArticle | Rejection]:
    """Read back lines of output."""
    return [from_json(line) for line in printed.splitlines()]


def test_all_coded_is_0(onrecord_command: Command, tmp_path: Path) -> None:
    """When every input is coded the exit code is 0 and standard error stays empty."""
    source = tmp_path / "a.txt"
    source.write_text(TEXT)
    result = onrecord_command("code", str(source))
    assert (result.exit_code, result.stderr) == (0, "")
    assert len(outcomes(result.stdout)) == 1


def test_a_broken_line_is_a_record_of_its_own_and_3(
    onrecord_command: Command, articles: Path
) -> None:
    """A broken line leaves as a rejection in its place, the others are coded, the code is 3."""
    result = onrecord_command("code", str(articles))
    assert result.exit_code == 3
    first, broken, last = outcomes(result.stdout)
    assert isinstance(broken, Rejection)
    assert [first.article.key, last.article.key] == ["one", "two"]
    assert result.stderr == f"onrecord: {articles}:2: bad input: not JSON\n"


def test_a_missing_source_is_rejected_and_the_rest_is_done(
    onrecord_command: Command, articles: Path
) -> None:
    """A source that is not there is bad input, not wrong usage."""
    result = onrecord_command("code", "nowhere.txt", str(articles))
    assert result.exit_code == 3
    assert len(outcomes(result.stdout)) == 4


@pytest.mark.parametrize(
    "arguments",
    [
        ("code",),
        ("code", "a.txt", "--colour"),
        ("code", "a.txt", "--format", "xml"),
        ("code", "a.txt", "--published", "5 October"),
        ("code", "a.txt", "--published", "20211005"),
        ("code", "a.txt", "--published", "2021-13-05"),
        ("code", "a.txt", "--out", "/nowhere/records.jsonl"),
        ("nonsense",),
    ],
)
def test_wrong_usage_is_2(onrecord_command: Command, arguments: tuple[str, ...]) -> None:
    """Wrong usage exits with 2, prints nothing on standard output and says what is wrong."""
    result = onrecord_command(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error" in result.stderr or "Usage" in result.stderr


def test_a_pipe_gets_the_schema_and_the_options_reach_the_article(
    onrecord_command: Command,
) -> None:
    """Piped output is JSON Lines of onrecord/1; the options fill what is missing."""
    options = ("--published", "2021-10-05", "--publisher", "The Gazette")
    result = onrecord_command("code", "-", *options, stdin=TEXT)
    fields = json.loads(result.stdout)
    assert fields["schema"] == "onrecord/1"
    assert fields["article"]["published"] == "2021-10-05"
    assert fields["article"]["publisher"] == "The Gazette"


def test_a_table_on_request(onrecord_command: Command, articles: Path) -> None:
    """--format table prints the table in a pipe as well, rejections in their place."""
    result = onrecord_command("code", str(articles), "--format", "table")
    assert "MOBILIZE" in result.stdout
    assert "✗ not coded" in result.stdout
    assert "bad input" in result.stderr


def test_out_appears_when_all_is_done(
    onrecord_command: Command, articles: Path, tmp_path: Path
) -> None:
    """--out takes the lines, standard output stays empty and no part file is left."""
    out = tmp_path / "records.jsonl"
    result = onrecord_command("code", str(articles), "--out", str(out))
    assert (result.exit_code, result.stdout) == (3, "")
    assert len(outcomes(out.read_text())) == 3
    assert not (tmp_path / "records.jsonl.part").exists()


def test_a_failed_start_leaves_no_part_file(
    onrecord_command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When nothing was written, no part file stays behind."""

    def no_model(**_: object) -> None:
        raise ModelError("no model")

    monkeypatch.setitem(vars(onrecord), "load", no_model)
    result = onrecord_command("code", "a.txt", "--out", str(tmp_path / "records.jsonl"))
    assert isinstance(result.exception, ModelError)
    assert list(tmp_path.iterdir()) == []


def test_out_may_not_be_a_source(onrecord_command: Command, articles: Path) -> None:
    """Writing over an input is wrong usage, and the input stays as it was."""
    before = articles.read_text()
    result = onrecord_command("code", str(articles), "--out", str(articles))
    assert (result.exit_code, articles.read_text()) == (2, before)


def test_out_may_be_a_device(onrecord_command: Command, articles: Path) -> None:
    """A device is written directly: it cannot be renamed."""
    result = onrecord_command("code", str(articles), "--out", "/dev/null")
    assert (result.exit_code, result.stdout) == (3, "")


def test_a_table_into_a_file(onrecord_command: Command, articles: Path, tmp_path: Path) -> None:
    """The table too can go to a file, in UTF-8 and without colours."""
    out = tmp_path / "table.txt"
    onrecord_command("code", str(articles), "--format", "table", "--out", str(out))
    printed = out.read_text(encoding="utf-8")
    assert "✓ certain" in printed
    assert "\x1b" not in printed
