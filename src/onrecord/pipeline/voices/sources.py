"""Who speaks: the source that the tree offers for a cue word."""

from spacy.tokens import Token

from .trees import PASSIVE_SUBJECTS, SUBJECTS, Range, case_of, child, noun_phrase, participle

_CLIMBS = frozenset(("xcomp", "conj", "advcl"))
_NOUNS = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
_QUOTED = frozenset(("quote", "cite"))
_LIGHT = frozenset(
    ("make", "issue", "repeat", "reiterate", "renew", "raise", "express", "voice", "file", "publish",
     "release", "deliver", "withdraw", "retract", "have", "give", "offer", "level", "air", "lodge",
     "announce", "state", "underline", "stress", "reaffirm", "confirm", "share", "put")
)  # fmt: skip
"""Verbs whose subject is the source of the noun that is their object ("issued a warning")."""
MAX_STEPS = 6


def source(head: Token) -> Token | None:
    """Return the head word of the source of the cue word *head*, None where the tree names none."""
    if head.pos_ in ("NOUN", "PROPN"):
        return _of_noun(head)
    return _of_verb(head)


def phrase(token: Token) -> Range:
    """Return the tokens of the source whose head word is *token*."""
    if token.pos_ == "PRON" and token.dep_ != "nsubj:pass" and not _heavy(token):
        return token.i, token.i + 1
    start, end = noun_phrase(token)
    while start and _sibling(token.doc[start - 1], token):
        start = token.doc[start - 1].left_edge.i  # one phrase of which the parser made several
    while start < token.i and token.doc[start].dep_ in ("case", "mark", "punct", "cc"):
        start += 1
    return start, end


def _sibling(before: Token, token: Token) -> bool:
    """Tell whether *before*, or the word whose "'s" it is, hangs on the same head in the same way."""
    return any(t.head == token.head and t.dep_ == token.dep_ for t in (before, before.head))


def _heavy(token: Token) -> bool:
    """Tell whether a pronoun carries a phrase: "those who watched", "all of them"."""
    return any(c.dep_.startswith(("acl", "nmod")) for c in token.children)


def _of_verb(head: Token) -> Token | None:
    step, moved = head, False
    for _ in range(MAX_STEPS):
        found, passive = _own(step, moved=moved)
        if found is not None or passive:
            return found
        if step.dep_.startswith("acl"):
            if participle(step) and step.dep_ == "acl":
                return None  # "people suspected of": they do not speak
            return step.head if step.head.pos_ in ("NOUN", "PROPN", "PRON") else None
        if step.dep_ not in _CLIMBS or step.head == step:
            return None
        if step.dep_ == "xcomp":
            controller = child(step.head, "obj", "iobj")
            if controller is not None and controller.i < step.i and not moved:
                return controller
        step, moved = step.head, True
    return None


def _own(step: Token, *, moved: bool) -> tuple[Token | None, bool]:
    """Return the source among the children of *step*, and whether the search ends here."""
    agent = next((c for c in step.children if c.dep_ == "obl:agent" or _by(c, step)), None)
    subject = _subject(step)
    if subject is not None:
        return subject, True
    passive = child(step, *PASSIVE_SUBJECTS)
    if step.dep_ == "acl" and participle(step) and not moved:
        return agent, True
    if passive is None and child(step, "aux:pass", "expl") is None:
        return (agent, True) if agent is not None and not moved else (None, False)
    if not moved and step.lemma_ not in _QUOTED:
        return agent, True  # who is told something, or of whom something is said, does not speak
    return passive, True


def _subject(step: Token) -> Token | None:
    """Return the subject of *step*: of several (a parser's slip) the noun nearest to the verb."""
    found = [c for c in step.children if c.dep_ in SUBJECTS and not _empty(c) and not _in_phrase(c)]
    nouns = [c for c in found if c.pos_ in _NOUNS] or found
    if nouns:
        return min(nouns, key=lambda c: abs(c.i - step.i))
    # "..., said Rev. Paul Halim" with the name taken for the complement
    name = next(
        (c for c in step.rights if c.dep_ in ("ccomp", "obj", "dep") and c.pos_ == "PROPN"), None
    )
    if name is not None and any(c.dep_ in ("ccomp", "parataxis") for c in step.lefts):
        return name
    dummy = child(step, "expl")
    clauses = ("ccomp", "csubj", "csubj:pass")
    if dummy is not None and not any(
        c.dep_ in (*clauses, "aux:pass", "cop") for c in step.children
    ):
        return dummy
    return None


def _by(part: Token, step: Token) -> bool:
    return part.dep_ == "obl" and case_of(part) == "by" and "Part" in step.morph.get("VerbForm")


def _in_phrase(token: Token) -> bool:
    """Tell whether a preposition introduces *token*, which is then no subject."""
    return any(c.dep_ == "case" and c.i < token.i for c in token.children)


def _empty(subject: Token) -> bool:
    if subject.dep_ == "csubj" or subject.is_punct:
        return True
    return subject.lower_ == "it" and child(subject.head, "csubj", "csubj:pass") is not None


def _of_noun(head: Token) -> Token | None:
    owner = child(head, "nmod:poss")
    if owner is not None:
        return owner
    for part in head.children:
        if part.dep_ == "nmod" and part.i > head.i and case_of(part) in ("by", "from", "among"):
            return part
        if part.dep_.startswith("acl") and (made := child(part, "obl:agent")) is not None:
            return made
    verb = head.head
    if head.dep_ == "obj" and verb.lemma_ in _LIGHT:
        return _of_verb(verb)
    if child(head, "cop") is not None:
        return None
    before = child(head, "compound", "amod")
    return before if before is not None and before.pos_ == "PROPN" else None
