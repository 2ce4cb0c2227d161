"""All training and development passages from a folder laid out like ``shared`` (README.md)."""

import random
from dataclasses import dataclass, replace
from pathlib import Path

import treebanks
import written
from passages import Passage

from onrecord.pipeline.engine.windows import Word


@dataclass
class Data:
    """Training passages, and development passages by name (never trained on)."""

    train: list[Passage]
    dev: dict[str, list[Passage]]

    def varied(self, passage: Passage, rng: random.Random) -> Passage:
        """Return *passage*, one time in twenty in capitals or lower case: headlines, feeds, transcripts."""
        chance = rng.random()
        if chance >= 0.05:
            return passage
        change = str.upper if chance < 0.02 else str.lower
        return replace(passage, words=[Word(change(w.text), w.gap) for w in passage.words])


def load(shared: Path, *, half: bool = False, trees_too: bool = True) -> Data:
    """Read everything; *half* keeps half of the written corpus (by hash of the article's id).

    Without *trees_too* the treebanks are left out: enough to compare sizes of the corpus.
    """
    trees, corpus = shared / "data/treebanks", shared / "data/corpus"
    tokens = written.Tokens()
    articles = written.articles(shared)
    kept = [a for a in articles if not written.held_out(a["id"])]
    if half:
        kept = [a for a in kept if written.in_half(a["id"])]
    banks = [
        *treebanks.passages(
            trees / "ewt_train.conllu.zst",
            factuality=corpus / "uds_factuality_train.jsonl",
            names=treebanks.no_names,
        ),
        *treebanks.passages(trees / "gum_train.conllu.zst", names=treebanks.gum_names),
    ]
    train = [
        *(banks if trees_too else ()),
        *(written.passage(a, tokens) for a in kept),
        *written.gum_attributions(corpus / "gum_attribution_train.jsonl", tokens),
    ]
    dev = {
        "ewt": list(treebanks.passages(trees / "ewt_dev.conllu.zst"))[:120],
        "gum": list(treebanks.passages(trees / "gum_dev.conllu.zst")),
        "written": [written.passage(a, tokens) for a in articles if written.held_out(a["id"])],
    }
    if not trees_too:
        del dev["ewt"], dev["gum"]
    return Data(train, dev)
