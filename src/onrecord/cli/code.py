"""``onrecord code``: codes articles and prints the records; stores nothing."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from ..records import Outcome
from .actors import ActorsFolder
from .codebook import CodebookFolder
from .coding import View, run
from .destination import destination
from .inputs import Published, Publisher, Sources
from .jsonlines import JsonLines
from .progress import Progress


class Format(StrEnum):
    """How records are printed."""

    jsonl = "jsonl"
    table = "table"


def code(
    sources: Sources,
    *,
    format: Annotated[
        Format | None,
        typer.Option(
            help="JSON Lines or a table; by default a table in a terminal, else JSON Lines.",
            show_default=False,
        ),
    ] = None,
    published: Published = None,
    publisher: Publisher = None,
    codebook: CodebookFolder = None,
    kb: ActorsFolder = None,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Write to FILE, which appears when all is done; until then FILE.part grows.",
        ),
    ] = None,
) -> None:
    """Code articles and print the records.

    One record per article in the order of the input: who did what to whom, when, where, how
    surely, and who says so. Nothing is stored. What cannot be coded leaves as a rejection with
    its reason; the exit code is then 3.
    """
    if out is not None and any(_same_file(source, out) for source in sources):
        raise typer.BadParameter("--out is one of the sources")
    with ExitStack() as stack:
        try:
            stream = stack.enter_context(destination(out))
        except OSError as error:
            raise typer.BadParameter(f"cannot write {out}: {error.strerror}") from error
        view, is_table = _view(format, stream)
        terminal = stream.isatty()
        progress = stack.enter_context(Progress(until_first=terminal))
        outcomes = _outcomes(sources, published, publisher or None, codebook, kb)
        # In a terminal the table itself tells of rejections.
        both = terminal and is_table and sys.stderr.isatty()
        tally = run(outcomes, view, progress, tell_rejections=not both)
    raise typer.Exit(tally.exit_code)


def _same_file(source: str, out: Path) -> bool:
    return out.exists() and Path(source).exists() and out.samefile(source)


def _view(wanted: Format | None, stream: BinaryIO) -> tuple[View, bool]:
    is_table = stream.isatty() if wanted is None else wanted is Format.table
    if not is_table:
        return JsonLines(stream), False
    # rich's tables cost start-up time that a pipe need not pay.
    from .table import TableView, console_on

    return TableView(console_on(stream)), True


def _outcomes(
    sources: list[str],
    published: str | None,
    publisher: str | None,
    codebook: Path | None,
    kb: Path | None,
) -> Iterator[Outcome]:
    # Imported here: the model and the readers take a second, --help must not.
    import onrecord

    from ..ingest import read

    coder = onrecord.load(codebook=codebook, kb=kb)
    yield from coder.pipe(read(sources, published=published, publisher=publisher))
