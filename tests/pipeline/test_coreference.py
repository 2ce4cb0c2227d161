"""Pronouns and descriptions join the entity they mean; where it is not clear, they join none."""

import pytest
import spacy
from spacy.tokens import Doc

from onrecord.pipeline.coreference import Coreference
from onrecord.pipeline.coreference.lexicon import lexicon
from onrecord.pipeline.entities import Entities
from onrecord.pipeline.extensions import CUES

from .hand import document, encoded


@pytest.fixture(scope="module")
def names() -> Entities:
    """The component before, with the shipped knowledge base."""
    return Entities(spacy.blank("en"))


@pytest.fixture(scope="module")
def component() -> Coreference:
    """The component with the shipped words."""
    return Coreference(spacy.blank("en"))


def article(*sentences: str) -> Doc:
    """Return a document of sentences in which a word is "word/relation/head/part of speech/label".

    Heads count within the sentence; "+" after the part of speech is the plural, the label of a
    name begins with "B-" or "I-". A word without relation hangs on the sentence's root.
    """
    columns: dict[str, list] = {
        k: [] for k in ("words", "heads", "deps", "pos", "ents", "morphs", "lemmas")
    }
    for sentence in sentences:
        start = len(columns["words"])
        rows = [(word.split("/") + [""] * 4)[:5] for word in sentence.split(" ")]
        root = next(i for i, row in enumerate(rows) if row[1] == "ROOT")
        for word, dep, head, pos, label in rows:
            columns["words"].append(word)
            columns["heads"].append(start + (int(head) if head else root))
            columns["deps"].append(dep or "punct")
            columns["pos"].append(pos.rstrip("+") or "PUNCT")
            columns["ents"].append(label or "O")
            columns["lemmas"].append(word.lower().removesuffix("s" if pos.endswith("+") else ""))
            columns["morphs"].append("Number=Plur" if pos.endswith("+") else "")
    return document(" ".join(columns.pop("words")), **columns)


@pytest.fixture
def read(names: Entities, component: Coreference):
    """Return a function from an article to the mentions that each entity gains beside its names."""

    def run(*sentences: str | Doc) -> dict[str, list[str]]:
        doc = sentences[0] if isinstance(sentences[0], Doc) else article(*sentences)
        names(doc)
        before = {m for e in doc._.onrecord_entities for m in e.mentions}
        component(doc)
        for entity in doc._.onrecord_entities:
            assert entity.mentions == sorted(set(entity.mentions))
        return {
            e.name: [doc.text[a:b] for a, b in e.mentions if (a, b) not in before]
            for e in doc._.onrecord_entities
        }

    return run


JAMES = "James/nsubj/2/PROPN/B-PER Baker/flat/0/PROPN/I-PER spoke/ROOT/2/VERB ."
LAURA = "Laura/nsubj/2/PROPN/B-PER Chinchilla/flat/0/PROPN/I-PER spoke/ROOT/2/VERB ."
HE_LEFT = "He/nsubj/1/PRON left/ROOT/1/VERB ."
SHE_LEFT = "She/nsubj/1/PRON left/ROOT/1/VERB ."


def test_he_is_the_subject_before(read):
    """ "He" is the person who was the subject of the sentence before."""
    assert read(JAMES, HE_LEFT) == {"James Baker": ["He"]}


def test_gender_of_a_first_name(read):
    """ "She" is not James, whose first name is a man's."""
    assert read(JAMES, SHE_LEFT) == {"James Baker": []}
    assert read(LAURA, JAMES, SHE_LEFT) == {"Laura Chinchilla": ["She"], "James Baker": []}


def test_gender_of_a_title(read):
    """ "Mrs." says that a name is a woman's."""
    smith = "Mrs./compound/1/PROPN Smith/nsubj/2/PROPN/B-PER spoke/ROOT/2/VERB ."
    assert read(smith, HE_LEFT) == {"Smith": []}
    assert read(smith, SHE_LEFT) == {"Smith": ["She"]}


def test_gender_of_a_role(read):
    """A spokeswoman is no "he"."""
    abed = "Spokeswoman/compound/1/NOUN Abed/nsubj/2/PROPN/B-PER spoke/ROOT/2/VERB ."
    assert read(abed, HE_LEFT) == {"Abed": []}


def test_gender_learnt_from_a_pronoun(read):
    """Once "she", a person of unknown gender is not "he" afterwards."""
    okoro = "Okoro/nsubj/1/PROPN/B-PER spoke/ROOT/1/VERB ."
    assert read(okoro, SHE_LEFT, HE_LEFT) == {"Okoro": ["She"]}


