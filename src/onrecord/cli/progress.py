"""What is told on standard error: a live line in a terminal, plain lines elsewhere."""

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.status import Status


class Progress:
    """Tells how the run goes; silent about progress unless standard error is a terminal.

    Args:
        until_first: the records go to the same terminal, so fall silent with the first of them.
    """

    def __init__(self, *, until_first: bool) -> None:
        self._until_first = until_first
        self._status: Status | None = None

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            # Only here: rich is not needed in a pipe.
            from rich.console import Console

            self._status = Console(stderr=True).status("loading the model …")
            self._status.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop()

    def advance(self, line: str) -> None:
        """Show *line* as the state of the run."""
        if self._status is None:
            return
        if self._until_first:
            self._stop()
        else:
            self._status.update(line)

    def say(self, line: str) -> None:
        """Print *line* for good, above the live line."""
        if self._status is None:
            sys.stderr.write(f"onrecord: {line}\n")
            sys.stderr.flush()
        else:
            self._status.console.print(f"onrecord: {line}", markup=False, highlight=False)

    def _stop(self) -> None:
        if self._status is not None:
            self._status.stop()
            self._status = None
