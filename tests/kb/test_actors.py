"""Roles, groups, agencies and the version."""

import pytest

from onrecord.kb import KnowledgeBase, version


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    """The shipped knowledge base."""
    return KnowledgeBase.load()


@pytest.mark.parametrize(
    ("phrase", "sector"),
    [
        ("Foreign Minister", "GOV"),
        ("armed forces", "MIL"),
        ("troops", "MIL"),
        ("policemen", "COP"),
        ("judges", "JUD"),
        ("lawmakers", "LEG"),
        ("opposition leader", "OPP"),
        ("Islamist militants", "REB"),
        ("residents", "CVL"),
        ("newspaper", "MED"),
        ("airport", None),
        ("members", None),
    ],
)
def test_roles(kb: KnowledgeBase, phrase: str, sector: str | None) -> None:
    """A role, in the plural or behind an adjective, has a sector; other nouns have none."""
    assert kb.roles.sector(phrase) == sector


def test_groups(kb: KnowledgeBase) -> None:
    """Well-known groups are found by alias; a short name must match in case."""
    nato, who = kb.groups.lookup("NATO"), kb.groups.lookup("WHO")
    assert nato is not None and (nato.kind, nato.country, nato.sector) == ("igo", None, "IGO")
    assert who is not None and who.name == "World Health Organization"
    assert kb.groups.lookup("Who") is None
    taliban = kb.groups.lookup("the Taliban")
    assert taliban is not None and (taliban.country, taliban.sector) == ("AFG", "REB")


def test_outlets(kb: KnowledgeBase) -> None:
    """Agencies are found by alias, outlets by domain and its subdomains."""
    irna, ap = kb.outlets.by_name("IRNA"), kb.outlets.by_domain("www.apnews.com")
    assert irna is not None and irna.is_agency and irna.country == "IRN"
    assert ap is not None and ap.name == "Associated Press"
    assert kb.outlets.by_domain("example.org") is None


def test_version() -> None:
    """The data carries its version."""
    assert version() == "2026.11"
