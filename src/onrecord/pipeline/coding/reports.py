"""Reports and short texts: what a few sentences tell of they spell out, a report leaves much unsaid."""

from itertools import islice

from spacy.tokens import Doc

REPORT = 5
"""Sentences from which on a text is a report that shows what it is about."""


def is_report(doc: Doc) -> bool:
    """Tell whether *doc* is long enough to be a report."""
    return len(list(islice(doc.sents, REPORT))) == REPORT
