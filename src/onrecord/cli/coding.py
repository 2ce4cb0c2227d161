"""The run behind ``code`` and ``demo``: coded articles go to a view, one at a time, in order."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from ..records import Outcome, Rejection
from .progress import Progress
from .wording import counted, told


class View(Protocol):
    """Shows what became of one input, at once."""

    def show(self, outcome: Outcome) -> None:
        """Show *outcome*."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many articles were coded and rejected, and what the coded ones hold."""

    coded: int = 0
    rejected: int = 0
    events: int = 0
    statements: int = 0

    def plus(self, outcome: Outcome) -> "Tally":
        """Return the tally with one more outcome."""
        if isinstance(outcome, Rejection):
            return Tally(self.coded, self.rejected + 1, self.events, self.statements)
        return Tally(
            self.coded + 1,
            self.rejected,
            self.events + len(outcome.events),
            self.statements + len(outcome.attributions),
        )

    @property
    def exit_code(self) -> int:
        """3 if anything was rejected, else 0."""
        return 3 if self.rejected else 0

    def __str__(self) -> str:
        words = f"{counted(self.coded, 'article')}, {counted(self.events, 'event')}, "
        words += counted(self.statements, "statement")
        return f"{words}, {self.rejected:,} rejected" if self.rejected else words


def run(
    outcomes: Iterable[Outcome], view: View, progress: Progress, *, tell_rejections: bool = True
) -> Tally:
    """Show every outcome and return the tally; Ctrl-C is told and passed on."""
    tally = Tally()
    try:
        for outcome in outcomes:
            tally = tally.plus(outcome)
            progress.advance(str(tally))
            if tell_rejections and isinstance(outcome, Rejection):
                progress.say(told(outcome))
            view.show(outcome)
    except KeyboardInterrupt:
        progress.say(f"interrupted after {tally}")
        raise
    return tally
