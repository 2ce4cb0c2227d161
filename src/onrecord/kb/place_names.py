"""Which of a place's many names go into the gazetteer, and what a unit is called for short."""

import re

ALTERNATES_FROM = 15_000
"""Towns of this population and more keep their alternate names; smaller ones only their own."""
_UNITS = re.compile(
    r" (Province|Region|Oblast|State|Governorate|District|County|Department|Prefecture|Krai"
    r"|Republic|Voivodeship|Canton|Division|Wilayah|Wilaya|Municipality|Parish|Borough|Regency"
    r"|Territory|Comarca|Sheng)$"
)
_UNITS_BEFORE = re.compile(
    r"^(Republic of|State of|Province of|Muhafazat|County of|District of|Provincia de"
    r"|Provincia di|Département d[eu]|Département de la|City of|Okrug|Al) "
)


def usable(alternate: str) -> bool:
    """Tell whether an alternate name is a Latin-script name longer than an airport code."""
    if not 4 <= len(alternate) <= 30 or not alternate[0].isupper() or alternate.isupper():
        return False
    return all(c < "\u0250" or c in "’‘ʻ" for c in alternate) and not any(
        c.isdigit() for c in alternate
    )


def bare_unit(name: str) -> str:
    """Return the name of an administrative unit without its "Province" or "State of"."""
    return _UNITS.sub("", _UNITS_BEFORE.sub("", name))
