"""JSON Lines: one article a line; a broken line costs that line only."""

import json
from collections.abc import Iterator
from typing import BinaryIO

from ...records import rejection
from ..limits import Limits
from ..raw import RawItem
from .fields import article_from
from .lines import bounded_lines


def read_json_lines(stream: BinaryIO, name: str, limits: Limits) -> Iterator[RawItem]:
    """Yield one article or rejection for each line of *stream* that is not blank."""
    number, empty = 0, True
    for number, line in enumerate(bounded_lines(stream, limits), start=1):
        where = f"{name}, line {number}"
        if line is None:
            detail = f"{where}: longer than {limits.max_bytes:,} bytes"
            yield rejection("read", "too_large", detail, key=where)
        elif line.strip():
            yield _article(line, where)
        else:
            continue
        empty = False
    if empty:
        yield rejection("read", "no_text", f"{name}: the file is empty", key=name)


def _article(line: bytes, where: str) -> RawItem:
    try:
        fields = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError as error:
        detail = f"{where}: not UTF-8 at byte {error.start}"
        return rejection("read", "encoding", detail, key=where)
    except json.JSONDecodeError as error:
        detail = f"{where}: broken JSON, column {error.colno}: {error.msg}"
        return rejection("read", "bad_input", detail, key=where)
    except ValueError as error:  # an integer of thousands of digits
        return rejection("read", "bad_input", f"{where}: {error}", key=where)
    except RecursionError:
        return rejection("read", "bad_input", f"{where}: nested too deep", key=where)
    return article_from(fields, where)
