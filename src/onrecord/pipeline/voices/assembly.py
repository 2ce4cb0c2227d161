"""Source, cue and content joined: the tree proposes, the encoder's scores decide.

A word of the cue lexicon whose frame the tree fills is a candidate; how sure the encoder must be
that it is a cue depends on the frame (``NEEDED``). Cues that only the encoder sees keep the content
its pair scores give. Quotations go to the cue beside them as a whole.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from spacy.tokens import Doc, Token

from ...records.labels import Act, Stance
from .. import extensions
from ..layers import Encoding
from ..quotes import Quotes
from ..runs import runs_above, trimmed, words_of
from . import sources
from .contents import Unit
from .coordination import part as part_statements
from .cues import Candidate, candidates, cue_range
from .drafts import Draft, Neighbours, same_content, touch
from .lexicon import CueLexicon
from .nesting import RELAYS, descends
from .phrases import phrases
from .quotations import Quotations
from .relays import relayed
from .stance import negated, stance
from .trees import Range, passive, without
from .verbless import verbless

SURE = 0.5
"""Probability of being a cue from which on any frame of the lexicon is taken."""
NEEDED: dict[tuple[str, int], float] = {
    ("predicate", 2): 0.0,
    ("predicate", 1): 0.1,
    ("preposition", 2): 0.0,
    ("preposition", 1): 0.0,
    ("preposition", 0): 0.0,
    ("infinitive", 2): 0.0,
    ("infinitive", 1): 0.01,
    ("object", 2): 0.0,
    ("object", 1): 0.01,
    ("object", 0): 0.01,
}
"""The same for a verb outside all contents that are sure, by frame and weight of the word.

Chosen on PolNeAR dev: each class is taken where about half of its candidates are attributions
there; see docs/voices.md.
"""
NEEDED_OF_NOUNS = {2: 0.0, 1: 0.0}
NEEDED_OF_ADJECTIVES = 0.1
INSIDE = {"clause": 0.01, "infinitive": 0.01, "predicate": 0.01, "preposition": 0.01}
INSIDE_OTHER = 0.1
"""What a word inside a content that is sure needs besides: most of what stands there goes on speaking."""
KNOWN_CUE, UNKNOWN_CUE = 0.2, 0.5
"""The same for a cue without a frame, with and without a place in the lexicon."""
INSIDE_CUE = 0.8
"""The same for a cue without a frame inside a content found before, if it does not deny or question."""
SOURCE_SCORE = 0.3
CONTENT_SCORE = 0.5
MIN_CONTENT = 2
"""Words that a content found by scores alone needs, unless the cue declines to speak."""
_CLOSE = 3
"""A gap of at most this many words inside a content is part of it."""
_NAMING = frozenset(("NOUN", "PROPN", "PRON", "NUM", "ADJ"))


def assemble(doc: Doc, lexicon: CueLexicon, marked: Quotes) -> list[Draft]:
    """Return the attributions of *doc* without their nesting, in no particular order."""
    encoding: Encoding = doc._.onrecord_encoding
    words = list(candidates(doc, lexicon))
    drafts = [d for c in words if (d := _from_unit(doc, encoding, c, lambda _: SURE)) is not None]
    drafts += phrases(doc, lexicon)
    drafts += _from_scores(doc, encoding, lexicon, drafts)
    quoted = Quotations(doc, marked)
    drafts += _less_sure(doc, encoding, words, drafts, quoted)
    drafts = one_per_content(drafts)
    drafts = [d for d in drafts if not _self_talk(doc, d, quoted)]
    drafts += verbless(doc, quoted, drafts)
    part_statements(drafts)
    relays = list(relayed(doc, drafts, lambda t: float(encoding.cues[t.i])))
    taken = {d.head.i for d in relays if d.head is not None}
    drafts = [*(d for d in drafts if d.head is None or d.head.i not in taken), *relays]
    drafts = one_per_content(drafts)
    for draft in drafts:
        draft.content = _clean(doc, draft.content, [])
    quoted.attach(drafts, words, lambda c: _bare(doc, encoding, c))
    return [d for d in drafts if d.content or d.stance == "declines"]


def _bare(doc: Doc, encoding: Encoding, candidate: Candidate) -> Draft:
    """Return a draft for *candidate* that has no content yet but a quotation beside it."""
    sense = max((s for s in candidate.senses if "quote" in s.frames), key=lambda s: s.weight)
    cue = cue_range(candidate.head)
    return Draft(
        head=candidate.head,
        cue=cue,
        source=_source(doc, encoding, candidate.head, cue),
        content=[],
        act=sense.act,
        stance=stance(candidate.head, sense),
        confidence=float(encoding.cues[candidate.head.i]),
        frame="quote",
    )


def _less_sure(
    doc: Doc,
    encoding: Encoding,
    words: Sequence[Candidate],
    drafts: Sequence[Draft],
    quoted: Quotations,
) -> list[Draft]:
    """Return drafts for the words that are none yet, by what their place and frame demand."""
    cues = {i for d in drafts if d.cue is not None for i in range(*d.cue)}
    contents = {i for d in drafts for r in d.content for i in range(*r)}
    found = []
    for candidate in words:
        at = candidate.head.i
        if at in cues:
            continue
        quotation = quoted.holding(at)
        nested = at in contents or (quotation is not None and quotation.speech)
        draft = _from_unit(
            doc, encoding, candidate, partial(_needed, candidate.head, nested=nested)
        )
        if draft is not None:
            found.append(draft)
    return found


def _from_unit(
    doc: Doc, encoding: Encoding, candidate: Candidate, needed: Callable[[Unit], float]
) -> Draft | None:
    """Return the draft of the first unit for which the encoder's cue score is as high as *needed*."""
    head = candidate.head
    score = float(encoding.cues[head.i])
    for unit in candidate.units:
        if score >= needed(unit):
            break
    else:
        return None
    cue = cue_range(head, unit.tail)
    source = _source(doc, encoding, head, cue)
    taken = [r for r in (cue, source) if r is not None]
    content = _clean(doc, unit.ranges, taken)
    if not content or (source is None and not passive(head)):
        return None
    return Draft(
        head=head,
        cue=cue,
        source=source,
        content=content,
        act=unit.sense.act,
        stance=stance(head, unit.sense),
        confidence=score,
        frame=unit.frame,
    )