def test_unnamed_person_in_between(read):
    """An unnamed person who was the last subject is who "he" means, not the one with a name."""
    driver = "A/det/1/DET driver/nsubj/2/NOUN fled/ROOT/2/VERB ."
    assert read(JAMES, driver, HE_LEFT) == {"James Baker": []}


def test_two_who_fit_alike(read):
    """Of two men in like places neither is "he"."""
    two = (
        "James/nsubj/2/PROPN/B-PER Baker/flat/0/PROPN/I-PER spoke/ROOT/2/VERB and/cc/6/CCONJ"
        " Peter/nsubj/6/PROPN/B-PER Handke/flat/4/PROPN/I-PER left/conj/2/VERB ."
    )
    assert read(two, HE_LEFT) == {"James Baker": [], "Peter Handke": []}


def test_subject_before_object(read):
    """The subject of the sentence before outdoes its object."""
    met = (
        "James/nsubj/2/PROPN/B-PER Baker/flat/0/PROPN/I-PER met/ROOT/2/VERB"
        " Peter/obj/2/PROPN/B-PER Handke/flat/3/PROPN/I-PER ."
    )
    assert read(met, HE_LEFT) == {"James Baker": ["He"], "Peter Handke": []}


def test_object_is_not_the_subject_of_its_clause(read):
    """ "Him" as the object is another than the subject of the clause."""
    saw = "James/nsubj/2/PROPN/B-PER Baker/flat/0/PROPN/I-PER saw/ROOT/2/VERB him/obj/2/PRON ."
    assert read(saw) == {"James Baker": []}
    assert read("Peter/nsubj/2/PROPN/B-PER Handke/flat/0/PROPN/I-PER left/ROOT/2/VERB .", saw) == {
        "Peter Handke": ["him"],
        "James Baker": [],
    }


def test_possessive_may_be_the_subject(read):
    """ "His" may go back to the subject of its own clause."""
    sold = (
        "James/nsubj/2/PROPN/B-PER Baker/flat/0/PROPN/I-PER sold/ROOT/2/VERB"
        " his/nmod:poss/4/PRON house/obj/2/NOUN ."
    )
    assert read(sold) == {"James Baker": ["his"]}


def test_reflexive_is_the_subject(read):
    """ "Himself" is the subject of its clause, if that is a man."""
    hurt = "{}/nsubj/2/PROPN/B-PER Ash/flat/0/PROPN/I-PER hurt/ROOT/2/VERB himself/obj/2/PRON ."
    assert read(hurt.format("James")) == {"James Ash": ["himself"]}
    assert read(hurt.format("Laura")) == {"Laura Ash": []}


def test_speaker_is_he_in_reported_speech(read):
    """In "X said he would go" the subject of the clause above is "he"."""
    said = (
        "James/nsubj/2/PROPN/B-PER Baker/flat/0/PROPN/I-PER said/ROOT/2/VERB"
        " he/nsubj/5/PRON would/aux/5/AUX go/ccomp/2/VERB ."
    )
    assert read(said) == {"James Baker": ["he"]}


def quoted(*, he: str) -> Doc:
    """Return: Peter Handke left. James Baker said, "He ..."."""
    doc = article(
        "Peter/nsubj/2/PROPN/B-PER Handke/flat/0/PROPN/I-PER left/ROOT/2/VERB .",
        "James/nsubj/2/PROPN/B-PER Baker/flat/0/PROPN/I-PER said/ROOT/2/VERB ,"
        f" “/punct/6/PUNCT {he}/nsubj/6/PRON lied/ccomp/2/VERB .”",
    )
    return encoded(doc, cue=[(6, 7)])


def test_who_speaks_is_not_he_in_the_quotation(read):
    """Inside a quotation "he" is not the one who is quoted."""
    assert read(quoted(he="He")) == {"Peter Handke": ["He"], "James Baker": []}


def test_first_person_is_left_alone(read):
    """ "I" in a quotation is nobody's mention here."""
    assert read(quoted(he="I")) == {"Peter Handke": [], "James Baker": []}


def test_relative_pronoun(read):
    """ "Who" after a name is a mention of it; "which" is none of a person."""
    fled = (
        "James/nsubj/6/PROPN/B-PER Baker/flat/0/PROPN/I-PER ,/punct/4/PUNCT {}/nsubj/4/PRON"
        " fled/acl:relcl/0/VERB ,/punct/4/PUNCT spoke/ROOT/6/VERB ."
    )
    assert read(fled.format("who")) == {"James Baker": ["who"]}
    assert read(fled.format("which")) == {"James Baker": []}


