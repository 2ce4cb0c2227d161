"""The door: sources in, articles and rejections out."""

import sys
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from ..records import Ingested, Rejection
from .identity import finished
from .limits import Limits
from .sources import raw_items


def read(
    sources: Iterable[str],
    *,
    published: str | None = None,
    publisher: str | None = None,
    limits: Limits = Limits(),  # noqa: B008 - frozen
    stdin: BinaryIO | None = None,
) -> Iterator[Ingested]:
    """Yield one article or rejection for each article of *sources*, in order.

    A source is a file (HTML, text, JSON Lines, JSON, CSV; also ``.gz`` and ``.zst``), a folder
    (all such files in it, sorted), or ``-`` for *stdin*, by default the process's. *published* (an
    ISO date) and *publisher* are for articles that do not say theirs. A source that cannot be read
    is a rejection too, and the others are still read.
    """
    for source in sources:
        for item in raw_items(source, limits, stdin or sys.stdin.buffer):
            if isinstance(item, Rejection):
                yield item
            else:
                yield finished(item, published=published, publisher=publisher, limits=limits)
