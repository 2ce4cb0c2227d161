"""Sources in a prepositional phrase: "according to the ministry", "in the words of the prosecutor"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from .drafts import Draft
from .lexicon import CueLexicon, Sense
from .sources import phrase
from .trees import Range, whole, without

_CLAUSES = (
    "obl",
    "root",
    "ROOT",
    "parataxis",
    "conj",
    "advcl",
    "ccomp",
    "dep",
    "acl",
    "appos",
    "xcomp",
)
MAX_STEPS = 8


def phrases(doc: Doc, lexicon: CueLexicon) -> Iterator[Draft]:
    """Yield a draft for every prepositional phrase of the lexicon; its content is its clause."""
    for token in doc:
        for words, sense in lexicon.phrases.get(token.lower_, ()):
            end = token.i + len(words)
            if end < len(doc) and tuple(t.lower_ for t in doc[token.i : end]) == words:
                draft = _draft(doc, (token.i, end), sense)
                if draft is not None:
                    yield draft


def _draft(doc: Doc, cue: Range, sense: Sense) -> Draft | None:
    head = _head(doc[cue[1]])
    # "per person", "according to plan": no voice
    if head.pos_ not in ("NOUN", "PROPN", "PRON", "NUM") or (
        cue[1] - cue[0] == 1 and head.pos_ != "PROPN"
    ):
        return None
    start, end = phrase(head)
    source = (max(start, cue[1]), max(end, cue[1] + 1))
    governor = head.head if head.head != head else head.sent.root
    if governor.i in range(cue[0], source[1]):
        governor = head.sent.root
    # a loose clause about the source is neither its name nor what it says
    content = list(without(whole(governor), (cue[0], max(source[1], head.right_edge.i + 1))))
    return Draft(
        head=doc[cue[0]],
        cue=cue,
        source=source,
        content=content,
        act=sense.act,
        stance=sense.stance,
        confidence=0.9,
        frame="phrase",
    )


def _head(token: Token) -> Token:
    """Return the head of the noun phrase that begins with *token*."""
    step = token
    for _ in range(MAX_STEPS):
        if (
            step.dep_.split(":")[0] in _CLAUSES
            or step.head == step
            or (step.head.i < step.i and step.dep_ != "flat")
        ):
            break
        step = step.head
    return step
