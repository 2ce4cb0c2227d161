"""Conflicts: statements of one article that cannot both be true."""

import random

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from onrecord.pipeline.conflicts import Conflicts, lexicon
from onrecord.pipeline.conflicts.numbers import numbers
from onrecord.records import Attribution, Date, Entity, Event, Participant, Why
from onrecord.records import Span as Words
from tests.pipeline.hand import document

NLP = spacy.blank("en")
COMPONENT = Conflicts(NLP)

VERBS = {
    "denied": "deny", "rejected": "reject", "accused": "accuse", "said": "say", "called": "call",
    "shelled": "shell", "killed": "kill", "closed": "close", "warned": "warn", "put": "put",
    "bombed": "bomb", "existed": "exist", "kept": "keep", "counted": "count", "reported": "report",
    "fired": "fire", "paid": "pay", "added": "add", "injured": "injure",
    "wounded": "wound", "visited": "visit", "arrested": "arrest",
}  # fmt: skip
NOUNS = {
    "charge": "charge", "market": "market", "village": "village", "soldiers": "soldier",
    "army": "army", "rebels": "rebel", "lie": "lie", "list": "list", "school": "school",
    "people": "people", "civilians": "civilian", "toll": "toll", "dead": "dead",
    "reports": "report", "offer": "offer", "ransom": "ransom", "bridge": "bridge",
    "border": "border", "percent": "percent", "turnout": "turnout", "teachers": "teacher",
    "bribery": "bribery", "convoy": "convoy",
}  # fmt: skip
OTHERS = {
    "no": "DET", "the": "DET", "The": "DET", "a": "DET", "that": "SCONJ", "at": "ADP", "of": "ADP",
    "it": "PRON", "was": "AUX", "had": "AUX", "not": "PART", "open": "ADJ", "false": "ADJ",
    "shut": "ADJ", ".": "PUNCT", '"': "PUNCT", "any": "DET",
}  # fmt: skip


def article(text, links=()):
    """Return a document; *links* are (word, relation, head) by index, the rest hangs on the root."""
    words = text.split(" ")
    pos = [
        "VERB" if w in VERBS else "NOUN" if w in NOUNS else OTHERS.get(w) or
        ("NUM" if w[0].isdigit() or w in lexicon.load().units else "PROPN")
        for w in words
    ]  # fmt: skip
    heads, deps, root = [], [], 0
    for i, word in enumerate(words):
        if i == 0 or words[i - 1] == ".":
            rest = words[i:].index(".") + i if "." in words[i:] else len(words)
            root = next((k for k in range(i, rest) if pos[k] == "VERB"), i)
        heads.append(root)
        deps.append("root" if i == root else "punct" if word == "." else "dep")
    for word, relation, head in links:
        heads[word], deps[word] = head, relation
    lemmas = [VERBS.get(w) or NOUNS.get(w) or w.lower() for w in words]
    return document(text, pos=pos, heads=heads, deps=deps, lemmas=lemmas)


def words(doc, text, nth=0):
    """Return *text* as it stands in *doc* for the *nth* time."""
    at = -1
    for _ in range(nth + 1):
        at = doc.text.index(text, at + 1)
    return Words(text=text, span=(at, at + len(text)))


def told(doc, source, cue, content, **more):
    """Return an attribution by its words; ``id`` and ``stance`` as they are given."""
    return Attribution(
        id=more.pop("id", f"a{len(doc._.onrecord_attributions) + 1}"),
        source=words(doc, source) if source else None,
        source_name=source or None,
        cue=words(doc, cue, more.pop("nth", 0)) if cue else None,
        content=[words(doc, content, more.pop("again", 0))] if content else [],
        type="indirect",
        stance=more.pop("stance", "asserts"),
        confidence=1.0,
        **more,
    )


def event(doc, trigger, kind="ASSAULT", **more):
    """Return an event by its trigger."""
    again = more.pop("again", 0)
    return Event(
        id=more.pop("id", f"e{len(doc._.onrecord_events) + 1}"),
        type=kind,
        trigger=words(doc, trigger, again),
        factuality=more.pop("factuality", "CT+"),
        time=more.pop("time", "past"),
        confidence=1.0,
        why=Why(rule="test", evidence="test"),
        **more,
    )


