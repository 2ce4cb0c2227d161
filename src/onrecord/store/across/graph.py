"""Connected rows, and rows by number, of tables of any size."""

from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from typing import Any

import apsw

_MOST = 900
"""Values in one statement; SQLite's own limit is higher, its planner's patience is not."""


def rows_of(
    db: apsw.Connection, sql: str, values: Iterable[Any], *more: Any
) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of *sql*, whose ``({})`` stands for *values*; *more* are its last values."""
    ordered = sorted(values)
    for start in range(0, len(ordered), _MOST):
        part = ordered[start : start + _MOST]
        yield from db.execute(sql.format(", ".join("?" * len(part))), (*part, *more))


def component(seeds: Iterable[int], neighbours: Callable[[set[int]], Iterable[int]]) -> set[int]:
    """Return all that *seeds* are connected with, themselves included."""
    found: set[int] = set()
    frontier = set(seeds)
    while frontier:
        found |= frontier
        frontier = set(neighbours(frontier)) - found
    return found


def digests(keys: Iterable[str | bytes]) -> set[int]:
    """Return *keys* as 64-bit numbers: a third of the room, and as good for finding candidates.

    Two keys of one digest only make a candidate more, which comparing then refuses.
    """
    return {
        int.from_bytes(
            blake2b(key.encode() if isinstance(key, str) else key, digest_size=8).digest(),
            "big",
            signed=True,
        )
        for key in keys
    }
