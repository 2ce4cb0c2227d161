#!/usr/bin/env python3
"""Fit the weights of pipeline/coding/filling.py on the written corpus: filling.py SHARED.

The pair scores are left out of the fit: the encoder has learnt the same articles by heart, so their
weight would be far too high; it is chosen on the tenth kept apart.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from coded import Coded, documents
from hashes import verify
from loglinear import yes_or_no

from onrecord.evaluation.spans import overlap
from onrecord.pipeline.coding import filling
from onrecord.pipeline.coding.triggers import Trigger
from onrecord.pipeline.coding.where import places_near
from onrecord.pipeline.layers import Relation

PENALTY, SEEN = 3.0, 4
ROLES: tuple[Relation, ...] = ("actor", "recipient", "place")

Row = tuple[list[str], bool]
"""What is observed of a noun, and whether it fills the role."""


def rows(coded: Coded, role: Relation) -> Iterator[Row]:
    """Yield the candidates of every trigger that tells a gold event."""
    matcher = coded.events.matcher
    for trigger, _ in coded.events.voiced(coded.doc):
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


def _gold(coded: Coded, trigger: Trigger, role: Relation) -> list[tuple[int, int]] | None:
    """Return the words that fill *role* in the event of *trigger*; None if there is no such event."""
    at = (trigger.span.start_char, trigger.span.end_char)
    for event in coded.gold:
        mentions = [m["span"] for m in (event["trigger"], *event["also"]) if m["span"]]
        if event["type"] == trigger.type and any(overlap(tuple(m), at) for m in mentions):
            told = event[role] if role != "place" else [event["place"]] if event["place"] else []
            return [tuple(p["span"]) for p in told if p["span"]]
    return None


def main(shared: Path) -> None:
    """Fit, write the weights."""
    verify(shared)
    found: dict[Relation, list[Row]] = {role: [] for role in ROLES}
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
