"""Statements that have no cue word: "Tehran: no comment", a transcript's "SMITH: ...", “...” — Jane Smith."""

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span

from .drafts import Draft, Neighbours, shared, touch
from .quotations import Quotations
from .trees import Range

DASHES = frozenset(("―", "—", "–", "--", "-"))
NAMES = frozenset(("PER", "ORG"))
CONTENT_WORDS = 3
"""Words that must follow a name with a colon."""
SHORT = 5
"""Words that may follow a place's name with a colon, which is else a heading."""
NAME_TOKENS = 6
_SPEAKER = re.compile(r"[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,2}")
"""A speaker of a transcript, in capitals."""


def verbless(doc: Doc, quoted: Quotations, drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Yield the attributions of *doc* by colon and by dash whose content no draft has."""
    places = Neighbours(drafts)
    starts = [0, *(t.i + 1 for t in doc if t.is_space and "\n" in t.text)]
    turns = (_turn(doc, a, b) for a, b in zip(starts, [*starts[1:], len(doc)], strict=True))
    for draft in (*_signed(doc, quoted), *turns):
        if draft is not None and not _told(draft.content[0], places):
            yield draft


def _told(content: Range, places: Neighbours) -> bool:
    """Tell whether a voice outside *content* already says half of it."""
    half = 0.5 * (content[1] - content[0])
    return any(
        d.cue is not None and not touch(d.cue, content) and shared(d.content, [content]) >= half
        for d in places.near(*content)
    )


def _turn(doc: Doc, start: int, end: int) -> Draft | None:
    """Return the statement of a paragraph that begins with a name and a colon."""
    while start < end and (doc[start].is_quote or doc[start].is_space):
        start += 1
    while end > start and doc[end - 1].is_space:
        end -= 1
    colon = next(
        (i for i in range(start, min(start + NAME_TOKENS, end)) if doc[i].text == ":"), start
    )
    if colon == start or not _speaks(doc[start:colon], doc[colon + 1 : end]):
        return None
    return _draft((colon, colon + 1), (start, colon), (colon + 1, end))


def _speaks(name: Span, said: Span) -> bool:
    """Tell whether *name* is a speaker's and *said* what one says.

    "Tehran: no comment" is a statement, "NIGERIA: Oil workers downed tools" a heading.
    """
    words = sum(t.is_alpha for t in said)
    entity = next((e for e in name.ents if (e.start, e.end) == (name.start, name.end)), None)
    if entity is not None and entity.label_ == "GPE":
        return 0 < words <= SHORT
    if any(e.label_ == "GPE" for e in name.ents):
        return False
    named = entity is not None and entity.label_ in NAMES
    clause = words >= CONTENT_WORDS and any(t.pos_ in ("VERB", "AUX") for t in said)
    return clause and (named or _SPEAKER.fullmatch(name.text) is not None)


def _signed(doc: Doc, quoted: Quotations) -> Iterator[Draft]:
    """Yield the quotations that a dash and a name sign."""
    for quotation in quoted.all:
        at = quotation.range[1]
        if not quotation.speech or at + 1 >= len(doc) or doc[at].text not in DASHES:
            continue
        after = doc[at + 1 : at + 1 + NAME_TOKENS].ents
        name = next((e for e in after if e.start == at + 1 and e.label_ == "PER"), None)
        if name is not None:
            yield _draft((at, at + 1), (name.start, name.end), quotation.range)


def _draft(cue: Range, source: Range, content: Range) -> Draft:
    return Draft(
        head=None,
        cue=cue,
        source=source,
        content=[content],
        act="communication",
        stance="asserts",
        confidence=0.8,
        frame="verbless",
    )
