"""Questions to a store: typed filters in, one SQL statement, typed rows out.

Every list comes in a fixed order, in pages (``paging``); ``walk`` goes through them all. The command
line and the HTTP API ask the same functions.
"""

from . import selection
from .conflicts import CONTRADICTS, RELATIONS, ConflictRow, Side, conflicts, count_conflicts, links
from .counts import By, Count, Counted, Scale, counts
from .detail import Detail, Found, copies_of, find, open_found
from .events import (
    attributions,
    count_attributions,
    count_events,
    count_incidents,
    events,
    incidents,
)
from .opened import ArticleReference, AttributionRow, EventRow
from .paging import PAGE, Page, walk
from .passage import sentence
from .sources import SourceRow, count_sources, sources

__all__ = [
    "CONTRADICTS", "PAGE", "RELATIONS", "ArticleReference", "AttributionRow", "By", "ConflictRow",
    "Count", "Counted", "Detail", "EventRow", "Found", "Page", "Scale", "Side", "SourceRow",
    "attributions", "conflicts", "copies_of", "count_attributions", "count_conflicts",
    "count_events", "count_incidents", "count_sources", "counts", "events", "find", "incidents",
    "links", "open_found", "selection", "sentence", "sources", "walk",
]  # fmt: skip
