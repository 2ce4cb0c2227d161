"""HTML: one page, one article."""

from collections.abc import Iterator
from typing import BinaryIO

from ...records import Rejection
from ..limits import Limits
from ..raw import RawArticle, RawItem
from .document import whole_text


def read_html(stream: BinaryIO, name: str, limits: Limits) -> Iterator[RawItem]:
    """Yield the page in *stream*."""
    text = whole_text(stream, name, limits, markup=True)
    yield text if isinstance(text, Rejection) else RawArticle(where=name, html=text)
