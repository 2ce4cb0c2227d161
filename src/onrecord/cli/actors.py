"""The option ``--kb``: a folder whose actors go before those of the shipped knowledge base."""

from pathlib import Path
from typing import Annotated

import typer

from ..errors import InputError, KnowledgeError


def _sound(folder: Path | None) -> Path | None:
    """Return *folder*; what is wrong with it is told before anything is read or written."""
    if folder is None:
        return None
    # Imported here: --help needs no knowledge base.
    from ..kb import UserActors

    try:
        UserActors.load(folder)
    except KnowledgeError as error:  # the user's file, not one of ours
        raise InputError(str(error)) from error
    return folder


ActorsFolder = Annotated[
    Path | None,
    typer.Option(
        "--kb",
        metavar="DIR",
        callback=_sound,
        help="Know the actors in the *.csv of DIR too; they go before those that ship.",
        show_default=False,
    ),
]
