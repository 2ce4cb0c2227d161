"""Truncated and bit-flipped files: told, never a traceback, never wrong data passed as sound."""

import random
from contextlib import suppress
from pathlib import Path

import apsw
import pytest

from onrecord.archive import Archive
from onrecord.errors import StoreBusy, StoreError
from onrecord.store import Store
from onrecord.store.check import findings

from .made import content, record

FLIPS = 40


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a collated store."""
    path = tmp_path_factory.mktemp("sound") / "news.db"
    with Store.writing(path) as store:
        Archive(store).add(map(record, range(8)))
    assert list(findings(path)) == []
    return path


def said(path: Path) -> object:
    """Return what a reader gets of the store, or that it was refused."""
    try:
        return content(path)
    except StoreError:
        return None
    except (apsw.Error, UnicodeDecodeError):  # content() asks the tables past the store's door
        return None


def test_flipped_bits(sound: Path, tmp_path: Path):
    """With any one bit flipped, the check tells of it, or all that the store says is unchanged."""
    path = tmp_path / "flipped.db"
    whole, before = sound.read_bytes(), content(sound)
    positions = random.Random(40)
    found = 0
    for _ in range(FLIPS):
        data = bytearray(whole)
        at = positions.randrange(len(data))
        while not data[at]:  # most bytes are empty pages' and lists'; they say nothing
            at = positions.randrange(len(data))
        data[at] ^= 1 << positions.randrange(8)
        path.write_bytes(data)
        damage = [f for f in findings(path) if f.severity == "damage"]
        if damage:
            found += 1
            said(path)
        else:
            assert said(path) == before, f"byte {at}"
    assert found > FLIPS / 2


@pytest.mark.parametrize("share", [0.0001, 0.01, 0.1, 0.35, 0.5, 0.8, 0.99])
def test_truncated_files(sound: Path, tmp_path: Path, share: float):
    """A file cut at any length is told as damaged, though its first pages may be read."""
    path = tmp_path / "cut.db"
    whole = sound.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    assert [f for f in findings(path) if f.severity == "damage"] != []
    with suppress(StoreError), Store.reading(path) as store:
        for found in store.records():
            assert found in map(record, range(8))


def test_every_byte_of_the_header(sound: Path, tmp_path: Path):
    """Whatever the first hundred bytes hold, reading and checking end in words."""
    path = tmp_path / "header.db"
    whole, before = sound.read_bytes(), content(sound)
    for at in range(0, 100, 3):
        for value in (0, 255):
            data = bytearray(whole)
            data[at] = value
            path.write_bytes(data)
            try:
                damage = list(findings(path))
            except StoreBusy:
                continue
            if not damage:
                assert said(path) in (before, None)


@pytest.mark.parametrize("words", [b"", b"\x00" * 5000, b"SQLite format 3\x00" + b"\xff" * 9000])
def test_no_database_at_all(tmp_path: Path, words: bytes):
    """Nothing, zeros, and a header with nonsense behind are told."""
    path = tmp_path / "not.db"
    path.write_bytes(words)
    assert list(findings(path)) != []


def test_a_damaged_record_is_named_and_the_others_are_read(sound: Path, tmp_path: Path):
    """Reading stops at the broken record with its article's id and what to do about it."""
    path = tmp_path / "record.db"
    path.write_bytes(sound.read_bytes())
    db = apsw.Connection(str(path))
    body = bytearray(db.execute("SELECT body FROM records WHERE record = 3").get)
    body[len(body) // 2] ^= 16
    db.execute("UPDATE records SET body = ? WHERE record = 3", (bytes(body),))
    db.close()
    with Store.reading(path) as store:
        assert store.record(record(0).article.id) == record(0)
        with pytest.raises(StoreError, match=f"article {record(2).article.id} is damaged"):
            list(store.records())
