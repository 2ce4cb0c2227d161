"""The schema and its history: numbered SQL files, all that are missing applied in one transaction."""

from hashlib import sha256
from importlib import resources
from pathlib import Path

import apsw

from ..errors import StoreDamaged, StoreError
from .faults import transaction

APPLICATION_ID = 0x4F6E5263
"""Marks a SQLite file as a store of ours ("OnRc"), in the header of the file."""
_HISTORY = """CREATE TABLE IF NOT EXISTS migrations (
  version INTEGER PRIMARY KEY, name TEXT NOT NULL, digest TEXT NOT NULL) STRICT"""


def steps() -> list[tuple[int, str, str]]:
    """Return number, name and SQL of all migrations, in their order."""
    folder = resources.files("onrecord.store") / "migrations"
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".sql")), key=lambda f: f.name)
    return [(int(f.name[:4]), f.name[5:-4], f.read_text(encoding="utf-8")) for f in files]


def current() -> int:
    """Return the version of the schema that this program writes."""
    return steps()[-1][0]


def version_of(db: apsw.Connection, path: Path) -> int:
    """Return the version of the schema in *db*; 0 for an empty file.

    Raises:
        StoreError: it is another program's database, or a newer OnRecord's.
    """
    version = int(db.pragma("user_version"))
    mark = int(db.pragma("application_id"))
    if mark != APPLICATION_ID:
        if version == 0 and mark == 0 and not db.execute("SELECT 1 FROM sqlite_schema").get:
            return 0
        raise StoreError(f"{path}: is a SQLite database, but no store of OnRecord")
    if version < 1:
        raise StoreDamaged(f"{path}: is damaged: no OnRecord has a schema {version}")
    if version > current():
        raise StoreError(
            f"{path}: was written by a newer OnRecord (schema {version}; this one knows "
            f"{current()}): upgrade with pip install --upgrade onrecord"
        )
    return version


def migrate(db: apsw.Connection, path: Path) -> None:
    """Bring the schema up to date; an older store is copied to ``STORE.v<old>.bak`` before.

    Raises:
        StoreError: see :func:`version_of`; the backup cannot be written.
    """
    version = version_of(db, path)
    if version == current():
        return
    if version:
        _back_up(db, path, version)
    with transaction(db):
        if version == 0:
            db.pragma("application_id", APPLICATION_ID)
        db.execute(_HISTORY)
        for number, name, sql in steps():
            if number > version:
                db.execute(sql)
                digest = sha256(sql.encode()).hexdigest()
                db.execute("INSERT INTO migrations VALUES (?, ?, ?)", (number, name, digest))
                db.pragma("user_version", number)


def _back_up(db: apsw.Connection, path: Path, version: int) -> None:
    kept = path.with_name(f"{path.name}.v{version}.bak")
    part = kept.with_name(f"{kept.name}.part")
    part.unlink(missing_ok=True)
    copy = apsw.Connection(str(part))
    try:
        with copy.backup("main", db, "main") as backup:
            while not backup.done:
                backup.step(1000)
    except BaseException:
        copy.close()
        part.unlink()
        raise
    copy.close()
    part.replace(kept)