def test_organization_is_it(read):
    """ "It" is the organization that is the subject of the clause above."""
    said = (
        "The/det/1/DET Red/compound/2/PROPN/B-ORG Cross/nsubj/3/PROPN/I-ORG said/ROOT/3/VERB"
        " it/nsubj/6/PRON would/aux/6/AUX help/ccomp/3/VERB ."
    )
    assert read(said.replace("The/det/1", "The/det/2")) == {"Red Cross": ["it"]}


def test_it_of_weather_and_clauses(read):
    """ "It is clear that ..." is nobody."""
    said = (
        "NATO/nsubj/1/PROPN/B-ORG said/ROOT/1/VERB it/expl/4/PRON is/cop/4/AUX clear/ccomp/1/ADJ"
        " that/mark/7/SCONJ talks/nsubj/7/NOUN+ failed/csubj/4/VERB ."
    )
    assert read(said) == {"NATO": []}


def test_they_are_not_one_person(read):
    """ "They" is neither one person nor a country."""
    they = "They/nsubj/1/PRON+ left/ROOT/1/VERB ."
    assert read(JAMES, they) == {"James Baker": []}
    assert read("Iran/nsubj/1/PROPN/B-GPE spoke/ROOT/1/VERB .", they) == {"Iran": []}


def test_he_or_she_is_nobody(read):
    """A pronoun in "he / she" stands for nobody in particular."""
    doc = article(JAMES, "He/nsubj/2/PRON or/cc/2/CCONJ left/ROOT/2/VERB .")
    doc = Doc(
        doc.vocab,
        words=[t.text if t.text != "or" else "/" for t in doc],
        heads=[t.head.i for t in doc],
        deps=[t.dep_ for t in doc],
        pos=[t.pos_ for t in doc],
        ents=["B-PER", "I-PER"] + ["O"] * (len(doc) - 2),
    )
    assert read(doc) == {"James Baker": []}


ZARIF = (
    "Iranian/amod/2/ADJ Foreign/amod/2/ADJ Minister/compound/3/NOUN Javad/nsubj/5/PROPN/B-PER"
    " Zarif/flat/3/PROPN/I-PER spoke/ROOT/5/VERB ."
)


def described(words: str) -> str:
    """Return a sentence whose subject is "the ..." with adjectives before the last of *words*."""
    *before, head = words.split(" ")
    last = len(before) + 1
    parts = [f"The/det/{last}/DET", *(f"{w}/amod/{last}/ADJ" for w in before)]
    return " ".join([*parts, f"{head}/nsubj/{last + 1}/NOUN left/ROOT/{last + 1}/VERB ."])


@pytest.mark.parametrize(
    ("words", "means"),
    [
        ("minister", True),
        ("foreign minister", True),
        ("Iranian minister", True),
        ("Turkish minister", False),
        ("prime minister", False),
        ("pianist", False),
    ],
)
def test_role_describes_who_has_it(read, words, *, means):
    """ "The minister" is who was called so, unless country or portfolio are others."""
    description = f"The {words}"
    assert read(ZARIF, described(words)) == {"Javad Zarif": [description] if means else []}


def test_role_from_apposition_and_predicate(read):
    """ "X, a lawyer" and "X is a lawyer" tell what "the lawyer" means."""
    apposition = (
        "James/nsubj/6/PROPN/B-PER Baker/flat/0/PROPN/I-PER ,/punct/4/PUNCT a/det/4/DET"
        " lawyer/appos/0/NOUN ,/punct/4/PUNCT spoke/ROOT/6/VERB ."
    )
    predicate = (
        "James/nsubj/4/PROPN/B-PER Baker/flat/0/PROPN/I-PER is/cop/4/AUX a/det/4/DET"
        " lawyer/ROOT/4/NOUN ."
    )
    for told in (apposition, predicate):
        assert read(told, described("lawyer")) == {"James Baker": ["The lawyer"]}


def test_two_of_one_role(read):
    """ "The minister" is nobody where two ministers were just named."""
    other = ZARIF.replace("Iranian", "Turkish").replace("Javad", "Hakan").replace("Zarif", "Fidan")
    assert read(ZARIF, other, described("minister")) == {"Javad Zarif": [], "Hakan Fidan": []}


