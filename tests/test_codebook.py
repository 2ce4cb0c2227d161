"""The codebook loads, is consistent and names what is wrong with it."""

import shutil
from typing import get_args

import pytest

from onrecord.codebook import Codebook
from onrecord.codebook.book import SHIPPED
from onrecord.errors import CodebookError
from onrecord.records.labels import EventType, Quad

BOOK = Codebook.load()


def test_types_are_those_of_the_record():
    """The codebook's types and quads are the closed lists of the record."""
    assert set(BOOK.types) == set(get_args(EventType))
    assert {t.quad for t in BOOK.types.values()} == set(get_args(Quad))
    assert len(BOOK.contexts) == 37


def test_scores_go_with_the_quad():
    """Material conflict is below zero, cooperation above; ACCUSE is -3, not the manual's +3."""
    assert BOOK.score("ACCUSE", None) == -3
    assert BOOK.score("CONSULT", "visit") == 4
    assert all(t.score < 0 for t in BOOK.types.values() if t.quad == "material conflict")
    assert all(t.score > 0 for t in BOOK.types.values() if t.quad.endswith("cooperation"))


def test_the_crosswalk_goes_both_ways():
    """A code chosen for a type maps back to that type; every mode that has a code of its own keeps it."""
    for kind in BOOK.types:
        assert BOOK.plover_of(BOOK.cameo_of(kind, None))[0] == kind
    for kind, mode in BOOK.modes:
        code = BOOK.cameo_of(kind, mode)
        assert BOOK.plover_of(code)[0] == kind
        if (kind, mode) in BOOK.crosswalk.values():
            assert BOOK.plover_of(code) == (kind, mode)


def test_roots_alone_do_not_decide():
    """Codes that leave their root's type are where the conversion table puts them."""
    assert BOOK.plover_of("192") == ("COERCE", "seize")
    assert BOOK.plover_of("163")[0] == "COERCE"
    assert BOOK.plover_of("175")[0] == "ASSAULT"
    assert BOOK.plover_of("010") is None


def test_goldstein_is_not_mixed_with_plover():
    """The Goldstein value comes from CAMEO's table."""
    assert BOOK.goldstein("190") == -10
    assert BOOK.goldstein("no code") is None


@pytest.mark.parametrize(
    ("file", "line", "said"),
    [
        ("plover_modes.csv", "NONSENSE,x,label,1,current", "NONSENSE"),
        ("plover_modes.csv", "CONSULT,x,label,much,current", "much"),
        ("cameo_codes.csv", "01", "columns"),
    ],
)
def test_a_broken_row_is_named(tmp_path, file, line, said):
    """The error names the file, the line and what is wrong there."""
    folder = tmp_path / "book"
    shutil.copytree(SHIPPED, folder)
    with (folder / file).open("a") as out:
        out.write(line + "\n")
    with pytest.raises(CodebookError, match=rf"{file}:\d+: .*{said}"):
        Codebook.load(folder)


def test_a_missing_file_is_named(tmp_path):
    """The error names the folder's missing file."""
    with pytest.raises(CodebookError, match=r"plover_events\.csv"):
        Codebook.load(tmp_path)
