"""Any record at all, for hypothesis."""

from hypothesis import strategies as st

from onrecord.records import (
    SCHEMA,
    Article,
    Attribution,
    CodedArticle,
    CoderVersions,
    Conflict,
    Entity,
    Event,
    EventDate,
    EventPlace,
    Magnitude,
    Participant,
    Place,
    Span,
    Why,
)

_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
_maybe = st.none() | _texts
_known = st.none() | st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=9)
_offsets = st.tuples(st.integers(0, 99), st.integers(0, 99))
_spans = st.builds(Span, text=_texts, span=_offsets)
_scores = st.floats(-180, 180, allow_nan=False)
_counts = st.none() | st.integers(-(2**70), 2**70)
_people = st.lists(
    st.builds(Participant, text=_texts, name=_texts, span=st.none() | _offsets, entity=_maybe),
    max_size=2,
)
_events = st.builds(
    Event, id=_texts, mode=_maybe, contexts=st.lists(_texts, max_size=2), trigger=_spans,
    actor=_people, recipient=_people,
    date=st.none() | st.builds(EventDate, value=_maybe, start=_maybe, end=_maybe),
    place=st.none() | st.builds(EventPlace, text=_texts, span=_offsets, place=_maybe, name=_maybe,
                                lat=st.none() | _scores, lon=st.none() | _scores),
    chain=st.lists(_texts, max_size=3), confidence=_scores, score=st.none() | _scores,
    magnitude=st.builds(Magnitude, killed=_counts, injured=_counts, arrested=_counts, size=_counts),
    why=st.builds(Why, rule=_texts, evidence=_texts),
)  # fmt: skip
_attributions = st.builds(
    Attribution, id=_texts, source=st.none() | _spans, source_name=_maybe, cue=st.none() | _spans,
    content=st.lists(_spans, max_size=2), chain=st.lists(_texts, max_size=3), confidence=_scores,
)  # fmt: skip


def _lists(of: st.SearchStrategy) -> st.SearchStrategy:
    return st.lists(of, max_size=3, unique_by=lambda part: part.id)


any_record = st.builds(
    CodedArticle,
    schema=st.just(SCHEMA),
    coder=st.builds(CoderVersions, onrecord=_texts, model=_texts, codebook=_texts, kb=_texts),
    article=st.builds(
        Article, id=_texts, key=_known, url=_known, publisher=_maybe, title=_maybe, text=_texts,
        authors=st.lists(_texts, max_size=2), published=_maybe, language=_maybe,
        extra=st.dictionaries(_texts, st.none() | _texts | st.integers(-9, 9), max_size=2),
    ),
    entities=_lists(st.builds(Entity, id=_texts, name=_texts, mentions=st.lists(_offsets))),
    places=_lists(st.builds(Place, id=_texts, text=_texts, span=_offsets, geonames=st.none() | st.integers(0, 2**40))),
    attributions=_lists(_attributions),
    events=_lists(_events),
    conflicts=st.lists(st.builds(Conflict, between=st.tuples(_texts, _texts), why=_texts), max_size=2),
)  # fmt: skip
"""Records that no coder makes: any characters but surrogates, ids that lead nowhere."""
