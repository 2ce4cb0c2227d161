"""Reports of mentions that a benchmark gives: what the pipeline knows of the words around them.

Gold mentions of events need not be events that the coder codes ("the quake", "was named host"), so they
have no type. Participants are the words that hang on the mention in the tree, place and date the nearest
of its sentence; all else is as in a record.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from msgspec.structs import replace
from spacy.tokens import Doc, Span, Token

from ...collation.incidents import Report, reports
from ...kb import KnowledgeBase
from ...pipeline.arguments import phrase
from ...pipeline.participants import resolve
from ...records import (
    Article,
    CodedArticle,
    CoderVersions,
    Event,
    EventDate,
    EventPlace,
    Participant,
    Why,
)
from ...records import Span as Words
from ...records.spans import Offsets

_ACTORS = frozenset(("nsubj", "obl:agent"))
_RECIPIENTS = frozenset(("nsubj:pass", "obj", "iobj"))
_CLAUSES = frozenset(("xcomp", "conj", "advcl", "acl", "ccomp"))
_LIGHT = frozenset(("obj", "nsubj", "nsubj:pass", "obl", "nmod"))
_STEPS = 2
T = TypeVar("T")
_NOBODY = CoderVersions(onrecord="", model="", codebook="", kb="")


def mention_reports(
    doc: Doc, article: Article, mentions: Sequence[tuple[str, Offsets]], kb: KnowledgeBase
) -> list[Report]:
    """Return a report for each of *mentions* (its id, its offsets) in *doc*, the text of *article*."""
    events = [_event(doc, name, span, kb) for name, span in mentions]
    record = CodedArticle(
        coder=_NOBODY,
        article=article,
        entities=doc._.onrecord_entities,
        places=doc._.onrecord_places,
        dates=doc._.onrecord_dates,
        events=events,
    )
    return [replace(report, type=None) for report in reports(record)]


def _event(doc: Doc, name: str, span: Offsets, kb: KnowledgeBase) -> Event:
    words = doc.char_span(*span, alignment_mode="expand")
    actors, recipients = _participants(words, kb)
    return Event(
        id=name,
        type="CONSULT",
        trigger=Words(text=doc.text[span[0] : span[1]], span=span),
        actor=actors,
        recipient=recipients,
        date=_date(words),
        place=_place(words),
        factuality="CT+",
        time="past",
        confidence=1.0,
        why=Why(rule="gold", evidence=""),
    )


def _participants(words: Span, kb: KnowledgeBase) -> tuple[list[Participant], list[Participant]]:
    inside = {t.i for t in words}
    actors: dict[int, Token] = {}
    recipients: dict[int, Token] = {}
    for token, relation in _around(words.root):
        if token.i not in inside:
            for one in (token, *(c for c in token.children if c.dep_ == "conj")):
                (actors if relation == "actor" else recipients).setdefault(one.i, one)
    known = words.doc._.onrecord_entities
    ones, others = (
        [resolve(phrase(t), known, kb) for t in found.values()] for found in (actors, recipients)
    )
    return ones, others


def _around(head: Token) -> Iterator[tuple[Token, str]]:
    """Yield the words that take part in what *head* tells, with their role."""
    told = False
    for child in head.children:
        role = _role(child)
        if role:
            told = told or role == "actor"
            yield child, role
    above = head
    for _ in range(_STEPS):
        verbal = above.pos_ in ("VERB", "AUX")
        if told or above.dep_ not in (_CLAUSES if verbal else _LIGHT) or above.head == above:
            return
        above = above.head
        for child in above.children:
            if child.dep_ == "nsubj" and not child.is_ancestor(head) and child != head:
                told = True
                yield child, "actor"


def _role(child: Token) -> str | None:
    if child.dep_ in _ACTORS or child.dep_ == "nmod:poss":
        return "actor"
    if child.dep_ in _RECIPIENTS or child.dep_ == "compound":
        return "recipient"
    case = next((c.lower_ for c in child.children if c.dep_ == "case"), None)
    if child.dep_ in ("nmod", "obl") and case in ("of", "against", "with", "for", "to", "on"):
        return "recipient"
    return "actor" if child.dep_ in ("nmod", "obl") and case == "by" else None


def _date(words: Span) -> EventDate | None:
    dates = ((d.span, d) for d in words.doc._.onrecord_dates if d.start)
    found = _nearest(words, dates)
    return found and EventDate(value=found.value, start=found.start, end=found.end, basis="text")


def _place(words: Span) -> EventPlace | None:
    found = _nearest(words, ((p.span, p) for p in words.doc._.onrecord_places))
    return found and EventPlace(
        text=found.text,
        span=found.span,
        place=found.id,
        name=found.name,
        country=found.country,
        lat=found.lat,
        lon=found.lon,
        precision=found.precision,
    )


def _nearest(words: Span, found: Iterable[tuple[Offsets, T]]) -> T | None:
    """Return what stands nearest to the mention in its sentence."""
    low, high = words.root.sent.start_char, words.root.sent.end_char
    here = [
        (abs(s[0] - words.start_char), i, x) for i, (s, x) in enumerate(found) if low <= s[0] < high
    ]
    return min(here, key=lambda h: h[:2])[2] if here else None
