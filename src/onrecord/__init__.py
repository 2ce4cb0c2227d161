"""OnRecord reads the news and keeps the record: who did what to whom, and who says so."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .coder import Coder, load

from .version import __version__

__all__ = ["Coder", "__version__", "load"]

# Loaded on first use: importing onrecord costs nothing, the coder brings spaCy.
_LAZY = {"Coder": "onrecord.coder", "load": "onrecord.coder"}


def __getattr__(name: str) -> Any:
    if name in _LAZY:
        return getattr(import_module(_LAZY[name]), name)
    raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
