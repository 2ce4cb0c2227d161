"""``onrecord check``: whether the store still is what was written into it."""

from pathlib import Path

import typer

from ..errors import InputError
from .progress import Progress
from .storing import StorePath
from .visible import visible
from .wording import counted


def check(*, store: StorePath = Path("onrecord.db")) -> None:
    """Check the store: pages, texts, records, offsets, links.

    Reads only. Every article is compared with its digest, every record with the tables made of
    it and with the words that it cites, search with the texts, incidents and claims with their
    reports. Prints what is wrong, one line each; the exit code is then 1, and 2 if there is no
    such store.
    """
    # Imported here: --help needs no SQLite.
    from ..store.check import findings

    if not store.is_file():
        raise InputError(f"{store}: there is no such store")
    damages = 0
    with Progress(until_first=False) as progress:
        for finding in findings(store, progress.advance):
            note = finding.severity == "note"
            damages += not note
            words = visible(f"{finding.where}: {finding.what}")
            typer.echo(f"note: {words}" if note else words)
    if damages:
        typer.echo(f"{store}: {counted(damages, 'finding')}")
        raise typer.Exit(1)
    typer.echo(f"{store}: sound")
