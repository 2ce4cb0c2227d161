"""``onrecord_events``: triggers become coded events with participants, date, place, factuality and voice."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from ..codebook import Codebook
from ..kb import KnowledgeBase
from ..records import Attribution, Event, Participant, Why
from ..records import Span as Words
from ..records.labels import EventType, Time
from . import extensions
from .coding.belonging import Belonging
from .coding.cast import Cast
from .coding.contexts import check, contexts
from .coding.factuality import Reading, read
from .coding.magnitudes import magnitude
from .coding.matching import Matcher
from .coding.merging import Mention, merged
from .coding.reports import is_report
from .coding.topics import refined
from .coding.triggers import FITS, Trigger, Triggers
from .coding.when import date_of
from .coding.where import in_country, place_of
from .layers import Encoding, Floats
from .runs import words_of

_POLITICAL = frozenset(("GOV", "MIL", "JUD", "LEG", "PTY", "OPP", "REB", "SPY", "IGO", "NGO"))
"""Sectors that make an event political whoever else takes part; police alone do not."""
_PUBLIC: frozenset[EventType] = frozenset(("PROTEST", "MOBILIZE"))
"""Types that are politics by themselves."""


_SPOKEN: frozenset[EventType] = frozenset(
    ("ACCUSE", "REQUEST", "REJECT", "THREATEN", "AGREE", "SUPPORT", "CONCEDE")
)
"""Types whose acts are words: to deny what they say is not to deny that it was said."""
_JUDGING = frozenset(
    ("condemn", "denounce", "deplore", "decry", "slam", "criticize", "criticise", "praise", "welcome", "hail",
     "applaud", "regret", "lament", "mourn", "celebrate", "commend", "speak", "thank", "protest", "blast",
     "lambast", "lambaste", "bemoan", "congratulate", "laud")
)  # fmt: skip
"""Cues that judge an act and so take it that it happened; who tells of it is the voice around."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A trigger with what is read of it before participants, place and date."""

    trigger: Trigger
    mode: str | None
    cameo: str | None
    reading: Reading
    time: Time
    historical: bool
    voice: Attribution | None

    @property
    def span(self) -> Span:
        """The trigger's words."""
        return self.trigger.span