def add(doc, source, cue, content, **more):
    doc._.onrecord_attributions = [
        *doc._.onrecord_attributions, told(doc, source, cue, content, **more)
    ]  # fmt: skip


def found(doc):
    return [(c.between, c.basis) for c in COMPONENT(doc)._.onrecord_conflicts]


NEGATION = [(("a1", "a2"), "negation")]


def test_denied_the_charge_points_to_the_accusation_before():
    """A nominal denial answers the nearest accusation of another voice."""
    doc = article("Nordia accused the army of bribery . Sudland rejected the charge .")
    add(doc, "Nordia", "accused", "the army of bribery")
    add(doc, "Sudland", "rejected", "the charge", stance="denies")
    assert found(doc) == NEGATION
    (conflict,) = doc._.onrecord_conflicts
    assert conflict.why == "Sudland denied what Nordia said: “the army of bribery”."


def test_who_accused_may_add_something_before_the_denial():
    """The denial is of the accusation, not of what the accuser said last."""
    doc = article(
        "Nordia accused the army of bribery . Nordia added the border was open . "
        "Sudland rejected the charge ."
    )
    add(doc, "Nordia", "accused", "the army of bribery")
    add(doc, "Nordia", "added", "the border was open")
    add(doc, "Sudland", "rejected", "the charge", stance="denies")
    assert found(doc) == [(("a1", "a3"), "negation")]


def test_a_denial_is_matched_by_its_words():
    """A denial with a content of its own goes with the statement that shares its words."""
    doc = article(
        "Nordia said soldiers shelled the market . Westia said a bridge was open . "
        "Sudland denied that soldiers shelled the market ."
    )
    add(doc, "Nordia", "said", "soldiers shelled the market")
    add(doc, "Westia", "said", "a bridge was open", nth=1)
    add(doc, "Sudland", "denied", "that soldiers shelled the market", stance="denies")
    assert found(doc) == [(("a1", "a3"), "negation")]


def test_what_is_denied_may_come_later():
    """An article may open with the denial."""
    doc = article(
        "Sudland denied that soldiers shelled the market . "
        "Nordia said soldiers shelled the market ."
    )
    add(doc, "Sudland", "denied", "that soldiers shelled the market", stance="denies")
    add(doc, "Nordia", "said", "soldiers shelled the market", again=1)
    assert found(doc) == NEGATION


def test_denied_reports_that_is_a_conflict_with_the_reports():
    """Of a claim told inside the denial the denier is the opponent, though it is its parent."""
    doc = article("Sudland denied reports that soldiers shelled the market .")
    add(doc, "Sudland", "denied", "reports that soldiers shelled the market", stance="denies")
    add(doc, "", "reports", "that soldiers shelled the market", parent="a1")
    assert found(doc) == NEGATION


def test_an_outer_voice_does_not_contradict_what_it_quotes():
    """An attribution and the one around it are one chain, no conflict."""
    doc = article("Demopress reported that Sudland denied the market was shelled .")
    add(doc, "Demopress", "reported", "that Sudland denied the market was shelled")
    add(doc, "Sudland", "denied", "the market was shelled", stance="denies", parent="a1")
    assert found(doc) == []


def test_one_voice_does_not_contradict_itself():
    """Two statements of one source are no conflict, whether named in full or in short."""
    doc = article("Ada Berg said the market was shelled . Berg denied the market was shelled .")
    add(doc, "Ada Berg", "said", "the market was shelled")
    add(doc, "Berg", "denied", "the market was shelled", stance="denies", again=1)
    assert found(doc) == []


def test_he_is_whoever_spoke_last():
    """A pronoun's denial is not set against the statement of the person it stands for."""
    doc = article("Berg said the market was open . it rejected the charge .")
    add(doc, "Berg", "said", "the market was open")
    add(doc, "it", "rejected", "the charge", stance="denies")
    assert found(doc) == []


def test_rejecting_an_offer_denies_nothing():
    """To turn an offer down says nothing about the facts."""
    doc = article("Nordia said soldiers shelled the market . Sudland rejected the offer .")
    add(doc, "Nordia", "said", "soldiers shelled the market")
    add(doc, "Sudland", "rejected", "the offer", stance="denies")
    assert found(doc) == []


