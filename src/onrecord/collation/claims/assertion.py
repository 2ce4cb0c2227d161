"""Assertions: what is kept of a statement to compare it with those of other articles."""

from typing import Literal

from ...records import Statement
from ...records.labels import ClaimStance, DateBasis, EventType, Precision
from ...records.spans import Record


class Count(Record, frozen=True, kw_only=True):
    """A number that a statement gives: between ``low`` and ``high`` (null: no bound) of ``kind``.

    ``kind`` is a measure ("killed") or "#" and the stem of the noun that is counted; ``text`` the
    words that give it ("at least 31").
    """

    kind: str
    low: int
    high: int | None = None
    text: str


class Party(Record, frozen=True, kw_only=True):
    """An actor or recipient: its words, their stems, its country, what kind of people it is."""

    name: str
    stems: list[str] = []
    country: str | None = None
    kind: str | None = None
    named: bool = False


class Spot(Record, frozen=True, kw_only=True):
    """Where: the gazetteer's name, country (ISO 3166-1 alpha-3), degrees WGS 84, precision.

    Not ``told`` if the statement does not say that it happened there; the place is only named.
    """

    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None
    told: bool = True


class Assertion(Record, frozen=True, kw_only=True):
    """One event or attribution of one record, or a sentence without any, as far as it is compared with others.

    A sentence's id is "s" and its offsets ("s120-243").

    Attributes:
        event: id of the event that it tells of: its own, or that which an attribution tells again;
            the incident of that event is the assertion's.
        also: ids of further statements of the article that carry the same content.
        lead: whether the statement stands for its words where no incident joins it to others.
        verbal: whether it is an act of speech that an attribution tells too ("accused").
        source: the innermost voice in canonical form; null for the article's own voice.
        role: that voice's words ("two police officers"), null for the own voice.
        voice_country: its country, ISO alpha-3.
        witness: whether the voice is an unnamed person of the place (resident, driver).
        named: whether it has a proper name.
        agency: the news agency that the article is credited to.
        start: first day, ISO; with basis ``published`` only the bound by publication is known.
        outer: whether a voice denies the whole content.
        trigger: keys of the words that denote the event.
        ahead: whether the content is still to come (planned, demanded, threatened, tried).
        words: key -> 1, or -1 where the text negates the word; names begin with "@", classes of
            words with "=".
        context: further keys of its own sentence, the one before and the article's first two.
        poles: side that is taken in a pair of opposites.
        stages: steps reached in a story of several steps.
        terms: words that no name covers, as numbers of ``collation.similarity``, the weightiest first.
        around: the same of its sentence, of those beside it and of the article's first.
        acts: the words that denote the event, as such numbers.
        sentence: number of its sentence in the article, from 0: what news tells first it is about.
        text: the words themselves, cut.
    """

    statement: Statement
    event: str | None = None
    also: list[str] = []
    kind: Literal["event", "attribution", "sentence"]
    lead: bool = True
    verbal: bool = False
    publisher: str | None = None
    published: str | None = None
    agency: str | None = None
    source: str | None = None
    role: str | None = None
    voice_country: str | None = None
    witness: bool = False
    named: bool = False
    chain: list[str] = []
    stance: ClaimStance
    outer: bool = False
    confidence: float = 1.0
    type: EventType | None = None
    mode: str | None = None
    trigger: list[str] = []
    actors: list[Party] = []
    recipients: list[Party] = []
    place: Spot | None = None
    start: str | None = None
    end: str | None = None
    basis: DateBasis | None = None
    historical: bool = False
    ahead: bool = False
    change: bool = False
    counts: list[Count] = []
    words: dict[str, int] = {}
    context: list[str] = []
    poles: dict[str, int] = {}
    stages: dict[str, int] = {}
    terms: list[int] = []
    around: list[int] = []
    acts: list[int] = []
    sentence: int = 0
    text: str = ""

    @property
    def as_fact(self) -> bool:
        """Whether it is told as something that has happened or is so."""
        return self.stance == "supports" and not self.ahead

    @property
    def names(self) -> set[str]:
        """The keys that stand for names."""
        return {k for k in self.words if k.startswith("@")}

    @property
    def plain(self) -> set[str]:
        """The keys that stand for no names."""
        return {k for k in self.words if not k.startswith("@")}
