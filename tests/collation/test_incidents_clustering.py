"""Incidents do not depend on the order of arrival, and a person's decisions hold."""

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from onrecord.collation.incidents import Report, cluster, compare, components, decide, keys
from onrecord.records import Merge, Statement

TRIGGERS = (("arrest", "COERCE"), ("detain", "COERCE"), ("attack", "ASSAULT"), ("bomb", "ASSAULT"))


def report(name: str, *, trigger: int = 0, day: int = 1, words: str = "") -> Report:
    """Return a small report of story "quarry"."""
    word, kind = TRIGGERS[trigger]
    return Report(
        statement=Statement(article=name, id="e1"), type=kind, text=word, trigger=[word], story=["quarry", "nord"],
        sentence=[word, *words.split()], start=f"2030-01-{day:02}", end=f"2030-01-{day:02}", basis="text",
        published=f"2030-01-{day + 1:02}", factuality="CT+", time="past",
    )  # fmt: skip


def link(a: Report, b: Report, score: float) -> Merge:
    """Return a link of two reports."""
    one, other = sorted((a.statement, b.statement))
    return Merge(between=(one, other), score=score)


def names(clusters: list[list[Report]]) -> list[list[str]]:
    """Return the articles of each cluster."""
    return [[r.statement.article for r in c] for c in clusters]


class Archive:
    """A store in memory: looks up by key, keeps links, recomputes the touched components."""

    def __init__(self, decisions: list[Merge]) -> None:
        self.by_key, self.known, self.links = defaultdict(list), {}, []
        self.incidents: dict[Statement, list[Report]] = {}
        self.decisions = decisions

    def add(self, batch: list[Report]) -> None:
        """Add reports, link them, and recompute what they touch."""
        touched = set()
        for new in batch:
            self.known[new.statement] = new
            touched.add(new.statement)
            others = {o.statement: o for key in keys(new) for o in self.by_key[key]}
            for other in others.values():
                found = compare(new, other)
                if found is not None:
                    self.links.append(found)
            for key in keys(new):
                self.by_key[key].append(new)
        joined = [
            d.between for d in self.decisions if d.together and set(d.between) <= set(self.known)
        ]
        for members in components(self.known, [*(x.between for x in self.links), *joined]):
            if touched & set(members):
                inside = [self.known[s] for s in members]
                mine = [x for x in self.links if x.between[0] in set(members)]
                for incident in cluster(inside, mine, self.decisions):
                    self.incidents.update((r.statement, incident) for r in incident)

    def clusters(self) -> list[list[str]]:
        """Return the incidents as they stand."""
        return sorted({tuple(names([c])[0]): c for c in self.incidents.values()})


specs = st.lists(
    st.tuples(st.integers(0, 3), st.integers(1, 9), st.sampled_from(["gate road", "gate police", "night"])),
    min_size=1, max_size=9,
)  # fmt: skip


@given(specs, st.randoms(use_true_random=False), st.integers(1, 4), st.data())
def test_any_order_and_any_batches_give_the_same_incidents(found, chance, size, data):
    """Adding reports one by one, in batches or at once comes to the same, with decisions too."""
    items = [report(f"a{i}", trigger=t, day=d, words=w) for i, (t, d, w) in enumerate(found)]
    pair = st.tuples(st.sampled_from(items), st.sampled_from(items), st.booleans())
    decisions = [
        decision
        for a, b, together in data.draw(st.lists(pair, max_size=3))
        for decision in decide([a.statement], [b.statement], together=together, by="ann")
    ]
    links = [
        x
        for i, a in enumerate(items)
        for b in items[:i]
        if set(keys(a)) & set(keys(b)) and (x := compare(a, b))
    ]
    expected = names(cluster(items, links, decisions))
    shuffled = list(items)
    chance.shuffle(shuffled)
    archive = Archive(decisions)
    for at in range(0, len(shuffled), size):
        archive.add(shuffled[at : at + size])
    assert [list(c) for c in archive.clusters()] == expected
    chance.shuffle(links)
    assert names(cluster(shuffled, links, decisions)) == expected


@given(
    st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.integers(1, 9)), max_size=25),
    st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.booleans()), max_size=6),
)
def test_clusters_are_a_partition_that_obeys_the_last_decision(pairs, decided):
    """Each report is in one incident; the last decision of all always holds."""
    items = [report(f"a{i}") for i in range(8)]
    links = [link(items[a], items[b], p / 10) for a, b, p in pairs if a != b]
    decisions = [
        m for a, b, t in decided if a != b
        for m in decide([items[a].statement], [items[b].statement], together=t, by="ann")
    ]  # fmt: skip
    found = cluster(items, links, decisions)
    assert sorted(r.statement for c in found for r in c) == [r.statement for r in items]
    if decisions:
        last = decisions[-1]
        together = any({*last.between} <= {r.statement for r in c} for c in found)
        assert together == last.together


def test_the_mean_decides():
    """A report joins a pair if it is probably of one incident with both, not with one alone."""
    a, b, c = (report(n) for n in "abc")
    links = [link(a, b, 0.9), link(b, c, 0.8)]
    assert names(cluster([a, b, c], links)) == [["a", "b"], ["c"]]
    assert names(cluster([a, b, c], [*links, link(a, c, 0.4)])) == [["a", "b", "c"]]


def test_copies_stay_together_whatever_the_mean():
    """Reports of one sentence are never weighed against others."""
    a, b, c = (report(n) for n in "abc")
    certain = [link(a, b, 0.999), link(b, c, 0.999)]
    assert names(cluster([a, b, c], certain)) == [["a", "b", "c"]]


def test_a_person_splits_and_merges_again():
    """A decision goes before any link; a later one on the pair goes before it."""
    a, b = report("a"), report("b")
    sure = [link(a, b, 0.999)]
    split = decide([a.statement], [b.statement], together=False, by="ann")
    again = decide([a.statement], [b.statement], together=True, by="ben")
    assert names(cluster([a, b], sure, split)) == [["a"], ["b"]]
    assert names(cluster([a, b], sure, [*split, *again])) == [["a", "b"]]
    assert names(cluster([a, b], [], again)) == [["a", "b"]]
    assert names(cluster([a, b], sure, [*again, *split])) == [["a"], ["b"]]


def test_reports_taken_out_stay_out():
    """Decided apart from all that stay, a report does not take others along."""
    items = [report(n) for n in "abcd"]
    links = [link(a, b, 0.9) for i, a in enumerate(items) for b in items[:i]]
    out = decide([items[0].statement], [r.statement for r in items[1:]], together=False, by="ann")
    assert names(cluster(items, links, out)) == [["a"], ["b", "c", "d"]]


def test_links_to_unknown_reports_are_ignored():
    """A link whose report is gone changes nothing."""
    a, b = report("a"), report("b")
    assert names(cluster([a], [link(a, b, 0.9)])) == [["a"]]
    assert cluster([], []) == []


def test_the_strongest_pair_goes_first():
    """Equal means are taken in order of statement, higher ones before."""
    a, b, c = (report(n) for n in "abc")
    assert names(cluster([a, b, c], [link(a, b, 0.6), link(b, c, 0.7)])) == [["a"], ["b", "c"]]
    assert names(cluster([a, b, c], [link(a, b, 0.7), link(b, c, 0.7)])) == [["a", "b"], ["c"]]
