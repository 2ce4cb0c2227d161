"""A record's statements as assertions."""

from collections.abc import Iterator

from ...records import Attribution, CodedArticle, Event, Statement
from ..incidents.words import stem
from ..similarity import term
from .assertion import Assertion, Count
from .content import Content, Token, content, negates, tokens
from .counts import MEASURES, counts
from .layout import (
    Offsets,
    Reading,
    around,
    at,
    common,
    context,
    excerpt,
    first_place,
    nearby,
    read,
    spans_of,
    spot_of,
)
from .lexicon import lexicon
from .participants import actors, parties, subject
from .sources import Voice, voice
from .voicing import (
    about_facts,
    attribution_stance,
    denies,
    event_stance,
    looks_ahead,
    names_nobody,
    saying,
)

_SENTENCES, _LEAST_SAID, _SENTENCE_CONFIDENCE = 6, 3, 0.5
"""Sentences of an article that are looked at, keys that one must have, and how sure it is a statement."""
_TERMS = 14
_FORWARD = ("hypothetical", "future")


def assertions(record: CodedArticle) -> list[Assertion]:
    """Return the assertions of *record*: its events, then attributions whose content has no event.

    An attribution whose content an event tells is named in that event's ``also``, so that no
    statement counts twice. Where several events tell the same words the first of them leads.
    """
    reading = read(record)
    found: list[Assertion] = []
    told: set[tuple[Offsets, ...]] = set()
    carried: set[str] = set()
    for event in record.events:
        one = _of_event(reading, event, told)
        carried.update(one.also)
        found.append(one)
    for attribution in record.attributions:
        if attribution.id not in carried and attribution.content and not names_nobody(attribution):
            found.append(_of_attribution(reading, attribution, _retold(record, attribution)))
    return found + list(_of_sentences(reading))


def _of_event(reading: Reading, event: Event, told: set[tuple[Offsets, ...]]) -> Assertion:
    record = reading.record
    spoken = saying(record, event)
    teller = reading.attributions.get(event.attribution or "")
    region = _region(reading, event, teller if spoken is None else None)
    found = reading.tokens(region)
    what = content(found, reading.names)
    trigger = _trigger(what, event)
    outer = spoken is None and teller is not None and denies(teller)
    signed = _with_factuality(what, trigger, event, outer)
    # an act of speech is known from who speaks: two papers that quote one accuser have one source
    speaker = voice(record, teller if spoken is None else spoken)
    key = tuple(region)
    lead = key not in told and not (spoken is not None and spoken.content and about_facts(spoken))
    told.add(key)
    return _assertion(
        reading,
        event.id,
        region,
        signed,
        speaker,
        kind="event",
        event=event.id,
        also=_also(reading, event, region) if spoken is None else [],
        lead=lead,
        verbal=spoken is not None and about_facts(spoken),
        chain=event.chain,
        stance=event_stance(event, outer),
        outer=outer,
        confidence=event.confidence,
        type=event.type,
        mode=event.mode,
        trigger=trigger,
        acts=[n for t in tokens(event.trigger.text) if (n := term(t.lower)) is not None],
        actors=actors(event, teller, reading.names) or subject(found, event, reading.names),
        recipients=parties(event.recipient, reading.names),
        place=spot_of(event.place)
        or first_place(reading, region, told=True)
        or nearby(reading, region),
        start=event.date.start if event.date else None,
        end=event.date.end if event.date else None,
        basis=event.date.basis if event.date else None,
        historical=event.historical,
        ahead=_is_ahead(event, signed),
        counts=counts_of(reading, found, event),
        text=excerpt(record.article.text, region),
    )


def _is_ahead(event: Event, what: Content) -> bool:
    """Whether the event is still to come, or is itself a plan or a demand."""
    if event.time in _FORWARD:
        return True
    own = [(stem(t.lower),) for t in tokens(event.trigger.text) if t.word]
    return (what.ahead and event.time != "past") or any(w in lexicon().ahead for w in own)


def _region(reading: Reading, event: Event, teller: Attribution | None) -> list[Offsets]:
    """Return the stretches that tell the event: its sentence, as far as its voice's content reaches."""
    a, _ = event.trigger.span
    sentence = next((s for s in reading.sentences if s[0] <= a < s[1]), (a, a))
    if teller is not None:
        inside = [common(c, sentence) for c in spans_of(reading, teller)]
        kept = [s for s in inside if s is not None]
        if any(x <= a < y for x, y in kept):
            return kept
    return [sentence]


def _also(reading: Reading, event: Event, region: list[Offsets]) -> list[str]:
    """Return the attributions whose content stands in the event's region."""
    found = []
    for attribution in reading.record.attributions:
        spans = spans_of(reading, attribution)
        inside = [s for s in spans if any(common(s, r) for r in region)]
        a, _ = event.trigger.span
        if inside and any(x <= a < y for x, y in spans):
            found.append(attribution.id)
    return found


