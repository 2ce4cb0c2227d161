"""Groups of copies: what glues, what does not, and that nothing hangs on the order of arrival."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.collation.copies import CopyLink, Fingerprint, compare, fingerprint, groups, keys
from onrecord.records import Article, CopyGroup

from .synthetic import PARAGRAPH, Made, synthetic

BRIDGE = [
    "A road bridge over the Tamer collapsed on Monday and threw nine cars into the river, police in Orsenia said.",
    "Divers pulled four survivors from the water. The mayor, Olga Rusk, closed the quay and asked people to stay away.",
    "Engineers had warned of cracks in two pillars in the spring, according to a report that was never published.",
    "The bridge, built in 1961, carried 14,000 vehicles a day between the old town and the freight yard.",
]
VOTE = [
    "Parliament in Quarat rejected the budget on Monday by 61 votes to 58, the third defeat this year.",
    "Minister Tal Ibran said that salaries of teachers would be paid late. Unions called a strike for Wednesday.",
    "Three members of the ruling party stayed away from the ballot although their leader had threatened to expel them.",
    "Under the constitution the president may dissolve the house after a fourth defeat.",
]


def printed(name: str, paragraphs: list[str], published: str | None, **about: str) -> Fingerprint:
    return fingerprint(
        Article(id=name, text=PARAGRAPH.join(paragraphs), published=published, **about)
    )


def all_links(prints: list[Fingerprint]) -> list[CopyLink]:
    found = (compare(a, b) for a, b in combinations(prints, 2))
    return [link for link in found if link is not None]


def grouped(*prints: Fingerprint) -> list[CopyGroup]:
    return groups(prints, all_links(list(prints)))


def members(*prints: Fingerprint) -> list[list[str]]:
    return sorted(sorted(m.article for m in group.members) for group in grouped(*prints))


def test_the_agency_is_the_origin_of_its_day():
    """Origin is the earliest day; on that day the agency itself, even if clients were quicker."""
    wire = printed("w", BRIDGE, "2024-03-04T12:00:00", publisher="Orbit Wire", agency="Orbit Wire")
    quick = printed("q", BRIDGE, "2024-03-04T09:00:00", publisher="Vale Post", agency="Orbit Wire")
    late = printed("l", BRIDGE[:3], "2024-03-05", publisher="Coast Daily")
    (group,) = grouped(late, quick, wire)
    assert (group.origin, group.agency) == ("w", "Orbit Wire")
    assert [(m.article, m.kind, m.of) for m in group.members] == [
        ("w", "origin", None), ("q", "copy", "w"), ("l", "copy", "w"),
    ]  # fmt: skip
    assert group.members[2].share == 1
    assert (
        "100% of its words stand in the article of Orbit Wire of 2024-03-04" in group.members[2].why
    )
    (alone,) = grouped(late, quick)
    assert (
        alone.origin == "q"
        and alone.members[0].why == "the earliest, published 2024-03-04T09:00:00"
    )


def test_the_group_is_named_after_its_members_alone():
    """The same members give the same id, others another one."""
    prints = [printed(name, BRIDGE, f"2024-03-0{i + 1}") for i, name in enumerate("abc")]
    redated = [printed(name, BRIDGE, "2024-05-01") for name in "abc"]
    assert grouped(*prints)[0].id == grouped(*redated)[0].id != grouped(*prints[:2])[0].id


def test_an_excerpt_says_so():
    """A brief made of the head of a long report is its excerpt; the report is none of the brief."""
    long = [*BRIDGE, *(f"{n} {p}" for n, p in enumerate(VOTE))]
    (group,) = grouped(printed("a", long, "2024-03-04"), printed("b", BRIDGE[:2], "2024-03-05"))
    assert [m.kind for m in group.members] == ["origin", "excerpt"]
    (group,) = grouped(printed("a", long, "2024-03-05"), printed("b", BRIDGE[:2], "2024-03-04"))
    assert [(m.article, m.kind) for m in group.members] == [("b", "origin"), ("a", "copy")]


def test_a_version_says_so():
    """The same outlet's later text of the same story is a version."""
    old = printed("a", BRIDGE, "2024-03-04", publisher="Vale Post")
    new = printed("b", [*BRIDGE[:3], VOTE[1]], "2024-03-05", publisher="Vale Post")
    assert grouped(old, new)[0].members[1].kind == "version"


@pytest.mark.parametrize("stories", [(BRIDGE[:2], VOTE[:2]), (BRIDGE, VOTE), (BRIDGE, VOTE[:2])])
def test_a_round_up_glues_no_stories_together(stories):
    """An article made of two wire stories leaves them apart, whichever it is nearer to."""
    one = [printed("b1", BRIDGE, "2024-03-04"), printed("b2", BRIDGE[:3], "2024-03-04")]
    other = [printed("v1", VOTE, "2024-03-04"), printed("v2", VOTE[:3], "2024-03-05")]
    both = printed("r", stories[0] + stories[1], "2024-03-06")
    apart = [set(m) - {"r"} for m in members(*one, *other, both)]
    assert apart == [{"b1", "b2"}, {"v1", "v2"}]


def test_what_is_no_copy_glues_nothing():
    """Articles that share passages stay apart, however many: as where two agencies are credited."""
    prints = [printed(name, BRIDGE, "2024-03-04") for name in "ab"]
    link = CopyLink(between=("a", "b"), kind="part", share=(0.7, 0.7), leads=(True, True), why="")
    assert groups(prints, [link]) == []


def test_links_to_unknown_articles_are_left_aside():
    """A part of the store can be grouped alone."""
    prints = [printed(name, BRIDGE, "2024-03-04") for name in "abc"]
    found = groups(prints[:2], all_links(prints))
    assert [[m.article for m in group.members] for group in found] == [["a", "b"]]
    assert groups([], all_links(prints)) == []


ARTICLES = [
    Made(id=f"{name}{i}", group=f"{name}{i}", variation="written", publisher=f"Outlet {i}",
         published="2024-03-04", text=PARAGRAPH.join(text))
    for name, text in (("bridge", BRIDGE), ("vote", VOTE))
    for i in range(4)
]  # fmt: skip
MADE = synthetic(ARTICLES)
PRINTS = [printed(a.id, a.paragraphs, a.published, publisher=a.publisher) for a in MADE]


def incrementally(batches: list[list[Fingerprint]]) -> list[CopyGroup]:
    """What an archive does: look each new article up by its keys, keep the links, group at the end."""
    kept: dict[bytes, list[Fingerprint]] = {}
    found = []
    for one in (one for batch in batches for one in batch):
        others = {o.article: o for key in keys(one) for o in kept.get(key, [])}
        found += [link for other in others.values() if (link := compare(one, other))]
        for key in keys(one):
            kept.setdefault(key, []).append(one)
    return groups([one for batch in batches for one in batch], found)


@settings(max_examples=25, deadline=None)
@given(st.permutations(PRINTS), st.integers(1, 9))
def test_the_order_of_arrival_does_not_matter(order, size):
    """Any order and any batches give what all at once give, to the byte."""
    batches = [order[i : i + size] for i in range(0, len(order), size)]
    expected = incrementally([PRINTS])
    assert incrementally(batches) == expected
    assert any(len(group.members) > 2 for group in expected)
