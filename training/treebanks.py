"""Universal Dependencies treebanks (EWT, GUM) as passages; EWT with UDS factuality, GUM with names."""

import json
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import zstandard
from passages import Passage

from onrecord.pipeline.engine.windows import Word

_NAME_LABELS = {
    "person": ("PER",),
    "organization": ("ORG",),
    "place": ("GPE", "LOC", "FAC"),
    "object": ("PROD", "WORK", "FAC"),
    "abstract": ("WORK", "LAW", "EVENT", "PROD"),
    "event": ("EVENT",),
}


@dataclass
class Sentence:
    """Rows of a CoNLL-U sentence: form, lemma, upos, feats, head, deprel, misc; white space before."""

    rows: list[list[str]] = field(default_factory=list)
    gaps: list[int] = field(default_factory=list)
    paragraph: bool = False


def documents(path: Path) -> Iterator[list[Sentence]]:
    """Yield the documents of a zstd-compressed CoNLL-U file, each as its sentences."""
    text = zstandard.ZstdDecompressor().stream_reader(path.read_bytes()).read().decode()
    document: list[Sentence] = []
    paragraph = False
    for block in text.split("\n\n"):
        lines = block.split("\n")
        if any(line.startswith("# newdoc") for line in lines) and document:
            yield document
            document = []
        paragraph = any(line.startswith("# newpar") for line in lines)
        sentence = _sentence([line.split("\t") for line in lines if line and line[0] != "#"])
        sentence.paragraph = paragraph or not document
        if sentence.rows:
            document.append(sentence)
    if document:
        yield document


def _sentence(lines: list[list[str]]) -> Sentence:
    out = Sentence()
    gap, until, after = 1, 0, 1
    for row in lines:
        if "." in row[0]:
            continue
        space = int("SpaceAfter=No" not in row[9])
        if "-" in row[0]:
            until, after = int(row[0].split("-")[1]), space
            continue
        out.rows.append(row)
        out.gaps.append(gap)
        gap = 0 if int(row[0]) < until else after if int(row[0]) == until else space
    return out


Allowed = list[frozenset[str]]


def passages(
    path: Path,
    *,
    factuality: Path | None = None,
    names: Callable[[list[list[str]]], Allowed] | None = None,
    seed: int = 0,
) -> Iterator[Passage]:
    """Yield one passage per document; *names* says which name labels its words may have.

    A fifth of the documents lose their paragraph breaks, so that sentences are found without them.
    """
    scores = _factuality(factuality) if factuality else {}
    rng = random.Random(seed)
    for document in documents(path):
        flat = rng.random() < 0.2
        yield _passage(document, scores, names=names, break_gap=1 if flat else 3)


def _passage(
    document: list[Sentence],
    scores: dict[str, list],
    *,
    names: Callable[[list[list[str]]], Allowed] | None,
    break_gap: int,
) -> Passage:
    words: list[Word] = []
    heads: list[int] = []
    tags: dict[str, list[str | None]] = {h: [] for h in ("sent", "upos", "feats", "deprel")}
    values: list[float | None] = []
    for sentence in document:
        base = len(words)
        for i, (row, gap) in enumerate(zip(sentence.rows, sentence.gaps, strict=True)):
            if i == 0 and sentence.paragraph:
                gap = break_gap if base else 3
            words.append(Word(row[1], gap))
            heads.append(base + int(row[6]) - 1 if row[6] != "0" else -1)
            tags["sent"].append("B" if i == 0 else "I")
            tags["upos"].append(row[3])
            tags["feats"].append(row[5])
            tags["deprel"].append(row[7])
        values.extend(_aligned(sentence, scores))
    return Passage(
        words,
        tags,
        heads=heads,
        names=names([row for sentence in document for row in sentence.rows]) if names else None,
        scores=values if any(v is not None for v in values) else None,
    )


def _factuality(path: Path) -> dict[str, list]:
    """Return sentence text (words joined by spaces) -> [(start, end, score)]."""
    out: dict[str, list] = {}
    for line in path.read_text(encoding="utf8").splitlines():
        row = json.loads(line)
        out[row["text"]] = [(*p["span"], p["factuality"]) for p in row["predicates"]]
    return out


