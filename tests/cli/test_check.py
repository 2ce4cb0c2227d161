"""``onrecord check`` and ``onrecord delete``: what they print, and with which exit code they end."""

import subprocess
import sys
from pathlib import Path

import apsw
import pytest
from typer.testing import CliRunner, Result

from onrecord.archive import Archive
from onrecord.cli import app
from onrecord.records import to_json
from onrecord.store import Store
from tests.store.made import article, record


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Return a store of five articles."""
    path = tmp_path / "news.db"
    with Store.writing(path) as opened:
        Archive(opened).add(map(record, range(5)))
    return path


def onrecord(*arguments: object) -> Result:
    """Run the command line in a process of its own, as a user does."""
    command = [sys.executable, "-m", "onrecord", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_a_sound_store(store: Path):
    """Nothing wrong: one line, exit 0, silence on standard error."""
    ran = onrecord("check", "--store", store)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, f"{store}: sound\n", "")


def test_a_damaged_store(store: Path):
    """Each finding is a line, no character of it steers the terminal; exit 1."""
    db = apsw.Connection(str(store))
    db.execute("UPDATE participants SET name = 'a\x1b[2Jb' WHERE event = 1 AND role = 'actor'")
    db.close()
    ran = onrecord("check", "--store", store)
    assert ran.returncode == 1
    finding, total = ran.stdout.splitlines()
    assert finding.startswith(f"article {article(0).id}: participants: ")
    assert total == f"{store}: 1 finding"
    assert "\x1b" not in ran.stdout


def test_no_such_store(tmp_path: Path):
    """A path that leads nowhere is wrong usage, and is not made."""
    for command in (["check"], ["delete", article(0).id]):
        ran = onrecord(*command, "--store", tmp_path / "none.db")
        assert (ran.returncode, ran.stdout) == (2, "")
        assert "there is no such store" in ran.stderr
    assert list(tmp_path.iterdir()) == []


def test_no_store_at_all(tmp_path: Path):
    """A text file is told as damaged."""
    path = tmp_path / "notes.txt"
    path.write_text("Friday: nothing to report. " * 99)
    ran = onrecord("check", "--store", path)
    assert ran.returncode == 1
    assert "is no store of OnRecord" in ran.stdout


def test_delete_by_the_first_characters(store: Path):
    """An id or its beginning names the article; it is gone, the rest stays and is sound."""
    ran = onrecord("delete", article(1).id, article(2).id[:8], "--store", store)
    assert (ran.returncode, ran.stdout) == (0, f"2 articles deleted from {store}\n")
    with Store.reading(store) as opened:
        assert {r.article.id for r in opened.records()} == {article(n).id for n in (0, 3, 4)}
    assert onrecord("check", "--store", store).returncode == 0


@pytest.mark.parametrize(
    ("name", "told"),
    [("0123456789abcdef", "no article of that id"), ("012", "6 characters"), ("%", "6 characters")],
)
def test_delete_names_what_it_does_not_know(store: Path, name: str, told: str):
    """With one unknown id nothing is deleted; exit 2."""
    ran = onrecord("delete", article(0).id, name, "--store", store)
    assert ran.returncode == 2
    assert name in ran.stderr
    assert told in ran.stderr
    with Store.reading(store) as opened:
        assert opened.article(article(0).id) is not None


def test_an_ambiguous_beginning(store: Path):
    """A beginning that several ids share is refused with the ids."""
    with Store.writing(store) as opened:
        for letter in "ab":
            opened.db.execute(
                "INSERT INTO articles (id, text, authors, extra, digest) VALUES (?, ?, '[]', '{}', x'')",
                (f"abcdef{letter}", "Nothing happened."),
            )
    ran = CliRunner().invoke(app, ["delete", "abcdef", "--store", str(store)])
    assert "2 articles begin so: abcdefa, abcdefb" in str(ran.exception)


def test_backups_are_named(store: Path):
    """A backup from before an upgrade is told, since it may hold what was deleted."""
    backup = store.with_name("news.db.v1.bak")
    backup.touch()
    ran = onrecord("delete", article(0).id, "--store", store)
    assert ran.returncode == 0
    assert f"{backup} is older" in ran.stderr


def test_a_full_disk_ends_add_in_words(store: Path, tmp_path: Path):
    """``onrecord add`` on a store that cannot grow: exit 1, one line, what was there stays."""
    lines = tmp_path / "records.jsonl"
    lines.write_text("".join(f"{to_json(record(n))}\n" for n in range(20, 60)))
    limit = store.stat().st_size
    ran = subprocess.run(
        ["/bin/sh", "-c", f"ulimit -f {limit // 1024}; trap '' XFSZ; "
         f'exec "{sys.executable}" -m onrecord add --records "{lines}" --store "{store}"'],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 1
    assert ran.stderr.startswith(f"onrecord: {store}: the disk ")
    assert len(ran.stderr.splitlines()) == 1
    assert onrecord("check", "--store", store).returncode == 0
