"""Bytes to characters: byte order marks, declared charsets, a guess; or no text at all."""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    # UTF-32's little-endian mark begins with UTF-16's.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF", b"PK\x03\x04", b"\x1f\x8b", b"BZh9",
    b"\x28\xb5\x2f\xfd", b"\xfd7zXZ", b"\x7fELF", b"RIFF", b"OggS", b"ID3\x03", b"ID3\x04",
    b"SQLite format 3", b"\xd0\xcf\x11\xe0", b"Rar!",
)  # fmt: skip
_DECLARED = re.compile(
    rb"""(?i)(?:charset|encoding)\s{0,5}=\s{0,5}["']?\s{0,5}([a-z0-9_:.-]{2,30})"""
)
_HEAD = 4096
_SAMPLE = 200_000
_CONTROLS = bytes(i for i in range(1, 32) if i not in (9, 10, 11, 12, 13, 27))
_HIGH = bytes(range(128, 256))
_FEW = 0.05
_FEW_CONTROLS = 0.01


def decode(data: bytes, *, markup: bool = False) -> str | None:
    """Return the text of *data*, or None where it is no text; *markup* may declare its charset.

    Invalid bytes become U+FFFD. First the byte order mark decides, then UTF-8 if it fits, then
    what is declared, then ``charset-normalizer``.
    """
    if data.startswith(_BINARY):
        return None
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _plausible(data[len(mark) :].decode(encoding, errors="replace"))
    wide = _wide(data)
    if wide:
        return _plausible(data.decode(wide, errors="replace"))
    if len(data) - len(data.translate(None, _CONTROLS)) > max(2, _FEW_CONTROLS * len(data)):
        return None
    try:
        return _plausible(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _plausible(data.decode(_encoding(data, markup), errors="replace"))


def _wide(data: bytes) -> str | None:
    """The kind of UTF-16 that has no mark: in western text every other byte is NUL."""
    even, odd = data[:_HEAD:2], data[1:_HEAD:2]
    if len(odd) < 4:
        return None
    if odd.count(0) > 0.7 * len(odd) and even.count(0) < 0.1 * len(even):
        return "utf-16-le"
    if even.count(0) > 0.7 * len(even) and odd.count(0) < 0.1 * len(odd):
        return "utf-16-be"
    return None


def _encoding(data: bytes, markup: bool) -> str:
    """The encoding of what is no valid UTF-8."""
    declared = _declared(data) if markup else None
    if declared and not declared.startswith("utf"):
        return declared
    high = len(data) - len(data.translate(None, _HIGH))
    if data.decode("utf-8", errors="replace").count("\ufffd") < _FEW * high:
        return "utf-8"  # with a few broken bytes
    if high < _FEW * len(data):
        return "cp1252"  # western text: quotation marks, dashes, an accent
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    return best.encoding if best is not None else "cp1252"


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:_HEAD])
    if found is None:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
        b"".decode(name)  # refuses the codecs that are no text encodings
    except LookupError:
        return None
    # What calls itself Latin-1 on the web is Windows-1252.
    return "cp1252" if name in ("iso8859-1", "ascii") else name


def _plausible(text: str) -> str | None:
    """None where so much is NUL, or was no character, that this was never text."""
    strange = text.count("\0") + text.count("\ufffd")
    return None if strange > max(20, 0.1 * len(text)) else text
