"""Questions to the syntax tree: subjects, governing verbs, phrases, pleonastic "it"."""

from spacy.tokens import Span, Token

SUBJECTS = frozenset(("nsubj", "nsubj:pass", "nsubj:outer"))
_NOT_HEADS = frozenset(
    ("compound", "flat", "fixed", "goeswith", "nmod:desc", "amod", "det", "case", "cop")
)
_POINTING = frozenset(("the", "this", "that"))
_SUBJECTLESS = frozenset(("conj", "xcomp", "advcl"))
"""Clauses whose subject is understood to be that of the clause above."""
_CLAUSES = frozenset(("ccomp", "xcomp", "advcl", "acl", "acl:relcl", "advcl:relcl", "csubj"))


def heads_phrase(token: Token) -> bool:
    """Tell whether *token* is the head of a noun phrase, not a part of a name or a modifier."""
    return token.dep_ not in _NOT_HEADS


def is_plural(token: Token) -> bool:
    """Tell whether *token* is plural by its features."""
    return "Plur" in token.morph.get("Number")


def coordinated(token: Token) -> bool:
    """Tell whether *token* is the first of several joined by "and": together they are plural."""
    return any(c.dep_ == "conj" for c in token.children)


def governor(token: Token) -> Token | None:
    """Return the predicate of the clause that *token* stands in, None at the root."""
    seen = token
    for _ in range(40):
        if seen.dep_ == "ROOT" or seen.head.i == seen.i:
            return None
        above = seen.head
        if seen.dep_ in SUBJECTS or above.pos_ in ("VERB", "AUX") or above.dep_ in _CLAUSES:
            return above
        seen = above
    return None


def predicated_of(noun: Token) -> Token | None:
    """Return the subject that *noun* is said to be ("Aliyev" in "Aliyev is the president")."""
    if not any(c.dep_ == "cop" for c in noun.children):
        return None
    return next((c for c in noun.children if c.dep_ in SUBJECTS), None)


def subject_of(verb: Token) -> Token | None:
    """Return the subject of *verb*, understood where it is joined by "and" or an infinitive."""
    for _ in range(10):
        for child in verb.children:
            if child.dep_ in SUBJECTS:
                return child
        if verb.dep_ not in _SUBJECTLESS or verb.head.i == verb.i:
            return None
        controls = verb.dep_ == "xcomp"
        verb = verb.head
        if controls and (object_ := next((c for c in verb.children if c.dep_ == "obj"), None)):
            return object_
    return None


def clause_above(verb: Token) -> Token | None:
    """Return the predicate of the clause over that of *verb*, None for a main clause."""
    for _ in range(10):
        if verb.head.i == verb.i:
            return None
        if verb.dep_ in _CLAUSES:
            return verb.head
        verb = verb.head
    return None


def determiner(token: Token) -> str:
    """Return the article or pointing word of the phrase of *token*, lower case, "" if none."""
    return next((c.lower_ for c in token.lefts if c.dep_ == "det"), "")


def possessor(token: Token) -> Token | None:
    """Return the possessor of *token* ("Iran" in "Iran's president")."""
    return next((c for c in token.lefts if c.dep_ == "nmod:poss"), None)


def is_definite(token: Token) -> bool:
    """Tell whether the phrase of *token* begins with "the", "this" or "that"."""
    return determiner(token) in _POINTING


def phrase(token: Token) -> Span:
    """Return the phrase of *token* from its leftmost modifier to itself."""
    start = token.i
    for child in token.lefts:
        if child.dep_ in ("det", "amod", "compound", "nummod", "nmod:poss", "nmod:desc"):
            start = min(start, child.left_edge.i)
    return token.doc[start : token.i + 1]


def modifiers(token: Token) -> list[Token]:
    """Return the adjectives and nouns before *token* in its phrase."""
    return [
        t
        for c in token.lefts
        if c.dep_ in ("amod", "compound", "nummod", "nmod:desc", "nmod:poss", "nmod")
        for t in c.subtree
        if t.pos_ in ("ADJ", "NOUN", "PROPN", "NUM", "VERB")
    ]


def is_pleonastic(token: Token) -> bool:
    """Tell whether "it" stands for a clause or for nothing ("it is clear that", "it rained")."""
    if token.lower_ != "it":
        return False
    head = token.head
    if token.dep_ == "expl":
        return True
    clause = any(c.dep_ in ("csubj", "ccomp", "csubj:pass") for c in head.children)
    is_predicate = any(c.dep_ == "cop" for c in head.children)
    return token.dep_ in SUBJECTS and (
        (is_predicate and head.pos_ == "ADJ" and (clause or _has_infinitive(head)))
        or (is_predicate and any(c.dep_ in ("acl:relcl", "advcl:relcl") for c in head.children))
        or head.lemma_ in ("seem", "appear", "happen", "rain", "snow", "take", "turn")
    )


def _has_infinitive(head: Token) -> bool:
    return any(
        c.dep_ in ("advcl", "xcomp") and any(g.lower_ == "to" for g in c.lefts)
        for c in head.children
    )
