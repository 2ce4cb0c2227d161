"""The whole way with the real model: the dossier in, records out, in a process of its own."""

import subprocess
import sys
from importlib import resources
from importlib.util import find_spec

import pytest

from onrecord.records import CodedArticle, from_json

pytestmark = pytest.mark.skipif(
    find_spec("onrecord.coder") is None or find_spec("en_onrecord_news") is None,
    reason="the model package is not here",
)
DOSSIER = str(resources.files("onrecord.cli") / "dossier" / "dossier.jsonl")


def printed(*arguments: str) -> bytes:
    """Return what ``onrecord`` prints; it must exit with 0."""
    command = [sys.executable, "-m", "onrecord", *arguments]
    return subprocess.run(command, capture_output=True, check=True).stdout


def test_the_dossier_becomes_records_the_same_twice() -> None:
    """Twelve dispatches become twelve records whose spans are exact, in the same bytes twice."""
    first = printed("code", DOSSIER)
    records = [from_json(line) for line in first.splitlines()]
    assert len(records) == 12
    for record in records:
        assert isinstance(record, CodedArticle)
        assert record.article.extra == {"retold": True}
        text = record.article.text
        spans = [event.trigger for event in record.events]
        spans += [span for attribution in record.attributions for span in attribution.content]
        assert spans
        for span in spans:
            assert text[slice(*span.span)] == span.text
    assert printed("code", DOSSIER) == first


def test_the_demo_runs() -> None:
    """The demo sums up what it found in all twelve dispatches."""
    assert "In all 12 articles" in printed("demo", "--no-browser").decode()
