"""What stands in the columns of the field's formats."""

import json

import pandas
import pytest

from onrecord.export import Options, export
from onrecord.export.reports import number
from tests.export import made

EVERYTHING = Options(everything=True)


def table(tmp_path, format, options=None, part=0, **reading):
    """Return a file of an export as strings, "" for empty cells."""
    path = export(made.snapshot(), format, tmp_path / "x.tsv", options)[part]
    given = {"sep": "\t", "dtype": str, "keep_default_na": False, **reading}
    return pandas.read_csv(path, **given)


def headed(tmp_path, part, options=None):
    """Return GDELT's events or mentions with their names."""
    from tests.export.test_columns import GDELT, MENTIONS

    names = (GDELT, MENTIONS)[part]
    return table(tmp_path, "gdelt", options, part, header=None, names=names)


def test_polecat_tells_the_attack(tmp_path):
    """Codes, participants, place and article of a report stand where POLECAT has them."""
    rows = table(tmp_path, "polecat")
    row = rows.set_index("Event ID").loc["aa-e1"]
    assert row["Event Date"] == "2024-05-06"
    assert row["Quad Code"] == "MATERIAL CONFLICT"
    assert row["Contexts"] == "terrorism; crime"
    assert (row["Actor Name"], row["Primary Actor Sector"]) == ("=HYPERLINK('x') Rebels", "REB")
    assert (row["Recipient Country"], row["Recipient COW"]) == ("TCD", "483")
    assert (row["City"], row["Province"], row["GeoNames ID"]) == ("Velda", "Sahel", "42")
    assert (row["Latitude"], row["Raw Placename"], row["Feature Type"]) == (
        "12.1",
        "near Velda",
        "PPL",
    )
    assert row["Story People"] == "the governor"


def test_lists_keep_the_order_of_the_participants(tmp_path):
    """What one of several participants lacks is told by its place in the list."""
    row = table(tmp_path, "polecat").set_index("Event ID").loc["bb-e3"]
    assert row["Actor Name"] == "a nurse; Rebels"
    assert row["Actor Country"] == "None; TCD"
    assert row["Recipient Country"] == ""


@pytest.mark.parametrize("format", ["polecat", "icews"])
def test_only_facts_unless_everything_is_asked_for(tmp_path, format):
    """Plans, denials and what lies back undated are no facts of old formats."""
    facts = set(table(tmp_path, format)["Event ID"])
    assert {"aa-e1", "ac-e1", "bb-e1"} <= facts
    assert not facts & {"aa-e2", "aa-e3", "bb-e2"}
    assert {"aa-e2", "aa-e3", "bb-e2"} <= set(table(tmp_path, format, EVERYTHING)["Event ID"])


def test_the_day_of_publication_stands_in_for_the_past_alone(tmp_path):
    """An undated fact gets the day of publication, a plan and an old story get none."""
    days = table(tmp_path, "polecat", EVERYTHING).set_index("Event ID")["Event Date"]
    assert days["bb-e1"] == "2024-05-09"
    assert (days["aa-e2"], days["bb-e2"]) == ("", "")


def test_the_middle_of_a_country_is_no_place_unless_asked_for(tmp_path):
    """Where only the country is known, there is a country and no point."""
    row = table(tmp_path, "icews", EVERYTHING).set_index("Event ID").loc["aa-e3"]
    assert set(row["Country"]) == {"Chad"}
    assert set(row["Latitude"]) == {""}
    shown = table(tmp_path, "icews", Options(everything=True, country_points=True))
    assert set(shown.set_index("Event ID").loc["aa-e3"]["Latitude"]) == {"15.0"}


