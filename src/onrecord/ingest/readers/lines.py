"""The lines of a stream of any length, none of them longer than the limit."""

import codecs
import io
from collections.abc import Iterator
from typing import BinaryIO

from ..limits import Limits

_PIECE = 1 << 16


def bounded_lines(stream: BinaryIO, limits: Limits) -> Iterator[bytes | None]:
    """Yield each line with its line end, as UTF-8; None for one longer than ``max_bytes``."""
    stream = _as_utf8(stream, limits)
    while line := stream.readline(limits.max_bytes + 1):
        if len(line) <= limits.max_bytes:
            yield line
            continue
        while not line.endswith(b"\n") and (line := stream.readline(_PIECE)):
            pass
        yield None


def peekable(stream: BinaryIO) -> io.BufferedReader:
    """Return *stream*, or a reader of it, that can look ahead and fills each read."""
    if isinstance(stream, io.BufferedReader):
        return stream
    return io.BufferedReader(stream)  # type: ignore[arg-type]


def _as_utf8(stream: BinaryIO, limits: Limits) -> BinaryIO:
    """Windows tools write JSON Lines as UTF-16; such a file is short enough to be turned over."""
    buffered = peekable(stream)
    start = buffered.peek(3)[:3]
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = buffered.read(2 * limits.max_bytes).decode("utf-16", errors="replace")
        return io.BytesIO(text.encode())
    if start == codecs.BOM_UTF8:
        buffered.read(3)
    return buffered
