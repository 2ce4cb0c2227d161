"""Event coreference across documents with gold mentions, against ECB+ (Cybulska and Vossen 2014).

A document of this evaluation is a topic: all its articles with their event mentions. The mentions become
reports without a type (``mentions.py``) and are compared and clustered as those of records are. Two
conventions of the literature are counted, singletons included: with ``topic: `` mentions of one topic are
candidates, with ``subtopic: `` only those of one subtopic, as if a perfect clustering of the articles
went before. Chains are keyed by their gold id, so that one that crosses topics would count as such; the
mean of MUC, B3 and CEAFe is the CoNLL figure. ``lemma, ...`` joins mentions whose head words have one
lemma, the baseline to beat.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
from spacy.tokens import Doc

from ...collation.incidents import Report
from ...kb import KnowledgeBase
from ...records import Article, Statement
from ...records.spans import Offsets
from ..gold import read_lines
from ..report import Counts, Tally
from .mentions import mention_reports
from .stories import clustered, conll


class ChainMention(msgspec.Struct, frozen=True, kw_only=True):
    """A mention of an event or entity: its spans and the chain that it belongs to."""

    kind: str
    spans: list[Offsets]
    chain: str

    @property
    def span(self) -> Offsets:
        """From the first character to the last."""
        return (self.spans[0][0], self.spans[-1][1])


class ChainArticle(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the data."""

    id: str
    topic: str
    subtopic: str
    text: str
    mentions: list[ChainMention]

    @property
    def events(self) -> list[tuple[str, ChainMention]]:
        """The mentions of events, each with a name."""
        found = (m for m in self.mentions if m.kind == "event")
        return [(f"m{i}", m) for i, m in enumerate(found)]


@dataclass(frozen=True, slots=True)
class Topic:
    """The articles of a topic."""

    id: str
    articles: list[ChainArticle]

    @property
    def text(self) -> str:
        """All texts."""
        return "\n\n".join(a.text for a in self.articles)


@dataclass(frozen=True, slots=True)
class Found:
    """What is known of a mention: its report, its subtopic, its chain, the lemma of its head."""

    report: Report
    subtopic: str
    chain: str
    lemma: str


def read(path: Path) -> list[Topic]:
    """Return the topics of the file in order of their first article.

    Raises:
        InputError: a line is no article with chains.
    """
    found: dict[str, list[ChainArticle]] = defaultdict(list)
    for article in read_lines(path, ChainArticle):
        found[article.topic].append(article)
    return [Topic(name, articles) for name, articles in found.items()]


def score(topic: Topic, nlp: Callable[[str], Doc], kb: KnowledgeBase) -> Tally:
    """Return the counts of one topic; *nlp* is the coder's pipeline."""
    return tally([f for article in topic.articles for f in _found(article, nlp, kb)])


def _found(article: ChainArticle, nlp: Callable[[str], Doc], kb: KnowledgeBase) -> list[Found]:
    doc = nlp(article.text)
    mentions = [(name, m.span) for name, m in article.events]
    made = mention_reports(doc, Article(id=article.id, text=article.text), mentions, kb)
    return [
        Found(report, article.subtopic, m.chain, _lemma(doc, m.span))
        for report, (_, m) in zip(made, article.events, strict=True)
    ]


def _lemma(doc: Doc, span: Offsets) -> str:
    return str(doc.char_span(*span, alignment_mode="expand").root.lemma_.lower())


def tally(found: Sequence[Found]) -> Tally:
    """Return the counts of the mentions of one topic."""
    key = _sets(found, lambda f: f.chain)
    counts: dict[str, Counts] = {}
    levels: dict[str, Callable[[Found], str]] = {
        "topic": lambda _: "",
        "subtopic": lambda f: f.subtopic,
    }
    for level, group in levels.items():
        response = [
            {r.statement for r in incident}
            for part in _parts(found, group).values()
            for incident in clustered([f.report for f in part], blocked=False)
        ]
        same = _sets(found, lambda f, group=group: f"{group(f)} {f.lemma}")  # type: ignore[misc]
        for name, sums in conll(key, response).items():
            counts[f"{level}: {name}"] = sums
        for name, sums in conll(key, same).items():
            counts[f"lemma, {level}: {name}"] = sums
    return counts


def _parts(found: Iterable[Found], of: Callable[[Found], str]) -> Mapping[str, list[Found]]:
    parts: dict[str, list[Found]] = defaultdict(list)
    for one in found:
        parts[of(one)].append(one)
    return parts


def _sets(found: Iterable[Found], of: Callable[[Found], str]) -> list[set[Statement]]:
    return [{f.report.statement for f in part} for part in _parts(found, of).values()]
