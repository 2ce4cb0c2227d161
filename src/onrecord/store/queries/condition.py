"""Conditions of SQL with their values apart: what a user writes is never part of the text."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition in SQL and the values of its question marks; empty where nothing is asked."""

    sql: str = ""
    values: tuple[Any, ...] = ()

    def clause(self, word: str) -> str:
        """Return the condition behind *word* (WHERE, AND), or nothing."""
        return f" {word} {self.sql}" if self.sql else ""


def both(*conditions: Condition) -> Condition:
    """Return the condition that all *conditions* hold."""
    return _joined(conditions, " AND ")


def either(*conditions: Condition) -> Condition:
    """Return the condition that one of *conditions* holds."""
    return _joined(conditions, " OR ")


def _joined(conditions: Iterable[Condition], word: str) -> Condition:
    asked = [c for c in conditions if c.sql]
    if len(asked) == 1:
        return asked[0]
    values = tuple(value for c in asked for value in c.values)
    return Condition(f"({word.join(c.sql for c in asked)})" if asked else "", values)
