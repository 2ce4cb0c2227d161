"""The shipped event lexicon, held against its own examples by the real coder."""

import importlib.util
import sys
from collections import defaultdict
from pathlib import Path

import pytest

LINT = Path(__file__).resolve().parents[1] / "scripts/lint_lexicon.py"
EVERY = 10
"""Every so many entries are tried: a sample that is the same on every run."""
LOWEST = {"matches": 0.84, "best": 0.86, "codes": 0.63}


@pytest.fixture(scope="module")
def lint():
    """The script that judges entries by their examples."""
    spec = importlib.util.spec_from_file_location("lint_lexicon", LINT)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    yield module
    del sys.modules[spec.name]


@pytest.fixture(scope="module")
def entries(coder):
    """The entries in the order of the files."""
    return coder.nlp.get_pipe("onrecord_events").codebook.lexicon.entries


@pytest.fixture(scope="module")
def shares(coder, lint, entries):
    """The shares of the sampled examples, per type and of all."""
    return lint.shares(lint.judged(coder, entries[::EVERY]))


@pytest.mark.parametrize("share", LOWEST)
def test_entries_fit_their_own_examples(shares, share):
    """An entry that does not even fit the sentence written for it has a frame that cannot hold."""
    assert shares["all"][share] >= LOWEST[share]


def test_no_type_falls_behind(shares):
    """A file whose frames are broken throughout shows, whatever the others gain."""
    assert {t for t, s in shares.items() if s["matches"] < 0.65} == set()


def test_no_two_types_claim_the_same(lint, entries):
    """The same words in the same frame are of one type, else the order of files would decide."""
    assert lint.contradictions(entries) == []


def test_every_type_has_entries(entries):
    """Each of the 16 types has verbs and nouns."""
    classes = defaultdict(set)
    for entry in entries:
        classes[entry.type].add(entry.pos)
    assert len(classes) == 16
    assert all({"verb", "noun"} <= found for found in classes.values())
