"""The engine's heads on the tenth of our written corpus that no model is trained on."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from .attribution import GoldAttribution, token_tally
from .gold import Given, iso_date, read_lines
from .heads import Heads, Labelled
from .names import score as score_names
from .record import Annotation, GoldEvent, GoldSpan
from .report import Counts, Tally
from .spans import overlap

KEPT_APART = 10
"""One article in so many, by the SHA-1 of its id, is never trained on."""


class WrittenAttribution(msgspec.Struct, frozen=True, kw_only=True):
    """An attribution: its roles, its stance, the id of the one it stands in."""

    id: str
    source: GoldSpan | None
    cue: GoldSpan | None
    content: list[GoldSpan]
    stance: str
    parent: str | None

    @property
    def roles(self) -> GoldAttribution:
        """The same as bare spans."""
        return roles_of(self.source, self.cue, self.content)


class WrittenGold(msgspec.Struct, frozen=True, kw_only=True):
    """A coded article (tools/compile_corpus.py); ``names`` is None where nobody listed them."""

    id: str
    text: str
    published: str
    outlet: str
    title: str
    attributions: list[WrittenAttribution]
    events: list[GoldEvent]
    names: list[list[str | list[int]]] | None = None

    @property
    def given(self) -> Given:
        """The article to code."""
        return Given(
            text=self.text,
            published=iso_date(self.published),
            publisher=self.outlet,
            title=self.title,
            key=self.id,
        )


class _Names(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    names: list[list[str | list[int]]]


def kept_apart(identifier: str) -> bool:
    """Whether the article is in the tenth that is only measured on."""
    digest = hashlib.sha1(identifier.encode(), usedforsecurity=False).hexdigest()
    return int(digest, 16) % KEPT_APART == 0


def read(path: Path) -> list[WrittenGold]:
    """Return the articles of *path* kept apart, with the names of the ``*.names.jsonl`` beside it.

    Raises:
        InputError: a line is no coded article or list of names.
    """
    names = {
        row.id: row.names
        for beside in sorted(path.parent.glob("*.names.jsonl"))
        for row in read_lines(beside, _Names)
    }
    return [
        msgspec.structs.replace(article, names=article.names or names.get(article.id))
        for article in read_lines(path, WrittenGold)
        if kept_apart(article.id)
    ]


def score(gold: WrittenGold, found: Heads) -> Tally:
    """Return the tally of one article: roles, triggers with their types, names."""
    roles = token_tally(gold.text, [a.roles for a in gold.attributions], found.roles)
    tally = {**roles, **trigger_tally(mentions_of(gold.events), found.triggers)}
    if gold.names is not None:
        tally |= score_names(occurrences(gold.text, gold.names), found.names)
    return tally


def annotation_tally(text: str, annotation: Annotation, found: Heads) -> Tally:
    """Return roles and triggers of the engine against an annotator of benchmarks/record."""
    gold = [roles_of(a.source, a.cue, a.content) for a in annotation.attributions]
    tally = {
        **token_tally(text, gold, found.roles),
        **trigger_tally(mentions_of(annotation.events), found.triggers),
    }
    return {f"engine: {name}": counts for name, counts in tally.items()}


def roles_of(
    source: GoldSpan | None, cue: GoldSpan | None, content: Iterable[GoldSpan]
) -> GoldAttribution:
    """Return an attribution as bare spans."""
    return GoldAttribution(
        source=[source.span] if source and source.span else [],
        cue=[cue.span] if cue and cue.span else [],
        content=[c.span for c in content if c.span],
    )


def mentions_of(events: Iterable[GoldEvent]) -> list[list[Labelled]]:
    """Return for each of *events* all its mentions with its type."""
    return [[(*m.span, e.type) for m in (e.trigger, *e.also) if m.span is not None] for e in events]


def trigger_tally(gold: Sequence[Sequence[Labelled]], predicted: Iterable[Labelled]) -> Tally:
    """Return triggers right by overlap and type; *gold* has a list of mentions per event.

    An event is found where one of its mentions is; the second measure asks for all mentions.
    """
    known = {mention for event in gold for mention in event}
    found = set(predicted)
    right = sum(any(_agree(p, g) for g in known) for p in found)
    reached = {g for g in known if any(_agree(p, g) for p in found)}
    events = sum(not reached.isdisjoint(event) for event in gold)
    return {
        "trigger and type": Counts(right, len(found), events, len(gold)),
        "trigger and type, all mentions": Counts(right, len(found), len(reached), len(known)),
    }


def _agree(a: Labelled, b: Labelled) -> bool:
    return overlap(a[:2], b[:2]) and a[2] == b[2]


def occurrences(text: str, names: list[list[str | list[int]]]) -> list[Labelled]:
    """Return where the listed names stand; longer ones first, a third element picks occurrences."""
    taken: list[Labelled] = []
    for name, label, *only in sorted(names, key=lambda n: -len(n[0])):
        whole = re.compile(r"(?<!\w)" + re.escape(str(name)) + r"(?!\w)")
        for index, found in enumerate(whole.finditer(text)):
            start, end = found.span()
            free = not any(start < b and a < end for a, b, _ in taken)
            if free and (not only or index in only[0]):
                taken.append((start, end, str(label)))
    return sorted(taken)
