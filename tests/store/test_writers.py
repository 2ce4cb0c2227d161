"""One writer, named by its process; readers beside it see what is kept and wait for nobody."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from onrecord.errors import StoreBusy, StoreError
from onrecord.store import Store
from onrecord.store.write import keep

from .made import ROOT, filled, record

HOLD = """
import sys
from pathlib import Path
from onrecord.store import Store
from onrecord.store.write import keep
from tests.store.made import record
with Store.writing(Path(sys.argv[1])) as store, store.transaction():
    keep(store.db, record(100))
    print("inside", flush=True)
    sys.stdin.readline()
print("kept", flush=True)
"""
"""A writer that stays inside a transaction until it is told to go on."""

READ = """
import sys
from pathlib import Path
from onrecord.store import Store
with Store.reading(Path(sys.argv[1])) as store:
    records = store.records()
    count = len([next(records)])
    print("reading", flush=True)
    sys.stdin.readline()
    print(count + len(list(records)), flush=True)
"""
"""A reader that stops after the first record until it is told to go on."""


@contextmanager
def process(code: str, path: Path) -> Iterator[subprocess.Popen[str]]:
    """Run *code* on the store *path* in a process of its own."""
    command = [sys.executable, "-c", code, str(path)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=ROOT) as running:
        yield running
        running.kill()


def test_a_second_writer_is_refused_with_the_pid_of_the_first(store: Path, tmp_path: Path):
    """Under the store's own name or a link's; readers are let in; a kill frees the lock."""
    link = tmp_path / "link.db"
    link.symlink_to(store)
    with process(HOLD, store) as holder:
        assert holder.stdout.readline() == "inside\n"
        for name in (store, link):
            with pytest.raises(StoreBusy, match=f"process {holder.pid};"):
                Store.writing(name)
        with Store.reading(store) as opened:
            assert len(list(opened.records())) == 12
        holder.kill()
        holder.wait()
        with Store.writing(store) as opened:
            assert opened.db.execute("SELECT count(*) FROM articles").get == 12


def test_a_refused_store_lets_go_of_its_lock(tmp_path: Path):
    """What cannot be opened is not locked for the next one, in the same process too."""
    path = tmp_path / "text.db"
    path.write_text("no database at all, but long enough to look at" * 30)
    for _ in range(2):
        with pytest.raises(StoreError, match="no store of OnRecord"):
            Store.writing(path)


def test_readers_see_only_what_is_kept(store: Path):
    """What is written and not yet kept is seen by nobody else, then by all."""
    with process(HOLD, store) as writer:
        assert writer.stdout.readline() == "inside\n"
        with Store.reading(store) as opened:
            assert opened.record(record(100).article.id) is None
            assert opened.db.execute("SELECT count(*) FROM v_events").get == 12
            writer.stdin.write("\n")
            writer.stdin.flush()
            assert writer.stdout.readline() == "kept\n"
            assert opened.record(record(100).article.id) == record(100)


def test_a_long_reader_keeps_no_writer_waiting(store: Path):
    """A reader in the middle of a question sees one moment; the writer goes on beside it."""
    with process(READ, store) as reader:
        assert reader.stdout.readline() == "reading\n"
        started = time.monotonic()
        filled(store, map(record, range(20, 30)))
        assert time.monotonic() - started < 4  # less than the time that a lock is waited for
        reader.stdin.write("\n")
        reader.stdin.flush()
        assert reader.stdout.readline() == "12\n"
    with Store.reading(store) as opened:
        assert len(list(opened.records())) == 22


def test_a_failed_batch_leaves_nothing(store: Path):
    """An exception inside a transaction undoes all of it, and the store can be written on."""
    with Store.writing(store) as opened:
        with pytest.raises(KeyError), opened.transaction():  # noqa: PT012 - both stand in it
            keep(opened.db, record(50))
            raise KeyError
        assert opened.record(record(50).article.id) is None
        with opened.transaction():
            keep(opened.db, record(51))
        assert opened.record(record(51).article.id) == record(51)


def test_the_writer_leaves_one_file_and_its_lock(store: Path):
    """No log stays beside a store that is closed."""
    assert sorted(p.name for p in store.parent.iterdir()) == ["news.db", "news.db.lock"]
