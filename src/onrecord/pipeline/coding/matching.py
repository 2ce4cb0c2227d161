"""Entries of the event lexicon whose words stand in the text and whose frames are filled."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from ...codebook.lexicon import PREPOSITIONS, Entry, EventLexicon, Slot, WordClass
from ...kb import KnowledgeBase
from ...records.labels import EventType
from ..inflection import bases
from .kinds import kinds_of
from .slots import fillers

_CLASSES: dict[str, tuple[WordClass, ...]] = {
    "VERB": ("verb",),
    "NOUN": ("noun",),
    "PROPN": ("noun",),
    "ADJ": ("adjective", "verb"),
    "X": ("verb", "noun"),
}
"""Word classes to look a word up in; participles pass for adjectives, unknown words for anything."""
_ANY: tuple[WordClass, ...] = ("verb", "noun", "adjective")
_CONTENT = frozenset((*_CLASSES, "ADV", "AUX"))
_CONTENT_RELATIONS = frozenset(
    ("root", "obj", "nsubj", "nsubj:pass", "obl", "nmod", "conj", "ccomp", "xcomp", "advcl", "acl", "acl:relcl")
)  # fmt: skip
_LONG = 6
"""Letters from which on a word is hardly a function word."""
_NEAR = 6
"""Tokens after a trigger or its preposition in which a word that the tree lost is looked for."""
_DEPENDENT = frozenset(("amod", "acl", "xcomp", "obj", "obl", "ccomp", "advcl", "nmod"))
_STOPS = frozenset((".", ",", ";", ":"))
GAP = 7
"""Tokens that may stand between two words of a phrase: "carried out a series of raids"."""


def is_content(token: Token) -> bool:
    """Tell whether the tree takes *token* for more than the function word that its tag says.

    Taggers now and then call a plural a determiner: "continued their attacks/DET".
    """
    return len(token) >= _LONG and token.dep_ in _CONTENT_RELATIONS


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that fits a word of the text.

    Attributes:
        head: the word that carries the event.
        words: the tokens of the entry's words, the head's among them, in the order of the text.
        weight: how specific the entry is here: conditions that hold and words beyond the first.
    """

    entry: Entry
    head: Token
    words: tuple[Token, ...]
    weight: int


class Matcher:
    """Finds the entries that fit a token."""

    def __init__(self, lexicon: EventLexicon, kb: KnowledgeBase) -> None:
        self._lexicon = lexicon
        self.kb = kb

    def known(self, token: Token) -> bool:
        """Tell whether the lexicon has *token* as a head, whatever its frame."""
        return bool(self._entries(token))

    def types(self, token: Token) -> set[EventType]:
        """Return the types that *token* may be a head of, whatever its frame."""
        return {e.type for e in self._entries(token)}

    def loosely(self, token: Token) -> set[EventType]:
        """Return the types of the entries whose words are there, whatever their conditions."""
        return {e.type for e in self._entries(token) if _words(token, e) is not None}

    def _entries(self, token: Token) -> list[Entry]:
        """Return the entries of *token* by its word class, by any other where that one has none.

        Taggers take "the expulsion of" for a verb and "seizure" for a verb's form: what stands after
        a determiner or an owner is looked up as a noun too.
        """
        forms = bases(token.lower_, token.lemma_.lower())
        found = self._of(_CLASSES.get(token.pos_, ()), forms)
        if token.pos_ in _CONTENT or is_content(token):
            if not found:
                found = self._of(_ANY, forms)
            elif token.pos_ != "NOUN" and _like_a_noun(token):
                found += [e for e in self._of(("noun",), forms) if e not in found]
        return found

    def _of(self, kinds: Sequence[WordClass], forms: Sequence[str]) -> list[Entry]:
        return [e for kind in kinds for e in self._lexicon.entries_of(kind, forms)]

    def match(self, token: Token) -> list[Match]:
        """Return the matches at *token*, the most specific first; equal ones in the lexicon's order."""
        found = []
        for entry in self._entries(token):
            words = _words(token, entry)
            if words is None:
                continue
            weight = self._weight(token, entry)
            if weight is not None:
                found.append(Match(entry, token, words, weight + 2 * (len(words) - 1)))
        return sorted(found, key=lambda m: -m.weight)

    def _weight(self, head: Token, entry: Entry) -> int | None:
        """Return how many conditions of *entry* hold, None if one does not."""
        weight, pos = 0, entry.pos
        for alternatives in entry.frame.conditions:
            if not any(self._holds(head, slot, pos) for slot in alternatives):
                return None
            weight += 2 if any(s.lemmas and not s.negated for s in alternatives) else 1
        for slots in (entry.frame.actor, entry.frame.recipient):
            barred = [s for s in slots if s.negated]
            if any(self._is(t, s) for s in barred for t in fillers(head, s.name, pos)):
                return None
            conditional = [s for s in slots if s.conditional and not s.negated]
            if conditional and len(conditional) == len(slots):
                if not any(self._fits(t, s) for s in slots for t in fillers(head, s.name, pos)):
                    return None
                weight += 2 if any(s.lemmas for s in slots) else 1
            elif any(
                s.name not in ("subj", "obj", "poss", "mod") and fillers(head, s.name, pos)
                for s in slots
            ):
                weight += 1  # a phrase that the entry names is there
        return weight

    def _holds(self, head: Token, slot: Slot, pos: WordClass) -> bool:
        """Tell whether a condition holds; a negated one also does where nothing fills the slot."""
        found = fillers(head, slot.name, pos)
        if slot.negated:
            return not any(self._is(t, slot) for t in found)
        if not slot.conditional:
            return bool(found)
        return any(self._is(t, slot) for t in found) or (bool(slot.lemmas) and _near(head, slot))

    def _fits(self, token: Token, slot: Slot) -> bool:
        return self._is(token, slot) != slot.negated if slot.conditional else True

    def _is(self, token: Token, slot: Slot) -> bool:
        if slot.lemmas and not slot.lemmas.isdisjoint(bases(token.lower_, token.lemma_.lower())):
            return True
        return bool(slot.kinds) and not slot.kinds.isdisjoint(kinds_of(token, self.kb))

    def kinds_of(self, token: Token) -> frozenset[str]:
        """Return the kinds of what *token* denotes."""
        return kinds_of(token, self.kb)

    def participants(self, match: Match, role: str) -> list[Token]:
        """Return the heads of what fills *role* of *match*: of the first slot that is filled.

        Where both sides act alike ("met", "talks between", "clashed with") all slots count.
        """
        slots: Sequence[Slot] = getattr(match.entry.frame, role)
        alike = role == "actor" and any(s.name in ("with", "between", "among") for s in slots)
        found: list[Token] = []
        for slot in slots:
            found += [
                t for t in fillers(match.head, slot.name, match.entry.pos) if self._fits(t, slot)
            ]
            if found and not alike:
                break
        return found


