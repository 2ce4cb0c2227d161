"""``onrecord_dates``: time expressions with TIMEX3 values, measured from the day of publication."""

from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from ..records import Date
from .date_interval import interval
from .date_rules import DateRules
from .date_story import Story
from .extensions import register


class Dates:
    """Writes ``doc._.onrecord_dates``."""

    def __init__(self, nlp: Language, name: str = "onrecord_dates") -> None:
        register()
        self.name = name
        self.rules = DateRules.load()

    def __call__(self, doc: Doc) -> Doc:
        """Annotate *doc*."""
        doc._.onrecord_dates = self.match(doc)
        return doc

    def match(self, doc: Doc) -> list[Date]:
        """Return the time expressions of *doc* in the order of the text."""
        return self.read(doc.text, doc._.onrecord_context.published)

    def read(self, text: str, published: str | None) -> list[Date]:
        """Return the time expressions; relative ones have no value without *published*."""
        found = list(self.rules.find(text))
        story = Story(text, found, _day(published), self.rules)
        dates: list[Date] = []
        for at, here in enumerate(found):
            made = here.rule.make(here.parts, story.clock(at))
            story.tell(here, made)
            start, end = interval(made.value) if made.type in ("DATE", "TIME") else (None, None)
            dates.append(
                Date(
                    id=f"d{at + 1}",
                    text=text[here.start : here.end],
                    span=(here.start, here.end),
                    type=made.type,
                    value=made.value,
                    start=start,
                    end=end,
                )
            )
        return dates


def _day(published: str | None) -> date | None:
    """Return the day of publication; None for what is no date, or one no newspaper can have."""
    try:
        day = date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None
    return day if day and 1500 <= day.year <= 2500 else None
