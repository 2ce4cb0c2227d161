"""Coreference of named participants, against the ``Entity=`` brackets of GUM.

Counted are the gold clusters of type person, organization or place that hold a proper name; their
mentions are names, pronouns of the third person and phrases headed by a common noun. The first and
second person is left out (a speaker's own "I" is the attribution's), and what heads no noun
phrase. Mentions match where their head words do.

- ``pronouns``: a link is right where the names of the predicted entity belong, by majority, to
  the gold cluster of the pronoun. Every resolved pronoun of the third person counts as predicted,
  every one in a counted cluster as gold. Relative pronouns are no mentions in GUM: not counted.
- ``descriptions``: the same for definite or possessive phrases with a common noun as head that
  are neither an apposition nor a predicate.
- ``MUC``, ``B3``, ``CEAFe``: over clusters of two mentions or more (Pradhan et al. 2014); the mean
  of the three F1 is the CoNLL figure. Predicted names outside the counted clusters are ignored,
  predicted pronouns and descriptions there are spurious mentions.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from spacy.tokens import Doc

from ..records import Entity
from . import conllu
from .clusters import b_cubed, ceaf_e, muc
from .report import Counts, Tally

_TYPES = frozenset(("person", "organization", "place"))
_BRACKET = re.compile(r"\(([^()]+)(\)?)|([^()]+)\)")

_PREDICATES = frozenset(("appos", "pred"))
_POINTING = frozenset(("the", "this", "that", "these", "those"))
_GENRES = ("news", "interview", "bio", "court", "speech", "academic")
"""The genres counted on their own too."""


@dataclass(frozen=True, slots=True)
class GoldMention:
    """A mention: index of its head word, cluster, type of entity, link ("ana", "appos", ...)."""

    head: int
    cluster: str
    type: str
    link: str


@dataclass(frozen=True, slots=True)
class CoreferenceGold:
    """A document with its words and its mentions, the wider before the narrower."""

    id: str
    text: str
    words: list[conllu.Word]
    mentions: list[GoldMention]

    @property
    def genre(self) -> str:
        """The genre in the id of a GUM document ("GUM_news_homeopathic")."""
        return self.id.split("_")[1] if self.id.count("_") > 1 else ""


def read(path: Path) -> list[CoreferenceGold]:
    """Return the documents of a treebank with coreference brackets.

    Raises:
        InputError: it is no CoNLL-U.
    """
    notes = _notes(path)
    documents = []
    for tree in conllu.read(path):
        words = tree.parsed.words
        mine, notes = notes[: len(words)], notes[len(words) :]
        documents.append(CoreferenceGold(tree.id, tree.text, words, _mentions(mine, words)))
    return documents


def _notes(path: Path) -> list[str]:
    """Return the ``Entity=`` value of every word of the file, "" where it has none."""
    rows = (line.split("\t") for line in _content(path).splitlines() if line[:1].isdigit())
    values = []
    for row in rows:
        if "-" not in row[0] and "." not in row[0]:
            fields = (f for f in row[9].split("|") if f.startswith("Entity="))
            values.append(next(fields, "")[len("Entity=") :])
    return values


def _content(path: Path) -> str:
    content = path.read_bytes()
    if path.suffix == ".zst":
        import zstandard

        content = zstandard.ZstdDecompressor().stream_reader(content).read()
    return content.decode("utf-8")


def _mentions(notes: Sequence[str], words: Sequence[conllu.Word]) -> list[GoldMention]:
    spans: list[tuple[int, int, list[str]]] = []
    opened: dict[str, list[tuple[int, list[str]]]] = defaultdict(list)
    for i, note in enumerate(notes):
        for opening, closed, closing in _BRACKET.findall(note):
            parts = opening.split("-")
            if opening:
                opened[parts[0]].append((i, parts))
            name = parts[0] if closed else closing
            if name and opened[name]:
                start, parts = opened[name].pop()
                spans.append((start, i + 1, parts))
    spans.sort(key=lambda s: (s[0], -s[1]))
    return [
        GoldMention(_head(words, start, end), p[0].partition("[")[0], p[1], p[6])
        for start, end, p in spans
        if len(p) > 6
    ]


def _head(words: Sequence[conllu.Word], start: int, end: int) -> int:
    """Return the first word of the span whose head is outside it."""
    inside = range(start, end)
    return next((i for i in inside if words[i].head not in inside), start)


def score(gold: CoreferenceGold, coder: Callable[[str], Doc]) -> Tally:
    """Return the counts of one document; *coder* makes a ``Doc`` with entities of a text."""
    return tally(gold, coder(gold.text)._.onrecord_entities)


def tally(gold: CoreferenceGold, entities: Iterable[Entity]) -> Tally:
    """Return the counts for *entities*, whose mentions are offsets into the document's text."""
    known = {m.head: m for m in _counted(gold)}
    placed = [_heads(gold, entity) for entity in entities]
    counts: dict[str, Counts] = {}
    for name, is_kind in (("pronouns", _is_pronoun), ("descriptions", _is_description)):
        counts[name] = _links(gold, known, placed, is_kind)
        if gold.genre in _GENRES:
            counts[f"{name} {gold.genre}"] = counts[name]
    key, response = _clusters(gold, known, placed)
    return counts | {
        "MUC": muc(key, response),
        "B3": b_cubed(key, response),
        "CEAFe": ceaf_e(key, response),
    }


