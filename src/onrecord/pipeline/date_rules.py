"""The rules for time expressions (``date_rules.toml``), compiled to one scanner."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..errors import KnowledgeError
from .date_clock import Maker, Parts
from .date_makers import MAKERS
from .date_values import month_of

RULES = Path(__file__).with_name("date_rules.toml")
_GROUP = re.compile(r"\(\?P<\w+>")
_NAMED = ("month", "weekday", "holiday")
_CASED = re.compile(r"\(\?-i:[^()]*\)")
_JOINT = re.compile(r" ?[-–—] ?| and | & ")


@dataclass(frozen=True, slots=True)
class Rule:
    """A named pattern and the maker of its value.

    Attributes:
        name: what it finds.
        pattern: its words.
        maker: name of what makes its value.
        make: makes its value.
        follows: whether it holds only directly after another expression ("6-7", "4 and 5").
    """

    name: str
    pattern: re.Pattern[str]
    maker: str
    make: Maker
    follows: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression in a text: where, by which rule, and its parts."""

    start: int
    end: int
    rule: Rule
    parts: Parts

    @property
    def month(self) -> int | None:
        """The month that it names."""
        return month_of(self.parts)


class DateRules:
    """Finds time expressions in plain text, left to right, without overlaps.

    Attributes:
        cue: words that tell the tense of a clause, in the groups "future" and "past".
    """

    def __init__(self, rules: list[Rule], cue: re.Pattern[str]) -> None:
        self.cue = cue
        self._rules = [rule for rule in rules if not rule.follows]
        self._followers = [rule for rule in rules if rule.follows]
        branches = (
            f"(?P<r{i}>{_CASED.sub('(?!)', _GROUP.sub('(?:', r.pattern.pattern))})"
            for i, r in enumerate(self._rules)
        )
        # Small letters without IGNORECASE: then the engine skips branches by their first letter.
        # "Not before a capital letter" cannot be asked there; the rule's own pattern asks it.
        self._scanner = re.compile(rf"(?<!\w)(?:{'|'.join(branches)})")

    @classmethod
    def load(cls, path: Path = RULES) -> "DateRules":
        """Read and compile the rules.

        Raises:
            KnowledgeError: the file is missing or breaks its schema.
        """
        try:
            data = tomllib.loads(path.read_text(encoding="utf-8"))
            cue = re.compile("(?P<future>{future})|(?P<past>{past})".format(**data["tense"]))
            rules = [_rule(entry, data["words"]) for entry in data["rule"]]
        except (OSError, tomllib.TOMLDecodeError, KeyError, re.error) as error:
            raise KnowledgeError(f"{path}: date rules are damaged ({error})") from error
        return cls(rules, cue)

    def find(self, text: str) -> Iterator[Found]:
        """Yield the time expressions of *text*."""
        at = before = 0
        plain = text.replace("\u00a0", " ").replace("\n", " ")  # same length, so offsets hold
        small = _small(plain)
        while found := self._scanner.search(small, at):
            rule = self._rules[int((found.lastgroup or "r0")[1:])]
            exact = rule.pattern.match(plain, found.start())
            if (
                exact is None
                or not _capitalized(exact)
                or not _begins(plain, found.start(), before)
                or "\n\n" in text[found.start() : exact.end()]
            ):
                at = found.start() + 1
                continue
            here: Found | None = _found(rule, exact)
            while here:
                yield here
                at = before = here.end
                here = self._following(plain, at)

    def _following(self, text: str, at: int) -> Found | None:
        """Return the rest of a range or list ("April 6-7", "4 and 5") that goes on *at*."""
        joint = _JOINT.match(text, at)
        for rule in self._followers if joint else ():
            if joint and (exact := rule.pattern.match(text, joint.end())):
                return _found(rule, exact)
        return None


def _found(rule: Rule, exact: re.Match[str]) -> Found:
    parts = {k: v for k, v in exact.groupdict().items() if v is not None}
    parts["text"] = exact[0]
    return Found(exact.start(), exact.end(), rule, parts)


def _small(text: str) -> str:
    """Return *text* in small letters, of the same length."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(c if len(c.lower()) > 1 else c.lower() for c in text)


def _begins(text: str, at: int, before: int) -> bool:
    """Tell whether an expression can begin *at*, where the one before it ended at *before*.

    A hyphen joins words ("pre-May"), but after an expression it opens the end of a range.
    """
    return text[at - 1 : at] != "-" or (before > 0 and text[before:at].strip() == "-")


def _capitalized(found: re.Match[str]) -> bool:
    """Tell whether the names, where there are any, begin with a capital letter."""
    names = [found.groupdict().get(group) for group in _NAMED]
    return all(name[0].isupper() for name in names if name)


def _rule(entry: dict[str, str | bool], words: dict[str, str]) -> Rule:
    pattern, make = str(entry["pattern"]), str(entry["make"])
    for _ in range(3):  # words may use words
        for word, meaning in words.items():
            pattern = pattern.replace("{" + word + "}", meaning)
    return Rule(
        name=str(entry["name"]),
        pattern=re.compile(pattern, re.IGNORECASE),
        maker=make,
        make=MAKERS[make],
        follows=bool(entry.get("follows", False)),
    )
