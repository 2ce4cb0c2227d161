"""Tables of codes, and what is read out of them."""

from typing import get_args

import pytest

from onrecord.export.actors import Actor
from onrecord.export.reference import acled_types, countries, country_name, sectors
from onrecord.export.reports import days, passage, stamp
from onrecord.export.ucdp import COLUMNS as UCDP
from onrecord.kb.tables import DATA, rows
from onrecord.records import EventDate
from onrecord.records.labels import Sector
from tests.export import made


def test_every_country_of_the_knowledge_base_has_a_row():
    """The table has the countries that places and actors can have."""
    columns = ("iso3", "iso2", "name", "lat", "lon", "geonames", "population")
    known = {row[0] for row in rows("countries.tsv", columns=columns, folder=DATA)}
    assert set(countries()) == known


def test_codes_are_unique_within_a_list():
    """No two countries share a code of one list."""
    for name in ("iso_numeric", "fips", "cameo", "cow", "gw"):
        codes = [getattr(c, name) for c in countries().values() if getattr(c, name) is not None]
        assert len(codes) == len(set(codes)), name


@pytest.mark.parametrize(
    ("iso3", "codes"),
    [
        ("DEU", (276, "GM", "DEU", 255, 260)),
        ("YEM", (887, "YM", "YEM", 679, 678)),
        ("SRB", (688, "RI", "SRB", 345, 340)),
        ("TLS", (626, "TT", "TMP", 860, 860)),
        ("XKX", (None, "KV", "KSV", 347, 347)),
        ("PSE", (275, None, "PSE", None, None)),
    ],
)
def test_countries_that_lists_treat_differently(iso3, codes):
    """The lists' exceptions are in the table."""
    found = countries()[iso3]
    assert (found.iso_numeric, found.cameo, found.cow, found.gw) == (codes[0], *codes[2:])
    assert codes[1] is None or found.fips == codes[1]
    assert country_name(iso3)


def test_every_sector_has_a_row():
    """No sector is without an answer, and no row is of none."""
    assert set(sectors()) == set(get_args(Sector))


def test_acled_types_end_with_the_general_case():
    """A row that says "any" never stands before one that is more exact: the first that fits counts."""
    seen = set()
    for row in acled_types():
        assert (row.type, "any", "any") not in seen, row
        seen.add((row.type, row.mode, row.against))


@pytest.mark.parametrize(
    ("actor", "code", "side", "inter"),
    [
        (Actor("Iran", "Iran", country="IRN", kind="country"), "IRN", "state", "State forces"),
        (Actor("a", "a", country="IRN", sector="GOV"), "IRNGOV", "state", "State forces"),
        (Actor("a", "a", sector="IGO"), "IGO", None, "External/Other forces"),
        (Actor("a", "a", kind="armed_group"), None, "armed", "Political militia"),
        (Actor("a", "a", country="XKX", sector="MED"), "KSVMED", "unarmed", "Civilians"),
        (Actor("a", "a", sector="UNK"), None, None, None),
    ],
)
def test_actors_in_other_codes(actor, code, side, inter):
    """Country, sector and kind decide code, side and kind of actor."""
    assert (actor.code, actor.side, actor.inter) == (code, side, inter)


@pytest.mark.parametrize(
    ("published", "digits"),
    [
        ("2024-05-07", "20240507000000"),
        ("2024-05-07T22:30:00-03:00", "20240508013000"),
        ("2024-05-07T22:30:00Z", "20240507223000"),
        ("2024-05-07T22:30", "20240507223000"),
        ("May 2024", None),
        (None, None),
    ],
)
def test_stamps(published, digits):
    """Date-times become UTC; a day begins at midnight; what is no date is none."""
    assert stamp(published) == digits


def test_passages_are_paragraphs_and_not_endless():
    """A passage is the paragraph of the trigger, cut at spaces where it is very long."""
    text = "One.\n\n  The raid\nwas big. \n\nTwo."
    start, end = passage(text, (text.index("raid"), text.index("raid") + 4))
    assert text[start:end] == "The raid\nwas big."
    long = "word " * 500 + "raid " + "word " * 500
    start, end = passage(long, (2500, 2504))
    assert long[start:end].count("raid") == 1
    assert end - start < 620
    assert set(long[start:end].split()) == {"word", "raid"}


def test_bounds_are_no_dates():
    """Where only the publication bounds a date, the day of publication stands in."""
    event = made.event(
        "e1", made.SECOND, "killed", type="ASSAULT",
        date=EventDate(start="2020-01-01", end="2024-05-09", basis="published"),
    )  # fmt: skip
    assert days(event, "2024-05-09T10:00") == ("2024-05-09", "2024-05-09")


@pytest.mark.parametrize(
    ("lat", "lon", "cell"),
    [(33.3386, 44.3939, 177569), (34.53, 69.17, 179779), (-90, -180, 1), (90, 180, 259200)],
)
def test_cells_of_the_prio_grid(lat, lon, cell):
    """Cells are counted from the south-west corner: Baghdad, Kabul, both ends."""
    column = next(c for c in UCDP if c.name == "priogrid_gid")

    class Told:
        class where:
            pass

    Told.where.lat, Told.where.lon = lat, lon
    assert column.value(Told) == cell
