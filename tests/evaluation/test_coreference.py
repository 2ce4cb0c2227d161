"""Coreference measured against brackets: what is counted, and what it comes to."""

import itertools
import random
from pathlib import Path

import pytest

from onrecord.evaluation.clusters import b_cubed, best_sum, ceaf_e, muc
from onrecord.evaluation.coreference import CoreferenceGold, read, tally
from onrecord.evaluation.report import Counts
from onrecord.records import Entity

ROWS = [
    # form, part of speech, features, head, relation, note
    ("Anna", "PROPN", "_", 2, "nsubj", "(1-person-new-c-s-1-coref)"),
    ("saw", "VERB", "_", 0, "root", "_"),
    ("the", "DET", "_", 4, "det", "(2-organization-new-c-s-2-coref"),
    ("bank", "NOUN", "_", 2, "obj", "2)"),
    (".", "PUNCT", "_", 2, "punct", "_"),
    ("She", "PRON", "Person=3|PronType=Prs", 7, "nsubj", "(1-person-giv-c-s-1-ana)"),
    ("left", "VERB", "_", 0, "root", "_"),
    ("it", "PRON", "Person=3|PronType=Prs", 7, "obj", "(2-organization-giv-c-s-1-ana)"),
    (".", "PUNCT", "_", 7, "punct", "_"),
    ("The", "DET", "_", 11, "det", "(1-person-giv-c-s-2-coref"),
    ("singer", "NOUN", "_", 12, "nsubj", "1)"),
    ("slept", "VERB", "_", 0, "root", "_"),
    (".", "PUNCT", "_", 12, "punct", "_"),
]
TEXT = "Anna saw the bank . She left it . The singer slept ."


@pytest.fixture
def gold(tmp_path: Path) -> CoreferenceGold:
    """A document of three sentences with a named person and a bank without a name."""
    lines = ["# newdoc id = GUM_news_bank"]
    first = 0
    for i, (form, pos, feats, head, relation, note) in enumerate(ROWS):
        if i in (5, 9):
            lines.append("")
            first = i
        row = [
            str(i - first + 1), form, form.lower(), pos, "_", feats,
            str(head - first if head else 0), relation, "_", note if note == "_" else f"Entity={note}",
        ]  # fmt: skip
        lines.append("\t".join(row))
    path = tmp_path / "small.conllu"
    path.write_text("\n".join(lines) + "\n\n", encoding="utf-8")
    (document,) = read(path)
    return document


def entity(identity: str, *words: str) -> Entity:
    """Return an entity with the first places of *words* in the text as mentions."""
    places = [(TEXT.index(w), TEXT.index(w) + len(w)) for w in words]
    return Entity(id=identity, name=words[0], kind="person", mentions=sorted(places))


def test_brackets_are_read(gold):
    """Mentions have head, cluster, type and link; the text is put together from the words."""
    assert (gold.text, gold.genre) == (TEXT, "news")
    assert [(m.head, m.cluster, m.link) for m in gold.mentions] == [
        (0, "1", "coref"),
        (3, "2", "coref"),
        (5, "1", "ana"),
        (7, "2", "ana"),
        (10, "1", "coref"),
    ]


def test_all_found(gold):
    """All links right: the pronoun of the cluster without a name is none of them."""
    counts = tally(gold, [entity("n1", "Anna", "She", "The singer")])
    assert counts["pronouns"] == counts["pronouns news"] == Counts.of(1, 1, 1)
    assert counts["descriptions"] == Counts.of(1, 1, 1)
    assert counts["MUC"] == Counts.of(2, 2, 2)
    assert counts["B3"] == Counts.of(3, 3, 3)
    assert counts["CEAFe"] == Counts.of(1, 1, 1)


def test_nothing_found(gold):
    """Names alone are no links."""
    counts = tally(gold, [entity("n1", "Anna")])
    assert counts["pronouns"] == Counts.of(0, 0, 1)
    assert counts["CEAFe"] == Counts.of(0, 0, 1)


def test_wrong_links(gold):
    """A pronoun of another cluster, and one given to an entity without a name, are wrong."""
    counts = tally(gold, [entity("n1", "Anna", "it"), entity("n2", "bank", "She")])
    assert counts["pronouns"] == Counts.of(0, 2, 1)


def test_cluster_measures():
    """The example of Pradhan et al. (2014): key {abc}{defg}, response {ab}{cd}{fghi}."""
    key = [set("abc"), set("defg")]
    response = [set("ab"), set("cd"), set("fghi")]
    links = muc(key, response)
    assert (links.found / links.gold, links.right / links.predicted) == (2 / 5, 2 / 5)
    mentions = b_cubed(key, response)
    assert mentions.found / mentions.gold == pytest.approx(1 / 7 * (1 / 3 + 4 / 3 + 1 / 4 + 4 / 4))
    assert mentions.right / mentions.predicted == pytest.approx(1 / 8 * (4 / 2 + 2 / 2 + 4 / 4))
    entities = ceaf_e(key, response)
    assert entities.right == pytest.approx(4 / 5 + 4 / 8)


def test_best_sum_is_the_best():
    """The Hungarian method finds what trying all pairs finds; an empty table comes to nothing."""
    assert best_sum([]) == best_sum([[]]) == 0
    draw = random.Random(7)
    for rows, columns in ((1, 1), (2, 3), (4, 4), (4, 2), (3, 5)):
        table = [[draw.random() for _ in range(columns)] for _ in range(rows)]
        wide = table if rows <= columns else [list(r) for r in zip(*table, strict=True)]
        best = max(
            sum(wide[i][j] for i, j in enumerate(chosen))
            for chosen in itertools.permutations(range(len(wide[0])), len(wide))
        )
        assert best_sum(table) == pytest.approx(best)
