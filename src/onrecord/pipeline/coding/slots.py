"""What fills the slots of a frame around a trigger: subjects, objects, prepositional phrases.

Passives, participles, relative clauses, control and coordination are undone here, so that entries
of the lexicon only know active clauses.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from ...codebook.lexicon import WordClass

_SUBJECTS = frozenset(("nsubj", "nsubj:outer"))
_PASSIVE = frozenset(("nsubj:pass",))
_NOUNS = frozenset(("NOUN", "PROPN", "PRON"))
_PHRASAL = _NOUNS | {"VERB", "ADJ", "ADV"}
_CLIMBS = frozenset(("xcomp", "conj", "advcl", "parataxis"))
_BEFORE = frozenset(("amod", "compound", "nmod:unmarked", "nmod:desc", "flat"))
_RELATIVE = frozenset(("who", "which", "that", "whom"))
_ADVERBS = frozenset(("where", "when", "why", "how"))
_WHEN = frozenset(
    ("day", "time", "moment", "year", "week", "month", "night", "reason", "way", "place")
)
_PROMISING = frozenset(("promise", "vow", "threaten", "pledge", "swear"))
"""Verbs whose subject, not whose object, does what the complement says."""
_KIND: dict[str, WordClass] = {
    "VERB": "verb", "AUX": "verb", "X": "verb", "ADJ": "adjective",
}  # fmt: skip
MAX_STEPS = 6
LIGHT = frozenset(
    ("make", "carry", "hold", "launch", "conduct", "stage", "give", "take", "mount", "wage", "commit",
     "begin", "start", "stop", "end", "halt", "resume", "continue", "deliver", "issue", "offer",
     "provide", "impose", "order", "declare", "announce", "perpetrate", "pursue", "open", "lead", "run",
     "do", "plan", "prepare", "suspend", "extend", "fire", "stage", "organize", "organise", "sign",
     "reach", "have", "face", "escalate", "intensify", "pay", "undertake", "execute", "file", "lodge")
)  # fmt: skip
"""Verbs whose subject acts in the noun that is their object ("launched an attack")."""


def fillers(head: Token, slot: str, pos: WordClass | None = None) -> list[Token]:
    """Return the words that fill *slot* of the trigger *head*, the nearest conjunct first.

    *pos* is the word class of the lexicon's entry, where it may differ from the tagger's.
    """
    kind = pos or _KIND.get(head.pos_, "noun")
    if kind == "verb":
        found = list(_of_verb(head, slot))
    elif kind == "adjective":
        found = list(_of_adjective(head, slot))
    else:
        found = list(_of_noun(head, slot))
    return [t for f in found for t in (f, *_conjuncts(f))]


def _conjuncts(token: Token) -> Iterator[Token]:
    yield from (t for t in token.conjuncts if t.i > token.i and t.dep_ == "conj")


def case(token: Token) -> str:
    """Return the preposition of *token*, "" without one."""
    return next(
        (c.lower_ for c in token.children if c.dep_ in ("case", "mark") and c.i < token.i), ""
    )


def is_passive(head: Token) -> bool:
    """Tell whether the verb *head* is in the passive voice, also as a bare participle."""
    if any(c.dep_ in ("nsubj:pass", "aux:pass", "obl:agent") for c in head.children):
        return True
    participle = "Part" in head.morph.get("VerbForm") and "Past" in head.morph.get("Tense")
    if not participle:
        return False
    if head.dep_ == "conj" and head.head.pos_ == "VERB" and head.head != head:
        bare = not any(c.dep_ in ("aux", "nsubj", "obj") for c in head.children)
        return bare and is_passive(head.head)
    return head.dep_ in ("acl", "amod")


def _of_verb(head: Token, slot: str) -> Iterator[Token]:
    if slot == "subj":
        yield from _agent(head)
    elif slot == "obj":
        yield from _patient(head)
    elif slot == "iobj":
        yield from (c for c in head.children if c.dep_ == "iobj")
    elif slot == "xcomp":
        clauses = (c for c in head.children if c.dep_ in ("xcomp", "ccomp") and c.i > head.i)
        yield from (c for c in clauses if case(c) != "that")
    elif slot == "mod":
        yield from (c for c in head.lefts if c.dep_ in ("compound", "obl:unmarked"))
    else:
        yield from _phrases(head, slot)
        for below in head.children:  # "opened an investigation into": the parser's choice
            if below.dep_ in ("obj", "nsubj:pass"):
                yield from _phrases(below, slot)


def _phrases(head: Token, preposition: str) -> Iterator[Token]:
    """Yield the phrases that *preposition* leads in, by the tree, else by the word before them."""
    found = False
    for part in head.children:
        if part.dep_.split(":")[0] in ("obl", "nmod", "advcl", "acl") and case(part) == preposition:
            found = True
            if preposition == "by" and part.dep_ == "obl:agent":
                continue
            yield part
    if not found:
        yield from _led_by(head, preposition)


def _led_by(head: Token, preposition: str) -> Iterator[Token]:
    """Yield the first phrase after *head* that stands right behind *preposition*."""
    for part in head.rights:
        if part.pos_ not in _PHRASAL:
            continue
        first = part.left_edge.i
        if first > head.i and preposition in (head.doc[first - 1].lower_, head.doc[first].lower_):
            yield part
            return


def _agent(head: Token) -> Iterator[Token]:
    """Yield who acts: the subject, its own or shared, or the agent of a passive."""
    if is_passive(head):
        yield from (c for c in head.children if c.dep_ == "obl:agent" or _by(c))
        return
    step = head
    for _ in range(MAX_STEPS):
        own = [c for c in step.children if c.dep_ in _SUBJECTS]
        if not own and step != head and is_passive(step):
            own = [c for c in step.children if c.dep_ in _PASSIVE]
        if not own and step.dep_.startswith("acl") and step.head.pos_ in _NOUNS:
            own = [step.head]
        if not own and step.dep_ == "xcomp":
            own = _controllers(step)
        if own:
            yield from (_antecedent(c, step) for c in own)
            return
        if step.dep_ not in _CLIMBS or step.head == step:
            return
        step = step.head


def _by(part: Token) -> bool:
    return part.dep_ == "obl" and case(part) == "by"


def _controllers(complement: Token) -> list[Token]:
    """Return the object of the verb over *complement*, who does what it says: "told them to go"."""
    over = complement.head
    if is_passive(over) or over.lemma_ in _PROMISING:
        return []
    return [c for c in over.children if c.dep_ in ("obj", "iobj") and c.i < complement.i][:1]


def _antecedent(subject: Token, verb: Token) -> Token:
    """Return the noun that a relative pronoun stands for, else *subject*."""
    if subject.lower_ in _RELATIVE and verb.dep_ == "acl:relcl" and subject.pos_ == "PRON":
        return verb.head
    return subject


def _patient(head: Token) -> Iterator[Token]:
    """Yield what is acted on: the object, or the subject of a passive."""
    if is_passive(head):
        own = [c for c in head.children if c.dep_ in _PASSIVE]
        if own:
            yield from (_antecedent(c, head) for c in own)
        elif head.dep_ in ("acl", "amod"):
            yield head.head
        elif head.dep_ == "conj" and head.head.pos_ == "VERB":
            yield from _patient(head.head)
        elif head.dep_ == "xcomp":  # "asked to be freed"
            yield from _agent(head.head)
        return
    own = _objects(head) or _missed(head)
    if own:
        yield from (_whose(_antecedent(c, head)) for c in own)
        return
    if head.dep_ == "acl:relcl" and _lacks_object(head):
        yield head.head


def _lacks_object(verb: Token) -> bool:
    """Tell whether the noun over a relative clause is its object: not "the day", "where", "when"."""
    if verb.head.lemma_.lower() in _WHEN or any(c.lower_ in _ADVERBS for c in verb.children):
        return False
    return any(c.dep_ in _SUBJECTS and c.lower_ not in _RELATIVE for c in verb.children)


def _objects(head: Token) -> list[Token]:
    """Return the direct objects; a lone indirect one ("accuses Iran of") is the parser's name for one."""
    direct = [c for c in head.children if c.dep_ == "obj"]
    return direct or [c for c in head.children if c.dep_ == "iobj" and c.i > head.i]


