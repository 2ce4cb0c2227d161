"""What the words around a name tell: its title, its country, its sector."""

from collections.abc import Iterable

from spacy.tokens import Doc, Span, Token

from ..kb import KnowledgeBase
from ..records.labels import Sector

_MODIFIERS = {"amod", "compound", "nmod:poss", "nmod", "flat", "nmod:unmarked", "nmod:desc"}
_OF = {"of", "in", "from"}


def written(tokens: Iterable[Token]) -> str:
    """Return the text from the first to the last of *tokens*, as the document has it; "" of none."""
    found = sorted(tokens, key=lambda t: t.i)
    return str(found[0].doc[found[0].i : found[-1].i + 1].text) if found else ""


def bare(span: Span) -> Span:
    """Return *span* without article, possessive mark and surrounding punctuation."""
    start, end = span.start, span.end
    doc = span.doc
    while start < end - 1 and (
        doc[start].lower_ in ("the", "a", "an") or doc[start].is_punct or doc[start].is_space
    ):
        start += 1
    while end - 1 > start and (
        doc[end - 1].lower_ in ("'s", "’s", "'", "’") or _loose(doc[end - 1])
    ):
        end -= 1
    return doc[start:end]


def _loose(token: Token) -> bool:
    return token.is_space or (token.is_punct and token.text not in (".", ")"))


def country_in(tokens: Iterable[Token], kb: KnowledgeBase) -> str | None:
    """Return the one country that *tokens* name, of three words at most; None if none or several."""
    words = list(tokens)
    found: list[str] = []
    at = 0
    while at < len(words):
        for length in (3, 2, 1):
            run = words[at : at + length]
            adjacent = len(run) == length and run[-1].i - run[0].i == length - 1
            match = kb.countries.lookup(written(run)) if adjacent else None
            if match:
                found.append(match.iso3)
                at += length
                break
        else:
            at += 1
    return found[0] if len(set(found)) == 1 else None


def country_around(span: Span, kb: KnowledgeBase) -> str | None:
    """Return the country told by *span* itself, its modifiers, or an of- or in-phrase."""
    own = kb.countries.lookup(span.text)
    if own:
        return own.iso3
    root = span.root
    modifiers = sorted(
        {t for child in root.children if child.dep_ in _MODIFIERS for t in child.subtree}
        | {t for t in span if t.i <= root.i}
    )
    close = [t for t in modifiers if t.i <= root.i]
    return country_in(close, kb) or country_in(_of_phrases(root), kb)


def _of_phrases(root: Token) -> list[Token]:
    """Return the words of the phrases with of, in or from that hang on *root*."""
    phrases = [
        child
        for child in root.children
        if child.dep_.startswith("nmod")
        and any(c.dep_ == "case" and c.lower_ in _OF for c in child.children)
    ]
    return [t for phrase in phrases for t in phrase.subtree if t.i > root.i]


_COUNTING = frozenset(
    ("group", "number", "clique", "band", "handful", "dozen", "crowd", "series", "bunch", "hundred",
     "thousand", "majority", "coalition", "line", "pair", "team", "delegation", "set", "score")
)  # fmt: skip
"""Nouns that say how many of those whom the phrase after "of" names."""


def sector_of(span: Span, kb: KnowledgeBase) -> Sector | None:
    """Return the sector of a noun phrase: by its head with the words before it, as a role."""
    root = span.root
    # where a phrase runs over a sentence's end, spaCy's root may stand before it
    words = [t for t in span if t.i <= root.i] or list(span)
    lemmas = " ".join(t.lemma_ or t.text for t in words)
    told = kb.roles.sector(written(words)) or kb.roles.sector(lemmas)
    if told is None and root.lemma_.lower() in _COUNTING:
        counted = next((t for t in span if t.head == root and t.dep_ == "nmod"), None)
        if counted is not None and counted.left_edge.i > root.i:
            return sector_of(span.doc[counted.left_edge.i : counted.i + 1], kb)
    return told


def title_of(name: Span, kb: KnowledgeBase) -> Span | None:
    """Return the title before *name* ("Iranian Foreign Minister") or its apposition, if a role."""
    before = _title_before(name)
    if before is not None and sector_of(before, kb):
        return before
    for other in _appositions(name):
        if sector_of(other, kb):
            return other
    return None


def _title_before(name: Span) -> Span | None:
    """Return the nouns and adjectives that lead up to *name* without a break."""
    doc, start = name.doc, name.start
    at = start
    while at > 0 and _leads(doc, at - 1) and start - at < 8:
        at -= 1
    while at < start and doc[at].pos_ in ("ADP", "CCONJ", "PART", "PUNCT"):
        at += 1
    return doc[at:start] if at < start else None


def _leads(doc: Doc, at: int) -> bool:
    token = doc[at]
    if doc[at + 1].is_sent_start:
        return False
    if token.lower_ in ("'s", "’s", "-", "of"):
        return bool(at)
    return token.pos_ in ("NOUN", "PROPN", "ADJ") and token.dep_ not in ("obl:tmod", "obl:unmarked")


def _appositions(name: Span) -> list[Span]:
    """Return the noun phrases in apposition to *name*, either way round."""
    root = name.root
    heads = [c for c in root.children if c.dep_ == "appos"]
    if root.dep_ == "appos":
        heads.append(root.head)
    return [_phrase(h, name) for h in heads if h.pos_ in ("NOUN", "PROPN")]


def _phrase(head: Token, name: Span) -> Span:
    """Return *head* with its modifiers before it and its of-phrase, never reaching into *name*."""
    left = [t.i for c in head.lefts if c.dep_ in _MODIFIERS for t in c.subtree]
    right = [t.i for t in _of_phrases(head)]
    start, end = min([head.i, *left]), max([head.i, *right]) + 1
    if head.i < name.start:
        end = min(end, name.start)
    else:
        start = max(start, name.end)
    while end - 1 > head.i and head.doc[end - 1].is_punct:
        end -= 1
    return head.doc[start:end]
