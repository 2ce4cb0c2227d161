"""Relations in space are read from the words before a name."""

import pytest
import spacy

from onrecord.pipeline.geo.relations import Relation, relation_to
from onrecord.pipeline.places import Places
from onrecord.records import PlaceRelation

from .hand import document


def last_word(text: str) -> Relation | None:
    """Return the relation to the last word of *text*."""
    doc = document(text, ents=["O"] * (len(text.split()) - 1) + ["B-GPE"])
    return relation_to(doc[len(doc) - 1 :])


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Shells fell near Agdam", Relation("near")),
        ("a camp on the outskirts of the city of Goma", Relation("near")),
        ("some 10 km from Agdam", Relation("at_distance", 10.0)),
        ("about 5 miles north of Rafah", Relation("at_distance", 8.047, 0)),
        ("ten kilometers south-east of Aleppo", Relation("at_distance", 10.0, 135)),
        ("10 km from the border with Iran", Relation("at_distance", 10.0)),
        ("troops along the border with Iran", Relation("along")),
        ("shots were fired along the Aras", Relation("along")),
        ("a ship off the coast of Yemen", Relation("off_coast")),
        ("a ship off the southern coast of Yemen", Relation("off_coast", None, 180)),
        ("clashes north of Kirkuk", Relation("near", None, 0)),
        ("They live in Agdam", None),
        ("They ran from Agdam", None),
    ],
)
def test_words_before_a_name(text: str, relation: Relation | None) -> None:
    """Distances are in kilometres, bearings in degrees."""
    assert last_word(text) == relation


def test_relation_stays_in_its_sentence() -> None:
    """What the sentence before says is not about the name."""
    assert last_word("They were near . Agdam") is None


def test_relations_in_the_record() -> None:
    """A relation refers to the place named; "between" refers to the other one."""
    places = Places(spacy.blank("en"))
    doc = document(
        "the road between Goris and Lachin , near Kapan",
        ents=["O", "O", "O", "B-GPE", "O", "B-GPE", "O", "O", "B-GPE"],
    )
    assert [p.relation for p in places.match(doc)] == [
        PlaceRelation(kind="between", of="p2"),
        PlaceRelation(kind="between", of="p1"),
        PlaceRelation(kind="near", of="p3"),
    ]


def border(places: Places, text: str, ents: str) -> list[tuple[str, str | None, str | None]]:
    """Return (text, name, relation) of the borders in *text*; *ents* are its places' words."""
    words = text.split()
    tags = ["B-GPE" if w in ents.split() else "O" for w in words]
    found = places.match(document(text, ents=tags))
    assert [p.id for p in found] == [f"p{i}" for i in range(1, len(found) + 1)]
    return [
        (p.text, p.name, p.relation.kind if p.relation else None)
        for p in found
        if p.precision == "border"
    ]


@pytest.fixture(scope="module")
def places() -> Places:
    """The component with the shipped knowledge."""
    return Places(spacy.blank("en"))


def test_borders_are_places(places: Places) -> None:
    """The words name both countries, or the text before tells the second."""
    name = "Azerbaijan–Iran border"
    assert border(places, "near the border between Azerbaijan and Iran", "Azerbaijan Iran") == [
        ("border between Azerbaijan and Iran", name, "near")
    ]
    assert border(
        places, "Azerbaijan fired 10 km from the border with Iran", "Azerbaijan Iran"
    ) == [("border with Iran", name, "at_distance")]
    assert border(places, "along the Turkish - Syrian border", "") == [
        ("Turkish - Syrian border", "Syria–Turkey border", "along")
    ]
    assert border(places, "the border was quiet", "") == []


def test_border_point_near_the_text(places: Places) -> None:
    """The border's point is the one nearest to a town of the sentence."""
    doc = document(
        "in Jabrayil near the border with Iran",
        ents=["O", "B-GPE", "O", "O", "O", "O", "B-GPE"],
    )
    (found,) = [p for p in places.match(doc) if p.precision == "border"]
    assert (found.country, found.lat, found.lon) == (
        "AZE",
        pytest.approx(39.3, abs=0.1),
        pytest.approx(47.1, abs=0.1),
    )
