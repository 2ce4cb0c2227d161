"""What a voice does with its content: says, denies, demands it; what that makes of an event."""

from ...records import Attribution, CodedArticle, Event
from ...records.labels import ClaimStance
from ..incidents.words import stem
from .content import tokens
from .lexicon import lexicon

_REPORTS = frozenset(
    map(stem, ("report", "claim", "allegation", "accusation", "rumour", "story", "charge"))
)
"""Nouns for what others have said."""


def saying(record: CodedArticle, event: Event) -> Attribution | None:
    """Return the attribution whose cue the event's trigger is: "accused", "denied"."""
    a, b = event.trigger.span
    if event.type in ("AGREE", "CONSULT", "COOPERATE", "SUPPORT"):
        return None  # "agreed to restore ties": what is agreed is no statement about the facts
    return next(
        (
            x
            for x in record.attributions
            if x.cue is not None and x.cue.span[0] < b and a < x.cue.span[1]
        ),
        None,
    )


def denies(attribution: Attribution) -> bool:
    """Whether the voice says that the content is not true; to refuse a proposal is no denial."""
    if attribution.stance == "denies":
        return about_facts(attribution)
    words = [stem(t.lower) for c in attribution.content for t in tokens(c.text) if t.word]
    return not lexicon().untruths.isdisjoint(words) and not _REPORTS.isdisjoint(words)


def about_facts(attribution: Attribution) -> bool:
    """Whether the content may be true or not: no plan, no decision, no proposal that is refused."""
    if attribution.act in ("intention", "decision"):
        return False
    words = [t for c in attribution.content[:1] for t in tokens(c.text)][:4]
    if attribution.stance != "denies":
        return True
    if words and words[0].lower == "that":
        return True
    heads = [stem(t.lower) for t in words if t.word]
    return not any(h in lexicon().proposals for h in heads)


def looks_ahead(attribution: Attribution) -> bool:
    """Whether the voice asks for, plans or threatens what the content tells."""
    cue = tokens(attribution.cue.text) if attribution.cue is not None else []
    asked = any((stem(t.lower),) in lexicon().ahead for t in cue if t.word)
    return asked or attribution.act in ("intention", "decision")


def event_stance(event: Event, outer: bool) -> ClaimStance:
    """Return how an event is told; *outer* if a voice denies it."""
    if outer or event.factuality in ("CT-", "PR-"):
        return "denies"
    if event.factuality in ("PS+", "PS-", "Uu"):
        return "doubts"
    return "supports"


def attribution_stance(attribution: Attribution, outer: bool) -> ClaimStance:
    """Return how a voice stands to its content; *outer* if it denies it."""
    if outer:
        return "denies"
    if attribution.stance == "questions":
        return "doubts"
    return "declines" if attribution.stance == "declines" else "supports"


def names_nobody(attribution: Attribution) -> bool:
    """Whether the source is none at all: "no group claimed responsibility"."""
    words = attribution.source.text.lower().split() if attribution.source is not None else []
    return words[:1] in (["no"], ["nobody"], ["none"], ["neither"])
