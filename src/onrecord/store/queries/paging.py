"""Pages of rows in a fixed order, each found by the key of the last row before it."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as Base64Error
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from ...errors import InputError
from ..faults import told
from ..filters import Filters
from ..store import Store
from ..words import register
from .condition import Condition, both

PAGE = 50
"""Rows of a page where the caller does not say."""
_WALK = 2000
_MOST = 2**63 - 1
T = TypeVar("T")
Cells = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """A SELECT whose rows come by *keys*: no two rows have the same ones.

    With ``dated`` the first key is a day or null, and rows without a day come last. ``values`` are
    those of the question marks in ``tables``, which go before those of ``where``.
    """

    columns: str
    tables: str
    keys: tuple[str, ...]
    where: Condition = field(default_factory=Condition)
    values: tuple[Any, ...] = ()
    dated: bool = True


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some rows, and where the next ones begin (None behind the last)."""

    rows: list[T]
    next: str | None = None


def walk(ask: Callable[..., Page[T]], store: Store, filters: Filters, **more: Any) -> Iterator[T]:
    """Yield every row that *filters* find, page by page; in ``store.transaction()`` all of one state."""
    after: str | None = None
    while True:
        page = ask(store, filters, limit=_WALK, after=after, **more)
        yield from page.rows
        after = page.next
        if after is None:
            return


def paged(
    store: Store, query: Query, limit: int, after: str | None
) -> tuple[list[Cells], str | None]:
    """Return the cells of *query* behind the cursor *after* (without keys), and the next cursor.

    Raises:
        InputError: *after* is no cursor of this question, or *limit* not positive.
    """
    if limit < 1:
        raise InputError(f"limit: {limit} is not at least 1")
    key = _key(after, len(query.keys)) if after is not None else None
    width = len(query.keys)
    with told(store.path):
        register(store.db)
        rows = _rows(store, query, limit + 1, key)
    more = len(rows) > limit
    rows = rows[:limit]
    return [row[width:] for row in rows], _cursor(rows[-1][:width]) if more else None


def counted(store: Store, query: Query) -> int:
    """Return how many rows *query* has."""
    sql = f"SELECT count(*) FROM {query.tables}{query.where.clause('WHERE')}"
    with told(store.path):
        register(store.db)
        return int(store.db.execute(sql, (*query.values, *query.where.values)).get)


def _rows(store: Store, query: Query, limit: int, key: Cells | None) -> list[Cells]:
    """Return rows with a day, then, where these do not fill the page, those without."""
    rows: list[Cells] = []
    if key is None or key[0] is not None:
        # said so that the index is used: a day is never empty
        dated = Condition(f"{query.keys[0]} > ''") if query.dated else Condition()
        rows = _some(store, query, _behind(query.keys, key) if key else dated, limit)
        key = None
    if query.dated and len(rows) < limit:
        undated = Condition(f"{query.keys[0]} IS NULL")
        if key is not None:
            undated = both(undated, _behind(query.keys[1:], key[1:]))
        rows += _some(store, query, undated, limit - len(rows))
    return rows


def _behind(keys: tuple[str, ...], key: Cells) -> Condition:
    slots = ", ".join("?" * len(key))
    # the first is there for the index
    return Condition(f"{keys[0]} >= ? AND ({', '.join(keys)}) > ({slots})", (key[0], *key))


def _some(store: Store, query: Query, behind: Condition, limit: int) -> list[Cells]:
    where = both(query.where, behind)
    keys = ", ".join(query.keys)
    sql = (
        f"SELECT {keys}, {query.columns} FROM {query.tables}{where.clause('WHERE')} "
        f"ORDER BY {keys} LIMIT ?"
    )
    return store.db.execute(sql, (*query.values, *where.values, min(limit, _MOST))).fetchall()


def _cursor(key: Cells) -> str:
    return urlsafe_b64encode(json.dumps(list(key)).encode()).decode().rstrip("=")


def _key(cursor: str, width: int) -> Cells:
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        key = json.loads(urlsafe_b64decode(padded))
    except (Base64Error, ValueError) as error:
        raise InputError(f"{cursor!r} is no cursor") from error
    plain = (str, int, float, type(None))
    if not (isinstance(key, list) and len(key) == width and all(isinstance(k, plain) for k in key)):
        raise InputError(f"{cursor!r} is no cursor of this question")
    if any(isinstance(k, int) and abs(k) > _MOST for k in key):
        raise InputError(f"{cursor!r} is no cursor of this question")
    return tuple(key)
