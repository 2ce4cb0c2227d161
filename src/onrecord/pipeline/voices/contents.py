"""Where the content of a cue stands: the units that the tree offers, by frame of the lexicon."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from .lexicon import Sense
from .trees import PASSIVE_SUBJECTS, Range, case_of, child, noun_phrase, passive, whole, without

NEAR = 3
"""Tokens between a cue and a clause that merely stands beside it."""
_COMPLEMENTIZERS = frozenset(("that", "whether", "if", "how", "why"))
_RELAYS = frozenset(("cite", "quote"))
CLAUSES = ("ccomp", "csubj:pass")


@dataclass(frozen=True, slots=True)
class Unit:
    """A place where a content stands.

    Attributes:
        frame: the frame by which it was found; "preposition" for a phrase the sense names.
        ranges: its tokens, in order; several where the cue stands inside it.
        sense: the sense of the cue word that licenses it.
        tail: a preposition after the cue that belongs to the cue ("for" of "called for").
    """

    frame: str
    ranges: tuple[Range, ...]
    sense: Sense
    tail: Token | None = None


def units(head: Token, senses: Sequence[Sense]) -> list[Unit]:
    """Return the units that *senses* license around the cue word *head*, the surest first."""
    found: list[Unit] = []
    for sense in senses:
        if sense.particle and not _goes_with(head, sense.particle):
            continue
        found.extend(u for u in _of_sense(head, sense) if u.ranges)
    return sorted(found, key=lambda u: (_ORDER.index(u.frame), -u.sense.weight))  # stable


_ORDER = ("clause", "predicate", "preposition", "infinitive", "object", "of", "about", "for")


def _goes_with(head: Token, particle: str) -> bool:
    words = {c.lower_ for c in head.children if 0 < c.i - head.i <= 3}
    return particle in words


def _of_sense(head: Token, sense: Sense) -> Iterator[Unit]:
    if sense.preposition:
        yield from _preposition(head, sense)
    if "clause" in sense.frames:
        yield from _clauses(head, sense)
    if "infinitive" in sense.frames:
        yield from _infinitive(head, sense)
    if "predicate" in sense.frames:
        yield from _predicate(head, sense)
    if "object" in sense.frames:
        yield from _object(head, sense)
    for frame in ("of", "about", "for"):
        if frame in sense.frames:
            yield from _noun_phrase(head, sense, frame)


def _clauses(head: Token, sense: Sense) -> Iterator[Unit]:
    ranges = [_full(c, head) for c in head.children if _finite(c, head)]
    if not ranges and sense.weight == 2 and "quote" in sense.frames:
        beside = (c for c in head.children if c.dep_ == "parataxis" and _verbal(c))
        ranges = [_full(c, head) for c in beside if c.i < head.i or c.left_edge.i - head.i <= NEAR]
    if ranges:
        yield Unit("clause", tuple(sorted(ranges)), sense)
        return
    holder = head.head
    if head.dep_ == "parataxis" and holder != head and _has_subject(head):
        rest = tuple(without(whole(holder), whole(head)))
        yield Unit("clause", rest, sense)


def _full(clause: Token, head: Token) -> Range:
    """Return the range of *clause* from its "that" on, up to a semicolon where it follows the cue."""
    start, end = whole(clause)
    if clause.i < head.i:
        return start, end
    for token in head.doc[head.i + 1 : start]:
        if token.lower_ in _COMPLEMENTIZERS and token.dep_ == "mark":
            start = token.i
            break
    stop = next((t.i for t in head.doc[start:end] if t.text == ";"), end)
    return start, stop


def _finite(part: Token, head: Token) -> bool:
    """Tell whether *part* is a clause that *head* takes as its complement."""
    if part.dep_ in CLAUSES:
        return part.pos_ != "PROPN" or any(c.dep_ in ("cop", "nsubj") for c in part.children)
    if part.dep_ == "csubj" and child(head, "expl") is not None:
        return True
    # the complement of a noun: "the claim that ..."
    return part.dep_ == "acl" and child(part, "mark") is not None and case_of(part) == "that"


def _verbal(token: Token) -> bool:
    return token.pos_ in ("VERB", "AUX") or child(token, "cop") is not None


def _has_subject(head: Token) -> bool:
    return child(head, "nsubj", "nsubj:pass", "nsubj:outer", "obl:agent") is not None


_SLIPS = frozenset(("advcl", "xcomp", "ccomp", "dep", "obl"))
"""Relations that a parser gives to a bare noun right after its verb when it misses the object."""


def object_of(head: Token) -> Token | None:
    """Return the object of *head*, also where the parser calls the bare noun after it something else."""
    found = child(head, "obj")
    if found is not None:
        return found
    return next(
        (
            c
            for c in head.rights
            if c.dep_ in _SLIPS and c.pos_ in ("NOUN", "PROPN") and c.left_edge.i - head.i <= 1
            and not any(m.dep_ in ("case", "mark", "cop", "nsubj") for m in c.children)
        ),
        None,
    )  # fmt: skip


def _to_infinitive(part: Token) -> bool:
    return part.dep_ in ("xcomp", "acl", "ccomp") and any(
        c.lower_ == "to" and c.dep_ == "mark" for c in part.children
    )


def _infinitive(head: Token, sense: Sense) -> Iterator[Unit]:
    part = next((c for c in head.children if _to_infinitive(c) and c.i > head.i), None)
    if part is None:
        return
    start, end = whole(part)
    if passive(head):
        subject = child(head, *PASSIVE_SUBJECTS)
        before = (noun_phrase(subject),) if subject is not None and _noun(subject) else ()
        yield Unit("infinitive", (*before, (start, end)), sense)
        return
    patient = object_of(head) or child(head, "iobj")
    if patient is not None and head.i < patient.i < part.i and head.pos_ == "VERB":
        start = patient.left_edge.i
    yield Unit("infinitive", ((start, end),), sense)


def _noun(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN", "NUM", "PRON") and "Rel" not in token.morph.get(
        "PronType"
    )


def _predicate(head: Token, sense: Sense) -> Iterator[Unit]:
    """Yield "it a mistake" of "called it a mistake", "him as weak" of "described him as weak"."""
    what = object_of(head) or child(head, "nsubj:pass")
    said = next((c for c in head.children if c.i > head.i and _predicated(c)), None)
    if said is None or (sense.preposition and case_of(said) != sense.preposition):
        return
    if what is not None and what.i > head.i:
        yield Unit("predicate", ((what.left_edge.i, whole(said)[1]),), sense)
    elif what is not None or passive(head):
        yield Unit("predicate", (whole(said),), sense)


def _predicated(part: Token) -> bool:
    if part.dep_ == "xcomp":
        return not _to_infinitive(part) or part.pos_ in ("NOUN", "ADJ")
    return part.dep_ in ("obl", "advcl") and case_of(part) == "as"


def _object(head: Token, sense: Sense) -> Iterator[Unit]:
    what = object_of(head)
    if head.lemma_ in _RELAYS and head.lower_.endswith("ing"):
        return  # "citing officials" names a source or a reason (relays.py)
    if what is not None and head.lemma_ == "deny" and _withheld(head, what):
        return
    if what is not None and what.i > head.i and not _reflexive(what):
        start, end = what.left_edge.i, max(what.right_edge.i + 1, _reach(head, what))
        yield Unit("object", ((start, end),), sense)
    elif passive(head):
        subject = child(head, *PASSIVE_SUBJECTS)
        if subject is not None and _noun(subject) and _agent(head):
            yield Unit("object", (noun_phrase(subject),), sense)


_ON = frozenset(("for", "over", "as", "on", "of", "about", "against"))


def _reach(head: Token, what: Token) -> int:
    """Return the end of the phrases that go on about the object: "Paris for its stance"."""
    end = what.right_edge.i + 1
    for part in head.rights:
        if part.i > what.i and part.dep_ in ("obl", "advcl") and case_of(part) in _ON:
            if part.left_edge.i - end > 1:
                break
            end = part.right_edge.i + 1
    return end


def _agent(head: Token) -> bool:
    return any(
        c.dep_ == "obl:agent" or (c.dep_ == "obl" and case_of(c) == "by") for c in head.children
    )


_GRANTED = frozenset(
    ("access", "entry", "visa", "bail", "request", "permission", "right", "relief", "service", "asylum",
     "aid", "treatment", "opportunity", "chance", "return", "passage", "food", "water", "motion", "use")
)  # fmt: skip


def _withheld(head: Token, what: Token) -> bool:
    """Tell whether to deny means to withhold here: "denied them entry", "was denied bail"."""
    return what.lemma_ in _GRANTED or passive(head) or child(head, "iobj") is not None


def _reflexive(token: Token) -> bool:
    return token.lower_.endswith(("self", "selves"))


def _preposition(head: Token, sense: Sense) -> Iterator[Unit]:
    for part in head.children:
        if part.dep_ not in ("obl", "advcl", "nmod", "xcomp", "ccomp", "acl"):
            continue
        marker = next(
            (c for c in part.children if c.dep_ in ("case", "mark") and c.i < part.i), None
        )
        if marker is None or marker.lower_ != sense.preposition or part.i < head.i:
            continue
        start, end = whole(part)
        patient = object_of(head)
        if patient is not None and head.i < patient.i < part.i:
            yield Unit("preposition", ((patient.left_edge.i, end),), sense)
        elif marker.i - head.i <= 2:
            yield Unit("preposition", ((marker.i + 1, _purpose(head, part, end)),), sense, marker)
        else:
            yield Unit("preposition", ((start, end),), sense)
        return


def _purpose(head: Token, part: Token, end: int) -> int:
    """Return the end with the infinitive that goes with it: "called on Paris to leave"."""
    after = next((c for c in head.children if _to_infinitive(c) and c.i > part.i), None)
    return max(end, whole(after)[1]) if after is not None else end


def _noun_phrase(head: Token, sense: Sense, frame: str) -> Iterator[Unit]:
    for part in head.children:
        if part.dep_ == "nmod" and part.i > head.i and case_of(part) == frame:
            yield Unit(frame, (whole(part),), sense)
            return
