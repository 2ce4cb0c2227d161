"""Examples to tensors: label lists, batches of like length, and the loss of every head."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence

import torch
from model import Model
from passages import IGNORE, Example
from torch import Tensor
from torch.nn import functional as F

from onrecord.pipeline.layers import RELATIONS

MIN_COUNT = 3
"""Label combinations rarer than this (morphological features) are not learnt."""
LOSS_WEIGHTS = {
    "names": 1.0,
    "pair": 8.0,
    "score": 0.3,
    "feats": 0.5,
    "hist": 0.3,
    "time": 0.5,
    "mode": 0.5,
    "sent": 0.5,
}


def label_lists(examples: Sequence[Example]) -> dict[str, list[str]]:
    """Return head -> sorted labels, "O" first where there is one."""
    counts: dict[str, Counter[str]] = {}
    for example in examples:
        for head, tags in example.tags.items():
            counts.setdefault(head, Counter()).update(t for t in tags if t is not None)
        if example.names:
            counts.setdefault("names", Counter()).update(
                n for ns in example.names for n in ns if n != "*"
            )
    rare = lambda head: MIN_COUNT if head == "feats" else 1
    return {
        head: sorted((x for x, n in count.items() if n >= rare(head)), key=lambda x: (x != "O", x))
        for head, count in sorted(counts.items())
    }


class Batcher:
    """Makes tensors of examples; labels are indices, IGNORE where unknown."""

    def __init__(self, labels: dict[str, list[str]]) -> None:
        self.labels = labels
        self.index = {head: {x: i for i, x in enumerate(xs)} for head, xs in labels.items()}

    def batches(
        self, examples: Sequence[Example], *, pieces: int, rng: random.Random | None
    ) -> Iterator[list[Example]]:
        """Yield groups of like length of about *pieces* pieces each, in random order if *rng*."""
        order = sorted(
            examples, key=lambda e: len(e.window.ids) + (rng.random() * 12 if rng else 0)
        )
        groups: list[list[Example]] = [[]]
        for example in order:
            if groups[-1] and len(example.window.ids) * (len(groups[-1]) + 1) > pieces:
                groups.append([])
            groups[-1].append(example)
        if rng:
            rng.shuffle(groups)
        yield from groups

    def inputs(self, group: Sequence[Example]) -> dict[str, Tensor]:
        """Return ids, shapes, gaps, mask (windows, pieces) and first (windows, words)."""
        pad = lambda rows: torch.nn.utils.rnn.pad_sequence(
            [torch.tensor(r) for r in rows], batch_first=True
        )
        ids = pad([e.window.ids for e in group])
        return {
            "ids": ids,
            "shapes": pad([e.window.shapes for e in group]),
            "gaps": pad([e.window.gaps for e in group]),
            "first": pad([e.window.first for e in group]),
            "mask": pad([[1] * len(e.window.ids) for e in group]),
        }

    def targets(self, group: Sequence[Example], words: int) -> dict[str, Tensor]:
        """Return head -> label tensor (windows, words) for the heads that the group has labels for."""
        out: dict[str, Tensor] = {}
        for head in self.labels:
            if head == "names":
                continue
            rows = [
                [
                    self.index[head].get(t, IGNORE) if t is not None else IGNORE
                    for t in e.tags.get(head, ())
                ]
                for e in group
            ]
            out[head] = _padded(rows, words)
        out["arc"] = _padded(
            [[h + 1 if h != IGNORE else IGNORE for h in e.heads or ()] for e in group], words
        )
        return {head: t for head, t in out.items() if (t != IGNORE).any()}

    def names(self, group: Sequence[Example], words: int) -> Tensor | None:
        """Return the allowed name labels, (windows, words, labels), all zero where unknown."""
        if not any(e.names for e in group):
            return None
        out = torch.zeros(len(group), words, len(self.labels["names"]))
        for b, example in enumerate(group):
            for w, allowed in enumerate(example.names or ()):
                for label in allowed - {"*"}:
                    out[b, w, self.index["names"][label]] = 1
        return out

    def pairs(self, group: Sequence[Example], words: int) -> tuple[Tensor, Tensor] | None:
        """Return pair targets and weights, (windows, relations, words, words): rows of anchors only."""
        if not any(e.pairs for e in group):
            return None
        target = torch.zeros(len(group), len(RELATIONS), words, words)
        weight = torch.zeros_like(target)
        for b, example in enumerate(group):
            size = len(example.window.first)
            for pair in example.pairs or ():
                r = RELATIONS.index(pair.relation)
                for a in pair.anchors:
                    weight[b, r, a, :size] = 1.0 / len(pair.anchors)
                    for f in pair.fillers:
                        target[b, r, a, f] = 1
        return target, weight


def _padded(rows: list[list[int]], words: int) -> Tensor:
    out = torch.full((len(rows), words), IGNORE)
    for i, row in enumerate(rows):
        out[i, : len(row)] = torch.tensor(row, dtype=torch.long)
    return out


def losses(
    model: Model, batcher: Batcher, group: Sequence[Example], out: dict[str, Tensor]
) -> dict[str, Tensor]:
    """Return head -> mean loss over the labelled words of the group."""
    words = out["score"].shape[1]
    targets = batcher.targets(group, words)
    found: dict[str, Tensor] = {}
    for head, target in targets.items():
        if head == "deprel":
            heads = targets["arc"].clamp(min=0)
            known = target.masked_fill(targets["arc"] == IGNORE, IGNORE)
            scores = model.relations(out, heads)
            found[head] = F.cross_entropy(
                scores.flatten(0, 1).float(), known.flatten(), ignore_index=IGNORE
            )
            continue
        scores = out[head]
        if head == "arc":
            lengths = torch.tensor([len(e.window.first) + 1 for e in group])
            outside = torch.arange(words + 1)[None, :] >= lengths[:, None]
            scores = scores.float().masked_fill(outside[:, None], -1e4)
        found[head] = F.cross_entropy(
            scores.flatten(0, 1).float(),
            target.flatten(),
            ignore_index=IGNORE,
            label_smoothing=0.03 if head == "trigger" else 0.0,
        )
    allowed = batcher.names(group, words)
    if allowed is not None:
        logs = F.log_softmax(out["names"].float(), dim=-1)
        mass = (logs.exp() * allowed).sum(-1).clamp(min=1e-6)
        known = allowed.sum(-1) > 0
        found["names"] = -(mass.log() * known).sum() / known.sum().clamp(min=1)
    found.update(_pair_loss(batcher, group, out, words))
    found.update(_score_loss(group, out, words))
    return found


def _pair_loss(
    batcher: Batcher, group: Sequence[Example], out: dict[str, Tensor], words: int
) -> dict[str, Tensor]:
    made = batcher.pairs(group, words)
    if made is None or made[1].sum() == 0:
        return {}
    target, weight = made
    loss = F.binary_cross_entropy_with_logits(
        out["pair"].float(), target, weight=weight, reduction="sum"
    )
    return {"pair": loss / weight.sum()}


def _score_loss(group: Sequence[Example], out: dict[str, Tensor], words: int) -> dict[str, Tensor]:
    rows = [[float("nan") if s is None else s for s in e.scores or ()] for e in group]
    target = torch.full((len(rows), words), float("nan"))
    for i, row in enumerate(rows):
        target[i, : len(row)] = torch.tensor(row)
    known = ~target.isnan()
    if not known.any():
        return {}
    return {"score": F.smooth_l1_loss(out["score"].float()[known], target[known])}
