"""Event types, codes and actors against sentences with coded events (PLOVER GSR, PLV, CAMEO).

By coverage: at each level predictions are made unique per sentence; precision is the share that
matches some gold event, recall the share of gold events that some prediction matches.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from ..records import CodedArticle, Event, Participant
from .gold import Given, iso_date
from .report import Counts, Share, Tally
from .spans import Offsets, any_overlap

YIELD = "YIELD"
"""An old PLOVER type, still in one data set, that stands for CONCEDE and RETREAT together."""

_QUADS = {
    "verbal cooperation": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    "material cooperation": ("COOPERATE", "AID", "RETREAT"),
    "verbal conflict": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "material conflict": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
    "yield": (YIELD,),
}
_QUAD_OF = {kind: quad for quad, kinds in _QUADS.items() for kind in kinds}


class GoldActor(msgspec.Struct, frozen=True, kw_only=True):
    """An actor's CAMEO code or country, and its spans where the source has them."""

    text: str = ""
    code: str = ""
    country: str = ""
    org: str = ""
    spans: list[Offsets] = []


class GoldEvent(msgspec.Struct, frozen=True, kw_only=True):
    """A coded event; ``cameo_root`` lists every accepted root."""

    event: str = ""
    mode: str = ""
    cameo: str = ""
    cameo_root: list[str] = []
    source: list[GoldActor] = []
    target: list[GoldActor] = []


