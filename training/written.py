"""The written corpus (coded newswire, names) and GUM's attributions as passages."""

import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import spacy
from passages import Pair, Passage, bio, covered

from onrecord.pipeline.engine.windows import Word, gap_of
from onrecord.pipeline.tokenizer import make_tokenizer

GUM_GENRES = ("news", "court", "speech", "bio")
"""GUM genres whose attribution practice is that of news (GUM marks few in speech-like genres)."""


def held_out(identifier: str) -> bool:
    """Whether an article belongs to the tenth of the written corpus that is never trained on."""
    return int(hashlib.sha1(identifier.encode()).hexdigest(), 16) % 10 == 0


def in_half(identifier: str) -> bool:
    """Whether an article belongs to the fixed half used for the learning curve."""
    return int(hashlib.sha256(identifier.encode()).hexdigest(), 16) % 2 == 0


def articles(shared: Path) -> list[dict[str, Any]]:
    """Return the written corpus as coded articles (tools/compile_corpus.py), names under "names"."""
    folder = shared / "data/corpus/written"
    command = [
        sys.executable,
        str(shared / "tools/compile_corpus.py"),
        *map(str, sorted(folder.glob("*.mark"))),
    ]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    names = {}
    for path in sorted(folder.glob("*.names.jsonl")):
        for line in path.read_text(encoding="utf8").splitlines():
            row = json.loads(line)
            names[row["id"]] = row["names"]
    return [dict(row, names=names.get(row["id"])) for row in map(json.loads, lines)]


class Tokens:
    """The words of a text as the pipeline's tokenizer makes them, white space left out."""

    def __init__(self) -> None:
        self._nlp = spacy.blank("en")
        self._nlp.tokenizer = make_tokenizer(self._nlp)

    def __call__(self, text: str) -> tuple[list[Word], list[tuple[int, int]]]:
        """Return the words with their gaps, and their character offsets."""
        words, offsets, end = [], [], 0
        for token in self._nlp.make_doc(text):
            if token.is_space:
                continue
            words.append(Word(token.text, gap_of(text[end : token.idx]) if words else 3))
            end = token.idx + len(token)
            offsets.append((token.idx, end))
        return words, offsets


def passage(article: dict[str, Any], tokens: Tokens) -> Passage:
    """Return the passage of one coded article, every label that the corpus carries."""
    words, offsets = tokens(article["text"])
    out = Passage(words)
    _attributions(out, article["attributions"], offsets, stance=True)
    _events(out, article["events"], offsets)
    if article.get("names"):
        spans = [
            (covered(offsets, [s]), label)
            for s, label in occurrences(article["text"], article["names"])
        ]
        out.names = [frozenset({label}) for label in bio(len(words), spans)]
    return out


def occurrences(text: str, names: list[list[Any]]) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield the character spans of the listed names, longest first; a third element picks occurrences."""
    taken: list[tuple[int, int]] = []
    for name, label, *only in sorted(names, key=lambda n: -len(n[0])):
        found = list(re.finditer(r"(?<!\w)" + re.escape(name) + r"(?!\w)", text))
        for index, match in enumerate(found):
            span = match.span()
            if (only and index not in only[0]) or any(
                span[0] < e and s < span[1] for s, e in taken
            ):
                continue
            taken.append(span)
            yield span, label


def _attributions(
    out: Passage, rows: list[dict[str, Any]], offsets: list[tuple[int, int]], *, stance: bool
) -> None:
    """Write the roles: outermost contents, sources, cues as BIO; the exact triples as pairs."""
    spans = lambda xs: [x["span"] if isinstance(x, dict) else x for x in xs]
    listed = lambda x: [] if not x else x if isinstance(x, list) else [x]
    roles: dict[str, list] = {"source": [], "cue": [], "content": []}
    out.pairs = out.pairs or []
    stances: list[str | None] = [None] * len(out.words)
    for row in rows:
        words = {role: [covered(offsets, [s]) for s in spans(listed(row[role]))] for role in roles}
        for role, found in words.items():
            roles[role].extend(w for w in found if w)
        cue = tuple(i for w in words["cue"] for i in w)
        for relation in ("source", "content"):
            fillers = tuple(i for w in words[relation] for i in w)
            if cue:
                out.pairs.append(Pair(relation, cue, fillers))
        if stance:
            for i in cue:
                stances[i] = row["stance"]
    roles["content"].sort(key=len, reverse=True)  # the outermost content keeps its words
    for role, found in roles.items():
        out.tags[role] = bio(len(out.words), [(w, role) for w in found])
    if stance:
        out.tags["stance"] = stances


def _events(out: Passage, rows: list[dict[str, Any]], offsets: list[tuple[int, int]]) -> None:
    """Write triggers (all mentions), the labels of each event on its words, arguments as pairs."""
    size = len(out.words)
    triggers = []
    heads: dict[str, list[str | None]] = {
        h: [None] * size for h in ("mode", "fact", "time", "hist")
    }
    pairs = out.pairs = out.pairs or []
    for row in rows:
        mentions = [covered(offsets, [m["span"]]) for m in (row["trigger"], *row["also"])]
        triggers += [(m, row["type"]) for m in mentions if m]
        labels = {
            "mode": row["mode"] or "-",
            "fact": row["factuality"],
            "time": row["time"],
            "hist": "yes" if row["historical"] else "no",
        }
        for mention in mentions:
            for head, label in labels.items():
                for i in mention:
                    heads[head][i] = label
        place = [row["place"]] if row["place"] else []
        for relation, spans in (
            ("actor", row["actor"]),
            ("recipient", row["recipient"]),
            ("place", place),
        ):
            pairs.append(Pair(relation, mentions[0], covered(offsets, [s["span"] for s in spans])))
    out.tags["trigger"] = bio(size, triggers)
    out.tags.update(heads)


def gum_attributions(path: Path, tokens: Tokens) -> Iterator[Passage]:
    """Yield GUM's news-like documents with their attributions (no stances: GUM marks none)."""
    for line in path.read_text(encoding="utf8").splitlines():
        row = json.loads(line)
        if row["genre"] in GUM_GENRES:
            words, offsets = tokens(row["text"])
            out = Passage(words)
            _attributions(out, row["attributions"], offsets, stance=False)
            _forget_silent_sentences(out)
            yield out


def _forget_silent_sentences(out: Passage) -> None:
    """Drop the role labels of sentences without any: GUM leaves many attributions unmarked."""
    roles = ("source", "cue", "content")
    start = 0
    for i, word in enumerate(out.words):
        last = i + 1 == len(out.words) or out.words[i + 1].gap > 1
        if not last and word.text not in (".", "?", "!"):
            continue
        if all(out.tags[role][k] == "O" for role in roles for k in range(start, i + 1)):
            for role in roles:
                out.tags[role][start : i + 1] = [None] * (i + 1 - start)
        start = i + 1
