#!/usr/bin/env python3
"""Fit the weights of pipeline/coding/belonging.py on the written corpus: belonging.py SHARED."""

import sys
from collections.abc import Iterator
from pathlib import Path

from coded import Coded, documents
from hashes import verify
from loglinear import choice

from onrecord.pipeline.coding.belonging import WEIGHTS, Features
from onrecord.pipeline.coding.cast import Cast

PENALTY, SEEN = 1.0, 5

Case = tuple[list[Features], int]
"""The candidates of a participant, and which of them is right (-1: none of them)."""


def cases(coded: Coded) -> Iterator[Case]:
    """Yield the open participants that a gold participant of one country holds."""
    cast = Cast(coded.doc, coded.doc._.onrecord_encoding, coded.events.matcher)
    for trigger, voice in coded.events.voiced(coded.doc):
        for span, participant, setting in cast.untold(trigger, voice):
            right = {p["country"] for p in coded.held_by(span.root.idx)}
            if len(right) == 1:
                found = list(cast.belonging.candidates(participant, span, setting))
                countries = [country for country, _ in found]
                country = right.pop()
                at = countries.index(country) if country in countries else -1
                yield [seen for _, seen in found], at


def accuracy(data: list[Case], weights: dict[str, float]) -> float:
    """Return the share of *data* where the best candidate is right."""

    def score(seen: Features) -> float:
        return sum(weights.get(name, 0.0) * value for name, value in seen.items())

    best = (max(range(len(found)), key=lambda i: score(found[i])) for found, _ in data)
    return sum(b == at for b, (_, at) in zip(best, data, strict=True)) / len(data)


def main(shared: Path) -> None:
    """Fit, write the weights, report."""
    verify(shared)
    parts: dict[bool, list[Case]] = {True: [], False: []}
    for coded in documents(shared):
        parts[coded.apart].extend(cases(coded))
    weights = choice([c for c in parts[False] if c[1] >= 0], seen=SEEN, penalty=PENALTY)
    lines = [f"{name}\t{weight:.3f}" for name, weight in weights.items()]
    WEIGHTS.write_text("\n".join(["feature\tweight", *lines, ""]), encoding="utf-8")
    for name, data in (("trained on", parts[False]), ("kept apart", parts[True])):
        print(f"{name}: {len(data)} participants, {accuracy(data, weights):.3f} right")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
