"""The codebook: PLOVER types, modes and contexts with scores, and the CAMEO crosswalk. Data and a loader, no logic."""

from .book import CameoCode, Codebook, EventTypeEntry, ModeEntry

__all__ = ["CameoCode", "Codebook", "EventTypeEntry", "ModeEntry"]