class Events:
    """Writes ``doc._.onrecord_events``; ``codebook`` is a folder to use instead of the one shipped."""

    def __init__(self, nlp: Language, name: str = "onrecord_events", *, codebook: str = "") -> None:
        extensions.register()
        self.name = name
        self.codebook = Codebook.load(Path(codebook) if codebook else None)
        check(frozenset(self.codebook.contexts))
        self.kb = KnowledgeBase.load()
        self.matcher = Matcher(self.codebook.lexicon, self.kb)
        self.triggers = Triggers(self.matcher)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate *doc*."""
        doc._.onrecord_events = self.match(doc)
        return doc

    def match(self, doc: Doc) -> list[Event]:
        """Return the events of *doc* in the order of the text."""
        encoding: Encoding | None = doc._.onrecord_encoding
        if encoding is None:
            return []
        drafts = [self._draft(doc, encoding, t, v) for t, v in self.voiced(doc)]
        cast = Cast(doc, encoding, self.matcher)
        heads = {d.trigger.head.i for d in drafts}
        made = [self._event(doc, encoding, cast, d, heads) for d in drafts]
        if not any(_political(e, cast.belonging) for e in made) and (
            is_report(doc) or not self._names_politics(doc, cast)
        ):
            return []  # ordinary crime, sport, business: nobody in it is a political actor
        sentence = {s.start: n for n, s in enumerate(doc.sents)}
        mentions = [
            Mention(e, d.trigger.head, sentence.get(d.span.sent.start, 0))
            for e, d in zip(made, drafts, strict=True)
        ]
        return [_numbered(e, n) for n, e in enumerate(merged(mentions), start=1)]

    def _names_politics(self, doc: Doc, cast: Cast) -> bool:
        """Tell whether *doc* names a country or somebody political, in whatever role."""
        return (
            bool(cast.belonging.home.counts)
            or any(self.kb.roles.sector(t.lemma_.lower()) in _POLITICAL for t in doc)
            or any(e.sector in _POLITICAL for e in doc._.onrecord_entities)
        )

    def voiced(self, doc: Doc) -> Iterator[tuple[Trigger, Attribution | None]]:
        """Yield the triggers of *doc* with the statement that tells each, if any."""
        for trigger in self.triggers.find(doc):
            yield trigger, _voice(doc, trigger.span)

    def _draft(
        self, doc: Doc, encoding: Encoding, trigger: Trigger, voice: Attribution | None
    ) -> Draft:
        words = words_of(trigger.span)
        labels = encoding.labels
        mode = self._mode(encoding, words, trigger)
        contents = _tokens(doc, voice)
        guess = _likeliest(labels["fact"], encoding.factuality[words])
        reading = read(trigger.head, guess, contents, _own(trigger))
        if reading.cue is None and reading.value == "CT+":
            reading = _denied(doc, trigger, voice, contents) or reading
        if trigger.promised is not None:  # the promise or refusal is made, "will" and "not" made it
            reading = Reading("CT+", None)
        if trigger.match is not None and not trigger.match.entry.happens:
            reading = Reading("CT-", trigger.head)
        time: Time = reading.time or _likeliest(labels["time"], encoding.times[words])
        return Draft(
            trigger=trigger,
            mode=mode,
            cameo=self._cameo(trigger, mode),
            reading=reading,
            time=time,
            historical=bool(encoding.historical[words].mean() > 0.5),
            voice=voice,
        )

    def _mode(self, encoding: Encoding, words: list[int], trigger: Trigger) -> str | None:
        """Return the mode of the lexicon's entry, else the likeliest that the codebook has for the type."""
        kind = trigger.type
        if trigger.match is not None and trigger.match.entry.mode:
            told = trigger.match.entry.mode
            return self.codebook.aliases.get((kind, told), told)
        scores = encoding.modes[words].mean(axis=0)
        known = [self.codebook.aliases.get((kind, m), m) for m in encoding.labels["mode"]]
        allowed = [
            (float(score), mode)
            for score, mode in zip(scores, known, strict=True)
            if mode == "-" or (kind, mode) in self.codebook.modes
        ]
        best = max(allowed, default=(0.0, "-"))[1]
        return None if best == "-" else best

    def _cameo(self, trigger: Trigger, mode: str | None) -> str | None:
        """Return the code that the words allow, else the general one of type and mode."""
        code = (
            trigger.match.entry.cameo
            if trigger.match is not None
            else self.codebook.cameo_of(trigger.type, mode)
        )
        if not code:
            return None
        promised = trigger.promised is not None
        return refined(code, trigger.type, trigger.head, self.codebook, promised=promised)

    def _event(
        self, doc: Doc, encoding: Encoding, cast: Cast, draft: Draft, heads: set[int]
    ) -> Event:
        trigger, voice = draft.trigger, draft.voice
        kind = trigger.type
        parts = cast.of(trigger, voice)
        actors, recipients = parts["actor"], parts["recipient"]
        place = place_of(trigger, encoding, self.kb)
        if place is not None:
            place = in_country(place, cast.belonging.home, [*actors, *recipients])
        return Event(
            id="",
            type=kind,
            mode=draft.mode,
            contexts=contexts(trigger.head),
            trigger=_words(draft.span),
            actor=actors,
            recipient=recipients,
            magnitude=magnitude(trigger, _roots(doc, actors), heads - {trigger.head.i}),
            date=date_of(trigger, draft.time, self.kb),
            place=place,
            factuality=draft.reading.value,
            time=draft.time,
            historical=draft.historical,
            attribution=voice.id if voice else None,
            chain=voice.chain if voice else doc._.onrecord_context.voices(),
            score=self.codebook.score(kind, draft.mode),
            quad=self.codebook.quad(kind),
            cameo=draft.cameo,
            goldstein=self.codebook.goldstein(draft.cameo) if draft.cameo else None,
            confidence=round(min(1.0, max(trigger.encoder, trigger.score - FITS)), 2),
            why=_why(draft),
        )


def _roots(doc: Doc, participants: Sequence[Participant]) -> list[Token]:
    """Return the heads of the phrases of *participants*."""
    spans = (doc.char_span(*p.span, alignment_mode="expand") for p in participants if p.span)
    return [s.root for s in spans if s is not None]


