"""Where the records go: standard output, or a file that is complete or not there."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def destination(out: Path | None) -> Iterator[BinaryIO]:
    """Open *out* for writing, or standard output if it is None.

    Lines stream into ``OUT.part``, which takes the name OUT when all is done: whoever finds OUT
    finds all of it, and after Ctrl-C or a crash the lines so far are in ``OUT.part``.
    """
    if out is None:
        yield sys.stdout.buffer
        sys.stdout.flush()
    elif out.exists() and not out.is_file():  # a device or named pipe cannot be renamed
        with out.open("wb") as stream:
            yield stream
    else:
        target = out.resolve()
        part = target.with_name(f"{target.name}.part")
        try:
            with part.open("wb") as stream:
                yield stream
            os.replace(part, target)
        finally:
            if part.exists() and part.stat().st_size == 0:
                part.unlink()
