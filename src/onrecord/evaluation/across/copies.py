"""Groups of copies against gold groups: ``onrecord.collation.copies`` on articles, no coder needed.

A line of gold data is an article with the name of its ``copy_group``; an article without copies is
alone in its group. Articles of one ``story`` are a pool of their own, else the file is one pool.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from math import comb
from pathlib import Path

import msgspec

from ...collation.copies import CopyLink, Fingerprint, compare, fingerprint, groups, keys
from ...ingest.identity import article_of
from ...records import Article
from ..clusters import adjusted_rand
from ..gold import read_lines
from ..report import Counts, Share, Sums, Tally


class CopyGold(msgspec.Struct, frozen=True, kw_only=True):
    """An article; ``variation`` says how it differs from the others of its group, or what it is."""

    id: str
    text: str
    copy_group: str
    story: str | None = None
    variation: str | None = None
    publisher: str | None = None
    published: str | None = None
    agency: str | None = None
    url: str | None = None


class Pool(msgspec.Struct, frozen=True):
    """Articles that are compared with each other."""

    articles: list[CopyGold]

    @property
    def text(self) -> str:
        """Their texts."""
        return "\n\n".join(article.text for article in self.articles)


def read(path: Path) -> list[Pool]:
    """Return the pools of *path*.

    Raises:
        InputError: a line is no such gold data.
    """
    pools: dict[str | None, list[CopyGold]] = defaultdict(list)
    for article in read_lines(path, CopyGold):
        pools[article.story].append(article)
    return [Pool(articles) for articles in pools.values()]


def links(fingerprints: Sequence[Fingerprint]) -> list[CopyLink]:
    """Return the links between all articles that share a key."""
    by_key: dict[bytes, list[int]] = defaultdict(list)
    for number, one in enumerate(fingerprints):
        for key in keys(one):
            by_key[key].append(number)
    candidates = {pair for numbers in by_key.values() for pair in combinations(numbers, 2)}
    compared = (compare(fingerprints[i], fingerprints[j]) for i, j in sorted(candidates))
    return [link for link in compared if link is not None]


def found(pool: Sequence[CopyGold]) -> dict[str, str]:
    """Return the group that is found for each article of *pool*, by its gold id.

    An article that ingestion rejects is alone.
    """
    known = {gold.id: _fingerprint(gold) for gold in pool}
    # The same text of the same publisher and day is one article, whatever its gold ids.
    fingerprints = {f.article: f for f in known.values() if f is not None}
    ordered = list(fingerprints.values())
    group_of = {m.article: g.id for g in groups(ordered, links(ordered)) for m in g.members}
    return {
        name: f"alone: {name}" if f is None else group_of.get(f.article, f.article)
        for name, f in known.items()
    }


def _fingerprint(gold: CopyGold) -> Fingerprint | None:
    article = article_of(
        gold.text, published=gold.published, publisher=gold.publisher, url=gold.url, key=gold.id
    )
    if not isinstance(article, Article):
        return None
    agency = gold.agency or article.agency
    return fingerprint(msgspec.structs.replace(article, agency=agency))


def score(pool: Pool) -> Tally:
    """Return pairs, adjusted Rand index, and by variation the articles that are where they belong.

    A copy belongs where another one of its group is, an article without copies belongs alone.
    """
    group_of = found(pool.articles)
    gold = _clusters((a.copy_group, a.id) for a in pool.articles)
    response = _clusters((group_of[a.id], a.id) for a in pool.articles)
    both = _clusters((f"{a.copy_group}\n{group_of[a.id]}", a.id) for a in pool.articles)
    tally: dict[str, Sums] = {
        "adjusted Rand": Share(adjusted_rand(gold, response), 1),
        "pairs": Counts.of(_pairs(both), _pairs(response), _pairs(gold)),
    }
    for article in pool.articles:
        if article.variation is not None:
            name = f"variation: {article.variation}"
            before = tally.get(name, Share())
            tally[name] = Share(before[0] + _belongs(article, gold, response), before[-1] + 1)
    return tally


def _clusters(labelled: Iterable[tuple[str, str]]) -> list[set[str]]:
    clusters: dict[str, set[str]] = defaultdict(set)
    for label, item in labelled:
        clusters[label].add(item)
    return list(clusters.values())


def _pairs(clusters: Sequence[set[str]]) -> int:
    return sum(comb(len(cluster), 2) for cluster in clusters)


def _belongs(article: CopyGold, gold: Sequence[set[str]], response: Sequence[set[str]]) -> bool:
    (wanted,) = (cluster for cluster in gold if article.id in cluster)
    (got,) = (cluster for cluster in response if article.id in cluster)
    return got == {article.id} if len(wanted) == 1 else len(wanted & got) > 1
