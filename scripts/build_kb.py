"""Compile the knowledge base: build_kb.py SHARED_DATA_DIR writes src/onrecord/kb/data/.

Reads actors/ and gazetteer/ (only files whose licence lets them ship) and the hand-written tables
in src/onrecord/kb/curated/. The same input gives the same bytes.
"""

import argparse
import csv
import gzip
import html
import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from build_borders import border_rows
from build_gazetteer import gazetteer_rows, table, unit_forms

from onrecord.kb.countries import Countries
from onrecord.kb.gazetteer import fold, write_gazetteer

VERSION = "2026.11"
KB = Path(__file__).resolve().parents[1] / "src" / "onrecord" / "kb"

SECTOR_OF_CAMEO = {
    "GOV": "GOV", "MIL": "MIL", "COP": "COP", "JUD": "JUD", "LEG": "LEG", "PTY": "PTY",
    "OPP": "OPP", "REB": "REB", "UAF": "REB", "SPY": "SPY", "CVL": "CVL", "REF": "CVL",
    "HLH": "CVL", "AGR": "CVL", "BUS": "BUS", "MNC": "BUS", "MED": "MED", "EDU": "EDU",
    "LAB": "LAB", "CRM": "CRM", "NGO": "NGO", "HRI": "NGO", "ENV": "NGO", "REL": "REL",
    "CHR": "REL", "MUS": "REL", "JEW": "REL", "HIN": "REL", "BUD": "REL",
}  # fmt: skip


