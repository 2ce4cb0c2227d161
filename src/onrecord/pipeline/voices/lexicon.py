"""The cue lexicon: which words hand a statement to somebody, and where its content stands."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from ...errors import KnowledgeError
from ...records.labels import Act, Stance

CUES = Path(__file__).parent / "cues.toml"

WordClass = Literal["verb", "noun", "adjective", "preposition"]
Frame = Literal["clause", "quote", "infinitive", "object", "predicate", "of", "about", "for"]


class _Group(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Cue words that share everything else; see the head of ``cues.toml``."""

    act: Act
    stance: Stance
    words: str
    frames: frozenset[Frame] = frozenset()
    weight: Literal[0, 1, 2] = 2


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    verb: list[_Group] = []
    noun: list[_Group] = []
    adjective: list[_Group] = []
    preposition: list[_Group] = []


@dataclass(frozen=True, slots=True)
class Sense:
    """One use of a cue word.

    Attributes:
        act: what the source does: communication, belief, knowledge, intention or decision.
        stance: how it stands to the content.
        frames: where the content may stand (see ``cues.toml``).
        weight: 2 nearly always a cue in such a frame, 1 mostly, 0 only if the encoder agrees.
        particle: a word that must go with it ("out" of "point out"), "" for none.
        preposition: the content is a phrase with it ("for" of "call for"), "" for none.
    """

    act: Act
    stance: Stance
    frames: frozenset[Frame]
    weight: int
    particle: str = ""
    preposition: str = ""


class CueLexicon:
    """Senses by word class and lemma."""

    def __init__(self, senses: dict[tuple[WordClass, str], list[Sense]]) -> None:
        self._senses = senses
        self._lemmas = {lemma for _, lemma in senses}
        self.phrases: dict[str, list[tuple[tuple[str, ...], Sense]]] = {}
        """Prepositional cues ("according to") as words, by their first word."""
        for (kind, lemma), found in senses.items():
            if kind == "preposition":
                for sense in found:
                    words = f"{lemma}_{sense.particle}_{sense.preposition}".strip("_").split("_")
                    whole = tuple(w for w in words if w)
                    self.phrases.setdefault(whole[0], []).append((whole, sense))

    def has(self, lemma: str) -> bool:
        """Tell whether *lemma* is a cue word of any class."""
        return any(form in self._lemmas for form in _forms(lemma))

    def senses(self, kind: WordClass, lemma: str) -> list[Sense]:
        """Return the senses of *lemma* as a word of class *kind*, none if it is no cue word."""
        for form in _forms(lemma):
            if (kind, form) in self._senses:
                return self._senses[kind, form]
        return []


def _forms(lemma: str) -> tuple[str, ...]:
    """Return *lemma* and what a lemmatizer may have meant that does not know the word: "blaste"."""
    return (lemma, lemma[:-1]) if lemma.endswith("e") else (lemma, lemma + "e")


@lru_cache(maxsize=4)
def load(path: Path = CUES) -> CueLexicon:
    """Return the lexicon in *path*.

    Raises:
        KnowledgeError: the file is no TOML, or a group lacks a key or has an unknown value.
    """
    try:
        file = msgspec.toml.decode(path.read_bytes(), type=_File)
    except (OSError, msgspec.DecodeError) as error:
        raise KnowledgeError(f"{path}: no cue lexicon: {error}") from error
    senses: dict[tuple[WordClass, str], list[Sense]] = {}
    classes: dict[WordClass, list[_Group]] = {
        "verb": file.verb,
        "noun": file.noun,
        "adjective": file.adjective,
        "preposition": file.preposition,
    }
    for kind, groups in classes.items():
        for group in groups:
            for entry in dict.fromkeys(group.words.split()):
                word, _, preposition = entry.partition("+")
                lemma, _, particle = word.partition("_")
                sense = Sense(
                    act=group.act,
                    stance=group.stance,
                    frames=group.frames,
                    weight=group.weight,
                    particle=particle,
                    preposition=preposition,
                )
                senses.setdefault((kind, lemma), []).append(sense)
    return CueLexicon(senses)
