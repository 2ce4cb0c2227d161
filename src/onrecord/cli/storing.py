"""The option ``--store``: the file that holds the archive."""

from pathlib import Path
from typing import Annotated

import typer

StorePath = Annotated[
    Path,
    typer.Option("--store", metavar="PATH", help="The store; made where it is missing (add)."),
]
