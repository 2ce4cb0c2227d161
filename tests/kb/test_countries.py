"""Countries by name, adjective, inhabitants and capital."""

from pathlib import Path

import pytest

from onrecord.errors import KnowledgeError
from onrecord.kb import Countries


@pytest.fixture(scope="module")
def countries() -> Countries:
    """The shipped table."""
    return Countries.load()


@pytest.mark.parametrize(
    ("text", "iso3", "how"),
    [
        ("Iran", "IRN", "name"),
        ("the Netherlands", "NLD", "name"),
        ("U.S.", "USA", "name"),
        ("US", "USA", "name"),
        ("U.K.", "GBR", "name"),
        ("DRC", "COD", "name"),
        ("Kosovo", "XKX", "name"),
        ("TURKEY", "TUR", "name"),
        ("Turkish", "TUR", "adjective"),
        ("Dutch", "NLD", "adjective"),
        ("Saudi", "SAU", "adjective"),
        ("Emirati", "ARE", "adjective"),
        ("Soviet", "RUS", "adjective"),
        ("Palestinians", "PSE", "inhabitant"),
        ("Americans", "USA", "inhabitant"),
        ("Baku", "AZE", "capital"),
        ("Kremlin", "RUS", "capital"),
        ("White House", "USA", "capital"),
        ("Niger", "NER", "name"),
        ("Nigeria", "NGA", "name"),
    ],
)
def test_forms(countries: Countries, text: str, iso3: str, how: str) -> None:
    """Everyday forms lead to the country and say how it was named."""
    match = countries.lookup(text)
    assert match is not None
    assert (match.iso3, match.how) == (iso3, how)


@pytest.mark.parametrize("text", ["us", "turkey", "Korean", "", "Springfield", "is"])
def test_what_names_no_country(countries: Countries, text: str) -> None:
    """Common words and forms that two countries share name no country."""
    assert countries.lookup(text) is None


def test_missing_table(tmp_path: Path) -> None:
    """A missing table is an error that names the file."""
    with pytest.raises(KnowledgeError, match=r"country_forms\.tsv"):
        Countries.load(tmp_path)


def test_damaged_table(tmp_path: Path) -> None:
    """A row with a field too few is an error that names the line."""
    (tmp_path / "country_forms.tsv").write_text("form\tiso3\thow\twikidata\nIran\tIRN\n")
    with pytest.raises(KnowledgeError, match="line 2"):
        Countries.load(tmp_path)
