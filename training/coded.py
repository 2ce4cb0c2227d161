"""The written corpus as documents that the pipeline has read up to the events, beside its coding."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.tokens import Doc
from written import articles, held_out

import onrecord
from onrecord.ingest.identity import article_of
from onrecord.pipeline.events import Events
from onrecord.pipeline.layers import Context
from onrecord.records import Article


@dataclass
class Coded:
    """An article: what the pipeline reads, the component of events, the corpus's own events."""

    doc: Doc
    events: Events
    gold: list[dict[str, Any]]
    apart: bool

    def held_by(self, place: int, role: str | None = None) -> list[dict[str, Any]]:
        """Return the gold participants whose words hold the character at *place*."""
        roles = (role,) if role else ("actor", "recipient")
        return [
            p
            for event in self.gold
            for r in roles
            for p in event[r]
            if p["span"] and p["span"][0] <= place < p["span"][1]
        ]


def documents(shared: Path) -> Iterator[Coded]:
    """Yield the articles whose text the reader leaves as it is."""
    nlp = onrecord.load().nlp
    events = nlp.get_pipe("onrecord_events")
    for row in articles(shared):
        article = article_of(
            row["text"], published=row["published"], publisher=row["outlet"],
            title=row["title"], key=row["id"],
        )  # fmt: skip
        if isinstance(article, Article) and article.text == row["text"]:
            doc = nlp.make_doc(article.text)
            doc._.onrecord_context = Context(
                published=article.published,
                publisher=article.publisher,
                agency=article.agency,
                title=article.title,
            )
            for name in nlp.pipe_names[: nlp.pipe_names.index("onrecord_events")]:
                doc = nlp.get_pipe(name)(doc)
            yield Coded(doc, events, row["events"], held_out(row["id"]))
