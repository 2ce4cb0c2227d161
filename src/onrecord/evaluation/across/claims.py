"""Claims across articles, against pairs of short articles and stories of eight written for it.

- Pairs: the relation between two articles is that of the surest link between their statements. ``contradicts``,
  ``updates`` and ``corroborates`` are counted on their own; ``relation`` is the share of pairs with
  the right one (``unrelated`` where nothing links them), ``basis`` that of right links with the right
  ground.
- Stories: for each gold incident the predicted one that holds most of its reports; ``origins`` is the
  share of gold incidents whose number of independent origins is right, ``origins of gold incidents``
  that share where the incidents are given.

Articles are joined as the archive does it: incidents by ``collation.incidents``, statements outside of
them by the keys of ``collation.claims``.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, Literal

import msgspec

from ...collation import claims, incidents
from ...errors import InputError
from ...records import CodedArticle, Event, Link, Statement
from ..gold import Given, read_lines
from ..report import Counts, Share, Tally

Relation = Literal["corroborates", "contradicts", "updates", "unrelated"]
RELATIONS: tuple[Relation, ...] = ("contradicts", "updates", "corroborates")
_RANK = {"copies": 0, "corroborates": 1, "updates": 2, "contradicts": 3}


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One article of a pair."""

    text: str
    publisher: str | None = None
    published: str | None = None


class PairGold(msgspec.Struct, frozen=True, kw_only=True):
    """Two articles and how the second stands to the first; ``half`` is "dev" or "kept"."""

    id: str
    a: Side
    b: Side
    relation: Relation
    basis: str | None = None
    half: str = "dev"

    @property
    def given(self) -> tuple[Given, Given]:
        """Both articles to code."""
        one, other = (
            Given(text=s.text, published=s.published, publisher=s.publisher, key=f"{self.id}{n}")
            for s, n in ((self.a, "a"), (self.b, "b"))
        )
        return one, other


class StoryArticle(msgspec.Struct, frozen=True, kw_only=True):
    """One article of a story: its gold group of copies, and its incidents by trigger words."""

    id: str
    text: str
    publisher: str | None = None
    published: str | None = None
    group: str
    incidents: dict[str, list[str]]

    @property
    def given(self) -> Given:
        """The article to code."""
        return Given(
            text=self.text, published=self.published, publisher=self.publisher, key=self.id
        )


class StoryIncident(msgspec.Struct, frozen=True, kw_only=True):
    """A gold incident: what it is, how many independent origins support it and which."""

    what: str
    origins: int
    who: list[str] = []


class StoryGold(msgspec.Struct, frozen=True, kw_only=True):
    """A story: its gold incidents and its articles."""

    name: str
    incidents: dict[str, StoryIncident]
    articles: tuple[StoryArticle, ...]


def read_pairs(path: Path) -> list[PairGold]:
    """Return the pairs of *path*.

    Raises:
        InputError: a line is no pair.
    """
    return read_lines(path, PairGold)


def read_stories(path: Path) -> list[StoryGold]:
    """Return the stories of *path*: a line that names a story's incidents, then an article a line.

    Raises:
        InputError: a line is neither.
    """
    found: list[list[dict[str, Any]]] = []
    for line in read_lines(path, dict[str, Any]):
        if "story" in line or not found:
            found.append([])
        found[-1].append(line)
    return [_story(head, rest, path) for head, *rest in found]


def _story(head: dict[str, Any], rest: list[dict[str, Any]], path: Path) -> StoryGold:
    try:
        known = msgspec.convert(head["incidents"], dict[str, StoryIncident])
        articles = msgspec.convert(rest, tuple[StoryArticle, ...])
        return StoryGold(name=head["story"], incidents=known, articles=articles)
    except (KeyError, msgspec.ValidationError) as error:
        raise InputError(f"{path}: no story: {error}") from error


# --- joining articles


def joined(records: Sequence[CodedArticle]) -> dict[Statement, str]:
    """Return the incident of each event of *records*."""
    reports = [r for record in records for r in incidents.reports(record)]
    found = {}
    for members in incidents.cluster(reports, list(_merges(reports))):
        name = f"{members[0].statement.article} {members[0].statement.id}"
        found.update({m.statement: name for m in members})
    return found


def _merges(reports: Sequence[incidents.Report]) -> Iterator[incidents.MergeLink]:
    keys = {r.statement: frozenset(incidents.keys(r)) for r in reports}
    for a, b in combinations(reports, 2):
        if not keys[a.statement].isdisjoint(keys[b.statement]):
            merge = incidents.compare(a, b)
            if merge is not None:
                yield merge


