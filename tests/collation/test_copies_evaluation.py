"""How well groups of copies are found, and the scores that say so."""

import json
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from onrecord.evaluation.across.copies import CopyGold, Pool, read, score
from onrecord.evaluation.clusters import adjusted_rand
from onrecord.evaluation.tasks import task_of

from .synthetic import Made, synthetic

HERE = Path(__file__).parent
INDEPENDENT = HERE / "independent.jsonl"
DOSSIER = HERE.parents[1] / "src/onrecord/cli/dossier/dossier.jsonl"


def gold(made: Made) -> CopyGold:
    return CopyGold(
        id=made.id,
        text=made.text,
        copy_group=made.group,
        variation=made.variation,
        publisher=made.publisher,
        published=made.published,
        agency=made.agency,
    )


def dossier() -> list[Made]:
    """The demo's articles, of which the ninth is the eighth cut short."""
    rows = map(json.loads, DOSSIER.read_text(encoding="utf8").splitlines())
    return [
        Made(
            id=row["id"],
            group=row["id"].replace("-09", "-08"),
            variation="dossier",
            publisher=row["publisher"],
            published=row["published"],
            text=row["text"],
        )
        for row in rows
    ]


@pytest.mark.parametrize(
    ("key", "response", "index"),
    [
        ([{1, 2}, {3}], [{3}, {1, 2}], 1.0),
        ([{1, 2}], [{1, 2}, {3}], 1.0),
        ([], [], 1.0),
        ([{1}, {2}], [{1, 2}], 0.0),
        ([{1, 2}, {3, 4}], [{1, 3}, {2, 4}], -0.5),
        # Worked through by hand: 15 pairs, 2 of 6 and 3 together, 1.2 by chance.
        ([{1, 2, 3}, {4, 5, 6}], [{1, 2}, {3, 4}, {5, 6}], (2 - 1.2) / (4.5 - 1.2)),
    ],
)
def test_adjusted_rand(key, response, index):
    """Pairs together in both, corrected for chance; items without a cluster are alone."""
    assert adjusted_rand(key, response) == pytest.approx(index)
    assert adjusted_rand(response, key) == pytest.approx(index)


def test_adjusted_rand_is_nought_by_chance():
    """Partitions drawn at random agree no better than chance."""
    drawn = Random(7)
    sides = []
    for _ in "ab":
        clusters: list[set[int]] = [set(), set(), set()]
        for item in range(300):
            clusters[drawn.randrange(3)].add(item)
        sides.append(clusters)
    assert abs(adjusted_rand(*sides)) < 0.05


def test_a_file_of_copies_is_known_and_read(tmp_path):
    """Lines with a copy group are gold data; stories are pools of their own."""
    path = tmp_path / "copies.jsonl"
    rows = [{"id": str(i), "text": "x", "copy_group": "g", "story": f"s{i % 2}"} for i in range(4)]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert task_of(path).name == "copies"
    assert [[a.id for a in pool.articles] for pool in read(path)] == [["0", "2"], ["1", "3"]]


def test_independent_reports_stay_apart():
    """Reports of one event, follow-ups, look-alikes, shared quotations: apart; their copies together."""
    (pool,) = read(INDEPENDENT)
    tally = score(pool)
    assert tally["adjusted Rand"][0] >= 0.95
    for name in ("independent", "quotation shared", "follow-up", "look-alike", "copy"):
        right, of = tally[f"variation: {name}"]
        assert right == of, name


def test_copies_of_the_demo_are_found():
    """Copies made of the demo's own articles: the whole way from text to groups, without shared data."""
    one_each = [made for made in dossier() if made.id == made.group]
    tally = score(Pool([gold(made) for made in synthetic(one_each)]))
    assert tally["adjusted Rand"][0] >= 0.9


def test_the_demo_has_one_pair_of_copies():
    """Twelve articles on one quarrel, of which two are one wire story."""
    assert score(Pool([gold(made) for made in dossier()]))["adjusted Rand"][0] == 1


def test_synthetic_copies_are_found(shared):
    """ARI 0.969 on 1,214 articles when this was written; the aim is 0.90."""
    marks = sorted((shared / "data/corpus/written").glob("*.mark"))
    command = [sys.executable, str(shared / "tools/compile_corpus.py"), *map(str, marks)]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    rows = map(json.loads, run.stdout.splitlines())
    written = [
        Made(
            id=row["id"],
            group=row["id"],
            variation="written",
            publisher=row["outlet"],
            published=row["published"],
            text=row["text"],
        )
        for row in rows
    ]
    tally = score(Pool([gold(made) for made in synthetic(written)]))
    assert tally["adjusted Rand"][0] >= 0.94
    for name in ("follow-up", "quoting"):
        right, of = tally[f"variation: {name}"]
        assert right / of >= 0.97, name
