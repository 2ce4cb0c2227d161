"""Names become entities: merged mentions, country, sector, role."""

import pytest
import spacy
from spacy.tokens import Doc

from onrecord.pipeline.entities import Entities
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
