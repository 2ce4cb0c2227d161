"""Publication dates as people and machines write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.ingest.published import iso_published, published_in_text, published_in_url


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2021-10-05", "2021-10-05"),
        (" 2021-10-05 ", "2021-10-05"),
        ("2021-10-05T10:20:30+04:00", "2021-10-05T10:20:30+04:00"),
        ("2021-10-05T10:20:30Z", "2021-10-05T10:20:30+00:00"),
        ("2021-10-05 10:20", "2021-10-05T10:20:00"),
        ("20211005", "2021-10-05"),
        ("2021/10/05", "2021-10-05"),
        ("October 5, 2021", "2021-10-05"),
        ("Oct. 5, 2021", "2021-10-05"),
        ("5 October 2021", "2021-10-05"),
        ("Tuesday, 5th October 2021", "2021-10-05"),
        ("05-Oct-2021", "2021-10-05"),
        ("Tue, 05 Oct 2021 10:00:00 GMT", "2021-10-05T10:00:00+00:00"),
        ("October 5, 2021 10:20 AM", "2021-10-05"),
        ("02/03/2004", None),
        ("2021-13-05", None),
        ("2021-02-30", None),
        ("February 30, 2021", None),
        ("0001-01-01T00:00:00junk", None),
        ("yesterday", None),
        ("2021", None),
        ("", None),
        ("5 October 2021 " * 9, None),
    ],
)
def test_value(value: str, iso: str | None) -> None:
    """What is certain becomes ISO 8601, what is not is null."""
    assert iso_published(value) == iso


@pytest.mark.parametrize(
    ("url", "iso"),
    [
        ("https://a.example/world/2021/10/05/story", "2021-10-05"),
        ("https://a.example/2021-10-5-story.html", "2021-10-05"),
        ("https://a.example/20211005/story", "2021-10-05"),
        ("https://a.example/2021/10/story", None),
        ("https://a.example/2021/13/45/story", None),
        ("https://a.example/story?d=2021/10/05", None),
        ("https://a.example/id-1202110059", None),
        ("http://[broken/2021/10/05", None),
    ],
)
def test_address(url: str, iso: str | None) -> None:
    """The path of an address may hold the date; the query does not count."""
    assert published_in_url(url) == iso


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("PORT VALE, 5 October 2021 (IRNA) -- The envoys met.", "2021-10-05"),
        ("BAKU, October 5, 2021 – The envoys met.", "2021-10-05"),
        ("Headline\n\nOct 5, 2021\n\nThe envoys met.", "2021-10-05"),
        ("Published: October 5, 2021 by Jo Lind\n\nThe envoys met.", "2021-10-05"),
        ("Last updated on 2021-10-05\nThe envoys met.", "2021-10-05"),
        ("BAKU, Oct 5 (IRNA) -- The envoys met.", None),
        ("On October 5, 2021 the envoys met.", None),
        ("The envoys met on October 5, 2021.", None),
        ("The treaty of 5 October 2021 (in force since May) was denounced.", None),
        ("The envoys met.\n" * 9 + "5 October 2021", None),
        ("", None),
    ],
)
def test_text(text: str, iso: str | None) -> None:
    """A dateline or a date line dates the article; a date in a sentence is the event's."""
    assert published_in_text(text) == iso


@given(st.text(max_size=60), st.dates().map(str))
def test_anything(noise: str, day: str) -> None:
    """No string is too odd to be asked."""
    for value in (noise, day + noise, noise + day):
        iso_published(value)
        published_in_url(value)
        published_in_text(value)