def _like_a_noun(token: Token) -> bool:
    """Tell whether *token* stands where a noun does: after a determiner, adjective or owner."""
    if token.i == 0:
        return False
    before = token.nbor(-1)
    if before.dep_ == "nsubj":
        return False
    return before.pos_ in ("DET", "ADJ", "PRON") or before.text in ("'s", "’s", "'")


def _near(head: Token, slot: Slot) -> bool:
    """Tell whether a word of *slot* stands right behind *head* or the slot's preposition.

    For parses that cut the phrase off: "called for a truce" with "for" as a particle.
    """
    doc, end = head.doc, head.sent.end
    if slot.name in ("subj", "iobj", "poss", "mod") or head.pos_ == "ADJ":
        return False
    at = head.i + 1
    if slot.name not in ("obj", "xcomp"):
        behind = doc[at : min(at + _NEAR + 1, end)]
        at = next((t.i + 1 for t in behind if t.lower_ == slot.name), end)
    for token in doc[at : min(at + _NEAR, end)]:
        if not slot.lemmas.isdisjoint(bases(token.lower_, token.lemma_.lower())):
            return True
        if token.text in _STOPS:
            return False
        if slot.name != "xcomp" and _leads_away(token, at):
            return False
    return False


def _leads_away(token: Token, start: int) -> bool:
    """Tell whether another clause or phrase begins at *token*."""
    if token.pos_ == "VERB" and token.dep_ not in _DEPENDENT:
        return True
    return token.i > start and token.lower_ in PREPOSITIONS


def _words(head: Token, entry: Entry) -> tuple[Token, ...] | None:
    """Return the tokens of the entry's words around *head*, None if one is missing."""
    before = entry.words[: entry.head]
    after = entry.words[entry.head + 1 :]
    left = list(_before(head, before))
    right = list(_after(head, after, verb=entry.pos == "verb"))
    if len(left) < len(before) or len(right) < len(after):
        return None
    return tuple(sorted((*left, head, *right), key=lambda t: t.i))


def _before(head: Token, words: Sequence[str]) -> Iterator[Token]:
    """Yield the tokens right before *head* that are *words*."""
    at = head.i - 1
    for word in reversed(words):
        while at >= 0 and head.doc[at].text in ("-", "’s", "'s"):
            at -= 1
        if at < 0 or not _is_word(head.doc[at], word):
            return
        yield head.doc[at]
        at -= 1


def _after(head: Token, words: Sequence[str], *, verb: bool) -> Iterator[Token]:
    """Yield the tokens after *head* that are *words*, in order, a few others between."""
    at = head.i
    end = head.sent.end
    for word in words:
        found = next(
            (t for t in head.doc[at + 1 : min(at + 1 + GAP, end)] if _is_word(t, word)), None
        )
        if found is None and verb:  # "a raid was carried out"
            found = next(
                (c for c in head.children if c.dep_ == "nsubj:pass" and _is_word(c, word)), None
            )
            if found is not None:
                yield found
                continue
        if found is None:
            return
        yield found
        at = found.i


def _is_word(token: Token, word: str) -> bool:
    return word in bases(token.lower_, token.lemma_.lower())
