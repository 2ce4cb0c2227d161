"""Entries of a small event lexicon, written by hand."""

from onrecord.codebook.lexicon import Entry, EventLexicon, WordClass, frame_of
from onrecord.kb import KnowledgeBase
from onrecord.pipeline.coding.matching import Matcher
from onrecord.records.labels import EventType

KB = KnowledgeBase.load()


def entry(
    words: str,
    kind: EventType = "ASSAULT",
    frame: str = "actor=subj recipient=obj",
    *,
    pos: WordClass = "verb",
) -> Entry:
    """Return an entry of *words*; mode, code and polarity do not matter to who asks for it here."""
    return Entry(
        words=tuple(words.split()),
        pos=pos,
        frame=frame_of(frame),
        type=kind,
        mode=None,
        cameo="190",
        happens=True,
        example="",
    )


def matcher(*entries: Entry) -> Matcher:
    """Return a matcher that knows *entries* only."""
    return Matcher(EventLexicon(entries), KB)
