"""What police did, sentence by sentence, against exhaustive labels (India police)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import msgspec

from ..records import CodedArticle, Event
from .gold import Given, iso_date
from .report import Counts, Tally
from .spans import Offsets

Label = Literal["KILL", "ARREST", "FORCE", "FAIL", "ANY_ACTION"]
LABELS: tuple[Label, ...] = ("KILL", "ARREST", "FORCE", "FAIL", "ANY_ACTION")

_KILLING = frozenset({"kill", "shot dead", "gunned down", "shoot dead", "massacre"})


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence with the acts of police that it reports."""

    id: str
    doc_id: int
    text: str
    date: str | None = None
    labels: list[str]


@dataclass(frozen=True, slots=True)
class PoliceGold:
    """An article of labelled sentences, put together again."""

    id: str
    sentences: tuple[Sentence, ...]

    @property
    def given(self) -> Given:
        """The article to code."""
        text = " ".join(s.text for s in self.sentences)
        return Given(text=text, published=iso_date(self.sentences[0].date), key=self.id)

    @property
    def spans(self) -> list[Offsets]:
        """Where each sentence stands in the article."""
        spans, end = [], -1
        for sentence in self.sentences:
            start = end + 1
            end = start + len(sentence.text)
            spans.append((start, end))
        return spans


def articles(sentences: Iterable[Sentence]) -> list[PoliceGold]:
    """Return the articles that *sentences* come from, in the order of their first ones."""
    grouped: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        grouped.setdefault(sentence.doc_id, []).append(sentence)
    return [PoliceGold(str(key), tuple(rows)) for key, rows in grouped.items()]


def score(gold: PoliceGold, record: CodedArticle | None) -> Tally:
    """Return the tally of one article; events belong to the sentence of their trigger."""
    return labels_tally(
        [set(s.labels) for s in gold.sentences],
        predicted_labels(gold.spans, record.events if record else []),
    )


def labels_tally(gold: Sequence[set[str]], predicted: Sequence[set[str]]) -> Tally:
    """Return the counts of each label over sentences."""
    return {
        label: Counts.of(
            sum(label in g and label in p for g, p in zip(gold, predicted, strict=True)),
            sum(label in p for p in predicted),
            sum(label in g for g in gold),
        )
        for label in LABELS
    }


def predicted_labels(spans: Sequence[Offsets], events: Iterable[Event]) -> list[set[str]]:
    """Return for each sentence span the labels that the events in it amount to."""
    found: list[set[str]] = [set() for _ in spans]
    for event in events:
        labels = labels_of(event)
        for mention in (event.trigger, *event.also):
            for number, (start, end) in enumerate(spans):
                if start <= mention.span[0] < end:
                    found[number] |= labels
    return found


def labels_of(event: Event) -> set[Label]:
    """Return what *event* amounts to: nothing unless police act in it."""
    if not any(actor.sector == "COP" for actor in event.actor):
        return set()
    if event.factuality.endswith("-"):
        return {"FAIL"}  # what police did not do is what its annotators called a failure to act
    labels: set[Label] = {"ANY_ACTION"}
    if event.type == "COERCE" and event.mode == "arrest":
        labels.add("ARREST")
    if event.type == "ASSAULT":
        labels.add("FORCE")
        words = event.trigger.text.lower()
        if event.magnitude.killed or any(k in words for k in _KILLING):
            labels.add("KILL")
    return labels
