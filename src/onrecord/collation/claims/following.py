"""A later statement tells how it went on (relation: updates)."""

from collections.abc import Iterator

from .assertion import Assertion
from .finding import STATE, Finding, who
from .where import days, times


def realised(a: Assertion, b: Assertion) -> Iterator[Finding]:
    """Yield that what was to come has come, or has been refused."""
    if not a.ahead or b.ahead or b.stance == "doubts" or a.outer or b.outer:
        return
    later = days(a.published, b.published) or 0
    denied = (a.stance == "denies") != (b.stance == "denies")
    if denied and later < (STATE if b.stance == "denies" else 1):
        why = f"{who(a)} tells as still to come what {who(b)} denies."
        if a.stance == "denies":
            why = f"{who(a)} rules out what {who(b)} tells as done."
        yield Finding("contradicts", "negation", 0.75, why)
        return
    why = f"What {who(a)} told as still to come, {who(b)} tells as done."
    yield Finding("updates", "time", 0.8 if later else 0.65, why)


def stages(a: Assertion, b: Assertion) -> Iterator[Finding]:
    """Yield that a story has reached a later step: who was held is free."""
    later = days(a.published, b.published) or 0
    if later < 0 or a.outer or b.outer or not (later or times(a, b) == "apart"):
        return
    for name in sorted(a.stages.keys() & b.stages.keys()):
        if a.stages[name] < b.stages[name]:
            yield Finding("updates", "text", 0.65, f"{who(b)} tells how it went on: {name}.")
