"""What an export format is: a name, its files, and what the user should know about it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from .columns import Table
from .options import Options
from .snapshot import Snapshot

Write = Callable[[Snapshot, Options, BinaryIO], None]


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a format; ``name`` is empty for the main one, else it stands before the suffix."""

    name: str
    write: Write


@dataclass(frozen=True, slots=True)
class Format:
    """One export format.

    Attributes:
        name: as users type it.
        suffix: of its files.
        holds: one line for ``--help``.
        parts: its files, the main one first.
        tables: the tables behind the files, for the data dictionary.
        note: what users must know, in Markdown.
        text: whether it can be read in a terminal.
    """

    name: str
    suffix: str
    holds: str
    parts: tuple[Part, ...]
    tables: tuple[Table[Any], ...] = ()
    note: str = ""
    text: bool = True

    def file(self, out: Path, part: Part) -> Path:
        """Return where *part* goes if the main file goes to *out*."""
        return out.with_name(f"{out.stem}.{part.name}{out.suffix}") if part.name else out
