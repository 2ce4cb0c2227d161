"""Who takes part in an event: phrases become participants, with the country that goes without saying."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Span

from ...records import Attribution, Participant
from ...records.labels import Role
from ..layers import Encoding
from ..participants import resolve
from .belonging import Belonging, Setting
from .home import Home
from .implied import policing
from .matching import Matcher
from .roles import phrases
from .triggers import Trigger

ROLES: tuple[Role, Role] = ("actor", "recipient")
Told = dict[Role, list[tuple[Span, Participant]]]
"""Phrases and the participants that they name, as far as the text tells, by role."""


class Cast:
    """Casts the events of one document."""

    def __init__(self, doc: Doc, encoding: Encoding, matcher: Matcher) -> None:
        self._doc = doc
        self._encoding = encoding
        self._matcher = matcher
        self._kb = matcher.kb
        self.belonging = Belonging(Home(doc, self._kb), doc._.onrecord_entities, self._kb)

    def of(self, trigger: Trigger, voice: Attribution | None) -> dict[Role, list[Participant]]:
        """Return who takes part, each once in a role; *voice* tells of the event."""
        told = self.told(trigger, voice)
        return {
            role: _unique(
                self.belonging.settle(p, span, self._setting(trigger, voice, told, role))
                for span, p in told[role]
            )
            for role in ROLES
        }

    def told(self, trigger: Trigger, voice: Attribution | None) -> Told:
        """Return who takes part, with what the text tells of them."""
        found = phrases(self._encoding, self._matcher, trigger)
        told: Told = {role: [(s, self._resolved(s)) for s in found[role]] for role in ROLES}
        if not told["actor"]:
            told["actor"] = self._police(trigger, voice)
        return told

    def untold(
        self, trigger: Trigger, voice: Attribution | None
    ) -> Iterator[tuple[Span, Participant, Setting]]:
        """Yield the participants whose country is open, with what is known of the event."""
        told = self.told(trigger, voice)
        for role in ROLES:
            setting = self._setting(trigger, voice, told, role)
            yield from ((s, p, setting) for s, p in told[role] if self.belonging.open(s, p))

    def _setting(
        self, trigger: Trigger, voice: Attribution | None, told: Told, role: Role
    ) -> Setting:
        others = told["recipient" if role == "actor" else "actor"]
        return Setting(
            type=trigger.type,
            role=role,
            others=frozenset(p.country for _, p in others if p.country),
            voice=self._country(voice),
        )

    def _resolved(self, span: Span) -> Participant:
        return resolve(span, self._doc._.onrecord_entities, self._kb)

    def _country(self, voice: Attribution | None) -> str | None:
        """Return the country of the one who speaks."""
        if voice is None or voice.source is None or voice.source.span is None:
            return None
        span = self._doc.char_span(*voice.source.span, alignment_mode="expand")
        return self._resolved(span).country if span is not None else None

    def _police(
        self, trigger: Trigger, voice: Attribution | None
    ) -> list[tuple[Span, Participant]]:
        """Return the police at work where nobody is said to be."""
        found = policing(self._doc, trigger, voice, self._kb)
        return [(found, self._resolved(found))] if found is not None else []


def _unique(participants: Iterable[Participant]) -> list[Participant]:
    unique: dict[tuple[str | None, str], Participant] = {}
    for one in participants:
        unique.setdefault((one.entity, one.name), one)
    return list(unique.values())
