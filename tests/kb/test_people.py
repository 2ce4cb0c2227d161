"""Officeholders by name and year."""

import pytest

from onrecord.errors import KnowledgeError
from onrecord.kb import Officeholder, People

HEADER = "name\tshort\tcountry\tstart\tend\twikidata\talone\n"


@pytest.fixture
def people(tmp_path):
    rows = (
        "Ada Lum\tLum\tKEN\t1990\t2000\t\t\n",
        "Bo Lum\tLum\tTCD\t2004\t9999\t\t\n",
        "Cy Orr\t\tFRA\t2001\t2002\t\t\n",
        "Cy Orr\t\tDEU\t2001\t2002\t\t\n",
    )
    (tmp_path / "people.tsv").write_text(HEADER + "".join(rows), encoding="utf-8")
    return People.load(tmp_path)


def country(people, name, year):
    found = people.lookup(name, year)
    return found.country if found else None


def test_a_surname_means_who_was_in_the_news_then(people):
    """Two leaders of one surname are told apart by the year; where the year does not, nobody is meant."""
    assert country(people, "Lum", 1995) == "KEN"
    assert country(people, "lum", 2020) == "TCD"
    assert country(people, "Lum", 2005) is None
    assert country(people, "Lum", None) is None
    assert country(people, "Lum", 1950) is None


def test_a_full_name_needs_no_year_if_it_is_one_country(people):
    """A name that people of two countries bear means none of them."""
    assert country(people, "Ada Lum", None) == "KEN"
    assert country(people, "Cy Orr", 2001) is None
    assert country(people, "Orr", 2001) is None


def test_of_one_name_it_is_who_holds_the_office():
    """A prime minister who went to an international organization has no country while there."""
    people = People.load()
    assert country(people, "Mark Rutte", 2020) == "NLD"
    nato = people.lookup("Mark Rutte", 2025)
    assert nato is not None
    assert nato.country is None


def test_a_term():
    """In office and in the news are two things."""
    ada = Officeholder("Ada Lum", "KEN", 1990, 2000)
    assert ada.holds(1990) and not ada.holds(2001) and not ada.holds(None)
    assert ada.known_in(1988) and ada.known_in(2008) and not ada.known_in(2009)


def test_a_missing_table(tmp_path):
    with pytest.raises(KnowledgeError, match=r"people\.tsv"):
        People.load(tmp_path)


def test_the_shipped_table():
    """Well-known leaders are in it, by surname and by name with and without diacritics."""
    people = People.load()
    assert country(people, "Merkel", 2015) == "DEU"
    assert country(people, "Justin Trudeau", None) == "CAN"
    assert country(people, "Tete Antonio", 2021) == country(people, "Tete António", 2021) == "AGO"
