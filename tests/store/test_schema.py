"""Older stores are brought up to date with a backup; newer, foreign and broken files are refused."""

from pathlib import Path

import apsw
import pytest

from onrecord.errors import StoreDamaged, StoreError
from onrecord.store import Store, migrate
from onrecord.store.check import findings
from onrecord.store.write import keep

from .made import content, filled, record

STEPS = migrate.steps()


@pytest.fixture
def old(path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a store as the first version of the schema had it, with three articles."""
    with monkeypatch.context() as then:
        then.setattr(migrate, "steps", lambda: STEPS[:1])
        filled(path, map(record, range(3)))
    return path


def test_an_older_store_is_brought_up_to_date(old: Path, tmp_path: Path):
    """Its articles stay, the file as it was is kept beside it, and the check finds nothing wrong."""
    before = old.read_bytes()
    filled(old, [record(3)])
    assert content(old) == content(filled(tmp_path / "new.db", map(record, range(4))))
    assert [f for f in findings(old) if f.severity == "damage"] == []
    backup = apsw.Connection(str(old.with_name("news.db.v1.bak")), flags=apsw.SQLITE_OPEN_READONLY)
    assert backup.pragma("user_version") == 1
    assert backup.execute("SELECT count(*) FROM articles").get == 3
    assert len(before) == old.with_name("news.db.v1.bak").stat().st_size


def test_an_older_store_is_not_read_but_checked(old: Path):
    """A reader says what to do; the check looks at the file and says the rest is for later."""
    with pytest.raises(StoreError, match=r"older OnRecord.*onrecord add"):
        Store.reading(old)
    (note,) = findings(old)
    assert note.severity == "note"


def test_a_failing_migration_leaves_the_old_store(old: Path, monkeypatch: pytest.MonkeyPatch):
    """Where a step fails in its middle, none is applied; the next attempt finds the old version."""
    bad = (len(STEPS) + 1, "bad", "CREATE TABLE half (a); INSERT INTO nowhere VALUES (1);")
    with monkeypatch.context() as then:
        then.setattr(migrate, "steps", lambda: [*STEPS, bad])
        with pytest.raises(StoreError, match="nowhere"):
            Store.writing(old)
    db = apsw.Connection(str(old))
    assert db.pragma("user_version") == 1
    assert db.execute("SELECT name FROM sqlite_schema WHERE name IN ('half', 'copies')").get is None
    db.close()
    with Store.writing(old) as store, store.transaction():
        keep(store.db, record(3))
    assert len(content(old)[-1]) == 4


@pytest.mark.parametrize("opened", [Store.reading, Store.writing])
def test_a_newer_store_is_left_alone(store: Path, opened):
    """A store of a newer OnRecord is refused by name and not touched."""
    db = apsw.Connection(str(store))
    db.pragma("user_version", 99)
    db.close()
    before = store.read_bytes()
    with pytest.raises(StoreError, match=r"newer OnRecord .schema 99.*pip install"):
        opened(store)
    assert store.read_bytes() == before


@pytest.mark.parametrize("opened", [Store.reading, Store.writing])
def test_another_programs_database_is_left_alone(path: Path, opened):
    """A SQLite file of somebody else is refused and not touched."""
    db = apsw.Connection(str(path))
    db.execute("CREATE TABLE diary (day, words)")
    db.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="no store of OnRecord"):
        opened(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("opened", [Store.reading, Store.writing])
def test_a_text_file_is_left_alone(path: Path, opened):
    """A file that is no database is refused and not touched."""
    path.write_text("Ostrela, Friday: nothing to report.\n" * 100)
    before = path.read_bytes()
    with pytest.raises(StoreDamaged, match="no store of OnRecord"):
        opened(path)
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_store(path: Path):
    """A reader finds nothing in a file of no bytes, a writer makes a store of it."""
    path.touch()
    with pytest.raises(StoreError, match="empty file"):
        Store.reading(path)
    assert [f.what for f in findings(path)] == ["it is empty, no store"]
    filled(path, [record()])
    assert len(content(path)[-1]) == 1


def test_a_missing_store_is_told(path: Path):
    """A reader does not make a store, and a writer does not make folders."""
    with pytest.raises(StoreError, match="no such store"):
        Store.reading(path)
    with pytest.raises(StoreError, match=r"folder .* is missing"):
        Store.writing(path.parent / "nowhere" / "news.db")
    assert list(path.parent.iterdir()) == []


def test_an_impossible_version_is_damage(store: Path):
    """A version below one was never written."""
    db = apsw.Connection(str(store))
    db.pragma("user_version", -3)
    db.close()
    with pytest.raises(StoreDamaged, match="no OnRecord has a schema -3"):
        Store.writing(store)
