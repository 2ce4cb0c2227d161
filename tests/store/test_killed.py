"""A writer killed at any moment: nothing acknowledged is lost, nothing half-written is seen."""

import random
import subprocess
import sys
import time
from pathlib import Path

from onrecord.errors import StoreError
from onrecord.store import Store
from onrecord.store.check import findings

from .made import ROOT, article

BATCH = 3
KILLS = 20


def killed(path: Path, first: int, moment: float, *, batches: int) -> int:
    """Run a writer and kill it *moment* seconds after it has kept *batches*, or has started.

    Return the last article that it acknowledged, -1 if none.
    """
    command = [sys.executable, "-m", "tests.store.writing", str(path), str(first), str(BATCH)]
    writer = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT)
    said = [writer.stdout.readline() for _ in range(batches)]
    time.sleep(moment)
    writer.kill()
    said += writer.communicate()[0].splitlines()
    numbers = [int(line) for line in said if line.strip().isdecimal()]
    return numbers[-1] if numbers else -1


def kept(path: Path) -> set[str]:
    """Return the ids of the articles that a reader sees; none where the store is not made yet."""
    try:
        with Store.reading(path) as store:
            return {record.article.id for record in store.records()}
    except StoreError as error:
        if not any(words in str(error) for words in ("empty file", "no such store")):
            raise
        return set()


def test_twenty_kills(path: Path):
    """After each kill the store is sound, holds all that was acknowledged, and whole batches alone."""
    moments = random.Random(20)
    last = -1
    first = 0
    for round in range(KILLS):
        if round < 6:  # while the process starts and the store is made
            acknowledged = killed(path, first, moments.uniform(0.05, 0.4), batches=0)
        else:  # line 1 says that the store is open
            batches = moments.randint(1, 4)
            acknowledged = killed(path, first, moments.uniform(0, 0.03), batches=batches)
            assert acknowledged >= first + BATCH * (batches - 1) - 1 or batches == 1
        last = max(last, acknowledged)
        if path.exists():
            wrong = [f.what for f in findings(path) if f.severity == "damage"]
            assert wrong == [] or (last == -1 and wrong == ["it is empty, no store"])
        ids = kept(path)
        assert all(article(n).id in ids for n in range(len(ids)))  # one after the other, no gap
        assert len(ids) % BATCH == 0
        assert len(ids) > last
        first = len(ids)
    assert first > KILLS  # it did write


def test_the_killed_writer_leaves_no_lock(path: Path):
    """The next writer opens at once after a kill, and what was acknowledged is there."""
    last = killed(path, 0, 0.01, batches=2)
    with Store.writing(path) as store:
        assert store.db.execute("SELECT count(*) FROM articles").get > last
