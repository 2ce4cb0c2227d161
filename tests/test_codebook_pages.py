"""The pages under ``docs/codebook``: what they show, how cells are escaped, and that they are up to date."""

import importlib.util
import re
from pathlib import Path

import pytest

from onrecord.codebook.lexicon import COLUMNS, KINDS, SLOTS, frame_of

ROOT = Path(__file__).resolve().parents[1]
SCRIPT = ROOT / "scripts/write_codebook_pages.py"
LINES = (
    COLUMNS,
    ("raid", "verb", "", "ASSAULT", "", "190", "+", "Troops *raided* the farm."),
    ("foil raid", "verb", "recipient=against|on", "ASSAULT", "", "190", "-", "He *foiled* a raid."),
    ("bomb", "verb", "actor=subj", "ASSAULT", "aerial", "195", "+", "Jets *bombed* [the] a|b_c."),
)


@pytest.fixture(scope="module")
def script():
    """The script as a module."""
    spec = importlib.util.spec_from_file_location("write_codebook_pages", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def made(script, tmp_path):
    """The pages of the shipped codebook with three entries instead of its own for ASSAULT."""
    (tmp_path / "own/lexicon").mkdir(parents=True)
    written = "\n\n# comment\n".join("\t".join(line) for line in LINES)
    (tmp_path / "own/lexicon/assault.tsv").write_text(written + "\n", encoding="utf-8")
    return script.pages(tmp_path / "own")


def cells(line):
    """Return the cells of a line as Markdown parts them."""
    return [c.strip() for c in re.split(r"(?<!\\)\|", line)[1:-1]]


def test_pages_are_up_to_date(script):
    """The pages in the repository are what the tables make; run the script if they are not."""
    assert script.stale(script.pages(), script.OUT) == []


def test_one_page_per_type_and_an_overview(made):
    """Each type has a page that the overview links to, with the number of its entries."""
    assert len(made) == 17
    rows = [cells(line) for line in made["README.md"].splitlines() if line.startswith("| [")]
    assert {row[0] for row in rows} == {f"[{n[:-3]}]({n})" for n in made if n != "README.md"}
    assert {row[0]: row[-1] for row in rows}["[ASSAULT](ASSAULT.md)"] == "3"
    total = cells(made["README.md"].splitlines()[-1])[-1].replace(",", "")
    assert sum(int(row[-1].replace(",", "")) for row in rows) == int(total)


def test_entries_stand_under_their_cameo_code_in_order(made):
    """A heading per code, below it the entries by their words."""
    page = made["ASSAULT.md"]
    headings = [line.split()[1] for line in page.splitlines() if line.startswith("### ")]
    assert headings == ["190", "195"]
    marks = ["### 190", "| foil raid |", "| raid |", "### 195", "| bomb |"]
    assert sorted(marks, key=page.index) == marks


def test_the_same_tables_make_the_same_pages(script, made, tmp_path):
    """Nothing but the tables decides what is written."""
    assert script.pages(tmp_path / "own") == made


def test_each_table_has_as_many_cells_as_its_head(script, made):
    """No cell is cut in two or lost, in the tiny codebook and in the shipped one."""
    for page in (*made.values(), *script.pages().values()):
        for table in re.findall(r"(?:^\|.*\n)+", page, re.MULTILINE):
            assert len({len(cells(line)) for line in table.splitlines()}) == 1


def test_cells_are_escaped(made):
    """Frames are code whose "|" does not end the cell; signs of Markdown in examples are only letters."""
    page = made["ASSAULT.md"]
    assert r"| `recipient=against\|on` |  | 190 | - | He *foiled* a raid. |" in page
    assert r"| Jets *bombed* \[the] a\|b\_c. |" in page


def test_the_readme_of_the_data_spells_frames_that_load():
    """Every frame, slot and kind in the description of the lexicon is one that the loader knows."""
    readme = (ROOT / "src/onrecord/codebook/data/README.md").read_text(encoding="utf-8")
    spelt = re.findall(r"`([^`\n]+)`", readme) + re.findall(r"^    (\S.*)$", readme, re.MULTILINE)
    spelt = [s.replace("\\|", "|") for s in spelt]
    frames = [s for s in spelt if re.match(r"(actor|recipient|place|if)=", s)]
    assert len(frames) >= 8
    assert all(frame_of(f) for f in frames)
    assert set(spelt) >= SLOTS | KINDS


@pytest.mark.parametrize(
    ("value", "escaped"),
    [
        ("a|b", r"a\|b"),
        ("*a*", r"\*a\*"),
        ("a\\b", r"a\\b"),
        ("<b>", r"\<b>"),
        ("a-b (c)", "a-b (c)"),
    ],
)
def test_text_is_text(script, value, escaped):
    """What Markdown would read as a sign is escaped."""
    assert script.text(value) == escaped


def test_check_tells_pages_that_differ(script, made, tmp_path):
    """Changed, missing and left-over pages are stale; a page that somebody else wrote is none."""
    out = tmp_path / "pages"
    script.write(made, out)
    (out / "NOTES.md").write_text("mine", encoding="utf-8")
    assert script.stale(made, out) == []
    (out / "AID.md").write_text("changed", encoding="utf-8")
    (out / "ACCUSE.md").unlink()
    (out / "OLD.md").write_text(script.MARK, encoding="utf-8")
    assert script.stale(made, out) == ["ACCUSE.md", "AID.md", "OLD.md"]
    script.write(made, out)
    assert script.stale(made, out) == []
    assert (out / "NOTES.md").is_file()
    assert not (out / "OLD.md").exists()


def test_check_decides_the_exit_status(script, monkeypatch, tmp_path, capsys):
    """``--check`` ends with 1 and names the pages where none are written, with 0 after writing."""
    out = str(tmp_path / "pages")
    monkeypatch.setattr("sys.argv", ["x", "--check", "--out", out])
    assert script.main() == 1
    assert "ASSAULT.md: differs" in capsys.readouterr().out
    assert not Path(out).exists()
    monkeypatch.setattr("sys.argv", ["x", "--out", out])
    assert script.main() == 0
    monkeypatch.setattr("sys.argv", ["x", "--check", "--out", out])
    assert script.main() == 0
