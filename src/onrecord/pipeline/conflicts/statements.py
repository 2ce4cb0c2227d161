"""Statements: what each voice of an article says, as words that can be compared."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from ...records import Attribution, Event
from ...records.labels import Stance
from .lexicon import Lexicon
from .looking import Named, SentenceOf, absent, governed

OWN = "the article"
"""How the article's own voice is called."""
CLAUSE = 40
"""So many words before and after a trigger may belong to its clause."""

_NOT_A_NAME = frozenset(("the", "a", "an", "of", "and", "his", "her", "its", "their"))


@dataclass(slots=True, eq=False)
class Statement:
    """What one voice says at one place: an attribution, or an event told by the article itself.

    Attributes:
        voice: the words of the source's name, lower case; empty for the article's own voice.
        entity: the source's entity, if it is one.
        name: the source as a reader calls it.
        start: where its first words stand, cue or content.
        sentence: index of the sentence in which it begins.
        keys: the comparable words (``Lexicon.key``) with how often they occur.
        predicates: those of them that are nouns or verbs, names left out.
        negated: those that a negation inside governs.
        absent: nouns of which it says that there is none: "no list", "an order does not exist".
        cue: comparable words of the cue.
        speakers: entities and countries that the source names.
        mentioned: entities and countries that the content names.
    """

    id: str
    voice: frozenset[str]
    entity: str | None
    name: str
    stance: Stance
    start: int
    sentence: int
    tokens: list[Token]
    text: str
    parents: frozenset[str] = frozenset()
    keys: Counter[str] = field(default_factory=Counter)
    predicates: set[str] = field(default_factory=set)
    negated: set[str] = field(default_factory=set)
    absent: set[str] = field(default_factory=set)
    cue: frozenset[str] = frozenset()
    speakers: frozenset[str] = frozenset()
    mentioned: frozenset[str] = frozenset()
    order: int = 0

    @property
    def own(self) -> bool:
        """Whether the article says it in its own voice."""
        return not self.voice and self.name == OWN

    @property
    def anonymous(self) -> bool:
        """Whether nobody is named as its source."""
        return not self.voice and self.name != OWN


