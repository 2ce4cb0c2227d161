"""Reviewed articles in the mark-up of the training corpus (docs/api.md, "Corrections").

The text with ``{e1:words}`` marks for triggers (e), sources (s), cues (c), contents (q), participants
(n), places (p) and dates (d), then a line for each attribution, event and contradiction. Articles
without a whole day of publication are left out: the mark-up has no way to say so.
"""

import re
from dataclasses import dataclass, field

from ...records import Attribution, CodedArticle, Event, EventDate, Offsets, Participant
from ...store import Store
from ...store.reviews import reviewed
from .corrected import corrected

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_DATED = re.compile(r"\d{4}(-\d\d(-\d\d)?)?(/\d{4}(-\d\d(-\d\d)?)?)?")
_PLAIN = str.maketrans({"{": "(", "}": ")"})


def as_marks(store: Store) -> str:
    """Return the reviewed articles as corrected, by publication and id."""
    return "\n".join(
        marked(corrected(record, reviews))
        for record, reviews in reviewed(store)
        if _DAY.match(record.article.published or "")
    )


def marked(record: CodedArticle) -> str:
    """Return *record* in the mark-up; braces in its text become parentheses."""
    article = record.article
    sheet = _Sheet(record)
    lines = [sheet.attribution(a) for a in record.attributions if sheet.tells(a)]
    lines += [sheet.event(e) for e in record.events]
    lines += [
        f"x {first} {second} {_cell(c.why)}"
        for c in record.conflicts
        for first, second in [c.between]
        if {first, second} <= sheet.told
    ]
    day = (article.published or "")[:10]
    head = (article.id, day, article.publisher or "unknown", article.title or "untitled")
    body = _woven(article.text.translate(_PLAIN), sheet.marks)
    # a blank line is the only break that the mark-up knows, a line of dashes its end
    body = re.sub(r"\n(?=--)", "\n ", body)
    return f"== {' | '.join(map(_cell, head))}\n{body}\n--\n" + "".join(f"{k}\n" for k in lines)


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "/").split())


def _name(text: str) -> str:
    return _cell(text.replace(",", " ").replace(":", " "))


@dataclass
class _Sheet:
    """Marks, numbered as they are first needed, and the lines that name them."""

    record: CodedArticle
    marks: list[tuple[str, Offsets]] = field(default_factory=list)
    told: set[str] = field(default_factory=set)
    _numbers: dict[tuple[str, Offsets], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._said = {a.id for a in self.record.attributions if self.tells(a)}
        self.told |= self._said

    def tells(self, a: Attribution) -> bool:
        """Tell whether the mark-up can hold *a*: only who declines says nothing."""
        return bool(a.content) or a.stance == "declines"

    def attribution(self, a: Attribution) -> str:
        number = a.id[1:]
        for kind, span in (("s", a.source), ("c", a.cue), *(("q", part) for part in a.content)):
            if span is not None:
                self.marks.append((f"{kind}{number}", span.span))
        return f"{a.id} {a.type} {a.stance} {self._voice(a.parent)} | {_cell(a.source_name or '-')}"

    def event(self, e: Event) -> str:
        self.told.add(e.id)
        self.marks += [(e.id, words.span) for words in (e.trigger, *e.also)]
        cells = (
            f"{e.id} {e.type} {e.mode or '-'}",
            self._people(e.actor),
            self._people(e.recipient),
            _dated(e.date),
            self._place(e),
            f"{e.factuality} {e.time}{' h' if e.historical else ''}",
            self._voice(e.attribution),
        )
        return " | ".join(cells)

    def _voice(self, id: str | None) -> str:
        return id if id in self._said else "-"

    def _people(self, side: list[Participant]) -> str:
        return (
            ",".join(
                f"{self._number('n', p.span)}:{p.country or '-'}:{p.sector or 'UNK'}:{_name(p.name)}"
                for p in side
                if p.span
            )
            or "-"
        )

    def _place(self, e: Event) -> str:
        if e.place is None:
            return "-"
        mark = self._number("p", e.place.span)
        return f"{mark}:{e.place.country or '-'}:{_name(e.place.name or e.place.text)}"

    def _number(self, kind: str, span: Offsets) -> str:
        known = self._numbers.get((kind, span))
        if known is None:
            known = f"{kind}{sum(k == kind for k, _ in self._numbers) + 1}"
            self._numbers[kind, span] = known
            self.marks.append((known, span))
        return known


def _dated(date: EventDate | None) -> str:
    if date is None or date.basis == "published":
        return "-"
    if date.value and _DATED.fullmatch(date.value):
        return date.value
    if date.start and date.end:
        days = (date.start[:10], date.end[:10])
        return days[0] if days[0] == days[1] else "/".join(days)
    return "-"


def _woven(text: str, marks: list[tuple[str, Offsets]]) -> str:
    """Return *text* with *marks*; one that crosses another ends with it and goes on behind it."""
    begins: dict[int, list[tuple[int, str]]] = {}
    for name, (start, end) in marks:
        if start < end:
            begins.setdefault(start, []).append((end, name))
    made: list[str] = []
    open_: list[tuple[int, str]] = []
    for at in range(len(text) + 1):
        reopened: list[tuple[int, str]] = []
        while any(end <= at for end, _ in open_):
            made.append("}")
            end, name = open_.pop()
            if end > at:
                reopened.append((end, name))
        for end, name in sorted([*reopened, *begins.get(at, ())], key=lambda m: (-m[0], m[1])):
            made.append("{" + name + ":")
            open_.append((end, name))
        if at < len(text):
            made.append(text[at])
    return "".join(made)
