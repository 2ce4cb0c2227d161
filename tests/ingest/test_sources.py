"""Files, folders, standard input: what is read, in which order, and what cannot be."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from onrecord.records import Article, Rejection

from .conftest import SENTENCE, one_article, read_all, reasons

Write = Callable[[str, bytes], Path]
LINE = json.dumps({"id": 7, "text": SENTENCE, "desk": "world"}).encode() + b"\n"


def test_text_file_is_one_article_known_by_its_name(file: Write) -> None:
    """A text file is one article; its key is the path."""
    path = file("a.txt", SENTENCE.encode())
    article = one_article(read_all([path]))
    assert (article.text, article.key, article.language) == (SENTENCE, path.as_posix(), "en")


def test_folder_is_read_in_sorted_order_and_only_known_files(file: Write, tmp_path: Path) -> None:
    """A folder gives its readable files, sorted by path, and leaves the others alone."""
    for name in ("b.txt", "a.txt", "sub/c.txt", "picture.png", "notes.docx"):
        file(name, f"{SENTENCE} This is {name}.".encode())
    keys = [item.key for item in read_all([tmp_path]) if isinstance(item, Article)]
    assert [Path(key or "").name for key in keys] == ["a.txt", "b.txt", "c.txt"]


def test_folder_without_articles_is_told(tmp_path: Path) -> None:
    """A folder in which nothing can be read is a bad input."""
    assert reasons(read_all([tmp_path])) == ["bad_input"]


@pytest.mark.parametrize("name", ["missing.txt", "missing.jsonl", "no\0name"])
def test_missing_source_does_not_stop_the_others(file: Write, name: str) -> None:
    """A source that is not there is a rejection naming it; the next is still read."""
    missing, article = read_all([name, file("a.txt", SENTENCE.encode())])
    assert isinstance(missing, Rejection)
    assert (missing.rejected.stage, missing.rejected.reason) == ("read", "bad_input")
    assert name in missing.rejected.detail
    assert isinstance(article, Article)


def test_unknown_format_is_told(file: Write) -> None:
    """A file of an unknown suffix is a bad input; one without a suffix is looked into."""
    assert reasons(read_all([file("a.docx", b"words of it")])) == ["bad_input"]
    assert one_article(read_all([file("article", SENTENCE.encode())])).text == SENTENCE


@pytest.mark.parametrize(
    ("name", "pack"),
    [("a.jsonl.gz", gzip.compress), ("a.jsonl.zst", zstandard.ZstdCompressor().compress)],
)
def test_packed_json_lines(file: Write, name: str, pack: Callable[[bytes], bytes]) -> None:
    """Compressed JSON Lines are read like plain ones."""
    article = one_article(read_all([file(name, pack(LINE))]))
    assert (article.key, article.extra) == ("7", {"desk": "world"})


@pytest.mark.parametrize(
    ("name", "pack"),
    [("a.jsonl.gz", gzip.compress), ("a.jsonl.zst", zstandard.ZstdCompressor().compress)],
)
def test_damaged_archive_is_told(file: Write, name: str, pack: Callable[[bytes], bytes]) -> None:
    """A compressed file that breaks off, or is none, ends in a rejection."""
    packed = pack(LINE * 2000)
    for damaged in (packed[: len(packed) // 2], b"this is not compressed"):
        found = read_all([file(name, damaged)])
        assert found
        assert reasons(found)[-1] in {"bad_input", "no_text"}


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (LINE * 2, [None, None]),
        (b'{\n "text": "' + SENTENCE.encode() + b'"\n}', [None]),
        (b'[{"text": "' + SENTENCE.encode() + b'"}]', [None]),
        (SENTENCE.encode(), [None]),
        (b"[Astaria] " + SENTENCE.encode(), [None]),
        (b"\xef\xbb\xbf" + LINE, [None]),
        (LINE.decode().encode("utf-16"), [None]),
        (b"", ["no_text"]),
        (b"\x89PNG\r\n\x1a\n" + bytes(300), ["encoding"]),
        (b'{"text": broken\n' + LINE, ["bad_input", None]),
    ],
)
def test_standard_input_is_recognised(given: bytes, expected: list[str | None]) -> None:
    """JSON Lines, JSON, HTML and plain text are told apart by how they begin."""
    assert reasons(read_all(["-"], stdin=given)) == expected


def test_page_on_standard_input() -> None:
    """A page on standard input is extracted."""
    body = "".join(f"<p>{SENTENCE} They spoke of point {i} for hours.</p>" for i in range(5))
    page = (
        f"<!-- made by hand --><!DOCTYPE html><html><body><article>{body}</article></body></html>"
    )
    article = one_article(read_all(["-"], stdin=page.encode()))
    assert article.text.startswith(SENTENCE)
    assert article.key is None


def test_same_input_same_articles(file: Write, tmp_path: Path) -> None:
    """Reading twice gives the same articles."""
    file("a.jsonl", LINE * 3)
    file("b.html", f"<html><body><p>{SENTENCE * 6}</p></body></html>".encode())
    assert read_all([tmp_path]) == read_all([tmp_path])
