"""What a reader hands over: an article as it came, nothing checked but the types."""

from dataclasses import dataclass, field
from typing import Any

from ..records import Rejection


@dataclass(frozen=True, slots=True, kw_only=True)
class RawArticle:
    """One article of an input; ``text`` or ``html`` is set, ``where`` it stands is for messages."""

    where: str
    text: str | None = None
    html: str | None = None
    key: str | None = None
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    language: str | None = None
    extra: dict[str, Any] = field(default_factory=dict)


RawItem = RawArticle | Rejection