class Statements:
    """The statements of *doc* in the order of the text, with how rare their words are in it."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._sentence_of = SentenceOf(doc)
        self._named = Named(doc._.onrecord_entities)
        attributions: list[Attribution] = doc._.onrecord_attributions
        by_id = {a.id: a for a in attributions}
        made = [self._told(doc, a, by_id) for a in attributions]
        made.extend(self._own(doc, attributions))
        self.all = sorted(made, key=lambda s: (s.start, s.id))
        for order, statement in enumerate(self.all):
            statement.order = order
            if statement.voice and statement.voice <= lexicon.pronouns and order:
                # Whoever "he" is, it is likeliest the one who spoke last.
                statement.voice = self.all[order - 1].voice
        spread = Counter(k for s in self.all for k in s.keys)
        self._weight = {k: math.log(1 + len(self.all) / n) for k, n in spread.items()}
        self.by_id = {s.id: s for s in self.all}

    def weight(self, keys: Iterable[str]) -> float:
        """Return the sum of the rarities of *keys*."""
        return sum(self._weight.get(k, 0.0) for k in sorted(keys))

    def near(self, statement: Statement, before: int, after: int) -> Iterator[Statement]:
        """Yield the statements up to so many places around, the nearest first, earlier ones first."""
        at = statement.order
        for step in range(1, max(before, after) + 1):
            if step <= before and at - step >= 0:
                yield self.all[at - step]
            if step <= after and at + step < len(self.all):
                yield self.all[at + step]

    def _told(self, doc: Doc, told: Attribution, by_id: dict[str, Attribution]) -> Statement:
        spans = [c.span for c in told.content]
        roles = [x.span for x in (told.cue, told.source) if x is not None]
        start = min((s[0] for s in spans or roles), default=0)
        name = told.source_name or (told.source.text if told.source else "")
        cue = _tokens(doc, told.cue.span) if told.cue else []
        statement = Statement(
            id=told.id,
            voice=words_of_name(name),
            entity=told.source_entity,
            name=_short(name) or "an unnamed source",
            stance=told.stance,
            start=start,
            sentence=self._sentence_of(start),
            tokens=[t for s in spans for t in _tokens(doc, s)],
            text=" … ".join(c.text for c in told.content),
            parents=_ancestors(told, by_id),
            cue=frozenset(self._lexicon.key(t.lemma_.lower()) for t in cue),
            speakers=self._named.within([told.source.span] if told.source else []),
            mentioned=self._named.within(spans),
        )
        self._read(statement)
        return statement

    def _own(self, doc: Doc, attributions: list[Attribution]) -> Iterator[Statement]:
        """Yield what the article itself tells, an event each (no speech acts): the trigger's clause."""
        told = {i for a in attributions for c in a.content for i in _range(doc, c.span)}
        told |= {i for a in attributions if a.cue for i in _range(doc, a.cue.span)}
        for event in doc._.onrecord_events:
            if event.attribution is None:
                statement = self._of_event(doc, event, told)
                if statement is not None:
                    yield statement

    def _of_event(self, doc: Doc, event: Event, told: set[int]) -> Statement | None:
        trigger = doc.char_span(*event.trigger.span, alignment_mode="expand")
        if trigger is None or not len(trigger) or trigger.start in told:
            return None
        head = trigger.root if trigger.root.pos_ in ("VERB", "AUX") else trigger.root.head
        around = doc[max(0, trigger.start - CLAUSE) : trigger.end + CLAUSE]
        tokens = [
            t
            for t in around
            if t.i not in told and not t.is_space and (t == head or head.is_ancestor(t))
        ]
        statement = Statement(
            id=event.id,
            voice=frozenset(),
            entity=None,
            name=OWN,
            stance="denies" if event.factuality[-1] == "-" else "asserts",
            start=event.trigger.span[0],
            sentence=self._sentence_of(event.trigger.span[0]),
            tokens=tokens,
            text=" ".join(t.text for t in tokens),
        )
        self._read(statement)
        return statement

    def _read(self, statement: Statement) -> None:
        """Fill in the comparable words of *statement*."""
        for token in statement.tokens:
            lemma = token.lemma_.lower()
            if token.pos_ not in ("NOUN", "VERB", "PROPN", "ADJ") or lemma in self._lexicon.light:
                continue
            key = self._lexicon.key(lemma)
            statement.keys[key] += 1
            if token.pos_ in ("NOUN", "VERB"):
                statement.predicates.add(key)
        within = {t.i for t in statement.tokens}
        for token in statement.tokens:
            if token.lower_ in self._lexicon.negations or token.lemma_.lower() in ("not", "no"):
                reached = [t for t in governed(token) if t.i in within]
                statement.negated.update(self._lexicon.key(t.lemma_.lower()) for t in reached)
                statement.absent.update(self._lexicon.key(t.lemma_.lower()) for t in absent(token))


def words_of_name(name: str) -> frozenset[str]:
    """Return the words of *name* that tell it from another."""
    words = re.findall(r"\w+", re.sub(r"[’']s\b", "", name).lower())
    return frozenset(w for w in words if w not in _NOT_A_NAME)


def one_voice(a: Statement, b: Statement) -> bool:
    """Whether both are of one and the same voice, or it cannot be told that they are not."""
    if a.own and b.own:
        return True
    if a.entity and a.entity == b.entity:
        return True
    return bool(a.voice and b.voice) and (a.voice <= b.voice or b.voice <= a.voice)


def _short(name: str) -> str:
    """Return *name* up to its first comma: "Ilya Korenev, head of the staff" is too much to read."""
    return name.split(",", maxsplit=1)[0].strip() or name


def _ancestors(attribution: Attribution, by_id: dict[str, Attribution]) -> frozenset[str]:
    found: set[str] = set()
    step = attribution.parent
    while step is not None and step not in found:
        found.add(step)
        step = by_id[step].parent if step in by_id else None
    return frozenset(found)


def _range(doc: Doc, span: tuple[int, int]) -> range:
    found = doc.char_span(*span, alignment_mode="expand") if span[0] < span[1] else None
    return range(found.start, found.end) if found is not None else range(0)


def _tokens(doc: Doc, span: tuple[int, int]) -> list[Token]:
    return [doc[i] for i in _range(doc, span) if not doc[i].is_space]


def overlapping(a: Statement, b: Statement) -> bool:
    """Whether both share words of the text: the same words cannot contradict themselves."""
    return not {t.i for t in a.tokens}.isdisjoint(t.i for t in b.tokens)
