"""Which words denote an event: encoder and lexicon, and which acts another event tells."""

import pytest

from onrecord.pipeline.coding.triggers import FITS, MAIN, NEEDED, OTHERS, SPECIFIC, Triggers
from onrecord.records import Attribution, Span
from tests.pipeline.hand import LABELS, encoded, parsed

from .entries import entry, matcher

SHELLED = "Rebels/NOUN/nsubj/1/rebel shelled/VERB/ROOT/1/shell Kobani/PROPN/obj/1"
SHELL = entry("shell")


def report(line, *, ents=()):
    """Return the document of *line* with four sentences more, in which nothing happens."""
    start = len(line.split())
    more = [
        f"It/PRON/expl/{start + 2 * n + 1} rained/VERB/ROOT/{start + 2 * n + 1}" for n in range(4)
    ]
    return parsed(" ".join([line, *more]), ents=ents)


def found(doc, *known):
    """Return (words, type) of the triggers, with *known* as the lexicon."""
    return [(t.span.text, t.type) for t in Triggers(matcher(*known)).find(doc)]


def sure(doc, scores):
    """Give words the probability of a type: ``{1: ("ASSAULT", 0.3)}``."""
    doc = encoded(doc)
    table = doc._.onrecord_encoding.triggers
    table[:, 0] = 1.0
    for i, (kind, score) in scores.items():
        table[i, 0] = 1 - score
        table[i, LABELS["trigger"].index(f"B-{kind}")] = score
    return doc


def test_the_encoder_alone():
    """A word that the lexicon lacks is an event where the encoder is sure enough."""
    assert found(sure(parsed(SHELLED), {1: ("ASSAULT", 0.9)})) == [("shelled", "ASSAULT")]
    assert found(sure(parsed(SHELLED), {1: ("ASSAULT", 0.3)})) == []


def test_the_lexicon_makes_up_for_an_unsure_encoder():
    """A fitting entry raises the score of its type; without any sign of the encoder it is not enough."""
    (trigger,) = Triggers(matcher(SHELL)).find(sure(report(SHELLED), {1: ("ASSAULT", 0.3)}))
    assert trigger.match.entry == SHELL
    assert trigger.encoder == pytest.approx(0.3)
    assert trigger.score == pytest.approx(0.3 + FITS + MAIN)
    assert found(sure(report(SHELLED), {}), SHELL) == []


def test_a_specific_entry_adds_more():
    """An entry with conditions that hold is surer than one without."""
    short = NEEDED - FITS - MAIN - SPECIFIC / 2
    doc = sure(report(SHELLED, ents=[(2, 3, "GPE")]), {1: ("ASSAULT", short)})
    assert found(doc, SHELL) == []
    assert found(doc, entry("shell", frame="actor=subj recipient=obj:place")) == [
        ("shelled", "ASSAULT")
    ]


def test_a_word_known_for_another_type():
    """What the lexicon knows as something else, the encoder must be surer of."""
    line = "Rebels/NOUN/nsubj/3/rebel ,/PUNCT/punct/3 shelling/VERB/advcl/3/shell left/VERB/ROOT/3/leave"
    doc = sure(report(line), {2: ("ASSAULT", NEEDED + OTHERS / 2)})
    assert found(doc) == [("shelling", "ASSAULT")]
    assert found(doc, entry("shell", "ACCUSE")) == []


def test_the_place_in_the_sentence():
    """A noun must score more than the predicate of the sentence, an infinitive more still."""
    line = (
        "Rebels/NOUN/nsubj/1/rebel hoped/VERB/ROOT/1/hope to/PART/mark/3 shell/VERB/xcomp/1"
        " Kobani/PROPN/obj/3"
    )
    assert found(sure(report(line), {3: ("ASSAULT", 0.8)})) == []
    assert found(sure(report(line), {3: ("ASSAULT", 0.8)}), SHELL) == [("shell", "ASSAULT")]


def test_a_short_text_tells_of_something():
    """Where a sentence or two hold no sure event the likeliest is taken, if the encoder sees a sign."""
    hinted = {1: ("ASSAULT", 0.1)}
    assert found(sure(parsed(SHELLED), hinted), SHELL) == [("shelled", "ASSAULT")]
    assert found(sure(parsed(SHELLED), {}), SHELL) == []
    assert found(sure(report(SHELLED), hinted), SHELL) == []


def test_conditions_that_do_not_hold_count_less_in_a_short_text():
    """An entry whose frame is not there still says of what type its word is."""
    frame = entry("shell", frame="actor=subj recipient=against if=against")
    hinted = {1: ("ASSAULT", 0.3)}
    assert found(sure(parsed(SHELLED), hinted), frame) == [("shelled", "ASSAULT")]
    assert found(sure(report(SHELLED), hinted), frame) == []


