"""The HTTP API over a store and the explorer's pages (docs/api.md). Needs no model.

Way of a request: ``guard`` (host, token, path, sizes) -> ``routes`` (one file per kind of answer)
-> ``parameters`` (query to filters) -> ``reading`` (a read-only connection with a deadline)
-> ``onrecord.store.queries`` -> ``answers`` (JSON, ETag). ``writing`` is the only way to write.
"""

from .app import create_app
from .serving import Serving

__all__ = ["Serving", "create_app"]
