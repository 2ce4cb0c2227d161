"""A writer in a process of its own: adds batches for ever and says which are kept.

``python -m tests.store.writing STORE FIRST [SIZE]`` adds articles FIRST, FIRST + 1, ... in batches
of SIZE and prints the number of the last article after each batch that is kept.
"""

import sys
from pathlib import Path

from onrecord.archive import Archive
from onrecord.errors import OnRecordError
from onrecord.store import Store

from .made import record


def main(path: Path, first: int, size: int = 3) -> None:
    """Add batches until the process is killed or the store refuses."""
    with Store.writing(path) as store:
        archive = Archive(store)
        print("open", flush=True)
        while True:
            archive.add([record(n) for n in range(first, first + size)])
            first += size
            print(first - 1, flush=True)


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
    except OnRecordError as error:
        print(f"{type(error).__name__}: {error}", flush=True)
        sys.exit(1)