def test_function_words_are_none():
    """No preposition or auxiliary is a trigger, however sure the encoder is."""
    doc = sure(parsed("of/ADP/ROOT/0 is/AUX/dep/0"), {0: ("ASSAULT", 1.0), 1: ("AID", 1.0)})
    assert found(doc, entry("of"), entry("be")) == []


URGED = (
    "Kenya/PROPN/nsubj/1 urged/VERB/ROOT/1/urge rebels/NOUN/obj/1/rebel to/PART/mark/4"
    " shell/VERB/xcomp/1 Kobani/PROPN/obj/4"
)


def test_acts_inside_a_request_are_dropped():
    """ "Urged them to shell" is a request alone; without the request the act is coded."""
    both = {1: ("REQUEST", 0.9), 4: ("ASSAULT", 0.9)}
    assert found(sure(parsed(URGED), both), SHELL) == [("urged", "REQUEST")]
    alone = {4: ("ASSAULT", 0.9)}
    assert found(sure(parsed(URGED), alone), SHELL) == [("shell", "ASSAULT")]
    accused = {1: ("ACCUSE", 0.9), 4: ("ASSAULT", 0.9)}
    assert found(sure(parsed(URGED), accused), SHELL) == [
        ("urged", "ACCUSE"), ("shell", "ASSAULT"),
    ]  # fmt: skip


def test_acts_joined_inside_a_request_are_dropped():
    """The second of two requested acts goes with the first, and one below an infinitive with it."""
    line = URGED + " and/CCONJ/cc/7 bomb/VERB/conj/4 Aleppo/PROPN/obj/7"
    scores = {1: ("REQUEST", 0.9), 4: ("ASSAULT", 0.9), 7: ("ASSAULT", 0.9)}
    assert found(sure(parsed(line), scores), SHELL, entry("bomb")) == [("urged", "REQUEST")]


def test_acts_outside_a_request_stay():
    """The subject of a request is not inside it: "rebels who shelled Kobani demanded money"."""
    line = (
        "Rebels/NOUN/nsubj/4/rebel who/PRON/nsubj/2//PronType=Rel shelled/VERB/acl:relcl/0/shell"
        " Kobani/PROPN/obj/2 demanded/VERB/ROOT/4/demand money/NOUN/obj/4"
    )
    scores = {2: ("ASSAULT", 0.9), 4: ("REQUEST", 0.9)}
    assert found(sure(parsed(line), scores), SHELL) == [
        ("shelled", "ASSAULT"), ("demanded", "REQUEST"),
    ]  # fmt: skip


def test_a_clause_under_a_refusal_stays():
    """ "Denied that rebels shelled Kobani": what is denied is told; under a request it is not."""
    line = (
        "Kenya/PROPN/nsubj/1 denied/VERB/ROOT/1/deny that/SCONJ/mark/4 rebels/NOUN/nsubj/4/rebel"
        " shelled/VERB/ccomp/1/shell Kobani/PROPN/obj/4"
    )
    told = ("shelled", "ASSAULT")
    for kind, stays in (("REJECT", True), ("REQUEST", False)):
        doc = sure(parsed(line), {1: (kind, 0.9), 4: ("ASSAULT", 0.9)})
        assert (told in found(doc, SHELL)) is stays


def sent(helpers, *, relation="ROOT", head=None):
    """Kenya HELPERS send rice: "send" with auxiliaries and adverbs before it."""
    at = 1 + len(helpers)
    words = " ".join(f"{w}/AUX/{'advmod' if w == 'not' else 'aux'}/{at}" for w in helpers)
    line = f"Kenya/PROPN/nsubj/{at} {words} send/VERB/{relation}/{at if head is None else head} rice/NOUN/obj/{at}"
    return sure(parsed(line), {at: ("AID", 0.4)})


SEND = entry("send", "AID")


def test_will_makes_a_promise_of_a_cooperative_act():
    """ "Will send rice" is AGREE, "will not send" is REJECT, "did send" is the aid itself."""
    assert found(sent(["did"]), SEND) == [("send", "AID")]
    assert found(sent(["will"]), SEND) == [("send", "AGREE")]
    assert found(sent(["would"]), SEND) == [("send", "AGREE")]
    assert found(sent(["will", "not"]), SEND) == [("send", "REJECT")]
    assert found(sent(["did", "not"]), SEND) == [("send", "AID")]


