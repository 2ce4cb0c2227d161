"""The codebook loads, is consistent and names what is wrong with it."""

import shutil
from dataclasses import replace
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
    """A code chosen for a type and mode maps back to that type; without a rule of ours, to the mode too."""
    for kind in BOOK.types:
        assert BOOK.plover_of(BOOK.cameo_of(kind, None))[0] == kind
    for kind, mode in BOOK.modes:
        code = BOOK.cameo_of(kind, mode)
        assert code is None or BOOK.plover_of(code)[0] == kind
        if (kind, mode) in BOOK.crosswalk.values() and (kind, mode) not in BOOK.preferred:
            assert BOOK.plover_of(code) == (kind, mode)


def test_a_code_claims_no_more_than_the_event():
    """No code says what type and mode leave open; what CAMEO has no code for is null."""
    assert BOOK.cameo_of("ACCUSE", None) == "110"  # not 090, investigate
    assert BOOK.cameo_of("ASSAULT", "aerial") == "195"  # not 180, unconventional violence
    assert BOOK.cameo_of("COERCE", "restrict") == "172"  # not 163, embargo
    assert BOOK.cameo_of("SANCTION", "convict") is None


def test_only_current_modes_come_out():
    """The crosswalk hands out no mode that the codebook does not have; appeals are requests."""
    given = {pair for pair in BOOK.crosswalk.values() if pair[1]}
    assert given <= set(BOOK.modes)
    assert BOOK.plover_of("202") == ("ASSAULT", None)
    assert BOOK.plover_of("020") == ("REQUEST", None)


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
        ("plover_modes.csv", "CONSULT,x,label,nan,current", "nan"),
        ("cameo_codes.csv", "01", "columns"),
        ("cameo_preferred.csv", "ASSAULT,aerial,999,x", "999"),
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


def test_a_missing_column_is_named(tmp_path):
    """A table whose head lacks a column is refused by name, not by a KeyError."""
    folder = tmp_path / "book"
    shutil.copytree(SHIPPED, folder)
    (folder / "mode_aliases.csv").write_text("event,alias\nASSAULT,execute\n")
    with pytest.raises(CodebookError, match=r"mode_aliases\.csv:1: no column mode"):
        Codebook.load(folder)


@pytest.mark.parametrize(
    ("table", "said"),
    [("ASSAULT", "no row for ACCUSE, AGREE"), ("ATTACK", "plover_events.csv:2: no type 'ATTACK'")],
)
def test_the_types_are_closed(tmp_path, table, said):
    """A table of types must have those of the record, all and no other."""
    head, *lines = (SHIPPED / "plover_events.csv").read_text().splitlines()
    row = next(line for line in lines if line.startswith("ASSAULT"))
    (tmp_path / "plover_events.csv").write_text(f"{head}\n{row.replace('ASSAULT', table, 1)}\n")
    with pytest.raises(CodebookError, match=said):
        Codebook.load(tmp_path)


def test_a_spreadsheet_may_have_written_it(tmp_path):
    """A byte order mark at the head of a table does not matter."""
    folder = tmp_path / "book"
    shutil.copytree(SHIPPED, folder)
    path = folder / "plover_events.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    book = Codebook.load(folder)
    assert replace(book, lexicon=BOOK.lexicon, version=BOOK.version) == BOOK
