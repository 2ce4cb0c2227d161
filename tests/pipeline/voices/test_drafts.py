"""Drafts by where they stand."""

from onrecord.pipeline.voices.assembly import one_per_content
from onrecord.pipeline.voices.drafts import Draft, Neighbours, same_content, shared
from onrecord.pipeline.voices.trees import merged, without


def draft(*content, source=None, cue=None):
    return Draft(
        head=None,
        cue=cue,
        source=source,
        content=list(content),
        act="communication",
        stance="asserts",
        confidence=1.0,
        frame="scores",
    )


def test_neighbours_are_those_that_reach_into_a_range():
    """A draft is found wherever any part of it may stand, and only once."""
    near, far = draft((0, 300)), draft((5000, 5010))
    places = Neighbours([near, far])
    assert places.near(200, 210) == [near]
    assert places.near(5001, 5002) == [far]
    far.content.append((10, 20))
    places.add(far)
    assert places.near(12, 13) == [near, far]


def test_contents_that_are_the_same():
    """Four fifths in common make one content of two."""
    assert same_content(draft((0, 10)), draft((0, 9)))
    assert not same_content(draft((0, 10)), draft((5, 15)))
    assert shared([(0, 10)], [(5, 15), (20, 30)]) == 5


def test_ranges():
    """Taking a range out of another leaves what stands on both sides."""
    assert list(without((0, 10), (3, 5))) == [(0, 3), (5, 10)]
    assert list(without((0, 10), (12, 15))) == [(0, 10)]
    assert merged([(4, 6), (0, 5), (8, 9)]) == [(0, 6), (8, 9)]


def test_a_twin_that_stands_in_the_draft_it_replaces_is_no_parent_of_itself():
    """Where the outer statement is dropped for the inner one with its words, no ring is left."""
    outer, inner = draft((0, 10), source=(12, 14)), draft((0, 10), source=(12, 14))
    inner.parent, inner.confidence = outer, 2.0
    assert one_per_content([outer, inner]) == [inner]
    assert inner.parent is None
    assert inner.depth == 0
