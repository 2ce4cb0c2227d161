"""What the engine alone finds, before any component settles it: read from a ``Doc``."""

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from ..pipeline import extensions
from .attribution import Role
from .spans import Offsets

Labelled = tuple[int, int, str]
"""Start, end and label."""


@dataclass(frozen=True, slots=True)
class Heads:
    """Names, attribution roles and event triggers with their types, as character spans."""

    names: list[Labelled]
    roles: dict[Role, list[Offsets]]
    triggers: list[Labelled]


def heads(doc: Doc) -> Heads:
    """Return the engine's spans on *doc*."""
    groups: dict[Role, str] = {
        "source": extensions.SOURCES,
        "cue": extensions.CUES,
        "content": extensions.CONTENTS,
    }
    spans = doc.spans
    return Heads(
        names=[(e.start_char, e.end_char, e.label_) for e in doc.ents],
        roles={
            role: [(s.start_char, s.end_char) for s in spans.get(group, ())]
            for role, group in groups.items()
        },
        triggers=[(s.start_char, s.end_char, s.label_) for s in spans.get(extensions.TRIGGERS, ())],
    )


def factuality_at(doc: Doc, span: Offsets) -> float | None:
    """Return the factuality (-3 to 3) of the word at *span*, None where there is none."""
    words = [t for t in doc if t.idx < span[1] and span[0] < t.idx + len(t) and not t.is_space]
    scores = [s for t in words if (s := _score(t)) is not None]
    return scores[0] if scores else None


def _score(token: Token) -> float | None:
    score = token._.onrecord_factuality
    return None if score is None else float(score)
