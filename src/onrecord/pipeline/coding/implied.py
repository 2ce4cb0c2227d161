"""Who acts without being the trigger's own argument: "killed in an army raid", "police said 40 were arrested"."""

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from ...records import Attribution
from ..arguments import phrase
from .matching import Matcher
from .slots import case, fillers, is_passive
from .triggers import Trigger

_ACTING = frozenset(("state", "org", "group", "people", "person"))
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


def arresting(doc: Doc, trigger: Trigger, voice: Attribution | None) -> Span | None:
    """Return the source of a report of arrests by nobody named: police who tell of them made them."""
    if trigger.type != "COERCE" or trigger.match is None or trigger.match.entry.mode != "arrest":
        return None
    if voice is None or voice.source is None:
        return None
    return doc.char_span(*voice.source.span, alignment_mode="expand")
