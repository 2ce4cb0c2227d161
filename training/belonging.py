#!/usr/bin/env python3
"""Fit the weights of pipeline/coding/belonging.py on the written corpus: belonging.py SHARED.

A softmax over the candidates of every participant whose country is open, with an L2 penalty, by
full-batch Adam from zero: no seed, the same bytes each time. Prints accuracy on the tenth kept apart.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from hashes import verify
from written import articles, held_out

import onrecord
from onrecord.ingest.identity import article_of
from onrecord.pipeline.coding.belonging import WEIGHTS, Features
from onrecord.pipeline.coding.cast import Cast
from onrecord.pipeline.layers import Context
from onrecord.records import Article

PENALTY, STEPS, RATE, SEEN = 1.0, 300, 0.1, 5
"""L2 penalty, steps, rate, and how often a feature must be seen to get a weight."""

Case = tuple[list[Features], int]
"""The candidates of a participant, and which of them is right (-1: none of them)."""


def cases(nlp: Any, article: dict[str, Any]) -> Iterator[Case]:
    """Yield the open participants of *article* that a gold participant of one country holds."""
    events = nlp.get_pipe("onrecord_events")
    given = article_of(
        article["text"], published=article["published"], publisher=article["outlet"],
        title=article["title"], key=article["id"],
    )  # fmt: skip
    if not isinstance(given, Article) or given.text != article["text"]:
        return
    doc = nlp.make_doc(given.text)
    doc._.onrecord_context = Context(
        published=given.published, publisher=given.publisher, agency=given.agency, title=given.title
    )
    for name in nlp.pipe_names[: nlp.pipe_names.index("onrecord_events")]:
        doc = nlp.get_pipe(name)(doc)
    cast = Cast(doc, doc._.onrecord_encoding, events.matcher)
    gold = [
        (p["span"], p["country"])
        for e in article["events"]
        for p in (*e["actor"], *e["recipient"])
        if p["span"]
    ]
    for trigger, voice in events.voiced(doc):
        for span, participant, setting in cast.untold(trigger, voice):
            place = span.root.idx
            right = {country for (a, b), country in gold if a <= place < b}
            if len(right) == 1:
                found = list(cast.belonging.candidates(participant, span, setting))
                countries = [country for country, _ in found]
                country = right.pop()
                yield (
                    [seen for _, seen in found],
                    countries.index(country) if country in countries else -1,
                )


def fit(data: list[Case]) -> dict[str, float]:
    """Return a weight for each feature."""
    data = [case for case in data if case[1] >= 0]
    times = Counter(name for found, _ in data for seen in found for name in seen)
    names = sorted(name for name, n in times.items() if n >= SEEN)
    number = {name: i for i, name in enumerate(names)}
    sizes = np.array([len(found) for found, _ in data])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    gold = starts + np.array([right for _, right in data])
    case_of = np.repeat(np.arange(len(sizes)), sizes)
    cells = [
        (row, number[name], value)
        for row, seen in enumerate(s for found, _ in data for s in found)
        for name, value in seen.items()
        if name in number
    ]
    rows, columns, values = (np.array(x) for x in zip(*cells, strict=True))
    weights, mean, square = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, STEPS + 1):
        scores = np.bincount(rows, values * weights[columns], minlength=sizes.sum())
        shares = np.exp(scores - np.maximum.reduceat(scores, starts)[case_of])
        shares /= np.add.reduceat(shares, starts)[case_of]
        shares[gold] -= 1
        slope = np.bincount(columns, values * shares[rows], minlength=len(names))
        slope += PENALTY * weights
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return dict(zip(names, weights.tolist(), strict=True))


def right(data: list[Case], weights: dict[str, float]) -> float:
    """Return the share of *data* where the best candidate is right."""

    def best(found: list[Features]) -> int:
        return max(
            range(len(found)),
            key=lambda i: sum(weights.get(n, 0.0) * v for n, v in found[i].items()),
        )

    return sum(best(found) == at for found, at in data) / len(data)


def main(shared: Path) -> None:
    """Fit, write the weights, report."""
    verify(shared)
    nlp = onrecord.load().nlp
    parts: dict[bool, list[Case]] = {True: [], False: []}
    for article in articles(shared):
        parts[held_out(article["id"])].extend(cases(nlp, article))
    weights = fit(parts[False])
    lines = [f"{name}\t{weight:.3f}" for name, weight in weights.items() if abs(weight) >= 0.0005]
    WEIGHTS.write_text("\n".join(["feature\tweight", *lines, ""]), encoding="utf-8")
    for name, data in (("trained on", parts[False]), ("kept apart", parts[True])):
        print(f"{name}: {len(data)} participants, {right(data, weights):.3f} right")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
