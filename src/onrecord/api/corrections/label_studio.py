"""Reviews as Label Studio tasks (labelstud.io/guide/tasks, "Basic Label Studio JSON format").

One task for each article: ``annotations`` has the statements as corrected, ``predictions`` as the
coder has them. Spans carry a label for their role, relations tie them to trigger or cue, choices
hold the rest. Offsets count UTF-16 units, as Label Studio's page does.
"""

from typing import Any

import msgspec

from ...records import Attribution, CodedArticle, Event, Offsets
from ...store import Store
from ...store.reviews import Review, reviewed
from .corrected import corrected

_encode = msgspec.json.Encoder(order=None).encode
CONFIG = {"from_name": "label", "to_name": "text"}


def as_label_studio(store: Store) -> str:
    """Return the reviewed articles as a list of tasks."""
    tasks = [_task(record, reviews) for record, reviews in reviewed(store)]
    return _encode(tasks).decode() + "\n"


def _task(record: CodedArticle, reviews: list[Review]) -> dict[str, Any]:
    article = record.article
    by = sorted({review.by for review in reviews})
    data = {
        "text": article.text,
        "article": article.id,
        "title": article.title,
        "publisher": article.publisher,
        "published": article.published,
        "url": article.url,
        "reviewers": by,
    }
    model = f"{record.coder.model}, onrecord {record.coder.onrecord}"
    return {
        "data": data,
        "annotations": [{"result": _results(corrected(record, reviews)), "ground_truth": False}],
        "predictions": [{"result": _results(record), "model_version": model}],
    }


def _results(record: CodedArticle) -> list[dict[str, Any]]:
    text = _Text(record.article.text)
    results: list[dict[str, Any]] = []
    for event in record.events:
        results += _event(text, event)
    for attribution in record.attributions:
        results += _attribution(text, attribution)
    return results


def _event(text: "_Text", event: Event) -> list[dict[str, Any]]:
    trigger = text.span(event.id, event.trigger.span, "action")
    trigger["meta"] = {
        "type": event.type,
        "mode": event.mode,
        "factuality": event.factuality,
        "time": event.time,
        "historical": event.historical,
        "date": event.date.value if event.date else None,
        "attribution": event.attribution,
    }
    results = [trigger]
    parts: list[tuple[str, Offsets | None]] = [("action", also.span) for also in event.also]
    parts += [(role, p.span) for role in ("actor", "recipient") for p in getattr(event, role)]
    parts.append(("place", event.place.span if event.place else None))
    return results + _tied(text, event.id, parts)


def _attribution(text: "_Text", a: Attribution) -> list[dict[str, Any]]:
    parts: list[tuple[str, Offsets | None]] = [("source", a.source.span if a.source else None)]
    parts += [("content", part.span) for part in a.content]
    if a.cue is None:
        return [text.span(f"{a.id}-{role}", span, role) for role, span in parts if span]
    cue = text.span(a.id, a.cue.span, "cue")
    cue["meta"] = {
        "type": a.type,
        "act": a.act,
        "stance": a.stance,
        "source_name": a.source_name,
        "parent": a.parent,
    }
    return [cue, *_tied(text, a.id, parts)]


def _tied(
    text: "_Text", head: str, parts: list[tuple[str, Offsets | None]]
) -> list[dict[str, Any]]:
    results: list[dict[str, Any]] = []
    for number, (role, span) in enumerate(parts):
        if span is None:
            continue
        id = f"{head}-{role}{number}"
        results.append(text.span(id, span, role))
        results.append(
            {
                "type": "relation",
                "from_id": head,
                "to_id": id,
                "direction": "right",
                "labels": [role],
            }
        )
    return results


class _Text:
    """A text whose offsets are told in UTF-16 units."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._wide = [at for at, letter in enumerate(text) if ord(letter) > 0xFFFF]

    def span(self, id: str, span: Offsets, role: str) -> dict[str, Any]:
        start, end = span
        value = {
            "start": self._units(start),
            "end": self._units(end),
            "text": self._text[start:end],
            "labels": [role],
        }
        return {"id": id, "type": "labels", **CONFIG, "value": value}

    def _units(self, at: int) -> int:
        from bisect import bisect_left

        return at + bisect_left(self._wide, at)