def json_lines(path: Path) -> Iterator[dict]:
    """Yield the objects of a JSON Lines file, gzipped or not."""
    raw = path.read_bytes()
    text = (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode()
    yield from (json.loads(line) for line in text.splitlines() if line.strip())


def write_table(name: str, header: tuple[str, ...], rows: Iterable[tuple]) -> None:
    """Write sorted, unique *rows* to the data folder."""
    lines = sorted({"\t".join("" if x is None else str(x) for x in row) for row in rows})
    text = "\n".join(["\t".join(header), *lines]) + "\n"
    (KB / "data" / name).write_text(text, encoding="utf-8")


def demonyms(text: str) -> Iterator[str]:
    """Yield single forms out of a Factbook demonym field ("Finn(s), Croat(s) or Croatian(s)")."""
    text = text.split(" note", maxsplit=1)[0]
    for part in re.split(r"[,;/]| or ", text):
        bare = re.sub(r"\((?!s\)|men\)|women\)).*?\)", "", part).strip()
        if bare.lower() in ("", "none", "na") or not bare[0].isupper():
            continue
        if bare.endswith("(s)"):
            yield bare[:-3]
            yield bare[:-3] + "s"
        elif "(" not in bare:
            yield bare


def capitals(text: str) -> Iterator[str]:
    """Yield the capital's names out of a Factbook field ("Baku (Baki, Baky)")."""
    text = re.split(r"[;]| note", html.unescape(text))[0]
    first = re.sub(r"\(.*?\)", "", text).split(",")[0].strip()
    if first and first[0].isupper() and len(first.split()) <= 4:
        yield first


AMBIGUOUS = {"Korean", "Koreans", "Congo", "Dominican", "Dominicans", "Congolese", "Chinese",
             "Dutch", "French", "Frenchman", "Channel Islander", "San Juan", "Kingston", "San Jose",
             "Georgetown", "Hamilton", "Gibraltar", "Douglas", "Stanley", "Plymouth", "Victoria",
             "Saint John's", "Jamestown", "Serb", "Serbs", "George Town", "Basseterre", "The Valley",
             "Majuro"}  # fmt: skip
"""Derived forms that more than one country claims or that mean something else more often."""


def derived_forms(rows: Iterable[dict]) -> Iterator[tuple[str, str, str]]:
    """Yield (form, iso3, how) out of the Factbook, CLDR and GeoNames fields."""
    for row in rows:
        iso3, unescape = row["iso3"], html.unescape
        for key in ("name", "cldr_name", "official"):
            name = unescape(row.get(key) or "").split(";")[0].split(" (")[0].strip()
            if name and name[0].isupper():
                yield name, iso3, "name"
                yield name.replace("’", "'").replace("St. ", "Saint "), iso3, "name"
        for form in demonyms(unescape(row.get("demonym_adjective") or "")):
            yield form, iso3, "adjective"
        for form in demonyms(unescape(row.get("demonym_noun") or "")):
            yield form, iso3, "inhabitant"
        for form in capitals(row.get("capital") or ""):
            yield form, iso3, "capital"


PARTS = {"England", "Scotland", "Wales", "Northern Ireland", "Gaza", "Gaza Strip", "the Gaza Strip",
         "West Bank", "Kurdistan Region of Iraq", "Abu Dhabi emirate", "Diego Garcia"}  # fmt: skip
"""Names that tell the country but as places are only a part of it."""
RANK = {"name": 0, "adjective": 1, "inhabitant": 2, "capital": 3}
LEADERS = "wikidata_world_leaders_2022.csv"
FOREIGN_MINISTERS = "wikidata_foreign_ministers_2022.csv"


def csv_rows(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a CSV file."""
    yield from csv.DictReader(path.read_text(encoding="utf-8").splitlines())


def curated_ids(kind: str) -> dict[tuple[str, str], str]:
    """Return our own ids by name and country ("-": it has none) of people, groups or countries."""
    rows = table(KB / "curated" / "wikidata.tsv")
    return {(r["name"], r["country"] or ""): r["wikidata"] for r in rows if r["kind"] == kind}


def country_ids(
    actors: Path, forms: dict[str, tuple[str, str]], plain: dict[str, str]
) -> dict[str, str]:
    """Return the Wikidata id of each form that is a country's name; ours go before the files'.

    A part of a country ("Scotland") and a state that is no more ("Soviet Union") have their own id
    or none, never that of the country which they are coded with.
    """
    own = {name: wikidata for (name, _), wikidata in curated_ids("country").items()}
    found: dict[str, set[str]] = {}
    for file, key, label in (
        (LEADERS, "countryid", "country"),
        (FOREIGN_MINISTERS, "country", "countryLabel"),
    ):
        for row in csv_rows(actors / file):
            iso3, how = forms.get(row[label], ("", ""))
            if how == "name" and row[label] not in own:
                found.setdefault(iso3, set()).add(row[key])
    of = {iso3: min(ids) for iso3, ids in found.items() if len(ids) == 1}
    of |= {plain[name]: wikidata for name, wikidata in own.items() if name in plain}
    named = {form: iso3 for form, (iso3, how) in forms.items() if how == "name"}
    ids = {form: own.get(form, of.get(iso3, "-")) for form, iso3 in named.items()}
    return {form: wikidata for form, wikidata in ids.items() if wikidata != "-"}


def build_countries(actors: Path, gazetteer: Path) -> list[dict]:
    """Write countries.tsv and country_forms.tsv; return the country rows."""
    info = {row["ISO3"]: row for row in table(gazetteer / "geonames_countryinfo.tsv")}
    countries = [r for r in json_lines(actors / "countries.jsonl") if r.get("iso3") in info]
    for row in countries:
        row["population"] = int(info[row["iso3"]]["Population"] or 0)
        row["plain"] = info[row["iso3"]]["Country"]
    forms: dict[str, tuple[str, str]] = {}
    for form, iso3, how in sorted(derived_forms(countries), key=lambda x: (RANK[x[2]], x)):
        if form not in AMBIGUOUS:
            forms.setdefault(form, (iso3, how))
    curated: dict[str, tuple[str, str]] = {}
    for row in table(KB / "curated" / "country_forms.tsv"):
        curated.setdefault(row["form"], (row["iso3"], row["how"]))
    for row in table(KB / "curated" / "region_forms.tsv"):
        curated.setdefault(row["form"], (row["iso3"], "region"))
    forms.update(curated)
    ids = country_ids(actors, forms, {row["plain"]: row["iso3"] for row in countries})
    write_table(
        "country_forms.tsv",
        ("form", "iso3", "how", "wikidata"),
        ((form, *value, ids.get(form)) for form, value in forms.items()),
    )
    write_table(
        "countries.tsv",
        ("iso3", "iso2", "name", "lat", "lon", "geonames", "population"),
        ((r["iso3"], r["iso2"], r["plain"], *r.get("point", ("", "")), r.get("geonameid"),
          r["population"]) for r in countries),
    )  # fmt: skip
    for row in countries:
        named = {f for f, v in forms.items() if v == (row["iso3"], "name")}
        row["forms"] = sorted(named - PARTS)
        row["capitals"] = {fold(f) for f, v in forms.items() if v == (row["iso3"], "capital")}
    return countries


def build_roles(actors: Path) -> None:
    """Write roles.tsv: PETRARCH's agents mapped to our sectors, under our own list."""
    roles: dict[str, tuple[str, str]] = {}
    for line in (actors / "petrarch_agents.txt").read_text(encoding="utf-8").splitlines():
        found = re.match(r"([A-Z][A-Z_ -]*?)_?\s*(?:\{[^}]*\})?\s*\[~([A-Z]{3})", line)
        if found and found[2] in SECTOR_OF_CAMEO:
            phrase = found[1].replace("_", " ").strip().lower()
            roles.setdefault(phrase, (SECTOR_OF_CAMEO[found[2]], ""))
    for line in (KB / "curated" / "roles.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            sector, kind, phrases = line.split("\t")
            for phrase in phrases.split("|"):
                roles[phrase] = (sector, kind)
    write_table(
        "roles.tsv",
        ("phrase", "sector", "kind"),
        ((p, *v) for p, v in roles.items() if v[0] != "-"),
    )


SMALL = {"Of", "The", "And", "For", "In", "On", "De", "La", "Al"}


def plausible(name: str) -> bool:
    """Tell whether a PETRARCH group name is distinct enough to be matched in text."""
    return len(name.split()) >= 3 and "(" not in name and "+" not in name


def cased(name: str) -> str:
    """Return a mechanically title-cased name with its small words in lower case."""
    words = name.split()
    return " ".join([words[0], *(w.lower() if w in SMALL - {"Al"} else w for w in words[1:])])


GROUPS = ("groups.tsv", "armed_groups.tsv", "bodies.tsv")
"""Our lists, the first that has a name deciding."""


def build_groups(actors: Path, iso3s: set[str]) -> None:
    """Write groups.tsv: our list first, PETRARCH's armed groups and IGOs of three words or more."""
    rows: dict[str, tuple[str, ...]] = {}
    taken: set[str] = set()
    ids = {name: wikidata for (name, _), wikidata in curated_ids("group").items()}
    for row in (r for name in GROUPS for r in table(KB / "curated" / name)):
        written = filter(None, (row["name"], *(row["aliases"] or "").split("|")))
        names = [n for n in written if n not in taken]
        if names:  # a name means one body: the first that claims it
            aliases = "|".join(names[1:])
            rows[names[0]] = (
                names[0], aliases, row["kind"], row["country"] or "", row["sector"] or "",
            )  # fmt: skip
            taken.update(names)
    sources = (
        ("petrarch_armed_nonstate.jsonl", "REB"),
        ("petrarch_international_actors.jsonl.gz", "IGO"),
    )
    for file, sector in sources:
        for entry in json_lines(actors / file):
            code = entry["codes"][0][0]
            rebel, igo = code[3:6] in ("REB", "SEP", "INS", "UAF"), code.startswith("IGO")
            names = [cased(n) for n in (entry["name"], *entry["aliases"]) if plausible(n)]
            names = [n for n in names if n not in taken]
            if not names or not (rebel if sector == "REB" else igo and len(entry["codes"]) == 1):
                continue
            if sector == "IGO" and not re.search(
                r"\b(Organi[sz]ation|Commission|Union|Council|Bank|Fund|Agency|Programme|Committee|Community|League|Court|Tribunal)\b",
                names[0],
            ):
                continue
            taken.update(names)
            country = code[:3] if code[:3] in iso3s and sector == "REB" else ""
            kind = "armed_group" if sector == "REB" else "igo"
            rows.setdefault(names[0], (names[0], "|".join(names[1:]), kind, country, sector))
    write_table(
        "groups.tsv",
        ("name", "aliases", "kind", "country", "sector", "wikidata"),
        (part for row in rows.values() for part in with_id(row, ids)),
    )


def with_id(row: tuple[str, ...], ids: dict[str, str]) -> Iterator[tuple[str, ...]]:
    """Yield *row* with its id, and each alias that means something else in a row of its own."""
    name, aliases, *rest = row
    names = [name, *filter(None, aliases.split("|"))]
    apart = [alias for alias in names[1:] if alias in ids]
    wikidata = ids.get(name, "-")
    for own, others, its in (
        (name, [n for n in names[1:] if n not in apart], wikidata),
        *((alias, [], ids[alias]) for alias in apart),
    ):
        yield own, "|".join(others), *rest, "" if its == "-" else its


NO_PERSON = re.compile(
    r"\d|[(+,]|\b(Government|Ministry|Minister|Ministers|Police|Army|Council|Party|Parliament|Court|Forces|Force"
    r"|Cabinet|Office|President|Embassy|Department|Agency|Bank|Senate|Congress|Guard|Republic|Administration"
    r"|Committee|Commission|Union|State|National|Authority|Assembly|Official|Officials|City|Province|The|Of|And)\b"
)
"""What tells that an entry of PETRARCH's list of countries' actors is no person's name."""
REPOSITORIES = {"congo-kinshasa": "COD", "us": "USA", "south-korea": "KOR", "united-kingdom": "GBR"}
Term = tuple[str, str, str, int, int, str]
"""Name, surname that suffices, country, first year, last year, Wikidata id ("": not known)."""


def year(text: str, default: int) -> int:
    """Return the year that an ISO date or PETRARCH's YYMMDD or YYYYMMDD starts with."""
    digits = text.strip("<> ")
    if re.match(r"\d{4}(-|$)", digits) or len(digits) == 8:
        return int(digits[:4])
    if re.fullmatch(r"\d{6}", digits):
        short = int(digits[:2])
        return 2000 + short if short < 20 else 1900 + short
    return default


def years(dates: str) -> tuple[int, int]:
    """Return first and last year of PETRARCH's ">YYMMDD", "<YYMMDD" or "YYMMDD-YYMMDD"."""
    first, _, last = dates.partition("-")
    if first.startswith("<"):
        return 0, year(first, 9999)
    return year(first, 0), year(last, 9999)


def leaders(terms: Iterable[Term]) -> Iterator[Term]:
    """Yield our own list, with our id or that of *terms* of the same name, country and time."""
    own = curated_ids("person")
    known: dict[tuple[str, str], list[Term]] = {}
    for term in terms:
        known.setdefault((fold(term[0]), term[2]), []).append(term)
    for r in table(KB / "curated" / "leaders.tsv"):
        name, iso3, start, end = r["name"], r["country"] or "", int(r["start"]), int(r["end"])
        same = known.get((fold(name), iso3), [])
        ids = {t[5] for t in same if t[5] and t[3] <= end and start <= t[4]}
        wikidata = own.get((name, iso3)) or (min(ids) if len(ids) == 1 else "")
        yield name, r["short"] or "", iso3, start, end, wikidata


def wikidata_terms(actors: Path, countries: Countries) -> Iterator[Term]:
    """Yield the terms of Wikidata's officeholders, with the surnames of those who lead a country."""
    for file, name, country, key in (
        (LEADERS, "officeholderLabel", "country", "officeholder"),
        (FOREIGN_MINISTERS, "name", "countryLabel", "person"),
    ):
        for row in csv_rows(actors / file):
            match = countries.lookup(row[country])
            if match is None or " " not in row[name] or "rince" in row.get("positionLabel", ""):
                continue
            surname = row[name].split()[-1]
            leads = file == LEADERS and len(surname) > 3 and surname[1].islower()
            start = year(row.get("start_year") or row.get("start") or "", 2000)
            end = year(row.get("end_year") or "", 9999)
            yield row[name], surname if leads else "", match.iso3, start, end, row[key]
    for row in table(actors / "wikidata_officeholders_2001_2022.tsv.gz"):
        match = countries.lookup(row["country"].title())
        iso3 = REPOSITORIES.get(row["country"]) or (match.iso3 if match else None)
        if iso3 and " " in row["person"]:
            start, end = year(row["start"], 2000), year(row["end"] or "", 9999)
            yield row["person"], "", iso3, start, end, row["wikidata"]


def petrarch_terms(actors: Path, iso3s: set[str]) -> Iterator[Term]:
    """Yield the same of PETRARCH's; single words among the aliases are surnames that suffice."""
    own = curated_ids("person")
    for entry in json_lines(actors / "petrarch_countries_actors.jsonl.gz"):
        found = [
            (c[:3], d) for c, d in entry["codes"] if c[:3] in iso3s and c[3:6] in ("GOV", "ELI")
        ]
        name = entry["name"]
        if not found or " " not in name or NO_PERSON.search(name):
            continue
        surnames = [
            a for a in entry["aliases"] if " " not in a and len(a) > 3 and a in name.split()
        ]
        for iso3 in sorted({c for c, _ in found}):
            dated = [years(d) for c, d in found if c == iso3 and d] or [(0, 9999)]
            start, end = min(s for s, _ in dated), max(e for _, e in dated)
            wikidata = own.get((name, iso3), "")
            yield name, surnames[0] if surnames else "", iso3, start, end, wikidata


def build_people(actors: Path, iso3s: set[str]) -> None:
    """Write people.tsv: a row for each name, country and id, its terms together; our own list wins."""
    terms = [*wikidata_terms(actors, Countries.load(KB / "data")), *petrarch_terms(actors, iso3s)]
    ours = {(fold(term[0]), term[2]): term for term in leaders(terms)}
    joined: dict[tuple[str, str, str], Term] = {}
    for name, surname, iso3, start, end, wikidata in terms:
        plain = " ".join(name.split())
        key = (fold(plain), iso3, wikidata)
        if key[:2] in ours:  # snapshots leave terms open that have ended since
            continue
        was = joined.get(key, (plain, surname, iso3, start, end, wikidata))
        joined[key] = (
            was[0], was[1] or surname, iso3, min(was[3], start), max(was[4], end), wikidata,
        )  # fmt: skip
    people = [*with_surnames(joined), *ours.values()]
    alone = alone_enough(people)
    write_table(
        "people.tsv",
        ("name", "short", "country", "start", "end", "wikidata", "alone"),
        ((*person, "1" if person in alone else "") for person in people),
    )


def with_surnames(joined: dict[tuple[str, str, str], Term]) -> Iterator[Term]:
    """Yield the terms; whose id is the only one of the name has the surname that PETRARCH's list gives."""
    ids: dict[tuple[str, str], set[str]] = {}
    for name, iso3, wikidata in joined:
        ids.setdefault((name, iso3), set()).update(filter(None, (wikidata,)))
    for (name, iso3, wikidata), term in joined.items():
        without = joined.get((name, iso3, ""))
        if wikidata and without and not term[1] and len(ids[name, iso3]) == 1:
            yield term[0], without[1], *term[2:]
        else:
            yield term


def alone_enough(people: Iterable[Term]) -> set[Term]:
    """Return those with an id whose short name is no part of the name of anybody else in the table."""
    ids: dict[str, set[str]] = {}
    for person in people:
        ids.setdefault(fold(person[0]), set()).update(filter(None, (person[5],)))
    bearers: dict[str, set[str]] = {}
    for name, known in ids.items():
        for word in name.split():
            bearers.setdefault(word, set()).update(known or {name})
    return {
        person
        for person in people
        if person[1]
        and person[5]
        and set.intersection(*(bearers.get(w, set()) for w in fold(person[1]).split()))
        <= {person[5]}
    }


GB = {"UK": "GB"}


def build_agencies(actors: Path, iso3_of: dict[str, str]) -> None:
    """Write agencies.tsv: news agencies and outlets with domains."""
    rows = [
        (r["name"], r["aliases"], iso3_of.get(r["country"], ""), r["domain"], r["kind"])
        for r in table(actors / "news_agencies_curated.tsv")
    ]
    known = {r[0] for r in rows}
    rows += [
        (r["name"], "", iso3_of.get(GB.get(r["country"], r["country"]), ""), r["domain"], "outlet")
        for r in table(actors / "outlets_fundus.tsv")
        if r["name"] not in known
    ]
    write_table("agencies.tsv", ("name", "aliases", "country", "domain", "kind"), rows)


def build(shared: Path) -> None:
    """Compile everything."""
    actors, gazetteer = shared / "actors", shared / "gazetteer"
    (KB / "data").mkdir(exist_ok=True)
    countries = build_countries(actors, gazetteer)
    iso3_of = {r["iso2"]: r["iso3"] for r in countries}
    build_roles(actors)
    build_groups(actors, set(iso3_of.values()))
    build_agencies(actors, iso3_of)
    build_people(actors, set(iso3_of.values()))
    write_table("unit_forms.tsv", ("form", "iso3", "unit", "use"), unit_forms())
    borders = border_rows(gazetteer, set(iso3_of.values()))
    write_table("borders.tsv", ("left", "right", "line"), borders)
    rows = gazetteer_rows(gazetteer, countries)
    write_gazetteer(KB / "data" / "gazetteer.bin", rows)
    (KB / "data" / "VERSION").write_text(VERSION + "\n", encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path, metavar="SHARED_DATA_DIR")
    build(parser.parse_args().shared)
