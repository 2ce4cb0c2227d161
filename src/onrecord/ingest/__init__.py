"""Ingest: bytes to articles. What cannot be an article leaves as a rejection, never silently."""

from .limits import Limits
from .reading import read

__all__ = ["Limits", "read"]
