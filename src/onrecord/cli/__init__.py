"""The command line, one file per command (RECORD.md, "Command line"); only this package prints.

Exit codes: 0 done; 3 some input was rejected and the rest is done; 2 wrong usage; 1 a fault of
OnRecord's own files or of the disk; 130 after Ctrl-C.
"""

import errno
import sys
from typing import Annotated

import typer

from .. import __version__
from ..errors import InputError, OnRecordError
from .add import add
from .attributions import attributions
from .check import check
from .code import code
from .conflicts import conflicts
from .deciding import merge, split
from .delete import delete
from .demo import demo
from .evaluate import evaluate
from .events import events
from .export import export
from .incidents import incidents
from .info import info
from .kb import kb
from .serving import explore, serve
from .show import show
from .sources import sources
from .visible import visible

# Plain help: it reads the same in a terminal, a pipe and the documentation.
app = typer.Typer(
    name="onrecord",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"onrecord {__version__}")
        raise typer.Exit


@app.callback()
def onrecord(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version."
        ),
    ] = False,
) -> None:
    """Read the news and keep the record: who did what to whom, and who says so."""


for command in (
    add, code, events, attributions, incidents, conflicts, sources, show, export,
    explore, serve,
    merge, split, check, delete, demo, evaluate, info,
):  # fmt: skip
    app.command()(command)
app.add_typer(kb)


def main() -> None:
    """Run the command line and exit with its code."""
    try:
        app(prog_name="onrecord")
    except InputError as error:
        _fail(error, code=2)
    except OnRecordError as error:
        _fail(error, code=1)
    except OSError as error:
        if error.errno == errno.EPIPE:
            raise
        _fail(error, code=1)


def _fail(error: Exception, code: int) -> None:
    typer.echo(f"onrecord: {visible(str(error))}", err=True)
    sys.exit(code)
