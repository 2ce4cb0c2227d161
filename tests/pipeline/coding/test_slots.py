"""What fills the slots of a frame: passives, participles, control and coordination undone."""

import pytest

from onrecord.pipeline.coding.slots import case, fillers, is_passive
from tests.pipeline.hand import parsed

PAST = "Tense=Past|VerbForm=Part"


def fill(line, at, slot):
    return [t.text for t in fillers(parsed(line)[at], slot)]


ACTIVE = "Rebels/NOUN/nsubj/1 shelled/VERB/ROOT/1/shell Kobani/PROPN/obj/1"
PASSIVE = (
    "Kobani/PROPN/nsubj:pass/2 was/AUX/aux:pass/2 shelled/VERB/ROOT/2/shell"
    " by/ADP/case/4 rebels/NOUN/{agent}/2"
)


def test_active():
    """Subject and object of an active clause."""
    assert fill(ACTIVE, 1, "subj") == ["Rebels"]
    assert fill(ACTIVE, 1, "obj") == ["Kobani"]
    assert not is_passive(parsed(ACTIVE)[1])


@pytest.mark.parametrize("agent", ["obl:agent", "obl"])
def test_passive(agent):
    """The by-phrase of a passive is its "subj", the subject its "obj"."""
    line = PASSIVE.format(agent=agent)
    assert fill(line, 2, "subj") == ["rebels"]
    assert fill(line, 2, "obj") == ["Kobani"]


def test_the_agent_of_a_passive_is_no_by_phrase():
    """An agent fills "subj" only, so that no entry takes it twice."""
    assert fill(PASSIVE.format(agent="obl:agent"), 2, "by") == []


def test_relative_clause():
    """A relative pronoun stands for its noun: "the rebels who shelled Kobani fled"."""
    line = (
        "rebels/NOUN/nsubj/4 who/PRON/nsubj/2//PronType=Rel shelled/VERB/acl:relcl/0/shell"
        " Kobani/PROPN/obj/2 fled/VERB/ROOT/4/flee"
    )
    assert fill(line, 2, "subj") == ["rebels"]
    assert fill(line, 2, "obj") == ["Kobani"]


def test_relative_clause_without_pronoun():
    """What a relative clause with a subject of its own has no object for is its noun."""
    line = (
        "towns/NOUN/nsubj/3 rebels/NOUN/nsubj/2 shelled/VERB/acl:relcl/0/shell"
        " burned/VERB/ROOT/3/burn"
    )
    assert fill(line, 2, "subj") == ["rebels"]
    assert fill(line, 2, "obj") == ["towns"]


def test_a_passive_relative_clause():
    """ "Towns that were shelled by rebels": the noun is acted on."""
    line = (
        "towns/NOUN/nsubj/6 that/PRON/nsubj:pass/3//PronType=Rel were/AUX/aux:pass/3"
        " shelled/VERB/acl:relcl/0/shell by/ADP/case/5 rebels/NOUN/obl:agent/3"
        " burned/VERB/ROOT/6/burn"
    )
    assert fill(line, 3, "subj") == ["rebels"]
    assert fill(line, 3, "obj") == ["towns"]


def test_control_by_the_subject():
    """Who decided to attack attacks."""
    line = (
        "Rebels/NOUN/nsubj/1 decided/VERB/ROOT/1/decide to/PART/mark/3 attack/VERB/xcomp/1"
        " Kobani/PROPN/obj/3"
    )
    assert fill(line, 3, "subj") == ["Rebels"]


def test_control_by_the_object():
    """Who was told to leave leaves, not who told him; in the passive as well."""
    active = (
        "Police/NOUN/nsubj/1 told/VERB/ROOT/1/tell villagers/NOUN/obj/1 to/PART/mark/4"
        " leave/VERB/xcomp/1"
    )
    passive = (
        "Villagers/NOUN/nsubj:pass/2 were/AUX/aux:pass/2 told/VERB/ROOT/2/tell to/PART/mark/4"
        " leave/VERB/xcomp/2"
    )
    assert fill(active, 4, "subj") == ["villagers"]
    paid = passive.replace("to/PART/mark/4", "money/NOUN/obj/2 to/PART/mark/5")
    assert fill(passive, 4, "subj") == fill(paid, 5, "subj") == ["Villagers"]


