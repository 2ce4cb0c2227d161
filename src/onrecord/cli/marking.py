"""The words of an article with the parts of an event or statement marked in them."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from ..records import Attribution, Event
from ..records.spans import Offsets
from .visible import visible

if TYPE_CHECKING:
    from rich.text import Text

STYLES = {
    "action": "bold yellow",
    "actor": "bold cyan",
    "recipient": "bold magenta",
    "place": "green",
    "date": "blue",
    "cue": "underline",
    "source": "bold",
    "content": "italic",
}
"""The parts and their styles; where two parts share words, the first of them shows."""
_JOINT = 3
"""Sentences so few characters apart are shown as one passage."""

Part = tuple[str, Offsets]


def event_parts(event: Event, dates: dict[str, Offsets]) -> list[Part]:
    """Return the parts of *event*; *dates* are the spans of the article's dates by id."""
    parts = [("action", event.trigger.span)]
    for name, people in (("actor", event.actor), ("recipient", event.recipient)):
        parts += [(name, person.span) for person in people if person.span]
    if event.place:
        parts.append(("place", event.place.span))
    if event.date and event.date.date in dates:
        parts.append(("date", dates[event.date.date]))
    return parts


def statement_parts(attribution: Attribution) -> list[Part]:
    """Return the parts of *attribution*."""
    named = (("cue", attribution.cue), ("source", attribution.source))
    parts = [(name, span.span) for name, span in named if span]
    return parts + [("content", span.span) for span in attribution.content]


def passages(text: str, parts: Sequence[Part]) -> list[Offsets]:
    """Return the sentences of *text* that hold *parts*, in order, neighbours joined."""
    from ..store.queries import sentence

    found: list[Offsets] = []
    for start, end in sorted({sentence(text, *span) for _, span in parts}):
        if found and start <= found[-1][1] + _JOINT:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def marked(text: str, passage: Offsets, parts: Iterable[Part], *, in_words: bool) -> "Text":
    """Return the *passage* of *text* with *parts* in their styles.

    With *in_words*, for readers without colour, each stands in brackets behind its name.
    """
    from rich.text import Text

    rank = {name: place for place, name in enumerate(STYLES)}
    ordered = sorted(parts, key=lambda part: (rank[part[0]], part[1]))
    names: list[Part | None] = [None] * len(text)
    for part in reversed(ordered):
        for at in range(max(part[1][0], passage[0]), min(part[1][1], passage[1])):
            names[at] = part
    shown = Text()
    start, stop = passage
    while start < stop:
        end = start + 1
        while end < stop and names[end] == names[start]:
            end += 1
        found, words = names[start], _kept(text[start:end])
        if found is None:
            shown.append(words)
        elif in_words and found[0] != "content":
            shown.append(f"[{found[0]}: {words}]")
        else:
            shown.append(words, style=STYLES[found[0]])
        start = end
    return shown


def _kept(words: str) -> str:
    """Return *words* made visible, with the spaces at their ends."""
    if not words.strip():
        return " "
    before = " " if words[0].isspace() else ""
    return before + visible(words) + (" " if words[-1].isspace() else "")
