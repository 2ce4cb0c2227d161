"""Ids as tables show them: as much of them as ``onrecord show`` needs."""

SHORT = 8
"""Characters of an id that a table shows."""


def short(id: str) -> str:
    """Return the beginning of *id*."""
    return id[:SHORT]
