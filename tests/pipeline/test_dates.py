"""Time expressions: what is found and what it is worth."""

from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import KnowledgeError
from onrecord.pipeline.date_interval import interval
from onrecord.pipeline.date_rules import DateRules
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shops shut on 12-14 July 2020.", [("12", "2020-07-12"), ("14 July 2020", "2020-07-14")]),
        ("Shops shut from April 6-7.", [("April 6", "2021-04-06"), ("7", "2021-04-07")]),
        ("They met on May 4 and 5, 2010.", [("May 4", "2021-05-04"), ("5", "2021-05-05"), ("2010", "2010")]),
        ("The reign (1861-1863) was short.", [("1861", "1861"), ("1863", "1863")]),
        ("It dug wells in 1990-94.", [("1990", "1990"), ("94", "1994")]),
        ("It rained (July-August 1950).", [("July", "1950-07"), ("August 1950", "1950-08")]),
        ("It rained (November-March 1950).", [("November", "1949-11"), ("March 1950", "1950-03")]),
        ("The war of 264 to 241 BC ended.", [("264", "BC0264"), ("241 BC", "BC0241")]),
        ("On May 4 and 5 people died.", [("May 4", "2021-05-04")]),
    ],
)  # fmt: skip
def test_ranges(dates: Dates, text: str, expected: list[tuple[str, str]]) -> None:
    """Both ends of a range are dates, and what one end leaves out stands at the other."""
    assert [(d.text, d.value) for d in dates.read(text, TUESDAY)] == expected


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("He will go on Thursday.", "Thursday", "2021-10-07"),
        ("He said on Thursday that he will go.", "Thursday", "2021-09-30"),
        ("On Thursday the court will rule.", "Thursday", "2021-10-07"),
        ("The vote is expected to be held Thursday.", "Thursday", "2021-10-07"),
        ("The board meets on Thursday.", "Thursday", "2021-10-07"),
        ("They voted Thursday.", "Thursday", "2021-09-30"),
        ("He may have gone Thursday.", "Thursday", "2021-09-30"),
        ("The United Nations will go Thursday.", "Thursday", "2021-10-07"),
        ("It is to succeed Thursday.", "Thursday", "2021-10-07"),
        ("They arrive next Thursday.", "next Thursday", "2021-10-07"),
        ("It opens on December 20.", "December 20", "2021-12-20"),
        ("He was freed on December 20.", "December 20", "2020-12-20"),
        ("It burnt over the weekend.", "the weekend", "2021-W40-WE"),
        ("It was robbed over the weekend.", "the weekend", "2021-W39-WE"),
    ],
)
def test_tense(dates: Dates, text: str, words: str, value: str) -> None:
    """The verb nearest before the date, else the one after it, tells whether it is past."""
    assert [(d.text, d.value) for d in dates.read(text, TUESDAY)] == [(words, value)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Sales in Q3 2020 rose.", "Q3 2020", "2020-Q3"),
        ("Sales in the 2020 third quarter rose.", "the 2020 third quarter", "2020-Q3"),
        ("Sales in this year's second quarter rose.", "this year's second quarter", "2021-Q2"),
        ("Sales in the first half of 2020 rose.", "the first half of 2020", "2020-H1"),
        ("Sales rose in fiscal 2020.", "fiscal 2020", "2020"),
        ("Sales fell at year-end.", "year-end", "2021-12-31"),
        ("Sales fell at the end of the month.", "the end of the month", "2021-10"),
        ("It was in the mid-1980s.", "the mid-1980s", "198"),
        ("It was in the '90s.", "the '90s", "199"),
        ("It was in the sixties.", "the sixties", "196"),
        ("It was in the late 1800s.", "the late 1800s", "18"),
        ("It was in the nineteenth century.", "the nineteenth century", "18"),
        ("It was in the 2nd century BC.", "the 2nd century BC", "BC01"),
        ("It was nineteen ninety-four.", "nineteen ninety-four", "1994"),
        ("It snowed on Christmas Eve 2019.", "Christmas Eve 2019", "2019-12-24"),
        ("It snowed on Good Friday last year.", "Good Friday last year", "2020-04-10"),
        ("They ate on Thanksgiving.", "Thanksgiving", "2020-11-26"),
        ("It was a decade ago.", "a decade ago", "2011"),
        ("It was years ago.", "years ago", "PAST_REF"),
        ("It was long ago.", "long ago", "PAST_REF"),
        ("It was the year 2000.", "the year 2000", "2000"),
        ("It was mid-afternoon yesterday.", "mid-afternoon yesterday", "2021-10-04TAF"),
        ("It was tomorrow night.", "tomorrow night", "2021-10-06TNI"),
        ("It was the day before yesterday.", "the day before yesterday", "2021-10-03"),
        ("She left in October last year.", "October last year", "2020-10"),
        ("She left in early March.", "early March", "2021-03"),
        ("She left on 10/4/2021.", "10/4/2021", "2021-10-04"),
        ("She left on 25/12/2020.", "25/12/2020", "2020-12-25"),
        ("On the night of March 3 she left.", "the night of March 3", "2021-03-03TNI"),
        ("She left at noon Monday.", "noon Monday", "2021-10-04T12:00"),
        ("She left at midnight.", "midnight", "2021-10-05T24:00"),
        ("She left at 0600 GMT.", "0600 GMT", "2021-10-05T06:00"),
        ("She left at eight o'clock.", "eight o'clock", "2021-10-05T08:00"),
        ("The offer stands until 5 p.m. EST Nov. 9.", "5 p.m. EST Nov. 9", "2021-11-09T17:00"),
        ("It was a five year low.", "five year", "P5Y"),
        ("It took another year.", "another year", "P1Y"),
        ("It took the past few months.", "the past few months", "PXM"),
        ("It took months of work.", "months", "PXM"),
        ("A week-long fast began.", "week-long", "P1W"),
        ("They pray twice a week.", "twice a week", "P1W"),
        ("They rest on Sundays.", "Sundays", "XXXX-WXX-7"),
        ("It took half a year.", "half a year", "P6M"),
        ("It fell on the third Sunday in May.", "the third Sunday in May", "2021-05-16"),
        (
            "It fell on the last Monday of August 2019.",
            "the last Monday of August 2019",
            "2019-08-26",
        ),
        ("It fell in the second week of March.", "the second week of March", "2021-03"),
        ("It falls by 2050.", "2050", "2050"),
        ("It is so to this day.", "this day", "PRESENT_REF"),
        ("It may rain in the coming weeks.", "the coming weeks", "FUTURE_REF"),
    ],
)
def test_more_values(dates: Dates, text: str, words: str, value: str) -> None:
    """Quarters, decades, holidays, times of day, lengths and sets have their TIMEX3 values."""
    assert [(d.text, d.value) for d in dates.read(text, TUESDAY)] == [(words, value)]


