"""The kinds of gold data: how each is known from its file, read, and scored against a coder."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from spacy.tokens import Doc

from ..records import CodedArticle, CoderVersions, Outcome
from . import (
    attribution,
    conllu,
    dates,
    events,
    factuality,
    names,
    places,
    police,
    record,
    treebank,
    written,
)
from .gold import Given, first_line, read_lines
from .heads import factuality_at, heads
from .moving import moved
from .report import Tally


class Coder(Protocol):
    """What is evaluated: records by ``code``, the engine's heads by ``nlp``."""

    versions: CoderVersions

    @property
    def nlp(self) -> Callable[[str], Doc]:
        """The pipeline."""

    def code(
        self,
        text: str,
        *,
        published: str | None = None,
        publisher: str | None = None,
        title: str | None = None,
        url: str | None = None,
        key: str | None = None,
    ) -> Outcome:
        """Return the record of one article or its rejection."""


@dataclass(frozen=True, slots=True)
class Scored:
    """The tallies of a document, one per annotator; not ``coded`` if the coder rejected it."""

    tallies: tuple[Tally, ...]
    coded: bool = True


@dataclass(frozen=True, slots=True)
class Task:
    """A kind of gold data.

    Attributes:
        suffixes: a file of this kind ends in one of them.
        keys: and the first line of JSON of a ``.jsonl`` file has all of these.
        read: its documents.
        score: the tallies of one document.
    """

    name: str
    read: Callable[[Path], list[Any]]
    score: Callable[[Any, Coder], Scored]
    suffixes: tuple[str, ...] = (".jsonl",)
    keys: frozenset[str] = frozenset()

    def knows(self, path: Path, first: Mapping[str, Any]) -> bool:
        """Whether *path*, whose first line of JSON is *first*, is of this kind."""
        return path.name.endswith(self.suffixes) and self.keys <= first.keys()


def task_of(path: Path) -> Task | None:
    """Return the kind of gold data in *path*, None if it is none that is known."""
    first = first_line(path) if path.suffix == ".jsonl" else {}
    return next((task for task in TASKS if task.knows(path, first)), None)


def _coded(given: Given, coder: Coder) -> CodedArticle | None:
    outcome = coder.code(
        given.text,
        published=given.published,
        publisher=given.publisher,
        title=given.title,
        key=given.key,
    )
    return moved(outcome, given.text) if isinstance(outcome, CodedArticle) else None


def _record(gold: record.RecordGold, coder: Coder) -> Scored:
    coded = _coded(gold.given, coder)
    found = heads(coder.nlp(gold.text))
    tallies = record.score(gold, coded)
    engine = [written.annotation_tally(gold.text, a, found) for a in gold.annotations]
    both = tuple(dict(t) | dict(e) for t, e in zip(tallies, engine, strict=True))
    return Scored(both, coded is not None)


def _attribution(gold: attribution.AttributionGold, coder: Coder) -> Scored:
    coded = _coded(gold.given, coder)
    tally = attribution.score(gold, attribution.of_record(coded))
    found = heads(coder.nlp(gold.text))
    engine = attribution.token_tally(gold.text, gold.attributions, found.roles)
    return Scored(
        (dict(tally) | {f"engine: {k}": v for k, v in engine.items()},), coded is not None
    )


@dataclass(frozen=True, slots=True)
class _Sentence:
    gold: events.EventGold
    folded: bool


def _read_events(path: Path) -> list[_Sentence]:
    rows = read_lines(path, events.EventGold)
    folded = any(e.event == events.YIELD for row in rows for e in row.expected)
    return [_Sentence(row, folded) for row in rows]


def _events(sentence: _Sentence, coder: Coder) -> Scored:
    coded = _coded(sentence.gold.given, coder)
    tally = events.score(sentence.gold, coded, folded=sentence.folded)
    return Scored((tally,), coded is not None)


def _police(gold: police.PoliceGold, coder: Coder) -> Scored:
    coded = _coded(gold.given, coder)
    return Scored((police.score(gold, coded),), coded is not None)


def _places(gold: places.PlaceGold, coder: Coder) -> Scored:
    coded = _coded(gold.given, coder)
    return Scored((places.score(gold, places.of_record(coded)),), coded is not None)


def _dates(gold: dates.DateGold, coder: Coder) -> Scored:
    coded = _coded(gold.given, coder)
    return Scored((dates.score(gold, dates.of_record(coded)),), coded is not None)


def _factuality(gold: factuality.FactualityGold, coder: Coder) -> Scored:
    return Scored((factuality.score(gold, partial(factuality_at, coder.nlp(gold.text))),))


def _treebank(gold: conllu.TreebankGold, coder: Coder) -> Scored:
    return Scored((treebank.score(gold, treebank.of_doc(coder.nlp(gold.text))),))


def _names(gold: names.NameGold, coder: Coder) -> Scored:
    found = heads(coder.nlp(gold.text)).names
    return Scored((names.score(gold.names, found, names.COARSE),))


def _written(gold: written.WrittenGold, coder: Coder) -> Scored:
    return Scored((written.score(gold, heads(coder.nlp(gold.text))),))


def _lines(kind: type) -> Callable[[Path], list[Any]]:
    return partial(read_lines, kind=kind)


TASKS = (
    Task("record", _lines(record.RecordGold), _record, keys=frozenset({"annotator_a"})),
    Task("events", _read_events, _events, keys=frozenset({"expected"})),
    Task(
        "police",
        lambda path: police.articles(read_lines(path, police.Sentence)),
        _police,
        keys=frozenset({"labels", "doc_id"}),
    ),
    Task("places", _lines(places.PlaceGold), _places, keys=frozenset({"toponyms"})),
    Task("dates", _lines(dates.DateGold), _dates, keys=frozenset({"timexes"})),
    Task(
        "factuality",
        _lines(factuality.FactualityGold),
        _factuality,
        keys=frozenset({"predicates"}),
    ),
    Task("written", written.read, _written, keys=frozenset({"attributions", "events", "outlet"})),
    Task(
        "attribution",
        _lines(attribution.AttributionGold),
        _attribution,
        keys=frozenset({"text", "attributions"}),
    ),
    Task("treebank", conllu.read, _treebank, suffixes=(".conllu", ".conllu.zst")),
    Task("names", names.read_iob2, _names, suffixes=(".iob2",)),
)
"""In this order: the first that knows a file takes it."""
