"""What a user writes becomes filters, or one sentence about what is wrong with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError
from onrecord.store.filters import Box, Circle, Filters, Named, asked
from onrecord.store.words import begins, match, parsed, plain, says

CODES = {"iran": "IRN", "irn": "IRN", "united states": "USA", "us": "USA", "usa": "USA"}


def filters(**given: object) -> Filters:
    """Return the filters of *given*, with two countries in the world."""
    return asked(country_of=lambda text: CODES.get(text.lower()), **given)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ({"since": "2021"}, Filters(since="2021-01-01")),
        ({"since": "2020-02", "until": "2020-02"}, Filters(since="2020-02-01", until="2020-02-29")),
        ({"actor": ["Iran"]}, Filters(actor=(Named(words="Iran", country="IRN"),))),
        ({"actor": ["IRN"]}, Filters(actor=(Named(country="IRN"),))),
        ({"actor": ["US"]}, Filters(actor=(Named(country="USA"),))),
        ({"recipient": ["IRN.MIL"]}, Filters(recipient=(Named(country="IRN", sector="MIL"),))),
        ({"source": [".MED", "Holm"]}, Filters(source=(Named(sector="MED"), Named(words="Holm")))),
        ({"country": ["iran,USA", "IRN"]}, Filters(country=("IRN", "USA"))),
        ({"type": ["assault, coerce"]}, Filters(type=("ASSAULT", "COERCE"))),
        ({"factuality": ["uu", "CT+"]}, Filters(factuality=("Uu", "CT+"))),
        ({"place": ["39.5,46.3,20"]}, Filters(place=(Circle(39.5, 46.3, 20),))),
        ({"place": ["179,-18,-179,-16"]}, Filters(place=(Box(179, -18, -179, -16),))),
        ({"place": ["Goris, Armenia"]}, Filters(place=("Goris, Armenia",))),
        ({"text": "  "}, Filters()),
    ],
)
def test_what_is_written_is_what_is_meant(written, meant):
    """Dates of any precision, names, codes, areas."""
    assert filters(**written) == meant


@pytest.mark.parametrize(
    "written",
    [
        {"since": "last week"},
        {"since": "2021-02-30"},
        {"since": "0000"},
        {"since": "2021-10", "until": "2021-09"},
        {"actor": ["—"]},
        {"actor": ["XYZ.MIL"]},
        {"actor": ["IRN.ABC"]},
        {"country": ["Atlantis"]},
        {"type": ["WAR"]},
        {"factuality": ["true"]},
        {"place": ["1,2"]},
        {"place": ["91,0,5"]},
        {"place": ["0,10,10,5"]},
        {"place": ["..."]},
    ],
)
def test_what_is_wrong_is_told(written):
    """The message holds the value."""
    ((_, value),) = list(written.items())[-1:]
    with pytest.raises(InputError) as told:
        filters(**written)
    assert (value if isinstance(value, str) else value[0])[:7] in str(told.value) or "since" in str(
        told.value
    )


def test_names_meet_at_the_beginning_of_words():
    """Without case and diacritics; never inside a word."""
    assert begins("Recep Tayyip Erdoğan", "erdogan")
    assert begins("Iran's foreign ministry", "Iran")
    assert begins("the Iranian army", "iran")
    assert begins("Łódź", "lodz")
    assert not begins("Tirana council", "Iran")
    assert not begins(None, "Iran")


def test_words_of_a_statement():
    """All words, whole; a phrase as it stands; a star for beginnings."""
    text = "that the drills were “a matter of sovereignty”"
    assert says(text, "sovereignty drills")
    assert says(text, '"matter of sovereignty"')
    assert says(text, "sover*")
    assert not says(text, "sover")
    assert not says(text, '"sovereignty matter"')
    assert not says(text, "!!")


def test_nothing_is_an_operator():
    """What FTS5 reads as an operator is a word like any other."""
    assert match('lorry OR NEAR(x) -y "a b"') == '"lorry" AND "OR" AND "NEAR(x)" AND "-y" AND "a b"'
    assert match("title:x") == '"title:x"'
    assert parsed("say* say*") == [("say*", True)]


@given(st.text())
def test_folding_is_stable(text):
    """Folding twice is folding once, and every word begins behind a space."""
    assert plain(plain(text)) == plain(text)
    assert plain(text).startswith(" ")
