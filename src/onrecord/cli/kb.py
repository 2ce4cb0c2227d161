"""``onrecord kb build``: compiles a GeoNames dump into a gazetteer of the user's own."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ..errors import InputError, KnowledgeError
from .progress import Progress
from .wording import counted

if TYPE_CHECKING:
    from ..kb.building import Built, Options

kb = typer.Typer(
    name="kb", no_args_is_help=True, rich_markup_mode=None, help="Build knowledge of your own."
)


Dumps = Annotated[
    list[Path],
    typer.Option(
        metavar="FILE",
        help="A dump of GeoNames: allCountries, one country's (XX), cities500 … as .txt or .zip. "
        "More may follow; of a place in several the first is taken.",
        show_default=False,
    ),
]
MoreDumps = Annotated[
    list[Path] | None,
    typer.Argument(metavar="FILE", help="Further dumps.", show_default=False),
]
Folder = Annotated[
    Path,
    typer.Option(
        metavar="DIR",
        help="Write DIR/gazetteer.bin; code with it by --kb DIR.",
        show_default=False,
    ),
]
AlternateNames = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="FILE",
        help="alternateNamesV2 of GeoNames: places get their English and historic names.",
        show_default=False,
    ),
]
AlternatesFrom = Annotated[
    int | None,
    typer.Option(
        metavar="POPULATION",
        min=0,
        help="Keep the alternate names of the dump for towns this big (15000).",
        show_default=False,
    ),
]
Codes = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        help="Table of the feature codes to keep; the default keeps towns, units, waters, ranges, "
        "bases, airports, and leaves out wells, farms, hotels, streets.",
        show_default=False,
    ),
]


@kb.command()
def build(
    files: MoreDumps = None,
    *,
    geonames: Dumps,
    out: Folder,
    alternate_names: AlternateNames = None,
    alternates_from: AlternatesFrom = None,
    codes: Codes = None,
) -> None:
    """Compile a GeoNames dump into a gazetteer.

    Towns and units that ship are brought up to date, the others are added; countries, regions and
    old names stay as they ship. The same files give the same bytes. Wrong lines are left out and
    counted; a file that is no dump stops the command (exit code 2).
    """
    # Imported here: --help needs neither numpy nor the knowledge base.
    from ..kb.building import build as build_gazetteer

    options = _options(codes, alternates_from, alternate_names or [])
    _make(out)
    with Progress(until_first=False) as progress:
        progress.advance("reading the dump …")
        built = build_gazetteer(
            [*geonames, *(files or [])], out, options, progress=progress.advance
        )
        for line in _told(built, out / "gazetteer.bin"):
            progress.say(line)


def _options(codes: Path | None, alternates_from: int | None, names: list[Path]) -> "Options":
    from ..kb.building import Options
    from ..kb.feature_codes import FeatureCodes
    from ..kb.place_names import ALTERNATES_FROM

    try:
        table = FeatureCodes.load(codes) if codes else FeatureCodes.load()
    except KnowledgeError as error:
        if codes is None:
            raise
        raise InputError(str(error)) from error  # the user's file, not one of ours
    least = ALTERNATES_FROM if alternates_from is None else alternates_from
    return Options(codes=table, alternates_from=least, alternate_names=names)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise typer.BadParameter(f"cannot make {folder}: {error.strerror}") from error


def _told(built: "Built", path: Path) -> list[str]:
    """Return what became of the lines, and what was written."""
    lines = [
        f"{counted(built.lines, 'line')}: {counted(built.added, 'place')} added, {built.updated:,} "
        f"brought up to date, {built.left_out:,} left out by the table of feature codes"
    ]
    if built.repeated:
        lines.append(f"{counted(built.repeated, 'place')} given more than once, the first taken")
    if built.names:
        lines.append(f"{counted(built.names, 'alternate name')} added")
    if built.faults.count:
        lines.append(f"{counted(built.faults.count, 'wrong line')}, first {built.faults.first}")
    size = path.stat().st_size / 1e6
    return [*lines, f"wrote {path}: {counted(built.places, 'place')}, {size:,.0f} MB"]
