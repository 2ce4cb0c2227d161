"""Names become entities: merged mentions, country, sector, role."""

import pytest
import spacy
from spacy.tokens import Doc

from onrecord.pipeline.entities import Entities
from onrecord.pipeline.layers import Context
from onrecord.records import Entity

from .hand import document


@pytest.fixture(scope="module")
def entities() -> Entities:
    """The component with the shipped knowledge base."""
    return Entities(spacy.blank("en"))


def by_name(found: list[Entity], doc: Doc) -> dict[str, Entity]:
    """Return the entities by name, having checked each mention's characters."""
    for entity in found:
        assert all(doc.text[a:b].strip() == doc.text[a:b] != "" for a, b in entity.mentions)
    return {e.name: e for e in found}


def test_title_tells_country_sector_role(entities: Entities) -> None:
    """ "Iranian Foreign Minister" before a name gives its country, sector and role."""
    doc = document(
        "Iranian Foreign Minister Hossein Amir Abdollahian spoke .",
        pos=["ADJ", "ADJ", "NOUN", "PROPN", "PROPN", "PROPN", "VERB", "PUNCT"],
        heads=[2, 2, 3, 6, 3, 3, 6, 6],
        deps=["amod", "amod", "compound", "nsubj", "flat", "flat", "ROOT", "punct"],
        ents=["O", "O", "O", "B-PER", "I-PER", "I-PER", "O", "O"],
    )
    (person,) = entities.match(doc)
    assert (person.name, person.kind, person.country, person.sector, person.role) == (
        "Hossein Amir Abdollahian", "person", "IRN", "GOV", "Iranian Foreign Minister",
    )  # fmt: skip
    assert doc.text[slice(*person.mentions[0])] == "Hossein Amir Abdollahian"


def test_apposition_tells_role(entities: Entities) -> None:
    """A role in apposition, "the president of Azerbaijan", tells as much as a title."""
    doc = document(
        "Ilham Aliyev , the president of Azerbaijan , spoke .",
        pos=["PROPN", "PROPN", "PUNCT", "DET", "NOUN", "ADP", "PROPN", "PUNCT", "VERB", "PUNCT"],
        heads=[8, 0, 4, 4, 0, 6, 4, 4, 8, 8],
        deps=["nsubj", "flat", "punct", "det", "appos", "case", "nmod", "punct", "ROOT", "punct"],
        ents=["B-PER", "I-PER", "O", "O", "O", "O", "B-GPE", "O", "O", "O"],
    )
    person, country = entities.match(doc)
    assert (person.country, person.sector, person.role) == ("AZE", "GOV", "president of Azerbaijan")
    assert (country.kind, country.country) == ("country", "AZE")


def test_last_name_joins_full_name(entities: Entities) -> None:
    """A last name, even before the full name, is a mention of it."""
    doc = document(
        "Aliyev spoke . Ilham Aliyev left .",
        pos=["PROPN", "VERB", "PUNCT", "PROPN", "PROPN", "VERB", "PUNCT"],
        heads=[1, 1, 1, 5, 3, 5, 5],
        deps=["nsubj", "ROOT", "punct", "nsubj", "flat", "ROOT", "punct"],
        ents=["B-PER", "O", "O", "B-PER", "I-PER", "O", "O"],
    )
    (person,) = entities.match(doc)
    assert (person.id, person.name) == ("n1", "Ilham Aliyev")
    assert [doc.text[a:b] for a, b in person.mentions] == ["Aliyev", "Ilham Aliyev"]


def test_two_of_one_last_name_stay_apart(entities: Entities) -> None:
    """A last name that two people share joins neither."""
    doc = document(
        "Ilham Aliyev met Mehriban Aliyeva and Heydar Aliyev . Aliyev left .",
        ents=[
            "B-PER",
            "I-PER",
            "O",
            "B-PER",
            "I-PER",
            "O",
            "B-PER",
            "I-PER",
            "O",
            "B-PER",
            "O",
            "O",
        ],
    )
    found = by_name(entities.match(doc), doc)
    assert set(found) == {"Ilham Aliyev", "Mehriban Aliyeva", "Heydar Aliyev", "Aliyev"}


