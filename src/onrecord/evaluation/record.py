"""The record end to end, against articles that two annotators coded (benchmarks/record).

Lenient on spans, strict on meaning. Attributions pair where their contents share at least half of
the shorter one's words; events where type agrees and triggers overlap or stand in one sentence.
"""

import re
from typing import Any

import msgspec

from ..records import Attribution, CodedArticle, Event
from .gold import Given, iso_date
from .report import Counts, Share, Tally
from .spans import Offsets, one_to_one, overlap

_BREAK = re.compile(r"(?<=[.!?][\"”’')])\s+|(?<=[.!?])\s+|\n+")
_WORD = re.compile(r"\w+")

OVERLAPPING = 2
IN_ONE_SENTENCE = 1
"""How near two triggers are."""

_Mention = tuple[Offsets, int]
"""A trigger and the number of its sentence."""


class GoldSpan(msgspec.Struct, frozen=True):
    """Words and where they stand; some participants and places have no span."""

    text: str
    span: Offsets | None = None
    country: str | None = None


class GoldAttribution(msgspec.Struct, frozen=True, kw_only=True):
    """An annotator's attribution."""

    id: str
    source: GoldSpan | None
    cue: GoldSpan | None
    content: list[GoldSpan]
    stance: str
    parent: str | None


class GoldEvent(msgspec.Struct, frozen=True, kw_only=True):
    """An annotator's event; ``date`` is an ISO date or interval."""

    type: str
    mode: str | None
    trigger: GoldSpan
    also: list[GoldSpan]
    actor: list[GoldSpan]
    recipient: list[GoldSpan]
    date: str | None
    place: GoldSpan | None
    factuality: str
    attribution: str | None


class Annotation(msgspec.Struct, frozen=True, kw_only=True):
    """What one annotator found in an article."""

    attributions: list[GoldAttribution]
    events: list[GoldEvent]


class RecordGold(msgspec.Struct, frozen=True, kw_only=True):
    """An article coded twice, independently."""

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    annotator_a: Annotation
    annotator_b: Annotation

    @property
    def annotations(self) -> tuple[Annotation, Annotation]:
        """Both annotators' work."""
        return self.annotator_a, self.annotator_b

    @property
    def given(self) -> Given:
        """The article to code."""
        return Given(
            text=self.text,
            published=iso_date(self.published),
            publisher=self.publisher,
            title=self.title,
            key=self.id,
        )


class _Side:
    """Attributions and events of one side, gold or predicted, with what pairing needs."""

    def __init__(self, text: str, attributions: list[Any], events: list[Any]) -> None:
        sentences = _sentences(text)
        self.attributions = attributions
        self.events = events
        self.by_id = {a.id: a for a in attributions}
        self.words = [_words(text, a) for a in attributions]
        self.mentions = [
            [(m.span, _sentence(sentences, m.span[0])) for m in (e.trigger, *e.also) if m.span]
            for e in events
        ]


class _Paired:
    """Both sides and which of their attributions belong together."""

    def __init__(self, gold: _Side, predicted: _Side) -> None:
        self.gold = gold
        self.predicted = predicted
        self.statements = [
            (gold.attributions[i], predicted.attributions[j])
            for i, j in _paired_attributions(gold, predicted)
        ]
        self._statement_of = {g.id: p.id for g, p in self.statements}

    def statement_of(self, identifier: str) -> str | None:
        """Return the id of the predicted attribution that the gold one is paired with."""
        return self._statement_of.get(identifier)

    def same_voice(self, g: GoldEvent, p: Event) -> bool:
        """Whether both are the author's own, or of the same statement or source."""
        a = self.gold.by_id.get(g.attribution or "")
        b = self.predicted.by_id.get(p.attribution or "")
        if a is None or b is None:
            return a is b
        return self.statement_of(a.id) == b.id or overlap(_at(a.source), _at(b.source))


def score(gold: RecordGold, record: CodedArticle | None) -> tuple[Tally, ...]:
    """Return a tally per annotator; *record*'s spans are those of the gold text."""
    attributions: list[Attribution] = record.attributions if record else []
    events: list[Event] = record.events if record else []
    predicted = _Side(gold.text, attributions, events)
    # Nobody found an event: plain news, which nothing should be read into.
    plain = not any(annotation.events for annotation in gold.annotations)
    quiet = {"articles without events: at most one coded": Share(plain and len(events) <= 1, plain)}
    pairings = [
        _Paired(_Side(gold.text, a.attributions, a.events), predicted) for a in gold.annotations
    ]
    return tuple(_attribution_tally(p) | _event_tally(p) | quiet for p in pairings)


def annotation_tally(
    text: str, attributions: list[Any], events: list[Any], record: CodedArticle | None
) -> Tally:
    """Return the tally against what one annotator found."""
    predicted = _Side(text, record.attributions, record.events) if record else _Side(text, [], [])
    paired = _Paired(_Side(text, attributions, events), predicted)
    return _attribution_tally(paired) | _event_tally(paired)


def _words(text: str, attribution: Any) -> set[int]:
    """The places where the words of the content begin."""
    spans = [c.span for c in attribution.content if c.span]
    return {a + m.start() for a, b in spans for m in _WORD.finditer(text[a:b])}


