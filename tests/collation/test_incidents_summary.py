"""What a reader is told of an incident."""

import pytest
from msgspec.structs import replace

from onrecord.codebook import Codebook
from onrecord.collation.incidents import Party, Report, Spot, incident
from onrecord.collation.incidents.summary import _wording
from onrecord.records import Merge, Statement, Toll

MINERS = Party(
    name="striking miners", stems=["strik", "min"], head="min", country="ZMB", sector="LAB"
)
POLICE = Party(
    name="Zambian police",
    stems=["zamb", "polic"],
    head="polic",
    country="ZMB",
    sector="COP",
    named=True,
)
NDOLA = Spot(name="Ndola", country="ZMB", lat=-12.96, lon=28.64, precision="populated_place")
ZAMBIA = Spot(name="Zambia", country="ZMB", lat=-15.0, lon=30.0, precision="country")


def report(name: str, **fields) -> Report:
    """Return a report of arrests in Ndola."""
    known = {
        "statement": Statement(article=name, id="e2"), "type": "COERCE", "mode": "arrest", "text": "arrested",
        "trigger": ["arrest"], "actors": [POLICE], "recipients": [MINERS], "place": NDOLA, "start": "2031-03-04",
        "end": "2031-03-04", "basis": "text", "published": f"2031-03-0{5 + ord(name) - ord('a')}", "arrested": 7,
        "factuality": "CT+", "time": "past", "confidence": 0.9,
    }  # fmt: skip
    return Report(**known | fields)


def told(*members: Report, denied: int = 0):
    """Return the incident of *members*."""
    return incident(members, origins=1, groups=len(members), denied=denied)


def test_agreement_of_the_reports():
    """Type, day and place are those of most; tolls go from the lowest to the highest."""
    odd = report(
        "c",
        type="SANCTION",
        mode=None,
        start="2031-03-05",
        end="2031-03-05",
        arrested=9,
        place=ZAMBIA,
    )
    found = told(report("a"), report("b", arrested=None), odd)
    assert (found.type, found.mode, found.quad) == ("COERCE", "arrest", "material conflict")
    assert (found.start, found.end) == ("2031-03-04", "2031-03-04")
    assert (found.place, found.country, found.precision) == ("Ndola", "ZMB", "populated_place")
    assert found.arrested == Toll(low=7, high=9)
    assert found.killed == Toll()
    assert (found.actor, found.recipient_country) == (["Zambian police"], ["ZMB"])
    assert found.title == "Zambian police: arrest of striking miners, Ndola"
    assert found.articles == 3


def test_order_does_not_matter_and_the_id_stays():
    """Any order gives the same record; a later report leaves the id as it is, an earlier one does not."""
    a, b, c = (report(n) for n in "abc")
    assert told(a, b, c) == told(c, a, b)
    assert told(a, b).id == told(a, b, c).id
    assert told(b, c).id != told(a, b, c).id


def test_whether_it_happened():
    """Asserted or denied by all is known; by some of each, or neither, it is not."""
    yes, no, plan = (
        report("a"),
        report("b", factuality="CT-"),
        report("c", factuality="Uu", time="future"),
    )
    assert told(yes, plan).happened is True
    assert told(no, plan).happened is False
    assert told(yes, no).happened is None
    assert told(plan).happened is None
    assert told(yes, denied=1).happened is None


def test_nothing_told_is_null():
    """Without date, place and participants the title is the bare act."""
    found = told(
        report(
            "a",
            start=None,
            end="2031-03-05",
            basis="published",
            place=None,
            actors=[],
            recipients=[],
        )
    )
    assert (found.start, found.end, found.place, found.actor) == (None, None, None, [])
    assert found.title == "Arrest"


def test_days_go_before_stretches():
    """ "in March" twice says less than a day once."""
    month = [report(n, start="2031-03-01", end="2031-03-31") for n in "bc"]
    assert told(report("a"), *month).start == "2031-03-04"
    assert told(*month).end == "2031-03-31"


def test_merges_are_kept_with_their_reasons():
    """Links and decisions stay with the incident."""
    a, b = report("a"), report("b")
    made = Merge(between=(a.statement, b.statement), score=0.9, why=["both in Ndola"])
    found = incident([a, b], [made], origins=1, groups=2)
    assert found.merges == [made]
    assert found.reports == [a.statement, b.statement]


def test_no_report_no_incident():
    """An empty incident, or one without a type, is an error of the caller."""
    with pytest.raises(ValueError, match="needs a report"):
        told()
    with pytest.raises(ValueError, match="needs a report"):
        told(replace(report("a"), type=None))


def test_every_mode_of_the_codebook_has_words():
    """A title can be made of each type and mode."""
    book = Codebook.load()
    assert set(_wording()) == {(kind, None) for kind in book.types} | set(book.modes)
