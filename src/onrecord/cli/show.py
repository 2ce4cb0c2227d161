"""``onrecord show``: opens one thing of a store."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import InputError
from .storing import StorePath
from .visible import harmless_json, shortened

if TYPE_CHECKING:
    from ..store import Store
    from ..store.queries import Found

_CANDIDATES = 20


class Shape(StrEnum):
    """How it is shown."""

    table = "table"
    jsonl = "jsonl"


def show(
    ids: Annotated[
        list[str],
        typer.Argument(
            metavar="ID",
            help="Of an article, incident or claim, or ARTICLE:e3 for an event or statement; "
            "the first six characters will do.",
            show_default=False,
        ),
    ],
    *,
    format: Annotated[
        Shape | None,
        typer.Option(
            help="For readers or as JSON; by default for readers in a terminal, else JSON.",
            show_default=False,
        ),
    ] = None,
    store: StorePath = Path("onrecord.db"),
) -> None:
    """Open an incident, article, claim or statement, down to sentence and chain of voices.

    The words of the article with actor, action, recipient, place, date, source and cue marked;
    of an incident, all its reports, copies together, the claims with those who support and deny
    them, and why reports are held to be of one incident.
    """
    # Imported here: --help needs no store.
    from ..records import to_json
    from ..store.queries import open_found
    from .asking import opened

    readable = sys.stdout.isatty() if format is None else format is Shape.table
    with opened(store) as reading, reading.transaction():
        details = [open_found(reading, found) for found in (_one(reading, id) for id in ids)]
        if not readable:
            stream = sys.stdout.buffer
            for detail in details:
                line = to_json(detail)
                stream.write((harmless_json(line) if stream.isatty() else line).encode() + b"\n")
            stream.flush()
            return
        from .table import console_on
        from .telling import Teller

        teller = Teller(console_on(sys.stdout.buffer), reading)
        for detail in details:
            teller.tell(detail)


def _one(store: "Store", id: str) -> "Found":
    from ..store.queries import find

    found = find(store, id)
    if not found:
        raise InputError(f"{id}: nothing in the store has that id, or one that begins so")
    if len(found) > 1:
        lines = [f"  {each.id}  {each.kind}: {shortened(each.told, 80)}" for each in found]
        raise InputError(
            "\n".join([f"{id} is the beginning of several ids:", *lines[:_CANDIDATES]])
        )
    return found[0]
