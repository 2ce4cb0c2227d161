"""What the words around a name tell: its title, its country, its sector."""

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Span, Token

from ..kb import Group, KnowledgeBase
from ..records.labels import Sector
from .modifiers import (
    is_others,
    left_office,
    names_a_land,
    names_another,
    part_of_person,
    present,
    silent,
)

_LONGEST = 5
"""Words of an organization's name at most."""
_MODIFIERS = {"amod", "compound", "nmod:poss", "nmod", "flat", "nmod:unmarked", "nmod:desc"}
_OF = ("of", "from", "in")
"""Prepositions whose phrase tells the country, the surest first."""
_ALSO_STATES = ("Georgia",)
"""Names of countries that are also those of states of the USA, whose senators and governors they tell."""
_ABROAD = frozenset(
    ("embassy", "consulate", "ambassador", "envoy", "consul", "diplomat", "peacekeeper", "mission",
     "attache", "attaché", "refugee", "migrant", "correspondent", "tourist", "observer",
     "expatriate", "monitor", "mercenary")
)  # fmt: skip
"""Those who are elsewhere than at home: a country after "in" is not theirs."""


def written(tokens: Iterable[Token]) -> str:
    """Return the text from the first to the last of *tokens*, as the document has it; "" of none."""
    found = sorted(tokens, key=lambda t: t.i)
    return str(found[0].doc[found[0].i : found[-1].i + 1].text) if found else ""


def bare(span: Span) -> Span:
    """Return *span* without article, possessive mark and surrounding punctuation."""
    start, end = span.start, span.end
    doc = span.doc
    while start < end - 1 and (
        doc[start].lower_ in ("the", "a", "an") or doc[start].is_punct or doc[start].is_space
    ):
        start += 1
    while end - 1 > start and (
        doc[end - 1].lower_ in ("'s", "’s", "'", "’") or _loose(doc[end - 1])
    ):
        end -= 1
    return doc[start:end]


def _loose(token: Token) -> bool:
    return token.is_space or (token.is_punct and token.text not in (".", ")"))


def country_in(tokens: Iterable[Token], kb: KnowledgeBase) -> str | None:
    """Return the one country that *tokens* name, of three words at most; None if none or several."""
    words = list(tokens)
    found: list[str] = []
    at = 0
    while at < len(words):
        for length in (3, 2, 1):
            run = words[at : at + length]
            adjacent = len(run) == length and run[-1].i - run[0].i == length - 1
            match = kb.countries.lookup(written(run)) if adjacent else None
            if match and not silent(run):
                found.append(match.iso3)
                at += length
                break
        else:
            at += 1
    return found[0] if len(set(found)) == 1 else None


def country_around(span: Span, kb: KnowledgeBase) -> str | None:
    """Return the country told by *span* itself, its modifiers, or an of-, from- or in-phrase."""
    own = kb.countries.lookup(span.text)
    root = head_of(span)
    if own and not silent(list(span)):
        return own.iso3
    modifiers = sorted(
        {t for child in root.children if child.dep_ in _MODIFIERS for t in child.subtree}
        | {t for t in span if t.i <= root.i}
    )
    close = [t for t in modifiers if t.i <= root.i]
    if names_another(root):
        close = [t for t in close if t.dep_ == "amod"]
    beside = _land_beside(root, kb) if names_a_land(root) else None
    told = beside or country_in(close, kb)
    if told:
        return told
    group = _group_in(close, kb)
    after = _country_after(root, kb, abroad=group is not None)
    if group and group.country and (after is None or group.kind != "organization"):
        return group.country
    return after


def land_of(name: Span, kb: KnowledgeBase) -> str | None:
    """Return the country that follows the *name* of a person: "Rashid Mammadov of Azerbaijan"."""
    doc, at = name.doc, name.end
    if at + 1 >= len(doc) or doc[at].lower_ != "of" or doc[at + 1].ent_type_ != "GPE":
        return None
    land = _name_at(doc[at + 1])
    match = kb.countries.lookup(land.text)
    whole = match is not None and match.how == "name" and land.text not in _ALSO_STATES
    return match.iso3 if match and whole else None


