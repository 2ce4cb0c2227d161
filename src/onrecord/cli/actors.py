"""The option ``--kb``: a folder of the user's own actors, and a gazetteer in place of the shipped one."""

from pathlib import Path
from typing import Annotated

import typer

from ..errors import InputError, KnowledgeError


def _sound(folder: Path | None) -> Path | None:
    """Return *folder*; what is wrong with it is told before anything is read or written."""
    if folder is None:
        return None
    # Imported here: --help needs no knowledge base.
    from ..kb import UserActors, UserGazetteer

    try:
        UserActors.load(folder)
        UserGazetteer.load(folder)
    except KnowledgeError as error:  # the user's file, not one of ours
        raise InputError(str(error)) from error
    return folder


ActorsFolder = Annotated[
    Path | None,
    typer.Option(
        "--kb",
        metavar="DIR",
        callback=_sound,
        help="Know the actors in the *.csv of DIR too; they go before those that ship. "
        "A gazetteer.bin in DIR (onrecord kb build) replaces the one that ships.",
        show_default=False,
    ),
]
