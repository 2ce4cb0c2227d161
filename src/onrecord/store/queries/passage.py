"""The sentence around a span, for showing; the record keeps no sentences, only offsets."""

import re

from ...records.spans import Offsets

_END = re.compile(r"[.!?]+[\"'”’)\]]*(?=\s+[\"'“‘(\[]*[A-Z0-9])|\n+")
# Behind these words a full stop ends no sentence.
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Gov|Sen|Rep|St|No|vs|Jan|Feb|Mar|Apr|"
    r"Aug|Sept?|Oct|Nov|Dec|Inc|Ltd|Corp|approx)|\b[A-Z]|\b(?:[A-Za-z]\.)+[A-Za-z])\Z"
)
LONGEST = 700
"""A sentence that nothing seems to end is cut so many characters from the span."""


def sentence(text: str, start: int, end: int) -> Offsets:
    """Return the offsets of the sentence or sentences of *text* that hold ``[start, end)``."""
    left = max(start - LONGEST, 0)
    right = min(end + LONGEST, len(text))
    begun = left
    for stop in _END.finditer(text, left, right):
        if not _ends(text, stop):
            continue
        if stop.end() <= start:
            begun = stop.end()
        elif stop.start() >= end - 1:
            right = max(end, stop.start() if stop[0].isspace() else stop.end())
            break
    while begun < start and text[begun].isspace():
        begun += 1
    while right > end and text[right - 1].isspace():
        right -= 1
    return begun, right


def _ends(text: str, stop: re.Match[str]) -> bool:
    if stop[0].isspace() or stop[0][0] != ".":
        return True
    return not _SHORT.search(text, max(stop.start() - 12, 0), stop.start())
