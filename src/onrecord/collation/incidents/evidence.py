"""The evidence on whether two reports tell of one happening, as named features and in words."""

from dataclasses import dataclass

from .parties import crossed, role_evidence
from .report import Report
from .spots import place_evidence
from .times import published, time_evidence, when
from .words import akin, shared

VERBAL = frozenset(("ACCUSE", "REJECT", "THREATEN", "REQUEST", "SUPPORT", "CONCEDE"))
"""Types whose happening is that somebody says something: each saying is one of its own."""
_TALKS = frozenset(("CONSULT", "AGREE", "COOPERATE", "SUPPORT", "CONCEDE", "AID"))
_FORCE = frozenset(("ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "PROTEST"))
_WORDS = frozenset(("ACCUSE", "REJECT", "THREATEN", "REQUEST"))
_PAIRS = frozenset(
    map(frozenset, (("MOBILIZE", "COOPERATE"), ("COERCE", "RETREAT"), ("RETREAT", "CONCEDE"), ("RETREAT", "AGREE"),
                    ("SANCTION", "CONCEDE"), ("PROTEST", "ACCUSE"), ("REQUEST", "CONSULT"), ("THREATEN", "COERCE")))
)  # fmt: skip
_NOT_YET = frozenset(("future", "hypothetical"))
_ONE_STORY = 0.1
"""Share of the weightiest words from which on two articles are as good as on one story."""
_SAME_WORDS, _ENOUGH = 0.8, 6
"""Share of the words of two sentences, and stems in each, from which one is a copy of the other."""
_COPIED_DAY, _COPIED_LATER = 2, 14
"""Days between a copy's date and the original's at most: told ("today"), or of publication."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One observation: the feature, how strongly it holds, and it in words ("" if it says nothing)."""

    feature: str
    value: float = 1.0
    words: str = ""


CONTEXT = ("words of the sentence", "words of the story")
"""What costs most to observe, with values in [0, 1]."""


def evidence(a: Report, b: Report, *, context: bool = True) -> list[Seen]:
    """Return what is observed of two reports; the order of *a* and *b* does not matter.

    Without *context* the words around are left out.
    """
    kind = kind_of(a, b)
    time, days = time_evidence(a, b)
    if a.statement.article == b.statement.article and "published" in time:
        time, days = "dates: unknown", ""  # they have one day of publication
    place, where = place_evidence(a.place, b.place)
    seen = [
        Seen("pair"),
        *_type(a, b),
        *_trigger(a, b),
        Seen(time, 1.0, days),
        Seen(place, 1.0, where),
        *_parties(a, b),
        *(_context(a, b) if context else ()),
        *_background(a, b),
        *_tolls(a, b),
    ]
    return [*seen, *(Seen(f"{s.feature}, {kind}", s.value) for s in seen if kind != "act")]


def kind_of(a: Report, b: Report) -> str:
    """Return what sort of pair it is: each sort may weigh the same evidence differently."""
    if a.type is None or b.type is None:
        return "given"
    return "said" if a.type in VERBAL and b.type in VERBAL else "act"


def _if(holds: bool, words: str) -> str:
    return words if holds else ""


def _type(a: Report, b: Report) -> list[Seen]:
    if a.type is None or b.type is None:
        return []
    if a.type == b.type:
        told = "" if a.mode and a.mode == b.mode else f"both: {a.type}"
        seen = [Seen("type: same", 1.0, told)]
        if a.mode and b.mode:
            same = a.mode == b.mode
            seen.append(
                Seen(
                    "mode: same" if same else "mode: different",
                    1.0,
                    f"both: {a.type}/{a.mode}" if same else "",
                )
            )
        return seen
    pair = frozenset((a.type, b.type))
    near = any(pair <= family for family in (_TALKS, _FORCE, _WORDS)) or pair in _PAIRS
    return [Seen("type: neighbours" if near else "type: different")]


def _trigger(a: Report, b: Report) -> list[Seen]:
    both = [w for w in a.trigger if w in b.trigger]
    if both:
        return [Seen("trigger: same", 1.0, _quoted(a, b))]
    if akin(a.trigger, b.trigger):
        return [Seen("trigger: akin", 1.0, _quoted(a, b))]
    heard = not set(a.trigger).isdisjoint(b.sentence) or not set(b.trigger).isdisjoint(a.sentence)
    return [Seen("trigger: in the other's sentence" if heard else "trigger: different")]


def _quoted(a: Report, b: Report) -> str:
    told = sorted({a.text.lower(), b.text.lower()})
    return f"both: “{told[0]}”" if len(told) == 1 else f"“{told[0]}” and “{told[1]}”"


def _parties(a: Report, b: Report) -> list[Seen]:
    actor, actor_words = role_evidence("actor", a.actors, b.actors)
    recipient, recipient_words = role_evidence("recipient", a.recipients, b.recipients)
    seen = [Seen(actor, 1.0, actor_words), Seen(recipient, 1.0, recipient_words)]
    if crossed(a.actors, b.recipients) or crossed(a.recipients, b.actors):
        seen.append(Seen("a participant in the other role"))
    names = sorted(set(a.names) & set(b.names))
    if names:
        seen.append(Seen("a name in both sentences", 1.0, f"both sentences name {names[0]}"))
    return seen


def _context(a: Report, b: Report) -> list[Seen]:
    sentence = shared(frozenset(a.sentence), frozenset(b.sentence))
    seen = [
        Seen("words of the sentence", sentence, _if(sentence > 0.3, "the same words around it"))
    ]
    if a.statement.article == b.statement.article:
        same = not set(a.trigger).isdisjoint(b.trigger)
        seen.append(Seen(f"one article, {'same' if same else 'another'} trigger"))
        if (a.time in _NOT_YET) != (b.time in _NOT_YET):
            seen.append(Seen("one article, one to come"))
    else:
        story = shared(frozenset(a.story), frozenset(b.story))
        told = _if(story > _ONE_STORY, "articles on the same story")
        seen.append(Seen("words of the story", min(1.0, story / _ONE_STORY), told))
    return seen


def _background(a: Report, b: Report) -> list[Seen]:
    if not (a.historical or b.historical):
        return []
    both = a.historical and b.historical
    words = "background in both" if both else ""
    return [Seen("background in both" if both else "background in one", 1.0, words)]


def _tolls(a: Report, b: Report) -> list[Seen]:
    seen = []
    for kind in ("killed", "injured", "arrested", "size"):
        one, other = getattr(a, kind), getattr(b, kind)
        if one is not None and other is not None:
            if one == other:
                seen.append(Seen("toll: same", 1.0, f"{one} {kind} in both"))
            else:
                rises = (one < other) == ((published(a) or 0) <= (published(b) or 0))
                seen.append(
                    Seen(
                        "toll: rises" if rises else "toll: falls", 1.0, f"{one} and {other} {kind}"
                    )
                )
    return seen[:1]


def same_words(a: Report, b: Report) -> bool:
    """Tell whether two reports are of one text: a sentence copied, with nothing that sets its days apart."""
    if a.statement.article == b.statement.article or set(a.trigger).isdisjoint(b.trigger):
        return False
    if min(len(a.sentence), len(b.sentence)) < _ENOUGH:
        return False
    mine, theirs = set(a.sentence), set(b.sentence)
    if len(mine & theirs) < _SAME_WORDS * len(mine | theirs):
        return False
    one, other = when(a), when(b)
    if one is None or other is None:
        return True
    gap = max(one.first, other.first) - min(one.last, other.last)
    return gap <= (_COPIED_DAY if one.told and other.told else _COPIED_LATER)
