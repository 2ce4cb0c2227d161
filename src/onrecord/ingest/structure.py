"""Whether what was found is an article at all, by its shape."""

import re

# What a site says instead of an article; only where there is little else.
_WALL = re.compile(
    r"(?i)\b(?:enable (?:javascript|cookies)|(?:page|article|document) (?:not found|you requested|"
    r"you are looking for|(?:has|may have) (?:been )?(?:moved|removed|deleted))|404 (?:error|not found)|"
    r"error 404|access denied|403 forbidden|subscribe to (?:continue|read|unlock)|"
    r"(?:log|sign) in to (?:continue|read|your account)|create (?:a free|an) account|"
    r"(?:already a|for) subscribers?(?: only)?\b|accept (?:all )?cookies|we use cookies|"
    r"verify (?:that )?you are (?:a )?human|are you a robot|checking your browser|captcha|"
    r"this video is (?:unavailable|private)|forgot(?:ten)? (?:your )?password)\b"
)
_WALL_WORDS = 120
_SENTENCE = re.compile(r"[.!?…][\"”’)\]]{0,2}(?:\s|$)")
_MIN_PARAGRAPHS = 4
_MOST_TITLES = 0.7
_WORDS_PER_SENTENCE = 150


def why_no_article(text: str, *, page: bool) -> str | None:
    """Return in words why *text* (of a web page or given as text) is no article, or None."""
    words = len(text.split())
    if words <= _WALL_WORDS and (wall := _WALL.search(text)) and _mostly(wall, text, page):
        return f"a notice, not an article: {wall[0]!r}"
    if not page:
        return None
    lines = [line for line in text.split("\n") if line.strip()]
    titles = sum(len(line) for line in lines if not _SENTENCE.search(line))
    if len(lines) >= _MIN_PARAGRAPHS and titles > _MOST_TITLES * sum(map(len, lines)):
        return f"a list of {len(lines)} links or titles"
    if words > _WORDS_PER_SENTENCE and not _SENTENCE.search(text):
        return "no sentences"
    return None


def _mostly(wall: re.Match[str], text: str, page: bool) -> bool:
    """A news sentence may tell of a page not found; a notice is short or all of a page."""
    return page or (len(text) < 200 and wall.start() < 60 and "said" not in text)
