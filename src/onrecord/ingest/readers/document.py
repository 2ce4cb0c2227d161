"""Reading a file that is one document, within the limit."""

from typing import BinaryIO

from ...records import Rejection, rejection
from ..decoding import decode
from ..limits import Limits


def whole_text(
    stream: BinaryIO, name: str, limits: Limits, *, markup: bool = False
) -> str | Rejection:
    """Return the characters of the whole *stream*, or why there are none."""
    data = stream.read(limits.max_bytes + 1)
    if len(data) > limits.max_bytes:
        detail = f"{name}: larger than {limits.max_bytes:,} bytes"
        return rejection("read", "too_large", detail, key=name)
    if not data.strip():
        return rejection("read", "no_text", f"{name}: the file is empty", key=name)
    text = decode(data, markup=markup)
    if text is None:
        return rejection("read", "encoding", f"{name}: not text but binary data", key=name)
    return text
