"""Incidents: reports of one happening across articles (cross-document event coreference).

``reports`` takes the events off a record, ``keys`` says which reports may be of one happening,
``compare`` how probable it is and why, ``cluster`` makes incidents of the links and of a person's
decisions, ``incident`` tells a reader what they agree on. Whether something happened plays no part:
a denial is a report of what it denies.
"""

from .blocking import WINDOW_DAYS, keys
from .clustering import cluster, components, decide
from .comparing import FLOOR, MergeLink, compare
from .report import Party, Report, Spot, reports
from .summary import incident

__all__ = [
    "FLOOR", "WINDOW_DAYS", "MergeLink", "Party", "Report", "Spot", "cluster", "compare", "components", "decide",
    "incident", "keys", "reports",
]  # fmt: skip
