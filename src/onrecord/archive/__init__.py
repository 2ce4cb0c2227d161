"""The archive: coder's records into the store, and what they mean to each other kept with them.

One transaction per batch: write, find candidates, collate, write what was found. What is kept
follows from the records and the users' decisions alone: the same articles in any order, in any
batches, twice or once, make the same archive.
"""

from .archive import Added, Archive

__all__ = ["Added", "Archive"]
