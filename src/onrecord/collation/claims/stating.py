"""Claims: what is asserted about an incident or a state of affairs, with the voices on it."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from ...records import Claim, Link, Statement, Voice
from ...records.labels import ClaimAspect, ClaimStance
from .assertion import Assertion, Party
from .lexicon import lexicon
from .origins import origins
from .sources import fold

_MEASURED: tuple[ClaimAspect, ...] = ("killed", "injured", "arrested", "size")
_SIZE = 16
GroupOf = Callable[[str], str]
_Told = tuple[Assertion, ClaimStance]
_Value = tuple[str, str, Assertion]
"""What makes values one, a value, and the assertion that gives it."""


def claims(
    assertions: Sequence[Assertion],
    links: Iterable[Link],
    *,
    incident: str | None,
    group_of: GroupOf,
) -> list[Claim]:
    """Return the claims that *assertions* make, each with all voices on it; the order given does not matter.

    Of an *incident*: whether it happened, the counts, who did it to whom, where and when, a claim
    for each value told. Outside of incidents: a claim for each set of statements that *links* join
    by corroborating, contradicting or copying each other; a statement that nothing joins makes none.
    """
    told = sorted(assertions, key=_order)
    if incident is None:
        found = list(_contents(told, links, group_of))
    else:
        found = [_claim(incident, *part, group_of) for part in _aspects(told)]
    return sorted(found, key=lambda c: (c.aspect, c.value, c.id))


def _order(a: Assertion) -> tuple[str, str, str]:
    return (a.published or "9999", a.statement.article, a.statement.id)


# --- of an incident


def _aspects(told: Sequence[Assertion]) -> Iterator[tuple[ClaimAspect, str, list[_Told]]]:
    yield "happened", "happened", [(a, a.stance) for a in told]
    for measure in _MEASURED:
        counted = [(c, a) for a in told for c in a.counts if c.kind == measure]
        yield from _grouped(measure, [(f"{c.low}-{c.high}", c.text, a) for c, a in counted])
    yield from _grouped("actor", [p for a in told for p in _parties(a, a.actors)])
    yield from _grouped("recipient", [p for a in told for p in _parties(a, a.recipients)])
    placed = [(a.place.name, a.place.name, a) for a in told if a.place is not None]
    yield from _grouped("place", placed)
    dated = [(_span(a), _span(a), a) for a in told if a.basis == "text" and a.start]
    yield from _grouped("time", dated)


def _span(a: Assertion) -> str:
    return a.start or "" if a.start == a.end or a.end is None else f"{a.start}/{a.end}"


def _parties(a: Assertion, parties: Sequence[Party]) -> Iterator[_Value]:
    """Yield who takes part; people without a name are one by what they are: "about 40 protesters"."""
    for party in parties:
        place = a.place is not None and fold(a.place.name) == fold(party.name)
        if not place or party.country is None:
            heads = [s for s in party.stems if s in lexicon().kinds]
            key = heads[-1] if heads and not party.named else " ".join(sorted(set(party.stems)))
            yield key, party.name, a


def _grouped(
    aspect: ClaimAspect, values: Sequence[_Value]
) -> Iterator[tuple[ClaimAspect, str, list[_Told]]]:
    """Yield a part for each key, called by the shortest of its values."""
    for key in sorted({k for k, _, _ in values}):
        here = [(value, a) for k, value, a in values if k == key]
        name = min((value for value, _ in here), key=lambda v: (len(v), v))
        voices = {a.statement: a for _, a in here}
        yield aspect, name, [(a, a.stance) for a in voices.values()]


def _claim(
    incident: str | None, aspect: ClaimAspect, value: str, told: list[_Told], group_of: GroupOf
) -> Claim:
    return Claim(
        id=_digest(incident or "", aspect, value.lower()),
        incident=incident,
        aspect=aspect,
        value=value,
        origins=_origins(told, group_of),
        voices=[_voice(a, stance, group_of) for a, stance in told],
    )


def _origins(told: list[_Told], group_of: GroupOf) -> int:
    return len(origins((msgspec.structs.replace(a, stance=s) for a, s in told), group_of))


def _voice(a: Assertion, stance: ClaimStance, group_of: GroupOf) -> Voice:
    return Voice(
        statement=a.statement,
        source=a.role or (a.chain[-1] if a.chain else a.publisher),
        chain=a.chain,
        publisher=a.publisher,
        published=a.published,
        group=group_of(a.statement.article),
        stance=stance,
        text=a.text or None,
    )


def _digest(*parts: str) -> str:
    return hashlib.blake2b("\n".join(parts).encode(), digest_size=_SIZE).hexdigest()


# --- of a state of affairs


def _contents(
    told: Sequence[Assertion], links: Iterable[Link], group_of: GroupOf
) -> Iterator[Claim]:
    by_name = {a.statement: a for a in told}
    joined: dict[Statement, list[tuple[Statement, bool]]] = {}
    for link in sorted(links, key=lambda k: k.between):
        one, other = link.between
        if link.relation != "updates" and one in by_name and other in by_name:
            against = link.relation == "contradicts"
            joined.setdefault(one, []).append((other, against))
            joined.setdefault(other, []).append((one, against))
    seen: set[Statement] = set()
    for a in told:
        if a.statement in joined and a.statement not in seen:
            yield _content(_component(a.statement, joined, seen), by_name, group_of)


def _component(
    first: Statement, joined: dict[Statement, list[tuple[Statement, bool]]], seen: set[Statement]
) -> dict[Statement, bool]:
    """Return the statements that links join to *first*, and whether they stand against it."""
    sides, left = {first: False}, [first]
    while left:
        one = left.pop(0)
        for other, against in sorted(joined.get(one, [])):
            if other not in sides:
                sides[other] = sides[one] != against
                left.append(other)
    seen.update(sides)
    return sides


def _content(
    sides: dict[Statement, bool], by_name: dict[Statement, Assertion], group_of: GroupOf
) -> Claim:
    members = sorted((by_name[s] for s in sides), key=_order)
    base = next((a for a in members if a.stance == "supports"), members[0])
    flip = sides[base.statement]
    told: list[_Told] = []
    for a in members:
        against = sides[a.statement] != flip
        stance: ClaimStance = (
            a.stance if a.stance in ("doubts", "declines") else "denies" if against else "supports"
        )
        told.append((a, stance))
    names = sorted(f"{s.article} {s.id}" for s in sides)
    return Claim(
        id=_digest("content", *names),
        aspect="content",
        value=base.text,
        origins=_origins(told, group_of),
        voices=[_voice(a, stance, group_of) for a, stance in told],
    )
