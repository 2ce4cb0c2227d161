"""A long array inside one JSON document, written item by item."""

from collections.abc import Iterable
from typing import Any, BinaryIO

import msgspec


def write_array(
    stream: BinaryIO, head: dict[str, Any], key: str, items: Iterable[dict[str, Any]]
) -> None:
    """Write ``{**head, key: items}`` with one item per line, holding one item at a time."""
    stream.write(msgspec.json.encode(head)[:-1] + b"," + msgspec.json.encode(key) + b":[")
    separator = b"\n"
    for item in items:
        stream.write(separator + msgspec.json.encode(item))
        separator = b",\n"
    stream.write(b"\n]}\n")
