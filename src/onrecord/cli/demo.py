"""``onrecord demo``: the dossier that ships with the package, coded and told, offline."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import resources
from typing import Annotated

import typer

from ..records import CodedArticle, Outcome
from .coding import run
from .progress import Progress
from .visible import shortened, visible
from .wording import counted, voices

INTRODUCTION = """\
The Azerbaijan-Iran border tension of September and October 2021 in twelve short dispatches:
a dossier for demonstration, retold in our own words from what is publicly documented, under
made-up outlet names. Coding it needs no network.
"""
VOICES_SHOWN = 6
DENIALS_SHOWN = 6


def demo(
    *,
    no_browser: Annotated[
        bool,
        typer.Option(
            "--no-browser", help="Only print, whatever else the demo can do; for scripts."
        ),
    ] = False,
) -> None:
    """Code a sample dossier, offline."""
    from .table import TableView, console_on

    console = console_on(sys.stdout.buffer)
    console.print(INTRODUCTION)
    found: list[CodedArticle] = []
    with Progress(until_first=console.is_terminal) as progress:
        tally = run(_remembered(_outcomes(), found), TableView(console), progress)
    console.print(f"In all {tally}.")
    for line in findings(found):
        console.print(line)
    raise typer.Exit(tally.exit_code)


def _outcomes() -> Iterator[Outcome]:
    # Imported here: the model and the readers take a second, --help must not.
    import onrecord

    from ..ingest import read

    dossier = resources.files("onrecord.cli") / "dossier" / "dossier.jsonl"
    with resources.as_file(dossier) as path:
        yield from onrecord.load().pipe(read([str(path)]))


def _remembered(outcomes: Iterable[Outcome], found: list[CodedArticle]) -> Iterator[Outcome]:
    for outcome in outcomes:
        if isinstance(outcome, CodedArticle):
            found.append(outcome)
        yield outcome


def findings(records: list[CodedArticle]) -> list[str]:
    """Return what the records hold together: kinds of events, voices heard, denials."""
    types = Counter[str](event.type for record in records for event in record.events)
    heard = Counter(
        visible(attribution.source_name)
        for record in records
        for attribution in record.attributions
        if attribution.source_name
    )
    lines = []
    if types:
        lines.append("What happened: " + _ranked(types, len(types)))
    if heard:
        lines.append("Most heard: " + _ranked(heard, VOICES_SHOWN))
    denials = [line for record in records for line in _denials(record)]
    if denials:
        lines += [f"Denied ({counted(len(denials), 'statement')}):", *denials[:DENIALS_SHOWN]]
    return lines


def _ranked(counts: Counter[str], most: int) -> str:
    # By count, then by name: the same dossier prints the same line.
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return ", ".join(f"{name} {count}" for name, count in ranked[:most])


def _denials(record: CodedArticle) -> list[str]:
    return [
        f"  {record.article.published or 'no date'}  "
        f"{voices(denial.chain, record.article.publisher)}: "
        f"{shortened(' … '.join(span.text for span in denial.content), 120)}"
        for denial in record.attributions
        if denial.stance == "denies"
    ]
