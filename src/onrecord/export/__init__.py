"""Exports: what a store holds, in the formats of the field. One file per format.

Reads a :class:`Snapshot`, writes files; knows nothing of the store behind it, of spaCy or the model.
"""

from .dictionary import page, readme
from .format import Format
from .formats import FORMATS
from .options import Options
from .snapshot import Snapshot
from .writing import export, write

__all__ = ["FORMATS", "Format", "Options", "Snapshot", "export", "page", "readme", "write"]
