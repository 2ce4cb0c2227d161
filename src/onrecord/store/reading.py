"""Stored bytes back to records, with damage told."""

from pathlib import Path

import msgspec
import zstandard

from ..errors import StoreDamaged
from ..records import CodedArticle
from .rows import Row, article_of, digest, unpacked


def stored(body: bytes, article: Row, path: Path) -> CodedArticle:
    """Return the record of the two rows.

    Raises:
        StoreDamaged: the bytes are not what was written.
    """
    try:
        *cells, kept = article
        if digest(cells) != kept:
            raise ValueError("it does not fit its digest")
        return unpacked(body, article_of(article))
    except (zstandard.ZstdError, msgspec.MsgspecError, ValueError, TypeError) as error:
        raise StoreDamaged(
            f"{path}: the record of article {article[0]} is damaged ({error}); delete the "
            "article and add it again"
        ) from error