def test_nobody_denies_a_warning():
    """A bare denial does not point to what is only warned of or hoped for."""
    doc = article("Nordia warned soldiers shelled the market . Sudland rejected the charge .")
    add(doc, "Nordia", "warned", "soldiers shelled the market")
    add(doc, "Sudland", "rejected", "the charge", stance="denies")
    assert found(doc) == []


def test_called_it_a_lie():
    """A verdict on "it" points back like a nominal denial."""
    doc = article("Nordia said soldiers shelled the market . Sudland called it a lie .")
    add(doc, "Nordia", "said", "soldiers shelled the market")
    add(doc, "Sudland", "called", "a lie", stance="denies")
    assert found(doc) == NEGATION


def test_called_false_whatever_the_stance():
    """That reports are false is a denial, though the cue only says it."""
    doc = article("Nordia said soldiers shelled the market . Sudland said reports false .")
    add(doc, "Nordia", "said", "soldiers shelled the market")
    add(doc, "Sudland", "said", "reports false", nth=1)
    assert found(doc) == NEGATION


def test_a_claim_spelled_out_is_no_other_claim():
    """Who rejects reports of a thing does not reject whatever was said before."""
    doc = article("Nordia said a bridge was open . Sudland rejected reports of bribery .")
    add(doc, "Nordia", "said", "a bridge was open")
    add(doc, "Sudland", "rejected", "reports of bribery", stance="denies")
    assert found(doc) == []


@pytest.mark.parametrize(("claim", "conflicts"), [("12 people fired", 1), ("people fired", 0)])
def test_a_disputed_figure_points_to_a_number(claim, conflicts):
    """Who disputes the toll answers a statement with a number."""
    doc = article(f"Nordia said {claim} . Sudland rejected the toll .")
    add(doc, "Nordia", "said", claim)
    add(doc, "Sudland", "rejected", "the toll", stance="denies")
    assert len(found(doc)) == conflicts


def test_no_such_thing_is_a_denial():
    """Who says that no such thing took place denies what was said just before."""
    doc = article("Nordia said soldiers shelled the market . Sudland said no such thing existed .")
    add(doc, "Nordia", "said", "soldiers shelled the market")
    add(doc, "Sudland", "said", "no such thing existed", nth=1)
    assert found(doc) == NEGATION


def test_what_the_article_itself_tells_may_be_denied():
    """The article's own voice stands in a conflict with its event."""
    doc = article("soldiers shelled the market . Sudland denied that soldiers shelled the market .")
    doc._.onrecord_events = [event(doc, "shelled")]
    add(doc, "Sudland", "denied", "that soldiers shelled the market", stance="denies")
    assert found(doc) == [(("e1", "a1"), "negation")]
    (conflict,) = doc._.onrecord_conflicts
    assert conflict.why.startswith("Sudland denied what the article said")


def test_a_denial_of_something_else_stays_alone():
    """A denial with words of its own that nobody said is in conflict with nobody."""
    doc = article("Nordia said soldiers shelled the market . Sudland denied that ransom was paid .")
    add(doc, "Nordia", "said", "soldiers shelled the market")
    add(doc, "Sudland", "denied", "that ransom was paid", stance="denies")
    assert found(doc) == []


def test_a_denial_answers_who_speaks_of_the_denier():
    """Where the claim names the one who denies, the words need not be the same."""
    doc = article("Nordia said Sudland bombed the school . Sudland denied that ransom was paid .")
    add(doc, "Nordia", "said", "Sudland bombed the school")
    start = words(doc, "Sudland", 1).span
    add(doc, "Sudland", "denied", "that ransom was paid", stance="denies")
    attribution = doc._.onrecord_attributions[1]
    named = Words(text="Sudland", span=start)
    doc._.onrecord_attributions[1] = replace(attribution, source=named)
    mentions = [words(doc, "Sudland", n).span for n in (0, 1)]
    doc._.onrecord_entities = [Entity(id="n1", name="Sudland", kind="country", mentions=mentions)]
    assert found(doc) == NEGATION


def test_no_list_against_a_list():
    """That there is none of a thing contradicts the one who tells what was done with it."""
    doc = article(
        "Nordia said no list existed . Sudland said the army kept a list .",
        [(2, "det", 3), (3, "nsubj", 4)],
    )
    add(doc, "Nordia", "said", "no list existed")
    add(doc, "Sudland", "said", "the army kept a list", nth=1)
    assert found(doc) == NEGATION


