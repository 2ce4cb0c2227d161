"""The view for readers: per article who did what to whom, when, where, how surely, says who."""

import io
import os
import sys
from typing import BinaryIO, TextIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from ..records import Attribution, CodedArticle, Conflict, Event, Outcome, Rejection
from .visible import shortened, visible
from .wording import NOBODY, counted, speech, sureness, told, voices, when, where, who

NARROW = 100
"""Below this many columns, date and place share a column."""

DATE_WIDTH = 11
SURE_WIDTH = 10
"""Wide enough for an ISO date behind ~ or ≤, and for a mark with its word."""

STATEMENTS_SHOWN = 8
STYLE_OF_MARK = {"✓": "green", "✗": "red", "?": "yellow"}


def console_on(stream: BinaryIO) -> Console:
    """Return a console writing to *stream*: the terminal's width, or 100 columns elsewhere."""
    width = None if stream.isatty() or "COLUMNS" in os.environ else NARROW
    return Console(file=_text_on(stream), width=width, highlight=False, markup=False, emoji=False)


def _text_on(stream: BinaryIO) -> TextIO:
    if stream is not sys.stdout.buffer:
        return io.TextIOWrapper(stream, encoding="utf-8", errors="replace", write_through=True)
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A stand-in character where the terminal's encoding lacks one, never a crash.
        sys.stdout.reconfigure(errors="replace")
    return sys.stdout


class TableView:
    """Prints one block per article on *console*."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def show(self, outcome: Outcome) -> None:
        """Print the block of one article, or one line for a rejected input."""
        if isinstance(outcome, Rejection):
            self._console.print(Text(f"✗ not coded: {told(outcome)}", style="red"))
        else:
            self._article(outcome)
        self._console.print()

    def _article(self, record: CodedArticle) -> None:
        for part in heading(record):
            self._console.print(part)
        publisher = record.article.publisher
        if record.events:
            self._console.print()
            self._console.print(
                events_table(record.events, publisher, self._console.width < NARROW)
            )
        if record.attributions:
            self._console.print()
            self._console.print(statements_table(record.attributions, publisher))
        for conflict in record.conflicts:
            self._console.print(Padding(conflict_line(conflict, record), (0, 0, 0, 1)))


def heading(record: CodedArticle) -> list[Text]:
    """Return the title, and below it publisher, agency, date, counts and short id."""
    article = record.article
    title = Text(shortened(article.title or article.key or article.text, 200), style="bold")
    facts = [
        visible(article.publisher or "unknown publisher"),
        f"credits {visible(article.agency)}" if article.agency else None,
        article.published or "no date",
        counted(len(record.events), "event"),
        counted(len(record.attributions), "statement"),
        counted(len(record.conflicts), "contradiction") if record.conflicts else None,
        article.id[:8],
    ]
    return [title, Text(" · ".join(fact for fact in facts if fact), style="dim")]


def events_table(events: list[Event], publisher: str | None, narrow: bool) -> Table:
    """Return the events, one row each."""
    table = _plain_table({"who": 6, "did what": 6, "to whom": 5}, gap=1 if narrow else 2)
    if narrow:
        _column(table, "when, where", ratio=6)
    else:
        _column(table, "when", width=DATE_WIDTH)
        _column(table, "where", ratio=5)
    _column(table, "sure?", width=SURE_WIDTH)
    _column(table, "says who", ratio=8)
    for event in events:
        date, place = when(event), where(event)
        there = [_stacked(date, place)] if narrow else [Text(date), Text(place)]
        table.add_row(
            Text(who(event.actor)),
            _deed(event),
            Text(who(event.recipient)),
            *there,
            _sureness(event),
            Text(voices(event.chain, publisher)),
        )
    return table


def statements_table(attributions: list[Attribution], publisher: str | None) -> Table:
    """Return the statements: the voice, the word that hands over to it, and what it says."""
    table = _plain_table({"says who": 3, "how": 2, "what": 8}, gap=2)
    for attribution in attributions[:STATEMENTS_SHOWN]:
        content = " … ".join(span.text for span in attribution.content)
        table.add_row(
            Text(voices(attribution.chain, publisher)),
            Text(speech(attribution), style="red" if attribution.stance == "denies" else "dim"),
            Text(shortened(content, 160) or NOBODY),
        )
    if (more := len(attributions) - STATEMENTS_SHOWN) > 0:
        table.add_row(Text("…"), Text(), Text(f"and {counted(more, 'more statement')}"))
    return table


def conflict_line(conflict: Conflict, record: CodedArticle) -> Text:
    """Return who contradicts whom and why."""
    sides = [_side(identifier, record) for identifier in conflict.between]
    return Text(f"≠ {sides[0]} against {sides[1]}: {visible(conflict.why)}", style="magenta")


def _side(identifier: str, record: CodedArticle) -> str:
    publisher = record.article.publisher
    for attribution in record.attributions:
        if attribution.id == identifier:
            return voices(attribution.chain, publisher)
    for event in record.events:
        if event.id == identifier:
            return f"“{shortened(event.trigger.text, 40)}” ({voices(event.chain, publisher)})"
    return visible(identifier)


def _plain_table(ratios: dict[str, int], *, gap: int) -> Table:
    table = Table(box=None, expand=True, padding=(0, gap, 0, 0), pad_edge=False)
    table.header_style = "dim underline"
    for header, ratio in ratios.items():
        _column(table, header, ratio=ratio)
    return table


def _column(
    table: Table, header: str, *, ratio: int | None = None, width: int | None = None
) -> None:
    # Folding breaks what is too long; the other ways cut it off.
    table.add_column(header, ratio=ratio, width=width, overflow="fold")


def _deed(event: Event) -> Text:
    label = event.type if event.mode is None else f"{event.type} {event.mode}"
    deed = Text(label, style="bold")
    deed.append(f"\n“{shortened(event.trigger.text, 60)}”", style="not bold")
    return deed


def _sureness(event: Event) -> Text:
    words = sureness(event)
    return Text(words, style=STYLE_OF_MARK[words[0]])


def _stacked(date: str, place: str) -> Text:
    if NOBODY in (date, place):
        return Text(place if date == NOBODY else date)
    return Text(f"{date}\n{place}")
