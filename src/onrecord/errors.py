"""The error tree. Everything OnRecord raises on purpose is an :class:`OnRecordError`.

::

    OnRecordError
    ├── InputError         an input cannot be read at all (missing file, unknown format)
    ├── RecordError        a line is no onrecord/1 record
    ├── ModelError         the model package is missing, damaged or of another version
    ├── CodebookError      a codebook file breaks its schema
    ├── KnowledgeError     a knowledge-base file is missing or damaged
    ├── ExportError        an export cannot be written or its format is unknown
    └── StoreError         a store cannot be opened, read or written
        ├── StoreBusy      another process writes it
        └── StoreDamaged   its bytes are not what was written

What is wrong with one *article* is no error but data: a ``Rejection``.
"""


class OnRecordError(Exception):
    """Base class: the message names the input and the reason."""


class InputError(OnRecordError):
    """An input cannot be opened or is of no format that a reader knows."""


class RecordError(OnRecordError):
    """A line of JSON is no record of the schema ``onrecord/1``."""


class ModelError(OnRecordError):
    """The model's files are missing, damaged or do not fit this version."""


class CodebookError(OnRecordError):
    """A codebook file breaks its schema."""


class KnowledgeError(OnRecordError):
    """A knowledge-base file is missing or damaged."""


class ExportError(OnRecordError):
    """An export cannot be written, or its format is unknown; names format, file and reason."""


class StoreError(OnRecordError):
    """A store cannot be opened, read or written."""


class StoreBusy(StoreError):
    """Another process writes the store; the message names it."""


class StoreDamaged(StoreError):
    """The store's bytes are not what was written."""
