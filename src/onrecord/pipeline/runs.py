"""Runs of tokens: from scores per token to spans with clean edges."""

from collections.abc import Sequence

from spacy.tokens import Doc, Span

from .layers import Floats

_EDGE = frozenset(",;:.!?-–—…")


def words_of(span: Span) -> list[int]:
    """Return the indices of the tokens of *span* that are no white space."""
    return [t.i for t in span if not t.is_space]


def runs_above(
    tokens: Sequence[int], scores: Floats, threshold: float, *, bridge: int = 0
) -> list[tuple[int, int]]:
    """Return (start, end) of runs of *tokens* scored above *threshold*; gaps of up to *bridge* tokens are filled."""
    out: list[tuple[int, int]] = []
    for i, score in zip(tokens, scores, strict=True):
        if score <= threshold:
            continue
        if out and i - out[-1][1] <= bridge:
            out[-1] = (out[-1][0], i + 1)
        else:
            out.append((i, i + 1))
    return out


def trimmed(doc: Doc, start: int, end: int) -> Span | None:
    """Return the span without white space and pauses at its edges, None if nothing is left."""
    while start < end and (doc[start].is_space or doc[start].text in _EDGE):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in _EDGE):
        end -= 1
    return doc[start:end] if start < end else None
