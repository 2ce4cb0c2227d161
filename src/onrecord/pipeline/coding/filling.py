"""Which words of a sentence fill a role of its event: every noun is judged, by the tree and the encoder.

Log-linear models, for who acts, on whom, where and when (weights in ``filling.tsv``, fitted by
``training/filling.py``), read the way through the tree from the trigger to the noun, what the noun
denotes, and whether the frame of the lexicon's entry names it; the encoder's pair scores come on top.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import exp
from pathlib import Path

from spacy.tokens import Token

from ...kb import KnowledgeBase
from ...records.labels import Role
from ..layers import Encoding, Relation
from ..runs import words_of
from .kinds import kinds_of
from .reports import is_report
from .slots import is_passive
from .triggers import Trigger

WEIGHTS = Path(__file__).with_name("filling.tsv")
PAIRS = 0.5
"""Weight of the pair scores beside that of the models."""
NEEDED: dict[bool, dict[Role, tuple[float, float]]] = {
    True: {"actor": (0.45, 0.2), "recipient": (0.45, 0.1)},
    False: {"actor": (0.3, 0.2), "recipient": (0.25, 0.03)},
}
"""Mean of both from which on a noun fills a role, and from which on the best one does where no other
does; of reports, chosen on the tenth of the written corpus, and of short texts, on PLV and GSR dev."""
_FAR = 8
"""Steps or threes of words from which on all is far."""
_NAMES = frozenset(("PER", "ORG", "GPE", "NORP"))
_PARTS = frozenset(("flat", "fixed", "goeswith", "det", "nummod"))
"""Relations of words that are only part of a name or phrase."""
_MODIFYING = frozenset(("amod", "compound", "nummod", "appos", "flat"))
_ACTED_ON = frozenset(("nsubj:pass", "obj", "iobj"))
_ACTING = frozenset(("nsubj", "obl:agent"))
_TIMES = frozenset(
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday",
     "tomorrow", "week", "month", "year", "day", "night", "morning", "evening", "january", "february",
     "march", "april", "june", "july", "august", "september", "october", "november", "december", "time")
)  # fmt: skip


def fillers(
    trigger: Trigger, role: Role, framed: set[int], encoding: Encoding, kb: KnowledgeBase
) -> dict[Token, float]:
    """Return the heads of the phrases that fill *role*, with their scores (0..1).

    *framed* are the tokens that the frame of the lexicon's entry names.
    """
    found = [t for t in candidates(trigger) if t.i in framed or not _barred(trigger, t, role)]
    scores = judged(trigger, role, found, framed, encoding, kb)
    if not scores:
        return {}
    enough, least = NEEDED[is_report(trigger.span.doc)][role]
    filling = _outer({token: score for token, score in scores.items() if score > enough})
    if role == "actor" and trigger.type == "COERCE" and is_passive(trigger.head):
        return filling  # who arrests goes without saying
    best = max(scores, key=scores.__getitem__)
    return filling or ({best: scores[best]} if scores[best] > least else {})


def judged(  # noqa: PLR0917
    trigger: Trigger,
    role: Relation,
    tokens: Sequence[Token],
    framed: set[int],
    encoding: Encoding,
    kb: KnowledgeBase,
) -> dict[Token, float]:
    """Return how likely (0..1) each of *tokens* fills *role*, which may also be "place"."""
    pairs = encoding.pair(role, words_of(trigger.span), [t.i for t in tokens])
    return {
        token: (likely(trigger, role, token, framed, kb) + PAIRS * float(pair)) / (1 + PAIRS)
        for token, pair in zip(tokens, pairs, strict=True)
    }


def _outer(found: dict[Token, float]) -> dict[Token, float]:
    """Return *found* without the words inside the phrase of another: "eleven" of "eleven envoys"."""
    return {t: s for t, s in found.items() if not any(a in found for a in _phrase_above(t))}


def _phrase_above(token: Token) -> Iterator[Token]:
    """Yield the heads of the phrases in which *token* is a modifier."""
    while token.dep_.split(":")[0] in _MODIFYING and token.head != token:
        token = token.head
        yield token


def _barred(trigger: Trigger, token: Token, role: Role) -> bool:
    """Tell whether *token* stands where only the other role stands: no object acts."""
    if role == "actor" and token == trigger.head.head and trigger.head.dep_ in ("acl", "acl:relcl"):
        return is_passive(trigger.head)  # "the men arrested", "who were arrested"
    if token.head != trigger.head or trigger.type == "CONSULT":
        return False
    if role == "recipient" and trigger.type == "MOBILIZE" and token.dep_ in _ACTED_ON:
        return True  # the troops that are moved are the actor's own
    return token.dep_ in (_ACTED_ON if role == "actor" else _ACTING)


def likely(trigger: Trigger, role: str, token: Token, framed: set[int], kb: KnowledgeBase) -> float:
    """Return how likely (0..1) *token* fills *role*, which may also be "place" or "date", by the tree alone."""
    weights = _weights()[role]
    seen = observed(trigger, token, framed, kb)
    return 1 / (1 + exp(-sum(weights.get(name, 0.0) for name in seen)))


def candidates(trigger: Trigger) -> Iterator[Token]:
    """Yield the nouns, names and pronouns of the trigger's sentence that head a phrase."""
    span = trigger.span
    for token in span.sent:
        if not span.start <= token.i < span.end and takes_part(token) and _heads(token, trigger):
            yield token


