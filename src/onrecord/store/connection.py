"""Opening the file: the writer's connection and the readers'."""

import os
from pathlib import Path
from urllib.parse import quote

import apsw

from ..errors import StoreError
from .faults import told
from .migrate import migrate, version_of

_WAIT_MS = 5000
_CACHE_KB = 64_000


def writer(path: Path) -> apsw.Connection:
    """Open *path* for writing, made or brought up to date where needed.

    The caller holds the lock. A commit is on the disk when it returns (synchronous=FULL), and
    what is deleted is overwritten (secure_delete).

    Raises:
        StoreError: it cannot be written, or is no store of ours.
    """
    with told(path):
        # apsw opens read-only what it may not write, and would only say so at the first write
        if path.exists() and not os.access(path, os.W_OK):
            raise StoreError(f"{path}: cannot be written: it is read-only")
        db = apsw.Connection(str(path))
        try:
            _harden(db)
            version_of(db, path)
            db.pragma("journal_mode", "wal")
            db.pragma("synchronous", "full")
            db.pragma("foreign_keys", True)
            db.pragma("secure_delete", True)
            db.pragma("journal_size_limit", 64_000_000)
            migrate(db, path)
        except BaseException:
            db.close()
            raise
        return db


def reader(path: Path) -> apsw.Connection:
    """Open *path* for reading; it never waits for a writer nor keeps one waiting.

    Raises:
        StoreError: it is missing, no store of ours, or of an older schema.
    """
    if not path.is_file():
        raise StoreError(f"{path}: there is no such store; `onrecord add` makes one")
    with told(path):
        db = read_only(path)
        try:
            version = version_of(db, path)
            if version == 0:
                raise StoreError(f"{path}: is an empty file, no store")
            _must_be_current(path, version)
            db.pragma("query_only", True)
        except BaseException:
            db.close()
            raise
        return db


def read_only(path: Path) -> apsw.Connection:
    """Open *path* for reading, whatever it holds; ``onrecord check`` begins here.

    Raises:
        StoreError: a writer that was stopped left work that no reader can take over.
        apsw.Error: see :func:`told`.
    """
    real = path.resolve()
    address = f"file:{quote(str(real))}?mode=ro"
    if not _can_share(real):
        log = real.with_name(f"{real.name}-wal")
        if log.exists() and log.stat().st_size:
            raise StoreError(
                f"{path}: its writer was stopped, and its last work is in {log.name} beside it: "
                "copy both to a folder that can be written, and read it there"
            )
        address += "&immutable=1"
    db = apsw.Connection(address, flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI)
    try:
        _harden(db)
    except BaseException:
        db.close()
        raise
    return db


def _must_be_current(path: Path, version: int) -> None:
    from .migrate import current

    if version < current():
        raise StoreError(
            f"{path}: was written by an older OnRecord (schema {version}, now {current()}): "
            f"`onrecord add --store {path}` brings it up to date and keeps a backup"
        )


def _can_share(path: Path) -> bool:
    """Tell whether SQLite can make the files beside a store in WAL mode that readers share.

    On a read-only medium it cannot, and does not need to: nobody writes there.
    """
    beside = path.with_name(f"{path.name}-shm")
    return os.access(path.parent, os.W_OK) or beside.exists()


def _harden(db: apsw.Connection) -> None:
    """Take nothing in the file for granted: it may come from somebody else."""
    db.set_busy_timeout(_WAIT_MS)
    db.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
    db.config(apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
    db.config(apsw.SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0)
    db.pragma("cache_size", -_CACHE_KB)
    db.pragma("mmap_size", 0)  # a file cut short while mapped would kill the process
