"""The event lexicon: which words denote an event of which type, and where its participants stand.

One file per type under ``lexicon/`` of a codebook folder; ``data/README.md`` describes the columns
and the little language of frames.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

from ..errors import CodebookError
from ..records.labels import EventType
from .folder import lexicon_files

COLUMNS = ("words", "pos", "frame", "type", "mode", "cameo", "polarity", "example")
WordClass = Literal["verb", "noun", "adjective"]
Role = Literal["actor", "recipient", "place"]
KINDS = frozenset(
    ("person", "group", "people", "org", "state", "place", "weapon", "document", "law", "money",
     "vehicle", "building", "event", "thing")
)  # fmt: skip
PREPOSITIONS = frozenset(
    ("by", "with", "against", "on", "upon", "at", "to", "toward", "towards", "from", "for", "of", "over",
     "into", "in", "inside", "between", "among", "after", "about", "under", "off", "out", "through",
     "across", "near", "around", "outside", "before", "behind")
)  # fmt: skip
SLOTS = frozenset(("subj", "obj", "iobj", "xcomp", "poss", "mod")) | PREPOSITIONS
_SLOT = re.compile(
    r"(?P<name>[a-z]+)(?::(?P<no>!)?(?P<kinds>[a-z|!]+)|(?P<not>!)?\{(?P<words>[^{}]+)\})?"
)
_DEFAULT = {
    "verb": "actor=subj recipient=obj",
    "noun": "actor=poss|by|mod|subj recipient=of|against|on",
    "adjective": "actor=by recipient=subj|mod",
}


@dataclass(frozen=True, slots=True)
class Slot:
    """A place around a trigger and what may fill it.

    Attributes:
        name: subj, obj, iobj, xcomp, poss, mod or a preposition.
        kinds: the filler must be of one of them (of none, if ``negated``); empty for any.
        lemmas: the filler's head must be one of them (none, if ``negated``); empty for any.
    """

    name: str
    kinds: frozenset[str] = frozenset()
    lemmas: frozenset[str] = frozenset()
    negated: bool = False

    @property
    def conditional(self) -> bool:
        """Whether not every filler will do."""
        return bool(self.kinds or self.lemmas)


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the participants stand, and what must hold besides; each condition is a list of alternatives."""

    actor: tuple[Slot, ...] = ()
    recipient: tuple[Slot, ...] = ()
    place: tuple[Slot, ...] = ()
    conditions: tuple[tuple[Slot, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One sense of a word or phrase.

    Attributes:
        words: lemmas, in the order of the text.
        head: index of the word that carries the event.
        happens: False where the words say that the act does not take place ("foil", "call off").
        at: file and line, for messages.
        own: a user's, not shipped: what he adds is coded whatever the encoder makes of it.
    """

    words: tuple[str, ...]
    pos: WordClass
    frame: Frame
    type: EventType
    mode: str | None
    cameo: str
    happens: bool
    example: str
    at: str = field(default="", compare=False)
    own: bool = field(default=False, compare=False)

    @property
    def head(self) -> int:
        """Verbs and "state of emergency" begin with their head, other nouns end with it."""
        if self.pos == "verb" or not PREPOSITIONS.isdisjoint(self.words):
            return 0
        return len(self.words) - 1


class EventLexicon:
    """Entries by word class and lemma of the head."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self._by_head: dict[tuple[WordClass, str], list[Entry]] = {}
        for entry in self.entries:
            self._by_head.setdefault((entry.pos, entry.words[entry.head]), []).append(entry)

    def entries_of(self, pos: WordClass, forms: Iterable[str]) -> list[Entry]:
        """Return the entries of class *pos* whose head is one of *forms*."""
        return [e for f in forms for e in self._by_head.get((pos, f), ())]


def read(*folders: Path) -> EventLexicon:
    """Return the lexicon in the ``*.tsv`` files of *folders*; a later folder's replace their namesakes.

    Senses that the first folder does not have are the user's own.

    Raises:
        CodebookError: a line breaks the form, names an unknown type or says the same twice.
    """
    shipped = {tuple(c[:4]) for path in lexicon_files(folders[:1]) for _, c in _rows(path)}
    seen: dict[tuple[str, ...], str] = {}
    entries = []
    for path in lexicon_files(folders):
        for number, cells in _rows(path):
            at = f"{path}:{number}"
            sense = tuple(cells[:4])
            first = seen.setdefault(sense, at)
            if first != at:
                raise CodebookError(f"{at}: {cells[0]} ({cells[1]}) stands twice, first at {first}")
            try:
                entries.append(replace(_entry(cells), at=at, own=sense not in shipped))
            except ValueError as error:
                raise CodebookError(f"{at}: {error}") from error
    return EventLexicon(entries)


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise CodebookError(f"{path}: cannot be read ({error})") from error
    if not lines or tuple(lines[0].split("\t")) != COLUMNS:
        raise CodebookError(f"{path}: its first line must be {' '.join(COLUMNS)}, tabs between")
    for number, line in enumerate(lines[1:], start=2):
        if line and not line.startswith("#"):
            cells = line.split("\t")
            if len(cells) != len(COLUMNS):
                raise CodebookError(f"{path}:{number}: {len(cells)} columns, not {len(COLUMNS)}")
            yield number, cells


def _entry(cells: list[str]) -> Entry:
    words, pos, frame, kind, mode, cameo, polarity, example = cells
    if not words.split() or words != words.lower():
        raise ValueError(f"words are {words!r}, not lemmas in lower case")
    if pos not in get_args(WordClass):
        raise ValueError(f"no word class {pos!r}")
    if kind not in get_args(EventType):
        raise ValueError(f"no type {kind!r}")
    if polarity not in ("+", "-"):
        raise ValueError(f"polarity is {polarity!r}, not + or -")
    if example.count("*") != 2:
        raise ValueError("the example does not mark one *trigger*")
    return Entry(
        words=tuple(words.split()),
        pos=pos,  # type: ignore[arg-type]
        frame=frame_of(frame or _DEFAULT[pos]),
        type=kind,  # type: ignore[arg-type]
        mode=mode or None,
        cameo=cameo,
        happens=polarity == "+",
        example=example,
    )


@lru_cache(maxsize=4096)
def frame_of(text: str) -> Frame:
    """Return the frame that *text* spells: ``actor=subj recipient=obj:person if=for{year}``.

    Raises:
        ValueError: it spells none.
    """
    roles: dict[str, tuple[Slot, ...]] = {}
    conditions = []
    for pair in text.split():
        role, equals, slots = pair.partition("=")
        parsed = tuple(_slots(slots))
        if not equals or not parsed:
            raise ValueError(f"{pair!r} is no role with its slots")
        if role == "if":
            conditions.append(parsed)
        elif role in get_args(Role):
            roles[role] = roles.get(role, ()) + parsed
        else:
            raise ValueError(f"no role {role!r}")
    return Frame(
        actor=roles.get("actor", ()),
        recipient=roles.get("recipient", ()),
        place=roles.get("place", ()),
        conditions=tuple(conditions),
    )


def _slots(text: str) -> Iterator[Slot]:
    at = 0
    while at < len(text):
        found = _SLOT.match(text, at)
        if found is None or found["name"] not in SLOTS:
            raise ValueError(f"{text[at:]!r} is no slot")
        # a "|" after kinds may part kinds or slots: "obj:person|with" has two slots
        kinds, end = _kinds(found)
        if text[end : end + 1] not in ("", "|"):
            raise ValueError(f"{text[end:]!r} follows {found['name']!r}, no |")
        words = frozenset(w.strip() for w in (found["words"] or "").split(",") if w.strip())
        if found["words"] is not None and not words:
            raise ValueError(f"{found[0]!r} lists no word")
        yield Slot(found["name"], kinds, words, bool(found["no"] or found["not"]))
        at = end + 1


def _kinds(found: re.Match[str]) -> tuple[frozenset[str], int]:
    """Return the kinds of a slot and where they end."""
    if found["kinds"] is None:
        return frozenset(), found.end()
    kept, end = [], found.start("kinds")
    for kind in found["kinds"].split("|"):
        if kind not in KINDS:
            break
        kept.append(kind)
        end += len(kind) + 1
    if not kept:
        raise ValueError(f"no kind {found['kinds']!r}")
    return frozenset(kept), end - 1
