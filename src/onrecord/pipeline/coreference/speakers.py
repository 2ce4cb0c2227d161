"""Who speaks in which quotation: the subjects of the cue words around it."""

from collections.abc import Sequence

from spacy.tokens import Doc

from ..extensions import CUES
from .trees import subject_of

_FIRST = frozenset(("i", "we", "me", "my", "us", "our"))


def speakers(doc: Doc, quote_of: Sequence[int], sentence_of: Sequence[int]) -> dict[int, set[int]]:
    """Return for each whole quotation the tokens that name its speaker.

    *quote_of* and *sentence_of* give the number of the quotation (-1: none) and of the sentence by
    token. A fragment within somebody's sentence ("would never leave his post") is not whole: there
    "he" may well be the speaker. A quotation without a cue is of the one before it in its paragraph.
    """
    quotes_in: dict[int, set[int]] = {}
    whole: dict[int, bool] = {}
    for token in doc:
        quote = quote_of[token.i]
        if quote >= 0:
            quotes_in.setdefault(sentence_of[token.i], set()).add(quote)
            if token.is_alpha:
                opens = token.text[0].isupper() and quote not in whole
                whole[quote] = whole.get(quote, False) or opens or token.lower_ in _FIRST
    found: dict[int, set[int]] = {}
    for cue in doc.spans.get(CUES, ()):
        verb = cue.root
        subject = subject_of(verb) if quote_of[verb.i] < 0 else None
        if subject is not None:
            for quote in quotes_in.get(sentence_of[verb.i], ()):
                found.setdefault(quote, set()).add(subject.i)
    _inherit(doc, quote_of, found)
    return {q: tokens for q, tokens in found.items() if whole.get(q)}


def _inherit(doc: Doc, quote_of: Sequence[int], found: dict[int, set[int]]) -> None:
    latest: set[int] = set()
    for token in doc:
        quote = quote_of[token.i]
        if token.is_space and token.text.count("\n") > 1:
            latest = set()
        elif quote in found:
            latest = found[quote]
        elif quote >= 0 and latest:
            found[quote] = latest