def _needed(head: Token, unit: Unit, *, nested: bool) -> float:
    """Return the probability of being a cue that *head* must have with *unit* as its content."""
    if head.pos_ == "NOUN":
        weight = unit.sense.weight
        needed = NEEDED_OF_NOUNS.get(weight, SURE) if sources.source(head) is not None else SURE
    elif head.pos_ == "ADJ":
        needed = NEEDED_OF_ADJECTIVES
    elif _says_little(head, unit):
        needed = SURE
    else:
        needed = NEEDED.get((unit.frame, unit.sense.weight), SURE)
    return max(needed, INSIDE.get(unit.frame, INSIDE_OTHER)) if nested else needed


def _says_little(head: Token, unit: Unit) -> bool:
    """Tell whether the content is a mere pronoun, or a predicate of nobody's: "discussed it", "is seen as"."""
    (start, end), *more = unit.ranges
    if unit.frame == "predicate":
        return sources.source(head) is None
    return not more and end - start == 1 and head.doc[start].pos_ in ("PRON", "DET")


def _clean(doc: Doc, ranges: Sequence[Range], taken: Sequence[Range]) -> list[Range]:
    """Return *ranges* without what cue and source take, pauses at the edges cut off."""
    left = list(ranges)
    for part in taken:
        left = [r for whole in left for r in without(whole, part)]
    spans = [trimmed(doc, a, b) for a, b in left]
    return [
        (s.start, s.end)
        for s in spans
        if s is not None and any(t.is_alpha or t.like_num for t in s)
    ]


def _source(doc: Doc, encoding: Encoding, head: Token, cue: Range) -> Range | None:
    found = sources.source(head)
    if found is not None and not cue[0] <= found.i < cue[1]:
        start, end = sources.phrase(found)
        return _trim(doc, (start, cue[0] if start < cue[0] < end else end))
    return _scored_source(doc, encoding, cue)


def _trim(doc: Doc, found: Range) -> Range | None:
    """Return a source without pauses at its edges, and with the article that leads up to it."""
    span = trimmed(doc, *found)
    if span is None:
        return None
    start = span.start
    while start > span.sent.start and doc[start - 1].pos_ == "DET" and doc[start].pos_ != "PRON":
        start -= 1
    return start, span.end


def _scored_source(doc: Doc, encoding: Encoding, cue: Range) -> Range | None:
    """Return the source that the pair scores give to *cue*."""
    anchors = [i for i in range(*cue) if not doc[i].is_space]
    best: tuple[float, Range | None] = (SOURCE_SCORE, None)
    for span in doc.spans[extensions.SOURCES]:
        if not encoding.together(span.start, anchors[0]):
            continue
        words = words_of(span)
        score = float(encoding.pair("source", anchors, words).mean()) if words else 0.0
        if score > best[0]:
            best = (score, (span.start, span.end))
    if best[1] is not None:
        return best[1]
    near = _neighbourhood(doc, cue)
    runs = runs_above(near, encoding.pair("source", anchors, near), CONTENT_SCORE, bridge=1)
    spans = [s for r in runs if (s := trimmed(doc, *r)) is not None and s.root.pos_ in _NAMING]
    longest = max(spans, key=len, default=None)
    return (longest.start, longest.end) if longest is not None else None


def _neighbourhood(doc: Doc, cue: Range) -> list[int]:
    """Return the words of the cue's window, the cue's own left out."""
    encoding: Encoding = doc._.onrecord_encoding
    window = encoding.pairs[encoding.window_of[cue[0]]]
    return [i for i in window.columns if not cue[0] <= i < cue[1]]


