"""Borders: who borders whom, and how far it is to the line."""

import pytest

from onrecord.errors import KnowledgeError
from onrecord.kb.borders import Borders


@pytest.fixture(scope="module")
def borders() -> Borders:
    """The shipped borders."""
    return Borders.load()


@pytest.mark.parametrize(
    ("pair", "town", "km"),
    [
        (("AZE", "IRN"), (39.40, 47.03), 11.9),  # Jabrayil
        (("ARM", "AZE"), (39.51, 46.34), 8.7),  # Goris
        (("COD", "RWA"), (-1.68, 29.23), 0.1),  # Goma
        (("UKR", "RUS"), (47.10, 37.54), 49.6),  # Mariupol
    ],
)
def test_distance_to_the_border(
    borders: Borders, pair: tuple[str, str], town: tuple[float, float], km: float
) -> None:
    """Distances agree with those measured on the unsimplified lines to about a kilometre."""
    found = borders.nearest(*pair, town)
    assert found is not None
    assert found.km == pytest.approx(km, abs=1.2)


def test_neighbours(borders: Borders) -> None:
    """Only countries that share a line are neighbours; others have no border."""
    assert borders.neighbours("PRT") == {"ESP"}
    assert borders.neighbours("ISL") == frozenset()
    assert borders.nearest("ISL", "PRT", (0.0, 0.0)) is None
    assert borders.middle("ISL", "PRT") is None


def test_missing_table(tmp_path) -> None:
    """Without its table there is an error that says so."""
    with pytest.raises(KnowledgeError):
        Borders.load(tmp_path)
