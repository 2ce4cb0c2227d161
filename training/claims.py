"""Fits the model of claims: how two statements of different articles stand to each other.

    python training/claims.py [TEST.jsonl ...]

Trained on ``training/pairs/*.jsonl`` and the development half of ``tests/collation/pairs.jsonl``: pairs
of short articles in our own words. Which statements of a pair carry its relation is not marked: the
likeliest two stand for it, chosen anew with each round's weights (multiple-instance learning, after
Andrews et al. 2003). Prints F1 in five folds by pair, and on the test files; writes ``weights.tsv``.
Same bytes each time.
"""

import hashlib
import json
import re
import sys
from collections import Counter
from itertools import combinations
from pathlib import Path

import numpy as np

import onrecord
from onrecord.collation import claims
from onrecord.collation.claims.features import features
from onrecord.collation.claims.matter import matter
from onrecord.collation.claims.model import ANSWERS, as_table
from onrecord.evaluation.across.claims import PairGold, incident_of, joined, read_pairs

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "src/onrecord/collation/claims/weights.tsv"
PENALTY, STEPS, RATE, ROUNDS, FOLDS = 2.0, 400, 0.05, 4, 5
BESIDE, ALIKE = 1.0, 0.6
"""Weight of the statements of two matters against that of the pairs; what two of one matter have in common."""
MARK = re.compile(r"\{[\w,+-]+:([^{}]*)\}")
Case = tuple[PairGold, list[dict[str, float]]]


def main() -> None:
    coder = onrecord.load()
    files = [
        ROOT / "tests/collation/pairs.jsonl",
        *sorted((ROOT / "training/pairs").glob("*.jsonl")),
    ]
    pairs = [p for f in files for p in read_pairs(f) if p.half == "dev"]
    cases = [case(coder, p) for p in pairs]
    beside = background(coder)
    told = Counter()
    for fold in range(FOLDS):
        held = [c for c in cases if fold_of(c[0]) == fold]
        table = fit([c for c in cases if fold_of(c[0]) != fold], beside)
        told += confusion(held, table)
    print(len(cases), "pairs, five folds:", scores(told))
    table = fit(cases, beside)
    OUT.write_text(as_table(sorted(table.items())), encoding="utf-8")
    print("all, trained on:", scores(confusion(cases, table)))
    for path in map(Path, sys.argv[1:]):
        test = [case(coder, p) for p in read_pairs(path)]
        print(path.name, len(test), scores(confusion(test, table)))


def case(coder, pair: PairGold) -> Case:
    """Return the pair with the features of each two statements of its articles."""
    records = [
        coder.code(g.text, published=g.published, publisher=g.publisher, key=g.key)
        for g in pair.given
    ]
    records = [r for r in records if hasattr(r, "events")]
    if len(records) < 2:
        return pair, []
    records.sort(key=lambda r: r.article.published or "")
    incident = joined(records)
    ones, others = (claims.assertions(r) for r in records)
    found = []
    for a in ones:
        for b in others:
            if "declines" in (a.stance, b.stance):
                continue
            mine = incident_of(a, incident)
            together = mine is not None and mine == incident_of(b, incident)
            found.append(features(a, b, matter(a, b), joined=together))
    return pair, found


def background(coder) -> list[dict[str, float]]:
    """Return the features of statements that stand in articles of one story and speak of two matters.

    Of the statements of two articles few bear on each other. Those that share a key, but no incident
    and little of their words, are taken to be of two matters; the stories are not marked for it.
    """
    found = []
    for path in sorted((ROOT / "training/stories").glob("*.jsonl")):
        told = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
        coded = [
            coder.code(
                MARK.sub(r"\1", a["marked"]), published=a["published"], publisher=a["publisher"]
            )
            for a in told
        ]
        records = sorted(
            (r for r in coded if hasattr(r, "events")), key=lambda r: r.article.published
        )
        incident = joined(records)
        said = [[(x, set(claims.keys(x))) for x in claims.assertions(r)] for r in records]
        for ones, others in combinations(said, 2):
            for a, mine in ones:
                for b, theirs in others:
                    same = matter(a, b)
                    together = incident_of(a, incident)
                    together = together is not None and together == incident_of(b, incident)
                    alike = together or same.covered >= ALIKE or same.probability >= ALIKE
                    if mine & theirs and not alike and "declines" not in (a.stance, b.stance):
                        found.append(features(a, b, same, joined=False))
    print(len(found), "statements of two matters in one story")
    return found


def fold_of(pair: PairGold) -> int:
    return hashlib.sha256(pair.id.encode()).digest()[0] % FOLDS


def fit(cases: list[Case], beside: list[dict[str, float]]) -> dict[str, np.ndarray]:
    names = sorted({n for _, some in cases for f in some for n in f})
    column = {n: i for i, n in enumerate(names)}
    rows = [(ANSWERS.index(p.relation), matrix(some, column)) for p, some in cases if some]
    table = None
    for _ in range(ROUNDS):
        chosen = [row[choice(row, answer, table, column)] for answer, row in rows]
        apart = matrix(beside, column)
        table = descend(
            np.vstack([chosen, apart]),
            np.array([answer for answer, _ in rows] + [0] * len(apart)),
            np.array([1.0] * len(chosen) + [BESIDE * len(chosen) / len(apart)] * len(apart)),
        )
    return dict(zip(names, np.round(table, 3), strict=True))


def matrix(some: list[dict[str, float]], column: dict[str, int]) -> np.ndarray:
    made = np.zeros((len(some), len(column)))
    for row, told in zip(made, some, strict=True):
        for name, value in told.items():
            if name in column:
                row[column[name]] = value
    return made


def choice(row: np.ndarray, answer: int, table: np.ndarray | None, column: dict[str, int]) -> int:
    if table is None:
        return int(row[:, column["matter"]].argmax())
    share = softmax(row @ table)
    related = 1 - share[:, 0]
    return int((share[:, answer] + 0.3 * related if answer else related).argmax())


def descend(rows: np.ndarray, answers: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Multinomial logistic regression with a Gaussian prior, by Adam (Kingma & Ba 2015)."""
    table = np.zeros((rows.shape[1], len(ANSWERS)))
    wanted = np.eye(len(ANSWERS))[answers]
    first, second = np.zeros_like(table), np.zeros_like(table)
    for step in range(1, STEPS + 1):
        slope = rows.T @ ((softmax(rows @ table) - wanted) * counts[:, None]) + PENALTY * table
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope * slope
        table -= RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return table


def softmax(scores: np.ndarray) -> np.ndarray:
    shares = np.exp(scores - scores.max(1, keepdims=True))
    return shares / shares.sum(1, keepdims=True)


def confusion(cases: list[Case], table: dict[str, np.ndarray]) -> Counter:
    names = sorted(table)
    column = {n: i for i, n in enumerate(names)}
    weights = np.array([table[n] for n in names])
    told = Counter()
    for pair, some in cases:
        answer = 0
        if some:
            share = softmax(matrix(some, column) @ weights)
            answer = int(share[share[:, 0].argmin()].argmax())
        told[pair.relation, ANSWERS[answer]] += 1
    return told


def scores(told: Counter) -> dict[str, float]:
    found = {}
    for name in ANSWERS:
        size = sum(n for pair, n in told.items() for side in pair if side == name)
        found[name] = round(2 * told[name, name] / max(1, size), 3)
    return found


if __name__ == "__main__":
    main()