def links(records: Sequence[CodedArticle], group_of: Callable[[str], str] = str) -> list[Link]:
    """Return the links between the statements of *records*, which are in order of publication."""
    incident = joined(records)
    found = []
    told = [claims.assertions(r) for r in records]
    for ones, others in combinations(told, 2):
        for a in ones:
            for b in others:
                link = _link(a, b, incident, group_of)
                if link is not None:
                    found.append(link)
    return found


def _link(
    a: claims.Assertion,
    b: claims.Assertion,
    incident: Mapping[Statement, str],
    group_of: Callable[[str], str],
) -> Link | None:
    mine, theirs = incident_of(a, incident), incident_of(b, incident)
    together = mine if mine is not None and mine == theirs else None
    if together is None and set(claims.keys(a)).isdisjoint(claims.keys(b)):
        return None
    one_text = group_of(a.statement.article) == group_of(b.statement.article)
    return claims.compare(a, b, incident=together, same_copy=one_text)


def incident_of(a: claims.Assertion, incident: Mapping[Statement, str]) -> str | None:
    """Return the incident of the event that *a* tells of, or that *a* itself was taken into."""
    name = a.event or a.statement.id
    return incident.get(Statement(article=a.statement.article, id=name))


# --- pairs


def strongest(found: Sequence[Link]) -> Link | None:
    """Return the link that stands for a pair of articles, None where there is none."""
    ranked = sorted(found, key=lambda k: (-k.confidence, -_RANK[k.relation], k.between))
    return ranked[0] if ranked else None


def score_pair(gold: PairGold, found: Sequence[Link]) -> Tally:
    """Return the tally of one pair; *found* are the links between its articles."""
    best = strongest(found)
    predicted = best.relation if best is not None else "unrelated"
    tally: dict[str, Counts | Share] = {}
    for relation in RELATIONS:
        right = predicted == relation == gold.relation
        tally[relation] = Counts.of(right, predicted == relation, gold.relation == relation)
    tally["relation"] = Share(predicted == gold.relation, 1)
    if best is not None and predicted == gold.relation and gold.basis is not None:
        tally["basis"] = Share(best.basis == gold.basis, 1)
    return tally


# --- stories


def score_story(gold: StoryGold, records: Mapping[str, CodedArticle]) -> Tally:
    """Return the tally of one story; *records* by the articles' own ids, copies as in the gold data."""
    group = {records[a.id].article.id: a.group for a in gold.articles if a.id in records}
    known = [records[a.id] for a in gold.articles if a.id in records]
    told = [x for r in known for x in claims.assertions(r)]
    marked = dict(_marked(gold, records))
    predicted = joined(known)
    named = {
        n: _most(predicted[s] for s, names in marked.items() if n in names) for n in gold.incidents
    }
    # the gold incidents alone: a report may be marked as one of two, then both hold it
    apart = {n: {s: n for s, names in marked.items() if n in names} for n in gold.incidents}
    found = links(known, lambda i: group.get(i, i))
    both = predicted | claims.adopted(told, found, predicted)

    def right(name: str, incident: Mapping[Statement, str], wanted: str | None) -> bool:
        members = [a for a in told if wanted and incident_of(a, incident) == wanted]
        count = len(claims.origins(members, lambda i: group.get(i, i)))
        return count == gold.incidents[name].origins

    size = len(gold.incidents)
    return {
        "origins": Share(sum(right(n, both, named[n]) for n in named), size),
        "origins of gold incidents": Share(sum(right(n, apart[n], n) for n in apart), size),
    }


def _marked(
    gold: StoryGold, records: Mapping[str, CodedArticle]
) -> Iterator[tuple[Statement, set[str]]]:
    """Yield the events that stand at marked words, with their gold incidents."""
    found: dict[Statement, set[str]] = {}
    for article in gold.articles:
        record = records.get(article.id)
        if record is None:
            continue
        for name, words in article.incidents.items():
            for event in (_event_at(record, article.text.index(w), len(w)) for w in words):
                if event is not None:
                    statement = Statement(article=record.article.id, id=event.id)
                    found.setdefault(statement, set()).add(name)
    yield from found.items()


def _most(names: Iterable[str]) -> str | None:
    """Return the commonest of *names*, the first of several, None if there are none."""
    held = Counter(names)
    return min(held, key=lambda k: (-held[k], k)) if held else None


def _event_at(record: CodedArticle, start: int, length: int) -> Event | None:
    for event in record.events:
        spans = [event.trigger.span, *(s.span for s in event.also)]
        if any(a < start + length and start < b for a, b in spans):
            return event
    return None
