#!/usr/bin/env python3
"""Export a checkpoint as the model package: export.py RUN SHARED OUT.

Writes encoder.onnx (opset 17, attention and normalisation fused, int8 dynamic, per channel),
labels.json, relations.npy, vocab.txt and lemmas.json.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from model import Model
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers.optimizer import optimize_model
from torch import Tensor, nn
from train import START


class Exported(nn.Module):
    """The model as the engine runs it: pair scores as probabilities, relation weights outside."""

    def __init__(self, model: Model) -> None:
        super().__init__()
        self.model = model

    def forward(
        self, ids: Tensor, shapes: Tensor, gaps: Tensor, first: Tensor
    ) -> tuple[Tensor, ...]:
        out = self.model(ids, shapes, gaps, first)
        out["pair"] = out["pair"].sigmoid()
        return tuple(out.values())


def to_onnx(model: Model, path: Path) -> None:
    """Write the float model."""
    inputs = ("ids", "shapes", "gaps", "first")
    sample = (
        torch.randint(0, 1000, (1, 30)),
        torch.zeros(1, 30, dtype=torch.long),
        torch.zeros(1, 30, dtype=torch.long),
        torch.arange(20)[None],
    )
    names = list(model(*sample))
    axes = {name: {1: "pieces"} for name in inputs[:3]} | {"first": {1: "words"}}
    axes |= {name: {1: "words"} for name in names} | {
        "arc": {1: "words", 2: "rooted"},
        "rel_head": {1: "rooted"},
        "pair": {2: "words", 3: "words"},
    }
    torch.onnx.export(
        Exported(model),
        sample,
        str(path),
        input_names=list(inputs),
        output_names=names,
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def quantise(source: Path, target: Path) -> None:
    """Fuse the graph and quantise its weights to int8."""
    fused = source.with_name("fused.onnx")
    optimised = optimize_model(
        str(source), model_type="bert", num_heads=12, hidden_size=384, opt_level=0
    )
    optimised.save_model_to_file(str(fused))
    # the bilinear products of the arc and pair scorers stay float: few, and the pair weight is 3-D
    bilinear = [
        n.name
        for n in onnx.load(str(fused)).graph.node
        if n.op_type == "MatMul" and n.name.startswith("/model/MatMul")
    ]
    quantize_dynamic(
        str(fused),
        str(target),
        op_types_to_quantize=["MatMul", "Gemm", "Gather", "Attention"],
        per_channel=True,
        nodes_to_exclude=bilinear,
        weight_type=QuantType.QInt8,
        extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("run", type=Path)
    parser.add_argument("shared", type=Path)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    saved = torch.load(options.run / "checkpoint.pt", weights_only=False, map_location="cpu")
    model = Model(saved["labels"])
    model.load_state_dict(saved["averaged"])
    model.eval()
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, torch.no_grad():
        to_onnx(model, Path(folder) / "float.onnx")
        quantise(Path(folder) / "float.onnx", options.out / "encoder.onnx")
    np.save(options.out / "relations.npy", model.rel.detach().numpy().astype(np.float16))
    (options.out / "labels.json").write_text(json.dumps(saved["labels"]) + "\n", encoding="utf8")
    shutil.copy(START / "vocab.txt", options.out / "vocab.txt")
    script = Path(__file__).with_name("lemmas.py")
    subprocess.run(
        [sys.executable, str(script), str(options.shared), str(options.out / "lemmas.json")],
        check=True,
    )


if __name__ == "__main__":
    main()
