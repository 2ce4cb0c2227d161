"""Hand-made documents: words, a tree, roles and the encoder's scores as a test wants them."""

from collections.abc import Sequence

import numpy as np
import spacy
from spacy.tokens import Doc, Span

from onrecord.pipeline import extensions
from onrecord.pipeline.layers import RELATIONS, Context, Encoding, PairWindow

_TYPES = "ASSAULT ACCUSE REQUEST AGREE REJECT AID CONSULT RETREAT MOBILIZE".split()
LABELS = {
    "stance": ["asserts", "declines", "denies", "questions"],
    "trigger": ["O", *(f"{part}-{kind}" for kind in _TYPES for part in "BI")],
    "mode": ["-", "firearms", "disapprove", "troops"],
    "fact": ["CT+", "CT-", "Uu"],
    "time": ["past", "ongoing", "future", "hypothetical"],
}
_GROUPS = {
    "source": extensions.SOURCES,
    "cue": extensions.CUES,
    "content": extensions.CONTENTS,
    "trigger": extensions.TRIGGERS,
}
Pairs = Sequence[tuple[str, tuple[int, int], tuple[int, int]]]


def document(text: str, **annotation: Sequence[object]) -> Doc:
    """Return a document of space-separated words; *annotation* as ``Doc`` takes it (heads, deps, pos)."""
    extensions.register()
    words = text.split(" ")
    doc = Doc(spacy.blank("en").vocab, words=words, **annotation)
    if "heads" not in annotation:
        for i, token in enumerate(doc):
            token.is_sent_start = i == 0 or doc[i - 1].text == "."
    return doc


def parsed(line: str, *, ents: Sequence[tuple[int, int, str]] = ()) -> Doc:
    """Return a document from ``word/POS/relation/head`` for each word, ``/lemma`` and ``/Feature=Value`` after.

    "~" joins a word to the next one without space; *ents* are (start, end, label).
    """
    extensions.register()
    rows = [cell.split("/") for cell in line.split()]
    doc = Doc(
        spacy.blank("en").vocab,
        words=[r[0].rstrip("~") for r in rows],
        spaces=[not r[0].endswith("~") for r in rows],
        pos=[r[1] for r in rows],
        deps=[r[2] for r in rows],
        heads=[int(r[3]) for r in rows],
        lemmas=[r[4] if len(r) > 4 and r[4] else r[0].rstrip("~").lower() for r in rows],
        morphs=[r[5] if len(r) > 5 else "" for r in rows],
    )
    doc.ents = [Span(doc, a, b, label=label) for a, b, label in ents]
    return doc


def encoded(
    doc: Doc,
    pairs: Pairs = (),
    *,
    stances: dict[int, str] | None = None,
    facts: dict[int, str] | None = None,
    publisher: str | None = None,
    published: str | None = None,
    **spans: Sequence[tuple[int, int, str] | tuple[int, int]],
) -> Doc:
    """Give *doc* the role spans (``source=[(0, 2)]``, ``trigger=[(3, 4, "ASSAULT")]``) and pair scores.

    A pair is (relation, anchor tokens, filler tokens), both as start and end.
    """
    size = len(doc)
    for role, group in _GROUPS.items():
        doc.spans[group] = [
            Span(doc, s[0], s[1], label=s[2] if len(s) == 3 else role) for s in spans.get(role, ())
        ]
    scores = np.zeros((len(RELATIONS), size, size), dtype=np.float32)
    for relation, (a, b), (c, d) in pairs:
        scores[RELATIONS.index(relation), a:b, c:d] = 0.9
    dense = {head: np.zeros((size, len(labels)), np.float32) for head, labels in LABELS.items()}
    for head in ("stance", "mode", "fact", "time"):
        dense[head][:, 0] = 0.6
    for head, chosen in (("stance", stances), ("fact", facts)):
        for i, label in (chosen or {}).items():
            dense[head][i, LABELS[head].index(label)] = 1.0
    for span in doc.spans[extensions.TRIGGERS]:
        dense["trigger"][span.start : span.end, LABELS["trigger"].index("B-" + span.label_)] = 0.9
    cues = np.zeros(size, np.float32)
    for span in doc.spans[extensions.CUES]:
        cues[span.start : span.end] = 0.9
    doc._.onrecord_context = Context(publisher=publisher, published=published)
    doc._.onrecord_encoding = Encoding(
        modes=dense["mode"],
        triggers=dense["trigger"],
        factuality=dense["fact"],
        times=dense["time"],
        historical=np.zeros(size, np.float32),
        stances=dense["stance"],
        cues=cues,
        labels=LABELS,
        pairs=[PairWindow({i: i for i in range(size)}, scores)],
        window_of=[0] * size,
    )
    return doc