def test_will_promises_nothing_hostile():
    """ "Will shell Kobani" is no promise."""
    line = "Rebels/NOUN/nsubj/2/rebel will/AUX/aux/2 shell/VERB/ROOT/2 Kobani/PROPN/obj/2"
    assert found(sure(parsed(line), {2: ("ASSAULT", 0.4)}), SHELL) == [("shell", "ASSAULT")]


def test_will_in_passives_and_subordinate_clauses():
    """ "Rice will be sent", "rice that Kenya will send" are announced, but nobody promises."""
    passive = (
        "Rice/NOUN/nsubj:pass/3 will/AUX/aux/3 be/AUX/aux:pass/3 sent/VERB/ROOT/3/send"
        " there/ADV/advmod/3"
    )
    relative = "rice/NOUN/ROOT/0 Kenya/PROPN/nsubj/3 will/AUX/aux/3 send/VERB/acl:relcl/0"
    for line in (passive, relative):
        doc = sure(parsed(line), {3: ("AID", 0.4)})
        assert [kind for _, kind in found(doc, SEND)] == ["AID"]


def said(subject, *, pos="PROPN", act="communication", helper="must", ents=((2, 3, "GPE"),)):
    """Kenya said SUBJECT must withdraw, with the statement's cue marked."""
    doc = parsed(
        f"Kenya/PROPN/nsubj/1 said/VERB/ROOT/1/say {subject}/{pos}/nsubj/4 {helper}/AUX/aux/4"
        " withdraw/VERB/ccomp/1",
        ents=ents,
    )
    doc = sure(doc, {4: ("RETREAT", 0.9)})
    cue = doc[1]
    statement = Attribution(
        id="a1",
        cue=Span(text=cue.text, span=(cue.idx, cue.idx + len(cue))),
        content=[],
        type="indirect",
        act=act,
        stance="asserts",
        chain=[],
        confidence=1.0,
    )
    doc._.onrecord_attributions = [statement]
    return doc


def test_must_in_a_statement_is_a_request():
    """Who says that a state must do something requests it; the act itself is not coded beside it."""
    assert found(said("Chad")) == [("said", "REQUEST")]
    assert found(said("Chad", helper="should")) == [("said", "REQUEST")]


def test_must_without_request():
    """No request: to think so, to say so of oneself or of a thing, or to say "will"."""
    inner = [("withdraw", "RETREAT")]
    assert found(said("Chad", act="belief")) == inner
    assert found(said("they", pos="PRON", ents=())) == inner
    assert found(said("umbrellas", pos="NOUN", ents=())) == inner
    assert found(said("Chad", helper="did")) == inner


TALKS = "Kenya/PROPN/nsubj/1 held/VERB/ROOT/1/hold long/ADJ/amod/3 talks/NOUN/obj/1/talk"


def test_words_of_one_phrase_are_one_event():
    """ "Held talks" is one event, though its noun is in the lexicon and marked as well."""
    held = entry("hold talk", "CONSULT", "actor=subj")
    talks = entry("talk", "CONSULT", "actor=subj", pos="noun")
    doc = sure(parsed(TALKS), {1: ("CONSULT", 0.6), 3: ("CONSULT", 0.9)})
    assert found(doc, held, talks) == [("held long talks", "CONSULT")]


def test_neighbours_of_one_type_are_one_event():
    """A word right above or below another trigger of its type tells the same event."""
    line = SHELLED + " in/ADP/case/4 attacks/NOUN/obl/1/attack"
    both = sure(parsed(line), {1: ("ASSAULT", 0.9), 4: ("ASSAULT", 0.9)})
    assert found(both) == [("shelled", "ASSAULT")]
    apart = sure(parsed(line), {1: ("ASSAULT", 0.9), 4: ("MOBILIZE", 0.9)})
    assert found(apart) == [("shelled", "ASSAULT"), ("attacks", "MOBILIZE")]


def test_the_encoders_span():
    """Where the lexicon has no phrase the trigger's words are those that the encoder marked."""
    doc = encoded(parsed(TALKS), trigger=[(1, 4, "CONSULT")])
    assert found(doc) == [("held long talks", "CONSULT")]


def test_a_phrase_that_is_torn_apart_is_its_head():
    """A phrase with much in between is represented by its head alone."""
    line = (
        "They/PRON/nsubj/1 held/VERB/ROOT/1/hold a/DET/det/5 long/ADJ/amod/5 secret/ADJ/amod/5"
        " talk/NOUN/obj/1"
    )
    held = entry("hold talk", "CONSULT", "actor=subj")
    assert found(sure(parsed(line), {1: ("CONSULT", 0.5)}), held) == [("held", "CONSULT")]


def test_nothing_in_an_empty_document():
    """No words, no triggers."""
    assert found(encoded(parsed("")), SHELL) == []
