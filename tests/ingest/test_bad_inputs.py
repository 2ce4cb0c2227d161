"""The bad inputs of PRODUCT.md 5.2 and of any day: never a crash, always a reason."""

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from onrecord.ingest.readers import READERS
from onrecord.records import Article, from_json, to_json

from .conftest import SENTENCE, one_article, read_all, reasons

Write = Callable[[str, bytes], Path]
PARAGRAPHS = "".join(f"<p>{SENTENCE} They spoke of point {i} for hours.</p>" for i in range(5))
GERMAN = (
    "Der Außenminister traf am Montag den Botschafter und sprach mit ihm über die Lage an der "
    "Grenze. Beide Seiten wollen die Gespräche in der kommenden Woche fortsetzen."
)


@pytest.mark.parametrize("suffix", [*READERS, ".jsonl.gz"])
@pytest.mark.parametrize("content", [b"", b" \n\n\t"])
def test_empty_file(file: Write, suffix: str, content: bytes) -> None:
    """An empty file of any format leaves one rejection."""
    assert len(reasons(read_all([file(f"a{suffix}", content)]))) == 1


@pytest.mark.parametrize("suffix", [".html", ".txt"])
@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
        b"PK\x03\x04" + bytes(range(256)) * 20,
        b"%PDF-1.7 " + bytes(range(256)) * 20,
        bytes(5000),
        bytes(range(1, 32)) * 50,
    ],
)
def test_binary_file(file: Write, suffix: str, content: bytes) -> None:
    """A picture, an archive, a PDF, zeroes: not text."""
    assert reasons(read_all([file(f"a{suffix}", content)])) == ["encoding"]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_encodings_of_one_text(file: Write, encoding: str) -> None:
    """The same text comes out of all the encodings that it is found in."""
    text = f"“{SENTENCE}” said the café owner’s niece — and left. " * 4
    article = one_article(read_all([file("a.txt", text.encode(encoding))]))
    assert article.text == text


def test_wrong_encoding_is_not_taken_for_english(file: Write) -> None:
    """Cyrillic bytes of Windows-1251 become Russian, which is refused as such."""
    text = "Министр иностранных дел встретился в понедельник с послом соседней страны. " * 8
    assert reasons(read_all([file("a.txt", text.encode("cp1251"))])) == ["language"]


def test_declared_charset_of_a_page(file: Write) -> None:
    """A page's own charset is believed where its bytes are no UTF-8."""
    head = '<html><head><meta charset="iso-8859-2"></head><body>'
    page = (
        f"{head}{PARAGRAPHS}<p>Prezydent Łukasz Żak of Łódź spoke to reporters.</p></body></html>"
    )
    article = one_article(read_all([file("a.html", page.encode("iso-8859-2"))]))
    assert "Łukasz Żak of Łódź" in article.text


@pytest.mark.parametrize("suffix", [".html", ".txt", ".json"])
def test_twenty_megabytes(file: Write, suffix: str) -> None:
    """A page of 20 MB is refused at once."""
    start = time.monotonic()
    content = b"<html><body>" + PARAGRAPHS.encode() * 50_000
    assert len(content) > 20_000_000
    assert reasons(read_all([file(f"a{suffix}", content)])) == ["too_large"]
    assert time.monotonic() - start < 5


@pytest.mark.parametrize(
    "page",
    [
        "<html><body>" + "<div>" * 60_000 + PARAGRAPHS + "</div>" * 60_000,
        "<html><body>" + "<div>" * 60_000 + PARAGRAPHS,
        "<html><body>" + "<span><b>" * 60_000 + PARAGRAPHS,
        "<html><body><div " + " ".join(f"a{i}=1" for i in range(100_000)) + f">{PARAGRAPHS}</div>",
    ],
)
def test_deeply_nested_page(file: Write, page: str) -> None:
    """60,000 nested elements or 100,000 attributes: quick, and the article is found."""
    start = time.monotonic()
    assert one_article(read_all([file("a.html", page.encode())])).text.startswith(SENTENCE)
    assert time.monotonic() - start < 10


@pytest.mark.parametrize(
    "page",
    [
        "<a" * 4_000_000,
        "<a" * 4_000_000 + ">",
        "<!--" * 1_000_000,
        "<div><p>the minister said so " * 300_000,
        "<p>" + "a" * 6_000_000,
        "<html><body><p>" + "The minister said so again. " * 250_000,
    ],
    ids=["open", "open-end", "comments", "unclosed", "one-word", "one-line"],
)
def test_hostile_page(file: Write, page: str) -> None:
    """Pages made to exhaust a parser are refused within seconds."""
    start = time.monotonic()
    (reason,) = reasons(read_all([file("a.html", page.encode())]))
    assert reason is not None
    assert time.monotonic() - start < 15


