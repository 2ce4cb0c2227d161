"""The rules for time expressions (``date_rules.toml``), compiled to one scanner."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..errors import KnowledgeError
from .date_values import MAKERS, Maker, Parts

RULES = Path(__file__).with_name("date_rules.toml")
_GROUP = re.compile(r"\(\?P<\w+>")
_NAMED = ("month", "weekday")


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern and the maker of its value."""

    name: str
    pattern: re.Pattern[str]
    make: Maker


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression in a text: where, by which rule, and its parts."""

    start: int
    end: int
    rule: Rule
    parts: Parts


class DateRules:
    """Finds time expressions in plain text, left to right, without overlaps."""

    def __init__(self, rules: list[Rule]) -> None:
        self._rules = rules
        branches = (
            f"(?P<r{i}>{_GROUP.sub('(?:', r.pattern.pattern)})" for i, r in enumerate(rules)
        )
        self._scanner = re.compile(rf"(?<![\w-])(?:{'|'.join(branches)})", re.IGNORECASE)

    @classmethod
    def load(cls, path: Path = RULES) -> "DateRules":
        """Read and compile the rules.

        Raises:
            KnowledgeError: the file is missing or breaks its schema.
        """
        try:
            data = tomllib.loads(path.read_text(encoding="utf-8"))
            rules = [_rule(entry, data["words"]) for entry in data["rule"]]
        except (OSError, tomllib.TOMLDecodeError, KeyError, re.error) as error:
            raise KnowledgeError(f"{path}: date rules are damaged ({error})") from error
        return cls(rules)

    def find(self, text: str) -> Iterator[Found]:
        """Yield the time expressions of *text*."""
        at = 0
        plain = text.replace("\u00a0", " ").replace("\n", " ")  # same length, so offsets hold
        while found := self._scanner.search(plain, at):
            rule = self._rules[int((found.lastgroup or "r0")[1:])]
            exact = rule.pattern.match(plain, found.start())
            if (
                exact is None
                or not _capitalized(exact)
                or "\n\n" in text[found.start() : exact.end()]
            ):
                at = found.start() + 1
                continue
            parts = {k: v for k, v in exact.groupdict().items() if v is not None}
            parts["text"] = exact[0]
            yield Found(exact.start(), exact.end(), rule, parts)
            at = exact.end()


def _capitalized(found: re.Match[str]) -> bool:
    """Tell whether month and weekday, where there are any, begin with a capital letter."""
    names = [found.groupdict().get(group) for group in _NAMED]
    return all(name[0].isupper() for name in names if name)


def _rule(entry: dict[str, str], words: dict[str, str]) -> Rule:
    pattern = entry["pattern"]
    for _ in range(2):  # words may use words
        for word, meaning in words.items():
            pattern = pattern.replace("{" + word + "}", meaning)
    return Rule(entry["name"], re.compile(pattern, re.IGNORECASE), MAKERS[entry["make"]])
