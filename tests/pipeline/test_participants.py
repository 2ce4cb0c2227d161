"""Noun phrases become participants."""

import pytest

from onrecord.kb import KnowledgeBase
from onrecord.pipeline.naming import written
from onrecord.pipeline.participants import resolve
from onrecord.records import Entity

from .hand import document


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    """The shipped knowledge base."""
    return KnowledgeBase.load()


@pytest.mark.parametrize(
    ("text", "heads", "deps", "country", "sector"),
    [
        ("Iranian armed forces", [2, 2, 2], ["amod", "amod", "ROOT"], "IRN", "MIL"),
        ("the Turkish troops", [2, 2, 2], ["det", "amod", "ROOT"], "TUR", "MIL"),
        ("officials in Baku", [0, 2, 0], ["ROOT", "case", "nmod"], "AZE", "GOV"),
        ("Ankara", [0], ["ROOT"], "TUR", "GOV"),
        ("unknown gunmen", [1, 1], ["amod", "ROOT"], None, "REB"),
        ("the ministry", [1, 1], ["det", "ROOT"], None, "GOV"),
        ("something", [0], ["ROOT"], None, None),
    ],
)
def test_country_and_sector(
    kb: KnowledgeBase,
    text: str,
    heads: list[int],
    deps: list[str],
    *,
    country: str | None,
    sector: str | None,
) -> None:
    """Modifiers and of- and in-phrases tell the country, the head noun the sector."""
    doc = document(text, heads=heads, deps=deps, pos=["NOUN"] * len(heads))
    participant = resolve(doc[:], [], kb)
    assert (participant.text, participant.country, participant.sector) == (text, country, sector)
    assert participant.span == (0, len(text))


def test_entity_gives_what_it_knows(kb: KnowledgeBase) -> None:
    """A phrase around a known name takes the entity's name, country and sector."""
    doc = document(
        "President Aliyev", heads=[1, 1], deps=["compound", "ROOT"], pos=["NOUN", "PROPN"]
    )
    aliyev = Entity(
        id="n1",
        name="Ilham Aliyev",
        kind="person",
        country="AZE",
        sector="GOV",
        mentions=[(10, 16)],
    )
    participant = resolve(doc[:], [aliyev], kb)
    assert (participant.name, participant.entity, participant.country) == (
        "Ilham Aliyev",
        "n1",
        "AZE",
    )


PRONOUN = {
    "heads": [1, 1, 1, 4, 4, 4],
    "deps": ["nsubj", "ROOT", "punct", "nsubj", "ROOT", "punct"],
    "pos": ["PROPN", "VERB", "PUNCT", "PRON", "VERB", "PUNCT"],
}


def test_pronoun_takes_the_only_person(kb: KnowledgeBase) -> None:
    """ "He" is the one person who was a subject in the sentence before."""
    doc = document("Aliyev spoke . He left .", **PRONOUN)
    aliyev = Entity(id="n1", name="Aliyev", kind="person", country="AZE", mentions=[(0, 6)])
    participant = resolve(doc[3:4], [aliyev], kb)
    assert (participant.text, participant.name, participant.country) == ("He", "Aliyev", "AZE")


def test_pronoun_without_a_person(kb: KnowledgeBase) -> None:
    """ "He" with nobody before it stays "He", of no country."""
    doc = document("Aliyev spoke . He left .", **PRONOUN)
    participant = resolve(doc[3:4], [], kb)
    assert (participant.name, participant.entity, participant.country, participant.sector) == (
        "He",
        None,
        None,
        None,
    )


def test_the_ministry_is_the_only_one(kb: KnowledgeBase) -> None:
    """ "The ministry" is the one ministry of the article, and nobody if there are two."""
    doc = document("the ministry", heads=[1, 1], deps=["det", "ROOT"], pos=["DET", "NOUN"])
    one = Entity(
        id="n1", name="Foreign Ministry", kind="organization", country="IRN", mentions=[(50, 66)]
    )
    two = Entity(
        id="n2", name="Defence Ministry", kind="organization", country="IRQ", mentions=[(70, 86)]
    )
    assert resolve(doc[:], [one], kb).entity == "n1"
    assert resolve(doc[:], [one, two], kb).entity is None


def test_no_words_are_written_as_nothing():
    """The text of no tokens is empty, not an error."""
    assert written([]) == ""
