"""spaCy's English tokenizer with the word boundaries of UD English (EWT, GUM) where the two differ."""

import re
from collections.abc import Callable

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

_PREFIXED = (
    "a|anti|bi|bio|co|contra|counter|cross|de|e|ex|extra|hyper|infra|inter|intra|mega|meta|micro|"
    "mid|mini|multi|non|pan|para|poly|pre|pro|pseudo|re|semi|sub|super|trans|tri|ultra|un|uni|vice"
)
_RUNS = r"[!?]{2,}|\.{2,}|\*{2,}|-{2,}|<<|>>"
"""Repeated marks are one word."""
_WHOLE = re.compile(
    rf"(?:{_PREFIXED})-[^\W\d_]+"  # anti-government: a prefix is no word of its own
    r"|\d[\d.,]*(?:-\d[\d.,]*){2,}"  # 555-01-99: telephone numbers, dates
    r"|\d{1,2}/\d{1,2}/\d{2,4}"
    rf"|{_RUNS}|={{3,}}|_{{2,}}",
    re.IGNORECASE,
)
_INFIXES = (
    r"(?<=[^\W\d_])/(?=[^\W\d_])",  # and/or
    r"(?<=[^\W\d_])-(?=\d)",  # F-16
    r"(?<=\d)-(?=[^\W\d_])",
    r"(?<=\d)[–—](?=\d)",
    r"(?<=\w)[()\[\];](?=\w)",
    r"(?<=[A-Z])&(?=[A-Z])",
    r"(?<=\w)[”“\"](?=\w)",
)
_ABBREVIATIONS = (
    "Ft.",
    "al.",
    "vs.",
    "approx.",
    "Lt.",
    "Col.",
    "Maj.",
    "Sgt.",
    "Capt.",
    "Cmdr.",
    "Brig.",
)
_SPLIT = ("):", "and/or")
"""Exceptions of spaCy that UD splits."""


def make_tokenizer(nlp: Language) -> Tokenizer:
    """Return a tokenizer for *nlp*, which must be English."""
    defaults = nlp.Defaults
    rules = {k: v for k, v in (defaults.tokenizer_exceptions or {}).items() if k not in _SPLIT}
    tokenizer = Tokenizer(
        nlp.vocab,
        rules=rules,
        prefix_search=compile_prefix_regex([_RUNS, *(defaults.prefixes or [])]).search,
        suffix_search=compile_suffix_regex([_RUNS, *(defaults.suffixes or [])]).search,
        infix_finditer=compile_infix_regex([*(defaults.infixes or []), *_INFIXES]).finditer,
        token_match=_WHOLE.fullmatch,
        url_match=defaults.url_match,
    )
    for word in _ABBREVIATIONS:
        tokenizer.add_special_case(word, [{"ORTH": word}])
    return tokenizer


def tokenizer_factory() -> Callable[[Language], Tokenizer]:
    """Return :func:`make_tokenizer`; registered with spaCy as ``onrecord_tokenizer.v1``."""
    return make_tokenizer
