"""Claims: assertions of a record, how two stand to each other, who stands behind them."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.collation.claims import adopted, claims, compare, keys, origins
from onrecord.collation.claims.assertion import Assertion, Count, Party, Spot
from onrecord.collation.claims.content import content, tokens
from onrecord.collation.claims.counts import counts, excludes
from onrecord.records import Link, Statement

WORDS = {"@kirkuk": 1, "=bomb": 1, "=die": 1, "market": 1}
KIRKUK = Spot(name="Kirkuk", country="IRQ", lat=35.47, lon=44.39, precision="populated_place")


def count(low, high=None, kind="killed", text=""):
    return Count(kind=kind, low=low, high=low if high is None else high, text=text or str(low))


def event(article, **told):
    """A report of the bombing in the market of Kirkuk on 6 March."""
    known = {
        "statement": Statement(article=article, id="e1"),
        "event": "e1",
        "kind": "event",
        "publisher": f"Paper {article}",
        "published": "2023-03-07",
        "chain": [f"Paper {article}"],
        "stance": "supports",
        "type": "ASSAULT",
        "trigger": ["=bomb"],
        "place": KIRKUK,
        "start": "2023-03-06",
        "end": "2023-03-06",
        "basis": "text",
        "words": WORDS,
        "text": "A bomb killed eight in a market in Kirkuk.",
    }
    return Assertion(**(known | told))


def between(a, b, incident="i1", *, same_copy=False):
    link = compare(a, b, incident=incident, same_copy=same_copy)
    return None if link is None else (link.relation, link.basis)


def alone(article):
    return article


# --- counts


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("at least 31 people died", ("killed", 31, None)),
        ("Nineteen children and two teachers were killed", ("killed", 19, 19)),
        ("the death toll has risen to 1,204", ("killed", 1204, 1204)),
        ("scores of villagers were wounded", ("injured", 30, 250)),
        ("up to 40 people were arrested", ("arrested", 0, 40)),
        ("about 2,000 people marched", ("size", 1700, 2301)),
        ("three million euros", None),
        ("a man aged 45 died", None),
        ("two demonstrators were killed", ("killed", 2, 2)),
        ("killed by two car bombs", ("#bomb", 2, 2)),
    ],
)
def test_counts_know_what_is_counted_and_their_bounds(text, told):
    """The measure comes from the words beside the number, the bounds from those before it."""
    found = counts(tokens(text), [])
    assert [(c.kind, c.low, c.high) for c in found[:1]] == ([] if told is None else [told])


@given(*[st.tuples(st.integers(0, 99), st.one_of(st.none(), st.integers(0, 99)))] * 2)
def test_exclusion_is_symmetric_and_never_of_itself(one, other):
    """Two counts exclude each other whichever is named first, and none excludes itself."""
    a, b = (
        Count(kind="killed", low=x, high=None if y is None else x + y, text="")
        for x, y in (one, other)
    )
    assert excludes(a, b) == excludes(b, a)
    assert not excludes(a, a)


def test_negation_reaches_the_words_behind_it():
    """A negated word is marked, one in the next clause is not."""
    told = content(
        tokens("The deputies did not sign the petition, but praised the mayor"), []
    ).words
    assert told["petit"] == -1
    assert told["prais"] == 1


# --- comparison


def test_one_story_in_two_papers_corroborates():
    """Two reports of one incident that agree corroborate each other."""
    assert between(event("a"), event("b")) == ("corroborates", "text")


def test_the_same_words_in_two_copies_are_a_copy():
    """In copies of one text the same statement is copied, and nothing else corroborates."""
    assert between(event("a"), event("b"), same_copy=True) == ("copies", "text")
    assert between(event("a"), event("b", text="Other words."), same_copy=True) is None


def test_a_repetition_by_one_source_is_less_sure_and_says_so():
    """Whoever repeats himself is no second source."""
    police = {"source": "police", "role": "police"}
    once = compare(event("a", **police), event("b", **police), incident="i", same_copy=False)
    twice = compare(event("a", **police), event("b"), incident="i", same_copy=False)
    assert once.confidence < twice.confidence
    assert "one source" in once.why


def test_a_toll_that_rises_is_an_update_and_two_figures_at_once_are_a_dispute():
    """Later and higher updates, later and lower disputes, unless who gave it corrects it."""
    first, later = event("a", counts=[count(8)]), {"published": "2023-03-09"}
    other = {"source": "army", "role": "the army"}
    assert between(first, event("b", counts=[count(13)], **later)) == ("updates", "quantity")
    assert between(first, event("b", counts=[count(13)])) == ("contradicts", "quantity")
    assert between(first, event("b", counts=[count(5)], **later, **other)) == (
        "contradicts",
        "quantity",
    )
    corrected = event("b", counts=[count(5)], publisher="Paper a", **later)
    assert between(first, corrected) == ("updates", "quantity")


def test_bounds_that_fit_are_no_dispute_and_other_counts_are_not_compared():
    """ "At least 8" fits 12 on the same day; the dead are not compared with the wounded."""
    least = Count(kind="killed", low=8, text="at least 8")
    assert between(event("a", counts=[least]), event("b", counts=[count(12)]))[0] == "corroborates"
    hurt = event("b", counts=[count(30, kind="injured")])
    assert between(event("a", counts=[count(8)]), hurt) == ("corroborates", "text")


def test_a_denial_contradicts_what_it_denies_and_agrees_with_another():
    """Clustering ignores factuality, comparison does not."""
    denial = {"stance": "denies", "outer": True}
    assert between(event("a"), event("b", **denial)) == ("contradicts", "negation")
    assert between(event("a", **denial), event("b", **denial)) == ("corroborates", "negation")


def test_two_culprits_contradict_but_gunmen_may_be_anybody():
    """Named people exclude each other, people without a name only where their kinds do."""
    nord = Party(name="Nordia", stems=["nordia"], country="NOR", named=True)
    sud = Party(name="Sudland", stems=["sudland"], country="SUD", named=True)
    gunmen = Party(name="gunmen", stems=["gunm"], kind="unknown")
    soldiers = Party(name="soldiers", stems=["soldi"], kind="state")
    rebels = Party(name="rebels", stems=["rebel"], kind="irregular")
    a = event("a", actors=[nord])
    assert between(a, event("b", actors=[sud])) == ("contradicts", "entity")
    assert between(a, event("b", actors=[gunmen]))[0] == "corroborates"
    armed = event("a", actors=[soldiers])
    assert between(armed, event("b", actors=[rebels])) == ("contradicts", "entity")


def test_places_and_times_that_cannot_both_be_contradict():
    """A town excludes another town, not its country; a day excludes another day."""
    basra = Spot(name="Basra", country="IRQ", lat=30.5, lon=47.8, precision="populated_place")
    iraq = Spot(name="Iraq", country="IRQ", lat=33.0, lon=44.0, precision="country")
    elsewhere = event("b", place=basra, words={"@basra": 1, "=bomb": 1, "=die": 1, "market": 1})
    assert between(event("a"), elsewhere) == ("contradicts", "place")
    assert between(event("a"), event("b", place=iraq))[0] == "corroborates"
    sunday = event("b", start="2023-03-05", end="2023-03-05")
    assert between(event("a"), sunday) == ("contradicts", "time")
    week = event("b", start="2023-03-06", end="2023-03-12")
    assert between(event("a"), week)[0] == "corroborates"


def test_a_look_alike_after_the_first_report_is_another_matter():
    """What was published before cannot be about it."""
    later = {"published": "2023-03-21", "start": "2023-03-20", "end": "2023-03-20"}
    assert between(event("a"), event("b", **later), incident=None) is None


def test_plans_that_come_true_and_states_that_change_are_updates():
    """A plan is brought up to date by what came of it, a state by a later word of change."""
    planned = event("a", ahead=True, published="2023-03-05")
    assert between(planned, event("b")) == ("updates", "time")
    closed = event("a", type=None, words={"@rafah": 1, "cross": 1, "=block": 1}, poles={"open": -1})
    opened = {"type": None, "words": {"@rafah": 1, "cross": 1}, "poles": {"open": 1}}
    assert between(closed, event("b", **opened), incident=None) == ("contradicts", "text")
    after = event("b", **opened, change=True, published="2023-03-09")
    assert between(closed, after, incident=None) == ("updates", "text")


def test_no_comment_and_one_article_are_never_linked():
    """Who declines says nothing about the facts, and links are between articles."""
    assert between(event("a"), event("b", stance="declines")) is None
    assert between(event("a"), event("a")) is None


# --- origins


def test_one_spokesman_in_two_papers_is_one_origin_and_so_is_one_wire_story():
    """Distinct innermost sources over distinct groups of copies."""
    quoted = {"source": "jane doe", "role": "Jane Doe", "named": True}
    assert len(origins([event("a", **quoted), event("b", **quoted)], alone)) == 1
    assert len(origins([event("a"), event("b")], alone)) == 2
    assert len(origins([event("a"), event("b")], lambda _: "g")) == 1


def test_an_outlet_counts_only_where_it_credits_nobody():
    """The own voice of an article that quotes the police on the matter relays them."""
    police = event("a", statement=Statement(article="a", id="e2"), source="police", role="police")
    assert [o.key for o in origins([event("a"), police], alone)] == ["police"]


def test_witnesses_of_two_papers_are_two_and_officials_are_one():
    """Nothing shows that unnamed officials of two papers are different people."""
    seen = {"source": "witness", "role": "witnesses", "witness": True}
    said = {"source": "offic", "role": "officials"}
    assert len(origins([event("a", **seen), event("b", **seen)], alone)) == 2
    assert len(origins([event("a", **said), event("b", **said)], alone)) == 1
    abroad = [event(x, **said, voice_country=x * 3) for x in "ab"]
    assert len(origins(abroad, alone)) == 2


def test_surnames_join_the_one_full_name_and_deniers_support_nothing():
    """ "Doe" is Jane Doe where no other Doe speaks; a denial is no origin of support."""
    full = event("a", source="jane doe", role="Jane Doe", named=True)
    short = event("b", source="doe", role="Doe", named=True)
    assert len(origins([full, short], alone)) == 1
    assert origins([event("a", stance="denies"), event("b", stance="doubts")], alone) == []


# --- claims


def test_claims_of_an_incident_tell_every_value_with_its_voices():
    """Each toll is a claim of its own; who denies the incident denies that it happened."""
    told = [
        event("a", counts=[count(8)]),
        event("b", counts=[count(13)]),
        event("c", stance="denies"),
    ]
    found = {(c.aspect, c.value): c for c in claims(told, [], incident="i1", group_of=alone)}
    assert [v.stance for v in found["happened", "happened"].voices] == [
        "supports",
        "supports",
        "denies",
    ]
    assert found["happened", "happened"].origins == 2
    assert {v for a, v in found if a == "killed"} == {"8", "13"}
    assert ("place", "Kirkuk") in found


def test_claims_outside_of_incidents_follow_the_links():
    """Statements joined by links make one claim; who contradicts its value denies it."""
    a, b, c = event("a"), event("b"), event("c", stance="denies", outer=True)
    told = ((a, b, "corroborates"), (a, c, "contradicts"), (b, c, "contradicts"))
    links = [
        Link(
            between=(x.statement, y.statement),
            relation=relation,
            basis="text",
            confidence=0.9,
            why="…",
        )
        for x, y, relation in told
    ]
    (claim,) = claims([a, b, c, event("z")], links, incident=None, group_of=alone)
    assert [(v.statement.article, v.stance) for v in claim.voices] == [
        ("a", "supports"),
        ("b", "supports"),
        ("c", "denies"),
    ]
    assert (claim.aspect, claim.origins, claim.value) == ("content", 2, a.text)


@given(st.permutations(range(5)))
def test_the_order_of_arrival_does_not_matter(order):
    """Claims and origins are functions of what is asserted, not of when it came."""
    told = [event(x, counts=[count(n)]) for x, n in zip("abcde", (8, 8, 13, 9, 13), strict=True)]
    shuffled = [told[i] for i in order]
    expected = claims(told, [], incident="i1", group_of=alone)
    assert claims(shuffled, [], incident="i1", group_of=alone) == expected
    assert origins(shuffled, alone) == origins(told, alone)


def test_an_attribution_goes_with_the_event_that_it_is_surest_linked_to():
    """A toll told without an event belongs to the incident of what it brings up to date."""
    toll = event(
        "b",
        statement=Statement(article="b", id="a1"),
        event=None,
        kind="attribution",
        counts=[count(13)],
        published="2023-03-09",
    )
    first = event("a", counts=[count(8)])
    link = compare(first, toll, incident=None, same_copy=False)
    assert link.relation == "updates"
    assert adopted([first, toll], [link], {first.statement: "i1"}) == {toll.statement: "i1"}


# --- keys and size


def test_keys_meet_within_days_and_say_nothing_of_speech():
    """Candidates share a key within the window; acts of speech are compared in incidents alone."""
    near = event("b", published="2023-03-20")
    assert set(keys(event("a"))) & set(keys(near))
    assert keys(event("a", verbal=True)) == []
    bare = event("a", words={"=die": 1, "market": 1})
    assert len(keys(event("a"))) < 60
    assert not set(keys(bare)) & set(keys(event("b", words={"@kirkuk": 1, "=burn": 1})))


def test_an_assertion_goes_to_json_and_back():
    """What the archive keeps of a statement is what comes back."""
    one = event("a", counts=[count(8)], actors=[Party(name="gunmen", stems=["gunm"])])
    assert msgspec.json.decode(msgspec.json.encode(one), type=Assertion) == one