def test_acronym_in_parentheses(entities: Entities) -> None:
    """An acronym in parentheses after a name is a name of it from there on."""
    doc = document(
        "Gulf Defence Council ( GDC ) met . GDC left .",
        ents=["B-ORG", "I-ORG", "I-ORG", "O", "B-ORG", "O", "O", "O", "B-ORG", "O", "O"],
    )
    (council,) = entities.match(doc)
    assert council.name == "Gulf Defence Council"
    assert len(council.mentions) == 3


def test_kinds(entities: Entities) -> None:
    """Countries, capitals, groups, agencies and ministries are what they are."""
    doc = document(
        "Iran , Baku , NATO , Hezbollah , IRNA and the Turkish Defence Ministry met Israelis .",
        ents=["B-GPE", "O", "B-GPE", "O", "B-ORG", "O", "B-ORG", "O", "B-ORG", "O", "O",
              "B-ORG", "I-ORG", "I-ORG", "O", "B-NORP", "O"],
    )  # fmt: skip
    found = by_name(entities.match(doc), doc)
    told = {n: (e.kind, e.country, e.sector) for n, e in found.items()}
    assert told["Iran"] == ("country", "IRN", None)
    assert told["Baku"][1] == "AZE"
    assert told["NATO"] == ("igo", None, "IGO")
    assert told["Hezbollah"] == ("armed_group", "LBN", "REB")
    assert told["IRNA"] == ("agency", "IRN", "MED")
    assert told["Turkish Defence Ministry"] == ("organization", "TUR", "GOV")
    assert told["Israelis"][:2] == ("group", "ISR")


def test_unknown_is_none(entities: Entities) -> None:
    """A bare unknown name has no country, sector or role."""
    doc = document("John Doe slept .", ents=["B-PER", "I-PER", "O", "O"])
    (person,) = entities.match(doc)
    assert (person.country, person.sector, person.role, person.wikidata) == (None, None, None, None)


def names_of(entities: Entities, doc: Doc) -> list[tuple[str, list[str]]]:
    """Return name and mentions of each entity."""
    return [(e.name, [doc.text[a:b] for a, b in e.mentions]) for e in entities.match(doc)]


def test_title_before_a_name_is_no_part_of_it(entities: Entities) -> None:
    """ "Mr." and "President" belong to no name, whether marked with it or on their own."""
    doc = document(
        "Mr. Aliyev met President Biden . Mr. President left .",
        ents=["B-PER", "B-PER", "O", "B-PER", "I-PER", "O", "B-PER", "I-PER", "O", "O"],
    )
    assert names_of(entities, doc) == [("Aliyev", ["Aliyev"]), ("Biden", ["Biden"])]


def test_last_name_of_the_one_named_just_before(entities: Entities) -> None:
    """Of two with one last name it is the first of the article's, or whom it has just named."""
    filler = (
        "rain fell and the wind blew from the north over the hills for days and nights and days ."
    )
    words = (
        f"Ilham Aliyev spoke . {filler} Aliyev left . {filler} Heydar Aliyev rose . Aliyev fell ."
    )
    tags = {"Ilham": "B-PER", "Heydar": "B-PER", "Aliyev": "B-PER"}
    tokens = words.split(" ")
    ents = [
        "I-PER" if w == "Aliyev" and tokens[i - 1] in ("Ilham", "Heydar") else tags.get(w, "O")
        for i, w in enumerate(tokens)
    ]
    assert names_of(entities, document(words, ents=ents)) == [
        ("Ilham Aliyev", ["Ilham Aliyev", "Aliyev"]),
        ("Heydar Aliyev", ["Heydar Aliyev", "Aliyev"]),
    ]


