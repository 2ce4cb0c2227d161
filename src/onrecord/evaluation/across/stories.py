"""Incidents across the articles of a story, against marked stories.

A story is a file of JSON Lines, one article each: ``story``, ``id``, ``published``, ``publisher``,
``title`` and ``marked``, the text with the words that tell of an incident in braces:
``police {ar:arrested} three men``. Marks with one name tell of one incident, in all articles.

``MUC``, ``B3``, ``CEAFe`` are over the marked mentions, singletons included; a mention that the coder
has no event for is missed. Events that are not marked are left out: a story marks its main events, not
every one. The mean of the three F1 is the CoNLL figure. ``found, ...`` are the same over the mentions
that have an event, which is what clustering alone achieves.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import msgspec

from ...collation.incidents import Report, cluster, compare, keys, reports
from ...records import CodedArticle, Event, Merge, Statement
from ...records.spans import Offsets
from ..clusters import Clusters, b_cubed, ceaf_e, muc
from ..gold import Given, read_lines
from ..report import Counts, Tally

_MARK = re.compile(r"\{(\w+):([^{}]+)\}")

Mention = tuple[str, int]
"""The key of an article and the number of a mark in it."""


class StoryArticle(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a file of stories."""

    story: str
    id: str
    published: str
    publisher: str
    title: str
    marked: str

    @property
    def given(self) -> Given:
        """What the coder gets to see."""
        text = _MARK.sub(lambda m: m.group(2), self.marked)
        return Given(
            text=text,
            published=self.published,
            publisher=self.publisher,
            title=self.title,
            key=self.id,
        )

    @property
    def marks(self) -> list[tuple[str, Offsets]]:
        """The incident and the offsets of each mark, in their order."""
        found, taken = [], 0
        for match in _MARK.finditer(self.marked):
            start = match.start() - taken
            found.append((match.group(1), (start, start + len(match.group(2)))))
            taken += len(match.group()) - len(match.group(2))
        return found


@dataclass(frozen=True, slots=True)
class Story:
    """Articles on one matter."""

    id: str
    articles: list[StoryArticle]

    @property
    def text(self) -> str:
        """All texts."""
        return "\n\n".join(a.given.text for a in self.articles)


def read(path: Path) -> list[Story]:
    """Return the stories of a file, in order of their first article.

    Raises:
        InputError: a line is no article of a story.
    """
    found: dict[str, list[StoryArticle]] = defaultdict(list)
    for article in read_lines(path, StoryArticle):
        found[article.story].append(article)
    return [Story(name, articles) for name, articles in found.items()]


def at_marks(story: Story, records: Sequence[CodedArticle | None]) -> dict[Mention, Statement]:
    """Return the event of each mark that has one: the first whose trigger overlaps with it."""
    found: dict[Mention, Statement] = {}
    for article, record in zip(story.articles, records, strict=True):
        for number, (_, span) in enumerate(article.marks):
            event = next((e for e in record.events if _told(e, span)), None) if record else None
            if record is not None and event is not None:
                found[article.id, number] = Statement(article=record.article.id, id=event.id)
    return found


def _told(event: Event, span: Offsets) -> bool:
    spans = (event.trigger, *event.also)
    return any(s.span[0] < span[1] and span[0] < s.span[1] for s in spans)


def clustered(
    found: Sequence[Report], *, blocked: bool = True, decisions: Sequence[Merge] = ()
) -> list[list[Report]]:
    """Return the incidents of *found*; candidates share a key unless not *blocked*."""
    links = (compare(a, b) for a, b in candidates(found, blocked=blocked))
    return cluster(found, [link for link in links if link is not None], decisions)


def candidates(found: Sequence[Report], *, blocked: bool = True) -> Iterable[tuple[Report, Report]]:
    """Return the pairs of reports that a store would compare."""
    if not blocked:
        return combinations(found, 2)
    known: dict[str, list[Report]] = defaultdict(list)
    pairs: dict[tuple[Statement, Statement], tuple[Report, Report]] = {}
    for report in found:
        for key in keys(report):
            for other in known[key]:
                pairs[other.statement, report.statement] = (other, report)
            known[key].append(report)
    return pairs.values()


def score(story: Story, code: Callable[[Given], CodedArticle | None]) -> Tally:
    """Return the counts of one story; *code* makes a record of an article."""
    records = [code(a.given) for a in story.articles]
    found = [r for record in records if record is not None for r in reports(record)]
    return tally(story, at_marks(story, records), clustered(found))


def tally(
    story: Story, events: dict[Mention, Statement], incidents: Sequence[Sequence[Report]]
) -> Tally:
    """Return the counts for *incidents*, where *events* has the event of each mark."""
    cluster_of = {r.statement: i for i, group in enumerate(incidents) for r in group}
    key: dict[str, set[Mention]] = defaultdict(set)
    response: dict[int, set[Mention]] = defaultdict(set)
    for article in story.articles:
        for number, (name, _) in enumerate(article.marks):
            mention = (article.id, number)
            key[name].add(mention)
            if mention in events:
                response[cluster_of[events[mention]]].add(mention)
    gold, mine = list(key.values()), list(response.values())
    there = [c for k in gold if (c := {m for m in k if m in events})]
    return {
        "mentions": Counts.of(len(events), len(events), sum(map(len, gold))),
        **conll(gold, mine),
        **{f"found, {name}": counts for name, counts in conll(there, mine).items()},
    }


def conll(key: Clusters, response: Clusters) -> dict[str, Counts]:
    """Return the three measures whose mean F1 is the CoNLL figure (Pradhan et al. 2014)."""
    return {
        "MUC": muc(key, response),
        "B3": b_cubed(key, response),
        "CEAFe": ceaf_e(key, response),
    }