def _aligned(sentence: Sentence, scores: dict[str, list]) -> list[float | None]:
    out: list[float | None] = [None] * len(sentence.rows)
    found = scores.get(" ".join(row[1] for row in sentence.rows))
    at = 0
    for i, row in enumerate(sentence.rows):
        for start, end, value in found or ():
            if start <= at < end:
                out[i] = value
        at += len(row[1]) + 1
    return out


_NEVER = frozenset(
    (
        "VERB",
        "AUX",
        "PRON",
        "DET",
        "ADP",
        "CCONJ",
        "SCONJ",
        "ADV",
        "PART",
        "INTJ",
        "PUNCT",
        "SYM",
        "NUM",
        "X",
    )
)
"""Parts of speech that are no name by themselves."""


def no_names(rows: list[list[str]]) -> Allowed:
    """Return what EWT's parts of speech say of names: what surely is none ("O"), all else unknown."""
    proper = [row[3] == "PROPN" for row in rows]
    out = []
    for i, row in enumerate(rows):
        between = any(proper[max(0, i - 2) : i]) and any(proper[i + 1 : i + 3])
        sure = row[3] in _NEVER or (row[3] in ("NOUN", "ADJ") and row[1].islower())
        out.append(frozenset({"O"} if sure and not between and not proper[i] else {"*"}))
    return out


def gum_names(rows: list[list[str]]) -> Allowed:
    """Return the allowed BIO labels per word: GUM says whether a proper-noun entity is a person,
    an organisation or a place, not which of our finer types; adjectives in capitals may be NORP.
    """
    opened: dict[str, list[tuple[int, str]]] = {}
    found: list[tuple[int, int, str]] = []
    for i, row in enumerate(rows):
        misc = next((m[7:] for m in row[9].split("|") if m.startswith("Entity=")), "")
        for mark in re.finditer(r"\((\d+)-([a-z]+)-[^()]*(\))?|(\d+)\)", misc):
            if mark.group(1) and mark.group(3):
                found.append((i, i, mark.group(2)))
            elif mark.group(1):
                opened.setdefault(mark.group(1), []).append((i, mark.group(2)))
            elif opened.get(mark.group(4)):
                start, kind = opened[mark.group(4)].pop()
                found.append((start, i, kind))
    return _allowed(rows, found)


def _allowed(rows: list[list[str]], found: list[tuple[int, int, str]]) -> list[frozenset[str]]:
    capital = [row[1][:1].isupper() for row in rows]
    out = [
        frozenset({"O", "B-NORP", "I-NORP"}) if capital[i] and row[3] == "ADJ" else frozenset({"O"})
        for i, row in enumerate(rows)
    ]
    for start, end, kind in sorted(found, key=lambda f: f[1] - f[0]):
        while start <= end and rows[start][3] in ("DET", "PUNCT"):
            start += 1
        inside = rows[start : end + 1]
        proper = [r[3] == "PROPN" for r in inside]
        if (
            not inside
            or kind not in _NAME_LABELS
            or not all(
                p or r[3] in ("ADP", "DET", "PUNCT", "NUM", "ADJ", "CCONJ")
                for p, r in zip(proper, inside, strict=True)
            )
        ):
            continue
        if (
            not any(proper)
            or not (proper[0] or capital[start])
            or any(len(out[i]) > 3 for i in range(start, end + 1))
        ):
            continue
        if any("O" not in out[i] for i in range(start, end + 1)):
            continue
        for i in range(start, end + 1):
            prefix = "B-" if i == start else "I-"
            out[i] = frozenset(prefix + label for label in _NAME_LABELS[kind])
    return [_unsure(row, labels) for row, labels in zip(rows, out, strict=True)]


def _unsure(row: list[str], labels: frozenset[str]) -> frozenset[str]:
    """A proper noun outside every entity that we could read is not known to be no name: any label."""
    return frozenset({"*"}) if row[3] == "PROPN" and labels == {"O"} else labels
