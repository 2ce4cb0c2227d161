"""Addresses made alike: the same article is often met under several spellings of its address."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

_TRACKING = re.compile(
    r"(?i)utm_\w+|fbclid|gclid|dclid|msclkid|igshid|mc_[ce]id|ref|ref_src|cmpid|cid|ito|ocid|smid|"
    r"partner|src|source|share|at_\w+|__twitter_impression|amp|output"
)
_FRONT = re.compile(r"(?:www\d?|m|mobile|amp|edition)\.")
_INDEX = re.compile(r"/(?:index|default|home)\.\w{2,5}$")


def normal_address(url: str | None) -> str | None:
    """Return *url* without scheme, ``www.``, fragment and tracking parameters.

    None where it names no single article: no host, or the front page of a site.
    """
    if not url:
        return None
    try:
        parts = urlsplit(url.strip() if "//" in url else f"//{url.strip()}")
        host = _FRONT.sub("", (parts.hostname or "").rstrip("."), count=1)
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return None
    path = _INDEX.sub("", parts.path).rstrip("/")
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    query = urlencode(sorted((k, v) for k, v in pairs if not _TRACKING.fullmatch(k)))
    if "." not in host or not (path or query):
        return None
    return f"{host}{port}{path}" + (f"?{query}" if query else "")
