"""The country that goes without saying: "soldiers", "the government", "a judge" in a report about Kenya.

A report names the country once and then leaves it out. Participants that belong to some state by
what they are, and of whom no country is told, take that of the place in their sentence, else the
one that the report is about, if there is just one such.
"""

from collections import Counter
from collections.abc import Collection

from msgspec.structs import replace
from spacy.tokens import Doc, Span, Token

from ...kb import KnowledgeBase
from ...records import Participant
from .kinds import kinds_of

SHARE = 0.5
"""Share of all mentions of countries that the report's own must have."""
LONG = 5
"""Sentences from which on a text is a report that has a country of its own."""
_AGAINST = frozenset(("against", "with", "from", "over", "on"))
_DOMESTIC = frozenset(
    (
        "GOV",
        "MIL",
        "COP",
        "JUD",
        "LEG",
        "PTY",
        "OPP",
        "REB",
        "CVL",
        "LAB",
        "EDU",
        "REL",
        "SPY",
        "CRM",
    )
)
_ELSEWHERE = frozenset(
    ("foreign", "foreigner", "international", "other", "migrant", "refugee", "immigrant", "tourist",
     "peacekeeper", "observer", "diplomat", "ambassador", "envoy", "expatriate", "neighbouring",
     "neighboring", "western", "ally", "monitor", "inspector", "mediator", "correspondent", "country",
     "nation", "state", "world", "power", "bloc", "union", "leader", "side")
)  # fmt: skip
"""Words of those whom a report does not count to its country."""


_TITLED = frozenset(("GOV", "MIL", "JUD", "LEG", "COP"))


class Home:
    """Where a report and its sentences are at home."""

    def __init__(self, doc: Doc, kb: KnowledgeBase) -> None:
        self._kb = kb
        self._long = sum(1 for _ in doc.sents) >= LONG
        self._at: list[tuple[int, str]] = []
        for name in doc.ents:
            if name.label_ in ("GPE", "NORP"):
                match = kb.countries.lookup(name.text)
                if match is not None:
                    self._at.append((name.start_char, match.iso3))
        known = {start for start, _ in self._at}
        self._places = [(p.span[0], p.country) for p in doc._.onrecord_places if p.country]
        self._at += [(start, country) for start, country in self._places if start not in known]
        self.country = self._main()
        self.settled: set[tuple[int, int] | None] = set()
        """Spans of the participants that got their country here."""

    def _main(self) -> str | None:
        counts = Counter(country for _, country in self._at)
        if not counts:
            return None
        (first, times), *others = counts.most_common(2)
        if times < SHARE * sum(counts.values()) or (others and others[0][1] == times):
            return None
        return first

    def settle(
        self, participant: Participant, span: Span, opposite: Collection[str] = ()
    ) -> Participant:
        """Return *participant*, whose words are *span*, with what goes without saying.

        *opposite* are the countries on the other side of its event: where a single sentence names
        no other ("killed in an Israeli raid"), they tell nothing of this one.
        """
        if participant.country is not None or participant.sector == "IGO":
            return participant
        if participant.entity is None and self._of_igo(span):
            return replace(participant, sector="IGO")
        country = self._named_in(span)
        if country is not None:
            return replace(participant, country=country)
        country = self._untold(participant, span)
        if country is None or (country in opposite and not self._long):
            return participant
        self.settled.add(participant.span)
        return replace(participant, country=country)

    def _untold(self, participant: Participant, span: Span) -> str | None:
        """Return the country of the place in the phrase, in its sentence, or of the report."""
        inside = {c for start, c in self._places if span.start_char <= start < span.end_char}
        if len(inside) == 1:
            return next(iter(inside))
        if not self._domestic(participant, span.root):
            return None
        person = span.root.ent_type_ == "PER"
        return (None if person else self._of_sentence(span.sent)) or self.country

    def _of_igo(self, span: Span) -> bool:
        """Tell whether a phrase says whose it is, an organization of states': "NATO troops"."""
        names = (e for e in span.doc[span.start : span.end].ents if e.label_ == "ORG")
        groups = (self._kb.groups.lookup(e.text) for e in names)
        return any(g is not None and g.kind == "igo" for g in groups)

    def _named_in(self, span: Span) -> str | None:
        """Return the one country named anywhere in what hangs on the phrase: "refugees fleeing Liberia"."""
        root = span.root
        capital = self._kb.countries.lookup(root.text) if root.pos_ == "PROPN" else None
        if capital is not None:
            return capital.iso3
        found = {
            match.iso3
            for token in root.subtree
            if token.ent_type_ in ("GPE", "NORP")
            and (match := self._kb.countries.lookup(token.text)) is not None
            and not any(c.dep_ == "case" and c.lower_ in _AGAINST for c in token.children)
        }
        return next(iter(found)) if len(found) == 1 else None

    def _domestic(self, participant: Participant, head: Token) -> bool:
        """Tell whether the report takes for granted which state *participant* belongs to."""
        if participant.sector in ("IGO", "NGO", "MED", "BUS"):
            return False
        if head.pos_ == "PRON" and participant.entity is None:
            return False
        if head.ent_type_ == "PER" and not self._long and participant.sector not in _TITLED:
            return False  # a single sentence about a president names his country or another's
        words = {t.lemma_.lower() for t in head.lefts} | {head.lemma_.lower()}
        if not words.isdisjoint(_ELSEWHERE):
            return False
        if participant.sector in _DOMESTIC:
            return True
        return not kinds_of(head, self._kb).isdisjoint(("person", "group", "people"))

    def _of_sentence(self, sentence: Span) -> str | None:
        """Return the one country in which the places of *sentence* lie."""
        found = {c for start, c in self._places if sentence.start_char <= start < sentence.end_char}
        return next(iter(found)) if len(found) == 1 else None
