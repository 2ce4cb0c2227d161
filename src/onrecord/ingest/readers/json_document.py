"""A JSON document: one article, or a list of them."""

import json
from collections.abc import Iterator
from typing import BinaryIO

from ...records import Rejection, rejection
from ..limits import Limits
from ..raw import RawItem
from .document import whole_text
from .fields import article_from


def read_json(stream: BinaryIO, name: str, limits: Limits) -> Iterator[RawItem]:
    """Yield the article, or each article of the list, in *stream*."""
    text = whole_text(stream, name, limits)
    if isinstance(text, Rejection):
        yield text
        return
    try:
        found = json.loads(text)
    except (ValueError, RecursionError) as error:
        detail = "nested too deep" if isinstance(error, RecursionError) else str(error)
        yield rejection("read", "bad_input", f"{name}: broken JSON: {detail}", key=name)
        return
    if not isinstance(found, list):
        yield article_from(found, name)
    elif not found:
        yield rejection("read", "no_text", f"{name}: an empty list", key=name)
    else:
        for number, fields in enumerate(found, start=1):
            yield article_from(fields, f"{name}, item {number}")
