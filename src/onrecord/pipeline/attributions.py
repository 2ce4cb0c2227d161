"""``onrecord_attributions``: sources, cues and contents joined into attributions with their nesting.

The encoder marks cues, sources and contents and scores which source and which content belong to
which cue; here every cue takes its own, contents without a cue take the nearest voice, and an
attribution standing inside another's content becomes its child.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc, Span

from ..kb import KnowledgeBase
from ..records import Attribution
from ..records import Span as Words
from ..records.labels import AttributionType, Stance
from . import extensions
from .layers import Encoding
from .participants import resolve
from .quotes import Quotes, quotes
from .runs import runs_above, trimmed, words_of

SOURCE_SCORE = 0.3
CONTENT_SCORE = 0.5
MIN_CONTENT = 2
"""Words that a content fragment needs at least, unless the cue declines to speak."""
_PERSONAL = frozenset(("he", "she"))
_RELAYS = frozenset(("quote", "cite"))
"""Cues whose source is quoted by another voice of the sentence."""
_STRAY = 2
"""Words of a neighbouring sentence that are no part of a content."""
_NAMING = frozenset(("NOUN", "PROPN", "PRON", "NUM", "ADJ"))
"""Parts of speech that a source's head may have."""
_CLOSE = 3
"""A gap of at most this many words inside a content is part of it."""


Name = tuple[str | None, str | None]
"""An entity's id and the fullest name that the article gives for it."""


@dataclass
class Draft:
    """An attribution in the making; spans of tokens."""

    cue: Span | None
    source: Span | None
    content: list[Span]
    stance: Stance
    confidence: float
    parent: "Draft | None" = None

    @property
    def start(self) -> int:
        """The first character of any part."""
        parts = [*self.content, *(p for p in (self.cue, self.source) if p is not None)]
        return min(p.start_char for p in parts)

    @property
    def size(self) -> int:
        """Words of the content."""
        return sum(len(c) for c in self.content)


class Attributions:
    """Writes ``doc._.onrecord_attributions`` from the encoder's roles and pair scores."""

    def __init__(self, nlp: Language, name: str = "onrecord_attributions") -> None:
        extensions.register()
        self.name = name
        self.kb = KnowledgeBase.load()

    def __call__(self, doc: Doc) -> Doc:
        """Annotate *doc*."""
        doc._.onrecord_attributions = self.match(doc)
        return doc

    def match(self, doc: Doc) -> list[Attribution]:
        """Return the attributions of *doc* in the order of the text."""
        encoding: Encoding | None = doc._.onrecord_encoding
        if encoding is None:
            return []
        marked = quotes(doc.text)
        drafts = [_from_cue(doc, encoding, cue) for cue in doc.spans[extensions.CUES]]
        drafts = [d for d in drafts if d.content or d.stance == "declines"]
        drafts = _one_per_content(drafts)
        drafts += _orphans(doc, drafts, marked)
        for draft in drafts:
            draft.parent = _parent(draft, drafts)
        drafts.sort(key=lambda d: d.start)
        return list(_records(doc, drafts, marked, self.kb))


def _from_cue(doc: Doc, encoding: Encoding, cue: Span) -> Draft:
    """Return what the pair scores give to *cue*: the best source, and every content fragment."""
    anchors = words_of(cue)
    source = _source(doc, encoding, cue, anchors)
    content = _content(doc, encoding, cue, anchors)
    labels = encoding.labels["stance"]
    stances = encoding.stances[anchors].mean(axis=0)
    stance: Stance = labels[int(stances.argmax())]  # type: ignore[assignment]
    scores = [float(encoding.pair("content", anchors, words_of(c)).mean()) for c in content]
    confidence = sum(scores) / len(scores) if scores else 0.5
    return Draft(cue, source, content, stance, round(confidence, 2))


