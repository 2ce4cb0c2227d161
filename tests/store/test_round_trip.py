"""What is kept comes back as it was: any record, twice, in any order, by any coder."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.records import to_json
from onrecord.store import Store
from onrecord.store.check import findings
from onrecord.store.write import has, keep, remove

from .anything import any_record
from .made import MEMORY, NEW, OLD, article, coder, content, filled, record


@pytest.fixture(scope="module")
def one() -> Iterator[Path]:
    """Return a store of one article, for many examples: each leaves it as it was."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        yield filled(Path(folder) / "any.db", [record()])


@settings(max_examples=80, deadline=None)
@given(made=any_record)
def test_any_record_comes_back(one: Path, made):
    """A record is read back equal, its rows are those that the check expects, and it goes wholly."""
    before = content(one)
    with Store.writing(one) as store:
        with store.transaction():
            number = keep(store.db, made).article
        assert store.record(made.article.id) == made
        assert store.article(made.article.id) == made.article
        cited = (" is not at ", "outside its text", " times ", "which it does not have")
        found = [f.what for f in findings(one) if f.severity == "damage"]
        assert [what for what in found if not any(words in what for words in cited)] == []
        with store.transaction():
            remove(store.db, number)
    assert content(one) == before


def test_twice_is_once(store: Path):
    """Records that are there already change nothing."""
    before = content(store)
    filled(store, map(record, reversed(range(12))))
    assert content(store) == before


EDITIONS = [
    *(record(n) for n in range(4)),
    record(1, NEW),
    record(2, "0.10.0rc1"),
    record(2, NEW),
    record(0, key="k2", url="https://b.example/1"),
    record(0, key="k1", url="https://b.example/1"),
    record(0, url="https://a.example/9"),
]


@settings(max_examples=25, deadline=None)
@given(st.permutations(EDITIONS), st.integers(1, 5), st.data())
def test_no_order_tells(editions, size, data):
    """Any order, batches of any size, some records twice: the same store."""
    again = data.draw(st.lists(st.sampled_from(EDITIONS), max_size=4))
    editions = [*editions, *again]
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        path = Path(folder) / "shuffled.db"
        for start in range(0, len(editions), size):
            filled(path, editions[start : start + size])
        assert content(path) == content(filled(Path(folder) / "plain.db", EDITIONS))
        assert list(findings(path))[:-1] == []


def test_a_newer_coder_supersedes(path: Path):
    """The newest version's record is current, 0.10 after 0.9; the older one stays readable."""
    text = msgspec.structs.replace(record(0, NEW), events=[])
    filled(path, [record(0), text])
    with Store.reading(path) as store:
        assert store.record(text.article.id) == text
        assert store.record(text.article.id, OLD) == record(0)
        assert list(store.records(coder=OLD)) == [record(0)]
        assert store.db.execute("SELECT count(*) FROM v_events").get == 0


def test_what_keep_tells(path: Path):
    """New, known, superseding, and older than what is there are told apart."""
    with Store.writing(path) as store, store.transaction():
        db = store.db
        first = keep(db, record(0))
        assert (first.record, first.outdated) == (1, None)
        assert keep(db, record(0)).record is None
        newer = keep(db, record(0, NEW))
        assert (newer.article, newer.outdated) == (first.article, first.record)
        assert keep(db, record(0, "0.8.0")).record is None
        assert has(db, article(0), coder("0.8.0"))
        assert not has(db, article(1), coder(OLD))


@pytest.mark.parametrize(
    ("older", "newer"),
    [("0.9.0", "0.10.0"), ("1.0rc1", "1.0"), ("1.0.dev3", "1.0"), ("1.0", "1.0.1"), ("1.0a2", "1.0b1"),
     ("1.0", "1.0.post1")],
)  # fmt: skip
def test_versions_sort_by_age(path: Path, older: str, newer: str):
    """The later release is current whichever comes in first."""
    filled(path, [record(0, newer), record(0, older)])
    with Store.reading(path) as store:
        assert store.record(record(0).article.id).coder.onrecord == newer


def test_one_version_with_two_models_reads_one_record_each(path: Path):
    """Asked for a version that coded with two models, the store gives one record per article."""
    other = msgspec.structs.replace(record(0), coder=coder(OLD, "made 2"))
    filled(path, [record(0), other, record(1)])
    with Store.reading(path) as store:
        assert sorted(r.coder.model for r in store.records(coder=OLD)) == ["made 1", "made 2"]


def test_every_address_is_kept_and_the_first_is_shown(path: Path):
    """An article that comes under several addresses shows the first in the alphabet."""
    filled(path, [record(0, key="z", url="https://b.example"), record(0, key="y")])
    with Store.writing(path) as store, store.transaction():
        assert has(store.db, article(0, url="https://a.example"), coder())
    with Store.reading(path) as store:
        shown = store.article(article(0).id)
        assert (shown.key, shown.url) == (None, "https://a.example")
        assert store.db.execute("SELECT count(*) FROM addresses").get == 3


def test_full_text_finds_by_word(store: Path):
    """Words are found without their accents, in title and text."""
    with Store.reading(store) as opened:
        find = "SELECT a.id FROM articles_fts f JOIN articles a ON a.article = f.rowid WHERE articles_fts MATCH ?"
        assert opened.db.execute(find, ("aerøby7x OR ærøby7x",)).get == article(7).id
        assert opened.db.execute(find, ('"shells on" AND norland',)).fetchall()


def test_a_count_beyond_all_measure_is_kept(path: Path):
    """A number larger than a cell holds does not stop the batch, and the record keeps it."""
    event = record(0).events[0]
    huge = msgspec.structs.replace(
        event, magnitude=msgspec.structs.replace(event.magnitude, killed=10**30)
    )
    made = msgspec.structs.replace(record(0), events=[huge])
    filled(path, [made])
    with Store.reading(path) as store:
        assert store.db.execute("SELECT killed FROM v_events").get == 2**63 - 1
        assert to_json(store.record(made.article.id)) == to_json(made)