def test_coordinated_verbs_share_their_subject():
    """A verb without subject takes that of the verb before it; of a passive, what was acted on."""
    active = (
        "Rebels/NOUN/nsubj/1 came/VERB/ROOT/1/come and/CCONJ/cc/3 fired/VERB/conj/1/fire"
        " rockets/NOUN/obj/3"
    )
    passive = (
        "Amina/PROPN/nsubj:pass/2 was/AUX/aux:pass/2 arrested/VERB/ROOT/2/arrest and/CCONJ/cc/4"
        " beaten/VERB/conj/2/beat/" + PAST
    )
    assert fill(active, 3, "subj") == ["Rebels"]
    both = passive + " by/ADP/case/6 guards/NOUN/obl:agent/4"
    assert fill(both, 4, "obj") == ["Amina"]
    assert fill(both, 4, "subj") == ["guards"]


def test_coordinated_fillers():
    """Each noun of a coordination fills the slot."""
    line = (
        "Turkey/PROPN/nsubj/3 and/CCONJ/cc/2 Qatar/PROPN/conj/0 bombed/VERB/ROOT/3/bomb"
        " towns/NOUN/obj/3 and/CCONJ/cc/6 roads/NOUN/conj/4"
    )
    assert fill(line, 3, "subj") == ["Turkey", "Qatar"]
    assert fill(line, 3, "obj") == ["towns", "roads"]


def test_participle_after_its_noun():
    """ "Villagers killed by rebels": a bare past participle is a passive."""
    line = (
        f"villagers/NOUN/nsubj/4 killed/VERB/acl/0/kill/{PAST} by/ADP/case/3"
        " rebels/NOUN/obl:agent/1 slept/VERB/ROOT/4/sleep"
    )
    assert fill(line, 1, "subj") == ["rebels"]
    assert fill(line, 1, "obj") == ["villagers"]


def test_participle_before_its_noun():
    """ "Detained students": who is described is acted on, nobody acts."""
    line = f"detained/VERB/amod/1/detain/{PAST} students/NOUN/nsubj/2 slept/VERB/ROOT/2/sleep"
    assert fill(line, 0, "obj") == ["students"]
    assert fill(line, 0, "subj") == []


def test_present_participle():
    """ "Rebels attacking Kobani": who is described acts."""
    line = (
        "rebels/NOUN/ROOT/0 attacking/VERB/acl/0/attack/Tense=Pres|VerbForm=Part Kobani/PROPN/obj/1"
    )
    assert fill(line, 1, "subj") == ["rebels"]
    assert fill(line, 1, "obj") == ["Kobani"]


def test_adverbial_clause():
    """ "Troops entered, killing ten": the subject of the main clause acts."""
    line = (
        "Troops/NOUN/nsubj/1 entered/VERB/ROOT/1/enter ,/PUNCT/punct/3"
        " killing/VERB/advcl/1/kill ten/NUM/obj/3"
    )
    assert fill(line, 3, "subj") == ["Troops"]


def test_light_verb_and_noun():
    """The subject of "launched" acts in the attack that is its object; of other verbs it does not."""
    line = (
        "Rebels/NOUN/nsubj/1 {verb} an/DET/det/3 attack/NOUN/obj/1 against/ADP/case/5"
        " Kobani/PROPN/{on}"
    )
    light = line.format(verb="launched/VERB/ROOT/1/launch", on="nmod/3")
    assert fill(light, 3, "subj") == ["Rebels"]
    assert fill(light, 3, "against") == ["Kobani"]
    on_the_verb = line.format(verb="launched/VERB/ROOT/1/launch", on="obl/1")
    assert fill(on_the_verb, 3, "against") == ["Kobani"]
    full = line.format(verb="filmed/VERB/ROOT/1/film", on="nmod/3")
    assert fill(full, 3, "subj") == []


def test_light_verb_in_the_passive():
    """ "An attack was launched by rebels"."""
    line = (
        "An/DET/det/1 attack/NOUN/nsubj:pass/3 was/AUX/aux:pass/3 launched/VERB/ROOT/3/launch"
        " by/ADP/case/5 rebels/NOUN/obl:agent/3"
    )
    assert fill(line, 1, "subj") == ["rebels"]


