"""A deleted article is gone from every byte of the store's files."""

import struct
from pathlib import Path

import pytest

from onrecord.archive import Archive
from onrecord.errors import InputError
from onrecord.records import CodedArticle, to_json
from onrecord.store import Store
from onrecord.store.blanking import left_behind
from onrecord.store.check import findings
from onrecord.store.write import keep, remove

from .made import content, filled, record

LENGTH = 12
GONE = (3, 40, 41, 59)
MANY = 60


def pieces(data: bytes) -> set[bytes]:
    """Return all sequences of twelve bytes in *data*."""
    return {data[i : i + LENGTH] for i in range(len(data) - LENGTH + 1)}


def own(made: CodedArticle) -> set[bytes]:
    """Return the sequences of an article: its JSON, text, and place as the R*Tree keeps it."""
    place = made.events[0].place
    cell = struct.pack(">4f", *(place.lon,) * 2, *(place.lat,) * 2)
    return pieces(to_json(made).encode()) | pieces(made.article.text.encode()) | pieces(cell)


def files(path: Path) -> set[bytes]:
    """Return the sequences in all files of the store."""
    beside = [p for p in path.parent.iterdir() if p.name.startswith(path.name)]
    return set().union(*(pieces(p.read_bytes()) for p in beside))


def test_nothing_of_it_is_left(path: Path, tmp_path: Path):
    """No twelve bytes that only deleted articles had are in any file, and the store is sound."""
    filled(path, map(record, range(MANY)))
    rest = [record(n) for n in range(MANY) if n not in GONE]
    theirs = set().union(*(own(record(n)) for n in GONE)) - set().union(*map(own, rest))
    before = files(path)
    assert len(theirs & before) > 200  # it was there
    with Store.writing(path) as store:
        numbers = [store.db.execute("SELECT article FROM articles WHERE id = ?",
                                    (record(n).article.id,)).get for n in GONE]  # fmt: skip
        with store.transaction():
            for number in numbers:
                remove(store.db, number)
    without = filled(tmp_path / "without" / "news.db", rest)
    assert content(path) == content(without)
    assert (theirs & files(path)) - files(without) == set()
    assert [f for f in findings(path) if f.severity == "damage"] == []


@pytest.fixture(autouse=True)
def folder(tmp_path: Path) -> None:
    """Make the folder of a second store."""
    (tmp_path / "without").mkdir()


def test_older_records_and_users_words_go_with_it(path: Path):
    """Records of all versions, addresses, decisions and reviews of the article are deleted."""
    id, other = record(0).article.id, record(1).article.id
    filled(path, [record(0), record(0, "0.10.0", url="https://a.example"), record(1)])
    with Store.writing(path) as store, store.transaction():
        db = store.db
        for first, second in ((id, other), (other, id), (other, other)):
            db.execute(
                "INSERT INTO decisions VALUES (NULL, ?, 1, 2, ?, 1, 2, 1, '2026', 'me', 'so')",
                (first, second),
            )
        for article in (id, other):
            db.execute(
                "INSERT INTO reviews VALUES (NULL, ?, 'e1', 1, 2, 'wrong', '{}', '2026', 'me', 'so')",
                (article,),
            )
        remove(db, db.execute("SELECT article FROM articles WHERE id = ?", (id,)).get)
        for table in ("records", "addresses", "decisions", "reviews", "coders", "events"):
            assert db.execute(f"SELECT count(*) FROM {table}").get == 1, table


def test_the_archive_forgets(path: Path, tmp_path: Path):
    """After the archive's own deletion nothing is left either, in incidents and claims too."""
    with Store.writing(path) as store:
        archive = Archive(store)
        archive.add(record(n) for n in range(12))
        archive.delete([record(n).article.id for n in (4, 5)])
    rest = [record(n) for n in range(12) if n not in (4, 5)]
    other = tmp_path / "without" / "news.db"
    with Store.writing(other) as store:
        Archive(store).add(rest)
    theirs = own(record(4)) | own(record(5))
    for made in rest:
        theirs -= own(made)
    assert (theirs & files(path)) - files(other) == set()
    assert list(findings(path)) == []


def test_all_or_nothing(path: Path):
    """Where one of the ids is unknown, none is deleted."""
    with Store.writing(path) as store:
        archive = Archive(store)
        archive.add(record(n) for n in range(3))
        with pytest.raises(InputError, match="nowhere"):
            archive.delete([record(0).article.id, "nowhere"])
        assert store.db.execute("SELECT count(*) FROM articles").get == 3


def test_what_stays_beside_is_named(path: Path):
    """Backups, and the log that a reader keeps alive, are told."""
    filled(path, [record(0)])
    backup = path.with_name("news.db.v1.bak")
    backup.touch()
    assert left_behind(path) == ([], [backup])
    with Store.reading(path) as reader, Store.writing(path) as store:
        reader.db.execute("BEGIN")
        reader.db.execute("SELECT * FROM articles").fetchall()
        with store.transaction():
            keep(store.db, record(1))
        store.close()
        assert left_behind(path) == ([path.with_name("news.db-wal")], [backup])