def _counted(gold: CoreferenceGold) -> list[GoldMention]:
    """Return the mentions of the named clusters, one per head, the widest."""
    named = {m.cluster for m in gold.mentions if gold.words[m.head].upos == "PROPN"}
    kept: dict[int, GoldMention] = {}
    for mention in gold.mentions:
        word = gold.words[mention.head]
        fits = word.upos in ("PROPN", "NOUN") or _is_pronoun(gold, mention.head)
        if fits and mention.type in _TYPES and mention.cluster in named:
            kept.setdefault(mention.head, mention)
    return list(kept.values())


def _is_pronoun(gold: CoreferenceGold, head: int) -> bool:
    feats = gold.words[head].feats
    return gold.words[head].upos == "PRON" and "Person=3" in feats and "PronType=Prs" in feats


def _is_description(gold: CoreferenceGold, head: int) -> bool:
    """Tell whether the phrase of *head* is a definite or possessive one, used on its own."""
    word = gold.words[head]
    if word.upos != "NOUN" or word.deprel.startswith("appos"):
        return False
    before = (w for w in gold.words[max(0, head - 12) : head] if w.head == head)
    return any(w.form.lower() in _POINTING or w.deprel == "nmod:poss" for w in before)


def _heads(gold: CoreferenceGold, entity: Entity) -> list[int]:
    """Return the head words of the entity's mentions."""
    heads = set()
    bare = [0, *accumulate(not c.isspace() for c in gold.text)]
    starts = [w.span[0] for w in gold.words]
    for start, end in entity.mentions:
        first, last = bisect_left(starts, bare[start]), bisect_left(starts, bare[end])
        if first < last:
            heads.add(_head(gold.words, first, last))
    return sorted(heads)


def _links(
    gold: CoreferenceGold,
    known: dict[int, GoldMention],
    placed: Sequence[list[int]],
    is_kind: Callable[[CoreferenceGold, int], bool],
) -> Counts:
    right = predicted = 0
    for heads in placed:
        names = Counter(
            known[h].cluster for h in heads if h in known and gold.words[h].upos == "PROPN"
        )
        cluster = names.most_common(1)[0][0] if names else None
        links = [h for h in heads if is_kind(gold, h)]
        predicted += len(links)
        right += sum(h in known and known[h].cluster == cluster for h in links)
    wanted = [m for m in known.values() if is_kind(gold, m.head) and m.link not in _PREDICATES]
    return Counts.of(right, predicted, len(wanted))


def _clusters(
    gold: CoreferenceGold, known: dict[int, GoldMention], placed: Sequence[list[int]]
) -> tuple[list[set[int]], list[set[int]]]:
    """Return the key and the response, clusters of two mentions or more."""
    by_id: dict[str, set[int]] = defaultdict(set)
    for mention in known.values():
        by_id[mention.cluster].add(mention.head)
    response = []
    seen: set[int] = set()
    for heads in placed:
        kept = {h for h in heads if h in known or gold.words[h].upos != "PROPN"} - seen
        seen |= kept
        response.append(kept)
    return [c for c in by_id.values() if len(c) > 1], [c for c in response if len(c) > 1]
