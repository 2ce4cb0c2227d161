"""The publication date: what an input says it is, its address, its dateline; never today."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec"
)
_WRITTEN = re.compile(
    rf"(?i)(?<!\w)(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?P<month>{_MONTH})\.?,?"
    rf"|(?P<month2>{_MONTH})\.?\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?)[\s-]+(?P<year>\d{{4}})(?!\w)"
)
_ISO = re.compile(r"(?<![\d-])(\d{4})-(\d{2})-(\d{2})(?![\d-])")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})|(\d{4})(\d{2})(\d{2})")
_IN_PATH = re.compile(
    r"(?<!\d)((?:19|20)\d{2})[/_-](\d{1,2})[/_-](\d{1,2})(?!\d)|(?<!\d)(20\d{2})(\d{2})(\d{2})(?!\d)"
)
_MAIL = re.compile(
    r"(?:[A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d(?::\d\d)?(?: [A-Z+-][\w+:-]*)?"
)
_MAX_VALUE = 60
_FEW_LINES = 6
_LINE = 160
# A place in capitals and the date, before the dash, the agency in brackets or in slashes.
_DATELINE = re.compile(r"(?P<head>[A-Z][^\n]{2,90}?)(?:\s--?\s|\s?[–—]|\s?\(|\s/[A-Z])")
_LABEL = re.compile(
    r"(?i)(?:first |last |originally )?(?:published|posted|updated|created|issued|released|date)"
    r"\b[^\n.]{0,30}|this story is from [^\n.]{0,5}"
)
_ALONE = 30
_EARLIEST = 1900


def iso_published(value: str) -> str | None:
    """Return *value* as an ISO 8601 date or date-time, or None where it is none for certain.

    Numeric dates whose day and month could be swapped are none.
    """
    value = value.strip()
    if len(value) > _MAX_VALUE:
        return None
    if _ISO.match(value):
        return _iso(value)
    year_first = _YEAR_FIRST.fullmatch(value)
    if year_first:
        return _date(*(group for group in year_first.groups() if group))
    if _MAIL.fullmatch(value):
        try:
            return parsedate_to_datetime(value).isoformat()
        except (ValueError, TypeError, IndexError, OverflowError):
            pass
    return _written(value)


def published_in_url(url: str) -> str | None:
    """Return the date in the path of an address (``/2021/10/05/``), if there is one."""
    try:
        path = urlsplit(url).path
    except ValueError:
        return None
    found = _IN_PATH.search(path)
    return _date(*(group for group in found.groups() if group)) if found else None


def published_in_text(text: str) -> str | None:
    """Return the date, with its year, of the dateline or of a date line at the top of *text*."""
    lines = [line.strip() for line in text[:3000].split("\n") if line.strip()][:_FEW_LINES]
    return next((found for line in lines if (found := _in_line(line))), None)


def _in_line(line: str) -> str | None:
    start = line[:_LINE]
    found = _WRITTEN.search(start) or _ISO.search(start)
    if found is None:
        return None
    alone = len(line) - len(found[0]) <= _ALONE and not line.endswith((".", "!", "?"))
    label = _LABEL.match(start)
    labelled = label is not None and label.end() >= found.start()
    if alone or labelled or _in_dateline(start, found.end()):
        return _written(found[0]) if found.re is _WRITTEN else _date(*found.groups())
    return None


def _in_dateline(start: str, end: int) -> bool:
    dateline = _DATELINE.match(start)
    return (
        dateline is not None
        and end <= dateline.end()
        and start.split(maxsplit=1)[0].strip(",.:").isupper()
    )


def _iso(value: str) -> str | None:
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return moment.date().isoformat() if len(value) == 10 else moment.isoformat()


def _written(value: str) -> str | None:
    found = _WRITTEN.search(value)
    if found is None:
        return None
    month = _MONTHS.index((found["month"] or found["month2"])[:3].lower()) + 1
    return _date(found["year"], str(month), found["day"] or found["day2"])


def _date(year: str, month: str, day: str) -> str | None:
    try:
        known = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return known.isoformat() if known.year >= _EARLIEST else None