def test_two_denials_agree():
    """Who denies a thing and who says that it is not so say the same."""
    doc = article(
        "Nordia said no list existed . Sudland denied the army kept a list .",
        [(2, "det", 3), (3, "nsubj", 4)],
    )
    add(doc, "Nordia", "said", "no list existed")
    add(doc, "Sudland", "denied", "the army kept a list", stance="denies")
    assert found(doc) == []


def test_opposites_of_one_thing():
    """Open and closed cannot both be true of the same border."""
    doc = article("Nordia said the border was open . Sudland said the border was closed .")
    add(doc, "Nordia", "said", "the border was open")
    add(doc, "Sudland", "said", "the border was closed", nth=1)
    # "closed" is a verb form; its key is that of the adjective in the list of opposites.
    assert found(doc) == [(("a1", "a2"), "polarity")]


def test_one_event_told_as_happened_and_as_not_happened():
    """Opposite factuality through two voices, same type and trigger: polarity."""
    doc = article("Nordia said soldiers fired . Sudland said rebels fired .")
    add(doc, "Nordia", "said", "soldiers fired")
    add(doc, "Sudland", "said", "rebels fired", nth=1)
    doc._.onrecord_events = [event(doc, "fired", attribution="a1")]
    doc._.onrecord_events.append(event(doc, "fired", again=1, attribution="a2", factuality="CT-"))
    assert found(doc) == [(("a1", "a2"), "polarity")]
    (conflict,) = doc._.onrecord_conflicts
    assert conflict.why.startswith("Nordia told of “fired”, Sudland said that it did not happen")


@pytest.mark.parametrize(
    "change",
    [
        {"type": "CONSULT"},
        {"factuality": "CT+"},
        {"time": "future"},
        {"actor": [Participant(text="rebels", name="rebels")]},
    ],
)
def test_events_that_differ_are_no_conflict(change):
    """Another type, the same factuality, what is to come, another actor: two events."""
    doc = article("Nordia said soldiers fired . Sudland said rebels fired .")
    add(doc, "Nordia", "said", "soldiers fired")
    add(doc, "Sudland", "said", "rebels fired", nth=1)
    kind = change.pop("type", "ASSAULT")
    soldiers = [Participant(text="soldiers", name="soldiers")]
    doc._.onrecord_events = [event(doc, "fired", attribution="a1", actor=soldiers)]
    more = {"attribution": "a2", "factuality": "CT-", **change}
    doc._.onrecord_events.append(event(doc, "fired", kind, again=1, **more))
    assert found(doc) == []


def tolls(one, other, verb="killed"):
    """Return a document in which two voices count people."""
    text = f"Nordia said {one} people were killed . Sudland said {other} people were {verb} ."
    tokens = text.split(" ")
    first, second = tokens.index("people"), tokens.index("people", tokens.index("people") + 1)
    doc = article(
        text,
        [
            (first - 1, "nummod", first),
            (first, "nsubj:pass", first + 2),
            (second - 1, "nummod", second),
            (second, "nsubj:pass", second + 2),
        ],
    )
    add(doc, "Nordia", "said", f"{one} people were killed")
    add(doc, "Sudland", "said", f"{other} people were {verb}", nth=1)
    return doc


@pytest.mark.parametrize(
    ("one", "other"),
    [("12", "40"), ("twelve", "dozens"), ("1,200", "900"), ("up to 5", "at least 9")],
)
def test_different_numbers_of_one_thing(one, other):
    """Two voices count the dead and no number fits both."""
    doc = tolls(one, other)
    assert found(doc) == [(("a1", "a2"), "quantity")]
    (conflict,) = doc._.onrecord_conflicts
    assert "Nordia and Sudland gave different numbers" in conflict.why


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("at least 12", "15"),
        ("more than 12", "40"),
        ("up to 40", "12"),
        ("12", "twelve"),
        ("about 100", "110"),
    ],
)
def test_bounds_that_fit_are_no_conflict(one, other):
    """A bound that leaves room for the other number agrees with it."""
    assert found(tolls(one, other)) == []


