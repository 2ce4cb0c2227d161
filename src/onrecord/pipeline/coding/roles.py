"""Who acts and on whom: the phrases of a trigger's sentence that fill its roles."""

from spacy.tokens import Span, Token

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
    actors = {s.root: (1.0, s) for s in by_means(matcher, trigger)} or _filled(
        encoding, matcher, trigger, "actor"
    )
    recipients = _filled(encoding, matcher, trigger, "recipient")
    if trigger.type != "CONSULT":
        for token in actors.keys() & recipients.keys():
            weaker = actors if actors[token][0] < recipients[token][0] else recipients
            del weaker[token]
    return {"actor": _sorted(trigger, actors), "recipient": _sorted(trigger, recipients)}


def _filled(
    encoding: Encoding, matcher: Matcher, trigger: Trigger, role: Role
) -> dict[Token, tuple[float, Span]]:
    framed = matcher.participants(trigger.frame, role) if trigger.frame else []
    if trigger.match is not None and trigger.match.entry.own:
        return {t: (1.0, phrase(t)) for t in framed if takes_part(t)}
    found = fillers(trigger, role, {t.i for t in framed}, encoding, matcher.kb)
    return {token: (score, phrase(token)) for token, score in found.items()}


def _sorted(trigger: Trigger, found: dict[Token, tuple[float, Span]]) -> list[Span]:
    inside = range(trigger.span.start, trigger.span.end)
    kept = {(s.start, s.end): s for _, s in found.values() if s.root.i not in inside}
    return [kept[k] for k in sorted(kept)]
