"""The commands that read a store: rows as table, JSON Lines and CSV; one thing opened; exports."""

import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console

from onrecord.cli import main
from onrecord.cli.answering import show
from onrecord.cli.asking import country_of
from onrecord.cli.events import _LISTING
from onrecord.cli.export import FORMATS
from onrecord.cli.marking import event_parts, marked, passages
from onrecord.export import FORMATS as KNOWN
from onrecord.records import Event, from_json
from onrecord.store import Store
from onrecord.store.filters import Filters
from onrecord.store.queries import events
from tests.store.asked import IDS, RECORDS, SEIZURE, asked_store, told
from tests.store.made import filled

Run = Callable[..., str]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the path of the small store."""
    return asked_store(tmp_path_factory.mktemp("asked") / "asked.db")


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], store: Path
) -> Run:
    """Return a function that asks the small store and returns what is printed."""

    def ask(*arguments: str, path: Path = store, code: int = 0) -> str:
        monkeypatch.setattr(sys, "argv", ["onrecord", *arguments, "--store", str(path)])
        with pytest.raises(SystemExit) as stop:
            main()
        printed, said = capfdbinary.readouterr()
        assert (stop.value.code or 0) == code, said.decode()
        return (printed + said).decode()

    return ask


def rows(printed: str) -> list[dict[str, object]]:
    """Return the objects of JSON Lines."""
    return [json.loads(line) for line in printed.splitlines()]


def test_a_pipe_gets_json_lines(run: Run) -> None:
    """Events as RECORD.md has them, with their article and incident."""
    (first, second) = rows(run("events", "--type", "coerce"))
    assert (first["incident"], second["factuality"]) == (SEIZURE, "CT-")
    assert first["article"]["id"] in IDS[2:4]
    assert [row["source_name"] for row in rows(run("attributions", "--source", "Wire"))] == [
        "Wire Nine"
    ]
    assert len(rows(run("events", "--limit", "3"))) == 3
    assert (
        rows(run("events", "--actor", "Iran", "--since", "2021", "--place", "Goris"))[0]["type"]
        == "MOBILIZE"
    )


def test_a_table_for_readers(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a reader needs of each row; what does not fit on the page is told."""
    monkeypatch.setenv("COLUMNS", "200")
    shown = " ".join(run("incidents", "--format", "table", "--type", "COERCE").split())
    for expected in (
        "1–3 killed",
        "2 articles, 2 origins",
        "denied 1×",
        "disputed 1×",
        SEIZURE[:8],
    ):
        assert expected in shown
    assert "Baku" in run("conflicts", "--format", "table")
    assert "2 of 7 events; --limit 0 shows all" in run(
        "events", "--format", "table", "--limit", "2"
    )
    assert "shows all" not in run("events", "--format", "table", "--limit", "7")
    assert run("sources", "--format", "table", "--actor", "Nobody") == "no source fits\n"


@pytest.mark.parametrize("width", [40, 80, 140])
def test_tables_fit_the_width(store: Path, width: int) -> None:
    """No line is wider than the terminal, and long lists lose no row."""
    file = io.StringIO()
    with Store.reading(store) as opened:
        console = Console(file=file, width=width)
        assert show(events(opened, Filters()).rows * 200, _LISTING, console) == 1400
    assert max(map(len, file.getvalue().splitlines())) <= width
    assert file.getvalue().count("MOBILIZE") == 200


def test_csv_that_no_spreadsheet_computes(run: Run, tmp_path: Path) -> None:
    """Each cell in its column, CR LF between rows; a formula gets an apostrophe, a number none."""
    hostile = told(0, "AID", actor=[('=cmd|"x",1', None, None)], source=("@Holm", None))
    path = filled(tmp_path / "hostile.db", [hostile])
    printed = run("events", "--format", "csv", path=path)
    assert printed.count("\r\n") == 2
    (row,) = csv.DictReader(io.StringIO(printed, newline=""))
    assert (row["actor"], row["source"], row["score"]) == ('\'=cmd|"x",1', "'@Holm", "-5.0")


@pytest.mark.parametrize("command", ["events", "attributions", "incidents", "conflicts", "sources"])
def test_every_list_as_csv(run: Run, command: str) -> None:
    """As many rows as JSON Lines has, under one header, all of one width."""
    header, *lines = csv.reader(io.StringIO(run(command, "--format", "csv"), newline=""))
    assert len(lines) == len(rows(run(command))) > 1
    assert {len(line) for line in lines} == {len(header)} == {len(set(header))}


