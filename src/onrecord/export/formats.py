"""All export formats by name."""

from . import (
    acled,
    flat_csv,
    gdelt,
    geojson,
    icews,
    jsonld,
    parquet,
    petrarch,
    plover,
    polecat,
    ucdp,
)
from .format import Format

FORMATS: dict[str, Format] = {
    module.FORMAT.name: module.FORMAT
    for module in (
        plover, polecat, icews, petrarch, gdelt, acled, ucdp, geojson, parquet, jsonld, flat_csv,
    )
}  # fmt: skip
"""Name -> format, in the order in which they are presented."""
