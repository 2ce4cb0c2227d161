"""Source, cue and content against gold attributions (PolNeAR, GUM).

Tokens are words or single punctuation marks; fragments are cut at line breaks, as quotations are
marked by paragraph.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from ..records import CodedArticle
from .gold import Given, iso_date
from .report import Counts, Share, Tally
from .spans import Offsets, one_to_one

Role = Literal["source", "cue", "content"]
ROLES: tuple[Role, ...] = ("source", "cue", "content")

_TOKEN = re.compile(r"\w+(?:[’'](?=\w)\w+)?|[^\w\s]")
_EDGE = " \t\r\n\u00a0\"'“”‘’«»„‟‚‹›`´.,;:!?…-–—()[]"
_CLOSING = {"“": "”", "«": "»", "„": "“", '"': '"'}
QUOTED_WORDS = 3
"""A direct quote has at least so many words between quotation marks."""


SPEECH = frozenset(
    """said say says saying tell tells told telling add adds added adding announce announces announced
    announcing argue argues argued arguing claim claims claimed claiming report reports reported ask
    asks asked asking explain explains explained note notes noted noting according warn warns warned
    warning insist insists insisted declare declares declared deny denies denied denying accuse accuses
    accused call calls called describe describes described state states stated suggest suggests
    suggested respond responded reply replies replied quote quoted write writes wrote tweet tweets
    tweeted mention mentioned acknowledge acknowledged admit admitted confirm confirmed criticize
    criticized praise praised urge urged vow vowed promise promised repeat repeated reiterated testified
    testify predicted alleged alleges complained joked conceded concluded""".split()  # noqa: SIM905
)
"""Word forms that make a cue one of speech; PolNeAR marks beliefs, intentions and decisions too."""
OPEN_GENRES = frozenset(("news", "court", "speech", "bio"))
"""Genres of GUM with reported speech as articles have it; counted on their own."""


class GoldAttribution(msgspec.Struct, frozen=True, kw_only=True):
    """Spans by role; ``parent`` is the id of the attribution in whose content this one stands."""

    id: str | None = None
    source: list[Offsets] = []
    cue: list[Offsets] = []
    content: list[Offsets] = []
    parent: str | None = None


class AttributionGold(msgspec.Struct, frozen=True, kw_only=True):
    """A document with its attributions."""

    id: str
    text: str
    date: str | None = None
    title: str | None = None
    publisher: str | None = None
    attributions: list[GoldAttribution]

    @property
    def given(self) -> Given:
        """The article to code."""
        return Given(
            text=self.text,
            published=iso_date(self.date),
            publisher=self.publisher,
            title=self.title,
            key=self.id,
        )


class Passage:
    """A text cut into tokens; ``quoted`` are the tokens between quotation marks."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.word: list[bool] = []
        self._token_at: list[int | None] = [None] * len(text)
        for number, found in enumerate(_TOKEN.finditer(text)):
            start, end = found.span()
            self.word.append(text[start].isalnum() or text[start] == "_")
            self._token_at[start:end] = [number] * (end - start)
        self.quoted = self.tokens(quotations(text))

    def tokens(self, spans: Iterable[Offsets]) -> set[int]:
        """Return the tokens that *spans* touch."""
        touched = (t for a, b in spans for t in self._token_at[max(0, a) : b])
        return {t for t in touched if t is not None}

    def says(self, spans: Iterable[Offsets], words: frozenset[str]) -> bool:
        """Tell whether one of *words* stands in *spans*."""
        return any(w in words for a, b in spans for w in _TOKEN.findall(self.text[a:b].lower()))

    def fragments(self, spans: Iterable[Offsets]) -> list[Offsets]:
        """Return *spans* cut at line breaks, white space trimmed, in order."""
        found = set()
        for start, end in spans:
            at = start
            for line in self.text[start:end].split("\n"):
                kept = line.strip()
                if kept:
                    left = at + len(line) - len(line.lstrip())
                    found.add((left, left + len(kept)))
                at += len(line) + 1
        return sorted(found)

    def core(self, span: Offsets) -> Offsets:
        """Return *span* without quotation marks and punctuation at its edges."""
        words = self.text[span[0] : span[1]]
        left = span[0] + len(words) - len(words.lstrip(_EDGE))
        return left, max(left, span[0] + len(words.rstrip(_EDGE)))


def quotations(text: str) -> Iterator[Offsets]:
    """Yield what stands between quotation marks; a line break closes an open quotation."""
    start, closing = -1, ""
    for place, sign in enumerate(text):
        if start < 0:
            if sign in _CLOSING:
                start, closing = place + 1, _CLOSING[sign]
        elif sign in (closing, "\n") or (closing == "”" and sign == '"'):
            if place > start:
                yield start, place
            start = -1


class Roles:
    """One attribution's fragments, tokens and edge-stripped fragments by role."""

    def __init__(self, passage: Passage, given: GoldAttribution) -> None:
        self.id, self.parent = given.id, given.parent
        self.fragments = {r: passage.fragments(getattr(given, r)) for r in ROLES}
        self.tokens = {r: passage.tokens(self.fragments[r]) for r in ROLES}
        cores = {r: {passage.core(f) for f in self.fragments[r]} for r in ROLES}
        self.cores = {r: {c for c in cores[r] if c[1] > c[0]} for r in ROLES}


