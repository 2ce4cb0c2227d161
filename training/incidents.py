#!/usr/bin/env python3
"""Fit the weights of collation/incidents, and count frequencies.tsv: incidents.py SHARED.

Rules of thumb (incidents_thumb.tsv) are where the weights start from and what the penalty pulls them to:
stories are few, and some evidence is rare in them. Each story of stories/ is seen three times: as the
coder's events, and as mentions that are given without a type, with and without their days of publication.
The demo dossier, whose incidents dossier_incidents.tsv lists (all others have one report, "?" is left
out), has the long articles that the stories lack. Candidates among the articles of the written corpus,
which tell of invented happenings each of its own, are of different incidents.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import msgspec
import numpy as np
from hashes import verify
from loglinear import Cells
from written import articles

import onrecord
from onrecord.coder import Coder
from onrecord.collation.incidents import Report, reports
from onrecord.collation.incidents.comparing import WEIGHTS
from onrecord.collation.incidents.evidence import evidence, same_words
from onrecord.collation.incidents.words import akin, stems
from onrecord.evaluation.across.mentions import mention_reports
from onrecord.evaluation.across.stories import Story, at_marks, candidates, read, score
from onrecord.evaluation.report import measures
from onrecord.pipeline.layers import Context
from onrecord.records import Article, CodedArticle

HERE = Path(__file__).parent
STORIES, APART = HERE / "stories", HERE.parent / "tests/collation/stories"
DOSSIER = HERE.parent / "src/onrecord/cli/dossier/dossier.jsonl"
DOSSIER_GOLD = HERE / "dossier_incidents.tsv"
THUMB = HERE / "incidents_thumb.tsv"
PENALTY, SEEN, LEAST, IN_ARTICLES = 1.0, 3, 0.0005, 4
FIXED = frozenset(
    ("dates: 1 day apart", "dates: a day in the stretch", "dates: stretches overlap", "one article, one to come",
     "toll: same", "toll: rises", "toll: falls", "actor: different countries", "actor: different countries, said",
     "actor: different, said", "recipient: different countries")
)  # fmt: skip
"""Evidence that the stories have too little of, or that mistakes of the coder blur: it keeps its rule of thumb."""

Item = tuple[str, str, Report]
"""The story, the incident and the report of a mark."""
Pair = tuple[dict[str, float], bool]


def stories_of(folder: Path) -> list[Story]:
    """Return the stories of a folder."""
    return [story for path in sorted(folder.glob("*.jsonl")) for story in read(path)]


def coded(story: Story, coder: Coder) -> list[CodedArticle | None]:
    """Return the records of a story's articles."""
    found = []
    for article in story.articles:
        given = article.given
        outcome = coder.code(
            given.text, published=given.published, publisher=given.publisher,
            title=given.title, key=given.key,
        )  # fmt: skip
        found.append(outcome if isinstance(outcome, CodedArticle) else None)
    return found


def of_events(story: Story, records: list[CodedArticle | None]) -> list[Item]:
    """Return the marks that have an event; an event with two marks counts once."""
    known = {r.statement: r for record in records if record for r in reports(record)}
    events = at_marks(story, records)
    found = {}
    for article in story.articles:
        for number, (name, _) in enumerate(article.marks):
            if (article.id, number) in events:
                found.setdefault(events[article.id, number], name)
    return [(story.id, name, known[s]) for s, name in found.items()]


def of_marks(story: Story, coder: Coder, *, dated: bool) -> list[Item]:
    """Return the marks as mentions that are given."""
    kb = coder.nlp.get_pipe("onrecord_events").kb
    items = []
    for article in story.articles:
        given = article.given
        doc = coder.nlp.make_doc(given.text)
        published = given.published if dated else None
        title = given.title if dated else None
        doc._.onrecord_context = Context(
            published=published, publisher=given.publisher, agency=None, title=title
        )
        whole = Article(id=article.id, text=given.text, title=title, published=published)
        spans = [(f"m{i}", span) for i, (_, span) in enumerate(article.marks)]
        made = mention_reports(coder.nlp(doc), whole, spans, kb)
        names = (name for name, _ in article.marks)
        items += [(story.id, name, r) for name, r in zip(names, made, strict=True)]
    return items


def pairs(items: list[Item], *, given: bool, dated: bool) -> Iterator[Pair]:
    """Yield what is observed of each pair, and whether it is of one incident.

    Of different stories just those with akin words are seen. Given mentions need akin words too; without
    days nothing tells a happening from its repetition, which bears its name with another number.
    """
    for (story, name, a), (other, second, b) in combinations(items, 2):
        alike = not set(a.trigger).isdisjoint(b.trigger)
        kin = alike or akin(a.trigger, b.trigger)
        if (given or story != other) and not (alike if given and story != other else kin):
            continue
        again = re.sub(r"\d+$", "", name) == re.sub(r"\d+$", "", second) and name != second
        if given and not dated and again and story == other:
            continue
        if not same_words(a, b):
            yield observed(a, b), story == other and name == second


