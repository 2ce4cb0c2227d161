"""Quick scores on gold words for the training curve; the published figures come from `onrecord evaluate`."""

from collections.abc import Sequence

import torch
from batches import Batcher
from model import Model
from passages import IGNORE, Example, Passage, examples
from torch import Tensor

from onrecord.pipeline.engine.wordpiece import WordPiece


def spans(tags: Sequence[str]) -> set[tuple[int, int, str]]:
    """Return (start, end, label) of BIO *tags*; a stray I opens a span."""
    out: set[tuple[int, int, str]] = set()
    start, label = 0, ""
    for i, tag in enumerate([*tags, "O"]):
        if label and (tag == "O" or tag[0] == "B" or tag[2:] != label):
            out.add((start, i, label))
            label = ""
        if tag != "O" and not label:
            start, label = i, tag[2:]
    return out


def f1(hits: float, gold: float, found: float) -> float:
    return round(200 * hits / (gold + found), 2) if gold + found else 0.0


class Tally:
    """Counts of hits, gold and found by measure."""

    def __init__(self) -> None:
        self.counts: dict[str, list[float]] = {}

    def add(self, measure: str, hits: float, gold: float, found: float) -> None:
        row = self.counts.setdefault(measure, [0, 0, 0])
        for i, value in enumerate((hits, gold, found)):
            row[i] += value


@torch.no_grad()
def score(
    labels: dict[str, list[str]],
    weights: dict[str, Tensor],
    dev: dict[str, list[Passage]],
    pieces: WordPiece,
) -> dict[str, float]:
    """Return measure -> per cent: LAS, UPOS, sentence starts, names, roles, triggers, pairs."""
    model, batcher, tally = Model(labels), Batcher(labels), Tally()
    model.load_state_dict(weights)
    model.eval()
    for name, passages in dev.items():
        windows = [e for p in passages for e in examples(p, pieces)]
        for group in batcher.batches(windows, pieces=4000, rng=None):
            out = model(**batcher.inputs(group))
            heads = out["arc"].argmax(-1)
            out["deprel"] = model.relations(out, heads)
            for b, example in enumerate(group):
                _count(tally, name, example, {k: v[b] for k, v in out.items()}, labels, heads[b])
    return {measure: f1(*row) for measure, row in sorted(tally.counts.items())}


def _count(
    tally: Tally,
    name: str,
    example: Example,
    out: dict[str, Tensor],
    labels: dict[str, list[str]],
    heads: Tensor,
) -> None:
    size = len(example.window.first)
    tags = {h: [labels[h][i] for i in out[h][:size].argmax(-1).tolist()] for h in labels}
    if example.heads:
        known = [i for i, h in enumerate(example.heads) if h != IGNORE]
        found_heads = heads.tolist()
        right = sum(
            found_heads[i] - 1 == example.heads[i]
            and tags["deprel"][i] == example.tags["deprel"][i]
            for i in known
        )
        tally.add(f"{name} las", right, len(known), len(known))
        for head in ("upos", "feats"):
            tally.add(
                f"{name} {head}",
                sum(a == b for a, b in zip(tags[head], example.tags[head], strict=True)),
                size,
                size,
            )
        gold = {i for i, t in enumerate(example.tags["sent"]) if t == "B" and i}
        found = {i for i, t in enumerate(tags["sent"]) if t == "B" and i}
        tally.add(f"{name} sent", len(gold & found), len(gold), len(found))
    if name == "written":
        _count_written(tally, example, out, tags, size)


def _count_written(
    tally: Tally, example: Example, out: dict[str, Tensor], tags: dict[str, list[str]], size: int
) -> None:
    if example.names:
        gold = spans([next(iter(n)) for n in example.names])
        found = spans(tags["names"])
        tally.add("written names", len(gold & found), len(gold), len(found))
    for role in ("source", "cue", "content"):
        gold = {i for i, t in enumerate(example.tags[role]) if t != "O"}
        found = {i for i, t in enumerate(tags[role]) if t != "O"}
        tally.add("written roles", len(gold & found), len(gold), len(found))
        tally.add(f"written {role}", len(gold & found), len(gold), len(found))
    gold, found = spans(example.tags["trigger"]), spans(tags["trigger"])
    hits = sum(
        any(s < y and x < e and label == other for x, y, other in found) for s, e, label in gold
    )
    precise = sum(
        any(s < y and x < e and label == other for x, y, other in gold) for s, e, label in found
    )
    tally.add("written trigger", (hits + precise) / 2, len(gold), len(found))
    for head in ("mode", "fact", "time", "stance"):
        known = [i for i, t in enumerate(example.tags[head]) if t is not None]
        right = sum(tags[head][i] == example.tags[head][i] for i in known)
        tally.add(f"written {head}", right, len(known), len(known))
    for pair in example.pairs or ():
        from onrecord.pipeline.layers import RELATIONS

        mean = (
            out["pair"][RELATIONS.index(pair.relation), list(pair.anchors), :size].sigmoid().mean(0)
        )
        chosen = {i for i, p in enumerate(mean.tolist()) if p > 0.5}
        tally.add(
            f"written pair {pair.relation}",
            len(chosen & set(pair.fillers)),
            len(pair.fillers),
            len(chosen),
        )