def test_gender_keeps_people_apart(entities: Entities) -> None:
    """ "Mrs. Sam" is the woman of that last name."""
    doc = document(
        "Thomas Sam and Laura Sam spoke . Mrs. Sam left .",
        ents=["B-PER", "I-PER", "O", "B-PER", "I-PER", "O", "O", "B-PER", "I-PER", "O", "O"],
    )
    assert names_of(entities, doc) == [
        ("Thomas Sam", ["Thomas Sam"]),
        ("Laura Sam", ["Laura Sam", "Sam"]),
    ]


def test_first_name_joins_full_name(entities: Entities) -> None:
    """A first name alone is the person whose full name begins with it."""
    doc = document(
        "Ahmed Karimov spoke . Ahmed left .",
        ents=["B-PER", "I-PER", "O", "O", "B-PER", "O", "O"],
    )
    assert names_of(entities, doc) == [("Ahmed Karimov", ["Ahmed Karimov", "Ahmed"])]


def test_capitals_of_a_headline(entities: Entities) -> None:
    """A name in capitals is the same name; the entity has the usual spelling."""
    doc = document("GARLAND SPEAKS . Garland spoke .", ents=["B-PER", "O", "O", "B-PER", "O", "O"])
    assert names_of(entities, doc) == [("Garland", ["GARLAND", "Garland"])]


def test_acronym_without_parentheses(entities: Entities) -> None:
    """First letters that spell an acronym make it a name of the organization."""
    doc = document(
        "The Gulf Defence Council met . GDC left . GUC left .",
        ents=["O", "B-ORG", "I-ORG", "I-ORG", "O", "O", "B-ORG", "O", "O", "B-ORG", "O", "O"],
    )
    assert names_of(entities, doc) == [
        ("Gulf Defence Council", ["Gulf Defence Council", "GDC"]),
        ("GUC", ["GUC"]),
    ]


def test_parentheses_after_a_place(entities: Entities) -> None:
    """The agency in a dateline, "WASHINGTON (AP)", is no name of the place."""
    doc = document("SMALLVILLE ( AP ) rain fell", ents=["B-GPE", "O", "B-ORG", "O", "O", "O"])
    assert [name for name, _ in names_of(entities, doc)] == ["SMALLVILLE", "AP"]


def test_company_without_its_form(entities: Entities) -> None:
    """ "Acme" is "Acme Corporation"."""
    doc = document(
        "Acme Corporation grew . Acme sold .", ents=["B-ORG", "I-ORG", "O", "O", "B-ORG", "O", "O"]
    )
    assert names_of(entities, doc) == [("Acme Corporation", ["Acme Corporation", "Acme"])]


def test_ministries_of_two_countries(entities: Entities) -> None:
    """Ministries of one name and of different countries are two."""
    doc = document(
        "Iran 's Foreign Ministry and Turkey 's Foreign Ministry spoke .",
        heads=[3, 0, 3, 9, 8, 8, 5, 8, 3, 9, 9],
        deps=["nmod:poss", "case", "amod", "nsubj", "cc", "nmod:poss", "case", "amod", "conj",
              "ROOT", "punct"],
        pos=["PROPN", "PART", "PROPN", "PROPN", "CCONJ", "PROPN", "PART", "PROPN", "PROPN",
             "VERB", "PUNCT"],
        ents=["B-GPE", "O", "B-ORG", "I-ORG", "O", "B-GPE", "O", "B-ORG", "I-ORG", "O", "O"],
    )  # fmt: skip
    assert [(e.name, e.country) for e in entities.match(doc)] == [
        ("Iran", "IRN"),
        ("Foreign Ministry", "IRN"),
        ("Turkey", "TUR"),
        ("Foreign Ministry", "TUR"),
    ]


def test_person_and_body_of_one_name(entities: Entities) -> None:
    """A person and an organization of one name stay apart."""
    doc = document("Boeing spoke . Boeing grew .", ents=["B-PER", "O", "O", "B-ORG", "O", "O"])
    assert len(entities.match(doc)) == 2


