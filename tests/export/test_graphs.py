"""GeoJSON and JSON-LD."""

import json

import pytest

from onrecord.export import Options, export
from onrecord.export.jsonld import BASE, CONTEXT
from tests.export import made


def document(tmp_path, format, content=made.snapshot, options=None):
    """Return the JSON document of an export."""
    (path, *_) = export(content(), format, tmp_path / f"x.{format}", options)
    return json.loads(path.read_text(encoding="utf-8"))


def graph(tmp_path, options=None):
    """Return the nodes of the JSON-LD export by id; nodes of one id are merged."""
    nodes = {}
    for node in document(tmp_path, "jsonld", options=options)["@graph"]:
        nodes.setdefault(node["id"], {}).update(node)
    return nodes


def test_features_are_points_with_longitude_first(tmp_path):
    """RFC 7946: a Feature has geometry and properties; the point is [longitude, latitude]."""
    found = document(tmp_path, "geojson")
    assert found["type"] == "FeatureCollection"
    (feature,) = found["features"]
    assert feature["type"] == "Feature"
    assert feature["id"] == "inc-1"
    assert feature["geometry"] == {"type": "Point", "coordinates": [15.05, 12.1]}
    told = feature["properties"]
    assert (told["killed_low"], told["killed_high"], told["origins"]) == (12, 15, 2)
    assert (told["geo_precision"], told["happened"]) == ("populated_place", True)
    assert told["says"] == ["the governor", "a nurse"]


def test_a_country_has_no_point_unless_asked_for(tmp_path):
    """The middle of a country would be read as a place where something happened."""
    options = Options(everything=True)
    assert document(tmp_path, "geojson", options=options)["features"][1]["geometry"] is None
    options = Options(everything=True, country_points=True)
    flight = document(tmp_path, "geojson", options=options)["features"][1]
    assert flight["geometry"]["coordinates"] == [19.0, 15.0]
    assert flight["properties"]["geo_precision"] == "country"
    assert flight["properties"]["happened"] is False


@pytest.mark.parametrize(("format", "key"), [("geojson", "features"), ("jsonld", "@graph")])
def test_nothing_makes_an_empty_document(tmp_path, format, key):
    """An empty store is valid JSON with an empty array."""
    assert document(tmp_path, format, made.empty)[key] == []


def test_every_term_is_in_the_context(tmp_path):
    """Keys are keywords, terms or prefixes of the context, or words of schema.org."""
    schema = {
        "headline", "publisher", "author", "name", "inLanguage", "text", "location", "address",
        "addressCountry", "geo", "latitude", "longitude", "url", "datePublished",
    }  # fmt: skip

    def keys(node):
        if isinstance(node, dict):
            yield from node
            node = node.values()
        if not isinstance(node, str | int | float | None):
            for inner in node:
                yield from keys(inner)

    used = set(keys(document(tmp_path, "jsonld")["@graph"]))
    assert {k for k in used if k not in CONTEXT and k not in schema} == {"onrecord:codedBy"}


def test_references_lead_to_nodes(tmp_path):
    """What a node refers to by identifier is in the graph."""
    nodes = graph(tmp_path)
    links = (
        "isPartOf", "about", "wasQuotedFrom", "wasDerivedFrom", "appearance", "firstAppearance",
        "denial", "contradicts",
    )  # fmt: skip
    seen = set()
    for node in nodes.values():
        for link in links:
            found = node.get(link, [])
            for target in [found] if isinstance(found, str) else found:
                seen.add(link)
                assert target in nodes, (node["id"], link)
    assert seen == set(links)


def test_provenance_follows_the_chain_of_voices(tmp_path):
    """The article quotes the agency, whose words derive from the governor's; a copy from its origin."""
    nodes = graph(tmp_path)
    article, agency, governor = (
        f"{BASE}article:aa", f"{BASE}statement:aa:a1", f"{BASE}statement:aa:a2",
    )  # fmt: skip
    assert nodes[article]["wasQuotedFrom"] == [agency]
    assert nodes[agency]["wasDerivedFrom"] == [governor]
    assert nodes[governor]["chain"] == ["Río Post", "Río Post agency", "the governor"]
    assert nodes[nodes[governor]["wasAttributedTo"]]["name"] == "the governor"
    assert nodes[f"{BASE}statement:aa:e1"]["wasDerivedFrom"] == [governor]
    assert nodes[f"{BASE}article:ac"]["wasDerivedFrom"] == [article]


def test_selectors_give_the_words_back(tmp_path):
    """Position and quote select the same words, with what stands around them."""
    count = 0
    for node in graph(tmp_path).values():
        for annotation in node.get("evidence", []):
            text = made.SECOND if ":bb" in annotation["target"]["source"] else made.FIRST
            position, quote = annotation["target"]["selector"]
            assert position["type"] == "oa:TextPositionSelector"
            assert text[position["start"] : position["end"]] == quote["exact"]
            around = quote["prefix"] + quote["exact"] + quote["suffix"]
            assert around in text
            count += 1
    assert count == 9 + 4


def test_claims_know_who_supports_and_who_denies_them(tmp_path):
    """Supporters are appearances, the earliest the first; deniers are told apart."""
    claim = graph(tmp_path)[f"{BASE}claim:c1"]
    assert claim["type"] == ["Claim", "prov:Entity"]
    assert claim["appearance"] == [f"{BASE}statement:bb:e1"]
    assert claim["firstAppearance"] == f"{BASE}statement:bb:e1"
    assert claim["denial"] == [f"{BASE}statement:aa:a2"]
    assert claim["about"] == f"{BASE}incident:inc-1"


def test_the_later_statement_contradicts_the_earlier(tmp_path):
    """A link is a property of the statement that came later."""
    nodes = graph(tmp_path)
    assert nodes[f"{BASE}statement:bb:e1"]["contradicts"] == f"{BASE}statement:aa:e1"
