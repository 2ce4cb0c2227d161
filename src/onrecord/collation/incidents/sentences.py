"""The sentence around a place in a text, by its punctuation alone."""

import re

_END = re.compile(r"""[.!?]['"”’)\]]*\s+(?=['"“‘(\[]?[A-Z0-9])|\n+""")
_SHORT = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Lt|Gen|Col|Maj|Capt|Sgt|Brig|Gov|Sen|Rep|Rev|Prof|No|vs|Jan|Feb|Mar|Apr|Jun"
    r"|Jul|Aug|Sep|Sept|Oct|Nov|Dec)|\b[A-Z]\.[A-Z])$"
)


def sentence_bounds(text: str) -> list[tuple[int, int]]:
    """Return start and end of the sentences of *text*; abbreviations and initials end none."""
    bounds, start = [], 0
    for match in _END.finditer(text):
        stop = match.start()
        if text[stop] == "." and _SHORT.search(text, start, stop):
            continue
        if text[start : match.end()].strip():
            bounds.append((start, match.end()))
        start = match.end()
    if text[start:].strip():
        bounds.append((start, len(text)))
    return bounds


def sentence_at(text: str, bounds: list[tuple[int, int]], at: int) -> str:
    """Return the sentence that holds the character number *at*."""
    return next((text[a:b] for a, b in bounds if a <= at < b), "").strip()
