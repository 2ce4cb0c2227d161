"""Place names find their place, or none."""

import pytest
import spacy

from onrecord.pipeline.places import Places

from .hand import document


@pytest.fixture(scope="module")
def places() -> Places:
    """The component with the shipped gazetteer."""
    return Places(spacy.blank("en"))


def test_country(places: Places) -> None:
    """A country's name is a place of precision country, without its article."""
    doc = document("in the Netherlands", ents=["O", "B-GPE", "I-GPE"])
    (place,) = places.match(doc)
    assert (place.text, place.country, place.precision) == ("Netherlands", "NLD", "country")
    assert doc.text[slice(*place.span)] == place.text


def test_size_decides(places: Places) -> None:
    """Without any hint the largest and best known of that name is meant."""
    (place,) = places.match(document("in Paris .", ents=["O", "B-GPE", "O"]))
    assert (place.country, place.precision) == ("FRA", "populated_place")


def test_country_of_the_article_decides(places: Places) -> None:
    """A country that the article mentions wins over size."""
    doc = document(
        "Lebanon said that Tripoli was calm .", ents=["B-GPE", "O", "O", "B-GPE", "O", "O", "O"]
    )
    assert [p.country for p in places.match(doc)] == ["LBN", "LBN"]


def test_neighbours_decide(places: Places) -> None:
    """Towns near one another pull a namesake towards them."""
    doc = document(
        "from Beaumont and Galveston to Port Arthur .",
        ents=["O", "B-GPE", "O", "B-GPE", "O", "B-GPE", "I-GPE", "O"],
    )
    assert {p.admin1 for p in places.match(doc)} == {"Texas"}


def test_comma_decides(places: Places) -> None:
    """ "X, Y" puts X into Y, be Y a state or a country."""
    doc = document("in Paris , Texas .", ents=["O", "B-GPE", "O", "B-GPE", "O"])
    paris, _ = places.match(doc)
    assert (paris.country, paris.admin1) == ("USA", "Texas")


def test_one_sense_unless_told(places: Places) -> None:
    """A name keeps its meaning through the article, but two commas tell two places apart."""
    doc = document(
        "Paris , Texas . Then Paris .", ents=["B-GPE", "O", "B-GPE", "O", "O", "B-GPE", "O"]
    )
    assert [p.admin1 for p in places.match(doc)] == ["Texas"] * 3
    doc = document(
        "Paris , Texas , and Paris , France",
        ents=["B-GPE", "O", "B-GPE", "O", "O", "B-GPE", "O", "B-GPE"],
    )
    assert [p.country for p in places.match(doc)] == ["USA", "USA", "FRA", "FRA"]


def test_abbreviated_state(places: Places) -> None:
    """The state after the comma may be abbreviated and the encoder may have missed it."""
    doc = document("in Springfield , Mo. today", ents=["O", "B-GPE", "O", "O", "O"])
    springfield, missouri = places.match(doc)
    assert (springfield.admin1, missouri.name) == ("Missouri", "Missouri")
    assert missouri.precision == "admin1"


def test_unit_word_decides(places: Places) -> None:
    """ "Kandahar province" is the province, "Kandahar" the town."""
    doc = document("in Kandahar province .", ents=["O", "B-GPE", "O", "O"])
    assert places.match(doc)[0].precision == "admin1"
    doc = document("in Kandahar .", ents=["O", "B-GPE", "O"])
    assert places.match(doc)[0].precision == "populated_place"


def test_listed_counties(places: Places) -> None:
    """ "counties" at the end of a list makes each name of the list a county."""
    doc = document(
        "in Wood , Hancock and Seneca counties in Ohio",
        ents=["O", "B-GPE", "O", "B-GPE", "O", "B-GPE", "O", "O", "B-GPE"],
    )
    assert [p.precision for p in places.match(doc)] == ["admin2"] * 3 + ["admin1"]


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Jebrail", "AZE"),
        ("Kafan", "ARM"),
        ("Stepanakert", "AZE"),
        ("Khankendi", "AZE"),
        ("Kiev", "UKR"),
        ("Bombay", "IND"),
        ("Sahel", None),
        ("Donbas", "UKR"),
        ("Nagorno-Karabakh", "AZE"),
    ],
)
def test_other_names_and_regions(places: Places, name: str, country: str | None) -> None:
    """Transliterations, old names and informal regions are known."""
    (place,) = places.match(document(f"in {name} .", ents=["O", "B-GPE", "O"]))
    assert place.lat is not None
    assert place.country == country


def test_unknown_place(places: Places) -> None:
    """A place that the gazetteer lacks is kept with nulls."""
    (place,) = places.match(document("in Xyzzyville .", ents=["O", "B-GPE", "O"]))
    assert (place.name, place.country, place.lat, place.confidence) == (None, None, None, None)


def test_acronym_is_no_town(places: Places) -> None:
    """ "EU" is not the town of Eu."""
    assert places.match(document("The EU agreed .", ents=["O", "B-GPE", "O", "O"])) == []


def test_people_are_no_places(places: Places) -> None:
    """Of people's names only those are looked up that stand where places stand."""
    assert places.match(document("Paris Hilton slept .", ents=["B-PER", "I-PER", "O", "O"])) == []
    doc = document("in Roswell and Atlanta .", ents=["O", "B-PER", "O", "B-GPE", "O"])
    assert [p.text for p in places.match(doc)] == ["Roswell", "Atlanta"]


def test_adjectives_are_no_places(places: Places) -> None:
    """Demonyms name entities, never places."""
    assert (
        places.match(document("The French army left .", ents=["O", "B-NORP", "O", "O", "O"])) == []
    )


def test_body_gives_its_seat(places: Places) -> None:
    """A public body is named after its place, a newspaper only bears the name."""
    doc = document("Osun Police Command said", ents=["B-ORG", "I-ORG", "I-ORG", "O"])
    assert [p.text for p in places.match(doc)] == ["Osun"]
    assert (
        places.match(document("Boston Globe Post said", ents=["B-ORG", "I-ORG", "I-ORG", "O"]))
        == []
    )


def test_directions_are_left_out(places: Places) -> None:
    """ "northern" is no part of a name, "West" of "West Java" is."""
    doc = document("in northern Mali .", ents=["O", "B-GPE", "I-GPE", "O"])
    assert [p.text for p in places.match(doc)] == ["Mali"]
    doc = document("in West Africa .", ents=["O", "O", "B-LOC", "O"])
    assert [p.text for p in places.match(doc)] == ["West Africa"]


def test_lines_of_control(places: Places) -> None:
    """Lines of ceasefire are places of precision border, though no encoder names them."""
    (place,) = places.match(document("shots along the Line of Control today", ents=["O"] * 7))
    assert (place.text, place.precision) == ("Line of Control", "border")
    assert place.relation is not None
    assert place.relation.kind == "along"


def test_old_names_of_units(places: Places) -> None:
    """An old name of a town is that of the unit around it too."""
    doc = document("in Jebrail region .", ents=["O", "B-GPE", "O", "O"])
    assert [(p.name, p.precision) for p in places.match(doc)] == [("Jabrayil", "admin1")]


def test_feature_with_an_adjective(places: Places) -> None:
    """An adjective and "Peninsula" name a feature; money is no place."""
    doc = document("on the Korean Peninsula now", ents=["O", "O", "B-NORP", "O", "O"])
    assert [p.text for p in places.match(doc)] == ["Korean Peninsula"]
    assert places.match(document("for 40 US dollars", ents=["O", "O", "B-GPE", "O"])) == []