def test_icews_names_codes_and_sectors(tmp_path):
    """The code comes with its name and Goldstein value, actors one to a row."""
    rows = table(tmp_path, "icews", EVERYTHING)
    row = rows.set_index("Event ID").loc["bb-e1"]
    assert row["Event Text"].startswith("Use conventional military force")
    assert (row["CAMEO Code"], row["Intensity"]) == ("190", "-10.0")
    assert (row["Source Sectors"], row["Target Country"]) == ("Rebel", "Chad")
    assert set(rows[rows["Event ID"] == "aa-e3"]["Source Name"]) == {"troops", "the army"}


def test_no_cameo_code_no_row(tmp_path):
    """CAMEO formats leave out what CAMEO has no code for."""
    assert "bb-e3" not in set(table(tmp_path, "icews")["Event ID"])
    assert "bb_e3" not in table(tmp_path, "petrarch", header=None)[5].tolist()


def test_petrarch_codes_country_and_role(tmp_path):
    """Actor codes are CAMEO's; nobody is "---"."""
    rows = table(tmp_path, "petrarch", EVERYTHING, header=None).set_index(5)
    assert rows.loc["aa_e1"].tolist() == [
        "20240506", "REB", "TCDCVL", "190", "", "https://www.rio.example/1", "Río Post",
    ]  # fmt: skip
    assert rows.loc["aa_e2"].tolist()[:3] == ["", "---", "---"]
    assert rows.loc["aa_e3"].tolist()[1] == "TCDMIL"


def test_gdelt_counts_an_incident_once_and_mentions_its_reports(tmp_path):
    """Three reports of one attack are one event with three mentions."""
    event = headed(tmp_path, 0).set_index("GLOBALEVENTID").loc[str(number("inc-1"))]
    assert (event["SQLDATE"], event["MonthYear"], event["Year"]) == ("20240503", "202405", "2024")
    assert event["FractionDate"] == str(round(2024 + (4 * 30 + 3) / 365, 4))
    assert (event["Actor1Code"], event["Actor2Code"]) == ("REB", "TCDCVL")
    assert (event["EventCode"], event["EventRootCode"], event["QuadClass"]) == ("190", "19", "4")
    assert (event["NumMentions"], event["NumSources"], event["NumArticles"]) == ("3", "3", "3")
    assert (event["ActionGeo_CountryCode"], event["ActionGeo_Type"]) == ("CD", "4")
    assert (event["DATEADDED"], event["IsRootEvent"]) == ("20240508013000", "1")
    mentions = headed(tmp_path, 1)
    assert mentions["Extras"].tolist() == ["aa-e1", "ac-e1", "bb-e1"]
    assert mentions["MentionType"].tolist() == ["1", "2", "2"]
    assert mentions["MentionSourceName"].tolist() == ["rio.example", "Copy Post", "@Daily"]
    assert set(mentions["GLOBALEVENTID"]) == {str(number("inc-1"))}
    starts = [int(start) for start in mentions["ActionCharOffset"]]
    texts = (made.FIRST, made.FIRST, made.SECOND)
    assert [text[s : s + 6] for text, s in zip(texts, starts, strict=True)] == ["killed"] * 3


def test_gdelt_has_reports_without_incident_too(tmp_path):
    """A report that belongs to no incident is an event with one mention."""
    events = headed(tmp_path, 0, EVERYTHING).set_index("GLOBALEVENTID")
    assert events.loc[str(number("bb-e2"))]["NumMentions"] == "1"
    assert set(events.index) == set(headed(tmp_path, 1, EVERYTHING)["GLOBALEVENTID"])


def test_numbers_are_stable_and_fit_a_double():
    """The number of an id never changes, and R reads it unharmed."""
    assert number("inc-1") == 2883229609299894
    assert all(number(f"i{n}") < 2**53 for n in range(200))


