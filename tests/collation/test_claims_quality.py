"""Claims end to end: pairs and stories written for the purpose, coded, joined, compared."""

from pathlib import Path

import msgspec
import pytest

from onrecord.collation.claims import assertions
from onrecord.evaluation.across.claims import (
    links,
    read_pairs,
    read_stories,
    score_pair,
    score_story,
)
from onrecord.evaluation.report import measures

HERE = Path(__file__).parent
FLOORS = {
    "pairs.jsonl dev": {"contradicts": 0.80, "updates": 0.80, "corroborates": 0.68, "basis": 0.68},
    "pairs.jsonl kept": {"contradicts": 0.72, "updates": 0.68, "corroborates": 0.62, "basis": 0.60},
    "pairs_s.jsonl kept": {"contradicts": 0.58, "updates": 0.60, "corroborates": 0.43},
    "pairs_w.jsonl kept": {"contradicts": 0.58, "updates": 0.58, "corroborates": 0.43},
}
"""A little below what was measured. The model is fitted on the first; of the last two no failure was
looked at: what they measure is what a stranger's text may expect."""
ORIGINS = {"origins": 0.6, "origins of gold incidents": 0.85}
"""The share of incidents whose number of origins is right: as they are found, and as they are given."""


def code(coder, given):
    return coder.code(
        given.text, published=given.published, publisher=given.publisher, key=given.key
    )


@pytest.mark.parametrize("named", FLOORS)
def test_relations_between_pairs_of_articles(coder, named):
    """F1 of each relation, and the share of right links with the right ground."""
    file, half = named.split()
    pairs = [p for p in read_pairs(HERE / file) if p.half == half]
    tallies = []
    for pair in pairs:
        records = sorted((code(coder, g) for g in pair.given), key=lambda r: r.article.published)
        tallies.append((score_pair(pair, links(records)),))
    found = {m.name: m.figure for m in measures(tallies, samples=20)}
    assert {n: found[n] for n, floor in FLOORS[named].items() if found[n] < floor} == {}


def test_origins_of_the_incidents_of_stories(coder):
    """The share of incidents whose number of independent origins is right."""
    tallies = []
    for path in sorted((HERE / "claim_stories").glob("*.jsonl")):
        (gold,) = read_stories(path)
        records = {a.id: code(coder, a.given) for a in gold.articles}
        tallies.append((score_story(gold, records),))
    found = {m.name: m.figure for m in measures(tallies, samples=20)}
    assert {n: found[n] for n, floor in ORIGINS.items() if found[n] < floor} == {}


def test_assertions_of_an_article(coder):
    """An event takes the attribution of its content along; a second voice on it is kept."""
    text = (
        "A bomb killed nine people in a market in Mosul on Tuesday, police said. "
        "The interior ministry denied that soldiers had shelled the village of Tal Afar."
    )
    record = coder.code(text, published="2023-05-03", publisher="Daily Herald")
    told = assertions(record)
    assert len({a.statement for a in told}) == len(told)
    bomb = next(a for a in told if "=bomb" in a.words and a.lead)
    assert (bomb.source, bomb.stance, bomb.counts[0].low) == ("polic", "supports", 9)
    assert bomb.also and bomb.also[0] not in {a.statement.id for a in told}
    shelled = next(a for a in told if "=shell" in a.trigger)
    assert (shelled.stance, shelled.outer) == ("denies", True)
    assert all(len(msgspec.json.encode(a)) < 2_000 for a in told)
