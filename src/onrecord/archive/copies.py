"""Copies of new articles found, and the groups they change."""

from collections.abc import Iterable, Sequence

import apsw
import msgspec

from ..collation.copies import CopyLink, Fingerprint, compare, fingerprint, groups, keys
from ..records import CodedArticle, CopyGroup
from ..store.across import copies as kept

_encode = msgspec.msgpack.Encoder().encode
_fingerprint = msgspec.msgpack.Decoder(Fingerprint).decode
_link = msgspec.msgpack.Decoder(CopyLink).decode


def group(
    db: apsw.Connection,
    fresh: Sequence[tuple[int, int, CodedArticle]],
    regroup: Iterable[int] = (),
) -> set[int]:
    """Link the *fresh* articles with their copies; return the articles whose group has changed."""
    touched = set(regroup)
    for article, _, record in fresh:
        if kept.has_fingerprint(db, article):
            continue  # coded anew; its text is the same
        own = fingerprint(record.article)
        kept.put_fingerprint(db, article, _encode(own), keys(own))
        touched.add(article)
        for other, data in kept.candidates(db, article):
            link = compare(own, _fingerprint(data))
            if link is not None:
                kept.put_link(db, article, other, _encode(link))
    reached = kept.linked(db, touched)
    before = kept.groups_of(db, reached)
    prints = {n: _fingerprint(data) for n, data in kept.fingerprints(db, reached).items()}
    links = [_link(data) for data in kept.links(db, reached)]
    number = {print.article: n for n, print in prints.items()}
    found = groups(prints.values(), links)
    kept.put_groups(db, reached, [row for g in found for row in _rows(g, number)])
    after = {number[m.article]: g.id for g in found for m in g.members}
    return {n for n in reached if before.get(n) != after.get(n)}


def _rows(found: CopyGroup, number: dict[str, int]) -> list[tuple[object, ...]]:
    return [
        (number[m.article], found.id, int(m.article == found.origin), found.agency,
         m.kind, m.of, m.share, m.why)
        for m in found.members
    ]  # fmt: skip
