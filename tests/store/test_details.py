"""One thing of a store with all that hangs on it, and what filters select for an export."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Statement
from onrecord.store import Store
from onrecord.store.filters import Filters, Named
from onrecord.store.queries import Found, find, open_found, selection, sentence

from .asked import IDS, OTHER, RECORDS, SEIZURE, asked_store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Return the small store, open for reading."""
    path = asked_store(tmp_path_factory.mktemp("asked") / "asked.db")
    with Store.reading(path) as opened:
        yield opened


def one(store: Store, id: str) -> Found:
    """Return the one thing that *id* names."""
    (found,) = find(store, id)
    return found


def test_ids_by_their_beginning(store):
    """Six characters do, five do not; a whole id goes before longer ones; several are told."""
    assert one(store, IDS[0][:6]).kind == "article"
    assert find(store, IDS[0][:5]) == []
    assert one(store, f"{IDS[0][:6]}:e1") == Found("statement", f"{IDS[0]}:e1", "Dispatch 0")
    assert find(store, f"{IDS[0]}:e9") == []
    assert one(store, "cafe0001").kind == "claim"
    assert one(store, SEIZURE[:8]).id == SEIZURE
    assert find(store, "%") == find(store, "") == []
    store_of_two = {each.kind for each in find(store, SEIZURE)}
    assert store_of_two == {"incident"}


def test_an_incident_opens_to_reports_copies_and_claims(store):
    """Reports in order of publication, the group of copies that two are in, the voices."""
    detail = open_found(store, one(store, SEIZURE))
    assert [row.article.id for row in detail.reports] == [IDS[2], IDS[3]]
    (group,) = detail.copies
    assert (group.origin, group.agency) == (IDS[2], "Wire Nine")
    assert [copy.kind for copy in group.members] == ["origin", "copy"]
    assert [voice.stance for voice in detail.claims[0].voices] == ["supports", "denies"]
    assert open_found(store, one(store, "cafe0001")).claim == detail.claims[0]


def test_a_statement_opens_to_what_bears_on_it(store):
    """An event with its attribution and the denial of another article; an attribution with its event."""
    event = open_found(store, one(store, f"{IDS[2]}:e1"))
    assert event.event.incident == SEIZURE
    assert event.attribution.source_name == "Ada Holm"
    assert [link.relation for link in event.links] == ["contradicts", "contradicts"]
    said = open_found(store, one(store, f"{IDS[3]}:a1"))
    assert [row.id for row in said.events] == ["e1"]
    assert said.attribution.stance == "denies"


def test_an_article_opens_whole(store):
    """Its record as it was added, its copies, the incidents of its events."""
    detail = open_found(store, one(store, IDS[3]))
    assert detail.record == RECORDS[3]
    assert detail.copies.id == "g1"
    assert detail.incidents == {"e1": SEIZURE}
    assert open_found(store, one(store, IDS[0])).copies is None


def test_everything_is_selected_without_filters(store):
    """All records, by publication and id, as they were added."""
    records = list(selection.records(store, Filters()))
    assert records == sorted(RECORDS, key=lambda r: (r.article.published or "", r.article.id))
    assert [claim.id for claim in selection.claims(store, Filters())] == ["cafe0001"]
    assert [group.id for group in selection.groups(store, Filters())] == ["g1"]
    assert selection.incident_of(store, Statement(article=IDS[0], id="e1")) == f"0{OTHER}"
    assert selection.incident_of(store, Statement(article=IDS[0], id="e2")) is None


def test_filters_select_records_and_prune_them(store):
    """An article comes with the statements that fit and what they stand in, and nothing else."""
    asked = Filters(factuality=("CT-",))
    (record,) = selection.records(store, asked)
    assert record == RECORDS[3]
    assert [group.id for group in selection.groups(store, asked)] == ["g1"]
    assert [claim.id for claim in selection.claims(store, asked)] == ["cafe0001"]
    nothing = Filters(actor=(Named(words="nobody"),))
    assert list(selection.records(store, nothing)) == []
    assert list(selection.claims(store, nothing)) == list(selection.groups(store, nothing)) == []
    # the statement fits by its words, its event does not by the article's: only the statement stays
    (record,) = selection.records(store, Filters(text="goris said lorries", type=("MOBILIZE",)))
    assert [event.id for event in record.events] == ["e1"]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("One. Two went home. Three.", "Two", "Two went home."),
        ("Gen. A. Holm spoke. He left.", "Holm", "Gen. A. Holm spoke."),
        ("The U.S. Army came. It left.", "came", "The U.S. Army came."),
        ("“No!” he said. “Never.” She left.", "Never", "“Never.”"),
        ("Title line\nBody begins", "Body", "Body begins"),
        ("It rose 3.5 points. Good.", "points", "It rose 3.5 points."),
    ],
)
def test_sentences(text, words, expected):
    """The sentence around a span; abbreviations and numbers end none."""
    start = text.index(words)
    begun, ended = sentence(text, start, start + len(words))
    assert text[begun:ended] == expected


@given(st.text("aB. \n”!?", max_size=60), st.data())
def test_a_sentence_holds_its_span(text, data):
    """Whatever the text, the span is inside, and the offsets are of the text."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    begun, ended = sentence(text, start, end)
    assert 0 <= begun <= start <= end <= ended <= len(text)