def test_unnamed_sources_stay_apart(read):
    """ "A minister", "ministers" and "the minister who ..." are not the one who was named."""
    a_minister = described("minister").replace("The", "A")
    ministers = described("ministers").replace("ministers/nsubj/2/NOUN", "ministers/nsubj/2/NOUN+")
    one_who = (
        "The/det/1/DET minister/nsubj/4/NOUN who/nsubj/3/PRON fled/acl:relcl/1/VERB"
        " spoke/ROOT/4/VERB ."
    )
    for sentence in (a_minister, ministers, one_who):
        assert read(ZARIF, sentence) == {"Javad Zarif": []}
    assert read(ZARIF, a_minister, described("minister")) == {"Javad Zarif": []}


def test_age(read):
    """ "The 61-year-old" is the person of that age."""
    aged = (
        "James/nsubj/5/PROPN/B-PER Baker/flat/0/PROPN/I-PER ,/punct/3/PUNCT 61/appos/0/NUM"
        " ,/punct/3/PUNCT spoke/ROOT/5/VERB ."
    )
    assert read(aged, LAURA, described("61-year-old"))["James Baker"] == ["The 61-year-old"]


def test_ministry(read):
    """ "The ministry" is the one whose name ends so."""
    met = (
        "The/det/2/DET Foreign/amod/2/PROPN/B-ORG Ministry/nsubj/3/PROPN/I-ORG met/ROOT/3/VERB"
        " NATO/obj/3/PROPN/B-ORG ."
    )
    assert read(met, described("ministry")) == {"Foreign Ministry": ["The ministry"], "NATO": []}


def test_country(read):
    """ "The country" is the only one spoken of just before."""
    one = "Iran/nsubj/1/PROPN/B-GPE spoke/ROOT/1/VERB ."
    two = "Iran/nsubj/1/PROPN/B-GPE met/ROOT/1/VERB Iraq/obj/1/PROPN/B-GPE ."
    assert read(one, described("country")) == {"Iran": ["The country"]}
    assert read(two, described("country")) == {"Iran": [], "Iraq": []}


def test_description_with_its_name(read):
    """A description before its name, "the minister, Javad Zarif,", is a mention of the person."""
    named = (
        "The/det/1/DET minister/nsubj/6/NOUN ,/punct/3/PUNCT Javad/appos/1/PROPN/B-PER"
        " Zarif/flat/3/PROPN/I-PER ,/punct/3/PUNCT spoke/ROOT/6/VERB ."
    )
    assert read(named) == {"Javad Zarif": ["The minister"]}
    dog = named.replace("minister", "dog")
    assert read(dog) == {"Javad Zarif": []}


BAKU = "Baku/nsubj/1/PROPN/B-GPE denied/ROOT/1/VERB it/obj/1/PRON ."
AZERBAIJAN = "Azerbaijan/nsubj/1/PROPN/B-GPE spoke/ROOT/1/VERB ."


def test_capital_means_its_country(read):
    """A capital that acts is its country, if the article names the country."""
    assert set(read(AZERBAIJAN, BAKU)) == {"Azerbaijan"}
    assert set(read(BAKU)) == {"Baku"}


def test_capital_as_a_place(read):
    """A capital in which something happens stays a place."""
    in_baku = (
        "Azerbaijan/nsubj/1/PROPN/B-GPE spoke/ROOT/1/VERB in/case/3/ADP Baku/obl/1/PROPN/B-GPE ."
    )
    assert set(read(in_baku, BAKU)) == {"Azerbaijan", "Baku"}


def test_far_away(read):
    """Too many sentences after the name "he" is nobody."""
    other = "Rain/nsubj/1/NOUN fell/ROOT/1/VERB ."
    assert read(JAMES, *[other] * 6, HE_LEFT) == {"James Baker": []}


@pytest.mark.parametrize("text", ["", "“", 'He said "', "he", "the minister ”"])
def test_odd_texts(component, names, text):
    """Nothing raises on texts without names, trees or matching marks."""
    doc = component(names(document(text) if text else Doc(spacy.blank("en").vocab)))
    assert doc._.onrecord_entities == []


def test_article_without_a_tree(component, names):
    """Without syntax nothing is resolved, nothing raised."""
    doc = component(names(document("Iran spoke . It left .", ents=["B-GPE", *["O"] * 5])))
    assert [e.name for e in doc._.onrecord_entities] == ["Iran"]
    assert CUES not in doc.spans


def test_lists_do_not_contradict_each_other():
    """No word is a man's and a woman's, and what tells a gender is a person."""
    words = lexicon()
    for table in words.gendered.values():
        assert set(table.values()) == {"masculine", "feminine"}
    assert words.gendered["nouns"].keys() <= words.person
    assert not words.person & words.body