def test_killed_and_wounded_are_two_counts():
    """Different things may have different numbers."""
    assert found(tolls("12", "40", verb="wounded")) == []


def test_a_later_toll_of_the_same_voice_is_no_conflict():
    """A voice may bring its own number up to date."""
    doc = tolls("12", "40")
    one, other = doc._.onrecord_attributions
    same = replace(other, source=one.source, source_name="Nordia")
    doc._.onrecord_attributions = [one, same]
    assert found(doc) == []


def test_a_bare_number_answers_the_one_before():
    """Who puts the number of the dead at four need not say of what."""
    doc = article(
        "Nordia said 12 people were killed . Sudland put the toll at 4 .",
        [(2, "nummod", 3), (3, "nsubj:pass", 5)],
    )
    add(doc, "Nordia", "said", "12 people were killed")
    add(doc, "Sudland", "put", "the toll at 4")
    assert found(doc) == [(("a1", "a2"), "quantity")]


def test_a_date_is_no_count():
    """Numbers inside dates are not compared."""
    doc = tolls("12", "40")
    spans = [words(doc, n).span for n in ("12", "40")]
    doc._.onrecord_dates = [
        Date(id=f"d{i}", text="x", span=span, type="DATE") for i, span in enumerate(spans)
    ]
    assert found(doc) == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("two hundred and fifty", 250, 250),
        ("twenty-one", 21, 21),
        ("1.5 million", 1.5e6, 1.5e6),
        ("three dozen", 36, 36),
        ("a hundred", 100, 100),
        ("between 10 and 20", 10, 20),
        ("10 to 20", 10, 20),
        ("no fewer than 7", 7, float("inf")),
        ("fewer than 7", 0, 7),
        ("dozens", 24, 99),
    ],
)
def test_numbers_in_words_and_digits(text, low, high):
    """A number is an interval: what its wording leaves open."""
    (number,) = numbers(list(document(text)), lexicon.load())
    assert (number.low, number.high) == (low, high)


def test_empty_layers():
    """A document without words or without layers has no conflicts."""
    assert found(document("Nothing was said .")) == []
    for text in ("", " ", "Nordia said so"):
        assert COMPONENT(NLP(text))._.onrecord_conflicts == []


STANCES = st.sampled_from(["asserts", "denies", "questions", "declines"])
PIECES = ["Nordia", "denied", "the", "charge", "no", "12", "people", "killed", "that", "market",
          "such", "nothing", "of", ".", '"', "—", "it", "lie", "open", "closed", "at", "least"]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=40),
    st.lists(STANCES, max_size=8),
    st.integers(),
)
def test_ids_exist_and_differ(pieces, stances, seed):
    """Whatever the layers, a conflict joins two different records that exist, and each pair once."""
    doc = article(" ".join(pieces))
    chance = random.Random(seed)
    spans = []
    for _ in range(4 * len(stances)):
        a, b = sorted(chance.sample(range(len(doc.text) + 1), 2))
        spans.append(Words(text=doc.text[a:b], span=(a, b)))
    for n, stance in enumerate(stances):
        source, cue, content, trigger = spans[4 * n : 4 * n + 4]
        doc._.onrecord_attributions = [
            *doc._.onrecord_attributions,
            Attribution(
                id=f"a{n}", source=source, source_name=source.text, cue=cue, content=[content],
                type="direct", stance=stance, confidence=1.0, parent=f"a{chance.randrange(8)}",
            ),
        ]  # fmt: skip
        doc._.onrecord_events = [
            *doc._.onrecord_events,
            Event(
                id=f"e{n}", type="ASSAULT", trigger=trigger, time="past", confidence=1.0,
                factuality=chance.choice(["CT+", "CT-"]), why=Why(rule="", evidence=""),
                attribution=chance.choice([None, f"a{n}", "a99"]),
            ),
        ]  # fmt: skip
    conflicts = COMPONENT.match(doc)
    ids = {x.id for x in (*doc._.onrecord_attributions, *doc._.onrecord_events)}
    assert all(set(c.between) <= ids and len(set(c.between)) == 2 and c.why for c in conflicts)
    assert len({frozenset(c.between) for c in conflicts}) == len(conflicts)
    assert COMPONENT.match(doc) == conflicts
