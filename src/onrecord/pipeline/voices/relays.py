"""Voices that pass on another voice's words: "IRNA reported, citing officials", "was quoted by Interfax as saying".

Read along the line more than in the tree: loose participles are what parsers attach worst.
"""

from collections.abc import Callable, Iterator, Sequence

from spacy.tokens import Doc, Token

from .cues import cue_range
from .drafts import Draft
from .nesting import RELAYS
from .sources import phrase
from .trees import Range, case_of, child, noun_phrase, passive, whole, without

NEEDED = 0.5
"""Probability of being a cue that "citing" needs if what is cited is no kind of source by its name."""
REACH = 40
"""Tokens before "citing" within which the statement stands that it belongs to."""
SOURCES = frozenset(
    ("source", "official", "report", "statement", "data", "document", "police", "witness", "expert",
     "media", "newspaper", "agency", "minister", "ministry", "spokesman", "spokeswoman", "spokesperson",
     "commander", "diplomat", "activist", "resident", "people", "person", "figure", "study", "letter",
     "circle", "intelligence", "adviser", "aide", "officer", "lawyer", "analyst", "survey", "poll")
)  # fmt: skip
"""Nouns that name a source of words, not a reason: "citing officials" against "citing the snow"."""
_NOUNS = frozenset(("NOUN", "PROPN"))

Score = Callable[[Token], float]


def relayed(doc: Doc, drafts: Sequence[Draft], score: Score) -> Iterator[Draft]:
    """Yield the drafts that relaying words make; nests them with the drafts they belong to.

    *score* gives the encoder's probability that a token is a cue.
    """
    by_head = {d.head.i: d for d in drafts if d.head is not None and d.head.lemma_ not in RELAYS}
    for token in doc:
        if token.lemma_ not in RELAYS or token.lower_ in RELAYS:
            continue
        if token.lower_.endswith("ing"):
            found = _citing(token, by_head, score)
        elif passive(token) or _agent(token) is not None:
            found = _quoted_by(token, by_head)
        else:
            continue
        if found is not None:
            yield found


def _citing(token: Token, by_head: dict[int, Draft], score: Score) -> Draft | None:
    """Return the statement of the one who is cited: it has the content of the statement before it."""
    named = _named(token)
    if named is None or (score(token) < NEEDED and not _speaks(named)):
        return None
    start, end = phrase(named) if named.dep_ == "obj" else noun_phrase(named)
    source = (max(start, token.i + 1), _with_clause(token.doc, max(end, named.i + 1)))
    part = (token.i, source[1])
    outer = _before(token, by_head) or _behind(token, by_head)
    inner = _draft(token, cue_range(token), source)
    if outer is not None:
        outer.content = _minus(outer.content, part)
        inner.content = list(outer.content)
        inner.parent = outer
    else:
        holder = token.head if token.head.pos_ in ("VERB", "AUX", "NOUN") else token.sent.root
        inner.content = list(without(whole(holder), part))
    return inner


def _named(token: Token) -> Token | None:
    """Return the head of the noun phrase after *token*: the last noun before the phrase ends."""
    found = child(token, "obj")
    if found is not None and found.i > token.i and found.pos_ in ("NOUN", "PROPN"):
        return found
    head = None
    for after in token.doc[token.i + 1 : token.i + 8]:
        if after.pos_ in _NOUNS:
            head = after
        elif head is not None or after.pos_ in ("VERB", "AUX", "SCONJ", "SPACE"):
            break
    return head


def _with_clause(doc: Doc, end: int) -> int:
    """Return *end* with the clause that follows without a comma: "who asked not to be named"."""
    if end < len(doc) and doc[end].lower_ == "who":
        limit = doc[end].sent.end
        return next((t.i for t in doc[end:limit] if t.is_punct or t.is_space), limit)
    return end


def _speaks(named: Token) -> bool:
    return named.ent_type_ in ("PER", "ORG") or named.lemma_.lower() in SOURCES


def _before(token: Token, by_head: dict[int, Draft]) -> Draft | None:
    """Return the nearest statement before *token* in its sentence."""
    for i in range(token.i - 1, max(token.sent.start, token.i - REACH) - 1, -1):
        if i in by_head:
            return by_head[i]
    return None


def _behind(token: Token, by_head: dict[int, Draft]) -> Draft | None:
    """Return the statement after *token* whose source stands before it: "El Paso Times, citing police, says"."""
    found = next((by_head[i] for i in _after(token) if i in by_head), None)
    if found is None or found.source is None or found.source[1] > token.i:
        return None
    return found


def _quoted_by(token: Token, by_head: dict[int, Draft]) -> Draft | None:
    """Return the statement of the agent that quotes, around the statement of the one it quotes."""
    agent = _agent(token)
    if agent is None:
        return None
    start, end = phrase(agent)
    after = next(
        (t.i + 1 for t in token.doc[token.i + 1 : agent.i] if t.lower_ == "by"), token.i + 1
    )
    outer = _draft(token, cue_range(token), (max(start, after), end))
    said = next(
        (by_head[i] for i in _after(token) if i in by_head and _as(token.doc[i], token)), None
    )
    if said is not None:  # "was quoted by Interfax as saying"
        outer.content = list(said.content)
        said.parent = outer
        return outer
    if token.dep_ in ("root", "ROOT"):
        return None
    first = token.i - 1 if token.nbor(-1).lower_ == "as" else token.i
    outer.content = [(token.sent.start, first)] if first > token.sent.start else []
    return outer if outer.content else None


def _as(said: Token, token: Token) -> bool:
    """Tell whether "as" leads from the quoting word to *said*."""
    between = token.doc[max(token.i + 1, said.i - 3) : said.i]
    return any(t.lower_ == "as" for t in between)


def _after(token: Token) -> range:
    return range(token.i + 1, min(token.i + REACH, token.sent.end))


def _agent(token: Token) -> Token | None:
    """Return who quotes: the agent of *token*, by its relation or by the word "by" after it."""
    found = next(
        (
            c
            for c in token.rights
            if c.dep_ == "obl:agent" or (c.dep_ == "obl" and case_of(c) == "by")
        ),
        None,
    )
    doc = token.doc
    if found is None and token.i + 2 < len(doc) and doc[token.i + 1].lower_ == "by":
        found = next(
            (t for t in doc[token.i + 2 : token.i + 7] if t.pos_ in ("NOUN", "PROPN")), None
        )
    return found


def _minus(content: Sequence[Range], part: Range) -> list[Range]:
    return [r for whole_range in content for r in without(whole_range, part)]


def _draft(head: Token, cue: Range, source: Range) -> Draft:
    return Draft(
        head=head,
        cue=cue,
        source=source,
        content=[],
        act="communication",
        stance="asserts",
        confidence=0.8,
        frame="relay",
    )