def body_of(span: Span, kb: KnowledgeBase) -> Group | None:
    """Return the known organization whose members *span* names: "Basij units", "members of the PKK"."""
    root = span.root
    before = _group_in([t for t in span if t.i < root.i], kb)
    of = (p for p in _of_phrases(root) if _preposition(p) == "of")
    return before or next((g for p in of if (g := kb.groups.lookup(_name_at(p).text))), None)


def _group_in(words: Sequence[Token], kb: KnowledgeBase) -> Group | None:
    """Return the organization whose name is the last among *words*: "M23 commanders"."""
    for end in range(len(words), 0, -1):
        for start in range(max(0, end - _LONGEST), end):
            run = words[start:end]
            if _is_name(run) and (group := kb.groups.lookup(written(run))):
                return group
    return None


def _is_name(run: Sequence[Token]) -> bool:
    ends = all(
        t.text[0].isalnum() and (t.pos_ == "PROPN" or t.ent_type_) for t in (run[0], run[-1])
    )
    return ends and not part_of_person(run)


def _land_beside(root: Token, kb: KnowledgeBase) -> str | None:
    """Return the country whose name stands beside a noun for one: "a US ally in the Gulf, Qatar"."""
    names = [c for c in root.children if c.dep_ == "appos" and c.ent_type_ == "GPE"]
    return country_in((t for name in names for t in name.subtree), kb)


def _country_after(root: Token, kb: KnowledgeBase, *, abroad: bool) -> str | None:
    """Return the country that the phrases on *root* tell together, or else the surest of them.

    Whoever is *abroad*, "NATO units in Poland", does not belong to the country after "in".
    """
    if names_another(root):
        return None
    phrases = _of_phrases(root)
    if abroad or root.lemma_.lower() in _ABROAD:
        phrases = [p for p in phrases if _preposition(p) != "in"]
    every = country_in((t for p in phrases for t in p.subtree if t.i > root.i), kb)
    if every:
        return every
    # of several places it is none in particular: "laboratories in Dakar and Freetown"
    single = [p for p in phrases if _preposition(p) != "in" or not list(p.conjuncts)]
    ranked = sorted(single, key=lambda p: _OF.index(_preposition(p)))
    told = (_country_of(p, kb) for p in ranked)
    return next((country for country in told if country), None)


def _country_of(token: Token, kb: KnowledgeBase) -> str | None:
    """Return the country of the name of which *token* is a part, or that is told around it."""
    own = kb.countries.lookup(_name_at(token).text)
    return own.iso3 if own else country_around(token.doc[token.i : token.i + 1], kb)


def _name_at(token: Token) -> Span:
    doc, start, end = token.doc, token.i, token.i + 1
    while token.ent_type_ and doc[start].ent_iob_ == "I":
        start -= 1
    while token.ent_type_ and end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    return doc[start:end]


def _of_phrases(root: Token) -> list[Token]:
    """Return the heads of the phrases with of, in or from that hang on *root*."""
    # the parser may call what follows "of" a compound
    return [
        c
        for c in root.children
        if (c.dep_.startswith("nmod") or (c.dep_ in _MODIFIERS and c.i > root.i))
        and _preposition(c)
    ]


def _preposition(head: Token) -> str:
    return next((c.lower_ for c in head.children if c.dep_ == "case" and c.lower_ in _OF), "")


def countries_of_others(span: Span, kb: KnowledgeBase) -> frozenset[str]:
    """Return the countries that *span* names as those of others: "Turkish-backed fighters"."""
    root = span.root
    words = {t for child in root.lefts for t in child.subtree} | {t for t in span if t.i < root.i}
    found = (kb.countries.lookup(t.text) for t in words if is_others(t))
    return frozenset(match.iso3 for match in found if match)


_COUNTING = frozenset(
    ("group", "number", "clique", "band", "handful", "dozen", "crowd", "series", "bunch", "hundred",
     "thousand", "majority", "coalition", "line", "pair", "team", "delegation", "set", "score")
)  # fmt: skip
"""Nouns that say how many of those whom the phrase after "of" names."""


