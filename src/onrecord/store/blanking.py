"""What is left behind of a deleted article where SQLite's secure_delete does not reach."""

from pathlib import Path

import apsw

_HEAD = 4
_CELL = 24
"""Bytes of a node before its cells (depth, number of cells) and of a cell (number, four floats)."""


def blank_places(db: apsw.Connection) -> None:
    """Overwrite what the nodes of ``event_places`` hold behind their last cell.

    A cell taken out of a node stays there until another takes its place. The layout of a node is
    documented (sqlite.org/rtree.html, "Shadow Tables"), the tables are only written on purpose.
    """
    stale = [
        (blank, number)
        for number, data in db.execute("SELECT nodeno, data FROM event_places_node")
        if (blank := _blank(data)) != data
    ]
    if not stale:
        return
    db.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 0)
    try:
        db.executemany("UPDATE event_places_node SET data = ? WHERE nodeno = ?", stale)
    finally:
        db.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)


def _blank(data: bytes) -> bytes:
    used = _HEAD + _CELL * int.from_bytes(data[2:4], "big")
    return data[:used].ljust(len(data), b"\0")


def left_behind(store: Path) -> tuple[list[Path], list[Path]]:
    """Return the files beside *store* that may hold what was deleted: logs, and older backups.

    A log stays while another program has the store open; it goes with the next writer after that.
    """
    real = store.resolve()
    log = real.with_name(f"{real.name}-wal")
    backups = sorted(
        path
        for path in real.parent.iterdir()
        if path.name.startswith(f"{real.name}.v") and path.name.endswith((".bak", ".bak.part"))
    )
    return [log] if log.exists() and log.stat().st_size else [], backups
