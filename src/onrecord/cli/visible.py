"""Makes foreign text harmless in a terminal: no character of an article may steer it."""

import re

# Everything that could steer a terminal or hide: C0, delete, C1, soft hyphen, Arabic letter mark,
# Mongolian separator, zero-width and bidirectional marks, line separators, invisible operators,
# surrogates, byte order mark, annotation marks, tags. The joiners U+200C and U+200D stay, because
# Persian and Indic names are spelt with them.
_HARMFUL = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_SPACE = re.compile(r"[ \t\n\v\f\r\x85\u2028\u2029]+")
# The control pictures (␛ for escape); a soft hyphen shows only where a line breaks.
_STAND_INS = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "\u2421", 0xAD: ""}
_HARMFUL_IN_JSON = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def visible(text: str) -> str:
    """Return *text* on one line, with each control character replaced by a visible stand-in."""
    return _HARMFUL.sub(_stand_in, _SPACE.sub(" ", text)).strip()


def harmless_json(line: str) -> str:
    """Return the same JSON, escaping what JSON leaves raw although a terminal would obey it."""
    return _HARMFUL_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", line)


def shortened(text: str, length: int) -> str:
    """Return *text* made visible and cut at a word to at most *length* characters."""
    line = visible(text)
    if len(line) <= length:
        return line
    head = line[: length - 1]
    return (head.rsplit(" ", 1)[0] if " " in head else head).rstrip(" ,;:") + "…"


def _stand_in(found: re.Match[str]) -> str:
    return _STAND_INS.get(ord(found[0]), f"<U+{ord(found[0]):04X}>")
