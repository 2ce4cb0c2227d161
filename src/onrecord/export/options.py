"""What the user can choose about an export."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """Choices that hold for all formats; a format that has no use for one ignores it.

    Attributes:
        everything: also what is denied, doubted, planned or supposed (``--all``); else only what
            is told as having happened. Formats with a column for factuality always have all.
        guard: an apostrophe before cells of a CSV file that a spreadsheet would take for a formula.
        bom: a byte order mark at the start of CSV files, which old versions of Excel ask for.
        country_points: the middle of the country where only the country is known; else no point.
        passages: quote the passage that a report stands in; without, offsets and triggers remain.
    """

    everything: bool = False
    guard: bool = True
    bom: bool = False
    country_points: bool = False
    passages: bool = True
