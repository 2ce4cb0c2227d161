"""JSON Lines, JSON and rows: one item out for each that stands in the file."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.records import Article, Rejection

from .conftest import SENTENCE, Limits, one_article, read_all, reasons

Write = Callable[[str, bytes], Path]


def lines(*fields: object) -> bytes:
    """One JSON line each."""
    return b"".join(json.dumps(f).encode() + b"\n" for f in fields)


def test_every_key_of_an_article(file: Write) -> None:
    """The keys of RECORD.md fill the article, unknown ones are kept under extra."""
    given = {
        "id": 12, "url": "https://a.example/x", "title": " A  title ", "publisher": "Delta Courier",
        "authors": ["N. Harrow"], "published": "2021-10-05T10:00:00Z", "language": "en",
        "text": SENTENCE, "desk": {"name": "world", "ids": [1, 2]},
    }  # fmt: skip
    article = one_article(read_all([file("a.jsonl", lines(given))]))
    assert (article.key, article.url, article.title) == ("12", "https://a.example/x", "A title")
    assert (article.publisher, article.authors) == ("Delta Courier", ["N. Harrow"])
    assert article.published == "2021-10-05T10:00:00+00:00"
    assert article.extra == {"desk": {"name": "world", "ids": [1, 2]}}


def test_broken_line_in_the_middle_costs_that_line_only(file: Write) -> None:
    """The lines around a broken one are articles; the rejection names its line."""
    good = lines({"text": SENTENCE})
    found = read_all([file("a.jsonl", good + b'{"text": "no end\n' + b"\n" + good)])
    assert reasons(found) == [None, "bad_input", None]
    assert isinstance(found[1], Rejection)
    assert "line 2" in found[1].rejected.detail


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'["a list"]', "bad_input"),
        (b"12", "bad_input"),
        (b'{"title": "no text"}', "bad_input"),
        (b'{"text": ""}', "no_text"),
        (b'{"text": null}', "no_text"),
        (b'{"text": 5}', "bad_input"),
        (b'{"id": [1], "text": "five words stand in here"}', "bad_input"),
        (b'{"authors": [1], "text": "five words stand in here"}', "bad_input"),
        (b'{"published": 20211005, "text": "five words stand in here"}', "bad_input"),
        (b'{"text": "caf\xe9 was closed by the police"}', "encoding"),
        (b'{"n": ' + b"9" * 5000 + b', "text": "five words stand in here"}', "bad_input"),
        (b'{"x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}", "bad_input"),
        (b'{"x": ' + b"[" * 50 + b"]" * 50 + b', "text": "a b c d e"}', "bad_input"),
        (b"\x00\x01\x02", "bad_input"),
    ],
)
def test_line_that_is_no_article(file: Write, line: bytes, reason: str) -> None:
    """Each kind of bad line has its reason, and the next line is read."""
    found = read_all([file("a.jsonl", line + b"\n" + lines({"text": SENTENCE}))])
    assert reasons(found) == [reason, None]


def test_line_over_the_limit(file: Write) -> None:
    """A line longer than the limit is skipped without being held, the next is read."""
    long = lines({"text": "word " * 1000})
    found = read_all(
        [file("a.jsonl", long + lines({"text": SENTENCE}))], limits=Limits(max_bytes=1000)
    )
    assert reasons(found) == ["too_large", None]


def test_published_that_is_no_date_is_kept_under_extra(file: Write) -> None:
    """What cannot be read as a date leaves the date null and the words under extra."""
    found = read_all([file("a.jsonl", lines({"text": SENTENCE, "published": "02/03/04"}))])
    article = one_article(found)
    assert (article.published, article.extra) == (None, {"published": "02/03/04"})


def test_defaults_are_for_articles_that_do_not_say(file: Write) -> None:
    """--published and --publisher fill gaps and never replace."""
    path = file("a.jsonl", lines({"text": SENTENCE}, {"text": SENTENCE, "publisher": "Own"}))
    first, second = read_all([path], published="2021-10-05", publisher="Given")
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.published, first.publisher) == ("2021-10-05", "Given")
    assert second.publisher == "Own"


def test_json_list_and_object(file: Write) -> None:
    """A JSON document is one article or a list of them."""
    path = file("a.json", json.dumps([{"text": SENTENCE}, 5, {"text": SENTENCE}]).encode())
    assert reasons(read_all([path])) == [None, "bad_input", None]
    path = file("b.json", json.dumps({"text": SENTENCE, "id": "x"}, indent=1).encode())
    assert one_article(read_all([path])).key == "x"


@pytest.mark.parametrize(("content", "reason"), [(b"[]", "no_text"), (b"{", "bad_input")])
def test_json_without_articles(file: Write, content: bytes, reason: str) -> None:
    """An empty list and broken JSON leave one rejection."""
    assert reasons(read_all([file("a.json", content)])) == [reason]


def test_rows(file: Write) -> None:
    """Rows with quoted line breaks and commas are articles with the header's keys."""
    content = f'id,text,desk\r\n1,"{SENTENCE}\nThey ""talked"", it said.",world\r\n2,,x\r\n'
    first, second = read_all([file("a.csv", content.encode())])
    assert isinstance(first, Article)
    assert first.text == f'{SENTENCE}\nThey "talked", it said.'
    assert (first.key, first.extra) == ("1", {"desk": "world"})
    assert reasons([second]) == ["no_text"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", ["no_text"]),
        (b"title,body\na,b\n", ["bad_input"]),
        (b"text\n", ["no_text"]),
        (b"text,id\nfive words stand in here,1,2\n", ["bad_input"]),
        (b"text\tid\nfive words stand in here\t1\n", [None]),
        (b"text\ncaf\xe9 is closed for ever\nfive words stand in here\n", ["encoding", None]),
        (b"text\n" + b"x" * 200_000 + b"\nfive words stand in here\n", ["too_large", None]),
    ],
)
def test_rows_that_are_none(file: Write, content: bytes, expected: list[str | None]) -> None:
    """Bad rows are rejected one by one, bad headers once."""
    assert reasons(read_all([file("a.csv", content)])) == expected
