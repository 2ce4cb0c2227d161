"""Columns: number, order and names as public documentation of each format has them."""

import csv

import pandas
import pytest

from onrecord.export import FORMATS, export
from tests.export import made

POLECAT = (
    "Event ID, Event Date, Event Type, Event Mode, Intensity, Quad Code, Contexts, Actor Name, "
    "Actor Country, Actor COW, Primary Actor Sector, Actor Sectors, Actor Title, Actor Name Raw, "
    "Wikipedia Actor ID, Recipient Name, Recipient Country, Recipient COW, Primary Recipient Sector, "
    "Recipient Sectors, Recipient Title, Recipient Name Raw, Wikipedia Recipient ID, Placename, City, "
    "District, Province, Country, Latitude, Longitude, GeoNames ID, Raw Placename, Feature Type, "
    "Source, Publication Date, Story People, Story Organizations, Story Locations, Language, Version"
).split(", ")
ICEWS = (
    "Event ID, Event Date, Source Name, Source Sectors, Source Country, Event Text, CAMEO Code, "
    "Intensity, Target Name, Target Sectors, Target Country, Story ID, Sentence Number, Publisher, "
    "City, District, Province, Country, Latitude, Longitude"
).split(", ")
ACLED = (
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 "
    "assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region "
    "country admin1 admin2 admin3 location latitude longitude geo_precision source source_scale "
    "notes fatalities tags timestamp"
).split()
UCDP = (
    "id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id "
    "conflict_name dyad_dset_id dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a "
    "side_b_dset_id side_b_new_id side_b number_of_sources source_article source_office source_date "
    "source_headline source_original where_prec where_coordinates where_description adm_1 adm_2 "
    "latitude longitude geom_wkt priogrid_gid country country_id region event_clarity date_prec "
    "date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob"
).split()
ACTOR = (
    "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code "
    "Type2Code Type3Code"
).split()
GEO = "Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID".split()
GDELT = [
    *"GLOBALEVENTID SQLDATE MonthYear Year FractionDate".split(),
    *(f"Actor1{name}" for name in ACTOR),
    *(f"Actor2{name}" for name in ACTOR),
    *"IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale NumMentions".split(),
    *"NumSources NumArticles AvgTone".split(),
    *(f"{of}Geo_{name}" for of in ("Actor1", "Actor2", "Action") for name in GEO),
    *"DATEADDED SOURCEURL".split(),
]
MENTIONS = (
    "GLOBALEVENTID EventTimeDate MentionTimeDate MentionType MentionSourceName MentionIdentifier "
    "SentenceID Actor1CharOffset Actor2CharOffset ActionCharOffset InRawText Confidence MentionDocLen "
    "MentionDocTone MentionDocTranslationInfo Extras"
).split()
PETRARCH = ["date", "source", "target", "code", "issues", "ids", "url", "story source"]


@pytest.mark.parametrize(
    ("format", "part", "names", "count"),
    [
        ("polecat", 0, POLECAT, 40),
        ("icews", 0, ICEWS, 20),
        ("petrarch", 0, PETRARCH, 8),
        ("gdelt", 0, GDELT, 61),
        ("gdelt", 1, MENTIONS, 16),
        ("acled", 0, ACLED, 31),
        ("ucdp", 0, UCDP, 49),
    ],
)
def test_columns_are_those_of_the_format(format, part, names, count):
    """Names and order are as documented, and so is their number."""
    assert FORMATS[format].tables[part].header() == names
    assert len(names) == count


@pytest.mark.parametrize(
    ("format", "delimiter"),
    [("polecat", "\t"), ("icews", "\t"), ("acled", ","), ("ucdp", ","), ("csv", ",")],
)
@pytest.mark.parametrize("content", [made.snapshot, made.empty])
def test_every_row_has_as_many_cells_as_the_header(tmp_path, format, delimiter, content):
    """Whatever stands in the cells, readers see the columns that were written."""
    for path in export(content(), format, tmp_path / "x.csv"):
        if path.suffix == ".csv":
            with path.open(encoding="utf-8", newline="") as lines:
                header, *rows = csv.reader(lines, delimiter=delimiter)
            assert all(len(row) == len(header) for row in rows)
            assert len(pandas.read_csv(path, sep=delimiter, dtype=str)) == len(rows)
            assert bool(rows) == (content is made.snapshot)


@pytest.mark.parametrize(("format", "columns"), [("petrarch", [8]), ("gdelt", [61, 16])])
def test_files_without_header_have_one_line_per_row(tmp_path, format, columns):
    """Splitting at tabs and lines gives the rows, as the scripts of the field do it."""
    files = [p for p in export(made.snapshot(), format, tmp_path / "x.tsv") if p.suffix == ".tsv"]
    for path, count in zip(files, columns, strict=True):
        lines = path.read_text(encoding="utf-8").removesuffix("\n").split("\n")
        assert {len(line.split("\t")) for line in lines} == {count}
        assert pandas.read_csv(path, sep="\t", header=None, dtype=str).shape == (len(lines), count)


@pytest.mark.parametrize("format", ["petrarch", "gdelt"])
def test_nothing_to_write_makes_an_empty_file(tmp_path, format):
    """A format without header has no line for no row."""
    files = export(made.empty(), format, tmp_path / "x.tsv")
    assert {path.stat().st_size for path in files if path.suffix == ".tsv"} == {0}
