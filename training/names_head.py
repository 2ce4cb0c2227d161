#!/usr/bin/env python3
"""Fit the names head on web text as well, the encoder frozen: names_head.py RUN SHARED.

UNER's development part covers the sentences of EWT dev, on which the parser is measured. So only
the linear names head sees it; no other weight changes. Rewrites RUN/checkpoint.pt.
"""

import random
import sys
from collections.abc import Iterator
from pathlib import Path

import torch
from batches import Batcher
from hashes import verify
from model import Model
from passages import Example, Passage, examples
from sources import load
from torch import Tensor, nn
from torch.nn import functional as F
from train import START

from onrecord.pipeline.engine.windows import Word
from onrecord.pipeline.engine.wordpiece import WordPiece

EPOCHS, RATE, WEB = 8, 5e-4, 2
"""Passes over all names, learning rate, times that each pass sees the web text."""
_OURS = {"PER": ("PER",), "ORG": ("ORG",), "LOC": ("GPE", "LOC", "FAC")}
_REST = ("NORP", "EVENT", "PROD", "LAW", "WORK")


def uner(path: Path) -> Iterator[Passage]:
    """Yield UNER's sentences, ten to a passage; what it does not mark may be one of our other types."""
    words: list[Word] = []
    names: list[frozenset[str]] = []
    for number, block in enumerate(path.read_text(encoding="utf8").split("\n\n")):
        for line in block.split("\n"):
            row = line.split("\t")
            if len(row) > 2:
                words.append(Word(row[1], 1))
                names.append(_allowed(row[1], row[2]))
        if number % 10 == 9 and words:
            yield Passage(words, names=names)
            words, names = [], []
    if words:
        yield Passage(words, names=names)


def _allowed(word: str, tag: str) -> frozenset[str]:
    if tag != "O":
        return frozenset(f"{tag[:2]}{label}" for label in _OURS[tag[2:]])
    rest = [f"{x}-{label}" for label in _REST for x in "BI"] if word[:1].isupper() else []
    return frozenset(["O", *rest])


def features(model: Model, batcher: Batcher, found: list[Example]) -> list[tuple[Tensor, Tensor]]:
    """Return (word states, allowed labels) of each group of windows, padding left out."""
    out = []
    with torch.no_grad():
        for group in batcher.batches(found, pieces=4000, rng=None):
            inputs = batcher.inputs(group)
            states = model.states(inputs["ids"], inputs["shapes"], inputs["gaps"], inputs["mask"])
            at = inputs["first"][:, :, None].expand(-1, -1, states.shape[-1])
            words = torch.gather(states, 1, at)
            allowed = batcher.names(group, words.shape[1])
            known = allowed.sum(-1) > 0
            out.append((words[known], allowed[known]))
    return out


def fit(head: nn.Linear, batches: list[tuple[Tensor, Tensor]], rng: random.Random) -> None:
    """Minimise the negative log of the allowed labels' mass."""
    optimizer = torch.optim.Adam(head.parameters(), lr=RATE)
    for epoch in range(EPOCHS):
        total = 0.0
        for states, allowed in rng.sample(batches, len(batches)):
            mass = (F.softmax(head(F.dropout(states, 0.1)), dim=-1) * allowed).sum(-1)
            loss = -mass.clamp(min=1e-6).log().mean()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item()
        print(f"epoch {epoch + 1}: {total / len(batches):.4f}")


def main() -> None:
    run, shared = Path(sys.argv[1]), Path(sys.argv[2])
    verify(shared)
    torch.manual_seed(1)
    saved = torch.load(run / "checkpoint.pt", weights_only=False)
    model, batcher = Model(saved["labels"]), Batcher(saved["labels"])
    model.load_state_dict(saved["averaged"])
    model.eval()
    pieces = WordPiece((START / "vocab.txt").read_text(encoding="utf8").splitlines())
    named = [e for p in load(shared).train for e in examples(p, pieces) if e.names]
    web = [e for p in uner(shared / "data/ner/uner_ewt_dev.iob2") for e in examples(p, pieces)]
    batches = features(model, batcher, named) + WEB * features(model, batcher, web)
    fit(model.tags["names"], batches, random.Random(1))
    saved["averaged"] = model.state_dict()
    torch.save(saved, run / "checkpoint.pt")


if __name__ == "__main__":
    main()
