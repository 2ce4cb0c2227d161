"""The command line in a process of its own: terminals, pipes, signals."""

import json
import os
import pty
import signal
import subprocess
import time
from pathlib import Path

import pytest

from .fakes import SLOW, TEXT

ENVIRONMENT = os.environ | {"TERM": "xterm-256color", "COLUMNS": "80"}


def in_terminal(command: list[str], environment: dict[str, str] = ENVIRONMENT) -> str:
    """Return what *command* shows in a terminal, standard output and error together."""
    here, there = pty.openpty()
    process = subprocess.Popen(
        command, stdin=there, stdout=there, stderr=there, env=environment, close_fds=True
    )
    os.close(there)
    shown = b""
    while True:
        try:
            chunk = os.read(here, 65536)
        except OSError:  # Linux reports the closed end of a terminal as an error
            break
        if not chunk:
            break
        shown += chunk
    os.close(here)
    process.wait(timeout=20)
    return shown.decode()


def test_a_terminal_gets_the_table(command: list[str], articles: Path) -> None:
    """In a terminal the table comes without being asked for, with each rejection told once."""
    shown = in_terminal([*command, "code", str(articles)])
    assert "MOBILIZE" in shown
    assert '"schema"' not in shown
    assert shown.count("bad input") == 1


def test_no_color_is_obeyed(command: list[str], articles: Path) -> None:
    """With NO_COLOR no colour is sent: the marks and words alone tell how sure a voice is."""
    shown = in_terminal([*command, "code", str(articles)], ENVIRONMENT | {"NO_COLOR": "1"})
    assert "✓ certain" in shown
    assert "\x1b[3" not in shown


def test_an_article_cannot_steer_the_terminal(command: list[str], tmp_path: Path) -> None:
    """No control sequence from an article reaches the terminal, in either format."""
    hostile = "\x1b]0;owned\x07 \x9b31m \u202e \x1b[2J"
    source = tmp_path / "hostile.jsonl"
    source.write_text(json.dumps({"text": TEXT, "title": hostile, "publisher": hostile}))
    for form in ("table", "jsonl"):
        shown = in_terminal([*command, "code", str(source), "--format", form])
        for raw in ("\x1b]0", "\x07", "\x9b", "\u202e", "\x1b[2J"):
            assert raw not in shown


def test_a_pipe_gets_no_progress(command: list[str], articles: Path) -> None:
    """Without a terminal standard error carries one line per rejection and nothing else."""
    done = subprocess.run(
        [*command, "code", str(articles)], capture_output=True, check=False, text=True
    )
    assert done.returncode == 3
    assert len(done.stdout.splitlines()) == 3
    assert len(done.stderr.splitlines()) == 1


def test_a_closed_pipe_is_silent(command: list[str], tmp_path: Path) -> None:
    """``onrecord code … | head -1`` says nothing of the broken pipe."""
    source = tmp_path / "many.txt"
    source.write_text(f"{TEXT}\n" * 5000)
    for form in ("jsonl", "table"):
        process = subprocess.Popen(
            [*command, "code", str(source), "--format", form],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=20) == 1
        process.stderr.close()


@pytest.mark.parametrize("to_file", [False, True])
def test_ctrl_c_keeps_the_work_so_far(command: list[str], tmp_path: Path, to_file: bool) -> None:
    """Ctrl-C exits with 130; what was coded is on the pipe, or in the part file, in whole lines."""
    source, out = tmp_path / "slow.txt", tmp_path / "records.jsonl"
    source.write_text(f"{TEXT}\n{TEXT}\n{SLOW}\n{TEXT}\n")
    part = tmp_path / "records.jsonl.part"
    arguments = [*command, "code", str(source)] + (["--out", str(out)] if to_file else [])
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if to_file:
        deadline = time.monotonic() + 20
        while not part.exists() or part.read_text().count("\n") < 2:
            assert time.monotonic() < deadline
            time.sleep(0.05)
        lines = part.read_text().splitlines()
    else:
        lines = [process.stdout.readline(), process.stdout.readline()]
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    assert process.returncode == 130
    assert len([json.loads(line) for line in lines]) == 2
    assert errors.startswith("onrecord: interrupted after 2 articles")
    assert not out.exists()
    assert part.exists() is to_file
