"""What SQLite reports, as errors that name the store and the reason."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from ..errors import StoreBusy, StoreDamaged, StoreError

_TOLD: tuple[tuple[type[apsw.Error], type[StoreError], str], ...] = (
    (apsw.FullError, StoreError, "the disk is full; what was added before is kept"),
    (apsw.ReadOnlyError, StoreError, "cannot be written: it is read-only"),
    (apsw.NotADBError, StoreDamaged, "is no store of OnRecord, or its first bytes are damaged"),
    (apsw.CorruptError, StoreDamaged, "is damaged; `onrecord check` tells where"),
    (apsw.IOError, StoreError, "the disk cannot be read or written"),
    (apsw.CantOpenError, StoreError, "cannot be opened"),
    (apsw.BusyError, StoreBusy, "is being written by another program"),
    (apsw.LockedError, StoreBusy, "is being written by another program"),
)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what SQLite raises inside into a :class:`StoreError` about *path*."""
    try:
        yield
    except apsw.Error as error:
        for kind, raised, words in _TOLD:
            if isinstance(error, kind):
                raise raised(f"{path}: {words} ({error})") from error
        raise
