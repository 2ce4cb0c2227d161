"""The view for programs: one JSON object per line, as RECORD.md lays down."""

from typing import BinaryIO

from ..records import Outcome, to_json
from .visible import harmless_json


class JsonLines:
    """Writes each record and each rejection as one line and flushes it.

    In a terminal, characters that would steer it are escaped; the JSON means the same.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._terminal = stream.isatty()

    def show(self, outcome: Outcome) -> None:
        """Write one line."""
        line = to_json(outcome)
        if self._terminal:
            line = harmless_json(line)
        self._stream.write(f"{line}\n".encode())
        self._stream.flush()
