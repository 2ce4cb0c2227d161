"""``onrecord evaluate``: scores against gold data."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .actors import ActorsFolder
from .codebook import CodebookFolder
from .progress import Progress
from .visible import visible

if TYPE_CHECKING:
    from ..evaluation import Report


def evaluate(
    datasets: Annotated[
        list[Path],
        typer.Argument(
            metavar="DATASET",
            help="A file of gold data, or a folder: every known one below it.",
            show_default=False,
        ),
    ],
    *,
    codebook: CodebookFolder = None,
    kb: ActorsFolder = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print one JSON object per file of gold data.")
    ] = False,
) -> None:
    """Score the coder against gold data.

    What a file holds is known from its keys: records coded by two annotators, attributions,
    events, police labels, toponyms, time expressions, factuality, treebanks (.conllu[.zst]),
    names (.iob2), our written corpus. Intervals are 95 % bootstrap intervals over documents.
    """
    with Progress(until_first=False) as progress:
        for number, report in enumerate(_reports(datasets, codebook, kb, progress)):
            typer.echo(_shown(report, as_json, first=number == 0))


def _reports(
    datasets: list[Path], codebook: Path | None, kb: Path | None, progress: Progress
) -> Iterator["Report"]:
    # Imported here: spaCy and the model take a second, --help must not.
    import onrecord

    from ..evaluation import evaluate, gold_files

    for dataset in datasets:
        gold_files(dataset)  # a wrong path is told before the model loads
    coder = onrecord.load(codebook=codebook, kb=kb)
    for dataset in datasets:
        yield from evaluate(dataset, coder, progress=progress.advance)


def _shown(report: "Report", as_json: bool, *, first: bool) -> str:
    from ..evaluation.layout import table
    from ..records import to_json

    if as_json:
        return to_json(report)
    lines = "\n".join(map(visible, table(report).splitlines()))
    return lines if first else f"\n{lines}"
