"""The option ``--codebook``: a folder whose files go before those of the shipped codebook."""

from pathlib import Path
from typing import Annotated

import typer

from ..errors import CodebookError, InputError


def _sound(folder: Path | None) -> Path | None:
    """Return *folder*; what is wrong with it is told before anything is read or written."""
    if folder is None:
        return None
    # Imported here: --help needs no codebook.
    from ..codebook import Codebook

    try:
        Codebook.load(folder)
    except CodebookError as error:  # the user's file, not one of ours
        raise InputError(str(error)) from error
    return folder


CodebookFolder = Annotated[
    Path | None,
    typer.Option(
        "--codebook",
        metavar="DIR",
        callback=_sound,
        help="Use the tables and lexicon/*.tsv of DIR; what it lacks is the shipped codebook's.",
        show_default=False,
    ),
]
