"""Which words denote an event, and of which type: the encoder's trigger head and the lexicon together.

Each word has a score per type: the head's probability, raised where an entry of the lexicon fits
(the more specific, the more), lowered where the lexicon knows the word for other types only. Acts
inside a request, promise, threat or refusal are told by that one and are not coded beside it
(GUIDELINES.md, section 4).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from ...records.labels import EventType
from .. import extensions
from ..layers import Encoding, Floats
from .matching import Match, Matcher, is_content
from .reports import is_report

NEEDED = 0.7
"""Score that makes an event."""
FITS, SPECIFIC, OTHERS = 0.4, 0.1, 0.2
"""What a fitting entry adds, what each of up to three conditions adds, what entries of other types cost."""
MAIN, COMPLEMENT, NOUN = 0.1, 0.3, 0.05
"""What the predicate of a sentence gains, an infinitive complement and a noun lose.

These seven were chosen on GSR, nine tenths of PLV and record/dev together (docs/coding.md).
"""
LOOSE, ELSE = 0.35, 0.1
"""In a short text: what an entry adds whose conditions do not hold, and what it costs beside one that fits."""
AT_LEAST, SIGN = 0.45, 0.05
"""Score that makes the one event of a short text in which no word has the score needed, and the
probability that the encoder must give it.

Somebody who hands in a sentence or two means that they tell of something: chosen on PLV.
"""
VERBAL = frozenset(("REQUEST", "AGREE", "THREATEN", "REJECT"))
_INSIDE = frozenset(("xcomp", "obj", "obl", "nmod", "acl"))
_STEPS = 4
_SKIPPED = frozenset(
    ("DET", "ADP", "PRON", "AUX", "NUM", "CCONJ", "SCONJ", "PART", "PUNCT", "SPACE", "SYM")
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that denotes an event.

    Attributes:
        span: the trigger's words: the lexicon's phrase or the encoder's span where they are close.
        match: the lexicon's entry, None where the encoder alone decided.
        encoder: the probability that the encoder gives the type.
        promised: the entry of the act that somebody says he will or will not do.
    """

    head: Token
    span: Span
    type: EventType
    match: Match | None
    score: float
    encoder: float
    promised: Match | None = None

    @property
    def frame(self) -> Match | None:
        """The entry that tells where the participants stand."""
        return self.match or self.promised


class Triggers:
    """Finds the triggers of a document."""

    def __init__(self, matcher: Matcher) -> None:
        self._matcher = matcher

    def find(self, doc: Doc) -> list[Trigger]:
        """Return the triggers of *doc* in the order of the text, one for each event told by a clause."""
        short = not is_report(doc)
        scores = _Scores(doc, loose=LOOSE if short else 0.0)
        likely = [
            trigger
            for token in doc
            if (token.pos_ not in _SKIPPED or is_content(token))
            and (trigger := self._decide(token, scores)) is not None
        ]
        found = [t for t in likely if t.score >= NEEDED] + self._demands(doc)
        if not found and short:
            found = sorted((t for t in likely if t.encoder >= SIGN), key=lambda t: -t.score)[:1]
        kept = _without_inner(_apart(sorted(found, key=lambda t: -t.score)))
        return sorted(kept, key=lambda t: (t.span.start, t.head.i))

    def _demands(self, doc: Doc) -> list[Trigger]:
        """Return the statements that somebody must do something: to say so is to request it."""
        found = []
        for token in doc:
            if token.dep_ != "ccomp" or token.head == token or token.head.pos_ != "VERB":
                continue
            said = token.head
            helpers = {c.lower_ for c in token.children if c.dep_ == "aux"}
            subject = next((c for c in token.children if c.dep_ in ("nsubj", "nsubj:pass")), None)
            if (
                helpers.isdisjoint(_MUST)
                or "have" in helpers
                or subject is None
                or subject.pos_ == "PRON"
            ):
                continue
            kinds = self._matcher.kinds_of(subject)
            if kinds.isdisjoint(("state", "org", "group", "people")) or not _says(said, doc):
                continue
            span = doc[said.i : said.i + 1]
            found.append(Trigger(said, span, "REQUEST", None, NEEDED, 0.0))
        return found

    def _decide(self, token: Token, scores: "_Scores") -> Trigger | None:
        """Return the best type of *token* if its score may be enough."""
        row = scores.encoding.triggers[token.i]
        entries: dict[EventType, Match] = {}
        for match in self._matcher.match(token):
            entries.setdefault(match.entry.type, match)
        loose = self._matcher.loosely(token) if scores.loose else set()
        if not entries and not loose and float(1 - row[0]) < AT_LEAST - MAIN:
            return None
        place = _place(token)
        best: tuple[float, EventType] = (0.0, "ASSAULT")
        for kind, at in scores.columns.items():
            score = float(row[at].sum()) + place
            if kind in entries:
                score += NEEDED + COMPLEMENT + NOUN if entries[kind].entry.own else FITS
                score += SPECIFIC * min(entries[kind].weight, 3)
            elif kind in loose:
                score += -ELSE if entries else scores.loose
            elif entries:
                score -= OTHERS
            best = max(best, (score, kind))
        promise, act = _promised(token, entries, row, scores.columns, place)
        promised = act if promise > best else None
        score, kind = max(best, promise)
        if score < AT_LEAST:
            return None
        entry = entries.get(kind) if promised is None else None
        span = _span(token, entry, scores.marked.get(token.i))
        encoder = float(row[scores.columns[kind]].sum())
        return Trigger(token, span, kind, entry, score, encoder, promised)


