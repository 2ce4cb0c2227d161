"""Reports, keys and the comparison of pairs."""

from msgspec.structs import replace

from onrecord.collation.incidents import (
    FLOOR,
    WINDOW_DAYS,
    Party,
    Report,
    Spot,
    compare,
    keys,
    reports,
)
from onrecord.collation.incidents.sentences import sentence_at, sentence_bounds
from onrecord.collation.incidents.spots import place_evidence
from onrecord.collation.incidents.times import time_evidence
from onrecord.collation.incidents.words import akin, stem, stems
from onrecord.records import Statement

OSH = Spot(
    name="Osh", country="KGZ", admin1="Osh", lat=40.53, lon=72.8, precision="populated_place"
)


def report(article: str, day: str | None = "2030-05-06", **fields) -> Report:
    """Return a report of a bombing in Osh."""
    known = {
        "statement": Statement(article=article, id="e1"),
        "type": "ASSAULT",
        "mode": "explosives",
        "text": "exploded",
        "trigger": stems("exploded"),
        "sentence": stems("A bomb exploded at the bus station of Osh"),
        "story": stems("bomb station Osh wounded"),
        "recipients": [
            Party(name="passengers", stems=["passeng"], head="passeng", country="KGZ", sector="CVL")
        ],
        "place": OSH,
        "start": day,
        "end": day,
        "basis": "text" if day else None,
        "published": "2030-05-07",
        "factuality": "CT+",
        "time": "past",
    }
    return Report(**known | fields)


def test_stems_join_what_a_word_family_has():
    """Inflections and derivations come to one stem, irregular ones too."""
    families = ("attack attacked attackers attacking", "nominated nominee nomination", "struck strike strikes",
                "negotiate negotiations", "patrol patrolled", "kill killed killing")  # fmt: skip
    for family in families:
        assert len({stem(word) for word in family.split()}) == 1, family
    assert stem("party") != stem("part")


def test_words_of_one_sense_are_akin():
    """A blast is a bombing; an arrest is a detention; a visit is no bombing."""
    assert akin(stems("blast"), stems("bombing"))
    assert akin(stems("detained"), stems("arrest"))
    assert not akin(stems("visit"), stems("bombing"))


def test_sentences_end_at_no_initial():
    """Initials and ranks end no sentence; a line does."""
    text = "Gen. J. Abe left. He met Mr. Oda.\nRain fell"
    bounds = sentence_bounds(text)
    assert [text[a:b].strip() for a, b in bounds] == [
        "Gen. J. Abe left.",
        "He met Mr. Oda.",
        "Rain fell",
    ]
    assert sentence_at(text, bounds, text.index("Oda")) == "He met Mr. Oda."


def test_comparison_has_no_direction():
    """The link of two reports is the same whichever comes first."""
    one = report("a")
    other = report("b", None, text="blast", trigger=stems("blast"), published="2030-05-08")
    assert compare(one, other) == compare(other, one)
    assert compare(one, other) is not None


def test_one_bombing_told_twice_is_linked_and_says_why():
    """The same day, place and kind of act make one incident likely, in words."""
    link = compare(
        report("a"),
        report("b", sentence=stems("Travellers were hurt when an explosive went off at a station")),
    )
    assert link.score > 0.5
    assert link.between == (
        Statement(article="a", id="e1"),
        Statement(article="b", id="e1"),
    )
    assert "both on 2030-05-06" in link.why
    assert "both in Osh" in link.why


def test_a_later_bombing_of_the_same_place_stays_apart():
    """The same kind of act in the same place a week later is another incident."""
    later = report(
        "b", "2030-05-13", published="2030-05-14", sentence=stems("Another bomb exploded in Osh")
    )
    link = compare(report("a"), later)
    assert link is None or link.score < 0.5


