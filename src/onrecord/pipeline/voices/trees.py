"""Reading the tree: ranges of tokens that belong to a head."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

Range = tuple[int, int]
"""Tokens from start to end (exclusive)."""

SUBJECTS = frozenset(("nsubj", "nsubj:outer", "csubj"))
PASSIVE_SUBJECTS = frozenset(("nsubj:pass", "csubj:pass"))
_PAUSES = frozenset((",", ";", ":", "-", "–", "—", "―", "--"))


def child(token: Token, *relations: str) -> Token | None:
    """Return the first child of *token* in one of *relations*."""
    return next((c for c in token.children if c.dep_ in relations), None)


def case_of(token: Token) -> str:
    """Return the preposition or marker that introduces *token*, lower case, "" without one."""
    return next((c.lower_ for c in token.children if c.dep_ in ("case", "mark")), "")


def whole(token: Token) -> Range:
    """Return the range of the subtree of *token*."""
    return token.left_edge.i, token.right_edge.i + 1


def participle(token: Token) -> bool:
    """Tell whether *token* is a past participle."""
    return "Part" in token.morph.get("VerbForm") and "Past" in token.morph.get("Tense")


def passive(token: Token) -> bool:
    """Tell whether the verb *token* is in the passive voice."""
    if token.dep_ == "acl" and participle(token):
        return True
    return any(
        c.dep_ in ("nsubj:pass", "aux:pass", "csubj:pass", "obl:agent") for c in token.children
    )


def without(outer: Range, inner: Range) -> Iterator[Range]:
    """Yield what is left of *outer* when *inner* is taken out."""
    if inner[1] <= outer[0] or outer[1] <= inner[0]:
        yield outer
        return
    if outer[0] < inner[0]:
        yield outer[0], inner[0]
    if inner[1] < outer[1]:
        yield inner[1], outer[1]


def noun_phrase(head: Token) -> Range:
    """Return the phrase of *head*: modifiers, appositions and conjuncts, no loose "who ..." clause.

    A clause that a comma parts from the noun is no part of the phrase (GUIDELINES.md, decisions),
    one without comma is.
    """
    start, end = head.left_edge.i, head.i + 1
    doc = head.doc
    for part in head.rights:
        if part.dep_ in ("parataxis", "discourse", "orphan", "dep", "punct", "cc"):
            continue
        if (_clause(part) and _paused(doc, part.left_edge.i)) or _new_clause(part):
            break
        last = noun_phrase(part)[1] if part.dep_ in ("appos", "conj") else part.right_edge.i + 1
        if _clause(part):
            last = next((t.i for t in doc[part.i : last] if t.text in _PAUSES), last)
        end = max(end, last)
    return start, _closed(doc, start, end)


def _clause(part: Token) -> bool:
    return part.dep_.startswith(("acl", "advcl"))


def _new_clause(part: Token) -> bool:
    """Tell whether *part* is no noun at all but a clause that the parser coordinates with one."""
    return part.dep_ in ("conj", "appos") and part.pos_ in ("VERB", "AUX")


def _paused(doc: Doc, at: int) -> bool:
    return doc[at].text in _PAUSES or (at > 0 and doc[at - 1].text in _PAUSES)


def _closed(doc: Doc, start: int, end: int) -> int:
    """Return *end* with the parenthesis closed that opens in the range: "Scott (R-Newport)"."""
    opened = sum((t.text == "(") - (t.text == ")") for t in doc[start:end])
    return end + 1 if opened > 0 and end < len(doc) and doc[end].text == ")" else end


def merged(ranges: Iterable[Range], *, gap: int = 0) -> list[Range]:
    """Return *ranges* in order, those joined that overlap or are at most *gap* tokens apart."""
    out: list[Range] = []
    for start, end in sorted(ranges):
        if out and start - out[-1][1] <= gap:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        elif end > start:
            out.append((start, end))
    return out
