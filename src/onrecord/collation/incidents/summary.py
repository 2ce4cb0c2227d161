"""What a reader is told of an incident: the agreement of its reports."""

import hashlib
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from ...records import Incident, Merge, Toll
from ...records.labels import EventType, Quad
from .report import Party, Report, Spot
from .times import when

_QUADS: dict[EventType, Quad] = {
    "AGREE": "verbal cooperation", "CONSULT": "verbal cooperation", "SUPPORT": "verbal cooperation",
    "CONCEDE": "verbal cooperation", "COOPERATE": "material cooperation", "AID": "material cooperation",
    "RETREAT": "material cooperation", "REQUEST": "verbal conflict", "ACCUSE": "verbal conflict",
    "REJECT": "verbal conflict", "THREATEN": "verbal conflict", "PROTEST": "material conflict",
    "SANCTION": "material conflict", "MOBILIZE": "material conflict", "COERCE": "material conflict",
    "ASSAULT": "material conflict",
}  # fmt: skip
_FINE = (
    "point",
    "feature",
    "populated_place",
    "admin2",
    "water",
    "border",
    "region",
    "admin1",
    "country",
)
"""Precisions from the finest."""
_NAMES = 3
_POSITIVE, _NEGATIVE = frozenset(("CT+", "PR+")), frozenset(("CT-", "PR-"))
T = TypeVar("T", bound=Hashable)


def incident(
    members: Sequence[Report],
    merges: Sequence[Merge] = (),
    *,
    origins: int,
    groups: int,
    denied: int = 0,
    disputed: int = 0,
) -> Incident:
    """Return the summary of the incident that *members* tell of; their order does not matter.

    ``id`` is derived from the report that was published first: it stays when later ones join.
    ``start`` and ``end`` are null where no report tells a day. ``happened`` is True where reports
    assert it and none denies it, False the other way round, null where they do both or neither.

    Raises:
        ValueError: *members* is empty, or a report of it has no type.
    """
    ordered = sorted(members, key=_arrival)
    kind = _most((r.type for r in ordered if r.type), weigh=_sureness(ordered))
    if kind is None:
        raise ValueError("an incident needs a report with a type")
    mode = _most(r.mode for r in ordered if r.type == kind and r.mode)
    actors, recipients = _names(r.actors for r in ordered), _names(r.recipients for r in ordered)
    start, end = _days(ordered)
    spot = _place(ordered)
    return Incident(
        id=_id(ordered[0]),
        type=kind,
        mode=mode,
        quad=_QUADS[kind],
        title=_title((kind, mode), (actors, recipients), spot),
        start=start,
        end=end,
        actor=actors,
        actor_country=_countries(r.actors for r in ordered),
        recipient=recipients,
        recipient_country=_countries(r.recipients for r in ordered),
        place=spot.name if spot else None,
        country=spot.country if spot else None,
        lat=spot.lat if spot else None,
        lon=spot.lon if spot else None,
        precision=spot.precision if spot else None,
        killed=_toll(r.killed for r in ordered),
        injured=_toll(r.injured for r in ordered),
        arrested=_toll(r.arrested for r in ordered),
        happened=_happened(ordered, denied),
        articles=len({r.statement.article for r in ordered}),
        groups=groups,
        origins=origins,
        denied=denied,
        disputed=disputed,
        reports=[r.statement for r in ordered],
        merges=sorted(merges, key=lambda m: m.between),
    )


def _arrival(report: Report) -> tuple[str, str, int, str]:
    """Order by publication; what has no date comes last."""
    place = report.statement
    return (report.published or "9999", place.article, report.rank, place.id)


def _id(first: Report) -> str:
    named = f"{first.published or ''}\n{first.statement.article}\n{first.statement.id}"
    return hashlib.blake2b(named.encode(), digest_size=10).hexdigest()


def _most(values: Iterable[T], weigh: Callable[[T], float] | None = None) -> T | None:
    """Return the most frequent of *values*; of equals the one that *weigh* likes, then the first."""
    counts = Counter(values)
    if not counts:
        return None
    first = {value: -i for i, value in enumerate(counts)}
    return max(counts, key=lambda v: (counts[v], weigh(v) if weigh else 0.0, first[v]))


