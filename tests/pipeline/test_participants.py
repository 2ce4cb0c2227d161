"""Noun phrases become participants."""

import pytest

from onrecord.kb import KnowledgeBase
from onrecord.pipeline.naming import countries_of_others, sector_of, written
from onrecord.pipeline.participants import resolve
from onrecord.records import Entity

from .hand import document, parsed


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


def test_pronoun_takes_the_entity_it_is_a_mention_of(kb: KnowledgeBase) -> None:
    """ "He", a mention of a person, has the person's name and country."""
    doc = document("Aliyev spoke . He left .", **PRONOUN)
    aliyev = Entity(
        id="n1", name="Aliyev", kind="person", country="AZE", mentions=[(0, 6), (15, 17)]
    )
    participant = resolve(doc[3:4], [aliyev], kb)
    assert (participant.text, participant.name, participant.country) == ("He", "Aliyev", "AZE")


def test_pronoun_without_an_entity(kb: KnowledgeBase) -> None:
    """ "He" that is nobody's mention stays "He", of no country."""
    doc = document("Aliyev spoke . He left .", **PRONOUN)
    aliyev = Entity(id="n1", name="Aliyev", kind="person", country="AZE", mentions=[(0, 6)])
    participant = resolve(doc[3:4], [aliyev], kb)
    assert (participant.name, participant.entity, participant.country, participant.sector) == (
        "He",
        None,
        None,
        None,
    )


def test_description_takes_the_name_of_its_entity(kb: KnowledgeBase) -> None:
    """ "The ministry", a mention of the Foreign Ministry, is called so, article or not."""
    doc = document("the ministry", heads=[1, 1], deps=["det", "ROOT"], pos=["DET", "NOUN"])
    ministry = Entity(
        id="n1",
        name="Foreign Ministry",
        kind="organization",
        country="IRN",
        mentions=[(0, 12), (50, 66)],
    )
    participant = resolve(doc[:], [ministry], kb)
    assert (participant.name, participant.entity, participant.country, participant.sector) == (
        "Foreign Ministry",
        "n1",
        "IRN",
        "GOV",
    )


def test_of_nested_mentions_the_shortest_counts(kb: KnowledgeBase) -> None:
    """In "the Iranian leader" the word "Iranian" is the country, the head the person."""
    doc = document(
        "the Iranian leader",
        heads=[2, 2, 2],
        deps=["det", "amod", "ROOT"],
        pos=["DET", "ADJ", "NOUN"],
    )
    leader = Entity(id="n1", name="Ali Khamenei", kind="person", mentions=[(0, 18), (60, 72)])
    iran = Entity(id="n2", name="Iran", kind="country", country="IRN", mentions=[(4, 11)])
    assert resolve(doc[:], [leader, iran], kb).entity == "n1"
    assert resolve(doc[1:2], [leader, iran], kb).entity == "n2"


def test_a_country_in_a_phrase_does_not_name_it(kb: KnowledgeBase) -> None:
    """ "Officials in Baku" keep their words: the mention in it is not their head."""
    doc = document(
        "officials in Baku", heads=[0, 2, 0], deps=["ROOT", "case", "nmod"], pos=["NOUN"] * 3
    )
    baku = Entity(id="n1", name="Baku", kind="unknown", country="AZE", mentions=[(13, 17)])
    participant = resolve(doc[:], [baku], kb)
    assert (participant.name, participant.entity) == ("officials in Baku", None)


def test_no_words_are_written_as_nothing():
    """The text of no tokens is empty, not an error."""
    assert written([]) == ""


def test_nouns_that_count_take_the_sector_of_what_they_count(kb: KnowledgeBase) -> None:
    """ "A group of rebels" are rebels; a phrase before the noun is nothing that it counts."""
    group = parsed("a/DET/det/1 group/NOUN/ROOT/1/group of/ADP/case/3 rebels/NOUN/nmod/1/rebel")
    before = parsed("rebels/NOUN/nmod/1/rebel group/NOUN/ROOT/1/group")
    assert sector_of(group[0:4], kb) == "REB"
    assert sector_of(before[0:2], kb) in (None, "REB")


@pytest.mark.parametrize(
    ("text", "heads", "deps", "country", "sector"),
    [
        ("Turkish - backed fighters", [2, 2, 3, 3], ["amod", "punct", "amod", "ROOT"], None, "REB"),
        ("French - led troops", [2, 2, 3, 3], ["amod", "punct", "amod", "ROOT"], "FRA", "MIL"),
        ("pro - Russian militants", [2, 2, 3, 3], ["amod", "punct", "amod", "ROOT"], None, "REB"),
        ("ethnic Albanian rebels", [2, 2, 2], ["amod", "amod", "ROOT"], None, "REB"),
        ("Latin American governments", [1, 2, 2], ["amod", "amod", "ROOT"], None, "GOV"),
        ("former Turkish general", [2, 2, 2], ["amod", "amod", "ROOT"], "TUR", None),
        ("former Colombian rebel", [2, 2, 2], ["amod", "amod", "ROOT"], "COL", "REB"),
        ("laboratories in Dakar and Baku", [0, 2, 0, 4, 2], ["ROOT", "case", "nmod", "cc", "conj"],
         None, None),
    ],
)  # fmt: skip
def test_words_that_tell_and_words_that_do_not(
    kb: KnowledgeBase,
    text: str,
    heads: list[int],
    deps: list[str],
    *,
    country: str | None,
    sector: str | None,
) -> None:
    """Who backs a group, and where a diplomat sits, does not tell the country; "former" ends an office."""
    doc = document(text, heads=heads, deps=deps, pos=["NOUN"] * len(heads))
    participant = resolve(doc[:], [], kb)
    assert (participant.country, participant.sector) == (country, sector)


def test_neighbours_and_diplomats_abroad(kb: KnowledgeBase) -> None:
    """A US ally is not the USA, nor are diplomats in Baku of Azerbaijan."""
    ally = parsed("US/PROPN/compound/1/US ally/NOUN/ROOT/1/ally")
    abroad = parsed("diplomats/NOUN/ROOT/0/diplomat in/ADP/case/2/in Baku/PROPN/nmod/0/Baku")
    assert resolve(ally[:], [], kb).country is None
    assert resolve(abroad[:], [], kb).country is None


def test_members_are_of_their_group(kb: KnowledgeBase) -> None:
    """ "M23 members" have the group's country and sector."""
    doc = parsed("M23/PROPN/compound/1/M23 members/NOUN/ROOT/1/member")
    participant = resolve(doc[:], [], kb)
    assert (participant.country, participant.sector) == ("COD", "REB")


def test_countries_of_others(kb: KnowledgeBase) -> None:
    """The backer in "Turkish-backed" is named as another than the fighters, a led force's leader is not."""
    deps = ["amod", "punct", "amod", "ROOT"]
    backed = document("Turkish - backed fighters", heads=[2, 2, 3, 3], deps=deps)
    led = document("French - led troops", heads=[2, 2, 3, 3], deps=deps)
    assert countries_of_others(backed[:], kb) == {"TUR"}
    assert countries_of_others(led[:], kb) == set()