def test_words_of_a_title_that_all_hang_on_the_name(entities: Entities) -> None:
    """The last noun of the title is its head, whatever the parser makes of the others."""
    doc = document(
        "Spanish Interior Minister Ana Pardo spoke .",
        pos=["ADJ", "NOUN", "NOUN", "PROPN", "PROPN", "VERB", "PUNCT"],
        heads=[2, 3, 3, 5, 3, 5, 5],
        deps=["amod", "nmod:desc", "nmod:desc", "nsubj", "flat", "ROOT", "punct"],
        ents=["O", "O", "O", "B-PER", "I-PER", "O", "O"],
    )
    (person,) = entities.match(doc)
    assert (person.country, person.sector) == ("ESP", "GOV")


def test_a_title_with_a_comma_behind(entities: Entities) -> None:
    """ "Kenya's defence minister, Ana Pardo": what stands before the comma is her title."""
    doc = document(
        "Kenya 's minister , Ana Pardo , spoke .",
        pos=["PROPN", "PART", "NOUN", "PUNCT", "PROPN", "PROPN", "PUNCT", "VERB", "PUNCT"],
        heads=[2, 0, 4, 4, 7, 4, 4, 7, 7],
        deps=["nmod:poss", "case", "nmod:desc", "punct", "nsubj", "flat", "punct", "ROOT", "punct"],
        ents=["B-GPE", "O", "O", "O", "B-PER", "I-PER", "O", "O", "O"],
    )
    person = by_name(entities.match(doc), doc)["Ana Pardo"]
    assert (person.country, person.sector) == ("KEN", "GOV")


def ids(entities: Entities, text: str, ents: list[str], published: str) -> dict[str, str | None]:
    """Return the Wikidata id of each entity of *text*."""
    doc = document(text, ents=ents)
    doc._.onrecord_context = Context(published=published)
    return {e.name: e.wikidata for e in entities.match(doc)}


def test_wikidata(entities: Entities) -> None:
    """Countries, organizations and officeholders have the id that the knowledge base knows."""
    text = "Angela Merkel and Ana Pardo left NATO , Kenya and Hezbollah ."
    ents = "B-PER I-PER O B-PER I-PER O B-ORG O B-GPE O B-ORG O".split()
    assert ids(entities, text, ents, "2015-03-01") == {
        "Angela Merkel": "Q567", "Ana Pardo": None, "NATO": "Q7184", "Kenya": "Q114",
        "Hezbollah": None,
    }  # fmt: skip


def test_wikidata_of_names_joined(entities: Entities) -> None:
    """Two names of a country are one entity; where one is only a part of it, it has no id."""
    ents = "B-GPE O B-GPE O O".split()
    assert ids(entities, "Burma and Myanmar left .", ents, "2015-03-01") == {"Burma": "Q836"}
    assert ids(entities, "England and Britain left .", ents, "2015-03-01") == {"England": None}


def test_wikidata_of_a_namesake(entities: Entities) -> None:
    """Who works at something else than an office is a namesake; the date may tell so too."""
    assert ids(entities, "Angela Merkel left .", ["B-PER", "I-PER", "O", "O"], "1960-03-01") == {
        "Angela Merkel": None
    }
    doc = document(
        "Farmer Angela Merkel left .",
        pos=["NOUN", "PROPN", "PROPN", "VERB", "PUNCT"],
        heads=[1, 3, 1, 3, 3],
        deps=["nmod:desc", "nsubj", "flat", "ROOT", "punct"],
        ents=["O", "B-PER", "I-PER", "O", "O"],
    )
    doc._.onrecord_context = Context(published="2015-03-01")
    (person,) = entities.match(doc)
    assert (person.role, person.wikidata) == ("Farmer", None)


def test_country_after_a_name(entities: Entities) -> None:
    """ "Ana Pardo of Chile" is Chilean; Georgia may be the state of the USA."""
    ents = ["B-PER", "I-PER", "O", "B-GPE", "O", "O"]
    for land, country in (("Chile", "CHL"), ("Georgia", None)):
        found = entities.match(document(f"Ana Pardo of {land} left .", ents=ents))
        assert {e.name: e.country for e in found}["Ana Pardo"] == country