def test_a_copied_sentence_is_certain_unless_its_days_differ():
    """Word for word the same sentence is one report carried twice, a week later it is not."""
    one = report(
        "a", sentence=stems("A bomb exploded at the bus station of Osh wounding passengers")
    )
    copy = replace(one, statement=Statement(article="b", id="e4"))
    assert compare(one, copy).score == 0.999
    later = replace(copy, start="2030-05-20", end="2030-05-20", published="2030-05-20")
    assert (link := compare(one, later)) is None or link.score < 0.5


def test_a_denial_joins_what_it_denies():
    """Factuality plays no part in the comparison."""
    one, other = report("a"), report("b", factuality="CT-")
    assert compare(one, other) == compare(one, replace(other, factuality="CT+"))


def test_below_the_floor_there_is_no_link():
    """Acts with nothing in common are not linked; what is linked reaches the floor."""
    visit = report(
        "b", "2031-01-01", type="CONSULT", mode="visit", trigger=["visit"], story=["harbour"],
        sentence=["visit", "harbour"], recipients=[], place=replace(OSH, name="Oslo", country="NOR", lat=59.9),
    )  # fmt: skip
    assert compare(report("a"), visit) is None
    assert FLOOR <= compare(report("a"), report("b")).score <= 1


def test_days_within_the_window_share_a_key():
    """Any two days within the window are candidates, days far apart are not."""
    first = set(keys(report("a", "2030-05-06")))
    for gap in range(WINDOW_DAYS + 1):
        assert first & set(keys(report("b", f"2030-05-{6 + gap:02}", sentence=[]))), gap
    assert not first & set(keys(report("b", "2030-07-01", sentence=[])))


def test_a_stretch_of_time_shares_a_key_with_its_days():
    """ "in May" may mean the sixth."""
    whole = report("b", sentence=[], published="2030-06-15")
    month = replace(whole, start="2030-05-01", end="2030-05-31")
    assert set(keys(report("a"))) & set(keys(month))


def test_keys_need_nothing_that_is_not_known():
    """A report with neither date, place, participants nor sentence has keys, or none."""
    bare = report(
        "a", None, published=None, place=None, recipients=[], sentence=[], story=[], trigger=[]
    )
    assert keys(bare) == []
    assert (link := compare(bare, report("b"))) is None or link.score < 0.5


def test_dates_are_told_apart_by_how_they_are_known():
    """A day that is told is not the day of publication."""
    day, other = report("a"), report("b", "2030-05-09")
    assert time_evidence(day, other) == ("dates: 2-3 days apart", "3 days apart")
    late = report("b", None, published="2030-05-12")
    assert time_evidence(day, late)[0] == "told or published: 4-7 days apart"
    assert time_evidence(late, report("c", None, published=None))[0] == "dates: unknown"
    early = report("b", None, published="2030-05-01")
    assert time_evidence(day, early)[0] == "told or published: before the day"


def test_places_within_reach():
    """Points are compared by distance, a country holds its towns."""
    near = replace(OSH, name="Kara-Suu", lat=40.70, lon=72.87)
    assert place_evidence(OSH, near)[0] == "place: within reach"
    assert place_evidence(OSH, replace(OSH, name="Bishkek", lat=42.87, lon=74.59))[0] == "place: elsewhere"  # fmt: skip
    land = Spot(name="Kyrgyzstan", country="KGZ", lat=41.0, lon=75.0, precision="country")
    assert place_evidence(OSH, land)[0] == "place: one in the other's country"
    assert place_evidence(OSH, None)[0] == "place: one unknown"


def test_reports_of_a_record(coder):
    """Each event becomes a report with its sentence's words; the record alone is enough."""
    text = "OSH - A bomb exploded in Osh on Monday, killing four people. President Aman Sadykov condemned the attack."
    record = coder.code(text, published="2030-05-07", publisher="Test")
    found = reports(record)
    assert [r.statement.id for r in found] == [e.id for e in record.events]
    bomb = found[0]
    assert "explod" in bomb.trigger or "kill" in bomb.trigger
    assert {"bomb", "osh"} <= set(bomb.sentence)
    assert "sadykov" not in bomb.sentence
    assert bomb.start == "2030-05-06"
    assert bomb.killed == 4
