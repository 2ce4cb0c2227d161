"""Each filter finds what it says, on every list; pages hold each row once; nothing a user writes raises."""

from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import InputError, StoreDamaged
from onrecord.records import Event
from onrecord.store import Store
from onrecord.store.filters import Box, Circle, Filters, Named
from onrecord.store.queries import (
    RELATIONS,
    attributions,
    conflicts,
    count_attributions,
    count_conflicts,
    count_events,
    count_incidents,
    count_sources,
    counts,
    events,
    incidents,
    links,
    sources,
    walk,
)

from .asked import IDS, OTHER, RECORDS, SEIZURE, asked_store

ASKED = (
    (events, count_events),
    (attributions, count_attributions),
    (incidents, count_incidents),
    (conflicts, count_conflicts),
    (sources, count_sources),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Return the small store, open for reading."""
    path = asked_store(tmp_path_factory.mktemp("asked") / "asked.db")
    with Store.reading(path) as opened:
        yield opened


def found(store: Store, **asked: object) -> list[int]:
    """Return the numbers of the articles whose event fits, in order."""
    return sorted(IDS.index(row.article.id) for row in walk(events, store, Filters(**asked)))


def told(store: Store, **asked: object) -> list[int]:
    """Return the numbers of the incidents that fit; 2 stands for the seizure that 2 and 3 report."""
    ids = [incident.id for incident in walk(incidents, store, Filters(**asked))]
    return sorted(2 if id == SEIZURE else int(id[0]) for id in ids)


IRAN = Named(words="Iran", country="IRN")


@pytest.mark.parametrize(
    ("asked", "of_events", "of_incidents"),
    [
        ({}, [0, 1, 2, 3, 4, 5, 6], [0, 1, 2, 4, 5, 6]),
        # an interval counts from end to end, a mere bound as the day of publication
        ({"since": "2021-10-03", "until": "2021-10-04"}, [0], [0]),
        ({"since": "2021-10-05", "until": "2021-10-05"}, [1], [1]),
        ({"until": "2020-06-01"}, [5], [5]),
        # a country finds its people under any name, and never "Tirana"
        ({"actor": (IRAN,)}, [0, 2, 3, 5], [0, 2, 5]),
        ({"actor": (Named(words="erdogan"),)}, [4, 6], [4, 6]),
        ({"recipient": (Named(country="IRN", sector="MIL"),)}, [6], [6]),
        ({"actor": (Named(sector="GOV"),), "recipient": (IRAN,)}, [6], [6]),
        ({"type": ("COERCE", "AID")}, [2, 3, 4], [2, 4]),
        ({"country": ("ARM",)}, [0], [0]),
        ({"place": ("goris",)}, [0], [0]),
        # 46 km from Goris; a country's middle is nowhere; the 180th meridian is no border
        ({"place": (Circle(39.51, 46.88, 50),)}, [0], [0]),
        ({"place": (Circle(39.51, 46.88, 40),)}, [], []),
        ({"place": (Circle(32.0, 53.0, 10),)}, [], []),
        ({"place": (Circle(-17.0, -179.9, 30),)}, [4], [4]),
        ({"place": (Box(179, -18, -179, -16), "Goris")}, [0, 4], [0, 4]),
        ({"place": (Circle(89.9, 0, 100), Box(0, 0, 1, 1))}, [], []),
        # a source anywhere in the chain; a publisher where it speaks itself; an agency
        ({"source": (Named(words="wire nine"),)}, [0], [0]),
        ({"source": (Named(words="gazette"),)}, [1, 4, 6], [1, 4, 6]),
        ({"source": (Named(words="Sputnik"),)}, [5], [5]),
        ({"source": (Named(country="NOR"),)}, [2], [2]),
        ({"factuality": ("CT-",)}, [3], [2]),
        ({"text": "LORRIES queued"}, [0], [0]),
        ({"text": '"come here"'}, [4], [4]),
        ({"text": '"here come"'}, [], []),
        ({"text": "lorr*", "actor": (IRAN,)}, [0], [0]),
        ({"text": "lorries", "factuality": ("CT-",)}, [], []),
    ],
)  # fmt: skip
def test_filters_find(store, asked, of_events, of_incidents):
    """Events by what they are, incidents by what they are said to be and by one of their reports."""
    assert found(store, **asked) == of_events
    assert told(store, **asked) == of_incidents


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, [0, 2, 3]),
        ({"since": "2021-10-06"}, [3]),
        ({"type": ("COERCE",)}, [2, 3]),
        ({"factuality": ("CT-",)}, [3]),
        ({"actor": (IRAN,), "type": ("MOBILIZE",)}, [0]),
        ({"source": (Named(words="ada"),)}, [2]),
        ({"source": (Named(words="wire"),)}, [0]),
        ({"text": "lorries"}, []),  # the article's words, not the statement's
        ({"text": "goris said"}, [0]),
    ],
)
def test_attributions_by_their_words_and_events(store, asked, expected):
    """The day is that of publication; what a statement reports is asked of its event."""
    rows = walk(attributions, store, Filters(**asked))
    assert [IDS.index(row.article.id) for row in rows] == expected


def test_rows_are_the_records(store):
    """An event's row is the event of the record, to the last field, with its article and incident."""
    for row in walk(events, store, Filters()):
        record = RECORDS[IDS.index(row.article.id)]
        kept = Event(**{name: getattr(row, name) for name in Event.__struct_fields__})
        assert kept == record.events[0]
        assert row.article.publisher == record.article.publisher
        assert row.incident == (
            SEIZURE if record in RECORDS[2:4] else f"{RECORDS.index(record)}{OTHER}"
        )


def test_order_is_by_day_and_the_undated_last(store):
    """By the first day; the event that nothing dates comes last."""
    order = [IDS.index(row.article.id) for row in walk(events, store, Filters())]
    assert order[:2] == [5, 0]
    assert order[-2:] == [6, 4]


@pytest.mark.parametrize(("ask", "count"), ASKED)
def test_pages_hold_each_row_once(store, ask, count):
    """Pages of any size make the whole list, in its order, and the count is its length."""
    whole = list(walk(ask, store, Filters()))
    assert len(whole) == count(store, Filters()) > 1
    for limit in range(1, len(whole) + 2):
        rows, after = [], None
        while True:
            page = ask(store, Filters(), limit=limit, after=after)
            rows += page.rows
            if (after := page.next) is None:
                break
            assert len(page.rows) == limit
        assert rows == whole


@pytest.mark.parametrize("cursor", ["", "x", "é", "W10", "WzFd", "bnVsbA", "W1tdLDEsMiwzXQ"])
def test_a_wrong_cursor_is_told(store, cursor):
    """A cursor of nobody's making is the user's fault, not a crash."""
    with pytest.raises(InputError, match="cursor"):
        events(store, Filters(), after=cursor)


def test_conflicts_of_both_kinds(store):
    """Within an article and across; of two links of one pair the incident's counts."""
    within, across = walk(conflicts, store, Filters())
    assert (within.basis, within.confidence, within.incident) == ("negation", None, SEIZURE)
    assert [side.kind for side in within.between] == ["event", "attribution"]
    assert (across.relation, across.incident) == ("contradicts", SEIZURE)
    assert [IDS.index(side.article.id) for side in across.between] == [2, 3]
    assert across.between[1].text == "Iranian army, two drivers acted3 at home, Baku said."
    assert list(walk(conflicts, store, Filters(), relations=("corroborates",))) == []
    assert len(list(walk(conflicts, store, Filters(), relations=RELATIONS))) == 2
    assert [link.relation for link in walk(links, store, Filters())] == ["contradicts"]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"factuality": ("CT-",)}, 1),
        ({"source": (Named(words="Ada"),)}, 2),
        ({"type": ("AID",)}, 0),
    ],
)
def test_a_pair_is_found_by_either_side(store, asked, expected):
    """One of the two statements has to fit."""
    assert len(list(walk(conflicts, store, Filters(**asked)))) == expected


