"""The multi-head encoder: a BERT-shaped MiniLM with case and gap embeddings, and the heads over its words."""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from onrecord.pipeline.engine.windows import GAPS, SHAPES
from onrecord.pipeline.layers import RELATIONS

ARC, REL, PAIR = 256, 96, 64
"""Widths of the arc, relation and pair spaces (Dozat & Manning 2017 for the biaffine parser)."""


class Layer(nn.Module):
    """One post-norm transformer layer of BERT; attention written out so that ONNX can fuse it."""

    def __init__(self, width: int, inner: int, parts: int) -> None:
        super().__init__()
        self.parts = parts
        self.query, self.key, self.value = (nn.Linear(width, width) for _ in range(3))
        self.dense = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.up, self.down = nn.Linear(width, inner), nn.Linear(inner, width)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        size, length, width = x.shape
        split = lambda t: t.view(size, length, self.parts, width // self.parts).transpose(1, 2)
        q, k, v = split(self.query(x)), split(self.key(x)), split(self.value(x))
        if self.training:
            mixed = F.scaled_dot_product_attention(
                q, k, v, attn_mask=bias.to(q.dtype), dropout_p=0.0
            )
        else:
            weights = torch.softmax(
                q @ k.transpose(-1, -2) / (width // self.parts) ** 0.5 + bias, dim=-1
            )
            mixed = weights @ v
        mixed = self.dense(mixed.transpose(1, 2).reshape(size, length, width))
        x = self.norm1(x + self.drop(mixed))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Space(nn.Sequential):
    """A projection of words into the space of one biaffine scorer."""

    def __init__(self, width: int, out: int) -> None:
        super().__init__(nn.Linear(width, out), nn.GELU(), nn.Dropout(0.2))


class Model(nn.Module):
    """Word states and head scores of windows; heads are named as in ``labels``."""

    def __init__(
        self,
        labels: dict[str, list[str]],
        *,
        vocabulary: int = 30522,
        width: int = 384,
        layers: int = 6,
    ) -> None:
        super().__init__()
        self.names = list(labels)
        self.words = nn.Embedding(vocabulary, width)
        self.positions = nn.Embedding(512, width)
        self.shapes, self.gaps = nn.Embedding(len(SHAPES), width), nn.Embedding(len(GAPS), width)
        nn.init.zeros_(self.shapes.weight)
        nn.init.zeros_(self.gaps.weight)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width, 4 * width, 12) for _ in range(layers))
        self.drop = nn.Dropout(0.1)
        tagged = [n for n in labels if n != "deprel"]
        self.tags = nn.ModuleDict({n: nn.Linear(width, len(labels[n])) for n in tagged})
        self.score = nn.Linear(width, 1)
        self.arc_dep, self.arc_head = Space(width, ARC), Space(width, ARC)
        self.rel_dep, self.rel_head = Space(width, REL), Space(width, REL)
        self.arc = nn.Parameter(torch.zeros(ARC + 1, ARC))
        self.rel = nn.Parameter(torch.zeros(len(labels["deprel"]), REL + 1, REL + 1))
        self.anchor, self.filler = (Space(width, PAIR * len(RELATIONS)) for _ in range(2))
        self.pair = nn.Parameter(torch.zeros(len(RELATIONS), PAIR + 1, PAIR + 1))
        for weight in (self.arc, self.rel, self.pair):
            nn.init.normal_(weight, std=0.02)

    def load_start(self, folder: Path) -> None:
        """Load the starting weights of all-MiniLM-L6-v2 (folder with model.safetensors)."""
        source = load_file(folder / "model.safetensors")
        own = self.state_dict()
        for name, tensor in source.items():
            target = _own_name(name)
            if target:
                own[target].copy_(tensor)
        # BERT adds the embedding of segment 0 to every piece: fold it into the positions
        own["positions.weight"].add_(source["embeddings.token_type_embeddings.weight"][0])

    def states(self, ids: Tensor, shapes: Tensor, gaps: Tensor, mask: Tensor | None) -> Tensor:
        """Return the last hidden states, shape (windows, pieces, width)."""
        place = torch.arange(ids.shape[1])
        x = self.words(ids) + self.positions(place) + self.shapes(shapes) + self.gaps(gaps)
        x = self.drop(self.norm(x))
        bias = torch.zeros(1) if mask is None else (1.0 - mask.float())[:, None, None] * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def forward(
        self, ids: Tensor, shapes: Tensor, gaps: Tensor, first: Tensor, mask: Tensor | None = None
    ) -> dict[str, Tensor]:
        """Return head -> scores; *first* is (windows, words): the position of each word's first piece."""
        x = self.states(ids, shapes, gaps, mask)
        at = first[:, :, None].expand(-1, -1, x.shape[-1])
        words = self.drop(torch.gather(x, 1, at))
        rooted = torch.cat([self.drop(x[:, :1]), words], dim=1)  # the start mark is ROOT
        out = {name: head(words) for name, head in self.tags.items()}
        out["score"] = self.score(words)[..., 0]
        out["arc"] = _one(self.arc_dep(words)) @ self.arc @ self.arc_head(rooted).transpose(1, 2)
        out["rel_dep"], out["rel_head"] = _one(self.rel_dep(words)), _one(self.rel_head(rooted))
        split = lambda t: _one(t.view(*t.shape[:2], len(RELATIONS), PAIR).transpose(1, 2))
        anchors, fillers = split(self.anchor(words)), split(self.filler(words))
        out["pair"] = anchors @ self.pair @ fillers.transpose(-1, -2)
        return out

    def relations(self, out: dict[str, Tensor], heads: Tensor) -> Tensor:
        """Return deprel scores (windows, words, labels) for *heads* (windows, words; 0 is ROOT)."""
        head = out["rel_head"]
        chosen = torch.gather(head, 1, heads[:, :, None].expand(-1, -1, head.shape[-1]))
        return torch.einsum("bwi,lij,bwj->bwl", out["rel_dep"], self.rel, chosen)


def _one(x: Tensor) -> Tensor:
    """Append the constant 1 that gives a bilinear form its linear terms."""
    return torch.cat([x, torch.ones_like(x[..., :1])], dim=-1)


_LAYER = {
    "attention.self.query": "query",
    "attention.self.key": "key",
    "attention.self.value": "value",
    "attention.output.dense": "dense",
    "attention.output.LayerNorm": "norm1",
    "intermediate.dense": "up",
    "output.dense": "down",
    "output.LayerNorm": "norm2",
}


def _own_name(name: str) -> str | None:
    """Map a BERT parameter name to ours; None for what we do not use."""
    fixed = {
        "embeddings.word_embeddings.weight": "words.weight",
        "embeddings.position_embeddings.weight": "positions.weight",
        "embeddings.LayerNorm.weight": "norm.weight",
        "embeddings.LayerNorm.bias": "norm.bias",
    }
    if name.startswith("encoder.layer."):
        _, _, index, rest = name.split(".", 3)
        part, kind = rest.rsplit(".", 1)
        return f"layers.{index}.{_LAYER[part]}.{kind}"
    return fixed.get(name)
