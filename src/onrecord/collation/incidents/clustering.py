"""Incidents as clusters of linked reports: a function of reports, links and decisions alone.

Links join reports into components, which have nothing to do with each other; within a component the
clusters with the highest mean probability are joined first (average linkage, Sokal and Michener 1958)
while it is at least ``JOIN``; pairs without a link count as zero. Sums are whole numbers and ties go
to the smaller names, so that neither the order of arrival nor the batches matter: to recompute the
touched components is to recompute everything.
"""

import heapq
from collections.abc import Iterable, Sequence
from itertools import product

from ...records import Merge, Statement
from .comparing import CERTAIN
from .report import Report

JOIN = 0.45
"""The mean probability from which two clusters are joined; chosen on the stories of the fitting and ECB+ dev."""
_UNIT = 10_000

Pair = tuple[Statement, Statement]


def cluster(
    reports: Sequence[Report], links: Iterable[Merge], decisions: Sequence[Merge] = ()
) -> list[list[Report]]:
    """Return the incidents: lists of reports in order of statement, in order of their first.

    *links* are those of ``compare``; those to reports that are not among *reports* are ignored.
    *decisions* are a person's, the oldest first: the later wins on a pair, and a decision that
    contradicts what later ones imply has no effect. A decision goes before any link.
    """
    known = {r.statement: r for r in reports}
    pairs = _strength(links, known)
    made = [d for d in decisions if d.between[0] in known and d.between[1] in known]
    found = components(known, [*pairs, *(d.between for d in made if d.together)])
    number = {s: i for i, members in enumerate(found) for s in members}
    strengths: list[dict[Pair, int]] = [{} for _ in found]
    for pair, strength in pairs.items():
        strengths[number[pair[0]]][pair] = strength
    decided: list[list[Merge]] = [[] for _ in found]
    for decision in made:
        if number[decision.between[0]] == number[decision.between[1]]:
            decided[number[decision.between[0]]].append(decision)
    groups = []
    for members, mine, told in zip(found, strengths, decided, strict=True):
        groups += _Component(members, mine, told).clusters()
    return [[known[s] for s in group] for group in sorted(groups)]


def decide(
    ones: Sequence[Statement], others: Sequence[Statement], *, together: bool, by: str
) -> list[Merge]:
    """Return a person's decision on two sets of reports: one record for each pair.

    To take reports out of an incident, decide them apart from all that stay.
    """
    return [
        Merge(between=_ordered(a, b), together=together, by=by)
        for a, b in product(sorted(ones), sorted(others))
        if a != b
    ]


def components(statements: Iterable[Statement], pairs: Iterable[Pair]) -> list[list[Statement]]:
    """Return *statements* in the connected components of *pairs*, each sorted, in order of their first."""
    forest = _Forest(statements)
    for one, other in pairs:
        forest.join(one, other)
    return forest.groups()


def _ordered(one: Statement, other: Statement) -> Pair:
    return (one, other) if one < other else (other, one)


def _strength(links: Iterable[Merge], known: dict[Statement, Report]) -> dict[Pair, int]:
    """Return the probability of each linked pair in ten-thousandths."""
    found: dict[Pair, int] = {}
    for link in links:
        one, other = link.between
        if one in known and other in known and link.score is not None and link.together:
            pair = _ordered(one, other)
            found[pair] = max(found.get(pair, 0), round(link.score * _UNIT))
    return dict(sorted(found.items()))


class _Forest:
    """Disjoint sets whose root is their smallest member."""

    def __init__(self, members: Iterable[Statement]) -> None:
        self._above = {m: m for m in sorted(members)}

    def root(self, member: Statement) -> Statement:
        while self._above[member] != member:
            self._above[member] = member = self._above[self._above[member]]
        return member

    def join(self, one: Statement, other: Statement) -> None:
        low, high = sorted((self.root(one), self.root(other)))
        self._above[high] = low

    def groups(self) -> list[list[Statement]]:
        found: dict[Statement, list[Statement]] = {}
        for member in self._above:
            found.setdefault(self.root(member), []).append(member)
        return list(found.values())


