"""What the commands that read a store have in common: the filters, the store, how rows are printed.

``asks`` gives a command the options of RECORD.md in this one place, and one :class:`Question` in
their stead.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, wraps
from inspect import Parameter, Signature, signature
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ..errors import InputError

if TYPE_CHECKING:
    from ..kb.countries import Countries
    from ..store import Store
    from ..store.filters import Filters


class Format(StrEnum):
    """How rows are printed."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"


@dataclass(frozen=True, slots=True)
class Question:
    """What the user asks: of which store, for what, and how to print it.

    ``limit`` is the most rows, 0 for all, None where the user leaves it to the format.
    """

    path: Path
    filters: "Filters"
    format: Format | None = None
    limit: int | None = None

    def opened(self) -> "Store":
        """Open the store for reading; see :func:`opened`."""
        return opened(self.path)


def opened(path: Path) -> "Store":
    """Open the store at *path* for reading.

    Raises:
        InputError: there is none; a wrong path is wrong usage.
        StoreError: it cannot be read.
    """
    from ..store import Store

    if not path.exists():
        raise InputError(f"{path}: there is no such store; `onrecord add` makes one")
    return Store.reading(path)


def _option(*names: str, metavar: str | None, help: str) -> Any:
    return typer.Option(*names, metavar=metavar, help=help, show_default=False)


_Path = Annotated[
    Path, typer.Option("--store", metavar="PATH", help="The store that `onrecord add` made.")
]
_Word = str | None
_Words = list[str] | None
_FILTERS: dict[str, Any] = {
    "since": Annotated[
        _Word, _option("--since", metavar="DATE", help="From this day, month or year on.")
    ],
    "until": Annotated[
        _Word, _option("--until", metavar="DATE", help="Until this day, month or year.")
    ],
    "actor": Annotated[
        _Words,
        _option(
            "--actor",
            metavar="WHO",
            help="Who did it: a name, a country (Iran, IRN), a sector (IRN.MIL, .MIL).",
        ),
    ],
    "recipient": Annotated[
        _Words, _option("--recipient", metavar="WHO", help="To whom it was done; like --actor.")
    ],
    "country": Annotated[
        _Words, _option("--country", metavar="COUNTRY", help="The country where: a name or code.")
    ],
    "type": Annotated[
        _Words, _option("--type", metavar="TYPE", help="PLOVER types, such as ASSAULT,COERCE.")
    ],
    "source": Annotated[
        _Words, _option("--source", metavar="WHO", help="Who says so, first or second hand.")
    ],
    "place": Annotated[
        _Words,
        _option(
            "--place",
            metavar="WHERE",
            help="A name, a circle (lat,lon,km) or a box (west,south,east,north).",
        ),
    ],
    "text": Annotated[
        _Word,
        _option("--text", metavar="WORDS", help='Words that must all occur; "a phrase"; begin*.'),
    ],
    "factuality": Annotated[
        _Words, _option("--factuality", metavar="VALUE", help="Such as CT+,PR+ or CT-.")
    ],
}
_LISTING: dict[str, Any] = {
    "format": Annotated[
        Format | None,
        _option(
            "--format",
            metavar=None,
            help="By default a table in a terminal, else JSON Lines.",
        ),
    ],
    "limit": Annotated[
        int | None,
        typer.Option(
            "--limit",
            min=0,
            metavar="N",
            help="At most N rows; by default 50 in a table and all elsewhere; 0 for all.",
            show_default=False,
        ),
    ],
}


def asks(*, listing: bool) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Make a command of a function that takes a :class:`Question` and options of its own.

    With *listing* it also has ``--format`` and ``--limit``.
    """
    shared = _FILTERS | (_LISTING if listing else {})

    def decorate(command: Callable[..., None]) -> Callable[..., None]:
        own = list(signature(command, eval_str=True).parameters.values())[1:]

        @wraps(command)
        def asking(store: Path, **values: Any) -> None:
            given = {name: values.pop(name) for name in shared}
            command(_question(store, given), **values)

        optional = [
            Parameter(name, Parameter.KEYWORD_ONLY, default=None, annotation=kind)
            for name, kind in shared.items()
        ]
        path = Parameter(
            "store", Parameter.KEYWORD_ONLY, default=Path("onrecord.db"), annotation=_Path
        )
        # Typer reads the options off the signature
        asking.__signature__ = Signature([*own, *optional, path])  # type: ignore[attr-defined]
        asking.__annotations__ = {}
        return asking

    return decorate


def _question(store: Path, given: dict[str, Any]) -> Question:
    from ..store.filters import asked

    format, limit = given.pop("format", None), given.pop("limit", None)
    filters = asked(country_of=country_of, **{k: v for k, v in given.items() if v is not None})
    return Question(store, filters, format, limit)


def country_of(text: str) -> str | None:
    """Return the ISO code of a country's code or name; case does not matter."""
    countries = _countries()
    if countries.name(text.upper()) is not None:
        return text.upper()
    found = countries.lookup(text) or countries.lookup(text.title())
    return found.iso3 if found and found.how == "name" else None


@cache
def _countries() -> "Countries":
    # Imported here: --help needs no knowledge base.
    from ..kb.countries import Countries

    return Countries.load()
