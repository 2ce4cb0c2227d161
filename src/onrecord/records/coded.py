"""The coded article: everything OnRecord has to say about one article."""

from .article import SCHEMA, Article, Rejection
from .attribution import Attribution, Conflict
from .event import Event
from .knowledge import Date, Entity, Place
from .spans import Record


class CoderVersions(Record, frozen=True, kw_only=True):
    """What coded the article: versions of program, model, codebook and knowledge base."""

    onrecord: str
    model: str
    codebook: str
    kb: str


class CodedArticle(Record, frozen=True, kw_only=True):
    """One article with its entities, places, dates, attributions, events and conflicts."""

    schema: str = SCHEMA
    coder: CoderVersions
    article: Article
    entities: list[Entity] = []
    places: list[Place] = []
    dates: list[Date] = []
    attributions: list[Attribution] = []
    events: list[Event] = []
    conflicts: list[Conflict] = []


Outcome = CodedArticle | Rejection
"""What one input becomes: always exactly one of the two."""