def _source(doc: Doc, encoding: Encoding, cue: Span, anchors: list[int]) -> Span | None:
    best: tuple[float, Span | None] = (SOURCE_SCORE, None)
    for span in doc.spans[extensions.SOURCES]:
        if not encoding.together(span.start, anchors[0]):
            continue
        words = words_of(span)
        score = float(encoding.pair("source", anchors, words).mean()) if words else 0.0
        if score > best[0]:
            best = (score, span)
    if best[1] is None:
        near = _neighbourhood(doc, cue)
        runs = runs_above(near, encoding.pair("source", anchors, near), CONTENT_SCORE, bridge=1)
        spans = [s for r in runs if (s := trimmed(doc, *r)) is not None and s.root.pos_ in _NAMING]
        return max(spans, key=len, default=None)
    return best[1]


def _content(doc: Doc, encoding: Encoding, cue: Span, anchors: list[int]) -> list[Span]:
    near = _neighbourhood(doc, cue)
    runs = runs_above(near, encoding.pair("content", anchors, near), CONTENT_SCORE, bridge=_CLOSE)
    spans = [trimmed(doc, *_whole(doc, start, end)) for start, end in runs]
    return [s for s in spans if s is not None and len(words_of(s)) >= MIN_CONTENT]


def _whole(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Return the run without the one or two words by which it reaches into another sentence."""
    first, last = doc[start].sent, doc[end - 1].sent
    if first.end < end and first.end - start <= _STRAY:
        start = first.end
    if last.start > start and end - last.start <= _STRAY:
        end = last.start
    return start, end


def _neighbourhood(doc: Doc, cue: Span) -> list[int]:
    """Return the words of the cue's window, the cue's own left out."""
    encoding: Encoding = doc._.onrecord_encoding
    window = encoding.pairs[encoding.window_of[words_of(cue)[0]]]
    return [i for i in window.columns if not cue.start <= i < cue.end]


def _one_per_content(drafts: list[Draft]) -> list[Draft]:
    """Drop a draft whose content and source a surer one has already."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: -d.confidence):
        same = [k for k in kept if _same_content(draft, k)]
        if not any(_touch(draft.source, k.source) or draft.source is None for k in same):
            kept.append(draft)
    return kept


def _apart(one: Draft, other: Draft) -> bool:
    """Whether the contents of two drafts lie apart; spares the comparison word by word."""
    if not one.content or not other.content:
        return True
    ends = [max(c.end for c in d.content) for d in (one, other)]
    starts = [min(c.start for c in d.content) for d in (one, other)]
    return ends[0] <= starts[1] or ends[1] <= starts[0]


def _same_content(one: Draft, other: Draft) -> bool:
    if _apart(one, other):
        return False
    mine = {i for c in one.content for i in words_of(c)}
    theirs = {i for c in other.content for i in words_of(c)}
    return bool(mine and theirs) and len(mine & theirs) > 0.8 * max(len(mine), len(theirs))


def _touch(one: Span | None, other: Span | None) -> bool:
    return one is not None and other is not None and one.start < other.end and other.start < one.end


def _orphans(doc: Doc, drafts: Sequence[Draft], marked: Quotes) -> list[Draft]:
    """Return attributions for quoted contents that no cue took: they go on with the last voice."""
    out: list[Draft] = []
    taken = {i for d in drafts for c in d.content for i in words_of(c)}
    for span in doc.spans[extensions.CONTENTS]:
        words = words_of(span)
        if not words or sum(i in taken for i in words) > 0.3 * len(words):
            continue
        before = [d for d in drafts if d.content and d.content[-1].end <= span.start and d.source]
        voice = max(before, key=lambda d: d.content[-1].end, default=None)
        if marked.share(span.start_char, span.end_char) > 0.9 and voice is not None:
            out.append(Draft(None, voice.source, [span], "asserts", 0.4))
    return out


def _parent(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """Return the draft of the smallest content that holds *draft*'s cue and content."""
    # a voice inside its own statement goes on speaking, it does not quote itself
    own = [*draft.content, *([draft.cue] if draft.cue is not None else [])]
    holders = [
        d
        for d in drafts
        if _reaches(d, own) and d.size > draft.size and _holds(d, own) and not _same_voice(d, draft)
    ]
    if draft.cue is not None and draft.cue.root.lemma_ in _RELAYS:  # "IRNA reported, quoting ..."
        holders += [d for d in drafts if _relays(d, draft)]
    holders = [d for d in holders if not _descends(d, draft)]
    return min(holders, key=lambda d: d.size, default=None)


def _descends(draft: Draft, ancestor: Draft) -> bool:
    """Whether *ancestor* stands in *draft*'s chain: as its child it would close a ring."""
    step: Draft | None = draft
    while step is not None:
        if step is ancestor:
            return True
        step = step.parent
    return False


def _relays(outer: Draft, inner: Draft) -> bool:
    """Whether *outer* reports the very words that it has from *inner*."""
    if outer is inner or outer.cue is None or outer.source is None or _same_voice(outer, inner):
        return False
    return outer.cue.root.lemma_ not in _RELAYS and _same_content(outer, inner)


def _same_voice(one: Draft, other: Draft) -> bool:
    return one.source is not None and other.source is not None and _touch(one.source, other.source)


def _reaches(outer: Draft, parts: Sequence[Span]) -> bool:
    """Whether any content of *outer* touches one of *parts*; spares counting the words."""
    return any(_touch(c, p) for c in outer.content for p in parts)


def _holds(outer: Draft, parts: Sequence[Span]) -> bool:
    words = {i for c in outer.content for i in words_of(c)}
    inner = [i for p in parts for i in words_of(p)]
    return bool(inner) and sum(i in words for i in inner) >= 0.8 * len(inner)


def _records(
    doc: Doc, drafts: Sequence[Draft], marked: Quotes, kb: KnowledgeBase
) -> Iterator[Attribution]:
    ids = {id(d): f"a{n}" for n, d in enumerate(drafts, start=1)}
    names = _names(doc, drafts, kb)
    outer = doc._.onrecord_context.voices()
    for draft in drafts:
        entity, name = names[id(draft)]
        yield Attribution(
            id=ids[id(draft)],
            source=_words(draft.source),
            source_entity=entity,
            source_name=name,
            cue=_words(draft.cue),
            content=[w for c in draft.content if (w := _words(c))],
            type=_type(draft, marked),
            stance=draft.stance,
            parent=ids[id(draft.parent)] if draft.parent is not None else None,
            chain=[*outer, *_voices(draft, names)],
            confidence=draft.confidence,
        )


def _names(doc: Doc, drafts: Sequence[Draft], kb: KnowledgeBase) -> dict[int, Name]:
    """Return for each draft (by ``id``) the entity its source names and the fullest name for it.

    A personal pronoun that the sentence does not resolve is the person who spoke last.
    """
    people = {e.id for e in doc._.onrecord_entities if e.kind == "person"}
    out: dict[int, Name] = {}
    speaker: Name = (None, None)
    for draft in sorted(drafts, key=_first_token):
        if draft.source is None:
            out[id(draft)] = (None, None)
            continue
        found = resolve(draft.source, doc._.onrecord_entities, kb)
        name: Name = (found.entity, found.name)
        if found.entity in people:
            speaker = name
        elif found.entity is None and draft.source.text.lower() in _PERSONAL and speaker[0]:
            name = speaker
        out[id(draft)] = name
    return out


def _first_token(draft: Draft) -> int:
    """Return the token with which *draft*'s source begins, or, without one, any part of it."""
    if draft.source is not None:
        return draft.source.start
    return min(p.start for p in (*draft.content, draft.cue) if p is not None)


def _voices(draft: Draft, names: dict[int, Name]) -> list[str]:
    """Return the names from the outermost source of *draft*'s chain to its own."""
    chain: list[str] = []
    step: Draft | None = draft
    while step is not None:
        name = names[id(step)][1]
        if name:
            chain.insert(0, name)
        step = step.parent
    return chain


def _type(draft: Draft, marked: Quotes) -> AttributionType:
    shares = [marked.share(c.start_char, c.end_char) for c in draft.content]
    if shares and min(shares) > 0.9:
        return "direct"
    return "mixed" if any(share > 0 for share in shares) else "indirect"


def _words(span: Span | None) -> Words | None:
    if span is None:
        return None
    return Words(text=span.text, span=(span.start_char, span.end_char))
