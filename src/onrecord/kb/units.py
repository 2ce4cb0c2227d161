"""Abbreviations of first-level units: "Calif.", "N.S.W.", and after a comma "TX"."""

from dataclasses import dataclass
from pathlib import Path

from .tables import DATA, rows


@dataclass(frozen=True, slots=True)
class Unit:
    """A first-level unit: country (ISO 3166-1 alpha-3) and GeoNames' name; "" is the whole country."""

    country: str
    name: str


class UnitForms:
    """Look-up of abbreviations as written; case counts ("IN" is Indiana, "in" is not)."""

    def __init__(self, alone: dict[str, Unit], after_comma: dict[str, Unit]) -> None:
        self._alone = alone
        self._after_comma = after_comma

    @classmethod
    def load(cls, folder: Path = DATA) -> "UnitForms":
        """Read ``unit_forms.tsv``.

        Raises:
            KnowledgeError: the table is missing or damaged.
        """
        alone, after_comma = {}, {}
        columns = ("form", "iso3", "unit", "use")
        for form, iso3, name, use in rows("unit_forms.tsv", columns=columns, folder=folder):
            unit = Unit(iso3, name)
            after_comma[form] = after_comma[form.replace(" ", "")] = unit
            if use == "alone":
                alone[form] = alone[form.replace(" ", "")] = unit
        return cls(alone, after_comma)

    def lookup(self, form: str, *, after_comma: bool = False) -> Unit | None:
        """Return what *form* abbreviates; more forms count where a place and a comma go before."""
        table = self._after_comma if after_comma else self._alone
        plain = form.replace(" ", "")
        return table.get(plain) or table.get(plain + ".")
