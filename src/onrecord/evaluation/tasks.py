"""The kinds of gold data: how each is known from its file, read, and scored against a coder."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from spacy.tokens import Doc

from ..kb import KnowledgeBase
from ..records import CodedArticle, CoderVersions, Entity, Outcome
from . import (
    attribution,
    conflicts,
    conllu,
    coreference,
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
from .across import claims, copies, ecbplus, stories
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


@dataclass(frozen=True, slots=True)
class _Article:
    """An annotated article, and what it holds of conflicts."""

    gold: Any
    conflicts: conflicts.ConflictGold

    @property
    def text(self) -> str:
        """The article's text."""
        return str(self.gold.text)


def _read_record(path: Path) -> list[_Article]:
    known = conflicts.read(path, written=False)
    return [_Article(g, c) for g, c in zip(read_lines(path, record.RecordGold), known, strict=True)]


def _read_written(path: Path) -> list[_Article]:
    known = conflicts.read(path, written=True)
    return [_Article(g, c) for g, c in zip(written.read(path), known, strict=True)]


def _record(article: _Article, coder: Coder) -> Scored:
    gold: record.RecordGold = article.gold
    coded = _coded(gold.given, coder)
    found = heads(coder.nlp(gold.text))
    engine = [written.annotation_tally(gold.text, a, found) for a in gold.annotations]
    clashes = conflicts.score(article.conflicts, coded)
    tallies = zip(record.score(gold, coded), clashes, engine, strict=True)
    return Scored(tuple(dict(t) | dict(c) | dict(e) for t, c, e in tallies), coded is not None)


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


@dataclass(frozen=True, slots=True)
class _Tree:
    """A document of a treebank; ``clusters`` is None in a treebank without coreference."""

    bank: conllu.TreebankGold
    clusters: coreference.CoreferenceGold | None

    @property
    def text(self) -> str:
        """The raw text."""
        return self.bank.text


def _read_treebank(path: Path) -> list[_Tree]:
    trees, clusters = conllu.read(path), coreference.read(path)
    marked = any(c.mentions for c in clusters)
    return [_Tree(t, c if marked else None) for t, c in zip(trees, clusters, strict=True)]


def _named(doc: Doc) -> list[Entity]:
    """Return the entities of *doc* that a name stands for; unnamed sources are no part of the gold."""
    names = {i for e in doc.ents for i in range(e.start_char, e.end_char)}
    return [e for e in doc._.onrecord_entities if any(a in names for a, _ in e.mentions)]


def _treebank(gold: _Tree, coder: Coder) -> Scored:
    doc = coder.nlp(gold.text)
    tally = dict(treebank.score(gold.bank, treebank.of_doc(doc)))
    if gold.clusters is not None:
        found = coreference.tally(gold.clusters, _named(doc))
        tally |= {f"coreference: {measure}": sums for measure, sums in found.items()}
    return Scored((tally,))


def _names(gold: names.NameGold, coder: Coder) -> Scored:
    found = heads(coder.nlp(gold.text)).names
    return Scored((names.score(gold.names, found, names.COARSE),))


def _written(article: _Article, coder: Coder) -> Scored:
    gold: written.WrittenGold = article.gold
    coded = _coded(gold.given, coder)
    tally = dict(written.score(gold, heads(coder.nlp(gold.text))))
    tally |= record.annotation_tally(gold.text, gold.attributions, gold.events, coded)
    (clashes,) = conflicts.score(article.conflicts, coded)
    return Scored((tally | dict(clashes),), coded is not None)


def _copies(pool: copies.Pool, _: Coder) -> Scored:
    return Scored((copies.score(pool),))


def _story(gold: stories.Story, coder: Coder) -> Scored:
    return Scored((stories.score(gold, partial(_coded, coder=coder)),))


def _read_pairs(path: Path) -> list[claims.PairGold]:
    """Return the pairs that no model was fitted on, all of them where none is set apart."""
    found = claims.read_pairs(path)
    return [p for p in found if p.half == "kept"] or found


def _pair(gold: claims.PairGold, coder: Coder) -> Scored:
    coded = [_coded(given, coder) for given in gold.given]
    known = sorted((r for r in coded if r), key=lambda r: r.article.published or "")
    return Scored((claims.score_pair(gold, claims.links(known)),), None not in coded)


def _claim_story(gold: claims.StoryGold, coder: Coder) -> Scored:
    coded = {a.id: _coded(a.given, coder) for a in gold.articles}
    known = {id: record for id, record in coded.items() if record is not None}
    return Scored((claims.score_story(gold, known),), len(known) == len(coded))


def _ecbplus(gold: ecbplus.Topic, coder: Coder) -> Scored:
    return Scored((ecbplus.score(gold, coder.nlp, KnowledgeBase.load()),))


def _lines(kind: type) -> Callable[[Path], list[Any]]:
    return partial(read_lines, kind=kind)


TASKS = (
    Task("record", _read_record, _record, keys=frozenset({"annotator_a"})),
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
    Task("incidents", stories.read, _story, keys=frozenset({"story", "marked"})),
    Task("claims", _read_pairs, _pair, keys=frozenset({"a", "b", "relation"})),
    Task(
        "origins",
        claims.read_stories,
        _claim_story,
        keys=frozenset({"story", "incidents"}),
    ),
    Task("ecbplus", ecbplus.read, _ecbplus, keys=frozenset({"subtopic", "mentions"})),
    Task("written", _read_written, _written, keys=frozenset({"attributions", "events", "outlet"})),
    Task(
        "attribution",
        _lines(attribution.AttributionGold),
        _attribution,
        keys=frozenset({"text", "attributions"}),
    ),
    Task("treebank", _read_treebank, _treebank, suffixes=(".conllu", ".conllu.zst")),
    Task("copies", copies.read, _copies, keys=frozenset({"text", "copy_group"})),
    Task("names", names.read_iob2, _names, suffixes=(".iob2",)),
)
"""In this order: the first that knows a file takes it."""
