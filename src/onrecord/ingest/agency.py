"""The news agency that an article credits: "BAKU, Oct 5 (IRNA) --", "- Reuters", "© AFP"."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from ..kb.agencies import Agency, load_agencies

_HEAD_LINES = 4
_LAST_LINES = 4
_HEAD = 200
_TAIL = 120
# Between the place and the dash: "(AP)", "(Xinhua/NAN)", "/TASS/", ", IRNA".
_DATELINE = re.compile(
    r"(?P<place>[^()\n]{0,70}?)(?:\((?P<brackets>[^()\n]{2,60})\)|/(?P<slashes>[A-Z][\w -]{1,30})/\.?)"
    r"\s{0,3}(?P<dash>--?|[–—_:\"“�]|(?=[A-Z]))"
)
_COMMA = re.compile(
    r"(?P<place>[A-Z][^()\n]{2,70}),\s(?P<name>[\w .-]{2,30}?)\s{0,2}(?:\s--?\s|[–—])"
)
_BYLINE = re.compile(
    r"(?i)(?:by|from|source|agency|report by|credit)\s?:?\s(?P<name>[^\n.!?]{2,80})"
)
_ENDING = re.compile(
    r"(?:^|[.!?\"”’)]\s{0,3}|\s)(?:--?|[–—]|\(|\[|/|source\s?:|©(?:\s?(?:19|20)\d\d)?,?|"
    r"(?i:copyright)\s(?:\(c\)\s|©\s?)?(?:19|20)\d\d,?|(?i:(?:was|were) (?:reported|written|provided) by))"
    r"\s{0,2}(?P<name>[^\n()\[\]]{2,60}?)\s?(?:[)\]/]|$|\.|(?i:all rights))"
)
# A credit of a picture says nothing about the text.
_PICTURE = re.compile(
    r"(?i)[(\[]?(?:file )?(?:photo|image|picture|video)|.{0,60}\b(?:getty|ap photo)\b"
)
_SEPARATOR = re.compile(r"\s?[/,;+|&]\s?|\s-\s|\sand\s")
_MAX_NAME_WORDS = 6
_MAX_PLACE_WORDS = 6
_MAX_BARE_LINE = 60


class AgencyNames:
    """All spellings of the agencies and the short name by which each is credited."""

    def __init__(self, agencies: Iterable[Agency]) -> None:
        names: dict[str, str] = {}
        for agency in agencies:
            if agency.kind.endswith("agency"):
                for form in (agency.name, *agency.aliases):
                    names.setdefault(form, credit_name(agency))
        self._names: Mapping[str, str] = names

    def named(self, text: str) -> str | None:
        """Return the first agency in a list of names such as ``AP/Reuters``, if one is."""
        for part in _SEPARATOR.split(text):
            words = part.strip(" .*_-").removeprefix("The ").removeprefix("the ")
            if len(words.split()) <= _MAX_NAME_WORDS and words in self._names:
                return self._names[words]
        return None


def credit_name(agency: Agency) -> str:
    """Return "AP" for Associated Press: the alias that is the initials of the name, else the name."""
    words = re.split(r"[\s-]", agency.name)
    initials = "".join(word[0] for word in words if word[:1].isupper()).casefold()
    short = (a for a in agency.aliases if len(initials) > 1 and a.casefold() == initials)
    return next(short, agency.name)


@cache
def agency_names() -> AgencyNames:
    """Return the names of the knowledge base.

    Raises:
        KnowledgeError: its table is missing or damaged.
    """
    return AgencyNames(load_agencies())


def credited_agency(text: str, *, authors: Iterable[str] = (), names: AgencyNames) -> str | None:
    """Return the agency credited by the dateline, the byline or the end of *text*.

    *text* is the article before boilerplate leaves it: copyright lines name agencies too. An
    agency that the article quotes ("IRNA reported") is a source of it, not its author.
    """
    stripped = (line.strip() for line in text.split("\n"))
    lines = [line for line in stripped if line and not _PICTURE.match(line)]
    found = (
        *_in_datelines(lines[:_HEAD_LINES], names),
        *(names.named(author) for author in authors),
        *_in_bylines(lines, names),
        *_in_endings(lines[-_LAST_LINES:], names),
    )
    return next(filter(None, found), None)


def _in_datelines(lines: list[str], names: AgencyNames) -> Iterator[str | None]:
    for line in lines:
        start = line[:_HEAD]
        found = _DATELINE.match(start)
        if found and _is_place(found["place"], found["dash"]):
            yield names.named(found["brackets"] or found["slashes"])
        comma = _COMMA.match(start)
        if comma and comma["place"].split()[0].strip(",").isupper():
            yield names.named(comma["name"])


def _is_place(place: str, dash: str) -> bool:
    """Whether what stands before the bracket is the place of a dateline, and no sentence."""
    words = place.split()
    shouted = any(word.strip(",.").isupper() and len(word) > 2 for word in words)
    return not words or shouted or (dash != "" and len(words) <= _MAX_PLACE_WORDS)


def _in_bylines(lines: list[str], names: AgencyNames) -> Iterator[str | None]:
    # A single line is a sentence, not an article with a byline.
    for line in (*lines[:3], *lines[-2:]) if len(lines) > 1 else ():
        byline = _BYLINE.fullmatch(line)
        if byline:
            yield names.named(byline["name"])
        elif names.named(_SEPARATOR.split(line)[-1]) and len(line) <= _MAX_BARE_LINE:
            yield names.named(line)


def _in_endings(lines: list[str], names: AgencyNames) -> Iterator[str | None]:
    for line in reversed(lines):
        for found in _ENDING.finditer(line[-_TAIL:]):
            # Only at the line's end, or in a copyright line: elsewhere a bracket explains a name.
            if found.end() >= len(line[-_TAIL:]) - 1 or "©" in found[0] or "opyright" in found[0]:
                yield names.named(found["name"])
