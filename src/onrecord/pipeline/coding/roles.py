"""Who acts and on whom: the frame of the lexicon's entry, the encoder's pair scores, the tree."""

from typing import Literal

from spacy.tokens import Doc, Span, Token

from ..arguments import phrase, scored, syntactic
from ..layers import Encoding
from .implied import by_means
from .matching import Matcher
from .triggers import Trigger

Role = Literal["actor", "recipient"]
_ABOUT = frozenset(
    ("THREATEN", "ACCUSE", "SUPPORT", "AGREE", "REJECT", "RETREAT", "REQUEST", "AID", "PROTEST", "MOBILIZE")
)  # fmt: skip
"""Types whose recipient may stand anywhere in what the trigger governs."""
_NAMES = frozenset(("PER", "ORG", "GPE", "NORP"))
_TIMES = frozenset(
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday",
     "tomorrow", "week", "month", "year", "day", "night", "morning", "evening", "january", "february",
     "march", "april", "june", "july", "august", "september", "october", "november", "december", "time")
)  # fmt: skip


def phrases(
    doc: Doc, encoding: Encoding, matcher: Matcher, trigger: Trigger, role: Role
) -> list[Span]:
    """Return the phrases that fill *role* of *trigger*, in the order of the text.

    Who acts, the pair scores know best; on whom, the frames (measured on PLV and on the CAMEO
    spans). Where a promise, refusal or the like names nobody, it concerns whoever is named in it.
    """
    framed = matcher.participants(trigger.frame, role) if trigger.frame else []
    by_frame = [phrase(t) for t in framed if _takes_part(t)]
    by_score = [s for s in scored(doc, encoding, trigger.span, role) if _takes_part(s.root)]
    if role == "actor":
        both = trigger.type == "CONSULT" and len(by_frame) > 1
        spans = by_means(matcher, trigger) or (by_frame if both else by_score or by_frame)
        if not spans and trigger.frame is None:
            spans = [s for s in syntactic(trigger.span, role) if _takes_part(s.root)]
    else:
        spans = by_frame or by_score
        if not spans and trigger.frame is None:
            spans = [s for s in syntactic(trigger.span, role) if _takes_part(s.root)]
        if not spans and trigger.type in _ABOUT:
            actors = phrases(doc, encoding, matcher, trigger, "actor")
            spans = _named_inside(trigger, {i for s in actors for i in range(s.start, s.end)})
        if spans and trigger.type != "CONSULT":
            acting = {s.root.i for s in phrases(doc, encoding, matcher, trigger, "actor")}
            spans = [s for s in spans if s.root.i not in acting]
    inside = set(range(trigger.span.start, trigger.span.end))
    kept = {(s.start, s.end): s for s in spans if s.root.i not in inside}
    return [kept[k] for k in sorted(kept)]


def _named_inside(trigger: Trigger, actors: set[int]) -> list[Span]:
    """Return the first name in what hangs on the trigger: whom a promise or a retreat concerns."""
    last = trigger.span.end
    for token in trigger.head.subtree:
        if token.i >= last and token.ent_type_ in _NAMES and token.i not in actors:
            head = token
            while head.head != head and head.head.ent_type_ == head.ent_type_:
                head = head.head
            return [phrase(head)]
    return []


def _takes_part(token: Token) -> bool:
    """Tell whether *token* can name a participant: a noun that is no time, an adjective of a nation."""
    if token.pos_ not in ("NOUN", "PROPN", "PRON", "NUM") and token.ent_type_ not in _NAMES:
        return False
    return token.lower_ not in _TIMES and "Rel" not in token.morph.get("PronType")
