"""How a user's words meet the store's: folded alike, as SQL functions and as FTS5 queries."""

import json
import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

import apsw

_BETWEEN = re.compile(r"[\W_]+")
# Letters that Unicode does not take apart, as they are usually typed without the mark.
_PLAIN_LETTERS = str.maketrans("ıøłđðħŧ", "iolddht") | str.maketrans(
    {"æ": "ae", "œ": "oe", "þ": "th"}
)
_PHRASE_OR_WORD = re.compile(r'["“”]([^"“”]*)["“”]|([^\s"“”]+)')


@lru_cache(maxsize=1 << 16)
def plain(text: str) -> str:
    """Return the words of *text* without case and diacritics, each with a space before it."""
    if not text.isascii():
        parts = unicodedata.normalize("NFKD", text.casefold())
        text = "".join(letter for letter in parts if not unicodedata.combining(letter))
        text = text.translate(_PLAIN_LETTERS)
    return " " + _BETWEEN.sub(" ", text.lower()).strip()


def match(text: str) -> str:
    """Return the FTS5 query for a user's words: all of them, quoted phrases as they stand.

    Nothing that a user writes is an operator but a star behind a word, which finds what begins so.
    Words without letters or digits are passed over; if no other is there, nothing matches.
    """
    terms = []
    for phrase, star in parsed(text):
        quoted = phrase.replace('"', '""')
        terms.append(f'"{quoted}"*' if star else f'"{quoted}"')
    return " AND ".join(terms) or '""'


def parsed(text: str) -> list[tuple[str, bool]]:
    """Return the words and phrases of a user's *text*, and whether each is a beginning only."""
    clean = text.replace("\0", " ").encode("utf-8", "replace").decode()
    found = []
    for phrase, word in _PHRASE_OR_WORD.findall(clean):
        term = phrase or word
        if any(letter.isalnum() for letter in term):
            found.append((term, word.endswith("*")))
    return list(dict.fromkeys(found))


def begins(text: str | None, words: str) -> bool:
    """Tell whether *words* stand in *text*, beginning where a word begins ("Iran" not in "Tirana")."""
    return text is not None and plain(words) in plain(text)


def listed(names: str, words: str) -> bool:
    """Tell whether one of *names* (a JSON list) holds *words*."""
    return plain(words) in _strings(names)


def says(text: str | None, words: str) -> bool:
    """Tell whether *text* holds all that :func:`parsed` finds in *words*."""
    if text is None:
        return False
    held, terms = plain(text) + " ", parsed(words)
    return bool(terms) and all(
        (plain(term) if star else plain(term) + " ") in held for term, star in terms
    )


@lru_cache(maxsize=1 << 14)
def _strings(names: str) -> str:
    try:
        return "\n".join(plain(name) for name in json.loads(names))
    except (ValueError, TypeError, AttributeError) as error:
        raise apsw.CorruptError(f"{names!r} is no list of names") from error


def register(db: apsw.Connection) -> None:
    """Make the functions above known to SQL on *db*, once."""
    known = "SELECT 1 FROM pragma_function_list WHERE name = 'onrecord_begins'"
    if db.execute(known).get is not None:
        return
    functions: tuple[Callable[..., bool], ...] = (begins, listed, says)
    for function in functions:
        name = f"onrecord_{function.__name__}"
        db.create_scalar_function(name, function, 2, deterministic=True)
