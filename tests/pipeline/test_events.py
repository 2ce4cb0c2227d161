"""Triggers become events with participants, voice, factuality and the codebook's scores."""

import spacy

from onrecord.pipeline.events import Events
from onrecord.records import Attribution, Date, Place, Span
from tests.pipeline.hand import document, encoded

EVENTS = Events(spacy.blank("en"))


def shelling():
    """Turkish troops shelled Kobani on Monday ."""
    return document(
        "Turkish troops shelled Kobani on Monday .",
        pos=["ADJ", "NOUN", "VERB", "PROPN", "ADP", "PROPN", "PUNCT"],
        heads=[1, 2, 2, 2, 5, 2, 2],
        deps=["amod", "nsubj", "root", "obj", "case", "obl", "punct"],
        lemmas=["Turkish", "troops", "shell", "Kobani", "on", "Monday", "."],
    )


def test_type_participants_and_scores():
    """An event carries its participants with countries, and PLOVER's and CAMEO's scores apart."""
    (event,) = EVENTS.match(encoded(shelling(), trigger=[(2, 3, "ASSAULT")], publisher="Post"))
    assert (event.id, event.type, event.trigger.text) == ("e1", "ASSAULT", "shelled")
    assert [(p.text, p.country) for p in event.actor] == [("Turkish troops", "TUR")]
    assert [p.text for p in event.recipient] == ["Kobani"]
    assert (event.score, event.quad, event.cameo) == (-9, "material conflict", "190")
    assert (event.factuality, event.time, event.attribution) == ("CT+", "past", None)
    assert event.chain == ["Post"]


def test_an_unsure_trigger_is_no_event():
    """A trigger whose type the encoder gives less than the threshold is dropped."""
    doc = encoded(shelling(), trigger=[(2, 3, "ASSAULT")])
    doc._.onrecord_encoding.triggers[:] = 0.1
    assert EVENTS.match(doc) == []


def test_the_voice_is_the_innermost_content():
    """An event inside two contents belongs to the smaller one, with its chain."""
    doc = encoded(shelling(), trigger=[(2, 3, "ASSAULT")])

    def said(number, start, end, chain):
        content = [Span(text=doc.text[start:end], span=(start, end))]
        return Attribution(
            id=f"a{number}", content=content, type="indirect", stance="asserts", chain=chain,
            confidence=1.0,
        )  # fmt: skip

    doc._.onrecord_attributions = [said(1, 0, 40, ["A"]), said(2, 0, 29, ["A", "B"])]
    (event,) = EVENTS.match(doc)
    assert (event.attribution, event.chain) == ("a2", ["A", "B"])


def test_dates_of_the_sentence_and_bounds():
    """A date in the sentence is the event's; without one the publication date is only a bound."""
    doc = encoded(shelling(), trigger=[(2, 3, "ASSAULT")], published="2021-10-05")
    (event,) = EVENTS.match(doc)
    assert (event.date.basis, event.date.value, event.date.end) == ("published", None, "2021-10-05")
    monday = Date(
        id="d1", text="Monday", span=(33, 39), type="DATE", value="2021-10-04",
        start="2021-10-04", end="2021-10-04",
    )  # fmt: skip
    doc._.onrecord_dates = [monday]
    (event,) = EVENTS.match(doc)
    assert (event.date.basis, event.date.value, event.date.date) == ("text", "2021-10-04", "d1")


def test_the_place_that_scores():
    """A resolved place is the event's only if the encoder links it to the trigger."""
    place = Place(id="p1", text="Kobani", span=(23, 29), name="Kobani", country="SYR")
    doc = encoded(shelling(), trigger=[(2, 3, "ASSAULT")])
    doc._.onrecord_places = [place]
    assert EVENTS.match(doc)[0].place is None
    doc = encoded(shelling(), [("place", (2, 3), (3, 4))], trigger=[(2, 3, "ASSAULT")])
    doc._.onrecord_places = [place]
    assert EVENTS.match(doc)[0].place.country == "SYR"


def test_a_second_mention_of_one_event_is_no_second_event():
    """Same type, same word, no clash of participants: one record that lists both mentions."""
    text = "Rebels shelled Kobani . The army shelled Kobani . Rebels shelled it again ."
    doc = document(
        text,
        lemmas=[w.lower().removesuffix("ed") for w in text.split()],
        pos=["NOUN"] * len(text.split()),
    )
    pairs = [
        ("actor", (1, 2), (0, 1)), ("recipient", (1, 2), (2, 3)),
        ("actor", (6, 7), (4, 6)), ("recipient", (6, 7), (7, 8)),
        ("actor", (10, 11), (9, 10)),
    ]  # fmt: skip
    triggers = [(1, 2, "ASSAULT"), (6, 7, "ASSAULT"), (10, 11, "ASSAULT")]
    first, second = EVENTS.match(encoded(doc, pairs, trigger=triggers))
    assert [m.span for m in first.also] == [(57, 64)]
    assert second.also == []


def test_a_denied_mention_stays_apart():
    """A mention that says it did not happen is never merged with one that says it did."""
    doc = document(
        "Rebels shelled it . Nobody shelled it .", lemmas=["x", "shell", *"abc", "shell", *"de"]
    )
    triggers = [(1, 2, "ASSAULT"), (5, 6, "ASSAULT")]
    assert len(EVENTS.match(encoded(doc, trigger=triggers, facts={5: "CT-"}))) == 2


def test_an_article_without_political_actors_has_no_events():
    """In a text of some length, acts among private people and the police are ordinary crime."""
    filler = " ".join(["It rained ."] * 5)
    nouns = ["NOUN"] * 20
    doc = document(f"Thieves shelled a shop . {filler}", pos=nouns)
    crime = encoded(doc, [("actor", (1, 2), (0, 1))], trigger=[(1, 2, "ASSAULT")])
    assert EVENTS.match(crime) == []
    doc = document(f"Turkey shelled a shop . {filler}", pos=nouns)
    attack = encoded(doc, [("actor", (1, 2), (0, 1))], trigger=[(1, 2, "ASSAULT")])
    assert len(EVENTS.match(attack)) == 1