def observed(a: Report, b: Report) -> dict[str, float]:
    """Return the features of a pair."""
    seen: Counter[str] = Counter()
    for one in evidence(*sorted((a, b), key=lambda r: r.statement)):
        seen[one.feature] += one.value
    return dict(seen)


def fit(data: list[Pair], thumb: dict[str, float]) -> dict[str, float]:
    """Return the weights that fit *data* and stay near the rules of thumb."""
    start = np.array([sum(thumb.get(n, 0.0) * v for n, v in seen.items()) for seen, _ in data])
    truth = np.array([same for _, same in data], dtype=float)
    free = [{n: v for n, v in seen.items() if n not in FIXED} for seen, _ in data]
    cells = Cells(free, seen=SEEN)
    moved = cells.fit(lambda s: 1 / (1 + np.exp(-(s + start))) - truth, penalty=PENALTY)
    return {n: thumb.get(n, 0.0) + moved.get(n, 0.0) for n in sorted({*thumb, *moved})}


def of_dossier(coder: Coder) -> list[Item]:
    """Return the reports of the demo dossier under their incidents."""
    rows = (line.split("\t") for line in DOSSIER_GOLD.read_text(encoding="utf-8").splitlines()[1:])
    gold = {(int(number), text): name for number, text, name in rows}
    items = []
    for number, line in enumerate(DOSSIER.read_bytes().splitlines(), start=1):
        row = msgspec.json.decode(line)
        told = {name: row[name] for name in ("published", "publisher", "title")}
        for one in reports(coder.code(row["text"], **told)):
            name = gold.get((number, one.text), f"{number} {one.statement.id}")
            if name != "?":
                items.append(("dossier", name, one))
    return items


def of_corpus(rows: list[dict], coder: Coder) -> Iterator[Pair]:
    """Yield the candidate pairs of different articles in the written corpus: none is of one incident."""
    found: list[Report] = []
    for row in rows:
        told = {"published": row["published"], "publisher": row["outlet"], "title": row["title"]}
        outcome = coder.code(row["text"], **told)
        found += reports(outcome) if isinstance(outcome, CodedArticle) else []
    for a, b in candidates(found):
        if a.statement.article != b.statement.article and not same_words(a, b):
            yield observed(a, b), False


def count_words(texts: list[str]) -> None:
    """Count in how many articles each stem stands."""
    counts = Counter(s for text in texts for s in set(stems(text)))
    rows = [f"{s}\t{n}" for s, n in sorted(counts.items()) if n >= IN_ARTICLES]
    lines = ["stem\tarticles", f"(all)\t{len(texts)}", *rows, ""]
    WEIGHTS.with_name("frequencies.tsv").write_text("\n".join(lines), encoding="utf-8")


def report(name: str, folder: Path, coder: Coder) -> None:
    """Print how well the incidents of a folder's stories are found."""
    tallies = []
    for story in stories_of(folder):
        records = iter(coded(story, coder))
        tallies.append((score(story, lambda _, records=records: next(records)),))
    for measure in measures(tallies):
        print(f"{name}: {measure.name} {measure.figure:.3f}")


def main(shared: Path) -> None:
    """Count, fit, write the weights, report."""
    verify(shared)
    rows = list(articles(shared))
    count_words([row["text"] for row in rows])
    coder = onrecord.load()
    known = stories_of(STORIES)
    thumb_rows = (line.split("\t") for line in THUMB.read_text(encoding="utf-8").splitlines()[1:])
    thumb = {name: float(weight) for name, weight in thumb_rows}
    events = [item for story in known for item in of_events(story, coded(story, coder))]
    data = list(pairs(events, given=False, dated=True))
    data += pairs(of_dossier(coder), given=False, dated=True)
    data += of_corpus(rows, coder)
    for dated in (True, False):
        marks = [item for story in known for item in of_marks(story, coder, dated=dated)]
        data += pairs(marks, given=True, dated=dated)
    weights = fit(data, thumb)
    lines = [f"{n}\t{w:.3f}" for n, w in weights.items() if abs(w) >= LEAST]
    WEIGHTS.write_text("\n".join(["feature\tweight", *lines, ""]), encoding="utf-8")
    print(f"{len(data)} pairs, {sum(same for _, same in data)} of one incident")
    report("trained on", STORIES, coder)
    report("kept apart", APART, coder)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
