"""Two voices name different people: who did it, or to whom (basis: entity)."""

from collections.abc import Iterator

from .assertion import Assertion, Party
from .finding import Finding, who
from .lexicon import lexicon


def culprits(a: Assertion, b: Assertion) -> Iterator[Finding]:
    """Yield that two name different culprits for one act."""
    if not (a.as_fact and b.as_fact):
        return
    if not (set(a.trigger) & set(b.trigger) or (a.type is not None and a.type == b.type)):
        return
    if not a.actors or not b.actors or a.type in ("CONSULT", "AGREE", "COOPERATE", "SUPPORT"):
        return
    if any(not _exclude(x, y) for x in a.actors for y in b.actors):
        return
    if any(_mentioned(x, b) for x in a.actors) or any(_mentioned(y, a) for y in b.actors):
        return
    one, other = a.actors[0].name, b.actors[0].name
    yield Finding("contradicts", "entity", 0.75, f"{who(a)} names {one}, {who(b)} names {other}.")


def victims(a: Assertion, b: Assertion) -> Iterator[Finding]:
    """Yield that one calls fighters whom the other calls civilians."""
    if not (a.as_fact and b.as_fact):
        return
    if a.type != "ASSAULT" or b.type != "ASSAULT" or not set(a.trigger) & set(b.trigger):
        return
    ones = {p.kind for p in a.recipients if p.kind}
    others = {p.kind for p in b.recipients if p.kind}
    against = lexicon().against
    if ones and others and all(frozenset((x, y)) in against for x in ones for y in others):
        one, other = a.recipients[0].name, b.recipients[0].name
        why = f"{who(a)} says it was {one}, {who(b)} {other}."
        yield Finding("contradicts", "entity", 0.65, why)


def _exclude(x: Party, y: Party) -> bool:
    if set(x.stems) & set(y.stems):
        return False
    if x.named and y.named:
        return not (
            x.country and x.country == y.country and (len(x.stems) == 1 or len(y.stems) == 1)
        )
    if "unknown" in (x.kind, y.kind):
        return False
    return frozenset((x.kind or "", y.kind or "")) in lexicon().against


def _mentioned(party: Party, other: Assertion) -> bool:
    keys = {f"@{s}" for s in party.stems} | (
        {f"@{party.country}"} if party.country and party.named else set()
    )
    if any(_is_one(party, p) for p in other.recipients):
        return False  # "A rammed B" against "B rammed A"
    return party.named and bool(keys & other.words.keys())


def _is_one(x: Party, y: Party) -> bool:
    return bool(set(x.stems) & set(y.stems)) or (x.country is not None and x.country == y.country)
