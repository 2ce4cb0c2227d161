"""The formats that can be read: one file and one function each, found by the file's suffix."""

from collections.abc import Callable, Iterator
from types import MappingProxyType
from typing import BinaryIO

from ..limits import Limits
from ..raw import RawItem
from .html import read_html
from .json_document import read_json
from .json_lines import read_json_lines
from .plain import read_plain
from .rows import read_rows

Reader = Callable[[BinaryIO, str, Limits], Iterator[RawItem]]
"""A reader gets a binary stream, the input's name for messages, and the limits."""

READERS: MappingProxyType[str, Reader] = MappingProxyType(
    {
        ".html": read_html,
        ".htm": read_html,
        ".xhtml": read_html,
        ".txt": read_plain,
        ".jsonl": read_json_lines,
        ".ndjson": read_json_lines,
        ".json": read_json,
        ".csv": read_rows,
        ".tsv": read_rows,
    }
)

__all__ = ["READERS", "Reader"]
