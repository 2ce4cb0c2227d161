"""Attributions: who says so."""

from .labels import Act, AttributionType, ConflictBasis, Stance
from .spans import Record, Span


class Attribution(Record, frozen=True, kw_only=True):
    """A statement handed to somebody: source, cue, content (PARC 3.0 / PolNeAR).

    ``parent`` is the id of the attribution in whose content this one stands; ``chain`` runs from
    the outermost voice (the publisher) to this one. ``confidence`` is in [0, 1].
    """

    id: str
    source: Span | None = None
    source_entity: str | None = None
    source_name: str | None = None
    cue: Span | None = None
    content: list[Span] = []
    type: AttributionType
    act: Act | None = None
    stance: Stance
    parent: str | None = None
    chain: list[str] = []
    confidence: float


class Conflict(Record, frozen=True, kw_only=True):
    """Two attributions or events (ids) that cannot both be true, and why."""

    between: tuple[str, str]
    basis: ConflictBasis
    why: str