def _tokens(doc: Doc, voice: Attribution | None) -> set[int]:
    """Return the tokens of the statement that tells an event."""
    if voice is None:
        return set()
    spans = (doc.char_span(*c.span, alignment_mode="expand") for c in voice.content)
    return {t.i for s in spans if s is not None for t in s}


def _why(draft: Draft) -> Why:
    """Return what decided: the lexicon's entry, the encoder, and the cue of factuality."""
    trigger = draft.trigger
    told = [f"trigger head: {trigger.type} {trigger.encoder:.2f}"]
    rule = "encoder"
    if trigger.match is not None:
        entry = trigger.match.entry
        rule = "lexicon and encoder"
        told.insert(0, f"{' '.join(entry.words)} ({entry.pos}): {entry.type} {entry.cameo}")
    elif trigger.promised is not None:
        act = trigger.promised.entry
        rule = "promise or refusal"
        told.insert(0, f"will {' '.join(act.words)} ({act.pos}): {act.type} {act.cameo}")
    if draft.reading.cue is not None:
        told.append(f"“{draft.reading.cue.text}”: {draft.reading.value}")
    return Why(rule=rule, evidence="; ".join(told))


def _political(event: Event, belonging: Belonging) -> bool:
    """Whether *event* is politics: a protest, police using force, a state or its like taking part."""
    if event.type in _PUBLIC or (
        event.type == "ASSAULT" and any(p.sector == "COP" for p in event.actor)
    ):
        return True
    return any(
        (p.country and p.span not in belonging.settled) or p.sector in _POLITICAL
        for p in (*event.actor, *event.recipient)
    )


def _likeliest(labels: list[str], rows: Floats) -> Any:
    """Return the label of the highest mean probability; the model's lists are those of the record."""
    return labels[int(rows.mean(axis=0).argmax())]


def _voice(doc: Doc, trigger: Span) -> Attribution | None:
    """Return the innermost attribution whose content tells the event at *trigger*.

    Decisions and judgements ("condemned the bombing") are none that tell it.
    """
    start, end = trigger.start_char, trigger.end_char
    holders = [
        (sum(len(c.text) for c in a.content), n, a)
        for n, a in enumerate(doc._.onrecord_attributions)
        if a.act != "decision"
        and not _judged(doc, trigger, a)
        and any(c.span[0] <= start and end <= c.span[1] for c in a.content)
    ]
    return min(holders, default=(0, 0, None))[2]


def _judged(doc: Doc, trigger: Span, attribution: Attribution) -> bool:
    """Tell whether *attribution* judges what it takes for granted: "condemned the bombing"."""
    if attribution.cue is None or trigger.root.pos_ not in ("NOUN", "PROPN"):
        return False
    cue = doc.char_span(*attribution.cue.span, alignment_mode="expand")
    return cue is not None and not _JUDGING.isdisjoint(t.lemma_.lower() for t in cue)


def _numbered(event: Event, number: int) -> Event:
    return _replaced(event, id=f"e{number}")


def _replaced(event: Event, **changes: object) -> Event:
    return msgspec.structs.replace(event, **changes)


def _denied(
    doc: Doc, trigger: Trigger, voice: Attribution | None, contents: set[int]
) -> Reading | None:
    """Return that the event did not happen, where it is what *voice* denies; None where it is not.

    A noun, or the predicate of the denied clause, is; a clause inside takes the rest for granted
    ("denied that men who *killed* ten were its own"), and so does who refutes an accusation. Right for
    nine in ten in the written corpus.
    """
    if voice is None or voice.stance != "denies" or voice.cue is None or trigger.type in _SPOKEN:
        return None
    head = trigger.head
    over = head.head.head if head.dep_ == "conj" else head.head
    if head.pos_ in ("VERB", "AUX") and over.i in contents and over != head:
        return None
    cue = doc.char_span(*voice.cue.span, alignment_mode="expand")
    return Reading("CT-", cue.root) if cue is not None else None


def _own(trigger: Trigger) -> frozenset[int]:
    """Return the tokens that make the event what it is; of a refusal by "not", all that stand beside it."""
    words = set(range(trigger.span.start, trigger.span.end)) - {trigger.head.i}
    if trigger.type == "REJECT" and trigger.match is None:
        words |= {t.i for t in trigger.head.children}
    return frozenset(words)


def _words(span: Span) -> Words:
    return Words(text=span.text, span=(span.start_char, span.end_char))
