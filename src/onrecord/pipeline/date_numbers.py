"""Numbers that words say: "twenty-five", "a couple of", "nineteenth"."""

import re

_ONES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen",
    "eighteen", "nineteen",
]  # fmt: skip
_TENS = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
]  # fmt: skip
_FIXED = {
    "a": 1.0,
    "an": 1.0,
    "a couple of": 2.0,
    "couple of": 2.0,
    "a dozen": 12.0,
    "a hundred": 100.0,
    "half a": 0.5,
    "half an": 0.5,
}
_ORDINALS = [
    "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth",
    "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth",
    "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
]  # fmt: skip


def number_of(text: str) -> float | None:
    """Return the number that *text* says, None for "several"."""
    plain = text.lower().replace("-", " ")
    if re.fullmatch(r"\d+(?:\.\d+)?", plain):
        return float(plain)
    if plain in _FIXED:
        return _FIXED[plain]
    total = 0
    for word in plain.split():
        if word in _ONES:
            total += _ONES.index(word)
        elif word in _TENS:
            total += 20 + 10 * _TENS.index(word)
        elif word == "hundred":
            total *= 100
        else:
            return None
    return float(total)


def ordinal_of(text: str) -> int:
    """Return the number of "19th" or "nineteenth" (up to twenty-first)."""
    digits = re.match(r"\d+", text)
    if digits:
        return int(digits[0])
    plain = text.lower()
    return 21 if plain.startswith("twenty") and plain != "twentieth" else _ORDINALS.index(plain)


def spoken_year(text: str) -> int:
    """Return the year of "nineteen ninety-four"."""
    first, _, rest = text.lower().replace("-", " ").partition(" ")
    return int(100 * _ONES.index(first) + (number_of(rest) or 0))
