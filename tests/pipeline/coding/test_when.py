"""When an event happens."""

from onrecord.pipeline.coding.triggers import Trigger
from onrecord.pipeline.coding.when import date_of, dates_near
from onrecord.pipeline.layers import Context
from onrecord.records import Date
from tests.pipeline.hand import parsed

from .entries import KB


def trigger(doc, at):
    """Return a trigger at doc[at]."""
    return Trigger(doc[at], doc[at : at + 1], "ASSAULT", None, 1.0, 1.0)


def dated(line, *dates, published="2021-10-06"):
    """Return the document of *line* with (words, type, value) as its time expressions."""
    doc = parsed(line)
    doc._.onrecord_context = Context(published=published)
    doc._.onrecord_dates = [
        Date(
            id=f"d{n}", text=words, span=(at := doc.text.index(words), at + len(words)),
            type=kind, value=value, start=value, end=value,
        )
        for n, (words, kind, value) in enumerate(dates, start=1)
    ]  # fmt: skip
    return doc


MONDAY = (
    "Rebels/NOUN/nsubj/1/rebel shelled/VERB/ROOT/1/shell Kobani/PROPN/obj/1 on/ADP/case/4"
    " Monday/PROPN/obl/1 ./PUNCT/punct/1 Aleppo/PROPN/nsubj/7 slept/VERB/ROOT/7/sleep"
)


def test_the_date_of_the_clause():
    """The date that hangs on the trigger is the event's, with the expression's id."""
    doc = dated(MONDAY, ("Monday", "DATE", "2021-10-04"))
    found = date_of(trigger(doc, 1), "past", KB)
    assert (found.value, found.basis, found.date) == ("2021-10-04", "text", "d1")


def test_a_date_of_another_sentence_is_not_taken():
    """Without a date of its own an event has the bound that publication sets."""
    doc = dated(MONDAY, ("Monday", "DATE", "2021-10-04"))
    past = date_of(trigger(doc, 7), "past", KB)
    assert (past.value, past.start, past.end, past.basis) == (None, None, "2021-10-06", "published")
    assert date_of(trigger(doc, 7), "future", KB).start == "2021-10-06"
    assert date_of(trigger(doc, 7), "ongoing", KB) is None
    nowhere = dated(MONDAY, published=None)
    assert date_of(trigger(nowhere, 1), "past", KB) is None


def test_lengths_and_sets_are_no_dates():
    """ "Three days" says how long, not when; an expression without value says nothing."""
    doc = dated(MONDAY, ("Monday", "DURATION", "P3D"))
    assert list(dates_near(trigger(doc, 1))) == []
    doc = dated(MONDAY, ("Monday", "DATE", None))
    assert list(dates_near(trigger(doc, 1))) == []


AFTER = (
    "Police/NOUN/nsubj/1 came/VERB/ROOT/1/come on/ADP/case/3 Thursday/PROPN/obl/1 ,/PUNCT/punct/1"
    " two/NUM/nummod/6 days/NOUN/obl/8/day after/SCONJ/mark/9 bombs/NOUN/nsubj/9/bomb"
    " killed/VERB/advcl/1/kill ten/NUM/obj/9"
)


def test_days_after():
    """ "On Thursday, two days after bombs killed ten": they went off on Tuesday."""
    doc = dated(AFTER, ("Thursday", "DATE", "2021-10-07"), ("two days", "DURATION", "P2D"))
    found = date_of(trigger(doc, 9), "past", KB)
    assert (found.value, found.start, found.end, found.date) == (
        "2021-10-05", "2021-10-05", "2021-10-05", "d2",
    )  # fmt: skip


def test_weeks_before_are_counted_from_publication_where_no_day_is_named():
    """ "Two weeks before" counts forward, and from the day of publication."""
    line = AFTER.replace("after/SCONJ", "before/SCONJ").replace("days/NOUN", "weeks/NOUN")
    doc = dated(line, ("two weeks", "DURATION", "P2W"))
    assert date_of(trigger(doc, 9), "past", KB).value == "2021-10-20"


def test_a_length_that_another_verb_has():
    """What stands two days after something else is not moved."""
    doc = dated(AFTER, ("Thursday", "DATE", "2021-10-07"), ("two days", "DURATION", "P2D"))
    assert date_of(trigger(doc, 1), "past", KB).value == "2021-10-07"
