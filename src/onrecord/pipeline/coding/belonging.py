"""The country that goes without saying: "soldiers", "the government", "a judge" in a report about Kenya.

A report names the country once and then leaves it out. Which of the countries it names a participant
belongs to, or whether to none, a log-linear model decides (weights in ``belonging.tsv``, fitted by
``training/belonging.py``): each country is judged by where and how often it is named, and "none" by
what the participant is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from msgspec.structs import replace
from spacy.tokens import Span, Token

from ...kb import KnowledgeBase
from ...records import Entity, Participant
from ...records.labels import EventType, Role
from ..arguments import phrase
from ..naming import countries_of_others
from ..participants import entity_at, resolve
from .home import Home
from .kinds import kinds_of

WEIGHTS = Path(__file__).with_name("belonging.tsv")
_AGAINST = frozenset(("against", "with", "from", "over", "on"))
_STRANGE = frozenset(
    ("foreign", "international", "western", "neighbouring", "neighboring", "expatriate", "overseas")
)  # fmt: skip
"""Adjectives of those whom a report does not count to its country."""
_HOME_OFFICES = frozenset(
    ("ministry", "minister", "secretary", "office", "affair", "department", "policy", "committee", "adviser",
     "official", "chief", "spokesman", "spokeswoman", "spokesperson")
)  # fmt: skip
"""Heads of a state's own that deal with what is foreign."""
_STRANGERS = frozenset(
    ("foreigner", "migrant", "refugee", "immigrant", "tourist", "peacekeeper", "observer", "diplomat",
     "ambassador", "envoy", "expatriate", "ally", "monitor", "inspector", "mediator", "correspondent",
     "country", "nation", "state", "world", "power", "bloc", "union", "leader", "side", "neighbour", "neighbor")
)  # fmt: skip
"""Nouns for such."""
_MANY = frozenset(
    ("european", "african", "asian", "arab", "islamic", "multinational", "commission", "un", "nato", "eu")
)  # fmt: skip
"""Words of what belongs to many countries at once."""
_NAMES = {"PER": "person", "ORG": "organization", "GPE": "place", "NORP": "place"}
_ARTICLES = {"the": "definite", "a": "indefinite", "an": "indefinite"}
_CLIMB = 12
"""Steps up the tree at most to a clause whose subject is asked for."""

Features = dict[str, float]
"""What is observed of a participant and a country, and how strongly."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of the event in which a participant stands.

    Attributes:
        others: the countries told of the participants in the other role.
        voice: the country of the one who tells of the event.
    """

    type: EventType
    role: Role
    others: frozenset[str] = frozenset()
    voice: str | None = None