class EventGold(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence with the events that its annotators coded."""

    id: str
    text: str
    date: str | None = None
    expected: list[GoldEvent]

    @property
    def given(self) -> Given:
        """The article to code."""
        return Given(text=self.text, published=iso_date(self.date), key=self.id)


@dataclass(frozen=True, slots=True)
class Coded:
    """An event of either side, as it is compared."""

    event: str
    mode: str
    cameo: str
    roots: tuple[str, ...]
    sources: frozenset[str]
    targets: frozenset[str]
    source_spans: tuple[Offsets, ...]
    target_spans: tuple[Offsets, ...]

    @property
    def reciprocal(self) -> bool:
        """Whether several actors act on one another."""
        return len(self.sources) >= 2 and not self.targets


def score(gold: EventGold, record: CodedArticle | None, *, folded: bool) -> Tally:
    """Return the tally of one sentence; with *folded*, CONCEDE and RETREAT count as YIELD."""
    known = [_gold(event) for event in gold.expected]
    found = [_predicted(event, folded) for event in (record.events if record else [])]
    tally: dict[str, Any] = {}
    levels = [*_type_levels(known, found), *_span_levels(known, found)]
    if not any(e.source_spans or e.target_spans for e in known) or _codes(known):
        levels += _actor_levels(known, found)
    for level in levels:
        tally |= level.tally()
    return tally


@dataclass(frozen=True, slots=True)
class _Level:
    """Distinct predictions and gold items at one level, and when two agree."""

    name: str
    found: Sequence[Any]
    known: Sequence[Any]
    agree: Callable[[Any, Any], bool] = lambda p, g: p == g

    def tally(self) -> dict[str, Counts | Share]:
        right = [any(self.agree(p, g) for g in self.known) for p in self.found]
        reached = sum(any(self.agree(p, g) for p in self.found) for g in self.known)
        has_gold = bool(self.known)
        return {
            self.name: Counts(sum(right), len(self.found), reached, len(self.known)),
            f"{self.name}: hit": Share(reached > 0, has_gold),
            f"{self.name}: first": Share(has_gold and right[:1] == [True], has_gold),
        }


def _type_levels(known: list[Coded], found: list[Coded]) -> list[_Level]:
    modes = _distinct((g.event, g.mode) for g in known if g.mode)
    codes = _distinct(g.cameo for g in known if g.cameo)
    coded = [p.cameo for p in found if p.cameo] if codes else []
    moded = [(p.event, p.mode) for p in found if p.mode] if modes else []
    return [
        _Level("event", _distinct(p.event for p in found), _kinds(known)),
        _Level(
            "quad",
            _distinct(_QUAD_OF.get(p.event) for p in found),
            _distinct(map(_QUAD_OF.get, _kinds(known))),
        ),
        _Level("mode", _distinct(moded), modes),
        _Level(
            "root",
            _distinct(p.roots[0] for p in found if p.roots),
            _distinct(g.roots for g in known if g.roots),
            lambda p, g: p in g,
        ),
        _Level("cameo3", _distinct(c[:3] for c in coded), _distinct(c[:3] for c in codes)),
        _Level("cameo", _distinct(coded), codes),
    ]


def _actor_levels(known: list[Coded], found: list[Coded]) -> list[_Level]:
    # Where actors act on one another, either role will do.
    either = any(g.reciprocal for g in known)
    tuples = [
        _unique(events, lambda e: (e.event, e.sources, e.targets)) for events in (found, known)
    ]
    return [
        _Level("source", _members(found, "sources"), _members(known, "sources")),
        _Level("target", _members(found, "targets"), _members(known, "targets")),
        _Level("actors", _distinct(_pairs(found, either)), _distinct(_pairs(known, either))),
        _Level("tuple", tuples[0], tuples[1], _tuple_agrees),
        _Level("tuple strict", tuples[0], tuples[1], _tuple_equals),
    ]


def _span_levels(known: list[Coded], found: list[Coded]) -> list[_Level]:
    if not any(g.source_spans or g.target_spans for g in known):
        return []
    levels = [
        _Level(
            f"{role} spans",
            [[span] for span in _members(found, f"{role}_spans")],
            [[span] for span in _members(known, f"{role}_spans")],
            any_overlap,
        )
        for role in ("source", "target")
    ]
    tuples = [
        _unique(events, lambda e: (e.event, e.source_spans, e.target_spans))
        for events in (found, known)
    ]
    return [*levels, _Level("span tuple", tuples[0], tuples[1], _spans_agree)]


def _spans_agree(p: Coded, g: Coded) -> bool:
    return (
        p.event == g.event
        and (not g.source_spans or any_overlap(p.source_spans, g.source_spans))
        and (not g.target_spans or any_overlap(p.target_spans, g.target_spans))
    )


def _tuple_agrees(p: Coded, g: Coded) -> bool:
    """Same type and a right actor in each role that the gold fills."""
    if p.event != g.event:
        return False
    if g.reciprocal:
        return len((p.sources | p.targets) & g.sources) >= 2
    sources = not g.sources or bool(p.sources & g.sources)
    return sources and (not g.targets or bool(p.targets & g.targets))


def _tuple_equals(p: Coded, g: Coded) -> bool:
    """Same type and the same actors."""
    if p.event != g.event:
        return False
    if g.reciprocal:
        return (p.sources | p.targets) == g.sources
    return p.sources == g.sources and p.targets == g.targets


def _gold(event: GoldEvent) -> Coded:
    return Coded(
        event=event.event,
        mode=event.mode.lower(),
        cameo=event.cameo,
        roots=tuple(event.cameo_root) or ((event.cameo[:2],) if event.cameo else ()),
        sources=_codes_of(a.country or a.code or a.org for a in event.source),
        targets=_codes_of(a.country or a.code or a.org for a in event.target),
        source_spans=tuple(sorted({s for a in event.source for s in a.spans})),
        target_spans=tuple(sorted({s for a in event.target for s in a.spans})),
    )


def _predicted(event: Event, folded: bool) -> Coded:
    kind = YIELD if folded and event.type in ("CONCEDE", "RETREAT") else event.type
    return Coded(
        event=kind,
        mode=(event.mode or "").lower(),
        cameo=event.cameo or "",
        roots=(event.cameo[:2],) if event.cameo else (),
        sources=_codes_of(map(_code, event.actor)),
        targets=_codes_of(map(_code, event.recipient)),
        source_spans=tuple(sorted({p.span for p in event.actor if p.span})),
        target_spans=tuple(sorted({p.span for p in event.recipient if p.span})),
    )


def _code(participant: Participant) -> str:
    bodies = {"IGO": "IGO", "NGO": "NGO"}
    return participant.country or bodies.get(participant.sector or "", "")


def _codes_of(codes: Iterable[str]) -> frozenset[str]:
    """The first three letters: a country, or IGO, NGO and the like."""
    short = (code.strip().upper()[:3] for code in codes)
    return frozenset(c for c in short if len(c) == 3 and c.isalpha())


def _codes(events: list[Coded]) -> bool:
    return any(e.sources or e.targets for e in events)


def _kinds(events: list[Coded]) -> list[str]:
    return _distinct(e.event for e in events if e.event)


def _members(events: list[Coded], role: str) -> list[Any]:
    return _distinct(x for e in events for x in sorted(getattr(e, role)))


def _pairs(events: list[Coded], either: bool) -> list[tuple[str, str]]:
    roles = (("source", "sources"), ("target", "targets"))
    return [
        ("" if either else role, code)
        for e in events
        for role, field in roles
        for code in sorted(getattr(e, field))
    ]


def _unique(events: list[Coded], key: Callable[[Coded], Any]) -> list[Coded]:
    unique: dict[Any, Coded] = {}
    for event in events:
        if event.event:
            unique.setdefault(key(event), event)
    return list(unique.values())


def _distinct(items: Iterable[Any]) -> list[Any]:
    return list(dict.fromkeys(items))
