"""What the gold data have in common: an article to code, and lines of JSON to read."""

import re
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from ..errors import InputError

T = TypeVar("T")


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """What the coder gets to see of a gold document; ``published`` is an ISO date."""

    text: str
    published: str | None = None
    publisher: str | None = None
    title: str | None = None
    key: str | None = None


def iso_date(value: str | None) -> str | None:
    """Return the date of *value*, or None if it holds none."""
    day = (value or "")[:10]
    return day if re.fullmatch(r"\d{4}-\d\d-\d\d", day) else None


def read_lines(path: Path, kind: type[T]) -> list[T]:
    """Return the lines of JSON of *path* as *kind*.

    Raises:
        InputError: a line is no JSON or lacks what *kind* needs.
    """
    decoder = msgspec.json.Decoder(kind)
    rows = []
    for number, line in enumerate(path.read_bytes().splitlines(), start=1):
        if line.strip():
            try:
                rows.append(decoder.decode(line))
            except msgspec.MsgspecError as error:
                raise InputError(f"{path}:{number}: no such gold data: {error}") from error
    return rows


def first_line(path: Path) -> dict[str, Any]:
    """Return the first line of JSON of *path*, empty if it is no JSON object."""
    with path.open("rb") as lines:
        line = next((line for line in lines if line.strip()), b"")
    try:
        found = msgspec.json.decode(line)
    except msgspec.MsgspecError:
        return {}
    return found if isinstance(found, dict) else {}
