"""Codes of the field for our countries and sectors (tables in ``data/``)."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..kb import Countries

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class CountryCodes:
    """One country in the code lists of other data sets, None where a list has no such country.

    ``cow`` is the numeric code of the Correlates of War project, ``gw`` that of Gleditsch and Ward.
    """

    iso3: str
    iso_numeric: int | None
    fips: str | None
    cameo: str
    cow: int | None
    gw: int | None
    acled_region: str | None
    ucdp_region: str | None


@dataclass(frozen=True, slots=True)
class SectorCodes:
    """One sector in other lists; ``side`` is "state", "armed" (of no state), "unarmed" or None."""

    cameo: str | None
    icews: str | None
    side: str | None
    inter: str | None


@dataclass(frozen=True, slots=True)
class AcledType:
    """The ACLED-shaped types for a PLOVER type and mode, "any" where it does not matter."""

    type: str
    mode: str
    against: str
    disorder: str
    event: str | None
    sub_event: str | None


@lru_cache(maxsize=1)
def countries() -> dict[str, CountryCodes]:
    """Return alpha-3 code -> codes.

    Raises:
        KnowledgeError: the table is missing or damaged.
    """
    columns = (
        "iso3", "iso_numeric", "fips", "cameo", "cow", "gw", "acled_region", "ucdp_region",
    )  # fmt: skip
    return {
        iso3: CountryCodes(
            iso3=iso3,
            iso_numeric=_number(numeric),
            fips=fips or None,
            cameo=cameo,
            cow=_number(cow),
            gw=_number(gw),
            acled_region=acled or None,
            ucdp_region=ucdp or None,
        )
        for iso3, numeric, fips, cameo, cow, gw, acled, ucdp in _rows("countries.tsv", columns)
    }


@lru_cache(maxsize=1)
def sectors() -> dict[str, SectorCodes]:
    """Return sector -> codes.

    Raises:
        KnowledgeError: the table is missing or damaged.
    """
    columns = ("sector", "cameo", "icews", "side", "inter")
    return {
        sector: SectorCodes(cameo or None, icews or None, side or None, inter or None)
        for sector, cameo, icews, side, inter in _rows("sectors.tsv", columns)
    }


@lru_cache(maxsize=1)
def acled_types() -> tuple[AcledType, ...]:
    """Return the table of types in its order: the first that fits counts.

    Raises:
        KnowledgeError: the table is missing or damaged.
    """
    columns = ("type", "mode", "against", "disorder_type", "event_type", "sub_event_type")
    return tuple(
        AcledType(type_, mode, against, disorder, event or None, sub or None)
        for type_, mode, against, disorder, event, sub in _rows("acled_types.tsv", columns)
    )


def country_codes(iso3: str | None) -> CountryCodes | None:
    """Return the codes of a country."""
    return countries().get(iso3) if iso3 else None


def country_name(iso3: str | None) -> str | None:
    """Return the English short name of a country."""
    return _countries().name(iso3) if iso3 else None


def sector_codes(sector: str | None) -> SectorCodes:
    """Return the codes of a sector, all None for an unknown one."""
    return sectors().get(sector or "UNK", SectorCodes(None, None, None, None))


@lru_cache(maxsize=1)
def _countries() -> "Countries":
    from ..kb import Countries

    return Countries.load()


def _rows(name: str, columns: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    # the knowledge base loads numpy, which a list of formats does not need
    from ..kb.tables import rows

    return rows(name, columns=columns, folder=DATA)


def _number(text: str) -> int | None:
    return int(text) if text else None
