"""What SQLite reports, as errors that name the store and the reason."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import apsw

from ..errors import StoreBusy, StoreDamaged, StoreError

_TOLD: tuple[tuple[type[apsw.Error], type[StoreError], str], ...] = (
    (apsw.FullError, StoreError, "the disk is full; what was added before is kept"),
    (apsw.ReadOnlyError, StoreError, "cannot be written: it is read-only"),
    (apsw.NotADBError, StoreDamaged, "is no store of OnRecord, or its first bytes are damaged"),
    (apsw.CorruptError, StoreDamaged, "is damaged; `onrecord check` tells where"),
    (apsw.IOError, StoreError, "the disk fails, or a limit on files or its space is reached"),
    (apsw.CantOpenError, StoreError, "cannot be opened"),
    (apsw.BusyError, StoreBusy, "is being written by another program"),
    (apsw.LockedError, StoreBusy, "is being written by another program"),
)


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what SQLite raises inside into a :class:`StoreError` about *path*."""
    try:
        yield
    except UnicodeDecodeError as error:
        raise StoreDamaged(f"{path}: is damaged: it holds text that is none ({error})") from error
    except apsw.Error as error:
        for kind, raised, words in _TOLD:
            if isinstance(error, kind):
                raise raised(f"{path}: {words} ({error})") from error
        # a table or column that is missing, a rule that is broken: no file that we wrote
        raise StoreError(f"{path}: cannot be used as a store ({error})") from error


@contextmanager
def transaction(db: apsw.Connection) -> Iterator[None]:
    """Keep all that is written inside, or nothing of it; a reader sees one moment inside.

    SQLite itself undoes everything when the disk is full; a savepoint, which ``with db`` sets, is
    then gone, and its own complaint would hide the reason.
    """
    db.execute("BEGIN" if db.readonly("main") else "BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            with suppress(apsw.Error):  # what went wrong first is what is told
                db.execute("ROLLBACK")
        raise