def test_phrases_of_a_noun():
    """A noun's possessor, modifier and prepositional phrases, each in its slot."""
    line = (
        "Ankara/PROPN/nmod:poss/3 's/PART/case/0 air/NOUN/compound/3 bombardment/NOUN/ROOT/3"
        " of/ADP/case/5 Kobani/PROPN/nmod/3 by/ADP/case/7 jets/NOUN/nmod/3"
    )
    assert fill(line, 3, "poss") == ["Ankara"]
    assert fill(line, 3, "mod") == ["air"]
    assert fill(line, 3, "of") == ["Kobani"]
    assert fill(line, 3, "by") == ["jets"]
    assert fill(line, 3, "against") == fill(line, 3, "obj") == []


def test_by_phrase_under_a_participle():
    """ "An attack carried out by rebels": they act in the attack."""
    line = (
        f"attack/NOUN/ROOT/0 carried/VERB/acl/0/carry/{PAST} out/ADP/compound:prt/1"
        " by/ADP/case/4 rebels/NOUN/obl:agent/1"
    )
    assert fill(line, 0, "by") == ["rebels"]


def test_phrases_of_a_verb_may_hang_on_its_object():
    """ "Opened an inquiry into Ada": the phrase fills the verb's slot wherever the parser hung it."""
    line = (
        "Judges/NOUN/nsubj/1 opened/VERB/ROOT/1/open an/DET/det/3 inquiry/NOUN/obj/1"
        " into/ADP/case/5 Ada/PROPN/nmod/3"
    )
    assert fill(line, 1, "into") == ["Ada"]


def test_complements():
    """Infinitives and clauses after a verb, infinitives after a noun, fill "xcomp"."""
    verb = "Mali/PROPN/nsubj/1 agreed/VERB/ROOT/1/agree to/PART/mark/3 leave/VERB/xcomp/1"
    noun = "Mali/PROPN/nmod:poss/2 's/PART/case/0 vow/NOUN/ROOT/2 to/PART/mark/4 leave/VERB/acl/2"
    quote = "leave/VERB/ccomp/2 they/PRON/nsubj/2 said/VERB/ROOT/2/say"
    assert fill(verb, 1, "xcomp") == ["leave"]
    assert fill(noun, 2, "xcomp") == ["leave"]
    assert fill(quote, 2, "xcomp") == []  # a quotation before its cue is no complement


def test_indirect_object():
    """ "Gave Mali loans": the one given to fills "iobj"."""
    line = "Oslo/PROPN/nsubj/1 gave/VERB/ROOT/1/give Mali/PROPN/iobj/1 loans/NOUN/obj/1/loan"
    assert fill(line, 1, "iobj") == ["Mali"]
    assert fill(line, 1, "obj") == ["loans"]


def test_numbers_stand_for_what_they_count():
    """ "Freed eleven of the prisoners", "dozens of prisoners": the prisoners are freed."""
    line = (
        "Oslo/PROPN/nsubj/1 freed/VERB/ROOT/1/free {} of/ADP/case/5 the/DET/det/5"
        " prisoners/NOUN/nmod/2"
    )
    assert fill(line.format("eleven/NUM/obj/1"), 1, "obj") == ["prisoners"]
    assert fill(line.format("dozens/NOUN/obj/1/dozen"), 1, "obj") == ["prisoners"]
    assert fill(line.format("leaders/NOUN/obj/1/leader"), 1, "obj") == ["leaders"]


def test_adjectives():
    """A predicate has its subject, an attribute its noun, both their prepositional phrases."""
    predicate = "Mali/PROPN/nsubj/2 is/AUX/cop/2 angry/ADJ/ROOT/2 with/ADP/case/4 Chad/PROPN/obl/2"
    attribute = "angry/ADJ/amod/1 farmers/NOUN/ROOT/1"
    assert fill(predicate, 2, "subj") == ["Mali"]
    assert fill(predicate, 2, "with") == ["Chad"]
    assert fill(attribute, 0, "mod") == ["farmers"]


def test_case_is_the_word_before():
    """The preposition of a noun; a possessive mark behind it is none."""
    assert case(parsed("in/ADP/case/1 Mali/PROPN/ROOT/1")[1]) == "in"
    assert case(parsed("Mali/PROPN/ROOT/0 's/PART/case/0")[0]) == ""


@pytest.mark.parametrize("slot", ["subj", "obj", "iobj", "xcomp", "poss", "mod", "by", "of"])
@pytest.mark.parametrize("pos", ["VERB", "NOUN", "ADJ", "X", "PUNCT"])
def test_a_lone_word_fills_nothing(pos, slot):
    """A word alone in its sentence has no fillers and raises nothing."""
    assert fill(f"attack/{pos}/ROOT/0", 0, slot) == []
