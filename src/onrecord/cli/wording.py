"""The closed labels of the record in words for a reader."""

from ..records import Attribution, Event, Participant, Rejection
from ..records.labels import Factuality, RejectionReason, Time
from .visible import visible

FACTUALITY: dict[Factuality, str] = {
    "CT+": "✓ certain",
    "PR+": "? probable",
    "PS+": "? possible",
    "CT-": "✗ not so",
    "PR-": "✗ unlikely",
    "PS-": "? perhaps not",
    "Uu": "? open",
}
"""What the innermost voice commits to, marked ✓ it is so, ✗ it is not, ? left open."""

TIME: dict[Time, str | None] = {
    "past": None,
    "ongoing": "going on",
    "future": "to come",
    "hypothetical": "if at all",
}

REASON: dict[RejectionReason, str] = {
    "no_text": "no text",
    "too_short": "too short",
    "not_an_article": "not an article",
    "language": "language",
    "encoding": "encoding",
    "duplicate": "duplicate",
    "too_large": "too large",
    "timeout": "took too long",
    "bad_input": "bad input",
}

NOBODY = "—"
ARROW = " › "


def sureness(event: Event) -> str:
    """Return how sure the voice is and, on a second line, of what if it is not simply past."""
    time = "long ago" if event.historical else TIME[event.time]
    sure = FACTUALITY[event.factuality]
    return sure if time is None else f"{sure}\n{time}"


def who(participants: list[Participant]) -> str:
    """Return the names of *participants* with their countries, or a dash."""
    return "; ".join(map(_name, participants)) or NOBODY


def _name(participant: Participant) -> str:
    name = visible(participant.name)
    return f"{name} ({participant.country})" if participant.country else name


def when(event: Event) -> str:
    """Return the event's date: ``~`` marks one taken from context, ``≤`` a mere upper bound."""
    date = event.date
    if date is None:
        return NOBODY
    if date.basis == "published":
        return f"≤{date.end}" if date.end else NOBODY
    if date.start and date.end:
        shown = date.start if date.start == date.end else f"{date.start} to {date.end}"
    else:
        shown = date.value or NOBODY
    return f"~{shown}" if date.basis == "discourse" else shown


def where(event: Event) -> str:
    """Return the event's place with its country, or a dash."""
    place = event.place
    if place is None:
        return NOBODY
    name = visible(place.name or place.text)
    return f"{name} ({place.country})" if place.country else name


def voices(chain: list[str], publisher: str | None) -> str:
    """Return the chain of voices; the publisher, who stands above the table, only if alone."""
    inner = chain[1:] if len(chain) > 1 and chain[0] == publisher else chain
    return ARROW.join(map(visible, inner)) or "the article"


def speech(attribution: Attribution) -> str:
    """Return the cue's words, or the stance where the text has none."""
    return visible(attribution.cue.text) if attribution.cue else attribution.stance


def told(rejection: Rejection) -> str:
    """Return in one line which input was rejected and why."""
    known = rejection.article.key or rejection.article.url or "an input"
    because = rejection.rejected
    return f"{visible(known)}: {REASON[because.reason]}: {visible(because.detail)}"


def counted(count: int, noun: str) -> str:
    """Return the count with its noun in the right number."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