def _paired_attributions(gold: _Side, predicted: _Side) -> list[tuple[int, int]]:
    ranked = []
    for i, g in enumerate(gold.words):
        for j, p in enumerate(predicted.words):
            shared = len(g & p)
            longer, shorter = max(len(g), len(p)), min(len(g), len(p))
            if shared and shared / shorter >= 0.5 and shared / longer >= 0.25:
                a, b = gold.attributions[i], predicted.attributions[j]
                ranked.append((shared / longer + overlap(_at(a.source), _at(b.source)), i, j))
    return one_to_one(sorted(ranked, key=lambda r: -r[0]))


def _paired_events(
    gold: _Side, predicted: _Side
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return pairs by trigger whatever the type, and pairs of one type."""
    overlapping, alike = [], []
    for i, a in enumerate(gold.events):
        for j, b in enumerate(predicted.events):
            near = _nearness(gold.mentions[i], predicted.mentions[j])
            if near == OVERLAPPING:
                overlapping.append((near, i, j))
            if near and a.type == b.type:
                rank = near + 0.5 * _same(a, b, "actor") + 0.4 * _same(a, b, "recipient")
                alike.append((rank, i, j))
    return one_to_one(overlapping), one_to_one(sorted(alike, key=lambda r: -r[0]))


def _nearness(gold: list[_Mention], predicted: list[_Mention]) -> int:
    """0 where nothing is near; the first two mentions that overlap or share a sentence decide."""
    for span, sentence in gold:
        for other, its_sentence in predicted:
            if overlap(span, other):
                return OVERLAPPING
            if sentence == its_sentence:
                return IN_ONE_SENTENCE
    return 0


def _attribution_tally(paired: _Paired) -> dict[str, Any]:
    gold, predicted = paired.gold.attributions, paired.predicted.attributions
    n, m, both = len(predicted), len(gold), paired.statements
    sources = sum(
        overlap(_at(g.source), _at(p.source)) or (_at(g.source) is None and _at(p.source) is None)
        for g, p in both
    )
    nested = sum(bool(g.parent) and paired.statement_of(g.parent) == p.parent for g, p in both)
    return {
        "attribution content": Counts.of(len(both), n, m),
        "attribution triple": Counts.of(sources, n, m),
        "attribution stance (matched)": Share(
            sum(g.stance == p.stance for g, p in both), len(both)
        ),
        "attribution nesting": Counts.of(
            nested, sum(bool(p.parent) for p in predicted), sum(bool(g.parent) for g in gold)
        ),
    }


def _event_tally(paired: _Paired) -> dict[str, Any]:
    gold, predicted = paired.gold.events, paired.predicted.events
    n, m = len(predicted), len(gold)
    triggers, alike = _paired_events(paired.gold, paired.predicted)
    both = [(gold[i], predicted[j]) for i, j in alike]
    tuples = [_same(g, p, "actor") and _same(g, p, "recipient") for g, p in both]
    polarity = [_polarity(g.factuality) == _polarity(p.factuality) for g, p in both]
    voice = [paired.same_voice(g, p) for g, p in both]
    whole = sum(all(x) for x in zip(tuples, polarity, voice, strict=True))
    unsure = sum(g.factuality != "CT+" and g.factuality == p.factuality for g, p in both)
    return {
        "event trigger (any type)": Counts.of(len(triggers), n, m),
        "event type": Counts.of(len(both), n, m),
        "event tuple (type, actor and recipient countries)": Counts.of(sum(tuples), n, m),
        **_matched_tally(both),
        "factuality polarity (matched)": Share(sum(polarity), len(both)),
        "factuality other than CT+": Counts.of(
            unsure,
            sum(p.factuality != "CT+" for p in predicted),
            sum(g.factuality != "CT+" for g in gold),
        ),
        "event voice (matched)": Share(sum(voice), len(both)),
        "record (tuple, polarity, voice)": Counts.of(whole, n, m),
    }


def _matched_tally(both: list[tuple[GoldEvent, Event]]) -> dict[str, Share]:
    """Accuracies on events that were found, as far as the gold event has a value."""
    modes = [g.mode == p.mode for g, p in both if g.mode]
    dates = [g.date[:10] == _value(p)[:10] for g, p in both if g.date]
    places = [
        g.place.country == (p.place and p.place.country)
        for g, p in both
        if g.place and g.place.country
    ]
    return {
        "actor countries (matched)": Share(sum(_same(g, p, "actor") for g, p in both), len(both)),
        "recipient countries (matched)": Share(
            sum(_same(g, p, "recipient") for g, p in both), len(both)
        ),
        "mode (matched)": Share(sum(modes), len(modes)),
        "date (matched)": Share(sum(dates), len(dates)),
        "place country (matched)": Share(sum(places), len(places)),
    }


def _at(role: Any) -> Offsets | None:
    return role.span if role else None


def _same(g: GoldEvent, p: Event, role: str) -> bool:
    left, right = ({x.country for x in getattr(e, role) if x.country} for e in (g, p))
    return left == right


def _polarity(factuality: str) -> str:
    return factuality[-1]


def _value(event: Event) -> str:
    return (event.date and event.date.value) or ""


def _sentences(text: str) -> list[Offsets]:
    """Rough sentences: the same for gold and prediction, whatever the engine finds."""
    bounds, start = [], 0
    for found in _BREAK.finditer(text):
        bounds.append((start, found.start()))
        start = found.end()
    return [*bounds, (start, len(text))]


def _sentence(sentences: list[Offsets], place: int) -> int:
    return next((i for i, (a, b) in enumerate(sentences) if a <= place <= b), -1)
