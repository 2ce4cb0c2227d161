"""The archive follows from its records and the users' decisions alone."""

import msgspec
import pytest

from onrecord.archive import Archive
from onrecord.errors import InputError
from onrecord.store import Store

from .conftest import content


def newer(record, version="0.2.0"):
    coder = msgspec.structs.replace(record.coder, onrecord=version)
    return msgspec.structs.replace(record, coder=coder)


def incidents(store):
    return dict(
        store.db.execute(
            "SELECT incident, group_concat(article || ':' || event, ' ') FROM "
            "(SELECT * FROM v_reports ORDER BY article, event) GROUP BY incident"
        ).fetchall()
    )


def test_there_is_something_to_compare(filled, dossier):
    held = content(filled("a.db", dossier))
    assert all(held[view] for view in held)
    assert len(held["v_incidents"]) < len(held["v_events"])


@pytest.mark.parametrize(
    "order",
    [
        lambda r: [[one] for one in r],
        lambda r: [r[::-1]],
        lambda r: [r[6:], r[:6]],
        lambda r: [r[:8], r[4:], r],
        lambda r: [[r[i]] for i in (5, 12, 0, 8, 3, 11, 1, 9, 7, 2, 10, 4, 6)],
    ],
    ids=["one by one", "backwards", "halves", "overlapping and twice", "shuffled"],
)
def test_order_and_batches_do_not_matter(filled, dossier, order):
    assert content(filled("a.db", dossier)) == content(filled("b.db", *order(dossier)))


def test_collating_anew_changes_nothing(filled, dossier):
    path = filled("a.db", dossier[:5], dossier[5:])
    before = content(path)
    with Store.writing(path) as store:
        told = []
        Archive(store).collate_anew(lambda done, of: told.append((done, of)))
    assert content(path) == before
    assert told[-1] == (13, 13)


def test_another_versions_collation_is_made_anew(filled, dossier):
    path = filled("a.db", dossier)
    before = content(path)
    with Store.writing(path) as store:
        store.db.execute("UPDATE collated SET version = 'an older one'")
        store.db.execute("DELETE FROM incidents")
        Archive(store)
    assert content(path) == before


def test_what_is_deleted_has_never_been(filled, dossier):
    path = filled("a.db", dossier)
    with Store.writing(path) as store:
        Archive(store).delete([dossier[8].article.id, dossier[2].article.id])
    rest = [r for i, r in enumerate(dossier) if i not in (2, 8)]
    assert content(path) == content(filled("b.db", rest))


def test_nothing_is_deleted_when_one_is_unknown(filled, dossier):
    path = filled("a.db", dossier[:3])
    before = content(path)
    with Store.writing(path) as store, pytest.raises(InputError, match="no article of that id"):
        Archive(store).delete([dossier[0].article.id, "feed"])
    assert content(path) == before


def test_a_newer_coder_supersedes_and_the_older_stays_readable(filled, dossier):
    fewer = newer(msgspec.structs.replace(dossier[3], events=dossier[3].events[:1]))
    path = filled("a.db", dossier, [fewer])
    only = [fewer if r is dossier[3] else r for r in dossier]
    assert content(path) == content(filled("b.db", only))
    with Store.reading(path) as store:
        assert store.record(fewer.article.id) == fewer
        assert store.record(fewer.article.id, coder="0.1.0") == dossier[3]


def test_an_older_coder_that_comes_later_does_not(filled, dossier):
    late = newer(msgspec.structs.replace(dossier[3], events=[]), "0.0.9")
    path = filled("a.db", dossier, [late])
    assert content(path) == content(filled("b.db", dossier))


def test_addresses_do_not_depend_on_order(filled, dossier):
    one = dossier[0]
    moved = msgspec.structs.replace(
        one, article=msgspec.structs.replace(one.article, url="https://a.example/1", key="k")
    )
    path = filled("a.db", [one], [moved])
    with Store.reading(path) as store:
        assert store.article(one.article.id).url == "https://a.example/1"
    assert content(path) == content(filled("b.db", [moved], [one]))


def test_nor_does_what_two_deliveries_tell_differently(filled, dossier):
    one = dossier[0]
    told = {"title": "Another headline", "extra": {"tag": "b"}}
    other = msgspec.structs.replace(one, article=msgspec.structs.replace(one.article, **told))
    assert content(filled("a.db", [one], [other])) == content(filled("b.db", [other, one]))


def test_two_coders_in_one_batch(filled, dossier):
    newest = [newer(r) for r in dossier[:4]]
    path = filled("a.db", [*dossier[:4], *newest])
    assert content(path) == content(filled("b.db", newest))


def test_a_user_unites_and_splits_and_both_decisions_stay(filled, dossier):
    path = filled("a.db", dossier[:9])
    with Store.writing(path) as store:
        archive = Archive(store)
        first, second = sorted(incidents(store), key=lambda i: (len(incidents(store)[i]), i))[:2]
        archive.unite([first, second], by="ana", why="one visit", made="2026-01-01T00:00:00")
        (united,) = set(incidents(store).values()) - set(_held(filled, dossier[:9]).values())
        assert len(united.split()) == 2
        archive.add(dossier[9:])  # later articles do not undo it
        assert any(set(united.split()) <= set(r.split()) for r in incidents(store).values())
        incident = next(i for i, r in incidents(store).items() if united.split()[0] in r)
        article, event = united.split()[1].split(":")
        archive.split(incident, [(article, event)], by="bo", why="no", made="2026-01-02T00:00:00")
        apart = [r for r in incidents(store).values() if united.split()[1] in r.split()]
        assert united.split()[0] not in apart[0].split()
        assert store.db.execute("SELECT count(*) FROM decisions").get == 2
    assert sorted(incidents_of(path).values()) == sorted(_held(filled, dossier).values())


def _held(filled, records):
    return incidents_of(filled(f"plain{len(records)}.db", records))


def incidents_of(path):
    with Store.reading(path) as store:
        return incidents(store)


def test_a_decision_outlives_a_new_coding(filled, dossier):
    path = filled("a.db", dossier)
    with Store.writing(path) as store:
        archive = Archive(store)
        first, second = sorted(incidents(store))[:2]
        members = incidents(store)[first].split() + incidents(store)[second].split()
        archive.unite([first, second], by="ana", why="one", made="2026-01-01T00:00:00")
        archive.add([newer(r) for r in dossier])
        assert any(set(members) <= set(r.split()) for r in incidents(store).values())


def test_splitting_off_everything_is_refused(filled, dossier):
    path = filled("a.db", dossier)
    with Store.writing(path) as store:
        incident, reports = next(iter(incidents(store).items()))
        named = [tuple(r.split(":")) for r in reports.split()]
        with pytest.raises(InputError, match="nothing would be left"):
            Archive(store).split(incident, named, by="a", why="b", made="2026-01-01T00:00:00")
        assert store.db.execute("SELECT count(*) FROM decisions").get == 0
