"""``onrecord_encoder``: sentences, parts of speech, features, trees, names, roles and triggers in one pass."""

from itertools import pairwise
from pathlib import Path

import numpy as np
from spacy.attrs import DEP, HEAD, MORPH, POS
from spacy.language import Language
from spacy.parts_of_speech import IDS as _POS_IDS
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from . import extensions
from .engine import session
from .engine.decode import Bio, Ints, tree
from .engine.windows import Window, Word, gap_of, windows
from .layers import Encoding, Floats, PairWindow

ROLE_LIFT = 2.0
"""Added to the scores of all role labels against "O": newspapers attribute more than the training
corpus marks (beliefs, intentions). Chosen on PolNeAR dev and record/dev; see docs/benchmarks.md."""
_ROLES = {"source": extensions.SOURCES, "cue": extensions.CUES, "content": extensions.CONTENTS}


class Encoder:
    """Runs the model over a ``Doc``; ``path`` is a model folder (see ``engine/session.py``)."""

    def __init__(self, nlp: Language, name: str = "onrecord_encoder", *, path: str) -> None:
        extensions.register()
        self.name = name
        self.model = session.load(Path(path))
        self._bio = {h: Bio(self.model.labels[h]) for h in (*_ROLES, "names", "trigger")}

    def __call__(self, doc: Doc) -> Doc:
        """Annotate *doc*; its text must not be annotated by another parser before."""
        index = [t.i for t in doc if not t.is_space]
        if not index:
            return self._blank(doc)
        words = _words(doc, index)
        packed = list(windows(words, self.model.pieces))
        outputs = [self.model.run(window) for window in packed]
        joined = {
            h: np.concatenate([o[h] for o in outputs])
            for h in outputs[0]
            if h not in ("arc", "rel_dep", "rel_head", "pair")
        }
        self._syntax(doc, index, packed, outputs)
        self._spans(doc, index, packed, joined)
        doc._.onrecord_encoding = self._encoding(doc, index, packed, outputs, joined)
        for i, score in zip(index, joined["score"], strict=True):
            doc[i]._.onrecord_factuality = float(score)
        return doc

    def _blank(self, doc: Doc) -> Doc:
        for i, token in enumerate(doc):
            token.is_sent_start = i == 0
        for group in (*_ROLES.values(), extensions.TRIGGERS):
            doc.spans[group] = []
        return doc

    def _syntax(
        self, doc: Doc, index: list[int], packed: list[Window], outputs: list[dict[str, Floats]]
    ) -> None:
        labels, strings = self.model.labels, doc.vocab.strings
        heads = np.zeros(len(index), dtype=np.int64)
        deps = np.zeros(len(index), dtype=np.int64)
        for window, out in zip(packed, outputs, strict=True):
            heads[window.start : window.end], deps[window.start : window.end] = self._trees(out)
            heads[window.start : window.end] += window.start
        rows = np.zeros((len(doc), 4), dtype=np.uint64)
        hashes = [strings.add(d) for d in labels["deprel"]]
        upos = np.concatenate([o["upos"].argmax(1) for o in outputs])
        feats = np.concatenate([o["feats"].argmax(1) for o in outputs])
        pos = [_POS_IDS[p] for p in labels["upos"]]
        morph = [doc.vocab.morphology.add("" if f == "_" else f) for f in labels["feats"]]
        for k, i in enumerate(index):
            offset = index[heads[k]] - i
            rows[i] = (
                np.int64(offset).astype(np.uint64),
                hashes[deps[k]],
                pos[upos[k]],
                morph[feats[k]],
            )
        space = strings.add("dep")
        known = set(index)
        for i in range(len(doc)):
            if i not in known:  # white space hangs on the word before it
                rows[i] = (
                    np.int64(-1 if i else index[0]).astype(np.uint64),
                    space,
                    _POS_IDS["SPACE"],
                    0,
                )
        doc.from_array([HEAD, DEP, POS, MORPH], rows)

    def _trees(self, out: dict[str, Floats]) -> tuple[Ints, Ints]:
        """Return heads (window-local; a root is its own head) and deprel indices of one window."""
        starts = np.flatnonzero(out["sent"].argmax(1) == self.model.labels["sent"].index("B"))
        bounds = sorted({0, *starts.tolist(), len(out["sent"])})
        heads = np.zeros(len(out["sent"]), dtype=np.int64)
        slots = np.zeros(len(heads), dtype=np.int64)
        for start, end in pairwise(bounds):
            columns = [0, *range(start + 1, end + 1)]
            found = tree(out["arc"][start:end][:, columns])
            slots[start:end] = np.where(found == 0, 0, found + start)
            heads[start:end] = np.where(found == 0, np.arange(start, end), found + start - 1)
        chosen = out["rel_head"][slots]
        mixed = np.einsum("wi,lij->wlj", out["rel_dep"], self.model.relations, optimize=True)
        scores = np.einsum("wlj,wj->wl", mixed, chosen)
        root = self.model.labels["deprel"].index("root")
        scores[:, root] = np.where(slots == 0, np.inf, -np.inf)
        return heads, scores.argmax(1)

    def _spans(
        self, doc: Doc, index: list[int], packed: list[Window], joined: dict[str, Floats]
    ) -> None:
        found: dict[str, list[Span]] = {}
        for head, bio in self._bio.items():
            scores = joined[head].copy()
            scores[:, 0] -= ROLE_LIFT if head in _ROLES else 0.0
            found[head] = [
                Span(doc, index[w.start + s], index[w.start + e - 1] + 1, label=label)
                for w in packed
                for s, e, label in bio.spans(scores[w.start : w.end])
            ]
        doc.ents = filter_spans(found["names"])
        for role, group in _ROLES.items():
            doc.spans[group] = found[role]
        doc.spans[extensions.TRIGGERS] = found["trigger"]

    def _encoding(
        self,
        doc: Doc,
        index: list[int],
        packed: list[Window],
        outputs: list[dict[str, Floats]],
        joined: dict[str, Floats],
    ) -> Encoding:
        dense = {}
        for head in ("mode", "trigger", "fact", "time", "hist", "stance", "cue"):
            full = np.zeros((len(doc), joined[head].shape[1]), dtype=np.float32)
            full[index] = _softmax(joined[head])
            dense[head] = full
        window_of = [-1] * len(doc)
        pairs = []
        for number, (window, out) in enumerate(zip(packed, outputs, strict=True)):
            columns = {index[k]: k - window.start for k in range(window.start, window.end)}
            for i in columns:
                window_of[i] = number
            pairs.append(PairWindow(columns, out["pair"]))
        yes = self.model.labels["hist"].index("yes")
        return Encoding(
            modes=dense["mode"],
            triggers=dense["trigger"],
            factuality=dense["fact"],
            times=dense["time"],
            historical=dense["hist"][:, yes],
            stances=dense["stance"],
            cues=dense["cue"][:, 1:].sum(axis=1),
            labels=self.model.labels,
            pairs=pairs,
            window_of=window_of,
        )


def _words(doc: Doc, index: list[int]) -> list[Word]:
    """Return the words of *doc*, white space turned into the gaps between them."""
    words: list[Word] = []
    end, text = 0, doc.text
    for i in index:
        token = doc[i]
        words.append(Word(token.text, gap_of(text[end : token.idx]) if words else 3))
        end = token.idx + len(token)
    return words


def _softmax(scores: Floats) -> Floats:
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    return raised / raised.sum(axis=1, keepdims=True)