class _Scores:
    """The encoder's trigger scores of a document, and what an entry adds whose conditions do not hold."""

    def __init__(self, doc: Doc, *, loose: float) -> None:
        self.loose = loose
        self.encoding: Encoding = doc._.onrecord_encoding
        self.columns = _columns(self.encoding.labels["trigger"])
        self.marked = {i: s for s in doc.spans[extensions.TRIGGERS] for i in range(s.start, s.end)}


_MUST = frozenset(("must", "should", "ought"))


def _says(token: Token, doc: Doc) -> bool:
    """Tell whether *token* is the cue of somebody's statement."""
    start = token.idx
    return any(
        a.cue is not None and a.cue.span[0] <= start < a.cue.span[1] and a.act == "communication"
        for a in doc._.onrecord_attributions
    )


COOPERATIVE: tuple[EventType, ...] = (
    "AID", "COOPERATE", "CONSULT", "SUPPORT", "RETREAT", "CONCEDE", "AGREE",
)  # fmt: skip
PROMISE = 0.15
"""What "will" before a cooperative act adds: it makes a promise of it."""
_WILL = frozenset(("will", "'ll", "’ll", "would", "wo"))
_NOT = frozenset(("not", "n't", "n’t", "never"))


def _promised(
    token: Token,
    entries: dict[EventType, Match],
    row: Floats,
    columns: dict[EventType, list[int]],
    place: float,
) -> tuple[tuple[float, EventType], Match | None]:
    """Return AGREE for a cooperative act that somebody "will" do, REJECT for one he "will not", and the act.

    PLOVER codes promised acts by the promise (shared/data/codebook/README.md, future tense).
    """
    none: tuple[float, EventType] = (0.0, "AGREE")
    helpers = {c.lower_ for c in token.children if c.dep_ in ("aux", "advmod")}
    if helpers.isdisjoint(_WILL) or token.dep_ in ("acl:relcl", "advcl", "acl"):
        return none, None
    if any(c.dep_ in ("nsubj:pass", "aux:pass") for c in token.children):
        return none, None
    acts = [entries[k] for k in COOPERATIVE if k in entries]
    if not acts:
        return none, None
    act = max(acts, key=lambda m: m.weight)
    kin: tuple[EventType, ...] = (*COOPERATIVE, "REJECT")
    mass = sum(float(row[columns[k]].sum()) for k in kin if k in columns)
    score = mass + FITS + SPECIFIC * min(act.weight, 3) + PROMISE + place
    return (score, "AGREE" if helpers.isdisjoint(_NOT) else "REJECT"), act


def _columns(labels: Sequence[str]) -> dict[EventType, list[int]]:
    found: dict[EventType, list[int]] = {}
    for i, label in enumerate(labels):
        if "-" in label:
            found.setdefault(label.partition("-")[2], []).append(i)  # type: ignore[arg-type]
    return found


_CARRYING = frozenset(("have", "begin", "start", "continue", "manage", "keep", "proceed", "resume"))
"""Verbs that say of the act they govern no more than that it happened: "had to open fire"."""


def _place(token: Token) -> float:
    """Return what the place of *token* in its sentence adds."""
    relation = token.dep_.lower()
    gain = MAIN if relation == "root" else 0.0
    if relation == "xcomp" and token.head.lemma_.lower() not in _CARRYING:
        gain = -COMPLEMENT
    return gain - (NOUN if token.pos_ in ("NOUN", "PROPN") else 0.0)


def _span(token: Token, match: Match | None, marked: Span | None) -> Span:
    """Return the trigger's words: a close phrase of the lexicon, the encoder's span, or the word."""
    doc = token.doc
    if match is not None and len(match.words) > 1:
        start, end = match.words[0].i, match.words[-1].i + 1
        if end - start <= len(match.words) + 2:
            return doc[start:end]
    if marked is not None and len(marked) <= 4:
        return marked
    return doc[token.i : token.i + 1]


def _apart(triggers: Sequence[Trigger]) -> list[Trigger]:
    """Return the triggers without those that another one tells already: "held" beside "held talks"."""
    kept: list[Trigger] = []
    by_word: dict[int, Trigger] = {}
    for trigger in triggers:
        words = {t.i for t in (trigger.match.words if trigger.match else (trigger.head,))}
        words |= set(range(trigger.span.start, trigger.span.end))
        if not words.isdisjoint(by_word):
            continue
        over = trigger.head.head
        if trigger.head.dep_ == "conj" and over.dep_ == "advcl":  # ", killing 12 and wounding 40"
            over = over.head
        near = (
            by_word.get(over.i),
            *(by_word.get(c.i) for c in trigger.head.children),
        )
        if any(n is not None and n.type == trigger.type for n in near):
            continue
        kept.append(trigger)
        by_word.update(dict.fromkeys(words, trigger))
    return kept


def _without_inner(triggers: Sequence[Trigger]) -> list[Trigger]:
    """Return the triggers without the acts that a request, promise, threat or refusal is about."""
    verbal = {t.head.i: t.type for t in triggers if t.type in VERBAL}
    return [t for t in triggers if not _inside(t.head, verbal)]


def _inside(head: Token, verbal: dict[int, EventType]) -> bool:
    step = head
    for _ in range(_STEPS):
        relation = step.dep_.split(":")[0]
        over = step.head
        if over == step:
            return False
        if step.dep_ == "acl:relcl" or any(c.lower_ in ("where", "when") for c in step.children):
            return False  # what is told of a thing named there did happen
        if over.i in verbal and step.i > over.i:
            return relation in _INSIDE or (relation == "ccomp" and verbal[over.i] != "REJECT")
        if relation not in ("conj", "xcomp", "nmod", "obj"):
            return False
        step = over
    return False
