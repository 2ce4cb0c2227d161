"""Triggers become events with participants, voice, factuality and the codebook's scores."""

import pytest
import spacy

from onrecord.codebook.book import SHIPPED
from onrecord.codebook.lexicon import COLUMNS
from onrecord.pipeline.events import Events
from onrecord.records import Attribution, Date, Place, Span
from tests.pipeline.hand import document, encoded, parsed

LEXICON = (
    ("shell", "verb", "", "ASSAULT", "heavy-weapons", "194", "+", "Rebels *shelled* the port."),
    ("halt", "verb", "", "ASSAULT", "", "190", "-", "Chad *halted* the raid."),
    ("agree", "verb", "actor=subj", "AGREE", "", "030", "+", "Chad *agreed* to that."),
)


@pytest.fixture(scope="module")
def events(tmp_path_factory) -> Events:
    """The component with the shipped codebook, but a lexicon of three words."""
    folder = tmp_path_factory.mktemp("codebook")
    (folder / "lexicon").mkdir()
    head, *lines = ("\t".join(row) for row in (COLUMNS, *LEXICON))
    for shipped in (SHIPPED / "lexicon").glob("*.tsv"):
        (folder / "lexicon" / shipped.name).write_text(head)  # hides the shipped words
    (folder / "lexicon" / "all.tsv").write_text("\n".join((head, *lines)))
    return Events(spacy.blank("en"), codebook=str(folder))


def shelling():
    """Turkish troops shelled Kobani on Monday ."""
    return document(
        "Turkish troops shelled Kobani on Monday .",
        pos=["ADJ", "NOUN", "VERB", "PROPN", "ADP", "PROPN", "PUNCT"],
        heads=[1, 2, 2, 2, 5, 2, 2],
        deps=["amod", "nsubj", "root", "obj", "case", "obl", "punct"],
        lemmas=["Turkish", "troops", "shell", "Kobani", "on", "Monday", "."],
    )


def test_type_participants_and_scores(events):
    """An event carries its participants with countries, and PLOVER's and CAMEO's scores apart."""
    (event,) = events.match(encoded(shelling(), trigger=[(2, 3, "ASSAULT")], publisher="Post"))
    assert (event.id, event.type, event.trigger.text) == ("e1", "ASSAULT", "shelled")
    assert [(p.text, p.country) for p in event.actor] == [("Turkish troops", "TUR")]
    assert [p.text for p in event.recipient] == ["Kobani"]
    assert (event.mode, event.score, event.quad) == ("heavy-weapons", -9.5, "material conflict")
    assert (event.cameo, event.goldstein) == ("194", -10)
    assert (event.factuality, event.time, event.attribution) == ("CT+", "past", None)
    assert event.chain == ["Post"]


def bombing():
    """Rebels bombed Kobani: a word that the lexicon lacks."""
    return document(
        "Rebels bombed Kobani",
        pos=["NOUN", "VERB", "PROPN"],
        heads=[1, 1, 1],
        deps=["nsubj", "root", "obj"],
        lemmas=["rebel", "bomb", "Kobani"],
    )


def test_an_unsure_trigger_is_no_event(events):
    """A trigger whose type the encoder gives less than the threshold is dropped."""
    doc = encoded(bombing(), trigger=[(1, 2, "ASSAULT")])
    doc._.onrecord_encoding.triggers[:] = 0.1
    assert events.match(doc) == []


def test_a_users_own_word_needs_no_encoder(events):
    """What a user adds to the lexicon is coded where its frame fits, whatever the encoder makes of it."""
    doc = encoded(shelling(), trigger=[(2, 3, "ASSAULT")])
    doc._.onrecord_encoding.triggers[:] = 0.0
    assert [e.trigger.text for e in events.match(doc)] == ["shelled"]


def test_what_decided(events):
    """ "why" tells the encoder from the lexicon and names the entry and the cue."""
    (event,) = events.match(encoded(bombing(), trigger=[(1, 2, "ASSAULT")]))
    assert (event.why.rule, event.cameo, event.mode) == ("encoder", "190", None)
    (event,) = events.match(encoded(shelling(), trigger=[(2, 3, "ASSAULT")]))
    assert event.why.rule == "lexicon and encoder"
    assert "shell (verb): ASSAULT 194" in event.why.evidence
    assert "ASSAULT 0.90" in event.why.evidence
    denied = parsed(
        "Rebels/NOUN/nsubj/2 never/ADV/advmod/2 shelled/VERB/ROOT/2/shell it/PRON/obj/2"
    )
    (event,) = events.match(encoded(denied, trigger=[(2, 3, "ASSAULT")]))
    assert event.factuality == "CT-"
    assert "“never”: CT-" in event.why.evidence


