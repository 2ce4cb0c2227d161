"""A coder and a reader without a model, and hand-made records, for these tests."""

import hashlib
import json
import sys
import time
import types
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

import onrecord
from onrecord.records import (
    Article,
    Attribution,
    CodedArticle,
    CoderVersions,
    Conflict,
    Event,
    EventDate,
    EventPlace,
    Ingested,
    Outcome,
    Participant,
    Rejection,
    Span,
    Why,
    rejection,
)

VERSIONS = CoderVersions(onrecord="0", model="fake 0", codebook="PLOVER 2.0", kb="0")
TEXT = "Norland's army began drills near Port Vale, Wire Nine reported, quoting Minister Ada Holm."
SLOW = "SLOW"
"""An article with this text makes the fake coder wait, so that it can be interrupted."""


def span(text: str, words: str) -> Span:
    """Return the span of the first *words* in *text*."""
    start = text.index(words)
    return Span(text=words, span=(start, start + len(words)))


def article(text: str = TEXT, **fields: object) -> Article:
    """Return an article whose id is a digest of its text."""
    return Article(id=hashlib.sha256(text.encode()).hexdigest()[:16], text=text, **fields)


def event(text: str = TEXT, **fields: object) -> Event:
    """Return a mobilisation by Norland's army, reported by a minister through an agency."""
    plain = {
        "id": "e1",
        "type": "MOBILIZE",
        "mode": "troops",
        "trigger": span(text, "drills"),
        "actor": [Participant(text="Norland's army", name="Norland's army", country="NOR")],
        "date": EventDate(value="2021-10-01", start="2021-10-01", end="2021-10-01", basis="text"),
        "place": EventPlace(text="Port Vale", span=span(text, "Port Vale").span, country="NOR"),
        "factuality": "CT+",
        "time": "ongoing",
        "chain": ["The Gazette", "Wire Nine", "Ada Holm"],
        "confidence": 0.9,
        "why": Why(rule="lexicon", evidence="drills"),
    }
    return Event(**plain | fields)


def statement(text: str = TEXT, **fields: object) -> Attribution:
    """Return the agency's statement."""
    plain = {
        "id": "a1",
        "source": span(text, "Wire Nine"),
        "source_name": "Wire Nine",
        "cue": span(text, "reported"),
        "content": [span(text, "Norland's army began drills near Port Vale")],
        "type": "indirect",
        "stance": "asserts",
        "chain": ["The Gazette", "Wire Nine"],
        "confidence": 0.8,
    }
    return Attribution(**plain | fields)


def record(**fields: object) -> CodedArticle:
    """Return a coded article with one event, two statements and a contradiction between them."""
    denial = statement(id="a2", stance="denies", chain=["The Gazette", "Wire Nine", "Ada Holm"])
    plain = {
        "coder": VERSIONS,
        "article": article(
            title="Norland's army on the move",
            publisher="The Gazette",
            agency="Wire Nine",
            published="2021-10-02",
        ),
        "events": [event()],
        "attributions": [statement(), denial],
        "conflicts": [Conflict(between=("a1", "a2"), basis="negation", why="one denies it")],
    }
    return CodedArticle(**plain | fields)


class FakeCoder:
    """Codes each article with one statement where the words allow it; hands rejections through."""

    def __init__(self, codebook: Path | None = None, kb: Path | None = None) -> None:
        name = f"PLOVER 2.0 + {codebook.name}" if codebook else VERSIONS.codebook
        actors = f"{VERSIONS.kb} + {kb.name}" if kb else VERSIONS.kb
        self.versions = msgspec.structs.replace(VERSIONS, codebook=name, kb=actors)

    def pipe(self, articles: Iterable[Ingested]) -> Iterator[Outcome]:
        for given in articles:
            if isinstance(given, Rejection):
                yield given
                continue
            if given.text == SLOW:
                time.sleep(60)
            known = given.text == TEXT
            yield CodedArticle(
                coder=self.versions,
                article=given,
                events=[event()] if known else [],
                attributions=[statement()] if known else [],
            )


def read(
    sources: Iterable[str], *, published: str | None = None, publisher: str | None = None
) -> Iterator[Ingested]:
    """Read JSON Lines and text files; a missing file and a broken line become rejections."""
    for source in sources:
        path = Path(source)
        if source == "-":
            lines = sys.stdin.read().splitlines()
        elif not path.is_file():
            yield rejection("read", "bad_input", "no such file", key=source)
            continue
        else:
            lines = path.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines, start=1):
            try:
                fields = json.loads(line) if line.startswith("{") else {"text": line}
            except json.JSONDecodeError:
                yield rejection("read", "bad_input", "not JSON", key=f"{source}:{number}")
                continue
            yield article(
                fields["text"],
                key=fields.get("id", f"{source}:{number}"),
                title=fields.get("title"),
                published=fields.get("published", published),
                publisher=fields.get("publisher", publisher),
            )


def ingest() -> types.ModuleType:
    """Return a module in the place of ``onrecord.ingest``."""
    module = types.ModuleType("onrecord.ingest")
    module.read = read
    return module


if __name__ == "__main__":  # the command line in a process of its own, with the fakes
    from onrecord.cli import main

    onrecord.load = FakeCoder
    sys.modules["onrecord.ingest"] = ingest()
    main()
