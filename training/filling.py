#!/usr/bin/env python3
"""Fit the weights of pipeline/coding/filling.py on the written corpus: filling.py SHARED.

The pair scores are left out of the fit: the encoder has learnt the same articles by heart, so their
weight would be far too high; it is chosen on the tenth kept apart.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from coded import Coded, documents
from hashes import verify
from loglinear import yes_or_no

from onrecord.evaluation.spans import overlap
from onrecord.pipeline.coding import filling
from onrecord.pipeline.coding.triggers import Trigger
from onrecord.pipeline.coding.when import dates_near
from onrecord.pipeline.coding.where import places_near

PENALTY, SEEN = 3.0, 4
ROLES = ("actor", "recipient", "place", "date")

Row = tuple[list[str], bool]
"""What is observed of a noun, and whether it fills the role."""


def rows(coded: Coded, role: str) -> Iterator[Row]:
    """Yield the candidates of every trigger that tells a gold event."""
    matcher = coded.events.matcher
    for trigger, _ in coded.events.voiced(coded.doc):
        if role == "date":
            yield from _dates(coded, trigger)
            continue
        spans = _gold(coded, trigger, role)
        if spans is None:
            continue
        if role == "place":
            framed, found = [], [token for token, _ in places_near(coded.doc, trigger)]
        else:
            framed = matcher.participants(trigger.frame, role) if trigger.frame else []
            found = list(filling.candidates(trigger))
        held = {t.i for t in found if any(a <= t.idx < b for a, b in spans)}
        inner = {
            t.i
            for t in found
            if t.i in held and t.dep_ != "conj" and any(a.i in held for a in t.ancestors)
        }
        for token in found:
            seen = filling.observed(trigger, token, {t.i for t in framed}, matcher.kb)
            yield seen, token.i in held - inner


def _dates(coded: Coded, trigger: Trigger) -> Iterator[Row]:
    """Yield the dates of the trigger's sentence: right is that which begins when the event does."""
    event = _event(coded, trigger)
    if event is None:
        return
    day = (event["date"] or "")[:10]
    for token, told in dates_near(trigger):
        same = bool(day) and day in ((told.value or "")[:10], told.start)
        yield filling.observed(trigger, token, set(), coded.events.matcher.kb), same


def _event(coded: Coded, trigger: Trigger) -> dict[str, Any] | None:
    """Return the gold event that *trigger* tells, if there is one."""
    at = (trigger.span.start_char, trigger.span.end_char)
    for event in coded.gold:
        mentions = [m["span"] for m in (event["trigger"], *event["also"]) if m["span"]]
        if event["type"] == trigger.type and any(overlap(tuple(m), at) for m in mentions):
            return event
    return None


def _gold(coded: Coded, trigger: Trigger, role: str) -> list[tuple[int, int]] | None:
    """Return the words that fill *role* in the event of *trigger*; None if there is no such event."""
    event = _event(coded, trigger)
    if event is None:
        return None
    told = event[role] if role != "place" else [event["place"]] if event["place"] else []
    return [tuple(p["span"]) for p in told if p["span"]]


def main(shared: Path) -> None:
    """Fit, write the weights."""
    verify(shared)
    found: dict[str, list[Row]] = {role: [] for role in ROLES}
    for coded in documents(shared):
        if not coded.apart:
            for role in ROLES:
                found[role].extend(rows(coded, role))
    lines = ["role\tfeature\tweight"]
    for role in ROLES:
        data = [dict.fromkeys(seen, 1.0) for seen, _ in found[role]]
        right = [yes for _, yes in found[role]]
        weights = yes_or_no(data, right, seen=SEEN, penalty=PENALTY)
        lines += [f"{role}\t{name}\t{weight:.3f}" for name, weight in weights.items()]
        print(f"{role}: {sum(right)} of {len(right)} nouns fill it, {len(weights)} weights")
    filling.WEIGHTS.write_text("\n".join([*lines, ""]), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