def test_words_for_what_did_not_happen(events):
    """An entry of polarity "-" says that the act did not take place."""
    line = "Chad/PROPN/nsubj/1 halted/VERB/ROOT/1/halt raids/NOUN/obj/1/raid"
    (event,) = events.match(encoded(parsed(line), trigger=[(1, 2, "ASSAULT")]))
    assert event.factuality == "CT-"


def test_the_code_is_as_fine_as_the_words_allow(events):
    """What a promise is about tells the last digits of its code, and Goldstein's value is that code's."""
    line = (
        "Chad/PROPN/nsubj/1 agreed/VERB/ROOT/1/agree to/PART/mark/3 free/VERB/xcomp/1"
        " hostages/NOUN/obj/3/hostage"
    )
    (event,) = events.match(encoded(parsed(line), trigger=[(1, 2, "AGREE")]))
    assert (event.cameo, event.goldstein) == ("0353", 7)


def test_the_voice_is_the_innermost_content(events):
    """An event inside two contents belongs to the smaller one, with its chain."""
    doc = encoded(shelling(), trigger=[(2, 3, "ASSAULT")])

    def said(number, start, end, chain):
        content = [Span(text=doc.text[start:end], span=(start, end))]
        return Attribution(
            id=f"a{number}", content=content, type="indirect", stance="asserts", chain=chain,
            confidence=1.0,
        )  # fmt: skip

    doc._.onrecord_attributions = [said(1, 0, 40, ["A"]), said(2, 0, 29, ["A", "B"])]
    (event,) = events.match(doc)
    assert (event.attribution, event.chain) == ("a2", ["A", "B"])


@pytest.mark.parametrize(
    ("cue", "voice"),
    [("condemned/VERB/ROOT/1/condemn", None), ("confirmed/VERB/ROOT/1/confirm", "a1")],
)
def test_who_judges_an_act_does_not_tell_it(events, cue, voice):
    """ "Ministers condemned the shelling" takes it that it happened; "confirmed" tells it."""
    doc = parsed(
        f"Ministers/NOUN/nsubj/1/minister {cue} the/DET/det/3 shelling/NOUN/obj/1/shelling"
    )
    doc = encoded(doc, trigger=[(3, 4, "ASSAULT")])
    at = doc[2].idx
    doc._.onrecord_attributions = [
        Attribution(
            id="a1", cue=Span(text=doc[1].text, span=(10, 19)), type="indirect", stance="asserts",
            content=[Span(text=doc[2:].text, span=(at, at + 12))], chain=["Ministers"], confidence=1.0,
        )
    ]  # fmt: skip
    (event,) = events.match(doc)
    assert event.attribution == voice


def test_dates_of_the_sentence_and_bounds(events):
    """A date in the sentence is the event's; without one the publication date is only a bound."""
    doc = encoded(shelling(), trigger=[(2, 3, "ASSAULT")], published="2021-10-05")
    (event,) = events.match(doc)
    assert (event.date.basis, event.date.value, event.date.end) == ("published", None, "2021-10-05")
    monday = Date(
        id="d1", text="Monday", span=(33, 39), type="DATE", value="2021-10-04",
        start="2021-10-04", end="2021-10-04",
    )  # fmt: skip
    doc._.onrecord_dates = [monday]
    (event,) = events.match(doc)
    assert (event.date.basis, event.date.value, event.date.date) == ("text", "2021-10-04", "d1")


def test_the_place_of_the_sentence(events):
    """A place of the trigger's own sentence is the event's, none of another sentence."""
    place = Place(id="p1", text="Kobani", span=(23, 29), name="Kobani", country="SYR")
    doc = encoded(shelling(), [("place", (2, 3), (3, 4))], trigger=[(2, 3, "ASSAULT")])
    doc._.onrecord_places = [place]
    assert events.match(doc)[0].place.country == "SYR"
    doc._.onrecord_places = []
    assert events.match(doc)[0].place is None