def _missed(head: Token) -> list[Token]:
    """Return the bare noun right after *head* that the parser takes for something else than its object."""
    return [
        c
        for c in head.rights
        if c.dep_ in ("obl:unmarked", "advcl", "dep", "ccomp", "xcomp")
        and c.pos_ in ("NOUN", "PROPN")
        and c.left_edge.i - head.i <= 1
        and not case(c)
        and not any(m.dep_ in ("nsubj", "cop") for m in c.children)
    ][:1]


def _whose(token: Token) -> Token:
    """Return the noun that a number counts: "11 of the prisoners"."""
    if token.pos_ == "NUM" or token.lemma_.lower() in (
        "dozen",
        "hundred",
        "thousand",
        "score",
        "number",
    ):
        return next((c for c in token.children if c.dep_ == "nmod" and case(c) == "of"), token)
    return token


def _of_noun(head: Token, slot: str) -> Iterator[Token]:
    if slot == "poss":
        yield from (c for c in head.children if c.dep_ == "nmod:poss")
    elif slot == "mod":
        yield from (c for c in head.lefts if c.dep_ in _BEFORE)
    elif slot == "subj":
        verb = head.head
        if (head.dep_ == "obj" and verb.lemma_ in LIGHT) or (
            head.dep_ == "nsubj:pass" and verb.lemma_ in LIGHT
        ):
            yield from _agent(verb)
    elif slot == "xcomp":
        yield from (c for c in head.children if c.dep_ in ("acl", "xcomp"))
    elif slot == "obj":
        yield from ()
    else:
        yield from _phrases(head, slot)
        if slot == "by":
            yield from (
                p
                for c in head.children
                if c.dep_ == "acl"
                for p in c.children
                if p.dep_ == "obl:agent" or (p.dep_ == "obl" and case(p) == "by")
            )
        if head.dep_ in ("obj", "nsubj:pass") and head.head.lemma_ in LIGHT:
            yield from _phrases(head.head, slot)


def _of_adjective(head: Token, slot: str) -> Iterator[Token]:
    if slot in ("subj", "mod"):
        yield from (c for c in head.children if c.dep_ in _SUBJECTS)
        if head.dep_ == "amod":
            yield head.head
    elif slot == "xcomp":
        yield from (c for c in head.children if c.dep_ in ("xcomp", "ccomp"))
    else:
        yield from _phrases(head, slot)
