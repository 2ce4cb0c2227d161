"""Where an event happens."""

from onrecord.pipeline.coding.home import Home
from onrecord.pipeline.coding.triggers import Trigger
from onrecord.pipeline.coding.where import in_country, place_of, places_near
from onrecord.records import EventPlace, Participant, Place
from tests.pipeline.hand import encoded, parsed

from .entries import KB

SHELLED = (
    "Rebels/NOUN/nsubj/1/rebel shelled/VERB/ROOT/1/shell houses/NOUN/obj/1/house in/ADP/case/4"
    " Kobani/PROPN/obl/1 ./PUNCT/punct/1 Aleppo/PROPN/nsubj/7 slept/VERB/ROOT/7/sleep"
)


def told(doc, *words):
    """Give *doc* the places that *words* name, and return the trigger at its second word."""
    doc._.onrecord_places = [
        Place(id=f"p{n}", text=word, span=(at := doc.text.index(word), at + len(word)), name=word)
        for n, word in enumerate(words, start=1)
    ]
    return Trigger(doc[1], doc[1:2], "ASSAULT", None, 1.0, 1.0)


def test_only_places_of_the_own_sentence_are_near():
    """What another sentence names is not where this event is."""
    doc = encoded(parsed(SHELLED))
    trigger = told(doc, "Kobani", "Aleppo")
    assert [place.text for _, place in places_near(doc, trigger)] == ["Kobani"]


def test_the_phrase_with_in_is_the_place():
    """Tree and preposition tell the place without the encoder; it is taken over as it was resolved."""
    doc = encoded(parsed(SHELLED), [("place", (1, 2), (4, 5))])
    found = place_of(told(doc, "Kobani"), doc._.onrecord_encoding, KB)
    assert (found.text, found.place, found.span) == ("Kobani", "p1", doc._.onrecord_places[0].span)


def test_a_sentence_without_places():
    """Nothing told, nothing given."""
    doc = encoded(parsed(SHELLED))
    assert place_of(told(doc, "Aleppo"), doc._.onrecord_encoding, KB) is None


def test_a_place_unknown_to_the_gazetteer_lies_where_the_report_is():
    """Three signs must agree; a place with a country keeps it."""
    line = (
        "Kenya/PROPN/nsubj/1 voted/VERB/ROOT/1/vote in/ADP/case/3 Zzyx/PROPN/obl/1 ./PUNCT/punct/1"
    )
    doc = parsed(line, ents=[(0, 1, "GPE")])
    home = Home(doc, KB)
    place = EventPlace(text="Zzyx", span=(doc[3].idx, doc[3].idx + 4))
    assert in_country(place, home, []).country == "KEN"
    known = EventPlace(text="Zzyx", span=(doc[3].idx, doc[3].idx + 4), country="TCD")
    assert in_country(known, home, []).country == "TCD"
    more = " Chad/PROPN/nsubj/6 slept/VERB/ROOT/6 Chad/PROPN/nsubj/8 slept/VERB/ROOT/8"
    names = [(i, i + 1, "GPE") for i in (0, 5, 7)]
    two = Home(parsed(line + more, ents=names), KB)
    assert in_country(place, two, []).country is None
    actor = Participant(text="Chadians", name="Chadians", country="TCD")
    assert in_country(place, two, [actor]).country == "TCD"
