"""The keys of an article given as JSON or as a row (RECORD.md, "In: an article")."""

from typing import Any

from ...records import Rejection, rejection
from ..characters import clean, clean_json
from ..raw import RawArticle, RawItem

_STRINGS = ("text", "html", "url", "title", "publisher", "published", "language")
_KNOWN = frozenset((*_STRINGS, "id", "authors"))


def article_from(fields: object, where: str) -> RawItem:
    """Return the article that *fields* describes; *where* it stands is named if it is none.

    An empty string is a value that is not known.
    """
    if not isinstance(fields, dict):
        return _bad(where, "not a JSON object")
    key = _key(fields.get("id"))
    problem = _problem(fields)
    if problem is not None:
        return _bad(where, problem, key=key)
    strings = {name: clean(fields[name]) for name in _STRINGS if fields.get(name)}
    try:
        extra = {clean(k): clean_json(v) for k, v in fields.items() if k not in _KNOWN}
    except ValueError as error:
        return _bad(where, str(error), key=key)
    if "text" not in strings and "html" not in strings:
        detail = f"{where}: neither text nor html"
        url = strings.get("url")
        empty = "text" in fields or "html" in fields
        return rejection(
            "read", "no_text" if empty else "bad_input", detail, key=key or where, url=url
        )
    authors = _authors(fields.get("authors"))
    return RawArticle(where=where, **strings, key=key, authors=authors, extra=extra)


def _bad(where: str, problem: str, *, key: str | None = None) -> Rejection:
    return rejection("read", "bad_input", f"{where}: {problem}", key=key or where)


def _key(value: Any) -> str | None:
    if value is None or isinstance(value, bool | dict | list) or value == "":
        return None
    return clean(str(value))


def _problem(fields: dict[str, Any]) -> str | None:
    """What is of the wrong type, in words."""
    for name in _STRINGS:
        if not isinstance(fields.get(name), str | None):
            return f"{name} is not a string"
    if isinstance(fields.get("id"), bool | dict | list):
        return "id is neither a string nor a number"
    authors = fields.get("authors")
    if not isinstance(authors, str | list | None) or (
        isinstance(authors, list) and not all(isinstance(author, str) for author in authors)
    ):
        return "authors is not a list of strings"
    return None


def _authors(value: str | list[str] | None) -> tuple[str, ...]:
    names = value.split(";") if isinstance(value, str) else value or []
    return tuple(name for raw in names if (name := clean(raw).strip()))