@pytest.mark.parametrize("line", ["a" * 300_000, "a " * 150_000, "(" * 100_000, "© " * 100_000,
                                  "Photo: " * 50_000, "- " * 100_000, "1 " * 100_000])  # fmt: skip
def test_hostile_line(file: Write, line: str) -> None:
    """No pattern takes more than linear time over a line that nearly matches it."""
    start = time.monotonic()
    text = f"{SENTENCE}\n{line}\n{SENTENCE}\n{line[:199]}\n{SENTENCE}"
    assert len(read_all([file("a.txt", text.encode())])) == 1
    assert time.monotonic() - start < 5


def test_lone_surrogates_and_nul(file: Write) -> None:
    """Lone surrogates and NULs become U+FFFD, a pair of escapes one character."""
    line = rb'{"id": "\ud83d", "text": "The minister \ud800 said \u0000 so \ud83d\ude00 again.", "\udc00": "\udfff"}'
    article = one_article(read_all([file("a.jsonl", line)]))
    assert article.text == "The minister \ufffd said \ufffd so \U0001f600 again."
    assert (article.key, article.extra) == ("\ufffd", {"\ufffd": "\ufffd"})
    json.loads(to_json(article))


def test_surrogate_inside_a_page_does_not_truncate(file: Write) -> None:
    """A page given as JSON with a lone surrogate keeps what follows it."""
    page = f"<html><body><p>{SENTENCE} \\ud800 It went on.</p>{PARAGRAPHS}</body></html>"
    article = one_article(read_all([file("a.jsonl", f'{{"html": "{page}"}}'.encode())]))
    assert "\ufffd It went on." in article.text
    assert "point 4" in article.text


def test_nul_in_a_text_file(file: Write) -> None:
    """A stray NUL is replaced, the text stays."""
    article = one_article(read_all([file("a.txt", SENTENCE.encode() + b" More\0here.")]))
    assert article.text == f"{SENTENCE} More\ufffdhere."


def test_other_language(file: Write) -> None:
    """An article in German is refused, and the language is named."""
    (item,) = read_all([file("a.txt", GERMAN.encode())])
    assert not isinstance(item, Article)
    assert (item.rejected.stage, item.rejected.reason) == ("language", "language")
    assert item.rejected.detail.endswith(": de")


@pytest.mark.parametrize(
    ("text", "reason"),
    [("Too short.", "too_short"), ("© 2021 Delta Courier", "no_text"), ("...", "too_short")],
)
def test_text_that_is_too_little(file: Write, text: str, reason: str) -> None:
    """A text of three words, or of nothing but boilerplate, is none."""
    assert reasons(read_all([file("a.txt", text.encode())])) == [reason]


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(content=st.binary(max_size=400), suffix=st.sampled_from([*READERS, "", ".jsonl.gz"]))
@example(content=b"text\rbare return\nx", suffix=".csv")
def test_any_bytes(file: Write, content: bytes, suffix: str) -> None:
    """Any bytes under any name: articles and rejections, at least one, all writable as JSON."""
    found = read_all([file(f"any{suffix}", content), file("b.txt", SENTENCE.encode())])
    assert len(found) >= 2
    assert isinstance(found[-1], Article)
    for item in found:
        json.loads(to_json(item))


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    fields=st.lists(
        st.dictionaries(
            st.sampled_from(["text", "html", "id", "published", "authors", "url", "title", "x"]),
            st.one_of(
                st.text(st.characters(categories=None), max_size=60), st.none(), st.integers(),
                st.lists(st.text(max_size=9), max_size=2), st.floats(),
            ),
        ),
        min_size=1,
        max_size=5,
    )
)  # fmt: skip
def test_any_json_lines_keep_their_count(file: Write, fields: list[dict[str, object]]) -> None:
    """As many items out as lines in, whatever stands in them."""
    content = "".join(json.dumps(f) + "\n" for f in fields).encode()
    found = read_all([file("a.jsonl", content)])
    assert len(found) == len(fields)
    for item in found:
        if not isinstance(item, Article):
            assert from_json(to_json(item)) == item
