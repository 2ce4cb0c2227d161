"""Who acts without being the trigger's own argument: "killed in an army raid", "police said 40 were arrested"."""

from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Doc, Span, Token

from ...kb import KnowledgeBase
from ...records import Attribution
from ..arguments import phrase
from ..naming import bare, sector_of
from .matching import Matcher
from .slots import case, fillers, is_passive
from .triggers import Trigger

_ACTING = frozenset(("state", "org", "group", "people", "person"))
_POLICE_WORK = frozenset((("COERCE", "arrest"), ("ASSAULT", "crowd-control")))
NEAR = 4
"""Sentences before an arrest by nobody named in which police may stand."""
_MEANS = frozenset(("in", "by", "during", "from", "after"))


def by_means(matcher: Matcher, trigger: Trigger) -> list[Span]:
    """Return who carried out the attack in which somebody "was killed": the means has an actor of its own."""
    head = trigger.head
    if trigger.type != "ASSAULT" or head.pos_ != "VERB" or not is_passive(head):
        return []
    return [
        phrase(actor)
        for means in _means(head)
        if "ASSAULT" in matcher.types(means)
        for actor in _owners(means)
        if not matcher.kinds_of(actor).isdisjoint(_ACTING)
    ]


def _means(verb: Token) -> Iterator[Token]:
    """Yield the nouns of the circumstances; "police firing" may be parsed as a clause."""
    for part in verb.children:
        if part.dep_ in ("obl", "advcl") and case(part) in _MEANS:
            yield part


def _owners(noun: Token) -> list[Token]:
    told = [t for slot in ("poss", "mod", "by") for t in fillers(noun, slot)]
    inner = [t for word in told for t in word.lefts]  # "Israeli air strike"
    return [*told, *inner, *(t for t in noun.lefts if t.dep_ == "nsubj")]


def policing(
    doc: Doc, trigger: Trigger, voice: Attribution | None, kb: KnowledgeBase
) -> Span | None:
    """Return the police that act where nobody is said to: they tell of it, or are named close by.

    "Forty people were arrested, police said"; "Police blocked the road. Forty people were arrested."
    """
    mode = trigger.match.entry.mode if trigger.match is not None else None
    if (trigger.type, mode) not in _POLICE_WORK:
        return None
    if voice is not None and voice.source is not None and voice.source.span is not None:
        source = doc.char_span(*voice.source.span, alignment_mode="expand")
        if source is not None and sector_of(bare(source), kb) == "COP":
            return source
    sentences = list(islice(_sentences_up_to(trigger), NEAR + 1))
    for sentence in sentences:
        named = [
            t
            for t in sentence
            if t.pos_ in ("NOUN", "PROPN") and kb.roles.sector(t.lemma_.lower()) == "COP"
        ]
        if named:
            return phrase(named[-1])
    return None


def _sentences_up_to(trigger: Trigger) -> Iterator[Span]:
    """Yield the trigger's sentence and those before it, the nearest first."""
    sentence = trigger.head.sent
    while True:
        yield sentence
        if sentence.start == 0:
            return
        sentence = sentence.doc[sentence.start - 1].sent
