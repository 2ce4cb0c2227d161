"""Lines that are not the article's: copyright, comment forms, boxes of links, photo credits."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

Cut = Literal["line", "titles", "rest", "tail"]

_MAX_CHARS = 200
_EDGE = 4
# A comment thread follows the article; the same words higher up are a button.
_READ_BEFORE_REST = 0.4
_MAX_TITLES = 12
_MAX_TITLE_WORDS = 22
_ENDED = (".", "!", "?", "…", ":", ";", ",", '."', ".”", '!"', "!”", '?"', "?”", ".)", '"', "”")
# A sentence is over: its stop, perhaps a closing quotation mark, and white space.
_SENTENCE_END = re.compile(r"[.!?…][\"”’)]{0,2}\s+")


@dataclass(frozen=True, slots=True)
class LineClass:
    """A kind of boilerplate line and how much goes with it (see ``boilerplate.toml``)."""

    name: str
    pattern: re.Pattern[str]
    cut: Cut = "line"
    max_chars: int = _MAX_CHARS
    edge: bool = False

    def matches(self, line: str, *, at_edge: bool) -> bool:
        """Whether the whole stripped *line* is of this class."""
        return (
            len(line) <= self.max_chars
            and (at_edge or not self.edge)
            and self.pattern.fullmatch(line) is not None
        )


@dataclass(frozen=True, slots=True)
class Removal:
    """A stretch taken out, and the name of the class that took it."""

    name: str
    text: str


@cache
def line_classes() -> tuple[LineClass, ...]:
    """Return the classes of ``boilerplate.toml``, in its order."""
    text = (resources.files(__package__) / "boilerplate.toml").read_text(encoding="utf-8")
    return tuple(
        LineClass(
            name=entry["name"],
            pattern=re.compile("|".join(f"(?:{p})" for p in entry["patterns"]), re.IGNORECASE),
            cut=entry.get("cut", "line"),
            max_chars=entry.get("max_chars", _MAX_CHARS),
            edge=entry.get("edge", False),
        )
        for entry in tomllib.loads(text)["class"]
    )


def without_boilerplate(text: str) -> tuple[str, list[Removal]]:
    """Return *text* without its boilerplate lines, and what was removed.

    A text without any is returned unchanged; a sentence is never cut in two.
    """
    lines = text.split("\n")
    removals = dict(_removals(lines))
    if not removals:
        return text, []
    kept: list[str] = []
    for number, line in enumerate(lines):
        removal = removals.get(number)
        if removal is None:
            kept.append(line)
        elif removal.text != line:
            kept.append(line[: len(line) - len(removal.text)].rstrip())
        # A removed paragraph takes one of the blank lines around it along.
        elif kept and not kept[-1].strip() and not "".join(lines[number + 1 : number + 2]).strip():
            kept.pop()
    return "\n".join(kept).strip("\n"), list(removals.values())


def _removals(lines: list[str]) -> Iterator[tuple[int, Removal]]:
    filled = [number for number, line in enumerate(lines) if line.strip()]
    edges = {*filled[:_EDGE], *filled[-_EDGE:]}
    total = sum(map(len, lines))
    read = titles = 0
    for position, number in enumerate(filled):
        line = lines[number].strip()
        found = _class_of(line, at_edge=number in edges)
        rest = found is not None and found.cut == "rest" and read >= _READ_BEFORE_REST * total
        if found is not None:
            titles = _MAX_TITLES if found.cut == "titles" else 0
            yield number, Removal(found.name, lines[number])
        elif titles and _is_title(line, lines[number + 1 : number + 2]):
            titles -= 1
            yield number, Removal("box of links", lines[number])
        else:
            titles = 0
            if tail := _tail(lines[number]):
                yield number, tail
        read += len(line)
        if rest:
            for other in filled[position + 1 :]:
                yield other, Removal("comment thread", lines[other])
            return


def _class_of(line: str, *, at_edge: bool) -> LineClass | None:
    whole = (c for c in line_classes() if c.cut != "tail")
    return next((c for c in whole if c.matches(line, at_edge=at_edge)), None)


def _is_title(line: str, following: list[str]) -> bool:
    # Where a lower-case line follows at once, a paragraph is wrapped, and this is no title.
    wrapped = bool(following) and following[0].lstrip()[:1].islower()
    return len(line.split()) <= _MAX_TITLE_WORDS and not line.endswith(_ENDED) and not wrapped


def _tail(line: str) -> Removal | None:
    """What stands after the last sentence of *line*, if it is a credit or the head of a link."""
    for found in _SENTENCE_END.finditer(line, max(0, len(line) - _MAX_CHARS)):
        tail = line[found.end() :].strip()
        for entry in line_classes():
            if entry.cut == "tail" and tail and entry.matches(tail, at_edge=True):
                return Removal(entry.name, line[found.end() :])
    return None
