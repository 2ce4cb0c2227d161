"""Each review on a line: ``review``, ``article``, the statement as ``coded`` (null where the present
coding has none on these words) and as ``corrected`` (null: it is wrong).
"""

from typing import Any

import msgspec

from ...records import Attribution, CodedArticle, Event
from ...store import Store
from ...store.reviews import Review, reviewed, target
from .corrected import corrected

_encode = msgspec.json.Encoder(order=None).encode


def as_jsonl(store: Store) -> str:
    """Return all reviews as JSON Lines, by article, then by time."""
    lines = [
        _encode(_line(record, review)).decode()
        for record, reviews in reviewed(store)
        for review in reviews
    ]
    return "".join(f"{line}\n" for line in lines)


def _line(record: CodedArticle, review: Review) -> dict[str, Any]:
    coded = target(record, review)
    after = corrected(record, [review])
    both: list[Event | Attribution] = [*after.events, *after.attributions]
    made = next((s for s in both if coded and s.id == coded.id), None)
    return {
        "review": review,
        "article": record.article,
        "coded": coded,
        "corrected": made,
    }
