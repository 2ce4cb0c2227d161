"""Findings: a pair of statements that cannot both be true, before it becomes a record."""

from collections.abc import Iterator
from dataclasses import dataclass

from ...records import Conflict
from ...records.labels import ConflictBasis
from .statements import Statement

QUOTED = 90
"""So many characters of a statement are repeated in an explanation."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Two statements, on what ground they exclude each other, and one sentence that says so."""

    one: Statement
    other: Statement
    basis: ConflictBasis
    why: str


class Findings:
    """Collects findings, one for each pair of statements; the first one found stands."""

    def __init__(self) -> None:
        self._found: dict[frozenset[str], Finding] = {}
        self._ids: set[str] = set()

    def add(self, finding: Finding) -> None:
        """Keep *finding* unless its pair is known already or is a single statement."""
        if finding.one.id != finding.other.id:
            self._found.setdefault(frozenset((finding.one.id, finding.other.id)), finding)
            self._ids.update((finding.one.id, finding.other.id))

    def involves(self, identifier: str) -> bool:
        """Whether a conflict of this statement is known."""
        return identifier in self._ids

    def records(self) -> Iterator[Conflict]:
        """Yield the conflicts in the order of the text."""
        for finding in sorted(self._found.values(), key=_place):
            first, second = sorted((finding.one, finding.other), key=lambda s: (s.order, s.id))
            yield Conflict(between=(first.id, second.id), basis=finding.basis, why=finding.why)


def _place(finding: Finding) -> tuple[int, int]:
    return min(finding.one.order, finding.other.order), max(finding.one.order, finding.other.order)


def excerpt(statement: Statement) -> str:
    """Return the words of *statement*, cut at a word if they are many."""
    text = " ".join(statement.text.split()).strip(" \"“”'‘’.,;")
    if len(text) <= QUOTED:
        return text
    return text[:QUOTED].rsplit(" ", 1)[0].rstrip(" ,;") + " …"


def capital(name: str) -> str:
    """Return *name* as a sentence begins with it."""
    return name[:1].upper() + name[1:]
