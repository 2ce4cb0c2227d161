"""The ONNX model: one window in, head scores out."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...errors import ModelError
from ..layers import Floats
from .windows import Window
from .wordpiece import WordPiece


@dataclass(frozen=True, slots=True)
class Model:
    """The parts of a model folder: ``encoder.onnx``, ``labels.json``, ``vocab.txt``, ``relations.npy``.

    Attributes:
        labels: head -> labels.
        relations: the biaffine deprel weights, shape (labels, width, width).
    """

    session: Any
    labels: dict[str, list[str]]
    pieces: WordPiece
    relations: Floats

    def run(self, window: Window) -> dict[str, Floats]:
        """Return head -> scores of the words of *window* (first axis; the batch of one is taken off).

        Windows are never batched: int8 activation scales are taken over the whole batch, and the
        same article must give the same bytes whatever else is coded beside it.
        """
        feed = {
            "ids": _row(window.ids),
            "shapes": _row(window.shapes),
            "gaps": _row(window.gaps),
            "first": _row(window.first),
        }
        names = [o.name for o in self.session.get_outputs()]
        return {n: x[0] for n, x in zip(names, self.session.run(names, feed), strict=True)}


def _row(values: list[int]) -> NDArray[np.int64]:
    return np.array([values], dtype=np.int64)


def load(folder: Path, *, threads: int = 1) -> Model:
    """Load a model folder.

    Raises:
        ModelError: a file is missing or cannot be read as what it should be.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    try:
        session = onnxruntime.InferenceSession(
            str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"]
        )
        labels = json.loads((folder / "labels.json").read_text(encoding="utf8"))
        vocabulary = (folder / "vocab.txt").read_text(encoding="utf8").splitlines()
        relations = np.load(folder / "relations.npy", allow_pickle=False).astype(np.float32)
    except (OSError, ValueError, RuntimeError) as error:
        raise ModelError(f"{folder}: the model cannot be loaded: {error}") from error
    return Model(session, labels, WordPiece(vocabulary), relations)