def takes_part(token: Token) -> bool:
    """Tell whether *token* can name a participant: a noun that is no time, an adjective of a nation."""
    if token.pos_ not in ("NOUN", "PROPN", "PRON", "NUM") and token.ent_type_ not in _NAMES:
        return False
    return token.lower_ not in _TIMES and "Rel" not in token.morph.get("PronType")


def _heads(token: Token, trigger: Trigger) -> bool:
    """Tell whether *token* heads a phrase, or is the first noun of the trigger's own: "police firing"."""
    if token.dep_.split(":")[0] in _PARTS:
        return False
    if token.dep_ != "compound" or token.head == trigger.head:
        return True
    return token.ent_type_ in _NAMES and token.head.ent_type_ != token.ent_type_


def observed(trigger: Trigger, token: Token, framed: set[int], kb: KnowledgeBase) -> list[str]:
    """Return what is seen of *token* as a filler, as the names of features."""
    head, kind = trigger.head, trigger.type
    steps = _way(head, token)
    verbal = "verb" if head.pos_ in ("VERB", "AUX") else "noun"
    side = "before" if token.i < trigger.span.start else "after"
    way = [s for s in steps if s not in ("+conj", "-conj")]
    path = " ".join(way) if len(steps) <= _FAR else "far"
    last = steps[-1] if steps else "self"
    name = "pronoun" if token.pos_ == "PRON" else token.ent_type_ or "noun"
    length = min(len(steps), _FAR)
    seen = [
        "any",
        f"path of {verbal}: {path}",
        f"end of {verbal}: {last} {side}",
        f"distance {min(abs(token.i - head.i) // 3, _FAR)} {side}",
        f"frame known {bool(framed)}",
        *(["frame"] if token.i in framed else []),
        *(f"is {k}" for k in sorted(kinds_of(token, kb))),
    ]
    crossed = (f"steps {length}", f"name {name}", side, *(s for s in seen[5:]), "any")
    return [*seen, *crossed[:3], *(f"{kind}: {c}" for c in crossed)]


def _way(start: Token, end: Token) -> list[str]:
    """Return the relations on the way from *start* to *end*: "-" up, "+" down, with prepositions."""
    above = [start, *start.ancestors]
    place = {t.i: n for n, t in enumerate(above)}
    down: list[str] = []
    step = end
    while step.i not in place:
        if step.head == step:
            return ["apart"]  # another sentence: a trigger's words may run over its end
        down.append("+" + _relation(step))
        step = step.head
    return [*("-" + t.dep_ for t in above[: place[step.i]]), *reversed(down)]


def _relation(token: Token) -> str:
    """Return the relation of *token* to its head, with the preposition of an oblique."""
    if token.dep_.split(":")[0] not in ("nmod", "obl"):
        return token.dep_
    case = next((c.lower_ for c in token.children if c.dep_ == "case"), "")
    return f"{token.dep_}={case}" if case else token.dep_


@lru_cache(maxsize=1)
def _weights() -> dict[str, dict[str, float]]:
    weights: dict[str, dict[str, float]] = {}
    for line in WEIGHTS.read_text(encoding="utf-8").splitlines()[1:]:
        role, name, weight = line.split("\t")
        weights.setdefault(role, {})[name] = float(weight)
    return weights