def _from_scores(
    doc: Doc, encoding: Encoding, lexicon: CueLexicon, drafts: Sequence[Draft]
) -> Iterator[Draft]:
    """Yield drafts for the cues that only the encoder sees.

    It must be surer of a word that the lexicon does not have, and some source must fit, unless the
    source declines to speak.
    """
    contents = {i for d in drafts for r in d.content for i in range(*r)}
    have = {i for d in drafts if d.cue is not None for i in range(*d.cue)}
    for span in doc.spans[extensions.CUES]:
        if any(i in have for i in range(span.start, span.end)):
            continue
        cue = (span.start, span.end)
        act, guess = _use(lexicon, span.root, _guessed(encoding, cue))
        source = _source(doc, encoding, span.root, cue)
        content = _scored_content(doc, encoding, cue)
        score = float(encoding.cues[cue[0] : cue[1]].mean())
        sure = score >= (KNOWN_CUE if lexicon.has(span.root.lemma_.lower()) else UNKNOWN_CUE)
        if span.root.lemma_ not in RELAYS and span.root.i in contents:
            sure = sure and score >= (INSIDE_CUE if guess == "asserts" else UNKNOWN_CUE)
        if guess == "declines" or (content and source is not None and sure):
            scores = [
                float(encoding.pair("content", list(range(*cue)), list(range(*c))).mean())
                for c in content
            ]
            yield Draft(
                head=span.root,
                cue=cue,
                source=source,
                content=_clean(doc, content, [source] if source is not None else []),
                act=act,
                stance=guess,
                confidence=sum(scores) / len(scores) if scores else 0.5,
                frame="scores",
            )


def _use(lexicon: CueLexicon, head: Token, guessed: Stance) -> tuple[Act, Stance]:
    """Return act and stance of a cue without frame: the lexicon's if it has the word, else *guessed*."""
    for kind in ("verb", "noun", "adjective"):
        senses = lexicon.senses(kind, head.lemma_.lower())  # type: ignore[arg-type]
        # a use that only brings in quotations says least about what the word does
        for sense in sorted(senses, key=lambda s: s.frames == {"quote"}):
            return sense.act, guessed if guessed == "declines" else stance(head, sense)
    return "communication", guessed


def _guessed(encoding: Encoding, cue: Range) -> Stance:
    """Return the stance that the encoder gives to *cue*."""
    labels = encoding.labels["stance"]
    return labels[int(encoding.stances[cue[0] : cue[1]].mean(axis=0).argmax())]  # type: ignore[return-value]


def _scored_content(doc: Doc, encoding: Encoding, cue: Range) -> list[Range]:
    near = _neighbourhood(doc, cue)
    anchors = list(range(*cue))
    runs = runs_above(near, encoding.pair("content", anchors, near), CONTENT_SCORE, bridge=_CLOSE)
    return [
        (s.start, s.end)
        for start, end in runs
        if (s := trimmed(doc, start, end)) is not None and len(words_of(s)) >= MIN_CONTENT
    ]


_PHATIC = frozenset(
    ("think", "know", "guess", "mean", "suppose", "believe", "see", "understand", "remember", "feel",
     "find", "imagine", "say", "tell", "ask", "call", "figure", "realize", "realise", "hear")
)  # fmt: skip
"""Verbs by which a speaker marks his own view or turns to the listener: "I think", "let me tell you"."""


def _self_talk(doc: Doc, draft: Draft, quoted: Quotations) -> bool:
    """Tell whether *draft* is a speaker's aside inside his own quotation, no other voice."""
    if draft.source is None or draft.head is None or quoted.holding(draft.head.i) is None:
        return False
    who = doc[draft.source[0]].lower_ if draft.source[1] - draft.source[0] == 1 else ""
    aside = draft.head.lemma_ in _PHATIC and not negated(draft.head)  # but "we never said that"
    return who == "you" or (who in ("i", "me", "we", "us", "one") and aside)


def one_per_content(drafts: list[Draft]) -> list[Draft]:
    """Drop a draft whose content and source a surer one has already."""
    kept: list[Draft] = []
    places = Neighbours()
    instead: dict[int, Draft] = {}
    for draft in sorted(drafts, key=lambda d: (-d.confidence, d.start)):
        same = (k for k in places.near(draft.start, draft.end) if same_content(draft, k))
        twin = next(
            (k for k in same if touch(draft.source, k.source) or draft.source is None), None
        )
        if twin is None:
            kept.append(draft)
            places.add(draft)
        else:
            instead[id(draft)] = twin
    for draft in kept:
        if draft.parent is not None:
            parent = instead.get(id(draft.parent), draft.parent)
            # the parent's twin may be the draft itself, or stand in it
            draft.parent = None if descends(parent, draft) else parent
    return kept