def head_of(span: Span) -> Token:
    """Return the head of *span*; of several words that hang outside, the last noun.

    In "Spanish Interior Minister Ortuño" both "Interior" and "Minister" hang on the name.
    """
    inside = range(span.start, span.end)
    heads = [t for t in span if t.head.i not in inside and t.pos_ in ("NOUN", "PROPN")]
    return heads[-1] if len(heads) > 1 else span.root


def sector_of(span: Span, kb: KnowledgeBase) -> Sector | None:
    """Return the sector of a noun phrase: by its head with the words before it, as a role.

    None of one who has left an office of the state.
    """
    root = head_of(span)
    return left_office(_role_sector(span, kb), (t for t in span if t.i <= root.i))


def _role_sector(span: Span, kb: KnowledgeBase) -> Sector | None:
    root = head_of(span)
    # where a phrase runs over a sentence's end, spaCy's root may stand before it
    words = [t for t in span if t.i <= root.i] or list(span)
    if root.text.islower() and (group := kb.groups.lookup(written(words))):
        return group.sector  # "the Saudi-led coalition" is no coalition of parties
    lemmas = " ".join(t.lemma_ or t.text for t in words)
    told = kb.roles.sector(present(written(words))) or kb.roles.sector(present(lemmas))
    if told is None and root.lemma_.lower() in _COUNTING:
        counted = next((t for t in span if t.head == root and t.dep_ == "nmod"), None)
        if counted is not None and counted.left_edge.i > root.i:
            return _role_sector(span.doc[counted.left_edge.i : counted.i + 1], kb)
    return told


def title_of(name: Span, kb: KnowledgeBase) -> Span | None:
    """Return the title before *name* ("Iranian Foreign Minister") or its apposition, if a role."""
    before = _title_before(name)
    if before is not None and _role_sector(before, kb):
        return before
    for other in appositions(name):
        if _role_sector(other, kb):
            return other
    return None


def _title_before(name: Span) -> Span | None:
    """Return the nouns and adjectives that lead up to *name* without a break."""
    doc, start = name.doc, name.start
    at = start
    while at > 0 and _leads(doc, at - 1) and start - at < 8:
        at -= 1
    while at < start and doc[at].pos_ in ("ADP", "CCONJ", "PART", "PUNCT"):
        at += 1
    return doc[at:start] if at < start else None


def _leads(doc: Doc, at: int) -> bool:
    token = doc[at]
    if doc[at + 1].is_sent_start:
        return False
    if token.lower_ in ("'s", "’s", "-", "of"):
        return bool(at)
    return token.pos_ in ("NOUN", "PROPN", "ADJ") and token.dep_ not in ("obl:tmod", "obl:unmarked")


def appositions(name: Span) -> list[Span]:
    """Return the noun phrases in apposition to *name*, either way round."""
    root = name.root
    heads = [c for c in root.children if c.dep_ == "appos" or _before_a_comma(c, name)]
    if root.dep_ == "appos" or (
        root.dep_ == "flat" and root.head.i not in range(name.start, name.end)
    ):
        heads.append(root.head)
    return [_phrase(h, name) for h in heads if h.pos_ in ("NOUN", "PROPN")]


def _before_a_comma(token: Token, name: Span) -> bool:
    """Tell whether *token* is a title with a comma behind: "Kenya's defence minister, Peter Wanjala"."""
    return token.dep_ == "nmod:desc" and token.i + 2 == name.start and token.nbor(1).text == ","


def _phrase(head: Token, name: Span) -> Span:
    """Return *head* with its modifiers before it and its of-phrase, never reaching into *name*."""
    left = [t.i for c in head.lefts if c.dep_ in _MODIFIERS for t in c.subtree]
    right = [t.i for p in _of_phrases(head) for t in p.subtree if t.i > head.i]
    start, end = min([head.i, *left]), max([head.i, *right]) + 1
    if head.i < name.start:
        end = min(end, name.start)
    else:
        start = max(start, name.end)
    while end - 1 > head.i and head.doc[end - 1].is_punct:
        end -= 1
    return head.doc[start:end]
