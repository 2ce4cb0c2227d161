"""Who does what to whom: names joined by the incidents between them, by quad class."""

from collections import Counter
from typing import Any

import numpy as np

from ....records.spans import Record
from ...faults import told
from .columns import Columns, Ints, Lists
from .counter import Selection

EDGES = 500
"""Edges that a drawing can show."""
_SAMPLE = 200
"""Participants of a name that are asked for its country and sector."""


class Node(Record, frozen=True, kw_only=True):
    """A name with its usual country and sector; ``n`` incidents that it has a part in."""

    id: str
    name: str
    country: str | None = None
    sector: str | None = None
    n: int


class Edge(Record, frozen=True, kw_only=True):
    """Incidents of one quad class in which ``source`` is an actor and ``target`` a recipient."""

    source: str
    target: str
    quad: str | None = None
    incidents: int
    reports: int


class Network(Record, frozen=True, kw_only=True):
    """The strongest edges and their nodes; ``left_out`` more edges have no room."""

    nodes: list[Node]
    edges: list[Edge]
    left_out: int


def network(selection: Selection, *, least: int = 1) -> Network:
    """Return who did what to whom in at least *least* incidents that fit.

    What somebody does to itself (one name on both sides) is no edge.
    """
    incidents, mask = selection.columns.incidents, selection.mask
    row, source, target = _pairs(incidents.actor, incidents.recipient, mask)
    names, sources, targets = _joined(incidents.actor, incidents.recipient, source, target)
    apart = sources != targets
    row, sources, targets = row[apart], sources[apart], targets[apart]
    quads = max(len(incidents.quad.values), 1)
    key = (sources * max(len(names), 1) + targets) * quads + incidents.quad.codes[row]
    keys, group = np.unique(key, return_inverse=True)
    many = np.bincount(group, minlength=len(keys))
    told_of = np.bincount(group, weights=incidents.reports[row], minlength=len(keys))
    kept = np.flatnonzero(many >= least)
    edges = [
        Edge(
            source=names[int(keys[n]) // quads // len(names)],
            target=names[int(keys[n]) // quads % len(names)],
            quad=incidents.quad.values[int(keys[n]) % quads],
            incidents=int(many[n]),
            reports=int(told_of[n]),
        )
        for n in kept[np.argsort(-many[kept], kind="stable")][: EDGES * 8].tolist()
    ]
    edges.sort(key=lambda e: (-e.incidents, -e.reports, e.source, e.target, e.quad or ""))
    shown = edges[:EDGES]
    ends = sorted({end for edge in shown for end in (edge.source, edge.target)})
    counts = _parts(selection.columns, mask)
    nodes = [_node(selection, name, counts[name]) for name in ends]
    return Network(nodes=nodes, edges=shown, left_out=len(kept) - len(shown))


def _pairs(actor: Lists, recipient: Lists, mask: Any) -> tuple[Ints, Ints, Ints]:
    """Return every pair of an actor and a recipient of one incident that fits."""
    kept = mask[actor.row]
    row, source = actor.row[kept], actor.codes[kept]
    counts = np.bincount(recipient.row, minlength=len(mask))
    begins = np.concatenate(([0], np.cumsum(counts)))
    times = counts[row]
    row_of, source_of = np.repeat(row, times), np.repeat(source, times)
    nth = np.arange(len(row_of)) - np.repeat(np.cumsum(times) - times, times)
    return row_of, source_of, recipient.codes[begins[row_of] + nth]


def _joined(
    actor: Lists, recipient: Lists, source: Ints, target: Ints
) -> tuple[list[str], Ints, Ints]:
    names = sorted({*actor.values, *recipient.values})
    at = {name: n for n, name in enumerate(names)}
    actors = np.array([at[name] for name in actor.values], dtype=np.int64)
    recipients = np.array([at[name] for name in recipient.values], dtype=np.int64)
    return names, actors[source], recipients[target]


def _parts(columns: Columns, mask: Any) -> Counter[str]:
    """Return of how many incidents each name is actor or recipient, twice where it is both."""
    counts: Counter[str] = Counter()
    for side in (columns.incidents.actor, columns.incidents.recipient):
        found = np.bincount(side.codes[mask[side.row]], minlength=len(side.values))
        counts.update(dict(zip(side.values, found.tolist(), strict=True)))
    return counts


def _node(selection: Selection, name: str, n: int) -> Node:
    sql = (
        "SELECT country, sector FROM participants WHERE name = ?1 COLLATE NOCASE AND name = ?1 "
        "LIMIT ?2"
    )
    with told(selection.store.path):
        rows: list[Any] = selection.store.db.execute(sql, (name, _SAMPLE)).fetchall()
    return Node(
        id=name,
        name=name,
        country=_usual([country for country, _ in rows]),
        sector=_usual([sector for _, sector in rows]),
        n=n,
    )


def _usual(values: list[str | None]) -> str | None:
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], value), default=None)
