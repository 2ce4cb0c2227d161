"""Wikidata ids: whom a name, a country and a year mean together, and nobody where that leaves two."""

import re

import pytest

from onrecord.errors import KnowledgeError
from onrecord.kb import KnowledgeBase, People, UserActors
from onrecord.kb.tables import DATA, rows

HEADER = "name\tshort\tcountry\tstart\tend\twikidata\talone\n"


@pytest.fixture
def people(tmp_path):
    lines = (
        "Ada Lum\tLum\tKEN\t1990\t2000\tQ11\t1\n",
        "Bo Tarr\tTarr\tTCD\t2004\t2010\tQ12\t\n",
        "Bo Tarr\t\t\t2012\t9999\tQ12\t\n",
        "Cy Orr\t\tFRA\t2001\t2002\tQ13\t\n",
        "Cy Orr\t\tDEU\t2001\t2002\t\t\n",
        "Di Ebb\t\tGBR\t2007\t2011\tQ14\t\n",
        "Di Ebb\t\tGBR\t2010\t2012\tQ15\t\n",
        "Ed Fay\t\tGBR\t2001\t2002\tQ16\t\n",
        "Ed Fay\t\tGBR\t1990\t1991\t\t\n",
    )
    (tmp_path / "people.tsv").write_text(HEADER + "".join(lines), encoding="utf-8")
    return People.load(tmp_path)


def test_country_and_year_tell_namesakes_apart(people):
    """Of two countries the one told counts, of one country who was in office; else nobody."""
    assert people.wikidata("Cy Orr", 2001, "FRA") == "Q13"
    assert people.wikidata("Cy Orr", 2001, "DEU") is None
    assert people.wikidata("Cy Orr", 2001, None) is None
    assert people.wikidata("Di Ebb", 2008, "GBR") == "Q14"
    assert people.wikidata("Di Ebb", 2012, "GBR") == "Q15"
    assert people.wikidata("Di Ebb", 2011, "GBR") is None
    assert people.wikidata("Di Ebb", None, "GBR") is None


def test_one_person_in_several_rows(people):
    """Two offices of one person, or a second source that gives no id, leave nothing open."""
    assert people.wikidata("Bo Tarr", 2011, None) == "Q12"
    assert people.wikidata("Bo Tarr", None, "TCD") == "Q12"
    assert people.wikidata("Ed Fay", 2001, "GBR") == "Q16"


def test_the_name_alone_is_not_enough_for_one_long_out_of_office(people):
    """A reporter may be called as a minister was: where nothing is told, the term must be near."""
    assert people.wikidata("Ed Fay", 2003, None, told=False) == "Q16"
    assert people.wikidata("Ed Fay", 2008, None, told=False) is None
    assert people.wikidata("Ed Fay", 2008, "GBR", told=True) == "Q16"
    assert people.wikidata("Ed Fay", 2030, "GBR") is None


def test_a_surname_needs_a_title_unless_nobody_else_bears_it(people):
    """ "Lum" is one person; "Tarr" is so only as the president in office."""
    assert people.wikidata("Lum", 1995, None) == "Q11"
    assert people.wikidata("Lum", 1995, "TCD") is None
    assert people.wikidata("Tarr", 2006, None) is None
    assert people.wikidata("Tarr", 2006, "TCD", leads=True) == "Q12"
    assert people.wikidata("Tarr", 2012, "TCD", leads=True) is None


@pytest.mark.parametrize(
    ("form", "wikidata"),
    [
        ("Kenya", "Q114"), ("the Netherlands", "Q55"), ("Denmark", "Q35"), ("Hong Kong", "Q8646"),
        ("Scotland", "Q22"), ("Gaza Strip", "Q39760"), ("Soviet Union", "Q15180"),
        ("Yugoslavia", None), ("Kenyan", None), ("Nairobi", None),
    ],
)  # fmt: skip
def test_countries(form, wikidata):
    """A name has the id of what it names; parts and former states never that of the country."""
    match = KnowledgeBase.load().countries.lookup(form)
    assert match is not None
    assert match.wikidata == wikidata


def test_every_country_has_its_own_id():
    """No two countries share one, and all but a few rocks have one."""
    countries = KnowledgeBase.load().countries
    names = [name for _, _, name, *_ in rows("countries.tsv", columns=COUNTRIES)]
    matches = [match for name in names if (match := countries.lookup(name)) and match.wikidata]
    assert len({match.wikidata for match in matches}) == len(matches) > 230


COUNTRIES = ("iso3", "iso2", "name", "lat", "lon", "geonames", "population")


def test_groups():
    """Aliases share the id of their organization, but for those that mean something else."""
    groups = KnowledgeBase.load().groups
    found = {name: groups.lookup(name) for name in ("NATO", "Nato", "UN", "PACE", "OPEC+", "PKK")}
    ids = {name: group and group.wikidata for name, group in found.items()}
    assert ids == {
        "NATO": "Q7184", "Nato": "Q7184", "UN": "Q1065", "PACE": "Q939743", "OPEC+": None,
        "PKK": "Q152220",
    }  # fmt: skip


def test_shipped_ids_are_ids():
    """Whatever the build wrote has the form of an id."""
    for table, at in (("people.tsv", 5), ("groups.tsv", 5), ("country_forms.tsv", 3)):
        header = (DATA / table).read_text(encoding="utf-8").split("\n", 1)[0]
        ids = [row[at] for row in rows(table, columns=tuple(header.split("\t")))]
        assert all(re.fullmatch(r"(Q[1-9]\d*)?", wikidata) for wikidata in ids)
        assert sum(map(bool, ids)) > 60


def test_a_users_id(tmp_path):
    """The column is optional; what is no id is refused."""
    path = tmp_path / "own.csv"
    head, line = "name,aliases,country,sector,from,to,wikidata\n", "Red Band,,HTI,REB,,,"
    path.write_text(f"{head}{line}Q77\nBlue Band,,HTI,REB,,,\n")
    own = UserActors.load(tmp_path)
    assert [own.lookup(name, None).wikidata for name in ("Red Band", "Blue Band")] == ["Q77", None]
    path.write_text(f"{head}{line}77\n")
    with pytest.raises(KnowledgeError, match="no Wikidata id"):
        UserActors.load(tmp_path)
