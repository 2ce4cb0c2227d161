"""Names, exact spans and types, against Universal NER (PER, ORG, LOC) and our own corpus."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..errors import InputError
from .heads import Labelled
from .report import Counts, Tally

COARSE = {"PER": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
"""Our types in those of Universal NER, which knows no others."""


@dataclass(frozen=True, slots=True)
class NameGold:
    """A document with its names."""

    id: str
    text: str
    names: list[Labelled]


def score(
    gold: Iterable[Labelled], predicted: Iterable[Labelled], types: Mapping[str, str] | None = None
) -> Tally:
    """Return the counts of all names and by type; *types* maps predicted ones, or drops them."""
    known = set(gold)
    found = set(predicted)
    if types is not None:
        found = {(a, b, types[label]) for a, b, label in found if label in types}
    tally = {"names": Counts.of(len(known & found), len(found), len(known))}
    for kind in sorted({label for _, _, label in known | found}):
        g = {n for n in known if n[2] == kind}
        p = {n for n in found if n[2] == kind}
        tally[f"names {kind}"] = Counts.of(len(g & p), len(p), len(g))
    return tally


def read_iob2(path: Path) -> list[NameGold]:
    """Return the documents of an IOB2 file, their sentences joined by spaces.

    Raises:
        InputError: a sentence has no text, or words that are not in it.
    """
    documents: list[NameGold] = []
    name, text = "", ""
    names: list[Labelled] = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.split("\n")
        comments = dict(line[1:].partition("=")[::2] for line in lines if line.startswith("#"))
        comments = {k.strip(): v.strip() for k, v in comments.items()}
        if "newdoc id" in comments and text:
            documents.append(NameGold(name, text, names))
            text, names = "", []
        name = comments.get("newdoc id", name)
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        if not rows:
            continue
        if "text" not in comments:
            raise InputError(f"{path}: a sentence of {name} has no text")
        text += " " if text else ""
        names += _placed(rows, comments["text"], len(text), where=f"{path}: {name}")
        text += comments["text"]
    return [*documents, NameGold(name, text, names)] if text else documents


def _placed(rows: list[list[str]], text: str, offset: int, *, where: str) -> list[Labelled]:
    """Return the names of a sentence, *offset* added to their places."""
    names: list[Labelled] = []
    end = 0
    for row in rows:
        form, tag = row[1], row[2]
        start = text.find(form, end)
        if start < 0:
            raise InputError(f"{where}: {form!r} is not in the text")
        end = start + len(form)
        if tag.startswith("B-"):
            names.append((offset + start, offset + end, tag[2:]))
        elif tag.startswith("I-") and names:
            names[-1] = (names[-1][0], offset + end, names[-1][2])
    return names
