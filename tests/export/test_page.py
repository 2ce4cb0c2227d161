"""``docs/exports.md`` and the descriptions beside exports. To write the page anew, run this file:
``python -m tests.export.test_page``.
"""

import re
from pathlib import Path

import pytest

from onrecord.export import FORMATS, Options, export, page, readme
from tests.export import made

PAGE = Path(__file__).resolve().parents[2] / "docs/exports.md"
MARK = "<!-- From here on made of the code: python -m tests.export.test_page -->\n"


def current():
    """Return the page with its second part made of the formats as they are."""
    by_hand, _, _ = PAGE.read_text(encoding="utf-8").partition(MARK)
    return f"{by_hand}{MARK}\n{page()}"


def test_the_page_is_up_to_date():
    """What docs say of formats and columns is what the code has."""
    assert PAGE.read_text(encoding="utf-8") == current()


def test_tables_of_the_page_are_whole():
    """Each row has as many cells as its head."""
    for table in re.findall(r"(?:^\|.*\n)+", page(), re.MULTILINE):
        assert len({len(line.split("|")) for line in table.splitlines()}) == 1


@pytest.mark.parametrize("format", FORMATS)
def test_what_lies_beside_an_export_names_every_column(tmp_path, format):
    """Formats with columns come with a description of each of them."""
    *_, last = export(made.empty(), format, tmp_path / "x.y")
    tables = FORMATS[format].tables
    assert (last.name == "x.readme.md") == bool(tables)
    for table in tables:
        for column in table.columns:
            assert f"`{column.name}`" in last.read_text(encoding="utf-8")


def test_it_says_whose_data_it_is_not():
    """Nobody takes a file of ours for ACLED's or UCDP's."""
    assert "not ACLED data" in readme(FORMATS["acled"], Options())
    assert "not UCDP data" in readme(FORMATS["ucdp"], Options())
    assert "(`--all`)" in readme(FORMATS["acled"], Options(everything=True))


def test_every_format_has_its_line_for_help():
    """Names, suffixes and one line each."""
    for name, format in FORMATS.items():
        assert format.name == name
        assert format.suffix.startswith(".")
        assert "\n" not in format.holds
        assert len(format.holds) < 100


if __name__ == "__main__":
    PAGE.write_text(current(), encoding="utf-8")
