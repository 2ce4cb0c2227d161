"""Named entities as referents: gender, number, roles and ages that the text gives them."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span, Token

from ...kb import KnowledgeBase
from ...records import Entity
from ..naming import country_around
from .lexicon import Gender, Lexicon
from .referents import Referent
from .trees import SUBJECTS, modifiers

_NAMED = frozenset(("compound", "flat", "nmod:desc", "amod", "nmod", "nmod:poss"))
_BECOME = frozenset(("become", "appoint", "elect", "name", "remain", "serve", "nominate", "work"))
_COLLECTIVE = frozenset(("police", "taliban", "hamas", "hezbollah", "houthi"))


def spans_of(doc: Doc, entities: Sequence[Entity]) -> list[tuple[int, Span]]:
    """Return the mentions of *entities* as spans of tokens, in the order of the text."""
    start_at = {t.idx: t.i for t in doc}
    end_at = {t.idx + len(t): t.i + 1 for t in doc}
    found = []
    for number, entity in enumerate(entities):
        for a, b in entity.mentions:
            if a in start_at and b in end_at and start_at[a] < end_at[b]:
                found.append((number, doc[start_at[a] : end_at[b]]))
    return sorted(found, key=lambda f: (f[1].start, -f[1].end))


def referents_of(
    named: Sequence[tuple[int, Span]], entities: Sequence[Entity], words: Lexicon, kb: KnowledgeBase
) -> list[Referent]:
    """Return a referent for each of *entities*, with all that the article tells of it."""
    referents = [_referent(i, entity) for i, entity in enumerate(entities)]
    votes: list[list[Gender]] = [[] for _ in entities]
    for number, span in named:
        referent = referents[number]
        referent.last_words.add(span[-1].lower_)
        for head in _roles(span, words):
            _learn(referent, head, kb)
            if gender := words.gender("nouns", head.lemma_):
                votes[number].append(gender)
        referent.ages.update(_ages(span))
        if gender := _title_gender(span, words):
            votes[number].append(gender)
    for referent, entity, told in zip(referents, entities, votes, strict=True):
        if referent.kind == "person":
            first = _first_name(entity.name, words)
            referent.gender = _majority([*told, *([first, first] if first else [])])
    return referents


def _referent(number: int, entity: Entity) -> Referent:
    if entity.kind == "person":
        return Referent("person", number, country=entity.country)
    last = entity.name.lower().split()[-1:] or [""]
    plural: bool | None = False
    if entity.kind == "group":
        plural = True if last[0].endswith("s") else None
    if entity.kind == "armed_group" or last[0] in _COLLECTIVE:
        plural = None
    return Referent(
        "body",
        number,
        plural=plural,
        country=entity.country,
        is_country=entity.kind == "country",
        is_place=entity.kind in ("country", "unknown"),
    )


def _learn(referent: Referent, head: Token, kb: KnowledgeBase) -> None:
    words = {t.lower_ for t in modifiers(head)} | {t.lower_ for t in head.subtree if t.i > head.i}
    referent.roles.setdefault(head.lemma_.lower(), set()).update(words)
    if referent.country is None and referent.kind == "person":
        referent.country = country_around(head.doc[head.i : head.i + 1], kb)


def _roles(span: Span, words: Lexicon) -> Iterator[Token]:
    """Yield the nouns that say what the name in *span* is."""
    root = span.root
    known = words.person | words.body
    for child in root.children:
        noun = child.pos_ == "NOUN" or child.lemma_.lower() in known
        if (child.dep_ == "appos" and noun) or (
            child.dep_ in _NAMED and child.i < span.start and child.lemma_.lower() in known
        ):
            yield child
    if root.dep_ in ("appos", "flat", "nmod:desc") and root.head.lemma_.lower() in known:
        yield root.head
    before = root.doc[span.start - 1] if span.start else None
    if before is not None and before.head.i != root.i and _is_title(before, known):
        yield before
    if root.dep_ in SUBJECTS:
        yield from _predicates(root.head)


def _is_title(token: Token, known: frozenset[str]) -> bool:
    return (
        token.pos_ in ("NOUN", "PROPN")
        and token.lemma_.lower() in known
        and not token.doc[token.i + 1].is_sent_start
    )


def _predicates(verb: Token) -> Iterator[Token]:
    if verb.pos_ == "NOUN" and any(c.dep_ == "cop" for c in verb.children):
        negated = any(c.lower_ in ("not", "n't", "n’t", "never") for c in verb.children)
        if not negated:
            yield verb
    elif verb.lemma_ in _BECOME:
        for child in verb.children:
            is_as = any(c.lower_ == "as" for c in child.lefts)
            if child.pos_ == "NOUN" and (child.dep_ == "xcomp" or is_as):
                yield child


def _ages(span: Span) -> Iterator[str]:
    """Yield the age in "Smith, 61," and "61-year-old Smith"."""
    doc, after = span.doc, span.end
    following = [t.text for t in doc[after : after + 3]]
    if following[:1] == [","] and len(following) > 2 and following[2] in ",.;:":
        yield from (age for age in following[1:2] if age.isdigit() and len(age) == 2)
    for token in span.root.subtree:
        if token.i < span.start and "year-old" in token.lower_:
            yield token.text.partition("-")[0]


def _title_gender(span: Span, words: Lexicon) -> Gender | None:
    for token in (span[0], span.doc[span.start - 1] if span.start else None):
        if token is not None and (gender := words.gender("titles", token.text)):
            return gender
    return None


def _first_name(name: str, words: Lexicon) -> Gender | None:
    parts = name.split()
    return words.gender("names", parts[0]) if len(parts) > 1 else None


def _majority(votes: Sequence[Gender]) -> Gender | None:
    masculine, feminine = votes.count("masculine"), votes.count("feminine")
    if masculine == feminine:
        return None
    return "masculine" if masculine > feminine else "feminine"
