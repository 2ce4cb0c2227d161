"""Copies of articles: near-duplicates, wire copy, excerpts, versions at one address.

A ``Fingerprint`` is kept for each article; two articles that share one of their ``keys`` are
compared, what ``compare`` finds is kept as a ``CopyLink``, and ``groups`` makes the groups of it.
"""

from .compare import CopyLink, compare
from .fingerprint import VERSION, Fingerprint, fingerprint
from .grouping import groups
from .keys import keys

__all__ = ["VERSION", "CopyLink", "Fingerprint", "compare", "fingerprint", "groups", "keys"]
