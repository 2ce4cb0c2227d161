"""Shared by the ingest tests: sources in a temporary folder, read to the end."""

import io
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from onrecord.ingest import Limits, read
from onrecord.records import Article, Ingested, Rejection

SENTENCE = "The foreign minister of Astaria met the ambassador on Monday."
PAGES = Path(__file__).parent / "pages"


def read_all(
    sources: Iterable[str | Path], *, stdin: bytes | None = None, **options: object
) -> list[Ingested]:
    """Everything that comes out of *sources*."""
    stream = io.BytesIO(stdin) if stdin is not None else None
    given = [str(source) for source in sources]
    return list(read(given, stdin=stream, **options))  # type: ignore[arg-type]


def reasons(items: Iterable[Ingested]) -> list[str | None]:
    """The reason of each rejection, None for each article."""
    return [i.rejected.reason if isinstance(i, Rejection) else None for i in items]


def one_article(items: list[Ingested]) -> Article:
    """The only item, which is an article."""
    (item,) = items
    assert isinstance(item, Article), item
    return item


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str, bytes], Path]:
    """A function that writes a file and returns its path."""

    def write(name: str, content: bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path

    return write


__all__ = ["PAGES", "SENTENCE", "Limits", "one_article", "read_all", "reasons"]
