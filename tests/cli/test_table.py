"""The table: readable at any width, without colour, and harmless."""

import io

import pytest
from rich.cells import cell_len
from rich.console import Console

from onrecord.cli.table import STATEMENTS_SHOWN, TableView
from onrecord.cli.wording import when
from onrecord.records import EventDate, Outcome, Participant, rejection

from .fakes import article, event, record, statement


def printed(outcome: Outcome, width: int) -> str:
    """Return the table of *outcome* at *width* columns, without colour."""
    file = io.StringIO()
    TableView(Console(file=file, width=width, markup=False, highlight=False)).show(outcome)
    return file.getvalue()


def words(outcome: Outcome, width: int = 120) -> str:
    """Return the table with its line breaks and columns run together."""
    return " ".join(printed(outcome, width).split())


@pytest.mark.parametrize("width", [40, 80, 120, 200])
def test_it_fits_the_width(width: int) -> None:
    """No line is wider than the terminal, even with names that have no place to break."""
    long = Participant(text="x", name="Bundes" * 12, country="DEU")
    wide = Participant(text="x", name="外交部发言人" * 4)
    shown = printed(record(events=[event(actor=[long, wide])]), width)
    assert max(cell_len(line) for line in shown.splitlines()) <= width


def test_every_column_is_told_at_120() -> None:
    """Who did what to whom, when, where, how sure, and who says so."""
    shown = words(record(events=[event(recipient=[Participant(text="x", name="Sudland")])]))
    for expected in (
        "who did what to whom when where sure? says who",
        "Norland's army (NOR)",
        "MOBILIZE troops",
        "“drills”",
        "Sudland",
        "2021-10-01",
        "Port Vale (NOR)",
        "✓ certain",
        "going on",
        "Wire Nine › Ada Holm",
    ):
        assert all(word in shown for word in expected.split()), expected


def test_80_columns_lose_nothing() -> None:
    """In a narrow terminal date and place share a column; nothing is left out."""
    shown = words(record(), 80)
    assert "when, where" in shown
    for expected in ("army", "MOBILIZE", "drills", "2021-10-01", "Port", "Vale", "certain"):
        assert expected in shown


def test_the_heading_names_the_article() -> None:
    """The heading carries title, publisher, agency, date, counts and the start of the id."""
    shown = printed(record(), 120).splitlines()
    assert shown[0] == "Norland's army on the move"
    assert shown[1].startswith("The Gazette · credits Wire Nine · 2021-10-02 · 1 event · ")
    assert "2 statements · 1 contradiction" in shown[1]


def test_an_article_without_events_still_counts_its_statements() -> None:
    """No event is no reason to hide who said what."""
    shown = words(record(events=[]))
    assert "0 events · 2 statements" in shown
    assert "began drills near Port Vale" in shown


def test_an_empty_article_is_two_lines() -> None:
    """An article with nothing in it, not even a title, is still shown."""
    shown = printed(record(article=article(), events=[], attributions=[], conflicts=[]), 80)
    assert shown.startswith("Norland's army began drills")
    assert "unknown publisher · no date · 0 events · 0 statements" in shown


def test_statements_beyond_a_page_are_counted() -> None:
    """Long articles show the first statements and say how many more there are."""
    many = [statement(id=f"a{number}") for number in range(STATEMENTS_SHOWN + 3)]
    assert "and 3 more statements" in words(record(attributions=many, conflicts=[]))


def test_a_contradiction_names_both_voices() -> None:
    """A contradiction says who stands against whom and why."""
    assert "≠ Wire Nine against Wire Nine › Ada Holm: one denies it" in words(record())


@pytest.mark.parametrize(
    ("date", "shown"),
    [
        (None, "—"),
        (EventDate(start="2021-10-01", end="2021-10-01", basis="discourse"), "~2021-10-01"),
        (EventDate(end="2021-10-02", basis="published"), "≤2021-10-02"),
        (EventDate(value="2021-W39", basis="text"), "2021-W39"),
    ],
)
def test_dates_say_how_they_are_known(date: EventDate | None, shown: str) -> None:
    """A date from context is marked ~, a mere bound ≤, an unknown one is a dash."""
    assert shown in words(record(events=[event(date=date)]), 200)


def test_an_interval_names_both_ends() -> None:
    """A week is told by its first and its last day."""
    week = EventDate(value="2021-W39", start="2021-09-27", end="2021-10-03", basis="text")
    assert when(event(date=week)) == "2021-09-27 to 2021-10-03"


def test_rejections_keep_their_place() -> None:
    """A rejected input is one line with its reason."""
    shown = words(rejection("language", "language", "reads as French", key="b.html"))
    assert shown == "✗ not coded: b.html: language: reads as French"


def test_no_character_of_an_article_steers_the_terminal() -> None:
    """Escape sequences and direction marks are shown as visible stand-ins, in every field."""
    evil = "\x1b[31mred\u202egro\x07"
    shown = printed(
        record(
            article=article(title=evil, publisher=evil, agency=evil),
            events=[event(actor=[Participant(text="x", name=evil)], chain=[evil, evil])],
            attributions=[statement(chain=[evil, evil])],
            conflicts=[],
        ),
        200,
    )
    assert not {"\x1b", "\u202e", "\x07"} & set(shown)
    assert "␛[31mred<U+202E>gro␇" in shown


def test_markup_in_an_article_is_text() -> None:
    """Square brackets of an article are words, not rich's markup."""
    assert "[bold]Norland[/bold] :smile:" in words(
        record(article=article(title="[bold]Norland[/bold] :smile:"))
    )