class _Component:
    """Reports that are linked with each other, on their way to clusters."""

    def __init__(
        self, members: list[Statement], pairs: dict[Pair, int], decisions: list[Merge]
    ) -> None:
        self._members = members
        self._pairs = pairs
        self._forest = _Forest(members)
        self._apart: list[Pair] = []
        for pair, together in _last(decisions):
            self._obey(pair, together=together)
        for pair, strength in pairs.items():
            if strength >= CERTAIN * _UNIT:
                self._obey(pair, together=True)

    def _obey(self, pair: Pair, *, together: bool) -> None:
        """Follow a decision unless those that went before it say otherwise."""
        one, other = (self._forest.root(s) for s in pair)
        forbidden = {frozenset(map(self._forest.root, p)) for p in self._apart}
        if together and frozenset((one, other)) not in forbidden:
            self._forest.join(one, other)
        elif not together and one != other:
            self._apart.append(pair)

    def clusters(self) -> list[list[Statement]]:
        """Return the clusters, each sorted."""
        if len(self._members) == 1:
            return [self._members]
        linkage = _Linkage(self._forest, self._pairs, self._apart)
        linkage.run()
        return [sorted(group) for group in linkage.groups.values()]


def _last(decisions: Sequence[Merge]) -> list[tuple[Pair, bool]]:
    """Return the last decision on each pair, the latest first."""
    found: dict[Pair, bool] = {}
    for decision in reversed(decisions):
        found.setdefault(_ordered(*decision.between), decision.together)
    return list(found.items())


class _Linkage:
    """Average linkage over groups that are known by their smallest member."""

    def __init__(self, forest: _Forest, pairs: dict[Pair, int], apart: list[Pair]) -> None:
        self.groups = {min(g): g for g in forest.groups()}
        self._apart: dict[Statement, set[Statement]] = {g: set() for g in self.groups}
        self._sums: dict[Statement, dict[Statement, int]] = {g: {} for g in self.groups}
        self._heap: list[tuple[float, Statement, Statement, int]] = []
        for one, other in apart:
            a, b = forest.root(one), forest.root(other)
            self._apart[a].add(b)
            self._apart[b].add(a)
        for (one, other), strength in pairs.items():
            a, b = forest.root(one), forest.root(other)
            if a != b:
                self._sums[a][b] = self._sums[b][a] = self._sums[a].get(b, 0) + strength
        for a, row in self._sums.items():
            for b in row:
                if a < b:
                    self._offer(a, b)

    def run(self) -> None:
        """Join the closest groups until none are close enough."""
        while self._heap:
            _, a, b, size = heapq.heappop(self._heap)
            current = a in self.groups and b in self.groups
            if current and len(self.groups[a]) + len(self.groups[b]) == size:
                self._join(a, b)

    def _offer(self, a: Statement, b: Statement) -> None:
        """Queue two groups if they are close enough and nobody holds them apart."""
        one, other = self.groups[a], self.groups[b]
        mean = self._sums[a][b] / (len(one) * len(other))
        if mean >= JOIN * _UNIT and b not in self._apart[a]:
            low, high = _ordered(a, b)
            heapq.heappush(self._heap, (-mean, low, high, len(one) + len(other)))

    def _join(self, a: Statement, b: Statement) -> None:
        self.groups[a] += self.groups.pop(b)
        for other in self._apart.pop(b):
            self._apart[other].discard(b)
            self._apart[other].add(a)
            self._apart[a].add(other)
        for other, strength in self._sums.pop(b).items():
            del self._sums[other][b]
            if other != a:
                self._sums[a][other] = self._sums[other][a] = self._sums[a].get(other, 0) + strength
        for other in self._sums[a]:
            self._offer(a, other)
