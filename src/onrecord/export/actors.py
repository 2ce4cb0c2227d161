"""Participants in the codes of other data sets."""

from dataclasses import dataclass

from ..records import CodedArticle, Entity, Event, Participant
from .reference import country_codes, sector_codes

NOBODY = "---"
"""CAMEO coders' sign for an actor that is not named."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A participant with what the record's entity adds to it."""

    name: str
    text: str
    country: str | None = None
    sector: str | None = None
    kind: str | None = None
    title: str | None = None
    wikidata: str | None = None
    start: int | None = None
    end: int | None = None

    @property
    def code(self) -> str | None:
        """CAMEO's actor code: country and role ("IRNGOV"), the role alone, or None."""
        country = country_codes(self.country)
        return f"{country.cameo if country else ''}{self.role or ''}" or None

    @property
    def country_code(self) -> str | None:
        """CAMEO's country code."""
        country = country_codes(self.country)
        return country.cameo if country else None

    @property
    def role(self) -> str | None:
        """CAMEO's role code; a country alone has none."""
        return sector_codes(self.sector).cameo

    @property
    def is_state(self) -> bool:
        """Whether it is a state as such ("Chad attacked")."""
        return self.kind == "country" and self.sector in (None, "UNK")

    @property
    def side(self) -> str | None:
        """In a fight: "state", "armed" (of no state), "unarmed", or None if the record does not tell."""
        if self.is_state:
            return "state"
        if self.kind == "armed_group" and self.sector not in ("MIL", "COP", "SPY", "GOV"):
            return "armed"
        return sector_codes(self.sector).side

    @property
    def inter(self) -> str | None:
        """The kind of actor as ACLED names them."""
        if self.is_state:
            return "State forces"
        if self.kind == "armed_group" and sector_codes(self.sector).side is None:
            return "Political militia"
        return sector_codes(self.sector).inter


def actors(record: CodedArticle, event: Event) -> list[Actor]:
    """Return who did it."""
    return [_actor(participant, record.entities) for participant in event.actor]


def recipients(record: CodedArticle, event: Event) -> list[Actor]:
    """Return to whom it was done."""
    return [_actor(participant, record.entities) for participant in event.recipient]


def _actor(participant: Participant, entities: list[Entity]) -> Actor:
    entity = next((e for e in entities if e.id == participant.entity), None)
    return Actor(
        name=participant.name,
        text=participant.text,
        country=participant.country,
        sector=participant.sector,
        kind=entity.kind if entity else None,
        title=entity.role if entity else None,
        wikidata=entity.wikidata if entity else None,
        start=participant.span[0] if participant.span else None,
        end=participant.span[1] if participant.span else None,
    )
