"""A user's own actors: looked up by name and date; what is wrong with a file is told."""

from pathlib import Path

import pytest

import onrecord
from onrecord.errors import KnowledgeError
from onrecord.kb import UserActors
from onrecord.records import CodedArticle

HEAD = "name,aliases,country,sector,from,to\n"
BAND = "Red Hand Brigade,Red Hand|RHB,HTI,REB,2019,\n"
TERMS = (
    "Tessaly Orrin,,HTI,GOV,2020-02,2022-05-31\n"
    "Tessaly Orrin,,HTI,OPP,2022-06-01,\n"
)  # fmt: skip
TEXT = "Fighters of the Red Hand attacked police on Monday, RHB said. Tessaly Orrin left."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an armed group and a person who changed sides."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "actors.csv").write_text(HEAD + BAND + TERMS)
    return tmp_path / "mine"


def test_names_and_aliases(folder: Path) -> None:
    """All names mean the actor, long ones in any case, short ones only as written."""
    users = UserActors.load(folder)
    for name in ("Red Hand Brigade", "the Red Hand", "red hand’s", "RHB"):
        found = users.lookup(name, "2021-10-05")
        assert found is not None
        assert (found.names[0], found.kind, found.country, found.sector) == (
            "Red Hand Brigade", "armed_group", "HTI", "REB",
        )  # fmt: skip
    assert users.lookup("rhb", "2021-10-05") is None
    assert users.lookup("Blue Hand", "2021-10-05") is None


@pytest.mark.parametrize(
    ("date", "sector"),
    [
        ("2020-01-31", None),
        ("2020-02-01", "GOV"),
        ("2022-05-31T10:00", "GOV"),
        ("2022-06-01", "OPP"),
    ],
)
def test_the_date_tells_the_office(folder: Path, date: str, sector: str | None) -> None:
    """Each line holds from its first to its last day."""
    found = UserActors.load(folder).lookup("Tessaly Orrin", date)
    assert (found.sector if found else None) == sector


def test_without_a_date(folder: Path) -> None:
    """What the lines of one name tell differently is not told of an article without a date."""
    found = UserActors.load(folder).lookup("Tessaly Orrin", None)
    assert found is not None
    assert (found.country, found.sector) == ("HTI", None)


def test_it_reaches_the_record(folder: Path) -> None:
    """The user's actors are entities of the record, under their first name; the coder names the folder."""
    record = onrecord.load(kb=folder).code(TEXT, published="2023-01-01")
    assert isinstance(record, CodedArticle)
    told = {e.name: (e.kind, e.country, e.sector, len(e.mentions)) for e in record.entities}
    assert told["Red Hand Brigade"] == ("armed_group", "HTI", "REB", 2)
    assert told["Tessaly Orrin"][:3] == ("person", "HTI", "OPP")
    assert record.coder.kb.startswith("2026.11 + mine ")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name,aliases\n", ":1: no column country, sector, from, to"),
        (HEAD.strip() + ",colour\n", ":1: no such column: colour"),
        (HEAD + "X,,HTI,REB\n", ":2: expected 6 columns"),
        (HEAD + ",X,HTI,REB,,\n", ":2: no name"),
        (HEAD + BAND + "X,,HAITI,REB,,\n", ":3: 'HAITI' is no ISO 3166-1 alpha-3 code"),
        (HEAD + "X,,HTI,rebels,,\n", ":2: 'rebels' is none of GOV, "),
        (HEAD.strip() + ",kind\nX,,HTI,REB,,,gang\n", ":2: 'gang' is none of person, "),
        (HEAD + "X,,HTI,REB,May 2020,\n", ":2: 'May 2020' is no date such as "),
        (HEAD + "X,,HTI,REB,2021,2020-05\n", ":2: from 2021 is after to 2020-05"),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, text: str, said: str) -> None:
    """The message names file, line and reason."""
    (tmp_path / "a.csv").write_text(text)
    with pytest.raises(KnowledgeError) as error:
        UserActors.load(tmp_path)
    assert str(error.value).startswith(f"{tmp_path / 'a.csv'}{said}")


def test_folders_without_actors(tmp_path: Path) -> None:
    """A folder that is not there, or holds no CSV file, is an error."""
    with pytest.raises(KnowledgeError, match=r"holds no \.csv file"):
        UserActors.load(tmp_path)
    with pytest.raises(KnowledgeError, match="No such file"):
        UserActors.load(tmp_path / "none")


def test_empty_lines_and_byte_order_marks(tmp_path: Path) -> None:
    """Files of spreadsheet programs are read."""
    (tmp_path / "a.csv").write_text("\ufeff" + HEAD + ",,,,,\n" + BAND, encoding="utf-8")
    assert UserActors.load(tmp_path).lookup("RHB", None) is not None


def test_two_states_of_a_folder_are_told_apart(folder: Path) -> None:
    """The stamp changes with the files."""
    before = UserActors.load(folder).stamp
    (folder / "more.csv").write_text(HEAD + "Y,,HTI,REB,,\n")
    assert UserActors.load(folder).stamp != before