def test_acled_shape(tmp_path):
    """Types, kinds of actor and precision are ACLED's words; the rest is told in tags."""
    row = table(tmp_path, "acled", sep=",").iloc[0]
    assert (row["event_type"], row["sub_event_type"]) == ("Violence against civilians", "Attack")
    assert row["interaction"] == "Rebel group-Civilians"
    assert row["civilian_targeting"] == "Civilian targeting"
    assert (row["iso"], row["region"], row["country"]) == ("148", "Middle Africa", "Chad")
    assert (row["time_precision"], row["geo_precision"], row["fatalities"]) == ("2", "1", "12")
    assert row["source"] == "Río Post; Copy Post; @Daily"
    assert {"onrecord=inc-1", "happened=yes", "disputed=1"} <= set(row["tags"].split("; "))


def test_ucdp_shape(tmp_path):
    """Fatal violence by an armed group against the unarmed is type 3, with its tolls."""
    rows = table(tmp_path, "ucdp", EVERYTHING, sep=",")
    assert rows["relid"].tolist() == ["inc-1"]
    row = rows.iloc[0]
    assert (row["type_of_violence"], row["side_b"]) == ("3", "Civilians")
    assert (row["low"], row["best"], row["high"]) == ("12", "15", "15")
    assert (row["number_of_sources"], row["source_original"]) == ("2", "the governor; a nurse")
    assert (row["where_prec"], row["date_prec"], row["country_id"]) == ("1", "2", "483")
    assert row["geom_wkt"] == "POINT (15.05 12.1)"
    assert row["priogrid_gid"] == str(204 * 720 + 391)


def test_plover_offsets_give_the_words_back(tmp_path):
    """Every offset of a PLOVER record cuts its words out of the article."""
    (path,) = export(made.snapshot(), "plover", tmp_path / "x.jsonl", EVERYTHING)
    found = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    texts = {record.article.id: record.article.text for record in made.snapshot().records()}
    assert len(found) == 9
    for one in found:
        assert {"id", "date", "actor", "event"} <= one.keys()
        text, info = texts[one["cite_info"]["citation"]], one["text_info"]
        assert text[info["start"] : info["end"]] == one["text"]
        spans = zip(one["event_text"], info["event_text"], strict=True)
        assert all(text[at["start"] : at["end"]] == words for words, at in spans)
        for entity in one["actor"] + one["recipient"]:
            words = text[entity["start"] : entity["end"]]
            assert words == entity["entity_text"] or entity["entity_text"].startswith("=")


def test_plover_fields(tmp_path):
    """Codes, counts and what PLOVER has no field for stand in the record."""
    (path,) = export(made.snapshot(), "plover", tmp_path / "x.jsonl", EVERYTHING)
    lines = path.read_text(encoding="utf-8").splitlines()
    found = {one["id"]: one for one in map(json.loads, lines)}
    attack, flight = found["aa-e1"], found["aa-e3"]
    assert (attack["event"], attack["mode"], attack["quad_code"]) == (["ASSAULT"], ["firearms"], 4)
    assert attack["counts"] == {"dead": 12, "injured": None, "arrested": None}
    assert attack["event_loc"]["geonameid"] == 42
    assert attack["link"] == "inc-1"
    assert attack["recipient"][0]["code"] == "TCD"
    assert attack["text"].endswith("the governor as saying.")
    assert flight["mode"] == ["withdraw", "negation"]
    assert "factuality CT-" in flight["comment"]
    assert found["aa-e2"]["mode"] == ["future"]
    assert found["aa-e2"]["date"] is None


def test_passages_can_be_left_out(tmp_path):
    """Without passages an export has offsets and triggers but no sentence of the article."""
    options = Options(passages=False, everything=True)
    sentence = "Rebels killed 15 villagers"
    for format in ("plover", "jsonld", "csv", "acled", "geojson"):
        with_text = export(made.snapshot(), format, tmp_path / f"a.{format}")
        without = export(made.snapshot(), format, tmp_path / f"b.{format}", options)
        assert all(sentence not in path.read_text(encoding="utf-8") for path in without)
        if format in ("plover", "csv"):
            assert any(sentence in path.read_text(encoding="utf-8") for path in with_text)