def test_a_second_mention_of_one_event_is_no_second_event(events):
    """Same type, same word, no clash of participants: one record that lists both mentions."""
    text = "Rebels shelled Kobani . The army shelled Kobani . Rebels shelled it again ."
    doc = document(
        text,
        lemmas=[w.lower().removesuffix("ed") for w in text.split()],
        pos="NOUN VERB PROPN PUNCT DET NOUN VERB PROPN PUNCT NOUN VERB PRON ADV PUNCT".split(),
        heads=[1, 1, 1, 1, 5, 6, 6, 6, 6, 10, 10, 10, 10, 10],
        deps="nsubj root obj punct det nsubj root obj punct nsubj root obj advmod punct".split(),
    )
    pairs = [
        ("actor", (1, 2), (0, 1)), ("recipient", (1, 2), (2, 3)),
        ("actor", (6, 7), (5, 6)), ("recipient", (6, 7), (7, 8)),
        ("actor", (10, 11), (9, 10)),
    ]  # fmt: skip
    triggers = [(1, 2, "ASSAULT"), (6, 7, "ASSAULT"), (10, 11, "ASSAULT")]
    first, second = events.match(encoded(doc, pairs, trigger=triggers))
    assert [m.span for m in first.also] == [(57, 64)]
    assert second.also == []


def test_a_denied_mention_stays_apart(events):
    """A mention that says it did not happen is never merged with one that says it did."""
    doc = document(
        "Rebels shelled it . Nobody shelled it .", lemmas=["rebel", "shell", *"abc", "shell", *"de"]
    )
    triggers = [(1, 2, "ASSAULT"), (5, 6, "ASSAULT")]
    assert len(events.match(encoded(doc, trigger=triggers, facts={5: "CT-"}))) == 2


def test_an_article_without_political_actors_has_no_events(events):
    """In a text of some length, acts among private people and the police are ordinary crime."""
    filler = " ".join(["It rained ."] * 5)
    tree = {
        "pos": ["PROPN", "VERB", "DET", "NOUN", "PUNCT", *["PRON", "VERB", "PUNCT"] * 5],
        "heads": [1, 1, 3, 1, 1, *(6 + 3 * (n // 3) for n in range(15))],
        "deps": ["nsubj", "root", "det", "obj", "punct", *["expl", "root", "punct"] * 5],
    }
    doc = document(f"Thieves shelled a shop . {filler}", **tree)
    crime = encoded(doc, [("actor", (1, 2), (0, 1))], trigger=[(1, 2, "ASSAULT")])
    assert events.match(crime) == []
    doc = document(f"Turkey shelled a shop . {filler}", **tree)
    attack = encoded(doc, [("actor", (1, 2), (0, 1))], trigger=[(1, 2, "ASSAULT")])
    assert len(events.match(attack)) == 1


def test_a_sentence_that_names_nobody_political_has_no_event(events):
    """Also a short text must name a country or a political actor."""
    tree = {
        "pos": ["PROPN", "VERB", "DET", "NOUN", "PUNCT"],
        "heads": [1, 1, 3, 1, 1],
        "deps": ["nsubj", "root", "det", "obj", "punct"],
    }
    for words, lemma, count in (("Cooks shelled", "cook", 0), ("Rebels shelled", "rebel", 1)):
        doc = document(f"{words} the crabs .", lemmas=[lemma, "shell", *"abc"], **tree)
        assert len(events.match(encoded(doc, trigger=[(1, 2, "ASSAULT")]))) == count


@pytest.mark.parametrize(
    ("stance", "noun", "kind", "value"),
    [
        ("denies", "shelling", "ASSAULT", "CT-"),
        ("asserts", "shelling", "ASSAULT", "CT+"),
        ("denies", "allegation", "ACCUSE", "CT+"),
    ],
)
def test_what_somebody_denies_did_not_happen_through_him(events, stance, noun, kind, value):
    """ "Ministers denied the shelling": no shelling by them; an accusation that they deny was made."""
    doc = parsed(
        "Ministers/NOUN/nsubj/1/minister denied/VERB/ROOT/1/deny the/DET/det/3"
        f" {noun}/NOUN/obj/1/{noun}"
    )
    doc = encoded(doc, trigger=[(3, 4, kind)])
    at = doc[2].idx
    doc._.onrecord_attributions = [
        Attribution(
            id="a1", cue=Span(text=doc[1].text, span=(10, 16)), type="indirect", stance=stance,
            content=[Span(text=doc[2:].text, span=(at, len(doc.text)))], chain=["Ministers"], confidence=1.0,
        )
    ]  # fmt: skip
    (event,) = events.match(doc)
    assert (event.attribution, event.factuality) == ("a1", value)
