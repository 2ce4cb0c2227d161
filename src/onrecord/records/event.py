"""Events: who did what to whom, when, where, and whether it happened."""

from .knowledge import PlaceRelation
from .labels import DateBasis, EventType, Factuality, Precision, Quad, Sector, Time
from .spans import Offsets, Record, Span


class Participant(Record, frozen=True, kw_only=True):
    """An actor or recipient of an event, resolved within the article."""

    text: str
    span: Offsets | None = None
    name: str
    entity: str | None = None
    country: str | None = None
    sector: Sector | None = None


class EventDate(Record, frozen=True, kw_only=True):
    """When the event happened; ``basis`` says where that is known from, ``date`` is a date's id.

    With basis ``published`` only a bound is known: ``value`` is null, ``start``..``end`` bound it.
    """

    value: str | None = None
    start: str | None = None
    end: str | None = None
    basis: DateBasis
    date: str | None = None


class EventPlace(Record, frozen=True, kw_only=True):
    """Where the event happened; ``place`` is a place's id."""

    text: str
    span: Offsets
    place: str | None = None
    name: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None
    relation: PlaceRelation | None = None


class Magnitude(Record, frozen=True, kw_only=True):
    """Counts told of the event: people killed, injured, arrested, and its size."""

    killed: int | None = None
    injured: int | None = None
    arrested: int | None = None
    size: int | None = None


class Why(Record, frozen=True, kw_only=True):
    """What decided the code: the rule's name and the evidence in words."""

    rule: str
    evidence: str


class Event(Record, frozen=True, kw_only=True):
    """A coded event (PLOVER 2.0 type, mode, contexts; CAMEO crosswalk) with its voice.

    ``score`` is PLOVER's scale, ``goldstein`` CAMEO's. ``attribution`` is the innermost
    attribution whose content reports the event, null for the article's own voice.
    """

    id: str
    type: EventType
    mode: str | None = None
    contexts: list[str] = []
    trigger: Span
    also: list[Span] = []
    actor: list[Participant] = []
    recipient: list[Participant] = []
    date: EventDate | None = None
    place: EventPlace | None = None
    factuality: Factuality
    time: Time
    historical: bool = False
    attribution: str | None = None
    chain: list[str] = []
    magnitude: Magnitude = Magnitude()
    score: float | None = None
    quad: Quad | None = None
    cameo: str | None = None
    goldstein: float | None = None
    confidence: float
    why: Why
