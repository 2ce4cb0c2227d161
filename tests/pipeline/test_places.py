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
    """Without any hint the largest of that name is meant, and confidence is low."""
    (place,) = places.match(document("in Paris .", ents=["O", "B-GPE", "O"]))
    assert (place.country, place.confidence) == ("FRA", 0.5)


def test_country_of_the_article_decides(places: Places) -> None:
    """A country that the article mentions wins over size."""
    doc = document(
        "Lebanon said that Tripoli was calm .", ents=["B-GPE", "O", "O", "B-GPE", "O", "O", "O"]
    )
    assert [p.country for p in places.match(doc)] == ["LBN", "LBN"]


def test_comma_decides(places: Places) -> None:
    """ "X, Y" puts X into Y, be Y a state or a country."""
    doc = document("in Paris , Texas .", ents=["O", "B-GPE", "O", "B-GPE", "O"])
    paris, _ = places.match(doc)
    assert (paris.country, paris.admin1, paris.confidence) == ("USA", "Texas", 0.9)


def test_unit_word_decides(places: Places) -> None:
    """ "Kandahar province" is the province, "Kandahar" the town."""
    doc = document("in Kandahar province .", ents=["O", "B-GPE", "O", "O"])
    assert places.match(doc)[0].precision == "admin1"
    doc = document("in Kandahar .", ents=["O", "B-GPE", "O"])
    assert places.match(doc)[0].precision == "populated_place"


def test_unknown_place(places: Places) -> None:
    """A place that the gazetteer lacks is kept with nulls."""
    (place,) = places.match(document("in Xyzzyville .", ents=["O", "B-GPE", "O"]))
    assert (place.name, place.country, place.lat, place.confidence) == (None, None, None, None)


def test_people_are_no_places(places: Places) -> None:
    """Only names of places are looked up."""
    assert places.match(document("Paris Hilton slept .", ents=["B-PER", "I-PER", "O", "O"])) == []
