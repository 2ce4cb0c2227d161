"""Mentions of one event within an article are one record."""

import pytest

from onrecord.pipeline.coding.merging import NEAR, Mention, merged
from onrecord.records import Event, EventDate, EventPlace, Magnitude, Participant, Span, Why
from tests.pipeline.hand import parsed

HEADS = parsed(
    "shelled/VERB/ROOT/0/shell the/DET/det/2 bombing/NOUN/dep/0 bombings/NOUN/dep/0/bombing"
    " talks/NOUN/dep/0/talk"
)
VERB, THE_NOUN, BARE, TALKS = HEADS[0], HEADS[2], HEADS[3], HEADS[4]


def who(name, *, entity=None, country=None, sector=None):
    return [Participant(text=name, name=name, entity=entity, country=country, sector=sector)]


def mention(head, sentence, number, **fields):
    """Return the mention with *number*, an assault unless *fields* say otherwise."""
    told = {
        "id": "",
        "type": "ASSAULT",
        "trigger": Span(text=head.text, span=(number, number + 1)),
        "factuality": "CT+",
        "time": "past",
        "score": -9,
        "quad": "material conflict",
        "confidence": 1.0,
        "why": Why(rule="encoder", evidence=""),
    }
    return Mention(Event(**{**told, **fields}), head, sentence)


def numbers(*mentions):
    """Return the numbers of the mentions of each event that comes out."""
    return [[w.span[0] for w in (e.trigger, *e.also)] for e in merged(mentions)]


def test_the_same_word_of_the_same_type():
    """Two mentions with one word are one event, however far apart."""
    assert numbers(mention(TALKS, 0, 1), mention(TALKS, 90, 2)) == [[1, 2]]
    assert numbers(mention(TALKS, 0, 1), mention(TALKS, 1, 2, type="CONSULT")) == [[1], [2]]


def test_a_denied_mention_stays_apart():
    """What did not happen is no mention of what did."""
    assert numbers(mention(VERB, 0, 1), mention(VERB, 0, 2, factuality="CT-")) == [[1], [2]]


def test_a_noun_that_points_back():
    """ "The talks" means the meeting told shortly before; a bare noun, or one far off, does not."""
    pair = {"type": "CONSULT", "quad": "verbal cooperation"}
    met = mention(VERB, 0, 1, **pair)
    assert numbers(met, mention(THE_NOUN, NEAR, 2, **pair)) == [[1, 2]]
    met = mention(VERB, 0, 1, **pair)
    assert numbers(met, mention(THE_NOUN, NEAR + 1, 2, **pair)) == [[1], [2]]
    met = mention(VERB, 0, 1, **pair)
    assert numbers(met, mention(BARE, 0, 2, **pair)) == [[1], [2]]


def test_a_violent_act_is_told_on():
    """An assault near another one of the same time is its consequence, whatever the words."""
    assert numbers(mention(VERB, 0, 1), mention(BARE, NEAR, 2)) == [[1, 2]]
    assert numbers(mention(VERB, 0, 1), mention(BARE, NEAR + 1, 2)) == [[1], [2]]
    assert numbers(mention(VERB, 0, 1), mention(BARE, 0, 2, time="future")) == [[1], [2]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"actor": who("Chad")}, {"actor": who("Mali")}),
        ({"recipient": who("Ada")}, {"recipient": who("Eve")}),
        (
            {"place": EventPlace(text="Sarh", span=(0, 4))},
            {"place": EventPlace(text="Abeche", span=(0, 6))},
        ),
        (
            {"date": EventDate(value="2021-10-04", basis="text")},
            {"date": EventDate(value="2021-10-05", basis="text")},
        ),
    ],
)
def test_what_clashes_stays_apart(one, other):
    """Other participants, places or days make another event; what is not told does not clash."""
    assert numbers(mention(VERB, 0, 1, **one), mention(VERB, 0, 2, **other)) == [[1], [2]]
    assert numbers(mention(VERB, 0, 1, **one), mention(VERB, 0, 2, **one)) == [[1, 2]]
    assert numbers(mention(VERB, 0, 1, **one), mention(VERB, 0, 2)) == [[1, 2]]


def test_other_words_for_those_of_one_country():
    """ "Soldiers" and "the army" of one country may be the same, two named ones are not."""
    soldiers, army = who("soldiers", country="TCD"), who("the army", country="TCD")
    ada, eve = who("Ada", entity="n1", country="TCD"), who("Eve", entity="n2", country="TCD")
    first, second = mention(VERB, 0, 1, actor=soldiers), mention(VERB, 0, 2, actor=army)
    assert numbers(first, second) == [[1, 2]]
    first, second = mention(VERB, 0, 1, actor=ada), mention(VERB, 0, 2, actor=eve)
    assert numbers(first, second) == [[1], [2]]


def test_a_later_mention_fills_what_is_missing():
    """Participants, place and day told later belong to the event; those told before stay."""
    day = EventDate(value="2021-10-04", basis="text")
    bound = EventDate(end="2021-10-05", basis="published")
    first = mention(VERB, 0, 1, actor=who("rebels"), date=bound)
    more = {"actor": who("rebels"), "recipient": who("Ada"), "date": day}
    (event,) = merged(
        [first, mention(VERB, 1, 2, place=EventPlace(text="Sarh", span=(0, 4)), **more)]
    )
    assert [p.name for p in (*event.actor, *event.recipient)] == ["rebels", "Ada"]
    assert (event.place.text, event.date) == ("Sarh", day)


def test_nothing_to_join():
    """No mentions, no events."""
    assert merged([]) == []


def test_police_and_a_mob_of_one_country_do_two_things():
    """Unnamed participants of one country are one only where their sectors leave room for it."""
    police = who("police", country="IND", sector="COP")
    mob = who("mobs", country="IND", sector="CVL")
    officers = who("officers", country="IND", sector="COP")
    first = mention(VERB, 0, 1, actor=police)
    assert numbers(first, mention(VERB, 0, 2, actor=mob)) == [[1], [2]]
    assert numbers(first, mention(VERB, 0, 2, actor=officers)) == [[1, 2]]


def test_a_pronoun_of_nobody_leaves_room():
    """ "Rebels shelled it again": what "it" is does not keep the mentions apart."""
    town = mention(VERB, 0, 1, recipient=who("Kobani", country="SYR"))
    assert numbers(town, mention(VERB, 1, 2, recipient=who("it"))) == [[1, 2]]


def test_the_toll_told_later_is_the_events():
    """Counts that the first mention lacks come from the later one; its own stay."""
    first = mention(VERB, 0, 1, magnitude=Magnitude(injured=3))
    later = mention(VERB, 1, 2, magnitude=Magnitude(killed=12, injured=5))
    (event,) = merged([first, later])
    assert event.magnitude == Magnitude(killed=12, injured=3)
