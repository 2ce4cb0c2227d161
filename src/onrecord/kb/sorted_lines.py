"""Sorting more lines than memory should hold: sorted runs on disk, then one merge."""

import heapq
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

RUN = 500_000
"""Lines of a run: some 40 MB while they are sorted."""


class SortedLines:
    """Takes lines in any order, gives them back in the order of their bytes.

    Args:
        folder: where the runs are kept, as ``NAME.0``, ``NAME.1`` …; whoever made it empties it.
        run: how many lines are sorted in memory at a time.
    """

    def __init__(self, folder: Path, name: str, *, run: int = RUN) -> None:
        self._folder = folder
        self._name = name
        self._run = run
        self._lines: list[bytes] = []
        self._runs: list[Path] = []

    def add(self, line: bytes) -> None:
        r"""Add *line*, which ends in ``\n`` and holds no other."""
        self._lines.append(line)
        if len(self._lines) >= self._run:
            self._spill()

    def merged(self) -> Iterator[bytes]:
        """Yield all lines in order; the runs are gone afterwards."""
        if self._runs:
            self._spill()
        self._lines.sort()
        with ExitStack() as stack:
            runs = [stack.enter_context(path.open("rb")) for path in self._runs]
            yield from heapq.merge(*runs) if runs else self._lines
        for path in self._runs:
            path.unlink()
        self._runs, self._lines = [], []

    def _spill(self) -> None:
        self._lines.sort()
        path = self._folder / f"{self._name}.{len(self._runs)}"
        with path.open("wb") as file:
            file.writelines(self._lines)
        self._runs.append(path)
        self._lines = []
