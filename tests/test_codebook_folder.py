"""A user's codebook folder: its files go before the shipped ones, records name it, faults are told."""

import shutil

import pytest

import onrecord
from onrecord.codebook import Codebook
from onrecord.codebook.folder import SHIPPED, TABLES
from onrecord.codebook.lexicon import COLUMNS
from onrecord.errors import CodebookError

SENTENCE = "Russian agents defenestrated opposition leaders in Moscow on Monday."
VERB = ("defenestrate", "verb", "", "COERCE", "", "170", "+", "They *defenestrated* him.")


@pytest.fixture
def folder(tmp_path):
    """A folder with one file: a lexicon of one verb."""
    (tmp_path / "mine" / "lexicon").mkdir(parents=True)
    lines = "\n".join("\t".join(cells) for cells in (COLUMNS, VERB))
    (tmp_path / "mine" / "lexicon" / "my_verbs.tsv").write_text(lines)
    return tmp_path / "mine"


def test_a_new_verb_changes_the_coding(coder, folder):
    """With a verb of the user's the sentence has an event; the record tells whose codebook it was."""
    assert coder.code(SENTENCE).events == []
    record = onrecord.load(codebook=folder).code(SENTENCE)
    (event,) = record.events
    assert (event.trigger.text, event.type, event.cameo) == ("defenestrated", "COERCE", "170")
    assert [p.country for p in event.actor] == ["RUS"]
    assert record.coder.codebook.startswith("PLOVER 2.0 + mine ")


def test_the_model_takes_a_nested_config(folder):
    """``spacy.load`` passes the folder on, nested as spaCy's documentation has it."""
    import spacy

    config = {"components": {"onrecord_events": {"codebook": str(folder)}}}
    nlp = spacy.load("en_onrecord_news", config=config)
    assert nlp.get_pipe("onrecord_events").codebook.version == Codebook.load(folder).version


@pytest.mark.parametrize("table", sorted(TABLES))
def test_each_table_may_stand_alone(tmp_path, table):
    """A folder may hold any one table; the others are the shipped ones."""
    shutil.copy(SHIPPED / table, tmp_path)
    book = Codebook.load(tmp_path)
    assert book.lexicon.entries == Codebook.load().lexicon.entries


def test_a_table_of_ones_own_counts(tmp_path):
    """A changed score is the score."""
    text = (SHIPPED / "cameo_codes.csv").read_text()
    line = next(li for li in text.splitlines() if li.startswith("190,"))
    (tmp_path / "cameo_codes.csv").write_text(text.replace(line, line.replace("-10", "-7")))
    assert (Codebook.load().goldstein("190"), Codebook.load(tmp_path).goldstein("190")) == (-10, -7)


def test_the_version_follows_the_files(folder):
    """The same files have the same version, another line another, whatever else lies there."""
    first = Codebook.load(folder).version
    (folder / "README.md").write_text("my notes")
    (folder / "lexicon" / ".#my_verbs.tsv").write_text("an editor's lock")
    assert Codebook.load(folder).version == first
    with (folder / "lexicon" / "my_verbs.tsv").open("a") as file:
        file.write("\n# a comment")
    assert Codebook.load(folder).version != first
    assert Codebook.load().version == "PLOVER 2.0"


def test_a_folder_of_nothing_is_told_what_it_may_hold(tmp_path):
    """A folder without any file of a codebook, its lexicon empty, is a mistake."""
    (tmp_path / "README.md").write_text("nothing yet")
    (tmp_path / "lexicon").mkdir()
    with pytest.raises(CodebookError, match=r"holds no file .* plover_modes\.csv, .*/\*\.tsv"):
        Codebook.load(tmp_path)


@pytest.mark.parametrize("name", ["plover_mode.csv", "assault.tsv"])
def test_a_file_that_would_not_be_read(folder, name):
    """A table of an unknown name or a lexicon file beside its folder is not passed over."""
    (folder / name).write_text("")
    with pytest.raises(CodebookError, match=rf"{name}: no file of a codebook; it may hold"):
        Codebook.load(folder)


def test_no_folder(tmp_path):
    """What is not there, or a file, is no codebook; neither is a lexicon that is a file."""
    with pytest.raises(CodebookError, match="none: No such file"):
        Codebook.load(tmp_path / "none")
    (tmp_path / "lexicon").write_text("")
    for path in (tmp_path / "lexicon", tmp_path):
        with pytest.raises(CodebookError, match="lexicon: Not a directory"):
            Codebook.load(path)


def test_a_dangling_link(folder):
    """A link to nowhere is not taken for a table that is not there."""
    (folder / "cameo_codes.csv").symlink_to(folder / "moved.csv")
    with pytest.raises(CodebookError, match=r"cameo_codes\.csv: cannot be read"):
        Codebook.load(folder)


def test_no_empty_name(coder, tmp_path, monkeypatch):
    """An empty name is the folder one stands in, never silently the shipped codebook."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CodebookError, match="holds no file"):
        onrecord.load(codebook="")
