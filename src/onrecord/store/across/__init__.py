"""The tables of what is known across articles: candidates out, findings in.

What collation hands over is kept as bytes that only collation and the archive know to read.
"""

import apsw

_TABLES = ("claims", "incidents", "links", "assertions", "reports", "report_keys", "report_links",
           "copies", "copy_links", "copy_keys", "fingerprints")  # fmt: skip
"""In the order in which they can be emptied; users' decisions and reviews are not among them."""


def collated_by(db: apsw.Connection) -> str | None:
    """Return the version of collation that filled the tables; None: they are empty."""
    version = db.execute("SELECT version FROM collated").get
    return None if version is None else str(version)


def forget(db: apsw.Connection, version: str) -> None:
    """Empty the tables, for *version* of collation to fill them."""
    for table in _TABLES:
        db.execute(f"DELETE FROM {table}")
    db.execute("DELETE FROM collated")
    db.execute("INSERT INTO collated VALUES (?)", (version,))
