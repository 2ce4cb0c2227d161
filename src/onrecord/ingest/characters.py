"""Characters that no later room should meet: lone surrogates, NUL, foreign line ends."""

import re
from typing import Any

_SURROGATE = re.compile("[\ud800-\udfff]")
_REPLACEMENT = "\ufffd"
_MAX_NESTING = 32
_INT64 = range(-(2**63), 2**64)


def clean(text: str) -> str:
    """Return *text* with U+FFFD for each lone surrogate and NUL, and only ``\\n`` as line end.

    A byte order mark at the start goes; every other character stays as it is.
    """
    # A surrogate pair written as two escapes is one character by the time JSON is parsed.
    text = _SURROGATE.sub(_REPLACEMENT, text).replace("\0", _REPLACEMENT)
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def clean_json(value: Any, depth: int = 0) -> Any:
    """Return a JSON *value* with all its strings clean, and integers past 64 bits as strings.

    Raises:
        ValueError: it is nested deeper than anything an article says about itself.
    """
    if depth > _MAX_NESTING:
        raise ValueError(f"nested deeper than {_MAX_NESTING} levels")
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [clean_json(item, depth + 1) for item in value]
    if isinstance(value, dict):
        return {clean(key): clean_json(item, depth + 1) for key, item in value.items()}
    if isinstance(value, int) and value not in _INT64:
        return str(value)
    return value