def test_report_compares_quarters(dates: Dates) -> None:
    """In a report on a quarter the quarter, and the same one a year ago, are meant."""
    text = "Profit in the third quarter rose from a year earlier. Costs for the quarter fell."
    assert [d.value for d in dates.read(text, TUESDAY)] == ["2021-Q3", "2020-Q3", "2021-Q3"]


def test_nothing_to_measure_from(dates: Dates) -> None:
    """Without a publication date relative expressions are found but have no value."""
    found = dates.read("He left yesterday, on Monday, three days ago, last week, on May 3.", None)
    assert len(found) == 5
    assert {(d.value, d.start, d.end) for d in found} == {(None, None, None)}


@pytest.mark.parametrize(
    "text",
    [
        "He may march on.",
        "About 2000 people came.",
        "It cost $2014.",
        "Act on page 3.",
        "Flight 1549 fell.",
        "The Sunday Times wrote.",
        "He is a pre-May man.",
        "Theresa May spoke.",
        "The girl is 20 months old.",
        "She is Woman of the Year.",
        "The race took 2:02:53 seconds.",
        "She went to a Christmas party.",
        "She left during spring break.",
    ],
)
def test_what_is_no_date(dates: Dates, text: str) -> None:
    """Verbs that look like months, and numbers of people or dollars, are no dates."""
    assert dates.read(text, TUESDAY) == []


def test_narrative_year(dates: Dates) -> None:
    """In a story of the past a date without a year takes the year told before it."""
    found = dates.read("War broke out on 2 April 1982. On 14 June it was over.", TUESDAY)
    assert [d.value for d in found] == ["1982-04-02", "1982-06-14"]


HISTORY = (
    "The king fell in 1812. War came on 3 November 1914. On 5 December the port burnt."
    " In late January the army fled; the next day it froze. Books of 2004 and 2010 tell of it."
    " By March 1916 it was over, and in April they danced."
)


def test_narrative(dates: Dates) -> None:
    """A history goes on from year to year, whatever the day of publication and asides."""
    values = [d.value for d in dates.read(HISTORY, TUESDAY)]
    assert values[:5] == ["1812", "1914-11-03", "1914-12-05", "1915-01", "1915-01-02"]
    assert values[5:] == ["2004", "2010", "1916-03", "1916-04"]


def test_narrative_weekday(dates: Dates) -> None:
    """In a history a weekday follows the day told before it."""
    text = "In 1912 and 1913 all was calm. War came on 3 November 1914. By Friday the port burnt."
    assert [d.value for d in dates.read(text, TUESDAY)][-1] == "1914-11-06"


def test_news_keeps_its_year(dates: Dates) -> None:
    """In news an old year nearby does not take the dates of today with it."""
    text = "The firm, founded in 1980, closed on Monday. In September it had lost its head."
    assert [d.value for d in dates.read(text, TUESDAY)] == ["1980", "2021-10-04", "2021-09"]


def test_later_than_nothing(dates: Dates) -> None:
    """What is later than a day that the text does not tell has no value."""
    assert [d.value for d in dates.read("Two years later he fled.", TUESDAY)] == [None]


@pytest.mark.parametrize(
    ("value", "covers"),
    [
        ("2021-W39", ("2021-09-27", "2021-10-03")),
        ("2020-02", ("2020-02-01", "2020-02-29")),
        ("2021", ("2021-01-01", "2021-12-31")),
        ("199", ("1990-01-01", "1999-12-31")),
        ("2019-Q2", ("2019-04-01", "2019-06-30")),
        ("2019-H2", ("2019-07-01", "2019-12-31")),
        ("2019-WI", ("2019-12-01", "2020-02-29")),
        ("2021-W39-WE", ("2021-10-02", "2021-10-03")),
        ("19", ("1900-01-01", "1999-12-31")),
        ("BC0264", (None, None)),
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
             "p.m.", "Monday", "and", "the first quarter", "Christmas", "Easter", "999 weeks", "earlier", "later",
             "1000", "900 years", "1990-94", "half", "29", "of", "third Sunday in", "the 31st", "that night",
             "B.C.", "weekend", "1980s", "2:30", "year-ago", "o'clock", "in 2099", "latest",
             "\n\n", ",", "every", "-", "spring", "next", "century", "0001", "BC"]
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
