"""A dump of GeoNames becomes a gazetteer: what is kept, what is merged, what is wrong."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

import onrecord
from onrecord.errors import InputError, KnowledgeError
from onrecord.kb import Gazetteer, UserActors, UserGazetteer
from onrecord.kb.building import Built, Options, build
from onrecord.kb.compiling import Draft, GazetteerCompiler
from onrecord.kb.feature_codes import FeatureCodes
from onrecord.kb.gazetteer import Row, write_gazetteer
from onrecord.kb.sorted_lines import SortedLines
from onrecord.kb.tables import DATA
from onrecord.records import CodedArticle

NEW = 990_000_000
"""GeoNames numbers from here on are nobody's."""
KABUL, BLACK_SEA, AFGHANISTAN, KUNAR = 1138958, 6640396, 1149361, 1135702
SHIPPED = [
    Row(["Afghanistan"], "country", "AFG", None, 33.0, 65.0, AFGHANISTAN, 37172386),
    Row(["Kabul", "Cabul"], "populated_place", "AFG", "Kabul", 34.5, 69.1, KABUL, 3043532),
    Row(["Kunar"], "admin1", "AFG", "Kunar", 35.0, 71.0, KUNAR, 80000),
    Row(["Black Sea"], "water", None, None, 43.0, 35.0, BLACK_SEA, 3000000),
    Row(["Pashtun Belt"], "region", None, None, 33.0, 70.0, None, 3000000),
]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """Stands for what ships, which takes seconds to read and write."""
    path = tmp_path_factory.mktemp("shipped") / "gazetteer.bin"
    write_gazetteer(path, SHIPPED)
    return Gazetteer.load(path)


def line(
    number: int, name: str, code: str = "P.PPL", *, alternates: str = "", point: str = "34.5,69.2",
    country: str = "AF", admin1: str = "13", population: str = "0",
) -> str:  # fmt: skip
    """Return a line of a dump."""
    lat, lon = point.split(",")
    cells = [str(number), name, name, alternates, lat, lon, *code.split("."), country, "", admin1]
    return "\t".join([*cells, "", "", "", population, "", "900", "Asia/Kabul", "2024-01-02"]) + "\n"


def built(
    folder: Path, *lines: str, base: Gazetteer | None, options: Options | None = None
) -> tuple[Built, Gazetteer]:
    """Build a gazetteer of *base* and *lines* in *folder*."""
    (folder / "XX.txt").write_text("".join(lines), encoding="utf-8")
    done = build([folder / "XX.txt"], folder, options or Options(), base=base)
    return done, Gazetteer.load(folder / "gazetteer.bin")


def test_features_get_their_precision(tmp_path: Path, base: Gazetteer) -> None:
    """Villages join under their unit's name; what news do not name stays out."""
    done, gazetteer = built(
        tmp_path,
        line(NEW, "Qala-e Zarbin"),
        line(NEW + 1, "Wilayat-e Sarband", "A.ADM1", admin1="99"),
        line(NEW + 2, "Zarbinak", "P.PPLX", admin1="99"),
        line(NEW + 3, "Darya-ye Zarbin", "H.STM", alternates="Zarbin,Zarben,Sarbin Rud"),
        line(NEW + 4, "Zarbin Brook", "H.STM"),
        line(NEW + 5, "Zarbin Hotel", "S.HTL"),
        line(NEW + 6, "Zarbin Air Base", "S.AIRB"),
        base=base,
    )
    places = {n: gazetteer.places(n) for n in ("Qala-e Zarbin", "Zarbinak", "Darya-ye Zarbin")}
    assert {n: (p.precision, p.country, p.admin1) for n, (p,) in places.items()} == {
        "Qala-e Zarbin": ("populated_place", "AFG", None),
        "Zarbinak": ("populated_place", "AFG", "Wilayat-e Sarband"),
        "Darya-ye Zarbin": ("water", "AFG", None),
    }
    assert gazetteer.places("Sarband") == ()  # "Wilayat-e" is none of the units' words
    assert gazetteer.places("Zarbin Air Base")[0].precision == "point"
    assert gazetteer.places("Zarbin Hotel") == gazetteer.places("Zarbin Brook") == ()
    assert (done.added, done.left_out, done.faults.count) == (5, 2, 0)