class Belonging:
    """Gives the participants of one report the countries that it does not spell out."""

    def __init__(self, home: Home, entities: list[Entity], kb: KnowledgeBase) -> None:
        self.home = home
        self._entities = entities
        self._kb = kb
        self.settled: set[tuple[int, int] | None] = set()
        """Spans of the participants that got their country here."""

    def settle(self, participant: Participant, span: Span, setting: Setting) -> Participant:
        """Return *participant*, whose words are *span*, with what goes without saying."""
        if not self.open(span, participant):
            return participant
        if participant.entity is None and self._of_igo(span):
            return replace(participant, sector="IGO")
        country = self._likeliest(participant, span, setting)
        if country is None:
            return participant
        if country != named_in(span, self._kb):
            self.settled.add(participant.span)
        return replace(participant, country=country)

    def open(self, span: Span, participant: Participant) -> bool:
        """Tell whether no country is told of *participant* and it may have one."""
        if participant.country is not None or participant.sector == "IGO":
            return False
        head = span.root
        strange = any(t.lemma_.lower() in _STRANGE for t in head.lefts)
        return not strange or head.lemma_.lower() in _HOME_OFFICES

    def _likeliest(self, participant: Participant, span: Span, setting: Setting) -> str | None:
        weights = _weights()
        scored = [
            (sum(weights.get(name, 0.0) * value for name, value in seen.items()), country)
            for country, seen in self.candidates(participant, span, setting)
        ]
        return max(scored, key=lambda s: s[0])[1]

    def candidates(
        self, participant: Participant, span: Span, setting: Setting
    ) -> Iterator[tuple[str | None, Features]]:
        """Yield None and each country of the report with what is observed of it."""
        yield None, self._of_none(participant, span.root, setting)
        near = _Near(self.home, self._entities, span, self._kb)
        of_entities = (e.country for e in self._entities if e.country)
        others = countries_of_others(span, self._kb)
        for country in dict.fromkeys((*self.home.counts, *of_entities)):
            if country in others:
                continue
            yield country, self._of_country(country, participant, setting, near)

    def _of_none(self, participant: Participant, head: Token, setting: Setting) -> Features:
        """Return what speaks for no country at all: what the participant is."""
        kind = _kind(head, self._kb)
        words = {t.lemma_.lower() for t in (*head.lefts, head)}
        article = next((t.lower_ for t in head.lefts if t.dep_ == "det"), "no")
        seen = [
            "none",
            f"none, {self._length}",
            f"none, {kind}",
            f"none, sector {participant.sector}",
            f"none, {_ARTICLES.get(article, 'no')} article, {kind}",
            f"none, {setting.role}",
            f"none, {setting.role} of {setting.type}",
        ]
        if head.lemma_.lower() in _STRANGERS:
            seen.append("none, strangers")
        if not words.isdisjoint(_MANY):
            seen.append("none, a word of many countries")
        if len(self.home.counts) == 1:
            seen.append("none, just one country")
        if not self.home.in_span(head.sent):
            seen.append("none, no country in the sentence")
        return dict.fromkeys(seen, 1.0)

    def _of_country(
        self, country: str, participant: Participant, setting: Setting, near: "_Near"
    ) -> Features:
        """Return what speaks for *country*: where the report names it, and whose it is."""
        role, kind = setting.role, f"{setting.role} of {setting.type}"
        seen = {
            "first": country == self.home.first,
            "title": country in self.home.title,
            "sentence": country in near.sentence,
            "alone in the sentence": near.sentence == {country},
            "place in the sentence": country in near.places,
            "last before": country == near.last,
            "named in the phrase": country == near.named,
            "place in the phrase": country in near.inside,
            "alone in the phrase": near.inside == {country},
            "owner": country in near.owners,
            "other side": country in setting.others,
            "subject": country == near.subject,
            "voice": country == setting.voice,
            "most in the paragraph": country in near.paragraph
            and near.paragraph[country] == max(near.paragraph.values()),
        }
        closer: dict[str, list[str]] = {
            "first": [self._length],
            "sentence": [role],
            "last before": ["theirs"] if near.theirs else [],
            "other side": [kind, f"sector {participant.sector}", self._length],
            "subject": [role, kind, *(["theirs"] if near.theirs else [])],
            "voice": [setting.type],
        }
        names = [name for name, holds in seen.items() if holds]
        names += [f"{name}, {more}" for name in names for more in closer.get(name, ())]
        share = self.home.share(country)
        return {
            **dict.fromkeys(names, 1.0),
            "share": share,
            f"share, {self._length}": share,
            "share of the paragraph": near.paragraph[country] / max(1, near.paragraph.total()),
        }

    @property
    def _length(self) -> str:
        return "report" if self.home.long else "short text"

    def _of_igo(self, span: Span) -> bool:
        """Tell whether a phrase says whose it is, an organization of states': "NATO troops"."""
        names = (e for e in span.doc[span.start : span.end].ents if e.label_ == "ORG")
        groups = (self._kb.groups.lookup(e.text) for e in names)
        return any(g is not None and g.kind == "igo" for g in groups)


class _Near:
    """The countries around a participant."""

    def __init__(self, home: Home, entities: list[Entity], span: Span, kb: KnowledgeBase) -> None:
        head = span.root
        owners = [t for t in head.children if t.dep_ == "nmod:poss"]
        found = (entity_at(t, entities) for t in owners)
        self.owners = {e.country for e in found if e is not None and e.country}
        self.theirs = any(t.pos_ == "PRON" for t in owners)
        self.sentence = home.in_span(span.sent)
        self.places = home.of_places_in(span.sent)
        self.inside = home.of_places_in(span)
        self.named = named_in(span, kb)
        self.last = home.last_before(head.idx)
        self.paragraph = home.paragraph(head.idx)
        subjects = (resolve(phrase(t), entities, kb).country for t in _subjects(head))
        self.subject = next((c for c in subjects if c is not None), None)


def named_in(span: Span, kb: KnowledgeBase) -> str | None:
    """Return the one country named anywhere in what hangs on the phrase: "refugees fleeing Liberia"."""
    root = span.root
    capital = kb.countries.lookup(root.text) if root.pos_ == "PROPN" else None
    if capital is not None:
        return capital.iso3
    found = {
        match.iso3
        for token in root.subtree
        if token.ent_type_ in ("GPE", "NORP")
        and (match := kb.countries.lookup(token.text)) is not None
        and not any(c.dep_ == "case" and c.lower_ in _AGAINST for c in token.children)
    }
    return next(iter(found)) if len(found) == 1 else None


def _subjects(token: Token) -> Iterator[Token]:
    """Yield the subjects of the clauses around *token*, the nearest first."""
    for n, above in enumerate(token.ancestors):
        if n == _CLIMB:
            return
        for child in above.children:
            apart = not token.is_ancestor(child) and not child.is_ancestor(token)
            if child.dep_.startswith("nsubj") and child != token and apart:
                yield child


def _kind(head: Token, kb: KnowledgeBase) -> str:
    """Return what sort of word names the participant."""
    if head.pos_ == "PRON":
        return "pronoun"
    if head.ent_type_ in _NAMES:
        return _NAMES[head.ent_type_]
    return "people" if kinds_of(head, kb) & {"person", "people", "group"} else "thing"


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    rows = (line.split("\t") for line in WEIGHTS.read_text(encoding="utf-8").splitlines()[1:])
    return {name: float(weight) for name, weight in rows}
