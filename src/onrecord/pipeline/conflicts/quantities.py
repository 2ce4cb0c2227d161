"""Counts: two voices give different numbers for the same thing (basis: quantity)."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Doc, Token

from .findings import Finding, capital
from .lexicon import Lexicon
from .numbers import Number, numbers
from .statements import Statement, Statements, one_voice

BEFORE = 8
"""How many statements back another count is looked for."""
MOST = 12
"""So many counts of one statement are compared, a table is none."""
BARE = 6
"""A statement of at most so many words, none a verb, may leave out what it counts: "at 12"."""
_GENERAL = "person people dead death toll civilian body man villager life"
"""Nouns beside a measure that fit any other noun: 12 people killed, 40 soldiers dead."""
_PERCENT = frozenset(("percent", "%", "cent", "pc"))
_CURRENCY = frozenset(("dollar", "euro", "pound", "rouble", "ruble", "yuan", "yen", "dirham", "m"))
_CLOCK = frozenset(("a.m.", "p.m.", "am", "pm", "o'clock", "km", "kilometre", "kilometer", "metre",
                    "meter", "mile", "foot", "year", "month", "week", "day", "hour", "minute",
                    "tonne", "ton", "mm", "caliber", "calibre"))  # fmt: skip
"""After these a number measures time or distance, where two figures rarely speak of one thing."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number that a statement gives.

    Attributes:
        unit: "percent", "money" or "".
        noun: what is counted, "" if that is left out.
        verbs: what is said of it.
        measure: the measure of ``words.toml`` that the words around show ("killed"), "" for none.
        bare: whether the statement is hardly more than the number.
        general: whether ``noun`` may stand for any people.
        measured: the words around that show a measure.
        about: the other words of a bare statement, and what they measure.
    """

    number: Number
    unit: str
    noun: str
    verbs: frozenset[str]
    measure: str
    bare: bool
    general: bool
    about: frozenset[str]
    measured: frozenset[str]
    text: str


Pair = tuple[tuple[Statement, Count], tuple[Statement, Count]]


def quantities(doc: Doc, statements: Statements, lexicon: Lexicon) -> Iterator[Finding]:
    """Yield pairs of statements of different voices whose counts of one thing exclude each other."""
    dated = {
        i
        for date in doc._.onrecord_dates
        if (span := doc.char_span(*date.span, alignment_mode="expand")) is not None
        for i in range(span.start, span.end)
    }
    counts = {s.id: list(islice(_counts(s, lexicon, dated), MOST)) for s in statements.all}
    told: set[tuple[str, int]] = set()  # the article's own numbers, by whom they are set against
    for statement in statements.all:
        if statement.stance != "asserts" or not counts[statement.id]:
            continue
        for other in statements.near(statement, BEFORE, 0):
            pair = _compared(statement, other, counts)
            if pair is None:
                continue
            own = [(b.id, count.number.start) for a, b, count in _sides(pair) if a.own]
            if told.isdisjoint(own):
                told.update(own)
                yield _finding(pair)


def _compared(one: Statement, other: Statement, counts: dict[str, list[Count]]) -> Pair | None:
    if other.stance != "asserts" or one_voice(one, other):
        return None
    if one.id in other.parents or other.id in one.parents:
        return None
    adjacent = one.order - other.order <= 2 and one.sentence - other.sentence <= 1
    pairs = [(a, b) for a in counts[one.id] for b in counts[other.id] if _alike(a, b, adjacent)]
    if not pairs or not all(a.number.excludes(b.number) for a, b in pairs):
        return None  # one agreeing pair of counts shows that the statements fit
    mine, theirs = pairs[0]
    shared = one.keys.keys() & other.keys.keys()
    shared -= {mine.noun, mine.measure, theirs.noun, theirs.measure} | mine.measured
    bare = adjacent or mine.bare or theirs.bare
    if len(shared) < (2 if one.own or other.own else 0 if bare else 1):
        return None  # people are killed in more than one place
    return (other, theirs), (one, mine)


def _sides(pair: Pair) -> Iterator[tuple[Statement, Statement, Count]]:
    """Yield each statement of *pair* with the other one and its own count."""
    (a, count), (b, its) = pair
    yield a, b, count
    yield b, a, its


def _finding(pair: Pair) -> Finding:
    (one, count), (other, its) = pair
    return Finding(
        one=one,
        other=other,
        basis="quantity",
        why=f"{capital(one.name)} and {other.name} gave different numbers: “{count.text}” and “{its.text}”.",
    )


def _alike(a: Count, b: Count, adjacent: bool) -> bool:
    """Whether both count the same thing, as far as their words tell."""
    if a.measure and b.measure:
        return a.measure == b.measure and (a.noun == b.noun or a.general or b.general)
    if a.bare and b.bare:
        return adjacent and (a.unit == b.unit or not (a.unit and b.unit))
    if a.unit != b.unit:
        return False
    if a.noun and a.noun == b.noun:
        return bool(a.verbs & b.verbs)
    named, bare = (a, b) if b.bare else (b, a)
    return adjacent and bare.bare and bool({named.noun, named.measure} & bare.about - {""})


def _counts(statement: Statement, lexicon: Lexicon, dated: set[int]) -> Iterator[Count]:
    if not statement.tokens or statement.cue & lexicon.estimates:
        return
    doc = statement.tokens[0].doc
    words = [t for t in statement.tokens if t.is_alpha or t.like_num]
    bare = len(words) <= BARE and not any(t.pos_ == "VERB" for t in words)
    about = frozenset(statement.keys) | {
        lexicon.measures.get(t.lemma_.lower(), "") for t in statement.tokens
    }
    for number in numbers(statement.tokens, lexicon):
        if number.start not in dated and not _a_year(doc[number.start]):
            count = _count(doc, number, lexicon, about=about if bare else None)
            if count is not None:
                yield count


def _a_year(token: Token) -> bool:
    return token.text.isdecimal() and len(token.text) == 4 and 1900 <= int(token.text) <= 2100


def _count(
    doc: Doc, number: Number, lexicon: Lexicon, *, about: frozenset[str] | None
) -> Count | None:
    last = doc[number.end - 1]
    after = doc[number.end] if number.end < len(doc) else last
    if after.lemma_.lower() in _CLOCK or after.lower_ in (*_CLOCK, "of"):
        return None
    led = doc[number.first - 1] if number.first else None
    if led is not None and (led.lower_ in lexicon.negations or led.lower_ == "aged"):
        return None
    head = last.head if last.dep_ == "nummod" and last.head.pos_ != "NUM" else None
    if last.head.pos_ == "PROPN" and last.dep_ in ("nummod", "appos", "nmod"):
        return None  # an age: "Goikoa, 53"
    unit = _unit(doc, number, after)
    noun = lexicon.key(head.lemma_.lower()) if head is not None and not unit else ""
    chain = _governors(head if head is not None else last)
    shown = [*([head] if head is not None else []), after, *chain]
    measure = next((m for t in shown if (m := lexicon.measures.get(t.lemma_.lower(), ""))), "")
    if number.high == 1 and not (noun and measure):
        return None  # "one" is a pronoun more often than a number
    end = head.i + 1 if head is not None and head.i >= number.end else number.end
    return Count(
        number=number,
        unit=unit,
        noun=noun,
        verbs=frozenset(lexicon.key(t.lemma_.lower()) for t in chain) - {noun},
        measure="" if unit else measure,
        bare=about is not None,
        general=not noun or noun in {lexicon.key(w) for w in _GENERAL.split()},
        about=about or frozenset(),
        measured=frozenset(
            lexicon.key(t.lemma_.lower()) for t in shown if t.lemma_.lower() in lexicon.measures
        ),
        text=" ".join(doc[number.first : min(end, number.start + 8)].text.split()),
    )


def _unit(doc: Doc, number: Number, after: Token) -> str:
    if after.lower_ in _PERCENT or after.lower_ == "per":
        return "percent"
    before = doc[number.start - 1].text[-1:] if number.start else ""
    money = (before in "$€£" and before) or doc[number.start].text[:1] in "$€£"
    return "money" if money or after.lemma_.lower() in _CURRENCY else ""


def _governors(token: Token) -> list[Token]:
    """Return the words above *token*, up to the first verb, and that verb's objects."""
    found: list[Token] = []
    for above in token.ancestors:
        found.append(above)
        if above.pos_ == "VERB":
            found.extend(c for c in above.children if c.dep_ in ("obj", "nsubj", "obl"))
            break
    return found
