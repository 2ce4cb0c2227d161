"""New reports merged into incidents; every incident that they touch is made anew."""

from collections.abc import Iterable, Sequence

import apsw
import msgspec

from ..collation.incidents import (
    MergeLink,
    Report,
    cluster,
    compare,
    incident,
    keys,
    reports,
)
from ..records import CodedArticle, Merge, Statement
from ..store.across import incidents as kept
from ..store.across.copies import groups_of
from .claims import weigh

_encode = msgspec.msgpack.Encoder().encode
_report = msgspec.msgpack.Decoder(Report).decode
_link = msgspec.msgpack.Decoder(MergeLink).decode


def merge(
    db: apsw.Connection,
    fresh: Sequence[tuple[int, int, CodedArticle]],
    told: set[int],
    moved: set[int],
) -> None:
    """Merge the reports of the *fresh* articles into incidents.

    *told* are further reports whose incident is to be weighed anew, *moved* the articles whose
    group of copies has changed, which does so for theirs.
    """
    touched = told | kept.of_articles(db, moved)
    for _, number, record in fresh:
        rows = kept.numbers(db, number)
        for report in reports(record):
            event = rows[report.statement.id]
            touched.add(event)
            _link_up(db, event, report)
    _cluster_anew(db, kept.linked(db, touched | kept.mates(db, touched)))


def _link_up(db: apsw.Connection, event: int, report: Report) -> None:
    """Keep *report* and its links to those before it."""
    kept.put_report(db, event, _encode(report), keys(report))
    for other, data in kept.candidates(db, event):
        link = compare(report, _report(data))
        if link is not None:
            kept.put_link(db, event, other, _encode(link))


def _cluster_anew(db: apsw.Connection, events: set[int]) -> None:
    stored = {n: _report(data) for n, data in kept.reports(db, events).items()}
    kept.clear(db, events)
    number = {report.statement: n for n, report in stored.items()}
    links = [_link(data) for data in kept.links(db, stored)]
    decisions = [merge for _, _, merge in kept.decisions(db, stored)]
    articles = kept.articles_of(db, stored)
    groups = groups_of(db, set(articles.values()))
    inside = _by_statement(links, decisions)
    for members in cluster(list(stored.values()), links, decisions):
        rows = [number[m.statement] for m in members]
        group = {
            m.statement.article: groups.get(articles[n], m.statement.article)
            for n, m in zip(rows, members, strict=True)
        }
        _keep(db, members, rows, group, _merges(members, inside))


def _keep(
    db: apsw.Connection,
    members: Sequence[Report],
    rows: Sequence[int],
    group: dict[str, str],
    merges: Sequence[Merge],
) -> None:
    """Keep the incident that *members* tell of, with what is claimed about it."""
    weighed = weigh(db, rows)
    made = incident(
        members,
        merges,
        groups=len(set(group.values())),
        origins=weighed.origins,
        denied=weighed.denied,
        disputed=weighed.disputed,
    )
    made = msgspec.structs.replace(made, **weighed.tolls(made))
    published = min((m.published[:10] for m in members if m.published), default=None)
    weighed.keep(db, kept.put_incident(db, made, rows, made.start or published), made.id)


def _by_statement(
    links: Iterable[MergeLink], decisions: Iterable[Merge]
) -> dict[Statement, list[Merge]]:
    """Return links and decisions by the first of their two reports."""
    found: dict[Statement, list[Merge]] = {}
    for link in links:
        merge = Merge(between=link.between, score=link.score, why=link.why)
        found.setdefault(link.between[0], []).append(merge)
    for decision in decisions:
        found.setdefault(decision.between[0], []).append(decision)
    return found


def _merges(members: Sequence[Report], by_statement: dict[Statement, list[Merge]]) -> list[Merge]:
    """Return why *members* are together, and what users said of any of them.

    Of the links those that hold the incident together best, one less than there are members
    (a maximum spanning tree): all pairs would be too many to read, and to keep.
    """
    found = [merge for m in members for merge in by_statement.get(m.statement, ())]
    tree = {m.statement: m.statement for m in members}

    def root(statement: Statement) -> Statement:
        while tree[statement] != statement:
            statement = tree[statement]
        return statement

    kept = []
    for merge in sorted(found, key=lambda m: (-(m.score or 0.0), m.between)):
        one, other = merge.between
        if merge.by is not None:
            kept.append(merge)
        elif one in tree and other in tree and root(one) != root(other):
            tree[root(one)] = root(other)
            kept.append(merge)
    return sorted(kept, key=lambda m: (m.between, m.by or "", m.together))