def _trigger(what: Content, event: Event) -> list[str]:
    """Return the keys of the words that denote the event, negations left out."""
    own = content([t for t in tokens(event.trigger.text) if not negates(t, lexicon())], [])
    return sorted(own.words)


def _with_factuality(what: Content, trigger: list[str], event: Event, outer: bool) -> Content:
    """Give the trigger the sign of the event's factuality, which sees more than the words beside."""
    denied = event.factuality.endswith("-") and not outer
    words = what.words | {k: (-1 if denied else 1) for k in trigger if k in what.words}
    what.words = words
    return what


def _retold(record: CodedArticle, attribution: Attribution) -> str | None:
    """Return the event that is told elsewhere too and once more in the attribution's content."""
    spans = [c.span for c in attribution.content]
    for event in record.events:
        if any(a <= s.span[0] < b for s in event.also for a, b in spans):
            return event.id
    return None


def _of_attribution(reading: Reading, attribution: Attribution, event: str | None) -> Assertion:
    record = reading.record
    region = spans_of(reading, attribution)
    found = reading.tokens(region)
    what = content(found, reading.names)
    dates = [d for d in record.dates if any(common(d.span, r) for r in region) and d.start]
    outer = denies(attribution)
    return _assertion(
        reading,
        attribution.id,
        region,
        what,
        voice(record, attribution),
        kind="attribution",
        event=event,
        lead=_says_something(attribution, what),
        chain=attribution.chain,
        stance=attribution_stance(attribution, outer),
        outer=outer,
        confidence=attribution.confidence,
        place=first_place(reading, region, told=True) or nearby(reading, region),
        start=dates[0].start if dates else None,
        end=dates[0].end if dates else None,
        basis="text" if dates else None,
        ahead=what.ahead or looks_ahead(attribution),
        counts=counts(found, reading.dated),
        text=excerpt(record.article.text, region),
    )


def _of_sentences(reading: Reading) -> Iterator[Assertion]:
    """Yield the sentences, of the first few, in which neither an event nor a voice stands."""
    record = reading.record
    taken = [e.trigger.span for e in record.events]
    taken += [s.span for e in record.events for s in e.also]
    taken += [s.span for a in record.attributions for s in (*a.content, a.cue) if s is not None]
    for start, end in reading.sentences[:_SENTENCES]:
        if any(common((start, end), span) for span in taken):
            continue
        region = [(start, end)]
        found = reading.tokens(region)
        what = content(found, reading.names)
        if len(what.words) < _LEAST_SAID:
            continue
        dates = [d for d in record.dates if common(d.span, region[0]) and d.start]
        yield _assertion(
            reading,
            f"s{start}-{end}",
            region,
            what,
            Voice(),
            kind="sentence",
            chain=[record.article.publisher] if record.article.publisher else [],
            stance="supports",
            confidence=_SENTENCE_CONFIDENCE,
            place=first_place(reading, region, told=True) or nearby(reading, region),
            start=dates[0].start if dates else None,
            end=dates[0].end if dates else None,
            basis="text" if dates else None,
            ahead=what.ahead,
            counts=counts(found, reading.dated),
            text=excerpt(record.article.text, region),
        )


def _says_something(attribution: Attribution, what: Content) -> bool:
    return len(what.words) >= 2


def _assertion(
    reading: Reading,
    statement: str,
    region: list[Offsets],
    what: Content,
    speaker: Voice,
    **told: object,
) -> Assertion:
    article = reading.record.article
    return Assertion(
        statement=Statement(article=article.id, id=statement),
        publisher=article.publisher,
        published=(article.published or "")[:10] or None,
        agency=article.agency,
        source=speaker.key,
        role=speaker.words,
        voice_country=speaker.country,
        named=speaker.named,
        witness=speaker.witness,
        change=what.change,
        words=what.words,
        terms=what.terms[:_TERMS],
        around=around(reading, region, what.terms[:_TERMS]),
        context=context(reading, region, what),
        sentence=at(reading, region),
        poles=what.poles,
        stages=what.stages,
        **told,  # type: ignore[arg-type]
    )


def counts_of(reading: Reading, found: list[Token], event: Event) -> list[Count]:
    """Return the counts in the event's words, and those that the coder took from elsewhere in the article."""
    own = counts(found, reading.dated)
    for kind in MEASURES[:4]:
        number = getattr(event.magnitude, kind)
        if number is None or any(c.kind == kind for c in own):
            continue
        told = [c for s in reading.sentences for c in counts(reading.tokens([s]), reading.dated)]
        same = next(
            (
                c
                for c in told
                if c.kind == kind and c.low <= number and (c.high is None or number <= c.high)
            ),
            None,
        )
        if same is not None:
            own.append(same)
    return own
