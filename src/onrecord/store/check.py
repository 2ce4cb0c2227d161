"""Whether a store still is what was written into it (``onrecord check``)."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

import apsw

from ..errors import StoreBusy, StoreError
from .check_across import across
from .check_records import records
from .check_search import search
from .connection import read_only
from .faults import told
from .finding import Finding
from .migrate import APPLICATION_ID, current, steps, version_of

Section = Callable[[apsw.Connection], Iterator[Finding]]
_MOST = 100
"""Findings of SQLite's own check; a broken page breaks all that follows."""


def findings(path: Path, progress: Callable[[str], None] = lambda line: None) -> Iterator[Finding]:
    """Yield all that is wrong with the store *path*; nothing where it is sound.

    It is read as of one moment, a writer beside it disturbs nothing. What is damaged is told, and
    the rest is checked as far as it can be read. Memory grows by some bytes per article.

    Raises:
        StoreBusy: it cannot be read now.
    """
    try:
        with told(path):
            db = read_only(path)
    except StoreBusy:
        raise
    except StoreError as error:
        yield _of_file(error, path)
        return
    try:
        yield from _sections(db, path, progress)
    finally:
        db.close()


def _sections(
    db: apsw.Connection, path: Path, progress: Callable[[str], None]
) -> Iterator[Finding]:
    try:
        with told(path):
            db.execute("BEGIN")
            version = version_of(db, path)
    except StoreBusy:
        raise
    except StoreError as error:
        yield _of_file(error, path)
        if not _is_ours(db):
            return
        version = current()
    if version == 0:
        yield Finding(where="file", what="it is empty, no store")
        return
    parts: list[tuple[str, Section]] = [
        ("file", lambda db: _file(db, version)),
        ("references", _references),
    ]
    if version < current():
        yield Finding(
            where="file",
            what=f"its schema is {version}, this OnRecord's is {current()}: checked is only the "
            "file itself; `onrecord add` brings it up to date",
            severity="note",
        )
    else:
        parts += [
            ("records", lambda db: records(db, path, progress)),
            ("search", lambda db: search(db, progress)),
            ("across articles", across),
        ]
    for name, section in parts:
        progress(f"checking {name} …")
        yield from _guarded(name, section, db)


def _guarded(name: str, section: Section, db: apsw.Connection) -> Iterator[Finding]:
    """Yield what *section* finds; where it cannot go on, this is the last that it finds."""
    try:
        yield from section(db)
    except (apsw.Error, ValueError, TypeError) as error:
        yield Finding(where=name, what=f"cannot be read to the end ({error})")


def _of_file(error: Exception, path: Path) -> Finding:
    return Finding(where="file", what=str(error).removeprefix(f"{path}: "))


def _is_ours(db: apsw.Connection) -> bool:
    """Tell whether a file that is refused still looks like a store of this version."""
    try:
        marks = (db.pragma("application_id") == APPLICATION_ID, db.pragma("user_version"))
        tables = db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'migrations'").get
    except (apsw.Error, ValueError):
        return False
    return tables is not None and (marks[0] or marks[1] == current())


def _file(db: apsw.Connection, version: int) -> Iterator[Finding]:
    """Pages, indexes, full text and R*Tree as SQLite knows them; the schema as we wrote it."""
    for (line,) in db.execute(f"PRAGMA integrity_check({_MOST})"):
        if line != "ok":
            yield Finding(where="file", what=str(line))
    yield from _schema(db, version)


def _schema(db: apsw.Connection, version: int) -> Iterator[Finding]:
    known = [step for step in steps() if step[0] <= version]
    fresh = apsw.Connection(":memory:")
    for _, _, sql in known:
        fresh.execute(sql)
    is_, should = _objects(db), _objects(fresh)
    for name in sorted(is_.keys() | should.keys()):
        if is_.get(name) != should.get(name):
            yield Finding(where="schema", what=f"{name} is not as OnRecord makes it")
    digests = {(n, name, sha256(sql.encode()).hexdigest()) for n, name, sql in known}
    if set(db.execute("SELECT version, name, digest FROM migrations")) != digests:
        yield Finding(where="schema", what="its history is not this OnRecord's")


def _objects(db: apsw.Connection) -> dict[str, tuple[object, ...]]:
    sql = (
        "SELECT name, type, tbl_name, sql FROM sqlite_schema "
        "WHERE name <> 'migrations' AND name NOT LIKE 'sqlite_stat%'"
    )
    return {str(name): rest for name, *rest in db.execute(sql)}  # type: ignore[misc]


def _references(db: apsw.Connection) -> Iterator[Finding]:
    for table, row, parent, _ in db.execute("PRAGMA foreign_key_check"):
        yield Finding(where=table, what=f"row {row} refers to a row of {parent} that is not there")
