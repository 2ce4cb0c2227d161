"""One voice denies what another says, or both take opposite sides (basis: negation, text)."""

from collections.abc import Iterator

from .assertion import Assertion
from .finding import STATE, Finding, who
from .matter import Matter
from .where import days, foreseen, times


def _sign(a: Assertion, key: str) -> int:
    return a.words[key] * (-1 if a.outer else 1)


def negation(a: Assertion, b: Assertion, same: Matter, joined: bool) -> Iterator[Finding]:
    """Yield that one says what the other denies."""
    if a.ahead != b.ahead and (days(a.published, b.published) or 0) > 0:
        return
    core = set(a.trigger) & set(b.trigger)
    plain = [k for k in same.shared if not k.startswith("@")]
    against = [k for k in plain if _sign(a, k) != _sign(b, k)]
    told = core & set(against)
    if a.stance == b.stance == "denies":
        clear = bool(told)
    elif a.outer != b.outer:
        clear = bool(against)
    else:
        clear = bool(told) or any(a.words[k] < 0 or b.words[k] < 0 for k in against)
        clear = clear and not (core - set(against)) and not _both_deny(a, b, told)
    if not clear and not (joined and _deny_each_other(a, b)):
        return
    denied = a.stance == "denies" or any(_sign(a, k) < 0 for k in against)
    denier, other = (a, b) if denied else (b, a)
    why = f"{who(denier)} denies what {who(other)} says."
    yield Finding("contradicts", "negation", 0.9, why)


def _deny_each_other(a: Assertion, b: Assertion) -> bool:
    """Whether one of two events of an incident is denied and the other told as a fact."""
    if {a.stance, b.stance} != {"denies", "supports"} or a.ahead or b.ahead:
        return False
    denier, other = (a, b) if a.stance == "denies" else (b, a)
    return a.type == b.type or any(other.words.get(k, 0) > 0 for k in denier.trigger)


def _both_deny(a: Assertion, b: Assertion, told: set[str]) -> bool:
    """Whether each negates something, though not the same word: "not fired", "did not launch"."""
    return not told and all(any(v < 0 for v in x.words.values()) for x in (a, b))


def opposites(a: Assertion, b: Assertion) -> Iterator[Finding]:
    """Yield that both take opposite sides; a later word of change brings the earlier one up to date."""
    for name in sorted(a.poles.keys() & b.poles.keys()):
        mine, theirs = (x.poles[name] * (-1 if x.outer else 1) for x in (a, b))
        if mine == theirs:
            continue
        later = days(a.published, b.published) or 0
        moved = times(a, b) == "apart" and foreseen(a, b)
        if a.ahead and not b.ahead:
            continue
        if (later >= 1 and b.change and not b.outer) or moved or later >= STATE:
            yield Finding("updates", "text", 0.75, f"{who(b)} tells later of a change: {name}.")
        else:
            yield Finding(
                "contradicts", "text", 0.8, f"{who(a)} and {who(b)} say the opposite: {name}."
            )
