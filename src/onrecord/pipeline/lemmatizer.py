"""``onrecord_lemmatizer``: lemmas from a table of exceptions and suffix rules learnt on treebanks."""

import json
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Token

from ..errors import ModelError

FEATURES = ("Degree", "Number", "Tense", "VerbForm")
"""Morphological features that tell an English lemma; together with the part of speech, a rule's key."""
MAX_SUFFIX = 5

_VERB_KEYS = (
    ("ing", "VERB|Pres|Part"),
    ("ed", "VERB|Past|Part"),
    ("ss", "VERB|Inf"),
    ("s", "VERB|Sing|Pres|Fin"),
)
"""Rules for a verb whose features are none that a verb can have, by its ending."""
_BASES = frozenset(
    ("need", "feed", "speed", "bleed", "breed", "heed", "seed", "weed", "proceed", "exceed", "succeed",
     "concede", "embed", "shed", "wed", "bring", "sing", "ring", "swing", "cling", "fling", "sting",
     "string", "wring", "spring", "focus", "bias", "canvas")
)  # fmt: skip
"""Verbs whose base form ends as an inflected one does."""
Exceptions = dict[str, dict[str, str]]
Rules = dict[str, dict[str, tuple[int, str]]]


def key_of(pos: str, features: dict[str, str]) -> str:
    """Return the key under which rules for words of this analysis stand: ``VERB|Past|Fin``."""
    return "|".join([pos, *(features[f] for f in FEATURES if f in features)])


class Lemmatizer:
    """Looks lemmas up by form and key, else applies the rule of the longest known suffix.

    ``path`` is a JSON file ``{"exceptions": {key: {form: lemma}}, "rules": {key: {suffix: [cut, add]}}}``
    where a rule takes *cut* characters off the form's end and appends *add*.
    """

    def __init__(self, nlp: Language, name: str = "onrecord_lemmatizer", *, path: str) -> None:
        self.name = name
        try:
            table = json.loads(Path(path).read_text(encoding="utf8"))
            self._set(table["exceptions"], table["rules"])
        except (OSError, ValueError, KeyError) as error:
            raise ModelError(f"{path}: the lemma table cannot be loaded: {error}") from error

    def _set(self, exceptions: Exceptions, rules: Rules) -> None:
        self._exceptions, self._rules = exceptions, rules
        self._verbs: dict[str, str] = {}
        for key, forms in exceptions.items():
            if key.startswith("VERB|"):
                self._verbs = {**forms, **self._verbs}

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemma of every token of *doc*; needs parts of speech and features."""
        for token in doc:
            token.lemma_ = token.text if token.is_space else self._of(token)
        return doc

    def _of(self, token: Token) -> str:
        return self.lemma(token.text, token.pos_, token.morph.to_dict())

    def lemma(self, form: str, pos: str, features: dict[str, str]) -> str:
        """Return the lemma of *form* under this analysis."""
        key = key_of(pos, features)
        word = form if pos == "PROPN" else form.lower()
        known = self._exceptions.get(key, {}).get(word)
        if known is not None:
            return str(known)
        found = self._by_rule(word, key)
        if pos == "VERB" and found == word and word not in _BASES:
            return self._verbs.get(word) or self._by_ending(word)
        return found

    def _by_ending(self, word: str) -> str:
        """Return the lemma of a verb whose features are none that its form can have."""
        key = next((k for ending, k in _VERB_KEYS if word.endswith(ending)), "")
        return self._by_rule(word, key)

    def _by_rule(self, word: str, key: str) -> str:
        rules = self._rules.get(key, {})
        for size in range(min(MAX_SUFFIX, len(word)), -1, -1):
            rule = rules.get(word[len(word) - size :])
            if rule is not None and rule[0] < len(word):
                return str(word[: len(word) - rule[0]] + rule[1])
        return word
