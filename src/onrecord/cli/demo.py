"""``onrecord demo``: the dossier that ships with the package, coded, kept and told, offline."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from ..records import CodedArticle, Outcome
from .coding import run
from .progress import Progress
from .visible import shortened, visible
from .wording import counted, voices

if TYPE_CHECKING:
    from ..store import Store
    from ..store.queries import ConflictRow, Side

INTRODUCTION = """\
The Azerbaijan-Iran border tension of September and October 2021 in twelve short dispatches:
a dossier for demonstration, retold in our own words from what is publicly documented, under
made-up outlet names. Coding it needs no network.
"""
VOICES_SHOWN = 6
DENIALS_SHOWN = 6
INCIDENTS_SHOWN = 6
CONFLICTS_SHOWN = 5


def demo(
    *,
    no_browser: Annotated[
        bool,
        typer.Option("--no-browser", help="Only print; for scripts and machines without a screen."),
    ] = False,
    store: Annotated[
        Path | None,
        typer.Option(
            "--store",
            metavar="PATH",
            help="Keep the dossier in this store; else it is gone with the demo.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Code a sample dossier offline, keep it, tell what it holds, and open the explorer on it."""
    from .table import TableView, console_on

    console = console_on(sys.stdout.buffer)
    console.print(INTRODUCTION)
    found: list[CodedArticle] = []
    with Progress(until_first=console.is_terminal) as progress:
        tally = run(_remembered(_outcomes(), found), TableView(console), progress)
    console.print(f"In all {tally}.")
    for line in findings(found):
        console.print(line)
    with TemporaryDirectory(prefix="onrecord-demo-") as folder:
        path = store or Path(folder) / "demo.db"
        for line in _kept(path, found):
            console.print(line)
        if not no_browser and tally.exit_code == 0:
            from .serving import explore

            explore(store=path)
    raise typer.Exit(tally.exit_code)


def _kept(path: Path, found: list[CodedArticle]) -> list[str]:
    """Keep what was found in the store at *path* and return what it holds across articles."""
    from ..archive import Archive
    from ..store import Store

    with Store.writing(path) as opened:
        Archive(opened).add(found)
    with Store.reading(path) as opened:
        return across(opened)


def across(store: "Store") -> list[str]:
    """Return what *store* holds across articles: its incidents, and who contradicts whom."""
    from ..store import queries
    from ..store.filters import Filters

    everything = Filters()
    reports = queries.count_events(store, everything)
    incidents = queries.walk(queries.incidents, store, everything)
    told = sorted(incidents, key=lambda i: (-i.articles, -i.origins, -len(i.reports), i.id))
    copied = sum(len(i.reports) for i in told if i.articles > i.groups)
    lines = [
        f"{counted(len(told), 'incident')} in {counted(reports, 'report')}, "
        f"{copied:,} of them from copied texts." + (" Told most widely:" if told else "")
    ]
    lines += [
        f"  {incident.start or 'no date'}  {visible(incident.title)}: "
        f"{counted(incident.articles, 'article')}, "
        f"{counted(incident.origins, 'independent origin')}"
        for incident in told[:INCIDENTS_SHOWN]
    ]
    conflicts = list(queries.walk(queries.conflicts, store, everything))
    if conflicts:
        surest = sorted(conflicts, key=lambda c: -(c.confidence or 1.0))[:CONFLICTS_SHOWN]
        lines.append(f"Contradicted ({counted(len(conflicts), 'pair')} of statements):")
        lines += [line for pair in surest for line in _pair(pair)]
    return lines


def _pair(pair: "ConflictRow") -> list[str]:
    one, other = pair.between
    return [f"  {_side(one)}", f"    ✗ {_side(other)}"]


def _side(side: "Side") -> str:
    said = voices(side.chain, side.article.publisher)
    return f"{(side.article.published or 'no date')[:10]}  {said}: “{shortened(side.text, 110)}”"


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
