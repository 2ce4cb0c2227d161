"""What is known across articles: copies, incidents, claims and the links between statements.

A *report* is one event of one record, a *statement* one of its events ("e3") or attributions
("a2"); both are named by the article's id and their own.
"""

from .labels import (
    ClaimAspect,
    ClaimStance,
    CopyKind,
    EventType,
    LinkBasis,
    LinkRelation,
    Precision,
    Quad,
)
from .spans import Record


class Statement(Record, frozen=True, kw_only=True, order=True):
    """Name of a statement: the article's id and the id of an event or attribution in it."""

    article: str
    id: str


class Copy(Record, frozen=True, kw_only=True):
    """Membership of an article in a group of copies.

    ``of`` is the member that it was found to copy (null for the origin), ``share`` the share of
    its words that stands in that member too, in [0, 1]; ``why`` one sentence for a person.
    """

    article: str
    kind: CopyKind
    of: str | None = None
    share: float | None = None
    why: str


class CopyGroup(Record, frozen=True, kw_only=True):
    """Articles that are one text: copies of a wire story, excerpts, versions at one address.

    ``origin`` is the earliest article, ``agency`` the news agency that the text is credited to.
    ``id`` is derived from the members alone.
    """

    id: str
    origin: str
    agency: str | None = None
    members: list[Copy]


class Merge(Record, frozen=True, kw_only=True):
    """Why two reports are held to be of one incident, or not.

    ``score`` is the probability, ``why`` its evidence, the weightiest first; ``by`` names the
    person who decided, null for the program.
    """

    between: tuple[Statement, Statement]
    together: bool = True
    score: float | None = None
    why: list[str] = []
    by: str | None = None


class Toll(Record, frozen=True, kw_only=True):
    """The lowest and the highest count told of one kind (killed, injured, arrested, size)."""

    low: int | None = None
    high: int | None = None


class Incident(Record, frozen=True, kw_only=True):
    """One happening in the world, as the reports in ``reports`` tell it.

    ``articles`` counts the articles, ``groups`` their groups of copies, ``origins`` the
    independent origins: distinct innermost sources over distinct groups of copies. ``start`` and
    ``end`` (ISO dates, inclusive) are the days on which most reports put it. ``denied`` and
    ``disputed`` count statements that deny it and pairs that contradict each other about it.
    """

    id: str
    type: EventType
    mode: str | None = None
    quad: Quad | None = None
    title: str
    start: str | None = None
    end: str | None = None
    actor: list[str] = []
    actor_country: list[str] = []
    recipient: list[str] = []
    recipient_country: list[str] = []
    place: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None
    killed: Toll = Toll()
    injured: Toll = Toll()
    arrested: Toll = Toll()
    happened: bool | None = None
    articles: int
    groups: int
    origins: int
    denied: int = 0
    disputed: int = 0
    reports: list[Statement]
    merges: list[Merge] = []


class Voice(Record, frozen=True, kw_only=True):
    """One voice on a claim: who says so, where, and whether it supports or denies it.

    ``source`` is the innermost source, ``chain`` the voices from the publisher to it, ``group``
    the group of copies of its article (the article's own id where it has no copies).
    """

    statement: Statement
    source: str | None = None
    chain: list[str] = []
    publisher: str | None = None
    published: str | None = None
    group: str
    stance: ClaimStance
    text: str | None = None


class Claim(Record, frozen=True, kw_only=True):
    """What is asserted about an incident or a state of affairs, with all voices on it.

    ``aspect`` says what it is about (whether it happened, how many were killed, ...), ``value``
    what is asserted. ``incident`` is null for a state of affairs. ``origins`` counts the
    independent origins of its support.
    """

    id: str
    incident: str | None = None
    aspect: ClaimAspect
    value: str
    origins: int
    voices: list[Voice]


class Link(Record, frozen=True, kw_only=True):
    """How two statements of different articles stand to each other.

    ``between`` is in order of publication: with *updates*, the second updates the first.
    ``confidence`` is in [0, 1]; ``why`` one sentence for a person.
    """

    between: tuple[Statement, Statement]
    relation: LinkRelation
    basis: LinkBasis
    incident: str | None = None
    confidence: float
    why: str
