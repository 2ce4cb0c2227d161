"""``onrecord_attributions``: sources, cues and contents joined into attributions with their nesting."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from ..kb import KnowledgeBase
from ..records import Attribution
from ..records import Span as Words
from ..records.labels import AttributionType
from . import extensions
from .quotes import Quotes, quotes
from .voices import lexicon
from .voices.assembly import assemble
from .voices.drafts import Draft
from .voices.nesting import nest
from .voices.speakers import Name, names
from .voices.trees import Range
from .voices.unnamed import add_unnamed


class Attributions:
    """Writes ``doc._.onrecord_attributions``; *cues* is a cue lexicon to use instead of the shipped one.

    Raises:
        KnowledgeError: *cues* is no cue lexicon.
    """

    def __init__(
        self, nlp: Language, name: str = "onrecord_attributions", *, cues: str = ""
    ) -> None:
        extensions.register()
        self.name = name
        self.kb = KnowledgeBase.load()
        self.lexicon = lexicon.load(Path(cues)) if cues else lexicon.load()

    def __call__(self, doc: Doc) -> Doc:
        """Annotate *doc*."""
        doc._.onrecord_attributions = self.match(doc)
        return doc

    def match(self, doc: Doc) -> list[Attribution]:
        """Return the attributions of *doc* in the order of the text."""
        if doc._.onrecord_encoding is None:
            return []
        marked = quotes(doc.text)
        drafts = assemble(doc, self.lexicon, marked)
        nest(drafts)
        drafts.sort(key=lambda d: (d.start, d.depth, -d.size))
        add_unnamed(doc, drafts, self.kb)
        return list(_records(doc, drafts, marked, self.kb))


def _records(
    doc: Doc, drafts: Sequence[Draft], marked: Quotes, kb: KnowledgeBase
) -> Iterator[Attribution]:
    ids = {id(d): f"a{n}" for n, d in enumerate(drafts, start=1)}
    known = names(doc, drafts, kb)
    outer = doc._.onrecord_context.voices()
    for draft in drafts:
        entity, name = known[id(draft)]
        yield Attribution(
            id=ids[id(draft)],
            source=_words(doc, draft.source),
            source_entity=entity,
            source_name=name,
            cue=_words(doc, draft.cue),
            content=[w for c in draft.content if (w := _words(doc, c))],
            type=_type(doc, draft, marked),
            act=draft.act,
            stance=draft.stance,
            parent=ids[id(draft.parent)] if draft.parent is not None else None,
            chain=[*outer, *_voices(draft, known)],
            confidence=round(draft.confidence, 2),
        )


def _voices(draft: Draft, known: dict[int, Name]) -> list[str]:
    """Return the names from the outermost source of *draft*'s chain to its own."""
    chain: list[str] = []
    step: Draft | None = draft
    while step is not None:
        name = known[id(step)][1]
        if name:
            chain.insert(0, name)
        step = step.parent
    return chain


def _type(doc: Doc, draft: Draft, marked: Quotes) -> AttributionType:
    spans = [doc[a:b] for a, b in draft.content]
    shares = [marked.share(s.start_char, s.end_char) for s in spans]
    if shares and min(shares) > 0.9:
        return "direct"
    return "mixed" if any(share > 0 for share in shares) else "indirect"


def _words(doc: Doc, tokens: Range | None) -> Words | None:
    if tokens is None:
        return None
    span = doc[tokens[0] : tokens[1]]
    return Words(text=span.text, span=(span.start_char, span.end_char))
