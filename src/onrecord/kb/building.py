"""Building a gazetteer of a user's own: what ships and a GeoNames dump, merged by GeoNames' numbers.

Countries, regions and our own and old names stay as they ship. A town or unit that ships and is in
the dump takes point, population and spellings from there and keeps the names it had.
"""

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from .alternate_names import AlternateNames
from .compiling import Draft, GazetteerCompiler
from .feature_codes import FeatureCodes, Kept
from .gazetteer import FILE, Gazetteer
from .geonames import Dump, Faults, Feature
from .layout import LONGEST, fold
from .place_names import ALTERNATES_FROM, bare_unit, usable
from .seats import Seats
from .tables import DATA

KNOWN = 10
"""Waters, ranges, points … with so many names keep their alternate names as big towns do."""
_UPDATED = ("populated_place", "admin1", "admin2")
_UNITS = ("admin1", "admin2")


@dataclass(frozen=True, slots=True)
class Options:
    """What a build may do otherwise.

    Attributes:
        codes: which features become places.
        alternates_from: population from which towns and units keep their alternate names.
        alternate_names: files ``alternateNamesV2``, whose English and historic names are added.
    """

    codes: FeatureCodes = field(default_factory=FeatureCodes.load)
    alternates_from: int = ALTERNATES_FROM
    alternate_names: Sequence[Path] = ()


@dataclass(frozen=True, slots=True)
class Built:
    """What became of the lines; *updated* and *added* are places, *names* added alternate names."""

    places: int
    updated: int
    added: int
    names: int
    lines: int
    left_out: int
    repeated: int
    faults: Faults


