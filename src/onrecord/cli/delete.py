"""``onrecord delete``: articles out of the store, really."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import InputError, StoreBusy
from .storing import StorePath
from .wording import counted

if TYPE_CHECKING:
    from ..store import Store

LEAST = 6
"""Characters of an id that name an article."""


def delete(
    articles: Annotated[
        list[str],
        typer.Argument(
            metavar="ARTICLE...",
            help="Ids of articles; their first six characters do where they fit one alone.",
            show_default=False,
        ),
    ],
    *,
    store: StorePath = Path("onrecord.db"),
) -> None:
    """Delete articles with all that is kept of them.

    Text, records, search words, places and what users said of them are overwritten in the file;
    copies, incidents and claims that they were part of are made anew without them. All of the
    articles are deleted or none. Backups from before an upgrade are named, not touched.
    """
    # Imported here: --help needs no SQLite.
    from ..archive import Archive
    from ..store import Store
    from ..store.blanking import left_behind

    if not store.is_file():
        raise InputError(f"{store}: there is no such store")
    with Store.writing(store) as opened:
        ids = sorted({_id(opened, name) for name in articles})
        Archive(opened).delete(ids)
    typer.echo(f"{counted(len(ids), 'article')} deleted from {store}")
    logs, backups = left_behind(store)
    for backup in backups:
        typer.echo(f"{backup} is older and may still hold what was deleted", err=True)
    for log in logs:
        raise StoreBusy(
            f"{store}: deleted, but another program has it open: the text stays in {log} until "
            "that program ends and the store is written next"
        )


def _id(store: "Store", name: str) -> str:
    if len(name) < LEAST:
        raise InputError(f"{name}: name an article by {LEAST} characters of its id at least")
    found = store.ids(name)
    if not found:
        raise InputError(f"{name}: no article of that id in {store.path}")
    if len(found) > 1 and name not in found:
        some = ", ".join(found[:5])
        raise InputError(f"{name}: {counted(len(found), 'article')} begin so: {some}")
    return name if name in found else found[0]