def test_sources_as_the_view_has_them(store):
    """Without filters the rows are those of v_sources, the most heard first."""
    rows = [tuple(msgspec.structs.asdict(row).values()) for row in walk(sources, store, Filters())]
    view = store.db.execute(
        "SELECT source, statements, articles, denials, first_day, last_day, first, contradicted "
        "FROM v_sources ORDER BY statements DESC, source"
    )
    assert rows == view.fetchall()
    assert [row.source for row in sources(store, Filters(source=(Named(words="wire"),))).rows] == [
        "Wire Nine"
    ]
    denied = sources(store, Filters(factuality=("CT-",))).rows
    assert [(row.source, row.denials) for row in denied] == [("Baku", 1)]


def test_counts_of_incidents_and_reports(store):
    """Two reports of one incident are one incident; denials and plans count when asked for."""
    rows = {(c.period, c.actor, c.recipient): c for c in counts(store, Filters(), by="week")}
    seizure = rows["2021-W39", "IRN", "ARM"]
    assert (seizure.start, seizure.incidents, seizure.reports, seizure.sum) == (
        "2021-09-27",
        1,
        1,
        -5,
    )
    assert not any(period.startswith("2020") for period, _, _ in rows)  # a year is no week
    assert "2021-W44" not in {period for period, _, _ in rows}  # threatened for November
    every = {(c.period, c.actor, c.recipient): c
             for c in counts(store, Filters(), by="week", everything=True, count="reports")}  # fmt: skip
    assert (every["2021-W39", "IRN", "ARM"].incidents, every["2021-W39", "IRN", "ARM"].reports) == (
        1,
        2,
    )
    assert every["2021-W44", "TUR", "IRN"].incidents == 1
    denied = counts(store, Filters(factuality=("CT-",)), by="day", scale="goldstein")
    assert [(c.period, c.reports, c.mean) for c in denied] == [("2021-10-02", 1, -4)]
    months = counts(store, Filters(), by="month", dyads=False)
    assert [(c.period, c.actor, c.incidents) for c in months] == [
        ("2021-09", None, 1),
        ("2021-10", None, 2),
    ]


@settings(max_examples=150, deadline=None)
@given(text=st.text(max_size=40) | st.text('"*()-:^{}+ ANDORNEAR\0', max_size=40))
def test_no_words_raise(store, text):
    """Whatever a user writes after --text or as a name is looked for, and nothing else happens."""
    asked = Filters(
        text=text, actor=(Named(words=text),), source=(Named(words=text),), place=(text,)
    )
    for ask, count in ASKED:
        assert len(ask(store, Filters(text=text)).rows) == min(50, count(store, Filters(text=text)))
        ask(store, asked)
    assert {IDS.index(row.article.id) for row in events(store, Filters(text=text)).rows} <= set(
        range(7)
    )


def test_damage_is_told(tmp_path):
    """Names that are no list are damage of the store, not a crash."""
    path = asked_store(tmp_path / "damaged.db")
    with Store.writing(path) as store, store.transaction():
        store.db.execute("UPDATE incidents SET actor = 'Iran', data = x'00'")
    with Store.reading(path) as store:
        with pytest.raises(StoreDamaged):
            incidents(store, Filters(actor=(Named(words="Iran"),)))
        with pytest.raises(StoreDamaged, match="incident"):
            incidents(store, Filters())


def test_many_words_do_not_raise(store):
    """Two thousand words are a long query, not an error."""
    assert events(store, Filters(text=" ".join(f"w{n}" for n in range(2000)))).rows == []