def test_a_shipped_town_is_brought_up_to_date(tmp_path: Path, base: Gazetteer) -> None:
    """It takes point and population of the dump, and keeps its names; it is there once."""
    old, now = line(KABUL, "Kābol", population="5000001", point="34.6,69.3"), line(NEW, "Zarbinak")
    done, gazetteer = built(tmp_path, old, now, base=base)
    found = [p for p in gazetteer.places("Kabul") if p.geonames == KABUL]
    assert [(p.name, p.population, p.lat, p.admin1) for p in found] == [
        ("Kābol", 5_000_001, 34.6, "Kabul")
    ]
    assert [p.geonames for p in gazetteer.places("Kābol")] == [KABUL]
    assert (done.updated, done.places) == (1, len(base) + 1)


def test_units_rank_right_below_their_seats(tmp_path: Path, base: Gazetteer) -> None:
    """A unit named like its town has the town's population less one, as the choice expects."""
    _, gazetteer = built(
        tmp_path,
        line(NEW, "Sarbandabad Province", "A.ADM1", admin1="99", population="800000"),
        line(NEW + 1, "Sarbandabad", admin1="99", population="70000"),
        base=base,
    )
    kinds = [(p.precision, p.population) for p in gazetteer.places("Sarbandabad")]
    assert kinds == [("populated_place", 70_000), ("admin1", 69_999)]


def test_countries_and_our_regions_stay(tmp_path: Path, base: Gazetteer) -> None:
    """What the dump calls a country, or a region of ours, is not touched."""
    country, region = base.places("Afghanistan"), base.places("Black Sea")
    _, gazetteer = built(
        tmp_path,
        line(AFGHANISTAN, "Emirate", "A.PCLI", point="1,1", population="7"),
        line(BLACK_SEA, "Kara Deniz", "H.SEA", point="1,1"),
        base=base,
    )
    assert gazetteer.places("Afghanistan") == country
    assert gazetteer.places("Black Sea") == region
    assert gazetteer.places("Emirate") == ()
    assert gazetteer.places("Kara Deniz") == region


def test_a_units_shipped_name_is_its_towns_too(tmp_path: Path, base: Gazetteer) -> None:
    """What ships names the unit; the dump's spelling finds it, its towns lie in it, and rank it."""
    unit = line(KUNAR, "Konar", "A.ADM1", admin1="34", population="500000", point="35.1,71.1")
    town = line(NEW, "Zarbinak", admin1="34")
    _, gazetteer = built(tmp_path, unit, town, base=base)
    (found,) = gazetteer.places("Konar")
    assert (found.name, found.admin1, found.population, found.lat) == (
        "Kunar", "Kunar", 500_000, 35.1,
    )  # fmt: skip
    assert gazetteer.places("Kunar") == (found,)
    assert gazetteer.places("Zarbinak")[0].admin1 == "Kunar"


def test_nothing_kept_is_what_ships(tmp_path: Path) -> None:
    """A dump without a place that is kept gives the shipped gazetteer, byte by byte."""
    built(tmp_path, line(NEW, "Zarbin Hotel", "S.HTL"), base=None)
    assert (tmp_path / "gazetteer.bin").read_bytes() == (DATA / "gazetteer.bin").read_bytes()
    assert {p.name for p in tmp_path.iterdir()} == {"XX.txt", "gazetteer.bin"}


def test_the_order_of_lines_does_not_count(tmp_path: Path, base: Gazetteer) -> None:
    """Same lines in another order, same bytes."""
    lines = [line(NEW + i, f"Zarbin {name}") for i, name in enumerate(["A", "B", "A", "É"])]
    lines.append(line(NEW + 9, "Sarband", "A.ADM1"))
    built(tmp_path, *lines, base=base)
    first = (tmp_path / "gazetteer.bin").read_bytes()
    built(tmp_path, *lines[::-1], base=base)
    assert (tmp_path / "gazetteer.bin").read_bytes() == first


def test_alternate_names_of_big_towns(tmp_path: Path, base: Gazetteer) -> None:
    """Towns from a size on keep the names that are in Latin script and no codes."""
    town = line(NEW, "Zarbinak", alternates="Sarbinak,ZBK,Зарбинак,Zerbin-2", population="20000")
    village = line(NEW + 1, "Qalagul", alternates="Kalagul", population="900")
    _, gazetteer = built(tmp_path, town, village, base=base)
    assert [p.alternate for p in gazetteer.places("Sarbinak")] == [True]
    for name in ("ZBK", "Зарбинак", "Zerbin-2", "Kalagul"):
        assert not any(p.geonames in (NEW, NEW + 1) for p in gazetteer.places(name))
    _, gazetteer = built(tmp_path, town, village, options=Options(alternates_from=500), base=base)
    assert [p.geonames for p in gazetteer.places("Kalagul")] == [NEW + 1]


