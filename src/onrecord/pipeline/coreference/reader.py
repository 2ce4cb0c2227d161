"""One reading of an article from left to right, which resolves what it meets.

Narration is read before quotations: who is quoted is known when a pronoun inside is looked at, and
in a quotation "he" is not the one who speaks.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from ...kb import KnowledgeBase
from ...records import Entity
from ..extensions import SOURCES
from ..quotes import quotes
from .descriptions import Descriptions
from .lexicon import Lexicon
from .profiles import referents_of
from .pronouns import SORTS, Sort, antecedent, bound, fits
from .referents import Appearance, Memory, Referent
from .speakers import speakers
from .trees import (
    SUBJECTS,
    coordinated,
    governor,
    heads_phrase,
    is_definite,
    is_pleonastic,
    is_plural,
    phrase,
    possessor,
    predicated_of,
    subject_of,
)

_WEIGHTS = {
    "nsubj": 1.0, "nsubj:pass": 1.2, "nsubj:outer": 1.2, "obj": 0.9, "iobj": 0.7, "obl": 0.4,
    "obl:agent": 0.6, "nmod:poss": 1.2, "nmod": 0.2, "ROOT": 0.8, "vocative": 0.3,
}  # fmt: skip
"""How much a part of the clause stands out."""
_ANYONE = frozenset(("those", "one", "anyone", "everyone", "people", "someone"))
_MAIN = frozenset(("ROOT", "conj", "parataxis"))
_RELATIVE = frozenset(("who", "whom", "whose", "which"))


class Reader:
    """Finds the mentions of *entities* in *doc* beside their names."""

    def __init__(
        self,
        doc: Doc,
        named: Sequence[tuple[int, Span]],
        entities: Sequence[Entity],
        words: Lexicon,
        kb: KnowledgeBase,
    ) -> None:
        self._doc = doc
        self._words = words
        self._named = referents_of(named, entities, words, kb)
        self._names: dict[int, Referent] = {}
        self._inside: set[int] = set()
        for number, span in named:
            self._names.setdefault(span.root.i, self._named[number])
            self._inside.update(range(span.start, span.end))
        self._descriptions = Descriptions(self._named, words, kb)
        self._memory = Memory()
        self._unnamed: dict[str, Referent] = {}
        self._quote = _quote_of(doc)
        self._sentence = _sentence_of(doc)
        self._speakers = speakers(doc, self._quote, self._sentence)
        self._sources = {i for s in doc.spans.get(SOURCES, ()) for i in range(s.start, s.end)}

    def read(self) -> list[tuple[int, Span]]:
        """Return the further mentions with the index of their entity."""
        found: list[tuple[int, Span]] = []
        for quoted in (False, True):
            for token in self._doc:
                if (self._quote[token.i] >= 0) == quoted:
                    found += self._meet(token)
        return found

    def _meet(self, token: Token) -> Iterator[tuple[int, Span]]:
        if token.i in self._names:
            if heads_phrase(token):
                self._note(token, self._names[token.i])
            return
        if token.dep_ == "cc" and token.head.dep_ == "conj":
            self._group(token)
        if token.i in self._inside:
            return
        if token.lower_ in SORTS and token.pos_ in ("PRON", "DET"):
            referent = self._pronoun(token)
            span = self._doc[token.i : token.i + 1]
        elif token.lower_ in _RELATIVE or "Rel" in token.morph.get("PronType"):
            referent = self._relative(token)
            span = self._doc[token.i : token.i + 1]
        elif token.pos_ in ("NOUN", "PROPN", "ADJ") and heads_phrase(token):
            referent = self._noun(token)
            span = phrase(token)
        else:
            return
        if referent is not None and referent.entity is not None:
            yield referent.entity, span

    def _pronoun(self, token: Token) -> Referent | None:
        sort = SORTS[token.lower_]
        if is_pleonastic(token) or self._is_either(token):
            return None
        referent: Referent | None = None
        if sort.reflexive:
            subject = bound(token)
            at = self._memory.at(subject.i) if subject is not None else None
            referent = at.referent if at is not None else None
        else:
            here = self._appearance(token, Referent("thing"))
            referent = antecedent(token, here, self._memory, self._speaking(token))
            referent = referent or self._ahead(token, sort)
        if referent is None or not fits(referent, sort):
            return None
        if sort.gender is not None and referent.gender is None:
            referent.gender = sort.gender
        self._note(token, referent)
        return referent

    def _ahead(self, token: Token, sort: Sort) -> Referent | None:
        """Return the subject to come, of whom a clause before it speaks ("When he left, Baker ...")."""
        verb = governor(token)
        if verb is None or verb.dep_ != "advcl" or sort.kind != "person":
            return None
        subject = subject_of(verb.head)
        if subject is None or subject.i < token.i or self._quote[subject.i] != self._quote[token.i]:
            return None
        named = self._names.get(subject.i)
        return named if named is not None and fits(named, sort) else None

    def _is_either(self, token: Token) -> bool:
        """Tell whether *token* is half of "he/she", which is nobody."""
        return "/" in self._doc[max(0, token.i - 1) : token.i + 2].text

    def _relative(self, token: Token) -> Referent | None:
        verb = governor(token)
        while verb is not None and verb.dep_ not in ("acl:relcl", "ROOT") and verb.head.i != verb.i:
            verb = verb.head
        if verb is None or verb.dep_ != "acl:relcl" or coordinated(verb.head):
            return None
        if token.i and self._doc[token.i - 1].lower_ in _ANYONE:
            return None
        at = self._memory.at(verb.head.i)
        if at is None:
            return None
        if token.lower_ == "which" and at.referent.kind == "person":
            return None
        self._note(token, at.referent)
        return at.referent if token.lower_ in _RELATIVE else None

    def _speaking(self, token: Token) -> list[Referent]:
        """Return the speakers of the quotation around *token*."""
        tokens = self._speakers.get(self._quote[token.i], ())
        return [at.referent for i in tokens if (at := self._memory.at(i)) is not None]

    def _noun(self, token: Token) -> Referent | None:
        """Return the named referent of a noun; note the place of any other."""
        if token.pos_ == "ADJ" and "year-old" not in token.lower_:
            return None
        if token.dep_ == "appos" and self._memory.at(token.head.i) is not None:
            return None
        name = self._name_after(token)
        if name is not None:
            self._note(token, self._names[name.i])
            apart = name.left_edge.i > token.i + 1 or self._doc[token.i + 1].is_punct
            told = is_definite(token) or possessor(token) is not None
            return self._names[name.i] if told and apart else None
        subject = predicated_of(token)
        at = self._memory.at(subject.i) if subject is not None else None
        if at is not None:
            self._note(token, at.referent)
            return None
        key = token.lemma_.lower()
        known = self._unnamed.get(key) if is_definite(token) else None
        referent = known
        if known is None:
            speaking = self._speaking(token)
            referent = self._descriptions.antecedent(token, self._memory, speaking)
        if referent is None:
            referent = self._unnamed[key] = self._new(token)
        self._note(token, referent)
        return referent

    def _group(self, token: Token) -> None:
        """Note at "and" what it joins: several, whom "they" may mean."""
        first = self._memory.at(token.head.head.i)
        if first is not None and token.lower_ == "and":
            group = Referent(first.referent.kind, plural=True)
            place = self._appearance(token.head.head, group)
            place.token = token.i
            self._memory.note(place)

    def _name_after(self, token: Token) -> Token | None:
        """Return the name in apposition to a noun that says what it is ("the minister, Javad Zarif")."""
        lemma = token.lemma_.lower()
        for child in token.rights:
            if child.dep_ in ("appos", "flat") and child.i in self._names:
                person = self._names[child.i].kind == "person"
                fits_kind = lemma in (self._words.person if person else self._words.body)
                several = is_plural(token) or coordinated(child)
                return child if fits_kind and not several else None
        return None

    def _new(self, token: Token) -> Referent:
        lemma = token.lemma_.lower()
        plural = is_plural(token) or coordinated(token)
        if lemma in self._words.person:
            return Referent("person", plural=plural, gender=self._words.gender("nouns", lemma))
        kind = "body" if lemma in self._words.body else "thing"
        return Referent("body" if kind == "body" else "thing", plural=plural)

    def _note(self, token: Token, referent: Referent) -> None:
        self._memory.note(self._appearance(token, referent))

    def _appearance(self, token: Token, referent: Referent) -> Appearance:
        return Appearance(
            token.i,
            self._sentence[token.i],
            self._weight(token),
            self._quote[token.i],
            referent,
        )

    def _weight(self, token: Token) -> float:
        dep = token.dep_
        if dep in ("conj", "appos") and token.head.i != token.i:
            return _WEIGHTS.get(token.head.dep_, 0.3) - 0.2
        weight = _WEIGHTS.get(dep, 0.3)
        if dep in SUBJECTS and token.head.dep_ in _MAIN:
            weight += 0.3
        return weight + (0.3 if token.i in self._sources else 0.0)


def _quote_of(doc: Doc) -> list[int]:
    """Return for each token the index of the quotation that it stands in, -1 for none."""
    spans = quotes(doc.text).spans
    at, out = 0, []
    for token in doc:
        while at < len(spans) and spans[at][1] <= token.idx:
            at += 1
        out.append(at if at < len(spans) and spans[at][0] <= token.idx else -1)
    return out


def _sentence_of(doc: Doc) -> list[int]:
    number, out = -1, []
    for token in doc:
        number += bool(token.is_sent_start) or token.i == 0
        out.append(number)
    return out
