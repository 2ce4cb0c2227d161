"""The language of a text, as far as it has to be known: English or not."""

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_SAMPLE = 4000
# Words that no other language of the Latin script writes so often.
_ENGLISH = frozenset(
    (
        "the", "of", "and", "to", "with", "that", "was", "were", "said", "for", "from", "by", "has",
        "have", "had", "which", "will", "would", "been", "this", "their", "they", "he", "she", "his",
        "her", "who", "not", "are", "is", "at", "on", "as", "after", "before", "when", "about",
        "over", "into",
    )
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]{2,}")
_FEW_WORDS = 5  # without names
_BEYOND_LATIN = "\u0250"
# One in nine words of the list stands in practically every English sentence; a sentence of bare
# names has none, and there the model's odds must be overwhelming.
_SHARE = 0.12
_ODDS = 20.0
_NOT_FOREIGN = ("en", "zxx")  # zxx: no language at all, as of a table of numbers


def foreign_language(text: str) -> str | None:
    """Return the ISO 639 code of the language *text* is in, or None where it may be English.

    The doubt goes to English: names and short sentences of other tongues' words must not cost an
    article.
    """
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample)
    latin = any(word[0] < _BEYOND_LATIN for word in words)
    if latin and sum(not word.istitle() for word in words) < _FEW_WORDS:
        return None
    if latin and sum(word.lower() in _ENGLISH for word in words) >= _SHARE * len(words):
        return None
    ranked = _identifier().rank(sample)
    best, probability = ranked[0]
    if best in _NOT_FOREIGN or not words:
        return None
    english = dict(ranked)["en"]
    return best if probability > _ODDS * english else None


@cache  # 0.4 s to load, read-only
def _identifier() -> "LanguageIdentifier":
    from py3langid import langid

    path = langid.MODEL_DIR / langid.MODEL_FILE
    return langid.LanguageIdentifier.from_modelpath(path, norm_probs=True)