def test_english_and_historic_names(tmp_path: Path, base: Gazetteer) -> None:
    """The file of alternate names gives a place of any size its English and historic names."""
    rows = [(1, NEW, "en", "Zarbin Castle", ""), (2, NEW, "fr", "Zarbin-le-Fort", ""),
            (3, NEW, "fr", "Fort Zarbin", "1"), (4, NEW, "link", "Https", "1"),
            (5, NEW + 5, "en", "Nowhere Town", ""), (6, KABUL, "en", "Kabulopolis", "")]  # fmt: skip
    text = "".join(f"{a}\t{n}\t{lang}\t{name}\t\t\t\t{old}\t\t\n" for a, n, lang, name, old in rows)
    names = tmp_path / "alternateNamesV2.txt"
    names.write_text(text + "broken\n", encoding="utf-8")
    options = Options(alternate_names=[names])
    done, gazetteer = built(tmp_path, line(NEW, "Qala"), options=options, base=base)
    assert done.names == 3
    assert (done.faults.count, done.faults.first) == (1, f"{names}:7: 1 columns, not 10")
    assert [p.geonames for p in gazetteer.places("Zarbin Castle")] == [NEW]
    assert [p.geonames for p in gazetteer.places("Fort Zarbin")] == [NEW]
    assert [p.geonames for p in gazetteer.places("Kabulopolis")] == [KABUL]
    assert gazetteer.places("Zarbin-le-Fort") == gazetteer.places("Nowhere Town") == ()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("just words\n", "1 columns, not 19"),
        (line(NEW, "X").replace(str(NEW), "X1"), "'X1' is no number"),
        (line(0, "X"), "0 is no GeoNames number"),
        (line(1 << 32, "X"), "4294967296 is no GeoNames number"),
        (line(NEW, ""), "'' is no name"),
        (line(NEW, "X" * 256), f"'{'X' * 40}' is no name"),
        (line(NEW, "X", point="91,0"), "91.0, 0.0 is no point"),
        (line(NEW, "X", point="nan,0"), "nan, 0.0 is no point"),
        (line(NEW, "X", point="N,0"), "'N' is no number of degrees"),
        (line(NEW, "X", population="many"), "'many' is no number"),
        (line(NEW, "X", country="AFG"), "'AFG' is no ISO 3166-1 alpha-2 code"),
    ],
)
def test_wrong_lines_are_counted(tmp_path: Path, base: Gazetteer, wrong: str, said: str) -> None:
    """A wrong line is left out; the first is told by file, line and reason. Alone it is no dump."""
    done, gazetteer = built(tmp_path, line(NEW + 1, "Zarbinak"), wrong, wrong, base=base)
    assert (done.faults.count, done.faults.first) == (2, f"{tmp_path / 'XX.txt'}:2: {said}")
    assert len(gazetteer) == len(base) + 1
    with pytest.raises(InputError) as error:
        built(tmp_path, wrong, base=base)
    assert str(error.value) == f"{tmp_path / 'XX.txt'}: is no GeoNames dump: line 1: {said}"


def test_archives_and_several_files(tmp_path: Path, base: Gazetteer) -> None:
    """GeoNames' archives are read as they are served; of a number given twice the first counts."""
    with ZipFile(tmp_path / "AF.zip", "w") as archive:
        archive.writestr("readme.txt", "About the columns.")
        archive.writestr("AF.txt", line(NEW, "Zarbinak"))
    (tmp_path / "more.txt").write_text(line(NEW, "Qalagul") + line(NEW + 1, "Sarbandak"))
    done = build([tmp_path / "AF.zip", tmp_path / "more.txt"], tmp_path, Options(), base=base)
    gazetteer = Gazetteer.load(tmp_path / "gazetteer.bin")
    found = [len(gazetteer.places(name)) for name in ("Zarbinak", "Qalagul", "Sarbandak")]
    assert (found, done.repeated) == ([1, 0, 1], 1)


