"""Time expressions: what is found and what it is worth."""

from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import KnowledgeError
from onrecord.pipeline.date_rules import DateRules
from onrecord.pipeline.date_values import interval
from onrecord.pipeline.dates import Dates
from onrecord.pipeline.layers import Context

TUESDAY = "2021-10-05"


@pytest.fixture(scope="module")
def dates() -> Dates:
    """The component with the shipped rules."""
    return Dates(spacy.blank("en"))


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("It began on 2021-10-04.", "2021-10-04", "2021-10-04"),
        ("They met on October 4.", "October 4", "2021-10-04"),
        ("They met on 4 October 2021.", "4 October 2021", "2021-10-04"),
        ("They met on Oct. 4, 2019.", "Oct. 4, 2019", "2019-10-04"),
        ("They will meet on November 20.", "November 20", "2021-11-20"),
        ("They met on December 20.", "December 20", "2020-12-20"),
        ("She spoke on Tuesday.", "Tuesday", "2021-10-05"),
        ("She spoke on Monday.", "Monday", "2021-10-04"),
        ("She will speak on Monday.", "Monday", "2021-10-11"),
        ("He left last Friday.", "last Friday", "2021-10-01"),
        ("He left yesterday.", "yesterday", "2021-10-04"),
        ("He leaves tomorrow.", "tomorrow", "2021-10-06"),
        ("Shots rang out tonight.", "tonight", "2021-10-05TNI"),
        ("He left last week.", "last week", "2021-W39"),
        ("He leaves next month.", "next month", "2021-11"),
        ("Prices rose this year.", "this year", "2021"),
        ("It fell a week ago.", "a week ago", "2021-W39"),
        ("It fell three days ago.", "three days ago", "2021-10-02"),
        ("The war began in 2014.", "2014", "2014"),
        ("It was found in September 2021.", "September 2021", "2021-09"),
        ("It was found earlier this month.", "earlier this month", "2021-10"),
        ("It happened in the spring of 2019.", "the spring of 2019", "2019-SP"),
        ("It happened in the 1990s.", "the 1990s", "199"),
        ("It lasted for two weeks.", "two weeks", "P2W"),
        ("Bread comes every day.", "every day", "P1D"),
        ("They woke at 3 p.m. on Monday.", "3 p.m. on Monday", "2021-10-04T15:00"),
    ],
)
def test_values(dates: Dates, text: str, words: str, value: str) -> None:
    """Each expression has its exact words and its TIMEX3 value on the day of publication."""
    found = dates.read(text, TUESDAY)
    assert [(d.text, d.value) for d in found] == [(words, value)]
    assert text[slice(*found[0].span)] == words


def test_nothing_to_measure_from(dates: Dates) -> None:
    """Without a publication date relative expressions are found but have no value."""
    found = dates.read("He left yesterday, on Monday, three days ago, last week, on May 3.", None)
    assert len(found) == 5
    assert {(d.value, d.start, d.end) for d in found} == {(None, None, None)}


@pytest.mark.parametrize(
    "text", ["He may march on.", "About 2000 people came.", "It cost $2014.", "Act on page 3."]
)
def test_what_is_no_date(dates: Dates, text: str) -> None:
    """Verbs that look like months, and numbers of people or dollars, are no dates."""
    assert dates.read(text, TUESDAY) == []


def test_narrative_year(dates: Dates) -> None:
    """In a story of the past a date without a year takes the year told before it."""
    found = dates.read("War broke out on 2 April 1982. On 14 June it was over.", TUESDAY)
    assert [d.value for d in found] == ["1982-04-02", "1982-06-14"]


@pytest.mark.parametrize(
    ("value", "covers"),
    [
        ("2021-W39", ("2021-09-27", "2021-10-03")),
        ("2020-02", ("2020-02-01", "2020-02-29")),
        ("2021", ("2021-01-01", "2021-12-31")),
        ("199", ("1990-01-01", "1999-12-31")),
        ("2019-Q2", ("2019-04-01", "2019-06-30")),
        ("2021-10-05TNI", ("2021-10-05", "2021-10-05")),
        ("PRESENT_REF", (None, None)),
        (None, (None, None)),
    ],
)
def test_interval(value: str | None, covers: tuple[str | None, str | None]) -> None:
    """A value covers a first and a last day, a reference covers none."""
    assert interval(value) == covers


def test_component_reads_the_context(dates: Dates) -> None:
    """The component measures from the context's publication date, a date-time too."""
    doc = spacy.blank("en")("He left yesterday.")
    doc._.onrecord_context = Context(published="2021-10-05T08:00:00Z")
    assert [d.value for d in dates(doc)._.onrecord_dates] == ["2021-10-04"]


@given(
    st.lists(
        st.sampled_from(
            ["May", "on", "31", "February", "2021", "the", "last", "week", "a", "year", "ago", "12:30",
             "p.m.", "Monday", "\n\n", ",", "every", "-", "spring", "next", "century", "0001", "BC"]
        )
    ),
    st.sampled_from([None, "2021-10-05", "0001-01-01", "9999-12-31", "soon"]),
)  # fmt: skip
def test_any_words(words: list[str], published: str | None) -> None:
    """Whatever the words, nothing breaks, spans are exact and do not overlap."""
    text = " ".join(words)
    at = 0
    for found in Dates(spacy.blank("en")).read(text, published):
        assert text[slice(*found.span)] == found.text
        assert found.span[0] >= at
        at = found.span[1]


def test_damaged_rules(tmp_path: Path) -> None:
    """Rules that do not compile are an error that names the file."""
    bad = tmp_path / "rules.toml"
    bad.write_text("[words]\n[[rule]]\nname = 'x'\npattern = '('\nmake = 'calendar'\n")
    with pytest.raises(KnowledgeError, match=r"rules\.toml"):
        DateRules.load(bad)