def test_counts_per_week(run: Run) -> None:
    """Incidents with their reports beside them; the reports of one incident with --all."""
    printed = rows(run("incidents", "--by", "week"))
    assert {"period": "2021-W39", "start": "2021-09-27", "actor": "IRN", "recipient": "ARM",
            "incidents": 1, "reports": 1, "sum": -5.0, "mean": -5.0} in printed  # fmt: skip
    every = rows(run("events", "--by", "month", "--all", "--scale", "goldstein"))
    assert {(row["actor"], row["recipient"]): (row["incidents"], row["reports"], row["sum"])
            for row in every}["IRN", "ARM"] == (1, 2, -4.0)  # fmt: skip
    assert "plover sum" in run("events", "--by", "day", "--format", "table")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("events", "--type", "WAR"), "type: 'WAR' is none of AGREE"),
        (("events", "--since", "yesterday"), "'yesterday' is no date"),
        (("sources", "--country", "Atlantis"), "'Atlantis' is no country"),
        (("show", "abcdef"), "nothing in the store has that id"),
        (("export", "--as", "tei"), "tei: no such format; there are plover"),
    ],
)
def test_wrong_usage_is_one_sentence_and_2(run: Run, arguments: tuple[str, ...], said: str) -> None:
    """The value, and what would do."""
    assert said in run(*arguments, code=2)


def test_a_missing_store_is_wrong_usage(run: Run, tmp_path: Path) -> None:
    """A path that leads nowhere: exit code 2, and nothing is made there."""
    missing = tmp_path / "none.db"
    for command in (("events",), ("show", "abcdef"), ("export", "--as", "csv")):
        assert "there is no such store" in run(*command, path=missing, code=2)
    assert list(tmp_path.iterdir()) == []


def test_countries_by_name_and_code() -> None:
    """Names and codes in any case; a capital or an adjective is no country's name."""
    assert country_of("iran") == country_of("IRN") == country_of("irn") == "IRN"
    assert country_of("United States") == country_of("US") == "USA"
    assert country_of("Tehran") is country_of("Iranian") is country_of("Ada Holm") is None


def test_an_incident_is_told_down_to_the_words(run: Run) -> None:
    """Reports with their parts marked, copies under their origin, claims by stance."""
    printed = run("show", SEIZURE[:6], "--format", "table")
    shown = " ".join(printed.split())
    assert (
        "[actor: Iranian army], [recipient: two drivers] [action: acted2] at home, [source: Ada Holm] [cue: said]."
        in shown
    )
    assert "a copy: the same words" in shown
    assert "acted3" not in shown.split("happened: happened")[0]
    assert "denies The Gazette › Baku, 2021-10-06: “it was seized”" in shown
    for fact in ("says who Wire Nine › Ada Holm", "because lexicon: acted", f"id {IDS[2][:8]}:e1"):
        assert fact in shown


def test_a_statement_and_an_article_are_told(run: Run) -> None:
    """The voices of a statement and what contradicts it; an article as `code` prints it."""
    shown = " ".join(run("show", f"{IDS[3][:8]}:e1", "--format", "table").split())
    assert "✗ not so" in shown
    assert f"contradicts {IDS[2][:8]}:e1" in shown
    assert "Baku denies it." in shown
    article = run("show", IDS[3], "--format", "table")
    assert "Dispatch 3" in article
    assert f"e1 is told of incident {SEIZURE[:8]}" in article


def test_one_thing_as_json(run: Run) -> None:
    """The same in data: the record of an article, the reports and claims of an incident."""
    article, incident, claim = rows(run("show", IDS[0], SEIZURE, "cafe0001"))
    assert from_json(json.dumps(article["record"])) == RECORDS[0]
    assert [report["article"]["id"] for report in incident["reports"]] == [IDS[2], IDS[3]]
    assert claim["kind"] == "claim"


def test_the_beginning_of_several_ids(run: Run, store: Path, tmp_path: Path) -> None:
    """They are listed with what they are, and nothing is opened."""
    path = asked_store(tmp_path / "two.db")
    with Store.writing(path) as opened, opened.transaction():
        opened.db.execute("UPDATE incidents SET id = '4c0ffee1' WHERE id LIKE '0%'")
    said = run("show", "4c0ffee", path=path, code=2)
    assert "several ids" in said
    assert said.count("incident: ") == 2


def test_marks_stand_where_the_record_says(store: Path) -> None:
    """The marked words are the spans', and nothing of the sentence is lost."""
    record = RECORDS[2]
    event: Event = record.events[0]
    parts = event_parts(event, {})
    (passage,) = passages(record.article.text, parts)
    text = marked(record.article.text, passage, parts, in_words=False)
    styled = {text.plain[span.start : span.end] for span in text.spans}
    assert styled == {"acted2", "Iranian army", "two drivers"}
    assert text.plain == record.article.text[slice(*passage)]


def test_exports_of_what_is_asked(run: Run, tmp_path: Path) -> None:
    """To standard output or to files; the filters choose; the formats are those there are."""
    assert tuple(KNOWN) == FORMATS
    every = json.loads(run("export", "--as", "geojson", "--all"))["features"]
    one = json.loads(run("export", "--as", "geojson", "--place", "Goris"))["features"]
    assert len(every) > len(one) == 1
    out = tmp_path / "out.csv"
    printed = run("export", "--as", "csv", "--type", "COERCE", "--out", str(out))
    assert set(printed.splitlines()) == {str(path) for path in tmp_path.iterdir()}
    with out.open(newline="") as file:
        assert {row["type"] for row in csv.DictReader(file)} == {"COERCE"}