@pytest.mark.parametrize("name", ["empty.txt", "none.txt", "broken.zip", "two.zip"])
def test_no_dump_leaves_what_is_there(tmp_path: Path, base: Gazetteer, name: str) -> None:
    """A file that cannot be read is named with the reason; an earlier gazetteer stays."""
    (tmp_path / "gazetteer.bin").write_text("earlier")
    (tmp_path / "empty.txt").touch()
    (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04 and no more")
    with ZipFile(tmp_path / "two.zip", "w") as archive:
        archive.writestr("a.txt", "")
        archive.writestr("b.txt", "")
    with pytest.raises(InputError, match=name):
        build([tmp_path / name], tmp_path, Options(), base=base)
    assert (tmp_path / "gazetteer.bin").read_text() == "earlier"


def test_table_of_feature_codes(tmp_path: Path) -> None:
    """A line for a code goes before that of its class; a wrong line is told."""
    table = tmp_path / "codes.tsv"
    table.write_text("# mine\ncode\tprecision\tnames\nS\tpoint\t0\nS.WLL\t-\t0\n")
    codes = FeatureCodes.load(table)
    kept = {code: codes.lookup(*code.split(b".")) for code in (b"S.HTL", b"S.WLL", b"P.PPL")}
    assert [k and k.precision for k in kept.values()] == ["point", None, None]
    table.write_text("code\tprecision\tnames\nS\tspot\t0\n")
    with pytest.raises(KnowledgeError, match=r"codes\.tsv:2: 'spot' is none of -, point,"):
        FeatureCodes.load(table)


def test_shipped_feature_codes_are_sound() -> None:
    """The shipped table reads, and keeps neither streets nor undersea hills."""
    codes = FeatureCodes.load()
    assert codes.lookup(b"P", b"") is not None
    for left_out in ((b"R", b"ST"), (b"U", b"HLLU"), (b"", b"")):
        assert codes.lookup(*left_out) is None


def test_too_many_of_one_name_is_told(tmp_path: Path) -> None:
    """What the file's layout has no room for is an error, not a wrong file."""
    compiler = GazetteerCompiler(tmp_path)
    for _ in range(1 << 16):
        compiler.add(Draft("X", "point", None, None, 0.0, 0.0, None, 0, {"x"}, set()))
    with pytest.raises(KnowledgeError, match="65,536 places of one name are too many"):
        compiler.write(tmp_path / "g.bin")
    assert not (tmp_path / "g.bin").exists()


@given(st.lists(st.binary(max_size=4).filter(lambda b: b"\n" not in b)), st.integers(1, 5))
def test_sorted_lines_are_sorted(tmp_path_factory: pytest.TempPathFactory, texts, run) -> None:
    """However long the runs are, all lines come back in order."""
    lines = SortedLines(tmp_path_factory.mktemp("runs"), "x", run=run)
    for text in texts:
        lines.add(text + b"\n")
    assert list(lines.merged()) == sorted(text + b"\n" for text in texts)


def test_a_folder_with_a_gazetteer_alone(tmp_path: Path, base: Gazetteer) -> None:
    """It is a user's knowledge without actors; one without either falls back on what ships."""
    built(tmp_path, line(NEW, "Zarbinak"), base=base)
    users = UserGazetteer.load(tmp_path)
    assert users.gazetteer.places("Zarbinak")
    assert users.stamp == f"{tmp_path.name}/gazetteer.bin {users.gazetteer.digest}"
    assert (UserActors.load(tmp_path).stamp, UserGazetteer.load(None).stamp) == ("", "")
    (tmp_path / "gazetteer.bin").write_bytes(b"PK\x03\x04")
    with pytest.raises(KnowledgeError, match="not a gazetteer file"):
        UserGazetteer.load(tmp_path)


def test_it_reaches_the_record(tmp_path: Path, base: Gazetteer) -> None:
    """A village of the dump is a place of the record, and the coder names the gazetteer."""
    (tmp_path / "mine").mkdir()
    _, gazetteer = built(tmp_path / "mine", line(NEW, "Zarbinak", point="34.25,69.5"), base=base)
    text = "Fighters attacked police in Zarbinak, Afghanistan, on Monday, officials said."
    record = onrecord.load(kb=tmp_path / "mine").code(text, published="2021-10-05")
    assert isinstance(record, CodedArticle)
    place = next(p for p in record.places if p.text == "Zarbinak")
    assert (place.geonames, place.lat, place.lon) == (NEW, 34.25, 69.5)
    assert record.coder.kb == f"2026.11 + mine/gazetteer.bin {gazetteer.digest}"
