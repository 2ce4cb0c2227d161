"""A full disk, a limit, a disk or folder that is read-only: told, and what was kept stays readable."""

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from onrecord.archive import Archive
from onrecord.errors import StoreError
from onrecord.store import Store
from onrecord.store.check import findings
from onrecord.store.write import keep

from .made import ROOT, article, filled, record

NOBODY = 65534


def run(path: Path, before: Callable[[], None]) -> tuple[int, list[str]]:
    """Let a writer run until it stops by itself; return its exit code and its lines."""
    command = [sys.executable, "-m", "tests.store.writing", str(path), "0", "3"]
    ran = subprocess.run(
        command,
        capture_output=True,
        text=True,
        timeout=60,
        cwd=ROOT,
        preexec_fn=before,
        check=False,
    )
    assert ran.stderr == ""
    return ran.returncode, ran.stdout.splitlines()


def holds(path: Path, last: int) -> None:
    """Assert that *path* is sound and holds the articles to *last*, in whole batches."""
    assert [f for f in findings(path) if f.severity == "damage"] == []
    with Store.reading(path) as store:
        ids = {r.article.id for r in store.records()}
    assert len(ids) >= last + 1
    assert ids == {article(n).id for n in range(len(ids))}


def test_a_limit_on_the_size_of_files(path: Path):
    """The write that does not fit fails in words; all that was acknowledged stays."""

    def limited() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (700_000, 700_000))

    code, lines = run(path, limited)
    assert code == 1
    assert lines[-1].startswith(f"StoreError: {path}: the disk fails, or a limit")
    holds(path, int(lines[-2]))
    with Store.writing(path) as store:  # without the limit it goes on
        assert Archive(store).add([record(500)]).new == 1


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Return a folder on a disk of two megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    try:
        mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        mounted = False
    if not mounted:
        pytest.skip("needs the right to mount a small disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk(small_disk: Path):
    """The writer stops with a clear message; the store is readable, and takes more when there is room."""
    path = small_disk / "news.db"
    ballast = small_disk / "ballast"
    ballast.write_bytes(b"x" * 900_000)
    code, lines = run(path, lambda: None)
    assert code == 1
    assert lines[-1].startswith(
        f"StoreError: {path}: the disk is full; what was added before is kept"
    )
    holds(path, int(lines[-2]))
    ballast.unlink()
    with Store.writing(path) as store:
        first = len(list(store.records()))
        Archive(store).add([record(first)])
    holds(path, first)


def test_a_store_that_may_not_grow(store: Path):
    """SQLite's own limit is told as a full disk, and the batch leaves nothing."""
    with Store.writing(store) as opened:
        opened.db.pragma("max_page_count", opened.db.pragma("page_count") + 1)
        full = pytest.raises(StoreError, match="the disk is full")
        with full, opened.transaction():
            for number in range(100, 300):
                keep(opened.db, record(number))
    holds(store, 11)


@pytest.fixture
def outside(store: Path) -> Path:
    """Return the store with a way to it that everybody may go."""
    for folder in (store.parent, *store.parent.parents):
        if folder.stat().st_uid == os.getuid() and folder != Path("/"):
            folder.chmod(folder.stat().st_mode | 0o055)
    return store


def as_nobody(do: Callable[[Path], str], path: Path) -> str:
    """Return what *do* says in a process of a user without rights, or why it was refused."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            if os.getuid() == 0:
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            said = do(path)
        except Exception as error:  # noqa: BLE001 - whatever it is, the test sees it
            said = f"{type(error).__name__}: {error}"
        os.write(theirs, said.encode())
        os._exit(0)
    os.close(theirs)
    os.waitpid(child, 0)
    with os.fdopen(ours, "rb") as pipe:
        return pipe.read().decode()


def read(path: Path) -> str:
    """Return how many records there are, and how much is wrong."""
    with Store.reading(path) as store:
        damage = [f for f in findings(path) if f.severity == "damage"]
        return f"{len(list(store.records()))} records, {len(damage)} findings"


def write(path: Path) -> str:
    """Add an article."""
    filled(path, [record(50)])
    return "written"


def test_a_read_only_store(outside: Path):
    """It is read and checked; a writer is refused and told why, and changes nothing."""
    outside.chmod(0o444)
    outside.parent.chmod(0o777)
    outside.with_name("news.db.lock").chmod(0o666)
    before = outside.read_bytes()
    refused = f"StoreError: {outside}: cannot be written: it is read-only"
    assert as_nobody(write, outside) == refused
    assert as_nobody(read, outside) == "12 records, 0 findings"
    assert outside.read_bytes() == before


def test_a_read_only_folder(outside: Path):
    """It is read and checked although nothing can be put beside it; a writer is refused."""
    outside.chmod(0o644)
    outside.parent.chmod(0o555)
    assert as_nobody(write, outside).startswith(f"StoreError: {outside}: cannot be written: ")
    assert as_nobody(read, outside) == "12 records, 0 findings"
    outside.parent.chmod(0o755)


def test_a_read_only_folder_with_work_left_in_the_log(outside: Path):
    """A store whose writer was stopped is not read without its last work: that is told instead."""
    folder = outside.parent / "copy"
    folder.mkdir()
    with Store.writing(outside) as opened:
        with opened.transaction():
            keep(opened.db, record(60))
        for name in ("news.db", "news.db-wal"):
            (folder / name).write_bytes(outside.with_name(name).read_bytes())
    folder.chmod(0o555)
    assert "its last work is in news.db-wal beside it" in as_nobody(read, folder / "news.db")
    folder.chmod(0o755)
    assert read(folder / "news.db") == "13 records, 0 findings"