def of_record(record: CodedArticle | None) -> list[GoldAttribution]:
    """Return the attributions of *record* as bare spans."""
    return [
        GoldAttribution(
            id=a.id,
            source=[a.source.span] if a.source else [],
            cue=[a.cue.span] if a.cue else [],
            content=[c.span for c in a.content],
            parent=a.parent,
        )
        for a in (record.attributions if record else [])
    ]


def score(gold: AttributionGold, predicted: list[GoldAttribution]) -> Tally:
    """Return the tally of one document; spans are those of the gold text."""
    passage = Passage(gold.text)
    known = [Roles(passage, a) for a in gold.attributions]
    found = [Roles(passage, a) for a in predicted]
    whole = _whole_tally(passage, known, found)
    tally = _role_tally(passage, known, found) | whole | _quote_tally(passage, known, found)
    kind, _, rest = gold.id.partition("_")
    if kind == "GUM" and rest.partition("_")[0] in OPEN_GENRES:
        tally |= {f"{m} (news, court, speech, bio)": whole[m] for m in ("triple", "nested chain")}
    return tally


def token_tally(
    text: str, gold: list[GoldAttribution], spans: dict[Role, list[Offsets]]
) -> dict[str, Counts]:
    """Return tokens right by role and over all, for role *spans* that are in no attribution."""
    passage = Passage(text)
    found = Roles(
        passage,
        GoldAttribution(source=spans["source"], cue=spans["cue"], content=spans["content"]),
    )
    return _tokens([Roles(passage, a) for a in gold], [found])


def _tokens(known: list[Roles], found: list[Roles]) -> dict[str, Counts]:
    tally = {}
    for role in ROLES:
        g = set().union(*(a.tokens[role] for a in known))
        p = set().union(*(a.tokens[role] for a in found))
        tally[f"{role} tokens"] = Counts.of(len(g & p), len(p), len(g))
    return {"attribution tokens": sum(tally.values(), Counts())} | tally


def _role_tally(passage: Passage, known: list[Roles], found: list[Roles]) -> dict[str, Counts]:
    tally = _tokens(known, found)
    for role in ROLES:
        g = {f for a in known for f in a.fragments[role]}
        p = {f for a in found for f in a.fragments[role]}
        tally[f"{role} exact"] = Counts.of(len(g & p), len(p), len(g))
        gc = {f for a in known for f in a.cores[role]}
        pc = {f for a in found for f in a.cores[role]}
        tally[f"{role} exact but for its edges"] = Counts.of(len(gc & pc), len(pc), len(gc))
        gt, pt = passage.tokens(g), passage.tokens(p)
        tally[f"{role} overlap"] = Counts(
            right=sum(bool(passage.tokens([f]) & gt) for f in p),
            predicted=len(p),
            found=sum(bool(passage.tokens([f]) & pt) for f in g),
            gold=len(g),
        )
    return tally


def _whole_tally(
    passage: Passage, known: list[Roles], found: list[Roles]
) -> dict[str, Counts | Share]:
    """Attributions one to one, those that share most tokens first."""
    whole, who_what, exact = [], [], []
    for i, p in enumerate(found):
        for j, g in enumerate(known):
            shared = {r: len(p.tokens[r] & g.tokens[r]) for r in ROLES}
            agree = {r: bool(shared[r]) or not (p.tokens[r] or g.tokens[r]) for r in ROLES}
            if not (shared["content"] and agree["source"]):
                continue
            ranked = (-sum(shared.values()), i, j)
            who_what.append(ranked)
            if agree["cue"]:
                whole.append(ranked)
            if p.cores == g.cores:
                exact.append(ranked)
    n, m = len(found), len(known)
    pairs = one_to_one(sorted(who_what))
    triples = one_to_one(sorted(whole))
    speech = {j for j, g in enumerate(known) if passage.says(g.fragments["cue"], SPEECH)}
    return {
        "triple": Counts.of(len(triples), n, m),
        "triples with a cue of speech found": Share(
            sum(j in speech for _, j in triples), len(speech)
        ),
        "source and content": Counts.of(len(pairs), n, m),
        "triple exact": Counts.of(len(one_to_one(sorted(exact))), n, m),
        "nested chain": _chain(known, found, {j: i for i, j in pairs}),
    }


def _chain(known: list[Roles], found: list[Roles], predicted: dict[int, int]) -> Counts:
    """Links from child to parent; right where both ends are paired and linked alike."""
    g, p = _links(known), _links(found)
    right = sum((predicted.get(a, -1), predicted.get(b, -1)) in p for a, b in g)
    return Counts.of(right, len(p), len(g))


def _links(attributions: list[Roles]) -> set[tuple[int, int]]:
    place = {a.id: i for i, a in enumerate(attributions) if a.id is not None}
    return {(i, place[a.parent]) for i, a in enumerate(attributions) if a.parent in place}


def _quote_tally(passage: Passage, known: list[Roles], found: list[Roles]) -> dict[str, Share]:
    quotes = reached = spoken = 0
    for g in known:
        words = {t for t in g.tokens["content"] & passage.quoted if passage.word[t]}
        if len(words) < QUOTED_WORDS or not g.tokens["source"]:
            continue
        quotes += 1
        ranked = [
            (len(p.tokens["content"] & words), bool(p.tokens["source"] & g.tokens["source"]))
            for p in found
        ]
        shared, speaker = max(ranked, default=(0, False))
        reached += shared > 0
        spoken += shared > 0 and speaker
    return {
        "direct quotes found": Share(reached, quotes),
        "speaker of direct quotes": Share(spoken, quotes),
    }
