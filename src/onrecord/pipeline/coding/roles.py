"""Who acts and on whom: the phrases of a trigger's sentence that fill its roles."""

from spacy.tokens import Span

from ...records.labels import Role
from ..arguments import phrase
from ..layers import Encoding
from .filling import fillers, takes_part
from .implied import by_means
from .matching import Matcher
from .triggers import Trigger


def phrases(encoding: Encoding, matcher: Matcher, trigger: Trigger) -> dict[Role, list[Span]]:
    """Return the phrases that fill each role of *trigger*, in the order of the text.

    A user's own frames are taken at their word; what the shipped ones name is weighed with the rest.
    Nobody but those who consult each other stands on both sides.
    """
    actors = by_means(matcher, trigger) or _filled(encoding, matcher, trigger, "actor")
    acting = set() if trigger.type == "CONSULT" else {s.root.i for s in actors}
    recipients = _filled(encoding, matcher, trigger, "recipient")
    return {
        "actor": _sorted(trigger, actors),
        "recipient": _sorted(trigger, [s for s in recipients if s.root.i not in acting]),
    }


def _filled(encoding: Encoding, matcher: Matcher, trigger: Trigger, role: Role) -> list[Span]:
    framed = matcher.participants(trigger.frame, role) if trigger.frame else []
    if trigger.match is not None and trigger.match.entry.own:
        return [phrase(t) for t in framed if takes_part(t)]
    heads = fillers(trigger, role, {t.i for t in framed}, encoding, matcher.kb)
    return [phrase(t) for t in heads]


def _sorted(trigger: Trigger, spans: list[Span]) -> list[Span]:
    inside = range(trigger.span.start, trigger.span.end)
    kept = {(s.start, s.end): s for s in spans if s.root.i not in inside}
    return [kept[k] for k in sorted(kept)]
