"""Cue words in the text, each with the units that may be its content."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from .contents import Unit, units
from .lexicon import CueLexicon, Sense, WordClass
from .stance import declines_by
from .trees import Range, case_of, child

_CLASSES: dict[str, WordClass] = {"VERB": "verb", "NOUN": "noun", "ADJ": "adjective"}
_QUOTED = frozenset(("quote", "cite"))
_NOT = frozenset(("not", "n't", "n’t", "never"))
_HELPERS = frozenset(("aux", "aux:pass", "cop"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word of the lexicon that may be a cue here.

    Attributes:
        head: the word.
        senses: its senses, those whose particle is missing left out.
        units: where its content may stand, the surest first.
    """

    head: Token
    senses: tuple[Sense, ...]
    units: tuple[Unit, ...]

    @property
    def quotes(self) -> bool:
        """Whether the word can introduce a quotation."""
        return any("quote" in s.frames for s in self.senses)


def candidates(doc: Doc, lexicon: CueLexicon) -> Iterator[Candidate]:
    """Yield the cue words of *doc* that have a content by the tree or may have a quotation."""
    for token in doc:
        kind = _CLASSES.get(token.pos_)
        if kind is None:
            continue
        senses = lexicon.senses(kind, token.lemma_.lower())
        if not senses or (kind == "adjective" and not predicative(token)):
            continue
        found = tuple(units(token, senses))
        made = Candidate(token, tuple(senses), found)
        if found or made.quotes:
            yield made


def predicative(token: Token) -> bool:
    """Tell whether the adjective *token* is said of a subject: "is willing to"."""
    return child(token, "cop") is not None or token.dep_ in ("xcomp", "conj", "root", "advcl")


def cue_range(head: Token, tail: Token | None = None) -> Range:
    """Return the cue of *head*: helpers, negation, adverbs and "declined to" before it, particle and *tail* after."""
    start, end = head.i, head.i + 1
    before = {c.i for c in head.lefts if c.dep_ in _HELPERS or _adverb(c)}
    while start - 1 in before or (start and head.doc[start - 1].lower_ in _NOT):
        start -= 1
    refusal = declines_by(head)
    if refusal is not None and 0 < head.i - refusal.i <= 3:
        start = cue_range(refusal)[0]
    quoting = head.head
    if quoting.lemma_ in _QUOTED and case_of(head) == "as" and 0 < head.i - quoting.i <= 3:
        start = cue_range(quoting)[0]  # "was quoted as saying"
    after = {c.i for c in head.rights if c.dep_ == "compound:prt"}
    if tail is not None:
        after.add(tail.i)
    while end in after:
        end += 1
    return start, end


def _adverb(token: Token) -> bool:
    return (
        token.dep_ == "advmod"
        and token.pos_ in ("ADV", "PART")
        and not token.n_lefts + token.n_rights
    )
