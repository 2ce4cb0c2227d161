"""What components hand on beside spaCy's own annotation: the article's context and the encoder's scores."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Relation = Literal["source", "content", "actor", "recipient", "place"]
RELATIONS: tuple[Relation, ...] = ("source", "content", "actor", "recipient", "place")


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the article beside its text; ``published`` is an ISO date or date-time."""

    published: str | None = None
    publisher: str | None = None
    agency: str | None = None
    title: str | None = None

    def voices(self) -> list[str]:
        """Return the voices outside the text: the publisher, then the agency it credits."""
        return list(dict.fromkeys(v for v in (self.publisher, self.agency) if v))


@dataclass(frozen=True, slots=True)
class PairWindow:
    """Probabilities of one window: ``scores[r, i, j]`` that token ``start + j`` fills relation r of ``start + i``.

    ``columns`` maps a token's index in the document to its row and column here.
    """

    columns: dict[int, int]
    scores: Floats


@dataclass(frozen=True, slots=True)
class Encoding:
    """The encoder's scores over one document; rows are tokens, columns the label lists of the model.

    Attributes:
        modes: probabilities, shape (tokens, modes).
        triggers: probabilities of the BIO trigger labels, shape (tokens, labels).
        factuality: probabilities of the FactBank values, shape (tokens, 7).
        times: probabilities of past, ongoing, future, hypothetical, shape (tokens, 4).
        historical: probability that an event is background older than a year, shape (tokens,).
        stances: probabilities of the stances of a cue, shape (tokens, 4).
        cues: probability that a token belongs to a cue, shape (tokens,).
        labels: the label lists, by head.
        pairs: the windows' pair scores; a token stands in exactly one window.
        window_of: for each token the index of its window, -1 for white space.
    """

    modes: Floats
    triggers: Floats
    factuality: Floats
    times: Floats
    historical: Floats
    stances: Floats
    cues: Floats
    labels: dict[str, list[str]]
    pairs: list[PairWindow]
    window_of: list[int]

    def together(self, one: int, other: int) -> bool:
        """Return whether two tokens stand in the same window; across windows there is no pair score."""
        return self.window_of[one] == self.window_of[other]

    def pair(self, relation: Relation, anchors: list[int], tokens: list[int]) -> Floats:
        """Return for each of *tokens* the mean probability of filling *relation* of *anchors* (0 across windows)."""
        out = np.zeros(len(tokens), dtype=np.float32)
        if not anchors or self.window_of[anchors[0]] < 0:
            return out
        window = self.pairs[self.window_of[anchors[0]]]
        rows = [window.columns[a] for a in anchors if a in window.columns]
        known = [(k, window.columns[t]) for k, t in enumerate(tokens) if t in window.columns]
        if rows and known:
            where, columns = (list(x) for x in zip(*known, strict=True))
            block = window.scores[RELATIONS.index(relation)][np.ix_(rows, columns)]
            out[where] = block.mean(axis=0)
        return out
