"""What a source does with a content: asserts, denies, questions it, or declines to speak.

The lexicon's stance of the cue word, turned by what stands over it: "never said" and "refused to
say" decline, "does not believe" denies, "did not rule out" asserts.
"""

from spacy.tokens import Token

from ...records.labels import Stance
from .lexicon import Sense

DECLINING = frozenset(("decline", "refuse", "unable", "unwilling", "fail", "unavailable", "avoid"))
"""Words whose infinitive is not said: "declined to comment", "were unable to confirm"."""
_NEGATIONS = frozenset(("not", "n't", "n’t", "never", "no", "nobody", "neither", "nor", "hardly"))
_NOT = frozenset(("not", "n't", "n’t", "never"))
_OPEN = frozenset(("unsure", "uncertain", "unclear", "skeptical", "sceptical", "doubtful"))
_UNWILLING = frozenset(("unaware", "unwilling", "opposed"))
_CONTRARY = frozenset(("deny", "refute", "rebut"))
MAX_STEPS = 3


def declines_by(head: Token) -> Token | None:
    """Return the word by which the saying of *head* is refused: "declined" of "declined to comment"."""
    if head.i > 1 and head.nbor(-1).lower_ == "to" and head.nbor(-2).lemma_ in DECLINING:
        return head.nbor(-2)  # whatever the parser makes of it
    step = head
    for _ in range(MAX_STEPS):
        if step.dep_ not in ("xcomp", "conj", "advcl") or step.head == step:
            return None
        step = step.head
        if step.lemma_ in DECLINING:
            return step
    return None


def negated(head: Token) -> bool:
    """Tell whether *head* is negated: "did not say", "nobody said", "no claim that"."""
    for part in head.children:
        if part.lower_ in _NEGATIONS and part.dep_ in ("advmod", "det", "nsubj", "cc:preconj"):
            return True
        if part.dep_ == "nsubj" and any(
            c.lower_ == "no" and c.dep_ == "det" for c in part.children
        ):
            return True
    # whatever the parser hangs a "not" or "never" on that stands right before the word
    before = head.doc[max(head.sent.start, head.i - 2) : head.i]
    return any(
        t.lower_ in _NOT for t in before if t.i == head.i - 1 or before[-1].pos_ in ("ADV", "AUX")
    )


def stance(head: Token, sense: Sense) -> Stance:
    """Return the stance of the cue *head* in *sense*."""
    if declines_by(head) is not None and sense.act == "communication":
        return "declines"
    if head.lemma_ in _OPEN:
        return "questions"
    if head.lemma_ in _UNWILLING:
        return "denies"
    if negated(head):
        return _turned(head, sense)
    return sense.stance


def _turned(head: Token, sense: Sense) -> Stance:
    """Return the stance of a negated cue."""
    if sense.stance == "denies":
        return "declines" if head.lemma_ in _CONTRARY else "asserts"
    if sense.stance == "questions":
        return "asserts"
    if sense.act == "communication":
        return "declines"
    if head.lemma_ == "know":
        return "declines"
    return "denies"
