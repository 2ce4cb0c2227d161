"""``onrecord merge`` and ``onrecord split``: a user's word on what is one incident."""

from datetime import UTC, datetime
from getpass import getuser
from pathlib import Path
from typing import Annotated

import typer

from ..errors import InputError
from .storing import StorePath

Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, kept with it.")]
By = Annotated[
    str | None, typer.Option("--by", metavar="NAME", help="Who decides; else the account's name.")
]


def merge(
    incidents: Annotated[
        list[str], typer.Argument(metavar="INCIDENT...", help="Ids of two incidents or more.")
    ],
    *,
    why: Why,
    by: By = None,
    store: StorePath = Path("onrecord.db"),
) -> None:
    """Hold that incidents are one; the decision is kept and can be taken back with split."""
    from ..archive import Archive
    from ..store import Store

    if len(incidents) < 2:
        raise InputError("merge: name two incidents or more")
    with Store.writing(store) as opened:
        archive = Archive(opened)
        # all pairs are named before the first union gives the rest another id
        archive.unite(incidents, by=by or getuser(), why=why, made=_now())
    typer.echo(f"{len(incidents)} incidents are one")


def split(
    incident: Annotated[str, typer.Argument(metavar="INCIDENT", help="The id of the incident.")],
    reports: Annotated[
        list[str], typer.Argument(metavar="REPORT...", help="ARTICLE:EVENT, as `show` prints them.")
    ],
    *,
    why: Why,
    by: By = None,
    store: StorePath = Path("onrecord.db"),
) -> None:
    """Hold that reports of an incident are of another one; merge takes it back."""
    from ..archive import Archive
    from ..store import Store

    named = []
    for report in reports:
        article, colon, event = report.rpartition(":")
        if not colon:
            raise InputError(f"{report}: not ARTICLE:EVENT")
        named.append((article, event))
    with Store.writing(store) as opened:
        Archive(opened).split(incident, named, by=by or getuser(), why=why, made=_now())
    typer.echo(f"{len(named)} of its reports are of another incident")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
