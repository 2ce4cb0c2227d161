"""The gazetteer file: writing, look-up, damage."""

from pathlib import Path

import pytest

from onrecord.errors import KnowledgeError
from onrecord.kb.gazetteer import Gazetteer, Row, fold, write_gazetteer

ROWS = [
    Row(
        ["Tripoli", "Tarabulus"], "populated_place", "LBY", "Tripoli", 32.9, 13.2, 2210247, 1150989
    ),
    Row(["Tripoli"], "populated_place", "LBN", "Liban-Nord", 34.4, 35.8, 266826, 229398),
    Row(["Türkiye", "Turkey"], "country", "TUR", None, 39.0, 35.0, 298795, 82319724),
    Row(["Red Sea"], "water", None, None, 20.0, 38.0, None, 0),
]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A gazetteer of four places."""
    write_gazetteer(tmp_path / "g.bin", ROWS)
    return tmp_path / "g.bin"


def test_namesakes_by_size(small: Path) -> None:
    """Places of one name come largest first."""
    assert [p.country for p in Gazetteer.load(small).places("Tripoli")] == ["LBY", "LBN"]


@pytest.mark.parametrize("name", ["turkey", "TURKEY", "Turkiye", "the Turkey"])
def test_folding(small: Path, name: str) -> None:
    """Case, diacritics and a leading article do not count."""
    assert [p.name for p in Gazetteer.load(small).places(name)] == ["Türkiye"]


def test_unknown_is_none(small: Path) -> None:
    """What a place lacks is None; a name nobody has gives nothing."""
    gazetteer = Gazetteer.load(small)
    sea = gazetteer.places("Red Sea")[0]
    assert (sea.country, sea.admin1, sea.geonames) == (None, None, None)
    assert gazetteer.places("Zzz") == gazetteer.places("Aaa") == gazetteer.places("") == ()


def test_same_rows_same_bytes(small: Path, tmp_path: Path) -> None:
    """The order of the rows does not change the file."""
    write_gazetteer(tmp_path / "again.bin", ROWS[::-1])
    assert (tmp_path / "again.bin").read_bytes() == small.read_bytes()


def test_damage_is_found(small: Path, tmp_path: Path) -> None:
    """A flipped byte, a cut file, a foreign file and no file are all errors."""
    whole = small.read_bytes()
    for name, damaged in (
        ("flip", whole[:-1] + b"\xff"),
        ("cut", whole[:-9]),
        ("foreign", b"PK\x03\x04"),
    ):
        (tmp_path / name).write_bytes(damaged)
        with pytest.raises(KnowledgeError):
            Gazetteer.load(tmp_path / name)
    with pytest.raises(KnowledgeError):
        Gazetteer.load(tmp_path / "none")


def test_shipped_gazetteer() -> None:
    """The shipped file knows countries, towns, waters and regions."""
    gazetteer = Gazetteer.load()
    kinds = {n: gazetteer.places(n)[0].precision for n in ("Iran", "Aleppo", "Black Sea", "Donbas")}
    assert kinds == {
        "Iran": "country",
        "Aleppo": "populated_place",
        "Black Sea": "water",
        "Donbas": "region",
    }
    assert gazetteer.places("Washington")[0].admin1 == "District of Columbia"


def test_fold() -> None:
    """Folding drops what spellings differ in."""
    assert fold("Sana’a") == fold("Sanaa") == "sanaa"
    assert fold("Porto-Novo") == "porto novo"