def build(
    files: Sequence[Path],
    folder: Path,
    options: Options,
    *,
    base: Gazetteer | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> Built:
    """Write ``gazetteer.bin`` into *folder*, made of *base* (None: what ships) and the dumps *files*.

    The same files give the same bytes. The work files lie in *folder* too, for a while three times
    the size of what is written.

    Raises:
        InputError: a file cannot be read or is no dump; nothing is written then.
        KnowledgeError: the dumps hold more than a gazetteer has room for.
    """
    dump = Dump(files, options.codes, progress)
    dump.check()
    more = AlternateNames(options.alternate_names, progress)
    more.check()
    with TemporaryDirectory(dir=folder, prefix=f".{FILE}-") as scratch:
        compiler = GazetteerCompiler(Path(scratch))
        shipped = (base or Gazetteer.load()).entries()
        merge = _Merge(compiler, shipped, dump.first_level(), options)
        for feature, kept in dump.features():
            merge.add(feature, kept)
        merge.finish()
        names = more.give(compiler)
        progress(f"sorting the names of {len(compiler):,} places")
        compiler.write(folder / FILE)
    return Built(
        places=len(compiler),
        updated=merge.updated,
        added=merge.added,
        names=names,
        lines=dump.lines,
        left_out=dump.left_out,
        repeated=dump.repeated,
        faults=dump.faults.plus(more.faults),
    )


class _Merge:
    """Puts dump and shipped places together; first-level units last, as towns rank them."""

    def __init__(
        self,
        compiler: GazetteerCompiler,
        shipped: Iterable[Draft],
        first_level: Iterable[Feature],
        options: Options,
    ) -> None:
        self.updated = self.added = 0
        self._compiler = compiler
        self._options = options
        self._ours: dict[int, Draft] = {}
        self._unnumbered: list[Draft] = []
        for draft in shipped:
            number = draft.geonames
            if _is_own(draft):
                self._compiler.add(draft)
            elif number is None or number in self._ours:
                self._unnumbered.append(draft)
            else:
                self._ours[number] = draft
        self._iso3 = _iso3()
        self._unit_names: dict[str, str] = {}
        for feature in first_level:
            self._unit_names.setdefault(_unit(feature), self._unit_name(feature))
        units = [d.admin1 or "" for d in self._ours.values() if d.kind == "admin1"]
        bare = {fold(bare_unit(name)) for name in (*units, *self._unit_names.values())}
        self._seats = Seats(_capitals(), bare)
        self._units: list[tuple[Draft, int]] = []

    def add(self, feature: Feature, kept: Kept) -> None:
        """Take a feature of the dump."""
        draft = self._draft(feature, kept)
        ours = self._ours.pop(feature.geonames, None)
        if ours is None:
            self.added += 1
        else:
            self.updated += 1
            draft = _merged(ours, draft)
        self._take(draft, known=feature.population)

    def finish(self) -> None:
        """Take what the dump lacks, and the first-level units."""
        for draft in (*self._unnumbered, *self._ours.values()):
            self._take(draft, known=0)
        for unit, known in self._units:
            name = fold(bare_unit(unit.admin1 or unit.name))
            people = self._seats.population(unit.country, unit.admin1, name, known=known)
            self._compiler.add(replace(unit, population=people))

    def _take(self, draft: Draft, *, known: int) -> None:
        if draft.kind == "admin1":
            self._units.append((draft, known))
            return
        if draft.kind == "populated_place":
            names = draft.own | draft.others
            self._seats.add(draft.country, draft.admin1, names, population=draft.population)
        self._compiler.add(draft)

    def _draft(self, feature: Feature, kept: Kept) -> Draft:
        names = [feature.name, feature.ascii_name]
        if kept.precision in _UNITS:
            names.append(bare_unit(feature.name))
        natural = kept.precision not in (*_UNITS, "populated_place")
        known = natural and len(feature.alternates) >= KNOWN
        big = feature.population >= self._options.alternates_from
        others = [a for a in feature.alternates if usable(a)] if big or known else []
        unit = self._unit_names.get(_unit(feature))
        return Draft(
            name=feature.name,
            kind=kept.precision,
            country=self._iso3.get(feature.country),
            admin1=unit or (feature.name if kept.precision == "admin1" else None),
            lat=feature.lat,
            lon=feature.lon,
            geonames=feature.geonames,
            population=feature.population,
            own=keys(names),
            others=keys(others),
            fame=max(0, len(feature.alternates) - 1),
            late=natural,
        )

    def _unit_name(self, feature: Feature) -> str:
        ours = self._ours.get(feature.geonames)
        return (ours.admin1 if ours else None) or feature.name


def _is_own(draft: Draft) -> bool:
    """Tell whether *draft* is a unit of our own list ("Scotland"): towns do not rank those."""
    return draft.kind == "admin1" and draft.admin1 is None


def _merged(ours: Draft, theirs: Draft) -> Draft:
    """Return the shipped place *ours* with what the dump knows better."""
    if ours.kind == "country":
        return ours
    if ours.kind not in _UPDATED or ours.kind != theirs.kind:
        return replace(ours, own=ours.own | theirs.own)
    return replace(
        theirs,
        name=ours.name if ours.kind == "admin1" else theirs.name,
        admin1=theirs.admin1 or ours.admin1,
        population=theirs.population or ours.population,
        own=ours.own | theirs.own,
        others=ours.others | theirs.others,
        fame=max(ours.fame, theirs.fame),
    )


def keys(names: Iterable[str]) -> set[str]:
    """Return *names* folded, without those that cannot be looked up."""
    folded = set(map(fold, names)) - {""}
    return {key for key in folded if key.isprintable() and len(key.encode()) <= LONGEST}


def _unit(feature: Feature) -> str:
    return f"{feature.country}.{feature.admin1}"


def _iso3() -> dict[str, str]:
    """Return ISO 3166-1 alpha-3 codes by alpha-2 codes."""
    with (DATA / "countries.tsv").open(encoding="utf-8", newline="") as file:
        return {r["iso2"]: r["iso3"] for r in csv.DictReader(file, delimiter="\t")}


def _capitals() -> dict[str, set[str]]:
    """Return the folded names of capitals by country."""
    found = defaultdict(set)
    with (DATA / "country_forms.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["how"] == "capital":
                found[row["iso3"]].add(fold(row["form"]))
    return found
