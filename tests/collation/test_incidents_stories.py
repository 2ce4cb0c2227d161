"""Whole ways: stories kept apart from the fitting, the demo dossier, ECB+."""

import json
from pathlib import Path

from onrecord.collation.incidents import reports
from onrecord.evaluation.across import ecbplus
from onrecord.evaluation.across.mentions import mention_reports
from onrecord.evaluation.across.stories import StoryArticle, clustered, read, score
from onrecord.evaluation.report import Counts, measures
from onrecord.kb import KnowledgeBase
from onrecord.records import Article, CodedArticle

STORIES = sorted((Path(__file__).parent / "stories").glob("*.jsonl"))
DOSSIER = Path(__file__).parents[2] / "src/onrecord/cli/dossier/dossier.jsonl"
MEASURES = ("MUC", "B3", "CEAFe")


def mean(found, prefix: str) -> float:
    """Return the CoNLL figure."""
    by_name = {m.name: m.figure for m in found}
    return sum(by_name[prefix + name] for name in MEASURES) / 3


def test_marks_have_the_offsets_of_the_bare_text():
    """What stands between the braces stands at the offsets, in the text without them."""
    article = StoryArticle(
        story="s", id="s-1", published="2030-01-01", publisher="P", title="T",
        marked="Police {ar:arrested} two men and {ar:held} them.",
    )  # fmt: skip
    text = article.given.text
    assert text == "Police arrested two men and held them."
    assert [(n, text[a:b]) for n, (a, b) in article.marks] == [("ar", "arrested"), ("ar", "held")]


def test_stories_kept_apart(coder):
    """Incidents of stories that nothing was fitted on: CoNLL F1 of the mentions that have an event."""

    def code(given):
        told = {"published": given.published, "publisher": given.publisher, "title": given.title}
        outcome = coder.code(given.text, **told)
        return outcome if isinstance(outcome, CodedArticle) else None

    tallies = [(score(story, code),) for path in STORIES for story in read(path)]
    assert mean(measures(tallies), "found, ") > 0.82


def test_the_demo_dossier_as_a_reader_counts_it(coder):
    """The closing of the mosque is one incident in two papers, the drivers' arrest one; unlike drills are two."""
    rows = [json.loads(line) for line in DOSSIER.read_text(encoding="utf-8").splitlines()]
    records = [
        coder.code(r["text"], published=r["published"], publisher=r["publisher"], title=r["title"])
        for r in rows
    ]
    numbers = {record.article.id: i for i, record in enumerate(records, start=1)}
    found = clustered([r for record in records for r in reports(record)])

    def together(*wanted: tuple[int, str]) -> bool:
        """Tell whether one incident has a report with each of these words in each of these dispatches."""
        told = [{(numbers[r.statement.article], r.text) for r in c} for c in found]
        return any(set(wanted) <= incident for incident in told)

    assert together((8, "closed"), (8, "sealed"), (9, "shut"), (9, "sealed"), (9, "closed"))
    assert together((3, "detained"), (12, "arrest"))
    assert together((2, "complaining"), (3, "complained"))
    assert not together((1, "opened"), (5, "took part"))
    assert not together((3, "detained"), (12, "released"))
    assert not together((5, "warned"), (6, "warned"))


def test_gold_mentions_become_reports(coder):
    """Words that hang on a mention take part in it; place and date are those of its sentence."""
    text = "A strong quake shook Manila on May 3, 2011. The mayor visited the ruins."
    nlp, kb = coder.nlp, KnowledgeBase.load()
    spans = [("m0", (9, 14)), ("m1", (54, 61))]
    quake, visit = mention_reports(nlp(text), Article(id="x", text=text), spans, kb)
    assert text[54:61] == "visited"
    assert quake.type is None
    assert quake.place.name == "Manila"
    assert quake.start == "2011-05-03"
    assert [p.name for p in visit.actors] == ["mayor"]
    assert [p.name for p in visit.recipients] == ["ruins"]


def test_ecb_counts_topics_and_subtopics(coder):
    """A chain told in two articles is found; the counts name level and baseline."""
    texts = ("The court convicted Ana Rey of fraud.", "Ana Rey was convicted of fraud by a court.")
    articles = [
        ecbplus.ChainArticle(
            id=f"a{i}", topic="1", subtopic="1_1", text=text,
            mentions=[ecbplus.ChainMention(kind="event", spans=[(at, at + 9)], chain="c1")],
        )
        for i, text in enumerate(texts) for at in [text.index("convicted")]
    ]  # fmt: skip
    tally = ecbplus.score(ecbplus.Topic("1", articles), coder.nlp, KnowledgeBase.load())
    assert tally["topic: MUC"] == tally["lemma, subtopic: MUC"] == Counts(1, 1, 1, 1)


def test_ecb_plus(coder, shared):
    """CoNLL F1 with gold mentions, above the same lemma by 3 points within topics and subtopics."""
    (path,) = shared.rglob("ecbplus_dev.jsonl")
    kb = KnowledgeBase.load()
    found = measures([(ecbplus.score(topic, coder.nlp, kb),) for topic in ecbplus.read(path)])
    assert mean(found, "subtopic: ") > 0.79
    assert mean(found, "topic: ") > mean(found, "lemma, topic: ") + 0.03
