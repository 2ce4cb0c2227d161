"""MUC, B-cubed, entity-based CEAF and adjusted Rand index of clusters, given as sets."""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from math import comb

from .report import Counts

Clusters = Sequence[AbstractSet[Hashable]]


def muc(key: Clusters, response: Clusters) -> Counts:
    """Return the links of Vilain et al. (1995): a cluster of n mentions has n - 1."""
    right, predicted = _muc(response, key)
    found, gold = _muc(key, response)
    return Counts(right, predicted, found, gold)


def b_cubed(key: Clusters, response: Clusters) -> Counts:
    """Return the sums of the mentions' precisions and recalls (Bagga and Baldwin 1998)."""
    right, predicted = _b_cubed(response, key)
    found, gold = _b_cubed(key, response)
    return Counts(right, predicted, found, gold)


def ceaf_e(key: Clusters, response: Clusters) -> Counts:
    """Return the similarity of clusters aligned one to one at their best (Luo 2005, phi 4)."""
    table = [[2 * len(k & r) / (len(k) + len(r)) for r in response] for k in key]
    return Counts.of(best_sum(table), len(response), len(key))


def adjusted_rand(key: Clusters, response: Clusters) -> float:
    """Return the Rand index corrected for chance (Hubert and Arabie 1985): 1 if alike, at most.

    An item that stands in clusters of one side alone is a cluster of its own on the other. Two
    sides that cannot differ (fewer than two items) are alike.
    """
    items = {item for cluster in (*key, *response) for item in cluster}
    keys, responses = _labels(key), _labels(response)
    together = _pairs((keys.get(i, (i,)), responses.get(i, (i,))) for i in items)
    in_key = _pairs(keys.get(i, (i,)) for i in items)
    in_response = _pairs(responses.get(i, (i,)) for i in items)
    by_chance = in_key * in_response / max(1, comb(len(items), 2))
    most = (in_key + in_response) / 2
    return 1.0 if most == by_chance else (together - by_chance) / (most - by_chance)


def _labels(clusters: Clusters) -> dict[Hashable, Hashable]:
    return {item: number for number, cluster in enumerate(clusters) for item in cluster}


def _pairs(labels: Iterable[Hashable]) -> int:
    return sum(comb(count, 2) for count in Counter(labels).values())


def _muc(ones: Clusters, others: Clusters) -> tuple[int, int]:
    cluster_of = {m: i for i, cluster in enumerate(others) for m in cluster}
    links = found = 0
    for cluster in ones:
        parts = {cluster_of[m] for m in cluster if m in cluster_of}
        alone = sum(m not in cluster_of for m in cluster)
        links += len(cluster) - 1
        found += len(cluster) - len(parts) - alone
    return found, links


def _b_cubed(ones: Clusters, others: Clusters) -> tuple[float, int]:
    cluster_of = {m: cluster for cluster in others for m in cluster}
    total = sum(len(c & cluster_of.get(m, frozenset())) / len(c) for c in ones for m in c)
    return total, sum(len(c) for c in ones)


def best_sum(table: Sequence[Sequence[float]]) -> float:
    """Return the largest sum of one-to-one pairs of rows and columns (Hungarian method)."""
    if not table or not table[0]:
        return 0.0
    if len(table) > len(table[0]):
        table = list(zip(*table, strict=True))
    rows, columns = len(table), len(table[0])
    matching = _Matching(table, [0.0] * (rows + 1), [0.0] * (columns + 1), [0] * (columns + 1))
    for row in range(1, rows + 1):
        matching.add(row)
    taken = matching.taken
    return sum(table[taken[j] - 1][j - 1] for j in range(1, columns + 1) if taken[j])


@dataclass(slots=True)
class _Matching:
    """Rows matched to columns, both counted from 1; ``taken`` is the row of a column, 0 for none."""

    table: Sequence[Sequence[float]]
    row_price: list[float]
    column_price: list[float]
    taken: list[int]

    def add(self, row: int) -> None:
        """Match *row* too, along the cheapest path to a free column."""
        came, free = self._path(row)
        while free:
            self.taken[free] = self.taken[came[free]]
            free = came[free]

    def _path(self, row: int) -> tuple[list[int], int]:
        columns = len(self.taken)
        came, column = [0] * columns, 0
        self.taken[0] = row
        least, open_columns = [float("inf")] * columns, list(range(1, columns))
        visited = [0]
        while self.taken[column]:
            here = self.taken[column]
            for j in open_columns:
                cost = -self.table[here - 1][j - 1] - self.row_price[here] - self.column_price[j]
                if cost < least[j]:
                    least[j], came[j] = cost, column
            column = min(open_columns, key=lambda j: least[j])
            self._pay(visited, open_columns, least, least[column])
            open_columns.remove(column)
            visited.append(column)
        return came, column

    def _pay(
        self, visited: list[int], open_columns: list[int], least: list[float], delta: float
    ) -> None:
        for j in visited:
            self.row_price[self.taken[j]] += delta
            self.column_price[j] -= delta
        for j in open_columns:
            least[j] -= delta
