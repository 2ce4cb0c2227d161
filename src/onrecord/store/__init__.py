"""The store: records in one SQLite file that Datasette and pandas open too (docs/store.md).

SQLite through ``apsw``, which brings its own version: WAL, FTS5 over the text, R*Tree over the
places. One process writes (``Store.writing``), any number reads (``Store.reading``) and never
waits. What is known across articles is kept beside the records, in tables that collation fills.
"""

from .store import Store

__all__ = ["Store"]
