"""Tables: their columns, what each means, and where its cells come from."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from .options import Options
from .snapshot import Snapshot

Cell = str | int | float | bool | list[str] | None
Kind = Literal["text", "integer", "number", "boolean", "list"]
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column: ``value`` takes the cell from a row, None where nothing is known."""

    name: str
    meaning: str
    value: Callable[[Row], Cell]
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class Table(Generic[Row]):
    """One file of rows. ``name`` is empty for the main file of a format; ``rows`` says what a row is."""

    name: str
    rows: str
    columns: tuple[Column[Row], ...]
    read: Callable[[Snapshot, Options], Iterator[Row]]

    def header(self) -> list[str]:
        """Return the names of the columns in order."""
        return [column.name for column in self.columns]

    def cells(self, row: Row) -> list[Cell]:
        """Return the cells of *row* in the order of the columns."""
        return [column.value(row) for column in self.columns]


def unknown(name: str, why: str = "") -> Column[Any]:
    """Return a column that stays empty, with the reason."""
    return Column(name, f"empty{': ' if why else ''}{why}", lambda _: None)
