"""Events: one voice tells that it happened, another one that it did not (basis: polarity)."""

from collections.abc import Iterator

from spacy.tokens import Doc

from ...records import Event, Participant
from .findings import Finding, Findings, capital, excerpt
from .lexicon import Lexicon
from .statements import Statements, one_voice, overlapping

AROUND = 4
"""How many events away the other telling may stand."""


def polarities(
    doc: Doc, statements: Statements, found: Findings, lexicon: Lexicon
) -> Iterator[Finding]:
    """Yield for each event told as not having happened who says that it did.

    Told in other words it counts only where no other conflict is *found* of its voice.
    """
    events = sorted(doc._.onrecord_events, key=lambda e: (e.trigger.span, e.id))
    heads = [_keys(doc, event, lexicon) for event in events]
    for at, event in enumerate(events):
        if event.factuality != "CT-" or event.time not in ("past", "ongoing"):
            continue
        around = [*range(at - 1, at - AROUND - 1, -1), *range(at + 1, at + AROUND + 1)]
        tellings = []
        for other in (i for i in around if 0 <= i < len(events)):
            alike = bool(heads[at] & heads[other])
            if _one_event(event, events[other], alike=alike):
                finding = _opposite(event, events[other], statements, alike=alike)
                if finding is not None:
                    tellings.append((not alike, abs(at - other), other, finding))
        if tellings:
            worded_apart, _, _, finding = min(tellings, key=lambda t: t[:3])
            if not worded_apart or not found.involves(finding.other.id):
                yield finding


def _keys(doc: Doc, event: Event, lexicon: Lexicon) -> frozenset[str]:
    """Return the words of all mentions of *event*."""
    found: set[str] = set()
    for mention in (event.trigger, *event.also):
        span = doc.char_span(*mention.span, alignment_mode="expand")
        for token in span or ():
            if token.pos_ in ("NOUN", "VERB") and token.lemma_.lower() not in lexicon.light:
                found.add(lexicon.key(token.lemma_.lower()))
    return frozenset(found)


def _one_event(no: Event, yes: Event, *, alike: bool) -> bool:
    """Whether both are of one type, one told as not happened, and no participants clash.

    Told in other words they need a participant in common.
    """
    if no.type != yes.type or yes.factuality not in ("CT+", "PR+") or yes.time == "hypothetical":
        return False
    roles = ((_who(no.actor), _who(yes.actor)), (_who(no.recipient), _who(yes.recipient)))
    shared = any(mine & theirs for mine, theirs in roles)
    clash = any(mine and theirs and not mine & theirs for mine, theirs in roles)
    return not clash and (shared or alike)


def _who(participants: list[Participant]) -> set[str]:
    return {n for p in participants for n in (p.entity, p.country, p.name.lower()) if n}


def _opposite(no: Event, yes: Event, statements: Statements, *, alike: bool) -> Finding | None:
    """Return the finding for the voices of both events; the article's own voice is the event."""
    a, b = (statements.by_id.get(e.attribution or e.id) for e in (yes, no))
    if a is None or b is None or one_voice(a, b) or a.id in b.parents or b.id in a.parents:
        return None
    if a.stance != "asserts" or b.stance not in ("asserts", "denies"):
        return None
    if overlapping(a, b) or ((a.own or b.own) and not alike):
        return None
    return Finding(
        one=a,
        other=b,
        basis="polarity",
        why=f"{capital(a.name)} told of “{yes.trigger.text}”, {b.name} said that it did not happen: "
        f"“{excerpt(b)}”.",
    )