def _sureness(reports: list[Report]) -> Callable[[EventType], float]:
    def sure(kind: EventType) -> float:
        return round(sum(r.confidence for r in reports if r.type == kind), 4)

    return sure


def _names(sides: Iterable[list[Party]]) -> list[str]:
    """Return the participants that most reports name, under the longest of the names told of each."""
    kept: list[list[Party]] = []
    found = sorted((p for side in sides for p in side), key=lambda p: -len(p.stems))
    for party in found:
        known = next((k for k in kept if _same(k[0], party)), None)
        if known is None:
            kept.append([party])
        else:
            known.append(party)
    best = sorted(kept, key=lambda k: -len(k))[:_NAMES]
    return [_spelling(k) for k in best]


def _same(one: Party, other: Party) -> bool:
    """Tell whether one name is the other, or part of it: "drivers", "two lorry drivers"."""
    mine, theirs = set(one.stems), set(other.stems)
    return one.name == other.name or bool(mine and theirs and (mine <= theirs or theirs <= mine))


def _spelling(parties: list[Party]) -> str:
    counts = Counter(p.name for p in parties)
    return max(counts, key=lambda n: (counts[n], len(n), n))


def _countries(sides: Iterable[list[Party]]) -> list[str]:
    counts = Counter(c for side in sides for c in {p.country for p in side if p.country})
    return [c for c, _ in sorted(counts.items(), key=lambda n: (-n[1], n[0]))]


def _days(reports: list[Report]) -> tuple[str | None, str | None]:
    """Return the days that most reports tell, days before stretches of time."""
    told = [(r, w) for r in reports if (w := when(r)) is not None and w.told]
    precise = [(r.start, r.end) for r, w in told if w.precise]
    found = _most(precise or [(r.start, r.end) for r, _ in told], weigh=_narrow)
    return found or (None, None)


def _narrow(days: tuple[str | None, str | None]) -> float:
    return 1.0 if days[0] == days[1] else 0.0


def _place(reports: list[Report]) -> Spot | None:
    """Return the finest place in the country that most reports tell, of equals the one told most."""
    spots = [r.place for r in reports if r.place is not None]
    country = _most(s.country for s in spots if s.country)
    here = [s for s in spots if s.country == country]
    counts = Counter(s.name for s in here)
    placed = [s for s in here if s.precision in _FINE]
    if not placed:
        return here[0] if here else None
    return min(
        placed,
        key=lambda s: (
            _FINE.index(s.precision or "country") > 2,
            -counts[s.name],
            _FINE.index(s.precision or "country"),
            s.name,
        ),
    )


def _toll(numbers: Iterable[int | None]) -> Toll:
    told = [n for n in numbers if n is not None]
    return Toll(low=min(told), high=max(told)) if told else Toll()


def _happened(reports: list[Report], denied: int) -> bool | None:
    yes = any(r.factuality in _POSITIVE and r.time in ("past", "ongoing") for r in reports)
    no = denied > 0 or any(r.factuality in _NEGATIVE for r in reports)
    return yes if yes != no else None


def _title(
    what: tuple[EventType, str | None],
    who: tuple[list[str], list[str]],
    spot: Spot | None,
) -> str:
    """Return a line such as "Azerbaijan: arrest of two lorry drivers, Baku"; its days stand beside it."""
    noun, towards = _wording().get(what) or _wording()[what[0], None]
    actors, recipients = who
    head = f"{_listed(actors)}: {noun}" if actors else noun
    if recipients:
        head += f" {towards} {_listed(recipients)}"
    place = [spot.name] if spot is not None and spot.name not in head else []
    return ", ".join([head[:1].upper() + head[1:], *place])


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


@lru_cache(maxsize=1)
def _wording() -> dict[tuple[str, str | None], tuple[str, str]]:
    lines = Path(__file__).with_name("wording.tsv").read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return {(kind, mode or None): (noun, towards) for kind, mode, noun, towards in rows}
